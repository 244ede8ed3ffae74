// The search: fields become comboboxes over the index, which is loaded when one is first used.
{
  const { fold, make } = plancheck;
  const squeeze = (text) => text.replace(/ [-–] |[\s,;:|"“”()&]+/g, " ").trim();
  const bare = (text) => squeeze(fold(text));
  // With marks, each tone before its syllable: hoá is hóa, and đườ begins đường.
  const marked = (text) => squeeze(text.toLowerCase().normalize("NFD")
    .replace(/([\p{L}\u0302-\u031b]*)([\u0300\u0301\u0303\u0309\u0323])/gu, "$2$1"));
  const asked = new URLSearchParams(location.search).get("q");

  let loading;
  const load = (src) => loading ||= new Promise((onload, onerror) =>
    document.head.append(make("script", { src, onload, onerror }))
  ).then(() => plancheckIndex[1].map(([to, kind, ...names]) => ({
    to, names, kind: plancheckIndex[0][kind], title: bare(names[0]),
    text: `| ${names.map(bare).join(" | ")} |`, full: marked(names.join(" ")),
  })));

  // Typed marks weigh most, then a whole name, its beginning, the title, the phrase, word starts.
  const search = (entries, query) => {
    const whole = bare(query);
    const strict = marked(query).split(" ").filter((word) => /[đ\u0300-\u036f]/.test(word));
    return whole ? entries.map((each) => {
      const has = (part) => each.text.includes(part);
      const where = (part) => has(part) + has(" " + part);
      const least = Math.min(...whole.split(" ").map(where));
      return [each, least && least + 2 * where(whole) + 8 * each.title.includes(whole)
        + 16 * has("| " + whole) + 32 * has(`| ${whole} |`)
        + 64 * strict.every((word) => each.full.includes(word))];
    }).filter(([, rate]) => rate).sort(([, a], [, b]) => b - a).map(([each]) => each) : [];
  };

  document.querySelectorAll("form[data-index]").forEach((form, number) => {
    const input = form.elements.q;
    const base = new URL(form.dataset.index, location);
    const told = (n, words = n ? "hits" : "none") => form.dataset[words].replace("{n}", n);
    const id = `hits-${number}`;
    const list = make("ul", { id, role: "listbox", ariaLabel: form.ariaLabel });
    const status = make("p", { role: "status", className: "unseen" });
    let hits, active;
    const choose = (place) => {
      [...list.children].forEach((each, at) => each.ariaSelected = at === place);
      list.children[active = place]?.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", place < 0 ? "" : `${id}-${place}`);
    };
    // A path stays a path, whatever it holds: it begins with a dot.
    const go = (hit) => hit?.to ? location.assign(new URL("./" + hit.to, base)) : form.submit();
    const show = (found) => {
      const all = document.activeElement === input ? found : []; // the reader may have gone on
      hits = all.slice(0, 12);
      if (all[12]) hits.push({ names: [told(all.length, "all")] });
      list.replaceChildren(...hits.map((hit, place) => {
        const { names, kind = "" } = hit;
        const typed = names.find((name) => bare(name).includes(bare(input.value)));
        const name = typed === names[0] ? names[1] : typed ?? names[1];
        return make("li", { role: "option", id: `${id}-${place}`, onclick: () => go(hit) },
          make("span", { lang: kind && "vi" }, names[0]), " ",
          make("small", {}, name ? `${kind} · ${name}` : kind));
      }));
      input.ariaExpanded = !(list.hidden = !all.length);
      choose(-1);
    };
    const look = () => load(base).then((entries) => {
      const all = search(entries, input.value);
      show(all);
      status.textContent = input.value && told(all.length);
    });
    Object.assign(input, {
      role: "combobox", ariaAutoComplete: "list", value: asked || input.value,
      onfocus: () => load(base), oninput: look, onblur: () => show([]),
      onkeydown(event) {
        const n = hits.length;
        if (!n && event.key === "ArrowDown") look();
        const to = {
          ArrowDown: (active + 1) % n, ArrowUp: (active < 1 ? n : active) - 1, Escape: -1,
          ...active >= 0 && { Home: 0, End: n - 1 },
        }[event.key];
        if (!n || to === undefined || event.isComposing) return;
        event.preventDefault();
        if (to < 0) show([]);
        else choose(to);
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

    // The page of everything shows what was asked for.
    const all = !number && asked && document.querySelector("[data-az]");
    if (!all) return;
    const left = [...all.querySelectorAll("li")].filter((each) => {
      const text = bare(each.textContent + " " + each.dataset.keys);
      return !(each.hidden = !bare(asked).split(" ").every((word) => text.includes(word)));
    });
    all.before(make("p", { role: "status" }, told(left.length)));
  });
}
