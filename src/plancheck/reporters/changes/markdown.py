"""What changed, for a comment on a pull request: short first, the rest folded.

It begins with a hidden mark by which a script finds the comment to update. Everything from the
plan is shown as text. It stays under what GitHub allows a comment (65,536 characters), cut by whole
rows, and says how much it leaves out.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plancheck import markup, summary, telling
from plancheck.comparison import Comparison, Told
from plancheck.diff.kinds import GROUPS
from plancheck.findings import Location
from plancheck.markup import markdown
from plancheck.report import Located
from plancheck.summary import Style
from plancheck.text import Lang, Text, short

MARK = "<!-- plancheck -->"
LARGEST = 60_000  # bytes, so characters as well
FIRST = 10  # changes that are shown unfolded
_DAYS = 5
_LONGEST = 1_500  # characters of one sentence
_SIGN = {"error": "🔴", "warning": "🟠", "note": "🔵"}
_LOOK = Text("Cần xem trước", "Look at these first")
_REST = 400  # bytes that the last line may take


class _Section(NamedTuple):
    """Some rows under a head; `what` tells what the rows are: changes or findings."""

    head: tuple[str, ...]
    rows: tuple[str, ...]
    foot: tuple[str, ...]
    what: str


def render(found: Comparison, style: Style) -> str:
    """Return the comment."""
    lang = style.lang
    if not found.rows and not found.findings.new and not found.findings.settled and found.complete:
        return f"{MARK}\n{_say(telling.UNCHANGED, lang)}\n"
    head = list(_head(found, style))
    room = LARGEST - _REST - _size(head)
    lines, left = _fit(_sections(found, style), room)
    if any(left.values()):
        lines += ["", f"**{_say(_left(left), lang)}**"]
    return "\n".join([*head, *lines]) + "\n"


def _head(found: Comparison, style: Style) -> Iterator[str]:
    lang = style.lang
    failed = telling.failing(found, style.threshold)
    word = Text("không đạt", "not passed") if failed else Text("đạt", "passed")
    yield MARK
    yield f"### plancheck: {_say(word, lang)}"
    yield ""
    yield f"**{_say(telling.changed(found), lang)}** {_say(telling.settled(found), lang)}"
    incomplete = telling.incomplete(found)
    if incomplete.vi:
        yield f"\n**{_say(incomplete, lang)}**"
    yield f"\n{_say(telling.verdict(found, style.threshold), lang)}"
    told = [telling.compared(found), *(day.sentence() for day in found.days[:_DAYS]), *found.notes]
    if len(found.days) > _DAYS:
        rest = len(found.days) - _DAYS
        told.append(Text(f"… và {rest} kế hoạch khác.", f"… and {rest} more plans."))
    yield f"\n<sub>{' '.join(_say(each, lang) for each in told)}</sub>"


def _sections(found: Comparison, style: Style) -> Iterator[_Section]:
    first = found.substantive()[:FIRST]
    if first:
        rows = tuple(_row(each, found, style) for each in first)
        yield _Section(("", f"#### {_say(_LOOK, style.lang)}", ""), rows, (), "changes")
    shown = {id(each) for each in first}
    for group, every in found.by_group().items():
        some = [each for each in every if id(each) not in shown and group != "office"]
        if some:
            yield _folded(GROUPS[group], (_row(each, found, style) for each in some), style.lang)
    for ruled in telling.by_rule(found.findings.new):
        yield _rule(ruled, found, style)
    for title, gone in (
        (telling.SETTLED, found.findings.settled),
        (telling.DROPPED, found.findings.dropped),
    ):
        if gone:
            rows_ = (_finding(each, found, style, old=True) for each in gone)
            yield _folded(title, rows_, style.lang, "findings")
    office = found.by_group().get("office", [])
    if office:
        yield _folded(GROUPS["office"], (_row(each, found, style) for each in office), style.lang)


def _folded(title: Text, rows: Iterable[str], lang: Lang, what: str = "changes") -> _Section:
    every = tuple(rows)
    head = f"<details><summary>{_say(title, lang)} ({len(every)})</summary>"
    return _Section(("", head, ""), every, ("", "</details>"), what)


def _rule(ruled: telling.Ruled, found: Comparison, style: Style) -> _Section:
    """Return the findings of one rule, with what to do about them."""
    lang, rule = style.lang, ruled.found[0].finding.rule
    title = f"{_SIGN[ruled.severity]} {_say(telling.NEW_ONE, lang)} {_say(rule.title, lang)}"
    head = f"<details><summary>{title} ({len(ruled.found)}) {markup.code(rule.slug)}</summary>"
    fix = markdown(telling.FIX.in_(lang) + rule.fix.in_(lang))
    rows = tuple(_finding(each, found, style) for each in ruled.found)
    return _Section(("", head, "", fix, ""), rows, ("", "</details>"), "findings")


def _row(each: Told, found: Comparison, style: Style) -> str:
    lang = style.lang
    parts = [f"- {_say(each.sentence, lang)}"]
    if each.title.vi:
        parts.append(f"“{_say(each.title, lang)}”")
    if each.pieces:
        parts.append(f"“{markup.reworded(telling.cut(each.pieces))}”")
    if each.ordered.vi:
        parts.append(f"({_say(each.ordered, lang)})")
    if each.place is not None:
        parts.append(_address(each.place, found, style, old=each.gone))
    return " ".join(parts)


def _finding(each: Located, found: Comparison, style: Style, *, old: bool = False) -> str:
    subject = each.finding.subject.rpartition("#")[2]
    name = f"**{markdown(subject)}** " if subject else ""
    words = markdown(short(summary.message(each, style.lang), _LONGEST))
    return f"- {name}{words} {_address(each.location, found, style, old=old)}"


def _address(place: Location, found: Comparison, style: Style, *, old: bool) -> str:
    """Return file and line, linked where the commit of that side and its home are known."""
    shown = markup.code(f"{place.file}:{place.line}")
    if old:
        shown = f"{_say(telling.BEFORE, style.lang)} {shown}"
    url = telling.web(place, found, style, old=old)
    return f"[{shown}]({url})" if url else shown


def _say(text: Text, lang: Lang) -> str:
    return markdown(short(text.in_(lang), _LONGEST))


def _fit(sections: Iterable[_Section], room: int) -> tuple[list[str], dict[str, int]]:
    """Return the lines for which there is room, and how many rows of either kind are left."""
    lines: list[str] = []
    left = {"changes": 0, "findings": 0}
    for section in sections:
        room -= _size((*section.head, *section.foot))
        rows = []
        for row in section.rows:
            room -= _size((row,))
            if room < 0:
                break
            rows.append(row)
        left[section.what] += len(section.rows) - len(rows)
        if rows:
            lines += [*section.head, *rows, *section.foot]
    return lines, left


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _left(left: dict[str, int]) -> Text:
    changes, findings = left["changes"], left["findings"]
    return Text(
        f"Chưa nêu ở đây {changes} thay đổi và {findings} phát hiện: xem đủ bằng plancheck diff,"
        " hoặc trong nhật ký của CI.",
        f"Not shown here: {summary.many(changes, 'changes')} and"
        f" {summary.many(findings, 'findings')}; see them all with plancheck diff, or in the log of"
        " the CI.",
    )
