"""What changed, as a person reads it in a terminal: the gravest first, each with its place."""

from plancheck import summary
from plancheck.comparison import Comparison, Told, changed, compared, settled, verdict
from plancheck.diff.kinds import GROUPS
from plancheck.diff.wording import Piece
from plancheck.findings import Location
from plancheck.report import Located
from plancheck.summary import Style
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text

_MARKS = {"weakened": "error", "raised": "good", "office": "dim"}
_LONG = 12  # words that are kept on either side of words that changed


def render(found: Comparison, style: Style) -> str:
    """Return the report of changes as text."""
    lang, colour = style.lang, style.colour
    head = [indent(compared(found).in_(lang), "  ", "")]
    head += [indent(day.sentence().in_(lang), "  ", "") for day in found.days]
    head += [indent(note.in_(lang), "  ", "") for note in found.notes]
    parts = ["\n".join(head)]
    for group, rows in found.by_group().items():
        parts.append(_group(group, rows, lang, colour=colour))
    if found.findings.new:
        parts.append(_new(found, lang, colour=colour))
    if found.findings.settled:
        parts.append(_settled(found, lang, colour=colour))
    parts.append("\n".join(indent(each.in_(lang), "") for each in _end(found, style)))
    return "\n\n".join(parts) + "\n"


def _group(group: str, rows: list[Told], lang: Lang, *, colour: bool) -> str:
    title = paint(GROUPS[group].in_(lang), _MARKS.get(group, "bold"), colour=colour)
    lines = [f"{title} ({len(rows)})"]
    for each in rows:
        lines.append("")
        lines.append(indent(each.sentence.in_(lang), "    ", "  "))
        if each.title.vi and each.delta.after is not None and each.delta.before is not None:
            lines.append(indent(f"“{each.title.in_(lang)}”", "    "))
        if each.pieces:
            lines.append(indent(pieces(each.pieces), "    "))
        if each.delta.amended:
            names = ", ".join(each.delta.amended)
            words = Text(f"theo lần sửa đổi {names}", f"ordered by amendment {names}")
            lines.append(indent(words.in_(lang), "    "))
        place = each.new or each.old
        if place is not None:
            old = each.new is None
            where = Text("bản trước: ", "before: ").in_(lang) if old else ""
            lines.append("    " + paint(where + address(place), "dim", colour=colour))
    return "\n".join(lines)


def pieces(found: tuple[Piece, ...]) -> str:
    """Return a rewording on one line: [-dropped-] and {+added+}, long stretches cut."""
    words = []
    for rank, piece in enumerate(found):
        text = piece.text.strip()
        gap = " " if piece.text.startswith(" ") and rank else ""
        if piece.op == "drop":
            words.append(f"{gap}[-{text}-]")
        elif piece.op == "add":
            words.append(f"{gap}{{+{text}+}}")
        else:
            words.append(gap + _kept(text, first=rank == 0, last=rank == len(found) - 1))
    return "".join(words)


def _kept(text: str, *, first: bool, last: bool) -> str:
    """Return a stretch that stayed, without its middle, or its far end at either end."""
    words = text.split(" ")
    if first and len(words) > _LONG:
        return "… " + " ".join(words[-_LONG:])
    if last and len(words) > _LONG:
        return " ".join(words[:_LONG]) + " …"
    if not first and not last and len(words) > 2 * _LONG:
        return " ".join(words[:_LONG]) + " … " + " ".join(words[-_LONG:])
    return text


def _new(found: Comparison, lang: Lang, *, colour: bool) -> str:
    head = Text("Phát hiện mới", "New findings").in_(lang)
    lines = [f"{paint(head, 'bold', colour=colour)} ({len(found.findings.new)})"]
    for each in found.findings.new:
        lines += ["", *_finding(each, lang, colour=colour)]
    return "\n".join(lines)


def _finding(each: Located, lang: Lang, *, colour: bool) -> list[str]:
    rule, severity = each.finding.rule, each.finding.severity
    name = paint(summary.NAMES[severity].in_(lang), severity, colour=colour)
    fix = Text("Cách xử lý: ", "What to do: ").in_(lang) + rule.fix.in_(lang)
    return [
        f"  {name}  {rule.title.in_(lang)} [{rule.slug}]",
        indent(summary.message(each, lang), "    "),
        indent(fix, "    "),
        "    " + paint(address(each.location), "dim", colour=colour),
    ]


def _settled(found: Comparison, lang: Lang, *, colour: bool) -> str:
    head = Text("Phát hiện đã xử lý", "Findings settled").in_(lang)
    lines = [f"{paint(head, 'good', colour=colour)} ({len(found.findings.settled)})"]
    lines += [
        indent(f"{summary.message(each, lang)} [{each.finding.rule.slug}]", "    ", "  ")
        for each in found.findings.settled
    ]
    return "\n".join(lines)


def address(location: Location) -> str:
    """Return a place as editors take it: file:line:column."""
    return f"{plain(location.file)}:{location.line}:{location.column}"


def _end(found: Comparison, style: Style) -> list[Text]:
    end = [changed(found), settled(found)]
    return [*(each for each in end if each.vi), verdict(found, style.threshold)]
