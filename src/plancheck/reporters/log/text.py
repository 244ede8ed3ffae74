"""The history of one element, as a person reads it: a commit and what it did, the newest first."""

from plancheck import telling
from plancheck.following import Entry, Followed
from plancheck.linking import KIND_NAMES
from plancheck.summary import Style
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, write

_NOW = Text("Chưa ghi vào git", "Not committed yet")
_UNSURE = Text(
    "Có phần không đọc được, nên chưa rõ mục này có thay đổi hay không.",
    "Some text cannot be read, so whether the element changed is not known.",
)
_CUT = Text(
    "Bản sao nông chỉ có lịch sử từ đây; lấy thêm bằng git fetch --unshallow.",
    "This shallow clone holds no history before; fetch more with git fetch --unshallow.",
)


def render(found: Followed, style: Style) -> str:
    """Return the history as text."""
    lang, colour = style.lang, style.colour
    head = f"{paint(plain(found.name.whole), 'bold', colour=colour)}"
    head += f" ({KIND_NAMES[found.kind].in_(lang)})"
    lines = [head]
    if found.title.vi:
        lines.append(indent(f"“{found.title.in_(lang)}”", "  "))
    for entry in found.entries:
        lines += ["", *_entry(entry, lang, colour=colour)]
    if not found.entries:
        none = Text("Không có thay đổi nào.", "No change of it.")
        lines += ["", none.in_(lang)]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, lang: Lang, *, colour: bool) -> list[str]:
    commit = entry.commit
    if commit is None:
        lines = [paint(_NOW.in_(lang), "bold", colour=colour)]
    else:
        name = paint(commit.id[:10], "bold", colour=colour)
        lines = [f"{name}  {write(commit.day, lang)}  {plain(commit.author)}"]
        lines.append(indent(commit.subject, "    "))
    if entry.cut:
        lines.append(indent(_CUT.in_(lang), "    ", "  "))
    if entry.unsure:
        lines.append(indent(_UNSURE.in_(lang), "    ", "  "))
    for each in entry.rows:
        lines.append(indent(f"- {each.sentence.in_(lang)}", "    ", "  "))
        if each.pieces:
            lines.append(telling.flow(telling.cut(each.pieces), "    ", colour=colour))
        if each.ordered.vi:
            lines.append(indent(each.ordered.in_(lang), "    "))
    return lines
