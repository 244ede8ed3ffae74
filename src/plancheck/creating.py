"""`plancheck new`: a new entry, with the next id, in the file and at the place of its like."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from plancheck import building, edit, filling, numbering, source
from plancheck.edit import Add, Rewrite
from plancheck.errors import ConfigError, InputError
from plancheck.findings import Place
from plancheck.linking import KIND_NAMES
from plancheck.load import Loaded
from plancheck.locating import locate
from plancheck.model import PLAN_SECTIONS, REGISTRY_SECTIONS, Entity, Objective, Target
from plancheck.plan import Plan
from plancheck.project import Project, refuse_unread
from plancheck.quantity import parse_value
from plancheck.registry import Holder
from plancheck.shape import fields_of, suggest
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text
from plancheck.writing import data_of

_SECTIONS: dict[str, tuple[str, Any]] = {
    kind: (section, entry) for section, (kind, entry) in (PLAN_SECTIONS | REGISTRY_SECTIONS).items()
}
# The files that hold a kind by convention (docs/format.md), below the plan or the top folder.
_FILES = {
    "section": "plan.yaml",
    "appendix": "plan.yaml",
    "project": "plan.yaml",
    "objective": "objectives.yaml",
    "task": "tasks.yaml",
    "assignment": "duties.yaml",
    "report": "duties.yaml",
    "item": "situation.yaml",
    "measurement": "measurements.yaml",
    "waiver": "waivers.yaml",
    "body": "registry/bodies.yaml",
    "group": "registry/bodies.yaml",
    "system": "registry/systems.yaml",
    "indicator": "registry/indicators.yaml",
}
# What the model does not ask for and an entry should have all the same, if the text says it.
_WELL = {
    "section": ("source",),
    "appendix": ("vi", "holds"),
    "project": ("tasks", "funding", "source"),
    "objective": ("section", "targets", "source"),
    "target": ("indicator", "value", "by", "source"),
    "task": ("section", "objectives", "due", "source"),
    "assignment": ("scope", "source"),
    "report": ("due", "source"),
    "item": ("section", "source"),
    "measurement": ("as_of", "source"),
    "waiver": ("reason", "approved_by", "approved_on", "expires"),
    "body": ("level", "jurisdiction"),
    "group": ("members",),
    "system": ("state",),
    "indicator": ("direction",),
}


class Asked(NamedTuple):
    """What to make: the kind, what options give, and `folder` to tell which plan is meant."""

    kind: str
    name: str | None = None
    vi: str | None = None
    section: str | None = None
    group: str | None = None
    objective: str | None = None
    given: tuple[str, ...] = ()
    folder: str = "."


class Made(NamedTuple):
    """The new entry, the change that adds it, where it stands then, and what it may still need."""

    id: str
    kind: str
    rewrites: tuple[Rewrite, ...]
    at: str
    lacks: tuple[str, ...]


class _Home(NamedTuple):
    """Where a new entry goes: a list, and the entry of it to stand before (None: at the end)."""

    file: str
    path: tuple[str | int, ...]
    at: int | None


def new(opened: Project, loaded: Loaded, asked: Asked) -> Made:
    """Return what it takes to add an entry; nothing is written.

    Raises:
        InputError: a plan or an objective cannot be told, a file cannot be read to its end, or the
            model or the links refuse the entry; the text says what to give.
        ConfigError: an option is misspelt, or does not go with the kind.
        EditError: the file cannot be changed.
    """
    _can_be_made(opened, loaded, asked)
    holder = _holder(opened, loaded, asked)
    kind = Target if asked.kind == "target" else _SECTIONS[asked.kind][1]
    data = _data(asked, kind)
    objective = _objective(holder, asked) if asked.kind == "target" else None
    alike = list(objective.targets) if objective else _alike(holder, asked)
    _accepted(asked, {"id": "x", **data}, kind)
    if "id" not in data:  # a section's number may hold what an id may not
        data = {"id": _next(loaded, holder, asked, data, objective), **data}
        _accepted(asked, data, kind)
    home = _home(loaded, holder, asked, alike, objective)
    edits = [Add(home.file, home.path, data, home.at)]
    rewrites = edit.prepare(loaded.root, edits, loaded.documents)
    _links_hold(loaded, rewrites)
    lacks = tuple(each for each in _WELL[asked.kind] if each not in data)
    at = f"{opened.base}{home.file}:{_line(rewrites[0], home)}"
    return Made(data["id"], asked.kind, rewrites, at, lacks)


def _can_be_made(opened: Project, loaded: Loaded, asked: Asked) -> None:
    if asked.kind == "act":
        raise InputError(
            Text(
                "Thêm văn bản bằng lệnh: plancheck law add SỐ-KÝ-HIỆU.",
                "Acts are added with: plancheck law add NUMBER.",
            )
        )
    if (asked.kind == "target") != (asked.objective is not None):
        raise ConfigError(
            Text(
                "Chỉ tiêu (target) cần --objective MÃ-MỤC-TIÊU; loại khác thì không dùng.",
                "A target needs --objective ID; other kinds do not take it.",
            )
        )
    refuse_unread(opened, loaded)


def _holder(opened: Project, loaded: Loaded, asked: Asked) -> Holder:
    """Return the registry, or the plan: the only one, or the one in whose folder one stands."""
    workspace = loaded.workspace
    if asked.kind != "target" and _SECTIONS[asked.kind][0] in REGISTRY_SECTIONS:
        return workspace.registry
    if len(workspace.plans) == 1:
        return workspace.plans[0]
    here = os.path.relpath(os.path.realpath(asked.folder), opened.root).replace(os.sep, "/")
    inside = [
        (len(folder), plan)
        for plan in workspace.plans
        if not (folder := _folder(plan)) or f"{here}/".startswith(f"{folder}/")
    ]
    if inside:
        return max(inside, key=lambda each: each[0])[1]
    names = ", ".join(f"{plan.id} ({opened.base}{_folder(plan)})" for plan in workspace.plans)
    raise InputError(
        Text(
            f"Có nhiều kế hoạch: {names}. Chọn thư mục của một kế hoạch bằng --plan.",
            f"There are several plans: {names}. Name the folder of one with --plan.",
        )
    )


def _folder(plan: Plan) -> str:
    return plan.at(plan.identity).file.rpartition("/")[0]


def _data(asked: Asked, kind: Any) -> dict[str, Any]:
    """Return what the options say of the entry."""
    options = {"id": asked.name, "vi": asked.vi, "section": asked.section, "group": asked.group}
    data: dict[str, Any] = {key: value for key, value in options.items() if value is not None}
    for key in ("section", "group"):
        if key in data and key not in fields_of(kind):
            raise ConfigError(
                Text(
                    f"--{key} không dùng được với “{asked.kind}”.",
                    f"--{key} does not go with “{asked.kind}”.",
                )
            )
    filling.fill(data, asked.given, kind)
    if isinstance(data.get("value"), str):  # as documents print it: “trên 80%”
        read = parse_value(data["value"])
        data["value"] = data["value"] if read is None else data_of(read)
    return data


def _objective(holder: Holder, asked: Asked) -> Objective:
    name = (asked.objective or "").rpartition("#")[2]
    found = holder.entities.get(name)
    if isinstance(found, Objective):
        return found
    hint = suggest(name, [each.id for each in holder.of_kind("objective")])
    raise InputError(
        Text(f"Không có mục tiêu “{name}”.{hint.vi}", f"There is no objective “{name}”.{hint.en}")
    )


def _alike(holder: Holder, asked: Asked) -> list[Entity]:
    """Return the entries of the kind that the new one joins: of its group or section, if given."""
    every = holder.of_kind(asked.kind)
    for key, wanted in (("group", asked.group), ("section", asked.section)):
        if wanted is not None:
            every = [each for each in every if getattr(each, key, None) == wanted] or (
                [each for each in every if _below(getattr(each, key, None), wanted)]
            )
    return every


def _below(number: str | None, section: str) -> bool:
    return (number or "").startswith(f"{section}.")


# -- its id ----------------------------------------------------------------------------------------


def _next(
    loaded: Loaded, holder: Holder, asked: Asked, data: dict[str, Any], objective: Objective | None
) -> str:
    taken = set(holder.unread.words)
    for each in (
        {holder, loaded.workspace.registry}
        if isinstance(holder, Plan)
        else (loaded.workspace.holders())
    ):
        for entity in each.entities.values():
            taken.update((entity.id, *entity.was))
    if objective is not None:
        added = (
            target.id.removeprefix(each.id)
            for each in holder.of_kind("objective")
            if isinstance(each, Objective)
            for target in each.targets
            if target.id.startswith(each.id)
        )
        own = [target.id for target in objective.targets]
        return numbering.next_target(objective.id, own, added, taken)
    ids = [each.id for each in holder.of_kind(asked.kind)]
    near = [each.id for each in _alike(holder, asked)]
    name = str(data.get("number", "") if asked.kind == "section" else data.get("vi", ""))
    found = numbering.next_id(asked.kind, name, ids, near, taken)
    if found is None:
        raise InputError(
            Text(
                "Chưa đặt được mã: thêm --id, hoặc --vi để lập mã từ tên.",
                "No id could be made up: give --id, or --vi to make it from the name.",
            )
        )
    return found


# -- what is wrong with it -------------------------------------------------------------------------


def _accepted(asked: Asked, data: dict[str, Any], kind: Any) -> None:
    """Refuse an entry that the model refuses."""
    wrong = filling.problems(data, kind, KIND_NAMES[asked.kind], _OPTIONS)
    if wrong:
        raise _refused(wrong)


_OPTIONS = {"id": "--id", "vi": "--vi"}


def _links_hold(loaded: Loaded, rewrites: Iterable[Rewrite]) -> None:
    """Refuse an entry that would bring a finding of the loader: an id unknown, or there twice."""
    after = {each.file: source.parse(each.file, each.after) for each in rewrites}
    old = {each.file: each for each in loaded.documents}
    documents = [after.get(file) or old[file] for file in sorted({*old, *after})]
    before = Counter(map(edit.key, loaded.findings))
    found = building.build(documents)[1]
    wrong = [each for each in found if not before[edit.key(each)]]
    if wrong:
        raise _refused([each.message for each in wrong])


def _refused(wrong: list[Text]) -> InputError:
    shown = wrong[:10]
    return InputError(
        Text(
            f"Chưa ghi gì. {' '.join(each.vi for each in shown)}",
            f"Nothing was written. {' '.join(each.en for each in shown)}",
        )
    )


# -- where it goes ---------------------------------------------------------------------------------


def _home(
    loaded: Loaded, holder: Holder, asked: Asked, alike: list[Any], objective: Objective | None
) -> _Home:
    """Return the list to add to: behind the last of its like in the file that holds most."""
    if objective is not None:
        at = holder.at(objective, "targets")
        return _Home(at.file, at.path, None)
    section = _SECTIONS[asked.kind][0]
    places = [holder.at(each) for each in alike]
    if not places:
        places = [holder.at(each) for each in holder.of_kind(asked.kind)]
    if not places:
        return _Home(_conventional(loaded, holder, asked.kind, section), (section,), None)
    counts = Counter(each.file for each in places)
    file = min(counts, key=lambda each: (-counts[each], each))
    last = max(int(each.path[1]) for each in places if each.file == file)
    document = next(each for each in loaded.documents if each.file == file)
    after = last + 1 if last + 1 < len(document.data[section]) else None
    return _Home(file, (section,), after)


def _conventional(loaded: Loaded, holder: Holder, kind: str, section: str) -> str:
    """Return the file of a kind of which there is none yet: one that has an empty list, or its own.

    The file in which the plan is declared may have another name.
    """
    own = list(_files(loaded, holder))
    for document in own:
        if isinstance(document.data, dict) and section in document.data:
            return document.file
    if isinstance(holder, Plan):
        if _FILES[kind] == "plan.yaml":
            return holder.at(holder.identity).file
        folder = _folder(holder)
        return f"{folder}/{_FILES[kind]}" if folder else _FILES[kind]
    return _FILES[kind]


def _files(loaded: Loaded, holder: Holder) -> Iterator[source.Document]:
    """Yield the files that belong to a plan; all of them for the registry."""
    for document in loaded.documents:
        owners = [
            (len(folder), plan)
            for plan in loaded.workspace.plans
            if not (folder := _folder(plan)) or document.file.startswith(f"{folder}/")
        ]
        owner = max(owners, key=lambda each: each[0])[1] if owners else None
        if owner is holder or not isinstance(holder, Plan):
            yield document


def _line(rewrite: Rewrite, home: _Home) -> int:
    after = source.parse(rewrite.file, rewrite.after)
    here = after.data
    for step in home.path:
        here = here[step]
    index = home.at if home.at is not None else len(here) - 1
    place = Place(home.file, (*home.path, index))
    return locate(after, [place])[place].line


# -- what was done ---------------------------------------------------------------------------------


def render(made: Made, lang: Lang, *, colour: bool) -> str:
    """Return what was written and where, what may be missing, and what to do next."""
    name = KIND_NAMES[made.kind]
    head = Text(
        f"Đã ghi {name.vi} {made.id} ({made.at}).", f"Added {name.en} {made.id} ({made.at})."
    )
    lines = [paint(plain(head.in_(lang)), "bold", colour=colour)]
    steps = []
    if made.lacks:
        keys = ", ".join(made.lacks)
        steps.append(
            Text(
                f"Bổ sung trong tệp, nếu văn bản có nêu: {keys}.",
                f"Fill in, where the text says it: {keys}.",
            )
        )
    steps.append(
        Text(
            f"Chạy “plancheck check”, rồi xem lại bằng “plancheck show {made.id}”.",
            f"Run “plancheck check”, then look at it with “plancheck show {made.id}”.",
        )
    )
    lines += [indent(f"{n}. {step.in_(lang)}", "     ", "  ") for n, step in enumerate(steps, 1)]
    return "\n".join(lines) + "\n"
