"""Targets that are judged by a figure that is too old."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.measured import measured_on, place
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described
from plancheck.text import Text, days, short
from plancheck.verdict import Verdict, verdicts

RULE = Rule(
    slug="stale-measurement",
    severity="warning",
    title=Text("Đánh giá bằng số liệu cũ", "Judged by an old figure"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”), hạn {due}, đang được đánh giá bằng số liệu {measurement}"
        " ({value}) ngày {day}: {old}.",
        "Target {target} (“{name}”), due {due}, is judged by the figure {measurement} ({value}) of"
        " {day}: {old}.",
    ),
    why=Text(
        "Kết luận đạt hay không đạt có thể đã sai so với thực tế.",
        "Whether it is met or missed may have changed since.",
    ),
    fix=Text(
        "Yêu cầu báo cáo số liệu mới, tính đến ngày đến hạn của chỉ tiêu.",
        "Ask for a new figure, as of the day the target is due.",
    ),
    ground=Text(
        "Thông lệ theo dõi, đánh giá: số liệu được cập nhật theo kỳ báo cáo.",
        "Good practice of monitoring: figures are renewed with every report.",
    ),
)
_CYCLES = {"month": 31, "quarter": 92, "half-year": 184, "year": 366}
_NAMES = {
    31: Text("một tháng", "a month"),
    92: Text("một quý", "a quarter"),
    184: Text("nửa năm", "half a year"),
    366: Text("một năm", "a year"),
}
_OLDER = Text(
    "cũ hơn {reference} {age}, quá {cycle}",
    "{age} older than {reference}, more than {cycle}",
)
_NEVER_RENEWED = Text(
    "có trước hạn {age}, và đã quá hạn {late}, hơn {cycle}, mà chưa có số liệu mới",
    "{age} older than the due day, which was {late} ago, more than {cycle}, with no figure since",
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    cycle = _cycle(plan)
    for verdict in verdicts(plan, as_of):
        if verdict.result is None or verdict.so_far is None:
            continue
        day = measured_on(verdict.result.measurement)
        old = _old(verdict, day, as_of, cycle) if day is not None else None
        if old is None:
            continue
        measurement = verdict.result.measurement
        yield RULE.at(
            place(plan, measurement),
            (plan.at(verdict.target), Text("Chỉ tiêu.", "The target.")),
            subject=plan.ref(verdict.target),
            target=verdict.target.id,
            name=short(stated(verdict.target, verdict.objective)),
            due=verdict.due,
            measurement=measurement.id,
            value=described(verdict.result.value),
            day=day,
            old=old,
        )


def _cycle(plan: Plan) -> int:
    """Return how many days lie between two reports at most: those of the plan's duties, or a year.

    Where several reports recur, the most frequent one counts.
    """
    forms = [report.due.every for report in plan.reports if report.due is not None]
    return min((_CYCLES[form] for form in forms if form is not None), default=366)


def _old(verdict: Verdict, day: date, as_of: date, cycle: int) -> Text | None:
    due = Text("ngày đến hạn", "the due day")
    today = Text("ngày đánh giá ({day})", "the day of judgement {day}").fill(day=as_of)
    passed = as_of >= verdict.due
    age = (min(as_of, verdict.due) - day).days
    if age > cycle:
        reference = due if passed else today
        return _OLDER.fill(reference=reference, age=days(age), cycle=_NAMES[cycle])
    late = (as_of - verdict.due).days
    if age > 0 and late > cycle:
        return _NEVER_RENEWED.fill(age=days(age), late=days(late), cycle=_NAMES[cycle])
    return None
