"""Targets in words: the figure and its day, what is wanted, and why nothing can be said."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from plancheck import bars
from plancheck.measured import measured_on
from plancheck.pace import STATE_NAMES as PACES
from plancheck.plan import Plan
from plancheck.quantity import described, percentage
from plancheck.reporters.standing.style import COLOURS, Style
from plancheck.rows import exact, single, target_name
from plancheck.standing import TARGETS, StandingTarget
from plancheck.tally import name_of
from plancheck.terminal import WIDTH, fit, indent, pad, plain, width
from plancheck.text import Text, days

_WORST_FIRST = ("missed", "undetermined", "not-due", "met")
_STATE = Text("Chỉ tiêu {state}", "Targets {state}")
_SO_FAR = {
    True: Text("theo số liệu đến nay thì đạt", "met by the figures so far"),
    False: Text("theo số liệu đến nay thì chưa đạt", "not met by the figures so far"),
}
_WANTED = Text("cần đạt {wanted}", "wanted: {wanted}")
_GOT = Text("kết quả {value} ({day})", "result: {value} ({day})")
_BASE = Text("số liệu gốc {value} ({day})", "baseline: {value} ({day})")
_BASE_UNDATED = Text("số liệu gốc {value}", "baseline: {value}")
_APART = Text("{figure}, không so được", "{figure}, not comparable")
_DUE = Text("hạn {day}", "due {day}")
_EARLY = Text("Số liệu chốt trước hạn {days}.", "The figure is {days} older than the due day.")
_PACE = Text("Nhịp: {state}. {how}", "Pace: {state}. {how}")
_EVIDENCE = Text("Chứng cứ: {evidence}.", "Evidence: {evidence}.")
_NO_EVIDENCE = Text(
    "Số liệu {name} không ghi chứng cứ.", "The figure {name} comes without evidence."
)
_SUPPLIER = Text("Cơ quan báo cáo số liệu: {body}.", "Reported by {body}.")
_LEGEND = Text(
    "Thanh: “{full}” kết quả, “{baseline}” số liệu gốc, “{target}” mức cần đạt; từ 0 đến 100%, hoặc"
    " đến số lớn nhất.",
    "Bars: “{full}” result, “{baseline}” baseline, “{target}” what is wanted; from 0 to 100%, or to"
    " the largest number.",
)
_CELLS = 24


def overview(plan: Plan, every: Sequence[StandingTarget], style: Style) -> Iterator[str]:
    """Yield the targets state by state, the worst first, those with one reason together."""
    for state in _WORST_FIRST:
        found = [each for each in every if each.state == state]
        if not found:
            continue
        title = style.say(_STATE, state=TARGETS[state])
        lines = [style.paint(f"{title} ({len(found)})", COLOURS.get(state, "bold"))]
        for reason, group in _by_reason(found):
            if reason.vi:
                lines.append(indent(_begun(style.say(reason)) + ":", "  "))
            for each in group:
                lines.append(_head(plan, each, style))
                lines += _figures(each, style)
        yield "\n".join(lines)
    yield from _legend(every, style)


def detailed(plan: Plan, every: Sequence[StandingTarget], style: Style) -> Iterator[str]:
    """Yield each target with all that is known of it, in the order of the plan."""
    for each in every:
        name = style.say(target_name(plan, each))
        first = pad(plain(each.target.id), 7)
        whole = indent(name, " " * 12, f"    {first} ")
        lines = [whole.replace(first, style.paint(first, "bold"), 1)]
        state = style.say(TARGETS[each.state])
        words = "; ".join([state, style.say(_DUE, day=each.verdict.due), *_so_far(each, style)])
        painted = style.paint(state, COLOURS.get(each.state, ""))
        lines.append(indent(words, " " * 12).replace(state, painted, 1))
        lines += _figures(each, style)
        if each.reason().vi:
            lines.append(indent(_begun(style.say(each.reason())) + ".", " " * 12))
        lines += [indent(note, " " * 12) for note in _origin(plan, each, style)]
        yield "\n".join(lines)
    yield from _legend(every, style)


def _by_reason(every: Iterable[StandingTarget]) -> list[tuple[Text, list[StandingTarget]]]:
    groups: dict[Text, list[StandingTarget]] = {}
    for each in every:
        so_far = each.verdict.so_far
        decided = _SO_FAR[so_far] if each.state == "not-due" and so_far is not None else None
        groups.setdefault(decided or each.reason(), []).append(each)
    return list(groups.items())


def _so_far(each: StandingTarget, style: Style) -> Iterator[str]:
    if each.state == "not-due" and each.verdict.so_far is not None:
        yield style.say(_SO_FAR[each.verdict.so_far])


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:].removesuffix(".")


def _head(plan: Plan, each: StandingTarget, style: Style) -> str:
    name = style.say(target_name(plan, each))
    label = pad(plain(each.target.id), 7)
    return f"    {style.paint(label, 'bold')} {fit(name, WIDTH - 5 - width(label))}"


def _figures(each: StandingTarget, style: Style) -> Iterator[str]:
    bar = _bar(each, style)
    lead = f"{' ' * 12}{bar}  " if bar else " " * 12
    yield indent("; ".join(_facts(each, style)), " " * 12, lead)
    result = each.verdict.result
    if each.verdict.early and each.state != "not-due" and result is not None:
        yield indent(style.say(_EARLY, days=days(each.verdict.early)), " " * 12)
    if result is not None and result.reserve.vi:
        yield indent(style.say(result.reserve), " " * 12)
    if each.pace is not None:
        how = style.say(_PACE, state=PACES[each.pace.state], how=each.pace.words())
        yield indent(how, " " * 12)


def _facts(each: StandingTarget, style: Style) -> Iterator[str]:
    judged, base = each.verdict, each.baseline
    if judged.result is not None:
        day = measured_on(judged.result.measurement)
        yield style.say(_GOT, value=described(judged.result.value), day=day)
    if judged.wanted is not None:
        yield style.say(_WANTED, wanted=described(judged.wanted))
    if base is not None:
        day = measured_on(base.measurement)
        words = (_BASE if day else _BASE_UNDATED).fill(value=described(base.value), day=day)
        yield style.say(_APART.fill(figure=words) if base.differences else words)


def _origin(plan: Plan, each: StandingTarget, style: Style) -> Iterator[str]:
    if each.verdict.result is None:
        return
    measured = each.verdict.result.measurement
    if measured.evidence:
        yield style.say(_EVIDENCE, evidence="; ".join(measured.evidence).removesuffix("."))
    else:
        yield style.say(_NO_EVIDENCE, name=measured.id)
    if measured.reported_by:
        yield style.say(_SUPPLIER, body=name_of(plan, measured.reported_by))


def _bar(each: StandingTarget, style: Style) -> str:
    """Return a bar of baseline, result and target, where they are numbers of one unit."""
    wanted = each.verdict.wanted
    goal = single(wanted)
    result, base = exact(each.verdict.result), exact(each.baseline)
    numbers = [number for number in (goal, result, base) if number is not None]
    if wanted is None or goal is None or len(numbers) < 2 or min(numbers) < 0 or not max(numbers):
        return ""
    least = Decimal(100) if percentage(wanted) else Decimal(0)
    return bars.scale(result, base, goal, max(least, *numbers), _CELLS, style.drawn)


def _legend(every: Iterable[StandingTarget], style: Style) -> Iterator[str]:
    if any(_bar(each, style) for each in every):
        yield indent(style.say(_LEGEND, **style.drawn._asdict()), "  ")
