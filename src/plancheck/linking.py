"""The ids that entities name, resolved: links between entities, and what leads nowhere."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plancheck import amending, shape
from plancheck.findings import Finding, Path, Rule
from plancheck.model import Amendment, Entity, Objective, Progress
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder, Link
from plancheck.text import Text, short

_FORMAT = Text("Quy cách tệp kế hoạch (docs/format.md).", "The plan file format (docs/format.md).")

UNKNOWN_REFERENCE = Rule(
    slug="unknown-reference",
    severity="error",
    title=Text("Dẫn chiếu không tồn tại", "Unknown reference"),
    message=Text(
        "{owner} dẫn chiếu “{target}”, nhưng không có mã này.{suggestion}",
        "{owner} names “{target}”, and there is no such id.{suggestion}",
    ),
    why=Text(
        "Mối liên hệ bị đứt: không lần được từ mục này sang căn cứ, cơ quan hay nhiệm vụ.",
        "The link is broken: nobody can follow it to the basis, the body or the task it means.",
    ),
    fix=Text(
        "Sửa mã, hoặc khai báo mục còn thiếu (văn bản, cơ quan, hệ thống nằm trong registry/).",
        "Correct the id, or declare what is missing (acts, bodies, systems live in registry/).",
    ),
    ground=_FORMAT,
)
WRONG_KIND = Rule(
    slug="wrong-kind-reference",
    severity="error",
    title=Text("Dẫn chiếu sai loại", "Reference of the wrong kind"),
    message=Text(
        "{owner} dẫn chiếu “{target}”, nhưng đó là {kind}; ở đây cần {wanted}.",
        "{owner} names “{target}”, which is {kind}; here {wanted} is needed.",
    ),
    why=Text(
        "Mối liên hệ vô nghĩa, nên không dùng được khi theo dõi và báo cáo.",
        "The link makes no sense, so it is useless for follow-up and reporting.",
    ),
    fix=Text("Thay bằng mã đúng loại.", "Put an id of the right kind."),
    ground=_FORMAT,
)
RULES = (UNKNOWN_REFERENCE, WRONG_KIND)

KIND_NAMES: dict[str, Text] = {
    "plan": Text("kế hoạch", "a plan"),
    "section": Text("mục của văn bản", "a section"),
    "article": Text("điều của quyết định", "an article"),
    "recipient": Text("nơi nhận", "a recipient"),
    "appendix": Text("phụ lục", "an appendix"),
    "project": Text("dự án", "a project"),
    "objective-group": Text("nhóm mục tiêu", "a group of objectives"),
    "objective": Text("mục tiêu", "an objective"),
    "target": Text("chỉ tiêu", "a target"),
    "task": Text("nhiệm vụ", "a task"),
    "assignment": Text("phân công", "an assignment"),
    "report": Text("chế độ báo cáo", "a reporting duty"),
    "receipt": Text("báo cáo đã nhận", "a report received"),
    "item": Text("nội dung hiện trạng", "a situation item"),
    "measurement": Text("số liệu", "a measurement"),
    "equation": Text("đẳng thức", "an equation"),
    "waiver": Text("miễn trừ", "a waiver"),
    "amendment": Text("lần sửa đổi, bổ sung", "an amendment"),
    "progress": Text("dòng tiến độ", "a progress entry"),
    "reference": Text("nguồn tra cứu", "a reference"),
    "act": Text("văn bản", "an act"),
    "body": Text("cơ quan", "a body"),
    "group": Text("nhóm cơ quan", "a group of bodies"),
    "change": Text("sắp xếp tổ chức", "a reorganisation"),
    "system": Text("hệ thống thông tin", "an information system"),
    "indicator": Text("chỉ số", "an indicator"),
    "plan-word": Text("chữ “plan”", "the word “plan”"),
}

# A search for the nearest id looks at every id: beyond some slips it is no help, only time.
MAX_HINTS = 50


def link(workspace: Workspace, lost: set[str]) -> Iterator[Finding]:
    """Resolve every id that an entity names, adding the links to their holders.

    Args:
        workspace: all entities.
        lost: ids of entries that stand in the files and could not be built.
    """
    yield from _Linker(workspace, lost).run()


class Mention(NamedTuple):
    """An id as an element writes it, and what answers to it, of whatever kind: None for nothing."""

    holder: Holder
    source: Entity | Progress
    path: Path
    id: str
    target: Entity | None


def mentions(workspace: Workspace) -> Iterator[Mention]:
    """Yield every id that the elements of a workspace name, in the order of the files."""
    linker = _Linker(workspace, set())
    for holder, source in linker.sources():
        for path, name, ref in (*shape.named(source), *_kept(holder, source)):
            if not _is_of_target(source, path):
                yield Mention(
                    holder, source, path, name, linker.resolve(holder, name, ref.kinds)[0]
                )


def _kept(holder: Holder, source: Entity | Progress) -> Iterator[shape.Named]:
    """Yield the ids in what an amendment keeps of the elements it amends: `before` and `after`."""
    if not (isinstance(source, Amendment) and isinstance(holder, Plan)):
        return
    for rank, operation in enumerate(source.operations):
        step = amending.Step(source, operation, rank)
        local = operation.element.removeprefix(f"{holder.id}#")
        element = holder.identity if local == holder.id else holder.entities.get(local)
        known = amending.shape_at(type(element), step.keys) if element is not None else None
        for side in ("before", "after"):
            data = getattr(operation, side)
            if known is not None and data is not None:
                yield from shape.named_in(data, known, ("operations", rank, side))


def _is_of_target(source: Entity | Progress, path: Path) -> bool:
    """Tell whether an id stands in a target, which is an entity of its own and names it itself."""
    return isinstance(source, Objective) and path[0] == "targets"


class _Linker:
    """Resolves every id that an entity names."""

    def __init__(self, workspace: Workspace, lost: set[str]) -> None:
        self.workspace = workspace
        self.registry = workspace.registry
        self.plans = {plan.id: plan for plan in workspace.plans}
        self.lost = lost
        self.hints = 0

    def run(self) -> Iterator[Finding]:
        for holder, source in self.sources():
            owner = source.task if isinstance(source, Progress) else source.id
            yield from self._links(holder, source, owner)
            yield from self._broken(holder, source, owner, _kept(holder, source))

    def sources(self) -> Iterator[tuple[Holder, Entity | Progress]]:
        """Yield whatever may name an id, with what holds it."""
        for entity in self.registry.entities.values():
            yield self.registry, entity
        for plan in self.workspace.plans:
            for entity in (plan.identity, *plan.entities.values()):
                yield plan, entity
            for entry in plan.progress:
                yield plan, entry

    def _links(self, holder: Holder, entity: Entity | Progress, owner: str) -> Iterator[Finding]:
        broken = []
        for each in shape.named(entity):
            if _is_of_target(entity, each.path):
                continue
            found, kind = self.resolve(holder, each.id, each.ref.kinds)
            if found is not None and kind in each.ref.kinds:
                holder.links.append(Link(entity, each.ref.edge, found, each.path))
            else:
                broken.append(each)
        yield from self._broken(holder, entity, owner, broken)

    def _broken(
        self,
        holder: Holder,
        entity: Entity | Progress,
        owner: str,
        names: Iterable[shape.Named],
    ) -> Iterator[Finding]:
        """Yield the names that lead nowhere, or to what is of another kind."""
        for path, name, ref in names:
            found, kind = self.resolve(holder, name, ref.kinds)
            if found is not None and kind not in ref.kinds:
                wanted = [KIND_NAMES[each] for each in ref.kinds]
                yield WRONG_KIND.at(
                    holder.at(entity, *path),
                    subject=owner,
                    owner=owner,
                    target=name,
                    kind=KIND_NAMES[kind],
                    wanted=_either(wanted),
                )
            elif not (found or kind == "plan-word" or self._may_exist(holder, name)):
                yield UNKNOWN_REFERENCE.at(
                    holder.at(entity, *path),
                    subject=owner,
                    owner=owner,
                    target=short(name, 80),
                    suggestion=self._hint(name, holder, ref.kinds),
                )

    def resolve(
        self, holder: Holder, name: str, kinds: tuple[str, ...]
    ) -> tuple[Entity | None, str]:
        """Return what answers to a name, and its kind."""
        if name == "plan" and "plan-word" in kinds:
            return None, "plan-word"
        if name in self.plans and "plan" in kinds:
            return self.plans[name].identity, "plan"
        plan_id, _, local = name.rpartition("#")
        if plan_id:
            other = self.plans.get(plan_id)
            found = other.entities.get(local) if other else None
            return found, other.kinds.get(local, "") if other else ""
        for place in (holder, self.registry):
            if name in place.entities:
                return place.entities[name], place.kinds[name]
        return None, ""

    def _may_exist(self, holder: Holder, name: str) -> bool:
        local = name.rpartition("#")[2]
        return local in self.lost or (bool(holder.incomplete) and local in holder.unread.words)

    def _hint(self, name: str, holder: Holder, kinds: tuple[str, ...]) -> Text:
        """Offer the nearest id; after many unknown ids there is nothing left to guess from."""
        self.hints += 1
        if self.hints > MAX_HINTS:
            return Text("", "")
        return shape.suggest(name, self._candidates(holder, kinds))

    def _candidates(self, holder: Holder, kinds: tuple[str, ...]) -> list[str]:
        return [
            name
            for place in dict.fromkeys((holder, self.registry))
            for name, kind in place.kinds.items()
            if kind in kinds
        ] + (list(self.plans) if "plan" in kinds else [])


def _either(names: list[Text]) -> Text:
    return Text(" hoặc ".join(n.vi for n in names), " or ".join(n.en for n in names))
