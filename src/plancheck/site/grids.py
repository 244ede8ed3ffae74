"""The tables of tasks, targets, acts, bodies and systems, on their pages and in files."""

from collections.abc import Iterable
from decimal import Decimal

from plancheck.diff.keys import value_of
from plancheck.labels import ACT_TYPES, ROLES
from plancheck.law import STATES as FORCE
from plancheck.measured import measured_on
from plancheck.model import Act, Citation, Entity, Objective, Progress, Serves, System, Task
from plancheck.naming import provisions
from plancheck.quantity import described
from plancheck.rows import target_name, words_of
from plancheck.site.duties import Share, TaskOf
from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, listed, said
from plancheck.site.view import View
from plancheck.standing import TARGETS, TASKS, StandingTarget, StandingTask
from plancheck.text import Text, short
from plancheck.validity import status

_ID = Column("id", Text("Mã", "Id"), width=12)
_FINDINGS = Column("findings", Text("Phát hiện", "Findings"), "number", width=10)
WITH = Text("phối hợp (được mời)", "is to help")
NO_DATE = Text("không nêu thời hạn", "no deadline stated")


def name_cell(view: View, name: str) -> Cell:
    """Return the cell of an element by its id: its name, leading to its page."""
    return Cell(view.name_of(name), view.to(name))


def titled(view: View, entity: Entity) -> tuple[Cell, ...]:
    """Return the cell of an element's words, leading to its page.

    Long words are cut for the eye; they are whole in files, and where rows are looked for.
    """
    words = words_of(entity)
    cut = Text(short(words.vi, _LONG), short(words.en, _LONG))
    return (Cell(cut, view.addresses.of(entity), words.vi if cut.vi != words.vi else None),)


_LONG = 170  # letters of a cell


def names(view: View, some: Iterable[str]) -> tuple[Cell, ...]:
    """Return a cell of several elements."""
    return tuple(name_cell(view, name) for name in dict.fromkeys(some))


def entities(view: View, some: Iterable[Entity | Progress]) -> tuple[Cell, ...]:
    """Return a cell of several elements, entries of a log left out."""
    every = [each for each in some if isinstance(each, Entity)]
    return listed(Cell(words_of(each), view.addresses.of(each)) for each in every)


INFERRED = Text("biên tập viên suy ra", "inferred by an editor")


def served(view: View, some: Iterable[Serves]) -> tuple[Cell, ...]:
    """Return a cell of the objectives that an element serves; links that are inferred say so."""
    cells = []
    for each in some:
        objective = view.plan.find(each.id)
        if objective is not None:
            name = view.headline(objective, 100)
            inferred = each.link == "inferred" and each.confirmed_by is None
            sign = Text(f" ({INFERRED.vi})", f" ({INFERRED.en})") if inferred else Text("", "")
            words = Text(name.vi + sign.vi, name.en + sign.en)
            cells.append(Cell(words, view.addresses.of(objective)))
    return listed(cells)


def money(amount: str) -> Text:
    """Return an amount of đồng in words."""
    return Text("{amount} đồng", "{amount} VND").fill(amount=Decimal(amount))


def found(view: View, *ids: str) -> tuple[Cell, ...]:
    """Return the cell that counts the findings about some elements."""
    number = len(view.about(*ids))
    return (Cell(Text(str(number), str(number)), value=number),)


def role_words(role: str) -> Text:
    """Return what a role of a body is called."""
    return WITH if role == "with" else ROLES[role]


# -- tasks -----------------------------------------------------------------------------------------

_TASK = (
    _ID,
    Column("name", Text("Nhiệm vụ", "Task"), width=70),
    Column("lead", Text("Cơ quan chịu trách nhiệm", "Answered for by"), choice=True, width=40),
    Column("deadline", Text("Thời hạn", "Deadline"), "day", width=22),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
    Column("objective", Text("Mục tiêu", "Objective"), choice=True, width=14),
    _FINDINGS,
)


def tasks(view: View, some: Iterable[StandingTask], key: str = "nhiem-vu") -> Grid:
    """Return a row for each task."""
    rows = tuple(_task(view, each) for each in some)
    return Grid(key, Text("Nhiệm vụ", "Tasks"), _TASK, rows)


def _task(view: View, each: StandingTask) -> Row:
    task = each.task
    to = view.addresses.of(task)
    serves = dict.fromkeys(objective for _, objective, _ in view.plan.supports(task))
    return (
        (Cell(Text(task.id, task.id), to, value=task.id),),
        titled(view, task),
        names(view, each.answers),
        deadline(each),
        (Cell(TASKS[each.state], state=each.state),),
        tuple(Cell(Text(o.id, o.id), view.addresses.of(o)) for o in serves),
        found(view, task.id),
    )


def deadline(each: StandingTask) -> tuple[Cell, ...]:
    """Return the cell of a task's deadline, as the plan says it."""
    if not each.deadline.vi:
        return ()
    return (Cell(each.deadline, value=each.due),)


_TASK_OF = (
    _ID,
    Column("name", Text("Nhiệm vụ", "Task"), width=70),
    Column("role", Text("Vai trò", "Role"), choice=True, width=16),
    Column("through", Text("Giao qua", "Assigned through"), width=40),
    Column("deadline", Text("Thời hạn", "Deadline"), "day", width=22),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
    _FINDINGS,
)
_BY_NAME = Text("đích danh", "by name")


def tasks_of(view: View, some: Iterable[TaskOf], key: str, title: Text) -> Grid:
    """Return a row for each task of a body, with its role and the way the task reaches it."""
    return Grid(key, title, _TASK_OF, tuple(_task_of(view, each) for each in some))


def _task_of(view: View, each: TaskOf) -> Row:
    task = each.task.task
    to = view.addresses.of(task)
    roles = dict.fromkeys(charge.role for charge in each.charges)
    ways = dict.fromkeys((c.through, c.assignment.id) for c in each.charges)
    return (
        (Cell(Text(task.id, task.id), to, value=task.id),),
        titled(view, task),
        tuple(Cell(role_words(role)) for role in roles),
        tuple(_way(view, through, name) for through, name in ways),
        deadline(each.task),
        (Cell(TASKS[each.task.state], state=each.task.state),),
        found(view, task.id),
    )


def _way(view: View, through: str, assignment: str) -> Cell:
    named = view.name_of(through) if through else _BY_NAME
    words = Text("{id}: {named}", "{id}: {named}").fill(id=assignment, named=named)
    return Cell(words, view.to(assignment))


# -- targets ---------------------------------------------------------------------------------------

_TARGET = (
    _ID,
    Column("name", Text("Chỉ tiêu", "Target"), width=70),
    Column("wanted", Text("Cần đạt", "Wanted"), width=18),
    Column("result", Text("Kết quả", "Result"), width=18),
    Column("day", Text("Ngày số liệu", "Day of the figure"), "day", width=14),
    Column("state", Text("Đánh giá", "Verdict"), choice=True, width=16),
    Column("due", Text("Hạn", "Due"), "day", width=14),
    _FINDINGS,
)


def targets(view: View, some: Iterable[StandingTarget], key: str = "chi-tieu") -> Grid:
    """Return a row for each target."""
    rows = tuple(_target(view, each) for each in some)
    return Grid(key, Text("Chỉ tiêu", "Targets"), _TARGET, rows)


NOT_MEASURED = Text("chưa có số liệu", "not measured")


def _target(view: View, each: StandingTarget) -> Row:
    target, judged = each.target, each.verdict
    to = view.addresses.of(target)
    result = judged.result
    return (
        (Cell(Text(target.id, target.id), to, value=target.id),),
        (Cell(target_name(view.plan, each), to),),
        said(described(judged.wanted)) if judged.wanted else (),
        (Cell(described(result.value) if result else NOT_MEASURED),),
        dated(measured_on(result.measurement) if result else None),
        (Cell(TARGETS[each.state], state=each.state),),
        dated(judged.due),
        found(view, target.id),
    )


# -- acts ------------------------------------------------------------------------------------------

_ACT = (
    Column("number", Text("Số hiệu", "Number"), width=20),
    Column("name", Text("Trích yếu", "Title"), width=70),
    Column("type", Text("Loại", "Kind"), choice=True, width=18),
    Column("issued", Text("Ngày ban hành", "Issued"), "day", width=14),
    Column("state", Text("Tình trạng hiệu lực", "Force"), choice=True, width=20),
    Column("since", Text("Từ ngày", "Since"), "day", width=14),
    Column("cited", Text("Nơi viện dẫn", "Cited at"), "number", width=10),
    _FINDINGS,
)


def acts(view: View, some: Iterable[Act], key: str, title: Text) -> Grid:
    """Return a row for each act with its force on the day."""
    cited: dict[str, int] = {}
    for _, citation, _ in view.plan.citations():
        cited[citation.act] = cited.get(citation.act, 0) + 1
    rows = tuple(_act(view, each, cited.get(each.id, 0)) for each in some)
    return Grid(key, title, _ACT, rows)


def _act(view: View, act: Act, cited: int) -> Row:
    state, cause = status(act, view.as_of)
    to = view.addresses.of(act)
    number = act.number or act.id
    return (
        (Cell(Text(number, number), to, value=number),),
        titled(view, act) if act.vi else (),
        (Cell(ACT_TYPES[act.type]),),
        dated(act.issued),
        (Cell(FORCE[state], state=state),),
        dated(cause.on if cause else None),
        counted(cited),
        found(view, act.id),
    )


_CITED = (
    Column("act", Text("Văn bản", "Act"), width=24),
    Column("name", Text("Trích yếu", "Title"), width=60),
    Column("state", Text("Tình trạng hiệu lực", "Force"), choice=True, width=24),
    Column("at", Text("Điều khoản", "Provisions"), width=24),
    Column("for", Text("Viện dẫn tại", "Cited at"), width=30),
)


def cited_by(view: View, some: Iterable[tuple[Entity, Iterable[Citation]]]) -> Grid:
    """Return a row for each act that some elements cite, in the order in which they do."""
    places: dict[str, list[Cell]] = {}
    pinned: dict[str, list[str]] = {}
    for holder, citations in some:
        for each in citations:
            words = Text(holder.id, holder.id)
            places.setdefault(each.act, []).append(Cell(words, view.addresses.of(holder)))
            pinned.setdefault(each.act, []).extend(each.at)
    rows = []
    for name, cells in places.items():
        act = view.plan.act(name)
        if act is not None:
            at = provisions(dict.fromkeys(pinned[name]))
            rows.append(_cited(view, act, at, listed(cells)))
    return Grid("can-cu", Text("Căn cứ pháp lý", "Legal basis"), _CITED, tuple(rows))


def cited(view: View, holder: Task | Objective) -> Grid:
    """Return a row for each act that an element cites."""
    return cited_by(view, [(holder, holder.cites)]).without("for")


def _cited(view: View, act: Act, at: Text, cells: tuple[Cell, ...]) -> Row:
    state, _ = status(act, view.as_of)
    number = act.number or act.id
    return (
        (Cell(Text(number, number), view.addresses.of(act)),),
        said(act.vi or ""),
        (Cell(force(view, act), state=state),),
        said(at),
        cells,
    )


def force(view: View, act: Act) -> Text:
    """Return the force of an act on the day, since when."""
    state, cause = status(act, view.as_of)
    words = FORCE[state]
    words = Text(words.vi[0].upper() + words.vi[1:], words.en[0].upper() + words.en[1:])
    if cause is None:
        return words
    template = Text("{state} từ {day}", "{state} since {day}")
    if state == "not-yet-in-force":
        template = Text("{state}, đến {day}", "{state}, until {day}")
    return template.fill(state=words, day=cause.on)


# -- bodies and systems ----------------------------------------------------------------------------

_BODY = (
    Column("name", Text("Cơ quan", "Body"), width=44),
    Column("lead", Text("Chủ trì, thực hiện", "Leads, carries out"), "number", width=12),
    Column("support", Text("Phối hợp", "Supports"), "number", width=12),
    Column("general", Text("Theo điều khoản chung", "By a general clause"), "number", width=12),
    Column("other", Text("Việc khác", "Other duties"), "number", width=10),
    Column("reports", Text("Báo cáo còn thiếu", "Reports missing"), "number", width=10),
    _FINDINGS,
)


def bodies(view: View, some: Iterable[tuple[str, Share]], key: str, title: Text) -> Grid:
    """Return a row for each body or group with what it answers for."""
    return Grid(key, title, _BODY, tuple(_body(view, name, share) for name, share in some))


def _body(view: View, name: str, share: Share) -> Row:
    missing = sum(each.state == "missing" for each in share.reports)
    return (
        (name_cell(view, name),),
        counted(len(share.led())),
        counted(len(share.supported())),
        counted(len(share.general())),
        counted(len(share.alone())),
        counted(missing),
        found(view, name),
    )


_SYSTEM = (
    Column("name", Text("Hệ thống", "System"), width=60),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
    Column("owner", Text("Chủ quản", "Owner"), choice=True, width=36),
    Column("tasks", Text("Nhiệm vụ sử dụng", "Used by tasks"), "number", width=10),
    _FINDINGS,
)


def system_state(system: System) -> tuple[Cell, ...]:
    """Return the cell of the state of a system, none where nobody says."""
    words = value_of("system", "state", system.state or "")
    return (Cell(words, state=system.state or ""),) if words else ()


def systems(view: View, some: Iterable[System], key: str = "he-thong") -> Grid:
    """Return a row for each information system."""
    rows = tuple(_system(view, each) for each in some)
    return Grid(key, Text("Hệ thống thông tin", "Information systems"), _SYSTEM, rows)


def _system(view: View, system: System) -> Row:
    links = view.plan.links_to(system, "uses")
    used = {link.source.id for link in links if isinstance(link.source, Entity)}
    return (
        (name_cell(view, system.id),),
        system_state(system),
        names(view, [system.owner] if system.owner else []),
        counted(len(used)),
        found(view, system.id),
    )
