"""What stands where, for a terminal of a hundred columns: totals first, then what needs a hand.

Bars and colours only repeat what the words say.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from plancheck import bars
from plancheck.overview import By, Overview, Viewed
from plancheck.reporters.standing import bodies, reports, targets, tasks
from plancheck.reporters.standing.style import COLOURS, Style
from plancheck.rows import words_of
from plancheck.standing import KINDS, STATES, Kind
from plancheck.terminal import WIDTH, indent, pad

# States that are named even where nothing is in them.
_ALWAYS = frozenset({"met", "missed", "undetermined", "done", "overdue", "received", "missing"})
_BAR, _LABEL = 40, 16


def render(overview: Overview, by: By | None, style: Style) -> str:
    """Return what stands where as text.

    Args:
        overview: the plans.
        by: one row for each target, body or group of objectives; None for an overview.
        style: how to say it.
    """
    parts: list[str] = []
    for viewed in overview.plans:
        if parts:
            parts.append("=" * WIDTH)
        title = indent(style.say(words_of(viewed.standing.plan.identity)), "  ")
        day = indent(style.say(viewed.day.sentence()), "  ", "")
        parts += [f"{day}\n{style.paint(title, 'bold')}", *_VIEWS[by](viewed, style)]
    ends = [overview.reserve()]
    if overview.knowledge.until is not None:
        ends.insert(0, overview.knowledge.sentence())
    parts += [indent(style.say(each), "") for each in ends if each.vi]
    return "\n\n".join(parts) + "\n"


def _overview(viewed: Viewed, style: Style) -> Iterator[str]:
    standing = viewed.standing
    for kind, counts in standing.counts().items():
        yield "\n".join(_totals(kind, counts, style))
    yield from tasks.remarks(standing, style)
    yield from targets.overview(standing.plan, standing.targets, style)
    yield from reports.reports(standing.plan, standing.reports, style)
    yield from tasks.overdue(standing.plan, standing.tasks, style)


def _totals(kind: Kind, counts: Mapping[str, int], style: Style) -> Iterator[str]:
    whole = sum(counts.values())
    yield style.head(KINDS[kind], whole)
    for state, number in counts.items():
        if number or (whole and state in _ALWAYS):
            label = pad(style.say(STATES[kind][state]), _LABEL)
            colour = COLOURS.get(state, "") if number else ""
            bar = bars.share(number, whole, _BAR, style.drawn)
            yield (
                f"  {style.paint(label, colour)}{number:>6}  {style.paint(bar, colour)}"
                f"{_percent(number, whole):>6}"
            )


def _percent(part: int, whole: int) -> str:
    return f"{(Decimal(part) * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP)}%"


def _targets(viewed: Viewed, style: Style) -> Iterator[str]:
    return targets.detailed(viewed.standing.plan, viewed.standing.targets, style)


_VIEWS: dict[By | None, Callable[[Viewed, Style], Iterator[str]]] = {
    None: _overview,
    "target": _targets,
    "body": bodies.bodies,
    "group": bodies.groups,
}
