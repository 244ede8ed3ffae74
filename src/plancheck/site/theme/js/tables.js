// Tables: rows are sorted, chosen and downloaded in place; the address holds what was chosen.
{
  const { fold, make } = plancheck;
  const { compare } = new Intl.Collator("vi", { numeric: true });
  const address = new URL(location);
  const asked = (name) => address.searchParams.get(name) || "";
  const keep = (name, value) => {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    address.hash = location.hash;
    history.replaceState(null, "", address);
  };
  // A cell: what rows are chosen by and its words, for each item; what it is sorted by.
  const read = (cell) => {
    const items = cell.querySelectorAll("li");
    const parts = (items.length ? [...items] : [cell]).map((part) => {
      const text = part.textContent.replace(/\s+/g, " ").trim();
      return [part.querySelector("[data-state]")?.dataset.state || text || "–", text];
    });
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
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const keys = heads.map((head) => head.dataset.key);
    const rows = [...body.rows].map((row) => {
      const cells = [...row.cells].map(read);
      return { row, cells, text: fold(cells.map(({ words }) => words).join(" ")) };
    });

    let sorted, order = asked(`${grid}.sort`);
    const sort = () => {
      const at = keys.indexOf(order.replace(/^-/, ""));
      const up = order[0] === "-" ? -1 : 1;
      const number = heads[at]?.dataset.kind === "number";
      heads.forEach((head, place) =>
        head.ariaSort = place !== at ? null : up > 0 ? "ascending" : "descending");
      sorted = at < 0 ? rows : [...rows].sort((one, other) => {
        const a = one.cells[at].value, b = other.cells[at].value;
        return !a || !b ? !a - !b : up * (number ? a - b : compare(a, b));
      });
      body.append(...sorted.map(({ row }) => row));
    };
    for (const head of heads) {
      const arrow = make("span", { ariaHidden: true });
      head.append(make("button", { type: "button" }, ...head.childNodes, arrow));
    }
    table.tHead.onclick = ({ target }) => {
      const { key } = target.closest("th").dataset;
      order = order === key ? "-" + key : order === "-" + key ? "" : key;
      keep(`${grid}.sort`, order);
      sort();
    };
    sort();
    if (rows.length < 6) continue; // few rows need no tools

    const name = `${grid}.q`;
    const field = make("input", { type: "search", name, value: asked(name) });
    const selects = heads.flatMap((head, place) => {
      const name = `${grid}.${keys[place]}`;
      const known = new Map(rows.flatMap(({ cells }) => cells[place].parts));
      const options = [...known].sort(([, a], [, b]) => compare(a, b)).map(([value, text]) =>
        new Option(text || none, value, false, value === asked(name)));
      const select = make("select", { name }, new Option(all, ""), ...options);
      return head.dataset.choice === undefined ? [] : [{ place, select }];
    });
    const status = make("p", { role: "status" });
    const choose = () => {
      const words = fold(field.value).split(" ");
      const left = rows.filter(({ row, cells, text }) => !(row.hidden =
        !words.every((word) => text.includes(word)) || !selects.every(({ place, select }) =>
          !select.value || cells[place].parts.some(([part]) => part === select.value))));
      status.textContent = count.replace("{n}", left.length).replace("{all}", rows.length);
    };
    const oninput = ({ target }) => {
      keep(target.name, target.value.trim());
      choose();
    };
    const onclick = () => {
      const lines = sorted.filter(({ row }) => !row.hidden)
        .map(({ cells }) => cells.map(({ value }) => value));
      const text = [keys, ...lines].map((line) => `${line.map(csv)}\r\n`);
      const href = URL.createObjectURL(new Blob(["\ufeff", ...text], { type: "text/csv" }));
      make("a", { href, download: `${grid}.csv` }).click();
      setTimeout(URL.revokeObjectURL, 9999, href);
    };
    table.closest(".scroll").before(make("div", { className: "tools", oninput },
      make("label", {}, find, field), ...selects.map(({ place, select }) =>
        make("label", {}, heads[place].textContent, select)),
      make("button", { type: "button", onclick }, load), status));
    choose();
  }
}
