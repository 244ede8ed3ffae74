"""How a form says what the plan says: roles, deadlines, figures; and the words it offers to choose.

Vietnamese is what a form is filled in with; English stands beside it.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from plancheck import labels
from plancheck.forms.form import Duty, Form, TargetRow, TaskRow
from plancheck.measured import measured_on
from plancheck.model import Progress
from plancheck.plan import Plan
from plancheck.quantity import described, with_unit
from plancheck.text import Text, write

ROLES = {
    "lead": Text("Chủ trì", "Leads"),
    "implement": Text("Thực hiện", "Carries out"),
    "coordinate": Text("Phối hợp", "Coordinates"),
    "support": Text("Hỗ trợ", "Supports"),
    "delegate": Text("Phân công người thực hiện", "Assigns staff"),
    "with": Text("Phối hợp", "Takes part"),
}
REACHES = {
    "task": Text("nêu riêng", "by name"),
    "section": Text("theo mục", "by section"),
    "plan": Text("chung cả kế hoạch", "whole plan"),
}


class Choice(NamedTuple):
    """One of the words that a cell may hold: what it is called in plan files, and in the form."""

    code: str
    text: Text

    @property
    def shown(self) -> str:
        """The choice as the list in the form offers it."""
        return f"{self.text.vi} / {self.text.en}"


def _choices(names: Mapping[str, Text]) -> tuple[Choice, ...]:
    """Return the names of states as choices: they begin with a capital where they stand alone."""
    return tuple(
        Choice(code, Text(name.vi[:1].upper() + name.vi[1:], name.en))
        for code, name in names.items()
    )


OFFICIAL = _choices(labels.OFFICIAL)
EVIDENCED = _choices(labels.EVIDENCED)
SENSE = (
    Choice("eq", Text("Đúng bằng (=)", "exactly")),
    Choice("approx", Text("Ước tính, khoảng (≈)", "about, estimated")),
    Choice("gt", Text("Trên (>)", "over")),
    Choice("ge", Text("Từ … trở lên (≥)", "at least")),
    Choice("lt", Text("Dưới (<)", "under")),
    Choice("le", Text("Không quá (≤)", "at most")),
    Choice("text", Text("Bằng lời, không có số", "in words only")),
)
EXTENT = (
    Choice("whole", Text("Toàn bộ phạm vi của chỉ tiêu", "whole scope of the target")),
    Choice("part", Text("Chỉ phần của cơ quan", "this body's part only")),
)


def duty_words(row: TaskRow) -> str:
    """Return a body's duties over a task, a line each: `Thực hiện – nêu riêng (P19)`.

    Of several duties of one role and reach, all are named in one line.
    """
    lines: dict[tuple[str, str], list[Duty]] = {}
    for duty in row.duties:
        lines.setdefault((duty.role, duty.by), []).append(duty)
    return "\n".join(
        f"{ROLES[role].vi} – {REACHES[by].vi} ({', '.join(duty.assignment.id for duty in duties)})"
        for (role, by), duties in lines.items()
    )


def reason_words(form: Form, row: TargetRow) -> str:
    """Return why a target is in a form, a line each."""
    lines = []
    if row.named:
        lines.append("Chỉ tiêu nêu tên cơ quan")
    if row.tasks:
        rest = f" và {len(row.tasks) - _MOST} nhiệm vụ khác" if len(row.tasks) > _MOST else ""
        lines.append(f"Nhiệm vụ {', '.join(row.tasks[:_MOST])}{rest} phục vụ chỉ tiêu này")
    if form.consolidates:
        lines.append("Cơ quan tổng hợp báo cáo")
    return "\n".join(lines or ["Chỉ tiêu tính cả cơ quan"])


_MOST = 6  # names in a cell before it says how many more


def last_words(last: Progress | None) -> str:
    """Return what was last reported of a task."""
    if last is None:
        return ""
    name = next(choice.text.vi for choice in OFFICIAL if choice.code == last.official)
    return f"{name} ({write(last.on, 'vi')})"


def past_words(plan: Plan, row: TargetRow) -> str:
    """Return the figures on file, a line each, with their day and who stated them."""
    lines = []
    for each in row.past:
        unit = row.indicator.unit if row.indicator else None
        day = measured_on(each) or date.min
        by = f", {plan.label(each.reported_by)}" if each.reported_by else ""
        lines.append(f"{described(with_unit(each.value, unit)).vi} ({write(day, 'vi')}{by})")
    return "\n".join(dict.fromkeys(lines))
