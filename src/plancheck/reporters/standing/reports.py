"""Reports in words: who owes which to whom, and what has come in."""

from collections.abc import Iterator, Sequence

from plancheck.deadline import stretch, worded
from plancheck.plan import Plan
from plancheck.reporters.standing.style import COLOURS, Style
from plancheck.rows import words_of
from plancheck.standing import REPORTS, StandingReport
from plancheck.tally import name_of
from plancheck.terminal import WIDTH, fit, indent, pad, plain, width
from plancheck.text import Text, days

_TITLE = Text("Báo cáo phải gửi", "Reports to be sent")
_OWED = Text("gửi {to}", "to {to}")
_WHEN = Text("thời hạn: {due}", "due: {due}")
_THEN = Text("sau đó {by} báo cáo {to}", "then {by} reports to {to}")
_OPEN = Text("{name} (danh sách chưa đầy đủ)", "{name} (not all members listed)")
_SINCE = Text("{name} ({day})", "{name} ({day})")
_DELAY = Text("{name} ({day}, muộn {late})", "{name} ({day}, {late} late)")
_OVER = Text("còn thiếu, quá hạn {late}", "missing, {late} late")


def reports(plan: Plan, every: Sequence[StandingReport], style: Style) -> Iterator[str]:
    """Yield the reports of a plan, each with those who owe it, state by state."""
    by_report: dict[str, list[StandingReport]] = {}
    for each in every:
        by_report.setdefault(each.owed.report.id, []).append(each)
    if not by_report:
        return
    lines = [style.head(_TITLE, len(every))]
    for found in by_report.values():
        lines += _report(plan, found, style)
    yield "\n".join(lines)


def _report(plan: Plan, found: list[StandingReport], style: Style) -> Iterator[str]:
    report = found[0].owed.report
    label = pad(plain(report.id), 7)
    name = fit(style.say(words_of(report)), WIDTH - 5 - width(label))
    yield f"    {style.paint(label, 'bold')} {name}"
    facts = [style.say(_OWED, to=name_of(plan, report.to))]
    if report.due is not None:
        facts.append(style.say(_WHEN, due=worded(report.due)))
    if report.then is not None:
        by, to = name_of(plan, report.then.by), name_of(plan, report.then.to)
        facts.append(style.say(_THEN, by=by, to=to))
    yield indent("; ".join(facts), " " * 12)
    groups: dict[tuple[str | None, str], list[StandingReport]] = {}
    for each in found:
        groups.setdefault((each.owed.covers, each.state), []).append(each)
    ranks = list(REPORTS)
    order = sorted(groups, key=lambda key: (key[0] or "", -ranks.index(key[1])))
    for covers, state in order:
        group = groups[covers, state]
        period = f"{style.say(stretch(covers))}: " if covers else ""
        words = style.say(REPORTS[state])
        if state == "missing":
            words = style.say(_OVER, late=days(group[0].late))
        names = ", ".join(_sender(plan, each, style) for each in group)
        text = indent(f"{period}{words} ({len(group)}): {names}", " " * 14, " " * 12)
        yield text.replace(words, style.paint(words, COLOURS.get(state, "")), 1)


def _sender(plan: Plan, each: StandingReport, style: Style) -> str:
    name = name_of(plan, each.owed.sender)
    if each.owed.open:
        name = _OPEN.fill(name=name)
    if each.owed.receipts:
        day = each.owed.receipts[0].on
        name = (_DELAY if each.late else _SINCE).fill(name=name, day=day, late=days(each.late))
    return style.say(name)
