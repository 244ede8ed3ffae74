"""What property tests draw: text that is hard to write, data that fits the model, styled YAML."""

import random
from typing import Any

import msgspec
from hypothesis import strategies as st

from plancheck import model, scalars, source
from plancheck.shape import Shape, one_of, shape_of

# Pieces that YAML, this reader or a terminal could take for something else.
PIECES = st.sampled_from(
    ["a", "Nhiệm vụ", "no", "yes", "on", "true", "null", "~", "1819", "1.819", "2019-12-31", "-5",
     ":", ": ", " #", "#", "-", "- ", "{", "}", "[", "]", ",", ", ", "&x", "*x", "!t", "|", ">",
     "%", "@", "`", "'", '"', "\\", "?", "? ", "=", "<<", "---", "...", " ", "  ", "\t", "\n",
     "\n\n", "\r", "\r\n", "\x00", "\x07", "\x7f", "\x85", "\x9b", "\xa0", "\u2028", "\u2029",
     "\u200b", "\u202e", "\ufeff", "\ufffe", "\uffff", "\U0001f600", "\U0010ffff", "\u0301", "é",
     "Ở", "x" * 120, "một hai ba bốn năm sáu bảy tám chín mười " * 4]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=6).map("".join) | st.text(
    st.characters(codec="utf-8"), max_size=30
)
POOL = ["A1", "tv.so-tttt", "m-2018", "plan", "vi-du/cntt#A1", "vi-du/cntt", "1819", "-0.5",
        "59.25", "394", "394-395", "2019", "2019-Q3", "2019-12-31", "0" * 64, "https://vbpl.vn/a?b=c#d,e",
        "no", "y", "x" * 60, "true"]  # fmt: skip


def sound(text: str, kind: Any) -> bool:
    """Tell whether the model takes a text for a kind of scalar."""
    try:
        msgspec.convert(text, kind)
    except msgspec.ValidationError:
        return False
    return True


def fitting(each: Shape, depth: int = 0) -> st.SearchStrategy[Any]:
    """Draw data that the model accepts for a shape, as the reader would read it."""
    if each.form == "struct":
        return _struct(each, depth)
    if each.form == "union":
        return st.one_of([fitting(part, depth) for part in each.parts])
    if each.form == "any":
        return ANY
    if each.form == "list":
        least = max((meta.min_length or 1 for meta in each.metas), default=1)
        most = min((meta.max_length or 3 for meta in each.metas), default=3)
        return st.lists(fitting(each.parts[0], depth + 1), min_size=least, max_size=most)
    if each.options:
        return st.sampled_from(each.options)
    pool = [text for text in POOL if sound(text, each.type) and _matches(each, text)]
    if not _is_words(each):
        return st.sampled_from(pool)
    return st.sampled_from(pool) | TEXTS.filter(lambda text: sound(text, each.type))


def _matches(each: Shape, text: str) -> bool:
    return each.pattern != scalars.LINES or sound(text, scalars.Lines)


def _is_words(each: Shape) -> bool:
    return any(meta.pattern == r"\S" for meta in each.metas)


@st.composite
def _struct(draw: st.DrawFn, each: Shape, depth: int) -> dict[str, Any]:
    names = one_of(each.type)
    one = draw(st.sampled_from(names)) if names else None
    data = {}
    for name, field in each.fields.items():
        if name in names:
            wanted = name == one
        else:
            wanted = field.required or (depth < 4 and draw(st.integers(0, 2 + depth)) == 0)
        if wanted:
            data[name] = draw(fitting(field.shape(), depth + 1))
    keys = draw(st.permutations(list(data)))
    return {key: data[key] for key in keys}


# What may stand where the model does not say what: below `before` and `after` of an operation.
ANY = st.recursive(
    st.sampled_from(POOL),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.sampled_from(["eq", "unit", "vi", "by"]), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=6,
)
SECTIONS = {
    name: shape_of(kind)
    for name, (_, kind) in {**model.PLAN_SECTIONS, **model.REGISTRY_SECTIONS}.items()
}
ENTRIES = st.sampled_from(sorted(SECTIONS)).flatmap(
    lambda section: st.tuples(st.just(section), fitting(SECTIONS[section]))
)

# -- trees of any keys, in any style ---------------------------------------------------------------

KEYS = st.sampled_from(["a", "b", "c", "d e", "x-y", "vi", "id", "acts"])
LEAVES = st.sampled_from(
    ["x", "một hai", "1", "a: b", "- c", "k " * 60 + "k", 'nói "gì"', "", "d\ne"]
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=14,
)
MAPPINGS = st.dictionaries(KEYS, TREES, min_size=1, max_size=4)


class Style:
    """A YAML writer of its own that takes, at every node, one of the ways to write it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.number = 0
        self.dash = self.one_of(0, 2)
        self.step = self.one_of(2, 4)

    def one_of(self, *options: Any) -> Any:
        return self.chance.choice(options)

    def comment(self, column: int) -> list[str]:
        """Draw nothing, a gap, or comment lines."""
        self.number += 1
        row = f"{' ' * column}# c{self.number}"
        return list(self.one_of([], [], [], [""], [row], ["", row, ""]))

    def beside(self) -> str:
        self.number += 1
        return str(self.one_of("", "", "", f"  # c{self.number}"))

    def flow(self, tree: Any) -> str:
        if isinstance(tree, dict):
            return "{" + ", ".join(f"{self.key(k)}: {self.flow(v)}" for k, v in tree.items()) + "}"
        if isinstance(tree, list):
            return (
                "["
                + ", ".join(map(self.flow, tree))
                + str(self.one_of("", "", ","))[: len(tree)]
                + "]"
            )
        return self.quoted(tree)

    def key(self, key: str) -> str:
        return str(self.one_of(key, f"'{key}'", f'"{key}"'))

    def quoted(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        if text in ("x", "một hai", "1"):
            return str(self.one_of(text, f"'{text}'", f'"{text}"'))
        return f'"{escaped}"'

    def value(self, tree: Any, column: int) -> list[str]:
        """Return what follows a colon or dash at a column, and the lines below."""
        short = len(str(tree)) < 100 and self.one_of(True, False)
        if isinstance(tree, (dict, list)) and (not tree or short):
            return [f" {self.flow(tree)}{self.beside()}"]
        if isinstance(tree, str):
            return self.text(tree, column)
        indent = column + (self.dash if isinstance(tree, list) else self.step)
        lines = self.entries(tree, indent)
        return [self.beside(), *lines]

    def text(self, text: str, column: int) -> list[str]:
        pad = " " * (column + self.one_of(2, 3))
        if text and text == text.strip():
            lines = text.split("\n")
            if len(lines) > 1 and self.one_of(True, False):
                return [f" |-{self.beside()}", *(pad + line for line in lines)]
            if len(lines) == 1 and self.one_of(True, False, False):
                words = text.split(" ")
                half = len(words) // 2
                folded = [" ".join(words[:half]), " ".join(words[half:])] if half else [text]
                after = self.one_of([], [""])
                return [f" >-{self.beside()}", *(pad + line for line in folded), *after]
        return [f" {self.quoted(text)}{self.beside()}"]

    def entries(self, tree: Any, column: int) -> list[str]:
        lines: list[str] = []
        pad = " " * column
        steps = tree.items() if isinstance(tree, dict) else [("", part) for part in tree]
        for key, part in steps:
            lines += self.comment(column)
            if isinstance(tree, dict):
                first, *rest = self.value(part, column)
                lines += [f"{pad}{self.key(key)}:{first}", *rest]
            elif isinstance(part, dict) and part and self.one_of(True, False):
                below = self.entries(part, column + 2)
                while (below and not below[0].strip(" ").strip()) or below[0].lstrip().startswith(
                    "#"
                ):
                    below.pop(0)
                lines += [f"{pad}- {below[0].lstrip(' ')}", *below[1:]]
            else:
                old, self.dash = self.dash, 2
                first, *rest = self.value(part, column)
                self.dash = old
                lines += [f"{pad}-{first}", *rest]
            lines += self.comment(column + self.one_of(1, 2)) if self.one_of(True, False) else []
        return lines


@st.composite
def styled(draw: st.DrawFn, trees: st.SearchStrategy[Any] = MAPPINGS) -> tuple[Any, str]:
    """Draw one of the many texts of a mapping, and what the reader makes of it."""
    tree = draw(trees)
    style = Style(random.Random(draw(st.integers(0, 2**32))))
    if style.one_of(*range(10)) == 0:
        text = style.flow(tree) + "\n"
    else:
        lines = [*style.one_of([], ["---"], ["# head", ""]), *style.entries(tree, 0)]
        text = "\n".join([*lines, *style.one_of([], [], ["..."], ["# end"])])
        text += style.one_of("\n", "\n", "", "\n\n")
    text = text.replace("\n", "\r\n") if style.one_of(True, False) else text
    document = source.parse("f.yaml", text.encode())
    assert not document.unread, (text, document.findings)
    return document.data, text
