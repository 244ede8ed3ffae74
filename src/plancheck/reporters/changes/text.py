"""What changed, as a person reads it in a terminal: the gravest first, each with its place."""

from plancheck import summary, telling
from plancheck.comparison import Comparison, Told
from plancheck.diff.kinds import GROUPS
from plancheck.findings import Location
from plancheck.report import Located
from plancheck.summary import Style
from plancheck.telling import Ruled
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text

_MARKS = {"weakened": "error", "raised": "good", "office": "dim"}
_MOST = 5  # findings of one rule that are shown whole; of the rest only the elements


def render(found: Comparison, style: Style) -> str:
    """Return the report of changes as text."""
    lang, colour = style.lang, style.colour
    head = [indent(telling.compared(found).in_(lang), "  ", "")]
    head += [indent(day.sentence().in_(lang), "  ", "") for day in found.days]
    head += [indent(note.in_(lang), "  ", "") for note in found.notes]
    parts = ["\n".join(head)]
    for group, rows in found.by_group().items():
        parts.append(_group(group, rows, lang, colour=colour))
    if found.findings.new:
        parts.append(_new(found.findings.new, lang, colour=colour))
    for title, some in (
        (telling.SETTLED, found.findings.settled),
        (telling.DROPPED, found.findings.dropped),
    ):
        if some:
            parts.append(_gone(title, some, lang, colour=colour))
    parts.append("\n".join(indent(each.in_(lang), "") for each in _end(found, style)))
    return "\n\n".join(parts) + "\n"


def _end(found: Comparison, style: Style) -> list[Text]:
    end = [telling.changed(found), telling.incomplete(found), telling.settled(found)]
    return [*(each for each in end if each.vi), telling.verdict(found, style.threshold)]


def _group(group: str, rows: list[Told], lang: Lang, *, colour: bool) -> str:
    title = paint(GROUPS[group].in_(lang), _MARKS.get(group, "bold"), colour=colour)
    lines = [f"{title} ({len(rows)})"]
    for each in rows:
        lines += ["", *_row(each, lang, colour=colour)]
    return "\n".join(lines)


def _row(each: Told, lang: Lang, *, colour: bool) -> list[str]:
    lines = [indent(each.sentence.in_(lang), "    ", "  ")]
    if each.title.vi:
        lines.append(indent(f"“{each.title.in_(lang)}”", "    "))
    if each.pieces:
        lines.append(telling.flow(telling.cut(each.pieces), "    ", colour=colour))
    if each.ordered.vi:
        lines.append(indent(each.ordered.in_(lang), "    "))
    if each.place is not None:
        where = telling.BEFORE.in_(lang) if each.gone else ""
        lines.append("    " + paint(where + _address(each.place), "dim", colour=colour))
    return lines


def _new(findings: tuple[Located, ...], lang: Lang, *, colour: bool) -> str:
    head = paint(telling.NEW.in_(lang), "bold", colour=colour)
    lines = [f"{head} ({len(findings)})"]
    for each in telling.by_rule(findings):
        lines += ["", *_rule(each, lang, colour=colour)]
    return "\n".join(lines)


def _rule(each: Ruled, lang: Lang, *, colour: bool) -> list[str]:
    """Return the findings of one rule: what to do once, where that is the same for all."""
    rule = each.found[0].finding.rule
    name = paint(summary.NAMES[each.severity].in_(lang), each.severity, colour=colour)
    lines = [f"  {name}  {rule.title.in_(lang)} [{rule.slug}] ({len(each.found)})"]
    fixes = {one.finding.rule.fix for one in each.found}
    if len(fixes) == 1:
        lines.append(indent(telling.FIX.in_(lang) + rule.fix.in_(lang), "    "))
    for one in each.found[:_MOST]:
        lines.append(indent(summary.message(one, lang), "      ", "    - "))
        if len(fixes) > 1:
            lines.append(indent(telling.FIX.in_(lang) + one.finding.rule.fix.in_(lang), "      "))
        lines.append("      " + paint(_address(one.location), "dim", colour=colour))
    rest = each.found[_MOST:]
    if rest:
        names = ", ".join(
            one.finding.subject.rpartition("#")[2] or one.location.file for one in rest
        )
        words = Text(
            f"và {len(rest)} phát hiện nữa (xem đủ bằng plancheck check): {names}",
            f"and {len(rest)} more (plancheck check shows all): {names}",
        )
        lines.append(indent(words.in_(lang), "      ", "    - "))
    return lines


def _gone(title: Text, findings: tuple[Located, ...], lang: Lang, *, colour: bool) -> str:
    head = paint(title.in_(lang), "bold", colour=colour)
    lines = [f"{head} ({len(findings)})"]
    for each in telling.by_rule(findings):
        rule = each.found[0].finding.rule
        lines += ["", f"  {rule.title.in_(lang)} [{rule.slug}] ({len(each.found)})"]
        lines += [
            indent(summary.message(one, lang), "      ", "    - ") for one in each.found[:_MOST]
        ]
        if len(each.found) > _MOST:
            names = ", ".join(one.finding.subject.rpartition("#")[2] for one in each.found[_MOST:])
            words = Text(
                f"và {len(each.found) - _MOST} phát hiện nữa: {names}",
                f"and {len(each.found) - _MOST} more: {names}",
            )
            lines.append(indent(words.in_(lang), "      ", "    - "))
    return "\n".join(lines)


def _address(location: Location) -> str:
    """Return a place as editors take it: file:line:column."""
    return f"{plain(location.file)}:{location.line}:{location.column}"
