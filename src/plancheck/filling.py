"""The data of a new entry from options: `due.by=2026-12-31`, `bodies=a,b`, `objectives=MT1`."""

from collections.abc import Iterable
from typing import Any

from plancheck import shape
from plancheck.errors import ConfigError
from plancheck.findings import Place
from plancheck.shape import Shape
from plancheck.text import Text, short
from plancheck.writing import fitting

_MOST = 100  # entries of a list given on the command line


def fill(data: dict[str, Any], given: Iterable[str], kind: Any) -> None:
    """Put what `KEY=VALUE` options say into the data of an entry.

    A dot leads further down, a number to an entry of a list. Ids and words of a fixed list are
    separated by commas; other texts are given one by one. A list of parts takes their ids alone.

    Raises:
        ConfigError: an option is not of this form, names no key of the model, or leads nowhere.
    """
    for option in given:
        key, mark, value = option.partition("=")
        if not mark or not key:
            raise _not_so(option)
        _put(data, key.split("."), value, shape.shape_of(kind), option)


def _put(here: Any, steps: list[str], value: str, known: Shape, option: str) -> None:
    step, *rest = steps
    if known.form == "struct" and isinstance(here, dict):
        field = known.fields.get(step)
        if field is None:
            raise _no_key(step, known, option)
        below = field.shape()
        if rest:
            below = _into(below, rest[0])
            _put(here.setdefault(step, _empty(below)), rest, value, below, option)
        else:
            here[step] = _value(value, below, here.get(step))
    elif known.form == "list" and isinstance(here, list) and step.isascii() and step.isdigit():
        index = int(step) if len(step) <= len(str(_MOST)) else _MOST
        if index > len(here) or index >= _MOST:
            raise _not_so(option)
        below = fitting(known.parts[0], {} if rest else value) or known.parts[0]
        if index == len(here):
            here.append(_empty(below) if rest else value)
        if rest:
            _put(here[index], rest, value, below, option)
        else:
            here[index] = value
    else:
        raise _not_so(option)


def _into(known: Shape, step: str) -> Shape:
    """Return the one of several shapes that a step leads into."""
    return fitting(known, [] if step.isdigit() else {}) or known


def _empty(known: Shape) -> Any:
    return [] if known.form == "list" else {}


def _value(value: str, known: Shape, before: Any) -> Any:
    """Return a value as the model wants it: text, or a list."""
    known = fitting(known, value) or next((p for p in known.parts if p.form == "list"), known)
    if known.form != "list":
        return value
    inner = known.parts[0]
    parts = [value]
    if inner.form == "struct" or inner.ref is not None or inner.options:
        parts = [each.strip() for each in value.split(",") if each.strip()]
    if inner.form == "struct" and "id" in inner.fields:
        return [*(before or []), *({"id": each} for each in parts)]
    return [*(before or []), *parts]


# -- what is wrong ---------------------------------------------------------------------------------


def problems(data: dict[str, Any], kind: Any, what: Text, options: dict[str, str]) -> list[Text]:
    """Return what the model has against an entry, and for what is missing the option to give.

    Args:
        data: the entry.
        kind: its type.
        what: how a message calls it.
        options: the options that stand for keys of their own.
    """
    _, found = shape.build(data, kind, Place("", ()), what)
    lines: list[Text] = []
    for name, field in shape.fields_of(kind).items():
        if field.required and name not in data:
            expects = field.shape().expects
            option = options.get(name) or f"--set {name}=…"
            more = (
                Text(f" ({expects.vi.removesuffix('.')})", f" ({expects.en.removesuffix('.')})")
                if expects
                else Text("", "")
            )
            lines.append(
                Text(
                    f"Thiếu “{name}”: thêm {option}{more.vi}.",
                    f"“{name}” is missing: give {option}{more.en}.",
                )
            )
    for each in found:
        if not (each.rule.slug == shape.MISSING_KEY.slug and not each.place.path):
            where = ".".join(map(str, each.place.path))
            fix = each.rule.fix if each.rule.slug == shape.INVALID_VALUE.slug else Text("", "")
            lines.append(
                Text(
                    f"{where}: {each.message.vi} {fix.vi}".rstrip(" .") + ".",
                    f"{where}: {each.message.en} {fix.en}".rstrip(" .") + ".",
                )
            )
    return lines


def _no_key(step: str, known: Shape, option: str) -> ConfigError:
    hint = shape.suggest(step, known.fields)
    listed = ", ".join(known.fields)
    return ConfigError(
        Text(
            f"--set {short(option, 60)}: không có khóa “{step}”.{hint.vi} Có thể dùng: {listed}.",
            f"--set {short(option, 60)}: there is no key “{step}”.{hint.en} Known: {listed}.",
        )
    )


def _not_so(option: str) -> ConfigError:
    return ConfigError(
        Text(
            f"--set {short(option, 60)}: viết khóa=giá trị, ví dụ due.by=2026-12-31,"
            " bodies=tinh.so-khcn hoặc cites.0.act=luat-cntt-2006.",
            f"--set {short(option, 60)}: write key=value, for example due.by=2026-12-31,"
            " bodies=tinh.so-khcn or cites.0.act=luat-cntt-2006.",
        )
    )
