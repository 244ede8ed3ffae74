// What the other scripts share. `fold` takes marks from Vietnamese words, as folding.py does.
const plancheck = {
  fold: (text) => text.normalize("NFKD").toLowerCase().normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "").replace(/[đðɖ]/g, "d").replace(/[‐-―−]/g, "-")
    .replace(/[\s\x1c-\x1f\x85]+/g, " ").trim(),
  // An element with properties and children; text stays text.
  make(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  },
};
