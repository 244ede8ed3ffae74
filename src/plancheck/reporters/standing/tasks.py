"""Tasks that are overdue, by the official status and by the evidence for it, side by side."""

from collections.abc import Iterator, Sequence

from plancheck.labels import EVIDENCED, OFFICIAL
from plancheck.plan import Plan
from plancheck.reporters.standing.style import Part, Style, grid
from plancheck.rows import words_of
from plancheck.standing import Standing, StandingTask
from plancheck.tally import name_of
from plancheck.terminal import indent, plain
from plancheck.text import Text, short, write

_TITLE = Text("Nhiệm vụ quá hạn", "Overdue tasks")
_HEADS = (
    Text("Mã", "Id"),
    Text("Hạn cuối", "Last day"),
    Text("Quá (ngày)", "Days late"),
    Text("Báo cáo", "Official"),
    Text("Chứng cứ", "Evidenced"),
    Text("Nhiệm vụ; cơ quan chịu trách nhiệm", "Task; who answers for it"),
)
_NO_DAY = Text(
    "{number} nhiệm vụ không nêu ngày hoàn thành nên không thể quá hạn.{doubt}",
    "No day is named for {number} of the tasks, so they can never be overdue.{doubt}",
)
_UNPROVEN = Text(
    "Đã báo xong nhưng chưa có chứng cứ: {tasks}.", "Reported as done without evidence: {tasks}."
)
_NO_ENTRY = Text("chưa ghi nhận", "no entry")
_ANSWERS = {
    True: Text("{task}; {names} (giao chung cả kế hoạch)", "{task}; {names} (by a clause)"),
    False: Text("{task}; {names}", "{task}; {names}"),
}
_NOBODY = Text("không cơ quan nào", "nobody")


def remarks(standing: Standing, style: Style) -> Iterator[str]:
    """Yield what the numbers of tasks do not say: how many have no day, how many no evidence."""
    lines = []
    without = sum(each.due is None for each in standing.tasks)
    if without:
        doubt = standing.plan.doubt("deadlines")
        lines.append(indent(style.say(_NO_DAY, number=without, doubt=doubt), "  "))
    unproven = [each.task.id for each in standing.tasks if each.unproven]
    if unproven:
        lines.append(indent(style.say(_UNPROVEN, tasks=unproven), "  "))
    if lines:
        yield "\n".join(lines)


def overdue(plan: Plan, every: Sequence[StandingTask], style: Style) -> Iterator[str]:
    """Yield the overdue tasks, the longest first, each with its words below."""
    found = [each for each in every if each.state == "overdue"]
    found.sort(key=lambda each: -each.late)
    if not found:
        return
    heads = [style.say(each) for each in _HEADS]
    rows = [_cells(plan, each, style) for each in found]
    lines = grid([Part("", tuple(heads))], rows, len(heads) - 1)
    yield "\n".join([style.paint(f"{style.say(_TITLE)} ({len(found)})", "error"), *lines])


def _cells(plan: Plan, each: StandingTask, style: Style) -> list[str]:
    entry = each.entry
    task = short(style.say(words_of(each.task)), 60)
    names = [name_of(plan, name) for name in each.answers] or [_NOBODY]
    return [
        plain(each.task.id),
        write(each.due, style.lang) if each.due else "",
        str(each.late),
        style.say(OFFICIAL[entry.official] if entry else _NO_ENTRY),
        style.say(EVIDENCED[entry.evidenced]) if entry else "",
        style.say(_ANSWERS[each.blanket], task=task, names=names),
    ]
