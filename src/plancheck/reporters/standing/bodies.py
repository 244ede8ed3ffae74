"""A row for each body, and a row for each group of objectives."""

from collections.abc import Iterator

from plancheck import bars
from plancheck.overview import Viewed
from plancheck.reporters.standing.style import Part, Style, grid
from plancheck.rows import words_of
from plancheck.standing import TARGETS
from plancheck.tally import StandingBody, StandingGroup, by_body, by_group
from plancheck.terminal import indent, plain
from plancheck.text import Text, write

_TASKS, _TARGETS = Text("Nhiệm vụ", "Tasks"), Text("Chỉ tiêu", "Targets")
_REPORTS, _SHARED = Text("Báo cáo", "Reports"), Text("Giao qua", "Given by")
_COLUMNS = {
    _TASKS: (
        Text("chủ trì", "lead"), Text("thực hiện", "do"), Text("đã xong", "done"),
        Text("quá hạn", "over- due"),
    ),
    _TARGETS: (
        Text("đạt", "met"), Text("không đạt", "missed"), Text("chưa xác định", "unde- ter- mined"),
        Text("chưa đến hạn", "not due"),
    ),
    _REPORTS: (Text("đã nhận", "in"), Text("còn thiếu", "mis- sing")),
    _SHARED: (Text("nhóm", "group"), Text("điều khoản chung", "plan")),
    Text("", ""): (Text("việc khác", "other"),),
}  # fmt: skip
_BODY = Text("Cơ quan, nhóm", "Body or group")
_BODY_LEGEND = Text(
    "Nhiệm vụ: giao đích danh hoặc giao theo đề mục. Chỉ tiêu: những chỉ tiêu mà các nhiệm vụ ấy"
    " phục vụ. Giao qua nhóm: nhiệm vụ của nhóm có cơ quan này; qua điều khoản chung: nhiệm vụ chỉ"
    " đến qua điều khoản giao chung cả kế hoạch. Việc khác: phân công không gắn với nhiệm vụ nào.",
    "Tasks: given by name or under a heading. Targets: those that these tasks serve. Given by"
    " group: tasks of a group that lists the body; by plan: tasks that reach it only through a"
    " clause over the whole plan. Other: duties that cover no task.",
)
_ENDED = Text("Không còn hoạt động: {bodies}.", "No longer in being: {bodies}.")
_SINCE = Text("{name} (từ ngày {day})", "{name} (since {day})")
_NO_BODY = Text(
    "Kế hoạch không giao việc và không yêu cầu cơ quan nào báo cáo.",
    "The plan gives no duties and asks nobody to report.",
)


def bodies(viewed: Viewed, style: Style) -> Iterator[str]:
    """Yield the table of bodies, and what its heads mean."""
    found = by_body(viewed.standing)
    if not found:
        yield indent(style.say(_NO_BODY), "  ")
        return
    heads = [Part("", (style.say(_BODY),))]
    heads += [
        Part(style.say(head), tuple(map(style.say, columns))) for head, columns in _COLUMNS.items()
    ]
    rows = [
        [style.say(each.name), *(str(number or "-") for number in _numbers(each))] for each in found
    ]
    yield "\n".join(grid(heads, rows, 0))
    yield indent(style.say(_BODY_LEGEND), "  ")
    ended = [_SINCE.fill(name=each.name, day=each.ended) for each in found if each.ended]
    if ended:
        yield indent(style.say(_ENDED, bodies=ended), "  ")


def _numbers(each: StandingBody) -> Iterator[int]:
    yield from (each.named.lead, each.named.implement, each.named.done, each.named.overdue)
    yield from (each.named.targets[state] for state in TARGETS)
    yield each.reports["received"] + each.reports["late"]
    yield each.reports["missing"]
    yield from (each.through_group.tasks, each.through_plan.tasks, each.alone)


_GROUP_HEADS = (
    Text("Mã", "Id"),
    Text("Nhóm mục tiêu", "Objective group"),
    Text("mục tiêu", "objec- tives"),
    Text("chỉ tiêu", "targets"),
    *TARGETS.values(),
    Text("tỷ lệ đạt", "share met"),
    Text("", ""),
)
_UNGROUPED = Text("(không thuộc nhóm nào)", "(in no group)")
_NO_GROUP = Text("Kế hoạch không có nhóm mục tiêu.", "The plan has no groups of objectives.")
_GROUP_LEGEND = Text(
    "Tỷ lệ đạt: số chỉ tiêu đạt trên số chỉ tiêu đã đến hạn; để trống nếu chưa xác định được chỉ"
    " tiêu nào.",
    "Share met: the targets met among those due; left out where none is decided.",
)
_CELLS = 12


def groups(viewed: Viewed, style: Style) -> Iterator[str]:
    """Yield the table of groups of objectives."""
    found = by_group(viewed.standing)
    if not found:
        yield indent(style.say(_NO_GROUP), "  ")
        return
    heads = [Part("", tuple(map(style.say, _GROUP_HEADS)))]
    rows = [list(_group(each, style)) for each in found]
    yield "\n".join(grid(heads, rows, 1))
    yield indent(style.say(_GROUP_LEGEND), "  ")


def _group(each: StandingGroup, style: Style) -> Iterator[str]:
    yield plain(each.group.id) if each.group else ""
    yield style.say(words_of(each.group) if each.group else _UNGROUPED)
    yield from (str(each.objectives), str(sum(each.targets.values())))
    yield from (str(each.targets[state] or "-") for state in TARGETS)
    share = each.share_met()
    yield f"{write(share, style.lang)}%" if share is not None else ""
    shown = share is not None
    yield bars.share(each.targets["met"], each.due, _CELLS, style.drawn) if shown else ""
