// Tables: rows are sorted, chosen and downloaded in place; the address holds what was chosen.
{
  const { fold, make } = plancheck;
  const { compare } = new Intl.Collator("vi", { numeric: true });
  const address = new URL(location);
  const asked = address.searchParams;
  const keep = (name, value) => {
    if (value) asked.set(name, value);
    else asked.delete(name);
    address.hash = location.hash;
    history.replaceState(null, "", address);
  };
  const said = (part) => part.textContent.replace(/\s+/g, " ").trim();
  const read = (cell) => {
    const items = [...cell.querySelectorAll("li")];
    const parts = (items.length ? items : [cell]).map((part) =>
      [part.querySelector("[data-state]")?.dataset.state || said(part) || "–", said(part)]);
    const words = parts.map(([, text]) => text).join("; ");
    return { parts, words, value: cell.dataset.value || words };
  };
  // As cells.py and RFC 4180 say: nothing begins a formula, everything is quoted.
  const csv = (text) => {
    const acts = /^\s*[=+\-@＝＋－＠]/.test(text) && !/^-?(\d+\.?\d*|\.\d+)$/.test(text);
    return `"${acts ? "'" : ""}${text.replaceAll('"', '""')}"`;
  };

  for (const table of document.querySelectorAll("table[data-grid]")) {
    const { grid, find, all, none, count, csv: load } = table.dataset;
    const [body] = table.tBodies;
    const heads = [...table.tHead.rows[0].cells];
    const keys = heads.map((head) => head.dataset.key);
    const rows = [...body.rows].map((row) => {
      const cells = [...row.cells].map(read);
      return { row, cells, text: fold(cells.map(({ words }) => words).join(" ")) };
    });

    let order = asked.get(`${grid}.sort`) || "";
    const sort = () => {
      const at = keys.indexOf(order.replace(/^-/, ""));
      const up = order[0] === "-" ? -1 : 1;
      const number = heads[at]?.dataset.kind === "number";
      heads.forEach((head, place) => {
        head.ariaSort = place !== at ? null : up > 0 ? "ascending" : "descending";
      });
      const by = (a, b) => !a || !b ? !a - !b : up * (number ? a - b : compare(a, b));
      const sorted = at < 0 ? rows
        : [...rows].sort((one, other) => by(one.cells[at].value, other.cells[at].value));
      body.append(...sorted.map(({ row }) => row));
    };
    heads.forEach((head, place) => {
      const key = keys[place];
      const onclick = () => {
        order = order === key ? `-${key}` : order === `-${key}` ? "" : key;
        keep(`${grid}.sort`, order);
        sort();
      };
      head.append(make("button", { type: "button", onclick },
        ...head.childNodes, make("span", { ariaHidden: true })));
    });
    sort();
    if (rows.length < 6) continue; // few rows need no tools

    const field = make("input",
      { type: "search", name: `${grid}.q`, value: asked.get(`${grid}.q`) || "" });
    const selects = heads.flatMap((head, place) => {
      const name = `${grid}.${keys[place]}`;
      const known = new Map(rows.flatMap(({ cells }) => cells[place].parts));
      const options = [...known].sort(([, a], [, b]) => compare(a, b)).map(([value, text]) =>
        new Option(text || none, value, false, value === asked.get(name)));
      const select = make("select", { name }, new Option(all, ""), ...options);
      return "choice" in head.dataset && known.size > 1 ? [[place, select]] : [];
    });
    const status = make("p", { role: "status" });
    const choose = () => {
      const words = fold(field.value).split(" ");
      let shown = 0;
      for (const { row, cells, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word)) || !selects.every(
          ([place, { value }]) => !value || cells[place].parts.some(([part]) => part === value));
        shown += !row.hidden;
      }
      status.textContent = count.replace("{n}", shown).replace("{all}", rows.length);
    };
    const save = () => {
      const lines = [...body.rows].filter((row) => !row.hidden)
        .map((row) => [...row.cells].map((cell) => read(cell).value));
      const text = [keys, ...lines].map((line) => `${line.map(csv)}\r\n`).join("");
      const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
      make("a", { href, download: `${grid}.csv` }).click();
      setTimeout(URL.revokeObjectURL, 9999, href);
    };
    const oninput = ({ target }) => {
      keep(target.name, target.value.trim());
      choose();
    };
    (table.closest(".scroll") || table).before(make("div", { className: "tools", oninput },
      make("label", {}, find, field),
      ...selects.map(([place, select]) => make("label", {}, said(heads[place]), select)),
      make("button", { type: "button", onclick: save }, load), status));
    choose();
  }
}
