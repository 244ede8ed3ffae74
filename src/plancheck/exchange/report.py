"""What an import found, as text: problems at their places, or what is new and what changes."""

import json
from collections.abc import Sequence
from typing import Any

from plancheck.exchange.compare import Changed, Comparison, Difference
from plancheck.exchange.records import MAX_PROBLEMS, Problem
from plancheck.findings import Path
from plancheck.model import Act, Entity
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, short
from plancheck.xlsx_values import letters

_NEW = Text("MỚI", "NEW")
_CHANGED = Text("THAY ĐỔI", "CHANGED")


def render_problems(problems: tuple[Problem, ...], file: str, lang: Lang, *, sheet: bool) -> str:
    """Return the problems of a file, a line each, with the row and column of a sheet or the line.

    Args:
        problems: what is wrong.
        file: the name of the file.
        lang: the language.
        sheet: whether the file is a sheet.
    """
    lines = []
    for spot, message in problems[:MAX_PROBLEMS]:
        if sheet:
            column = letters(spot.column)
            at = Text(f"dòng {spot.line}", f"row {spot.line}").in_(lang)
            at += Text(f", cột {column}", f", column {column}").in_(lang) if column else ""
        else:
            at = Text(f"dòng {spot.line}", f"line {spot.line}").in_(lang)
        lines.append(indent(f"{file}, {at}: {message.in_(lang)}", "  ", ""))
    count = f"{len(problems)}+" if len(problems) >= MAX_PROBLEMS else str(len(problems))
    said = Text(
        f"Chưa nhập gì: tệp có {count} chỗ cần sửa.",
        f"Nothing was imported: the file has {count} {_places(len(problems))} to mend.",
    )
    return "\n".join([*lines, said.in_(lang)]) + "\n"


def _places(count: int) -> str:
    return "place" if count == 1 else "places"


def render(
    comparison: Comparison, lang: Lang, *, colour: bool, written: Sequence[str] | None = None
) -> str:
    """Return what a file adds and changes.

    Args:
        comparison: the file beside the registry.
        lang: the language.
        colour: whether to use colours.
        written: the plan files that were changed, or None where nothing was to be written.
    """
    lines = [_line(each, _NEW, lang, colour=colour) for each in comparison.new]
    for each in comparison.changed:
        lines.append(_line(each.new, _CHANGED, lang, colour=colour))
        lines += _differences(each)
    new, changed, unchanged, absent = map(len, comparison)
    said = Text(
        f"Mới: {new}; thay đổi: {changed}; không đổi: {unchanged}; có trong danh mục mà không có"
        f" trong tệp (giữ nguyên): {absent}.",
        f"New: {new}; changed: {changed}; unchanged: {unchanged}; in the registry but not in the"
        f" file (left as they are): {absent}.",
    )
    done = [said.in_(lang)]
    if written is None:
        done.append(Text("Chỉ xem, chưa ghi gì.", "A look only: nothing was written.").in_(lang))
    elif written:
        names = plain(", ".join(written))
        done.append(Text(f"Đã ghi: {names}.", f"Written: {names}.").in_(lang))
    return "\n".join([*lines, *([""] if lines else []), *done]) + "\n"


def _line(entity: Entity, word: Text, lang: Lang, *, colour: bool) -> str:
    number = entity.number if isinstance(entity, Act) else None
    title = " ".join(filter(None, (number, entity.vi)))
    head = paint(word.in_(lang), "bold", colour=colour)
    return f"{head}  {plain(entity.id)}" + (f": {plain(short(title, 70))}" if title else "")


def _differences(changed: Changed) -> list[str]:
    return [
        indent(f"{_path(path)}: {_value(old)} -> {_value(new)}", "      ", "    ")
        for path, old, new in map(Difference._make, changed.differences)
    ]


def _path(path: Path) -> str:
    """Return a path as people count: events[2].grade is the grade of the second event."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".")


def _value(value: Any) -> str:
    if value is None:
        return "∅"
    if isinstance(value, str):
        return short(value, 120)
    return short(json.dumps(value, ensure_ascii=False), 120)
