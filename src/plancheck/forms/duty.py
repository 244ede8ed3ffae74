"""Whose form it is, for which stretch of time, and in answer to which duty to report."""

import calendar
import re
from datetime import date

from plancheck import shape
from plancheck.addressees import Addressees
from plancheck.errors import InputError
from plancheck.model import Body, Group, Report
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.reporting import senders, stretches
from plancheck.text import Text


def body_of(registry: Registry, name: str) -> Body:
    """Return the body with an id, or the only one whose id ends with what was given.

    Raises:
        InputError: there is none, there are several, or it is a group.
    """
    found = registry.entities.get(name)
    if found is None:
        near = [each for each in (*registry.bodies, *registry.groups) if _ends(each.id, name)]
        bodies = [each for each in near if isinstance(each, Body)]
        near = list(bodies) if bodies else near
        if len(near) > 1:
            names = ", ".join(sorted(each.id for each in near))
            raise InputError(
                Text(
                    f"Có nhiều cơ quan mang mã “{name}”: {names}.",
                    f"“{name}” is the end of several ids: {names}.",
                )
            )
        found = near[0] if near else None
    if isinstance(found, Body):
        return found
    if isinstance(found, Group):
        names = ", ".join(found.members) or "–"
        raise InputError(
            Text(
                f"“{found.id}” là một nhóm; hãy lập biểu cho từng cơ quan: {names}.",
                f"“{found.id}” is a group; write a form for each of its members: {names}.",
            )
        )
    known = [each.id for each in registry.bodies]
    short = [each.rpartition(".")[2] for each in known]
    hint = shape.suggest(name, dict.fromkeys([*known, *short]))
    raise InputError(
        Text(
            f"Không có cơ quan nào mang mã “{name}”.{hint.vi}",
            f"No body has the id “{name}”.{hint.en}",
        )
    )


def _ends(known: str, name: str) -> bool:
    return known.endswith(f".{name}")


def days_of(stretch: str) -> tuple[date, date]:
    """Return the first and the last day of a stretch of time.

    Raises:
        InputError: it is not written like one.

    >>> days_of("2019-Q3")
    (datetime.date(2019, 7, 1), datetime.date(2019, 9, 30))
    """
    year, _, part = stretch.partition("-")
    months = _MONTHS.get(part)
    if months is None or not _YEAR.fullmatch(year):
        raise InputError(
            Text(
                f"“{stretch}” không phải là một kỳ. Ví dụ: 2019, 2019-H1, 2019-Q3, 2019-03.",
                f"“{stretch}” is no stretch of time. For example: 2019, 2019-H1, 2019-Q3, 2019-03.",
            )
        )
    first, last = months
    return (
        date(int(year), first, 1),
        date(int(year), last, calendar.monthrange(int(year), last)[1]),
    )


_YEAR = re.compile(r"[12][0-9]{3}")
_MONTHS = {
    "": (1, 12),
    **{f"H{half + 1}": (6 * half + 1, 6 * half + 6) for half in range(2)},
    **{f"Q{quarter + 1}": (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    **{f"{month:02}": (month, month) for month in range(1, 13)},
}


def within(plan: Plan, period: str) -> tuple[date, date]:
    """Return the first and the last day of a stretch of time that concerns a plan.

    Raises:
        InputError: it is no stretch of time, or lies outside the plan's period.
    """
    first, last = days_of(period)
    own = plan.identity.period
    if last < own.start or own.end < first:
        raise InputError(
            Text(
                "Kỳ {period} nằm ngoài kỳ của kế hoạch {plan} ({start} đến {end}).",
                "{period} lies outside the period of the plan {plan} ({start} to {end}).",
            ).fill(period=period, plan=plan.id, start=own.start, end=own.end)
        )
    return first, last


def report_of(plan: Plan, body: Body, name: str | None) -> Report | None:
    """Return the duty to report that a form answers; None where the body has none.

    Raises:
        InputError: the one named does not exist or does not concern the body, or there are several.
    """
    concerned = [each for each in plan.reports if each.to == body.id or _owes(plan, each, body)]
    if name is not None:
        found = [each for each in plan.reports if each.id == name.removeprefix(f"{plan.id}#")]
        if not found:
            known = ", ".join(each.id for each in plan.reports) or "–"
            raise InputError(
                Text(
                    f"Kế hoạch {plan.id} không có chế độ báo cáo “{name}”. Có: {known}.",
                    f"The plan {plan.id} has no report “{name}”. There are: {known}.",
                )
            )
        if found[0] not in concerned:
            raise InputError(
                Text(
                    f"{body.id} không phải gửi và cũng không nhận báo cáo {found[0].id}.",
                    f"{body.id} neither owes nor receives the report {found[0].id}.",
                )
            )
        return found[0]
    if len(concerned) > 1:
        names = ", ".join(each.id for each in concerned)
        raise InputError(
            Text(
                f"{body.id} có nhiều báo cáo: {names}. Hãy chọn bằng --report.",
                f"{body.id} has several reports: {names}. Choose one with --report.",
            )
        )
    return concerned[0] if concerned else None


def _owes(plan: Plan, report: Report, body: Body) -> bool:
    return any(
        sender == name or (is_open and Addressees(plan.registry, [sender]).reach(name))
        for sender, is_open in senders(plan, report)
        for name in line_of(plan.registry, body)
    )


def line_of(registry: Registry, body: Body) -> tuple[str, ...]:
    """Return a body and those it took over from, whatever the day: their duties are its own now."""
    return (body.id, *registry.took_over(body.id, date.max))


def stretch_of(plan: Plan, report: Report | None, period: str) -> tuple[str | None, date | None]:
    """Return the stretch that a recurring report is for, None for one due once; and its last day.

    Raises:
        InputError: the report is not due for such a stretch.
    """
    if report is None:
        return None, None
    known = dict(stretches(plan, report.due))
    if None in known:
        return None, known[None]
    if period in known:
        return period, known[period]
    names = ", ".join(str(each) for each in known) or "–"
    raise InputError(
        Text(
            f"Báo cáo {report.id} không có kỳ “{period}”. Các kỳ: {names}.",
            f"The report {report.id} has no stretch “{period}”. There are: {names}.",
        )
    )
