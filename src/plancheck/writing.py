"""Data as YAML in the style of the house, such that the strict reader reads the same data back.

Block style, two spaces a level, keys in the order of the model with notes and sources last, text
folded (`>-`) where it would pass column 100, quoted only where it must be. Lists of ids and a few
small maps stand on one line, in brackets. Text is composed (NFC): the reader would read it so.
"""

import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

import msgspec

from plancheck import model
from plancheck.shape import Shape, fields_of
from plancheck.source import HIDDEN
from plancheck.terminal import plain

WIDTH = 100
STEP = 2


class Noted(NamedTuple):
    """An entry of a list with paragraphs of comment to stand above it."""

    value: Any
    comment: tuple[str, ...]


class Layout(NamedTuple):
    """Where lines begin: `column` of the key or dash they belong to; `dash` indents lists."""

    column: int
    dash: int = STEP

    def below(self, columns: int) -> "Layout":
        """Return the layout some columns further to the right."""
        return self._replace(column=self.column + columns)


# -- data ------------------------------------------------------------------------------------------


def data_of(value: Any) -> Any:
    """Return an entity, or data, as what the reader reads: mappings, lists and composed text.

    Raises:
        TypeError: there is something in it that is neither, or that UTF-8 cannot write.
    """
    if isinstance(value, Noted):
        return value._replace(value=data_of(value.value))
    if isinstance(value, msgspec.Struct):
        return data_of(msgspec.to_builtins(value))
    if isinstance(value, dict):
        return {_text(key): data_of(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [data_of(part) for part in value]
    return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise TypeError(f"no text for a plan file: {value!r}")
    return unicodedata.normalize("NFC", value)


_SURROGATE = re.compile("[\ud800-\udfff]")

# The keys that come first, after `id`, where the order of the model is not that of the files.
_FIRST: dict[type[msgspec.Struct], tuple[str, ...]] = {
    model.Plan: ("type", "vi", "en", "jurisdiction", "source"),
    model.Section: ("number",),
    model.Article: ("number",),
    model.Objective: ("kind", "group", "section"),
    model.Task: ("kind", "section"),
    model.Item: ("kind", "section"),
    model.Assignment: ("bodies", "role", "with", "scope", "systems"),
    model.Report: ("from", "to", "due", "covers", "then"),
    model.Amendment: ("act", "from"),
    model.Act: ("vi", "en", "type", "number", "issuer", "issued", "year", "other_names"),
}


@cache
def order(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the keys of a kind of entry in the order in which files write them."""
    names = tuple(fields_of(kind))
    whole = issubclass(kind, model.Entity)
    first = [*(("id",) if whole else ()), *_FIRST.get(kind, ())]
    anchored = whole or issubclass(kind, model.Anchored)
    last = [name for name in ("was", "note", "source") if anchored and name not in first]
    middle = [name for name in names if name not in first and name not in last]
    return (*first, *middle, *(name for name in last if name in names))


def ordered(data: dict[str, Any], shape: Shape | None) -> list[str]:
    """Return the keys of a mapping in the order in which files write them; unknown ones last."""
    if shape is None or shape.form != "struct":
        return list(data)
    known = [key for key in order(shape.type) if key in data]
    return known + [key for key in data if key not in known]


def part_of(shape: Shape | None, data: Any, step: str | int) -> Shape | None:
    """Return what the model says of a key or an entry of some data, None where it knows none."""
    shape = fitting(shape, data)
    if shape is None:
        return None
    if shape.form == "struct" and isinstance(step, str):
        field = shape.fields.get(step)
        return field.shape() if field else None
    return shape.parts[0] if shape.form in ("list", "map") else None


def fitting(shape: Shape | None, data: Any) -> Shape | None:
    """Return the one of several shapes that some data has."""
    if shape is None or shape.form != "union":
        return shape
    form = "struct" if isinstance(data, dict) else "list" if isinstance(data, list) else "scalar"
    return next((part for part in shape.parts if part.form == form), None)


# -- lines -----------------------------------------------------------------------------------------

# Fields whose map stands on one line, and whose list does not.
_ONE_LINE = frozenset({"value", "period", "then"})
_LINE_EACH = frozenset({"members", "source"})
_TOKEN = re.compile(r"[\w./@#-]+")
_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]*")


def entry_lines(data: dict[str, Any], shape: Shape | None, at: Layout) -> list[str]:
    """Return the lines of a mapping whose keys stand at a column."""
    lines: list[str] = []
    for key in ordered(data, shape):
        head = f"{' ' * at.column}{key_of(key)}:"
        first, *rest = value_lines(data[key], part_of(shape, data, key), at, len(head), key)
        lines += [head + first, *rest]
    return lines


def item_lines(items: list[Any], shape: Shape | None, at: Layout) -> list[str]:
    """Return the lines of some entries of a list whose dashes stand at a column."""
    lines: list[str] = []
    pad = " " * at.column
    for item in items:
        value, comment = item if isinstance(item, Noted) else (item, ())
        lines += comment_lines(comment, at.column)
        first, *rest = dash_lines(value, part_of(shape, items, 0), at)
        lines += [f"{pad}-{first}", *rest]
    return lines


def dash_lines(value: Any, shape: Shape | None, at: Layout) -> list[str]:
    """Return what follows the dash of an entry, and the lines below it."""
    shape = fitting(shape, value)
    if isinstance(value, dict) and value:
        first, *rest = entry_lines(value, shape, at.below(STEP))
        return [first[at.column + 1 :], *rest]
    return value_lines(value, shape, at, at.column + 1)


def value_lines(
    value: Any, shape: Shape | None, at: Layout, used: int, name: str = ""
) -> list[str]:
    """Return what follows a colon or a dash on its line, and the lines below it.

    Args:
        value: the data.
        shape: what the model says of it, if known.
        at: the column of the key or the dash.
        used: how many columns of its line are taken.
        name: the key, if it has one.
    """
    shape = fitting(shape, value)
    if isinstance(value, str):
        return _scalar_lines(value, shape, at.column + STEP, used)
    one = " " + flow(value, shape)
    if not value or (_is_short(value, shape, name) and used + len(one) <= WIDTH):
        return [one]
    if isinstance(value, dict):
        return ["", *entry_lines(value, shape, at.below(STEP))]
    return ["", *item_lines(value, shape, at.below(at.dash if name else STEP))]


def _is_short(value: Any, shape: Shape | None, name: str) -> bool:
    """Tell whether a list or a mapping stands on one line, if the line is long enough."""
    if isinstance(value, dict):
        parts = [part for part in value.values() if isinstance(part, str)]
        sound = len(parts) == len(value) and "text" not in value
        return sound and name in _ONE_LINE and all(map(_is_token, parts))
    if name in _LINE_EACH or not all(isinstance(part, str) for part in value):
        return False
    inner = part_of(shape, value, 0)
    names = inner is not None and (inner.ref is not None or bool(inner.options) or name == "was")
    return all(map(_is_token if names else _is_slug, value))


def _is_token(text: str) -> bool:
    return _TOKEN.fullmatch(text) is not None


def _is_slug(text: str) -> bool:
    return _SLUG.fullmatch(text) is not None


def comment_lines(paragraphs: tuple[str, ...], column: int) -> list[str]:
    """Return paragraphs as lines of comment at a column; nothing in them can end the comment."""
    head = " " * column + "# "
    return [
        (head + line).rstrip()
        for paragraph in paragraphs
        for line in _wrap(" ".join(plain(paragraph).split()), WIDTH - len(head))
    ]


# -- scalars ---------------------------------------------------------------------------------------

_WORDS = re.compile(r"(?i:~|null|true|false|yes|no|on|off|y|n|=|<<)")
_FIRST_CHARACTER = re.compile(r"-(?!\d)|[?:,\[\]{}#&*!|>'\"%@`]")
# What a reader must see written out, or YAML does not allow bare.
_ESCAPED = re.compile(f"[\t\n\r\ufffe\uffff]|{HIDDEN.pattern}")
_SHORTHANDS = {"\t": r"\t", "\n": r"\n", "\r": r"\r", "\\": r"\\", '"': r"\""}


def flow(value: Any, shape: Shape | None = None) -> str:
    """Return data on one line, lists and mappings in brackets."""
    shape = fitting(shape, value)
    if isinstance(value, Noted):
        return flow(value.value, shape)
    if isinstance(value, dict):
        parts = [
            f"{key_of(key)}: {flow(value[key], part_of(shape, value, key))}"
            for key in ordered(value, shape)
        ]
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part, part_of(shape, value, 0)) for part in value) + "]"
    return scalar(value, shape, in_brackets=True)


def scalar(text: str, shape: Shape | None = None, *, in_brackets: bool = False) -> str:
    """Return text on one line: plain where that reads back the same, else in quotation marks."""
    if shape is not None and text in shape.options and text in ("true", "false"):
        return text
    bare = (
        text == text.strip() != ""
        and not _WORDS.fullmatch(text)
        and not _FIRST_CHARACTER.match(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not _ESCAPED.search(text)
        and not (in_brackets and re.search(r"[,\[\]{}:?]", text))
    )
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + re.sub(rf'[\\"]|{_ESCAPED.pattern}', _escape, text) + '"'


def _escape(hit: re.Match[str]) -> str:
    code = ord(hit[0])
    if hit[0] in _SHORTHANDS:
        return _SHORTHANDS[hit[0]]
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def key_of(key: str) -> str:
    """Return a key as it is written, quoted where it must be."""
    return key if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", key) else _quoted(key)


def _scalar_lines(text: str, shape: Shape | None, column: int, used: int) -> list[str]:
    one = " " + scalar(text, shape)
    pad = " " * column
    lines = text.split("\n")
    sound = text == text.strip() and not any(map(_ESCAPED.search, lines))
    if sound and len(lines) > 1 and all(line and line == line.strip() for line in lines):
        return [" |-", *(pad + line for line in lines)]
    # Where quotes would have to be escaped, a folded line is easier to read.
    escaped = one.startswith(' "') and "\\" in one
    if not sound or len(lines) > 1 or (used + len(one) <= WIDTH and not escaped):
        return [one]
    return [" >-", *(pad + line for line in _wrap(text, WIDTH - column))]


def _wrap(text: str, width: int) -> list[str]:
    """Break text at single spaces into lines no longer than `width`, where words allow it."""
    lines: list[str] = []
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
