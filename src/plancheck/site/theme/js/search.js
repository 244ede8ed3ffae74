// The search: fields become comboboxes over the index, which is loaded when one is first used.
{
  const { fold, make } = plancheck;
  const squeeze = (text) => text.replace(/ [-–] |[\s,;:"“”()&]+/g, " ").trim();
  const bare = (text) => squeeze(fold(text));
  // With marks, each tone before its syllable: hoá is hóa, and đườ begins đường.
  const marked = (text) => squeeze(text.toLowerCase().normalize("NFD")
    .replace(/([\p{L}\u0302\u0306\u031b]*)([\u0300\u0301\u0303\u0309\u0323])/gu, "$2$1"));
  const heads = (text) => text.replace(/[\p{L}\p{N}]+/gu, "\n$&");
  const forms = document.querySelectorAll("form[data-index]");
  const told = ({ dataset }, n) => (n ? dataset.hits : dataset.none).replace("{n}", n);

  let index;
  const load = (src) => index ||= new Promise((onload, onerror) =>
    document.head.append(make("script", { src, onload, onerror }))
  ).then(() => plancheckIndex[1].map(([to, kind, words, ...keys]) => {
    const names = [words, ...keys].map(bare);
    const text = names.join(" | ");
    const full = marked([words, ...keys].join(" | "));
    return { to, kind: plancheckIndex[0][kind], words, keys, names, text, begun: heads(text), full };
  }));

  // Typed marks weigh most, then a whole name, its beginning, the phrase, word starts.
  const search = (entries, query) => {
    const whole = bare(query);
    const parts = [whole, ...whole.split(" ")].map((part) => [part, heads(part)]);
    const strict = marked(query).split(" ").filter((word) => /[đ\u0300-\u036f]/.test(word));
    const rate = ({ names, text, begun, full }) => {
      const [phrase, ...words] = parts.map(([part, head]) =>
        begun.includes(head) ? 2 : +text.includes(part));
      const least = Math.min(...words);
      return least && least + 2 * phrase + 8 * names[0].includes(whole)
        + 16 * names.some((name) => name.startsWith(whole)) + 32 * names.includes(whole)
        + 64 * strict.every((word) => full.includes(word));
    };
    return whole ? entries.map((each) => [rate(each), each]).filter(([rated]) => rated)
      .sort(([a], [b]) => b - a).map(([, { to, kind, words, keys, names }]) => ({ to, words,
        kind: [kind, !names[0].includes(whole) && keys.find((key) => bare(key).includes(whole))]
          .filter(Boolean).join(" · ") })) : [];
  };

  forms.forEach((form, number) => {
    const input = form.elements.q;
    const base = new URL(form.dataset.index, document.baseURI);
    const id = `hits-${number}`;
    const list = make("ul", { id, role: "listbox", ariaLabel: form.ariaLabel });
    const status = make("p", { role: "status", className: "unseen" });
    let hits, active;
    const choose = (place) => {
      [...list.children].forEach((each, at) => (each.ariaSelected = at === place));
      active = place;
      list.children[place]?.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", place < 0 ? "" : `${id}-${place}`);
    };
    // A path stays a path, whatever it holds: it begins with a dot.
    const go = (hit) => hit?.to ? location.assign(new URL(`./${hit.to}`, base)) : form.submit();
    const show = (all) => {
      hits = all.slice(0, 12);
      if (all[12]) hits.push({ words: form.dataset.all.replace("{n}", all.length), kind: "" });
      list.replaceChildren(...hits.map((hit, place) => make("li",
        { role: "option", id: `${id}-${place}`, onclick: () => go(hit) },
        make("span", { lang: hit.to ? "vi" : "" }, hit.words), " ", make("small", {}, hit.kind))));
      list.hidden = !all.length;
      input.ariaExpanded = !list.hidden;
      choose(-1);
    };
    const look = () => load(base).then((entries) => {
      const all = search(entries, input.value);
      show(all);
      status.textContent = input.value && told(form, all.length);
    });
    Object.assign(input, {
      role: "combobox", ariaAutoComplete: "list", autocomplete: "off",
      onfocus: () => load(base), oninput: look, onblur: () => show([]),
      onkeydown: (event) => {
        const last = hits.length - 1;
        const to = {
          ArrowDown: active < last ? active + 1 : 0, ArrowUp: active > 0 ? active - 1 : last,
          Home: active < 0 ? null : 0, End: active < 0 ? null : last, Escape: -1,
        }[event.key] ?? null;
        if (event.isComposing || to === null) return;
        if (last >= 0) event.preventDefault();
        if (to >= 0 && last >= 0) choose(to);
        else if (to < 0) show([]);
        else look();
      },
    });
    input.setAttribute("aria-controls", id);
    list.onmousedown = (event) => event.preventDefault();
    form.onsubmit = (event) => {
      event.preventDefault();
      if (active < 0) look().then(() => go(hits[0]), () => form.submit());
      else go(hits[active]);
    };
    form.append(list, status);
    show([]);
  });

  // The page of everything shows what was asked for.
  const asked = new URLSearchParams(location.search).get("q");
  const all = document.querySelector("[data-az]");
  if (asked && all) {
    const words = bare(asked).split(" ");
    let count = 0;
    for (const each of all.querySelectorAll("li")) {
      const text = bare(`${each.textContent} ${each.dataset.keys}`);
      each.hidden = !words.every((word) => text.includes(word));
      count += !each.hidden;
    }
    for (const part of all.querySelectorAll("section"))
      part.hidden = !part.querySelector("li:not([hidden])");
    for (const form of forms) form.elements.q.value = asked;
    all.before(make("p", { role: "status" }, told(forms[0], count)));
  }
}
