"""The release notes of a plan as Markdown: what concerns all, then a chapter for each body."""

from plancheck import telling
from plancheck.comparison import Told
from plancheck.markup import code, markdown, reworded
from plancheck.releasing import Chapter, Notes
from plancheck.text import Lang, Text

_TITLE = Text("Thay đổi của kế hoạch: {base} → {head}", "Changes of the plan: {base} → {head}")
_GENERAL = Text("Chung", "In general")
_NONE = Text(
    "Không có thay đổi nào về nội dung liên quan đến các cơ quan.",
    "Nothing of substance changed for the bodies.",
)
_PARTIAL = Text(
    "Có phần không đọc được, nên danh sách này có thể chưa đủ.",
    "Some text cannot be read, so this list may not be all.",
)
_OVER_ALL = Text(
    "Được giao việc chung cả kế hoạch, nên mọi thay đổi dưới đây đều liên quan: {bodies}.",
    "With a duty over the whole plan, so that every change below concerns them: {bodies}.",
)


def render(found: Notes, lang: Lang) -> str:
    """Return the release notes; everything from the plan stands there as text."""
    sides = zip((found.base, found.head), found.commits, strict=True)
    base, head = (telling.side(name, commit) for name, commit in sides)
    title = _TITLE.fill(base=base, head=head)
    lines = [f"# {markdown(title.in_(lang))}"]
    if not found.complete:
        lines += ["", f"**{_PARTIAL.in_(lang)}**"]
    if not found.chapters:
        lines += ["", _NONE.in_(lang)]
    elif found.over_all:
        names = [f"{name.in_(lang)} ({body})" for body, name in found.over_all]
        lines += ["", markdown(_OVER_ALL.fill(bodies=names).in_(lang))]
    for chapter in found.chapters:  # what concerns no body by name stands first
        lines += _chapter(chapter, lang)
    return "\n".join(lines) + "\n"


def _chapter(chapter: Chapter, lang: Lang) -> list[str]:
    head = f"{markdown(chapter.name.in_(lang))} ({code(chapter.body)})"
    lines = ["", f"## {head if chapter.body else _GENERAL.in_(lang)}", ""]
    return [*lines, *(_row(each, lang) for each in chapter.rows)]


def _row(each: Told, lang: Lang) -> str:
    parts = [f"- {markdown(each.sentence.in_(lang))}"]
    if each.title.vi:
        parts.append(f"“{markdown(each.title.in_(lang))}”")
    if each.pieces:
        parts.append(f"“{reworded(telling.cut(each.pieces))}”")
    if each.ordered.vi:
        parts.append(f"({markdown(each.ordered.in_(lang))})")
    return " ".join(parts)
