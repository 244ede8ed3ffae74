"""Give an element another id, everywhere: its entry, and whatever names it in any plan file.

What names it is taken from the model, as the loader resolved it, never from a search of text: words
of notes and comments stay as they are. The old id goes into `was`, by which waivers and baselines
find the findings of the element again.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from plancheck import edit, linking, project, shape
from plancheck.building import DUPLICATE_ID
from plancheck.edit import Add, Edit, Remove, Rewrite, Set
from plancheck.errors import InputError
from plancheck.findings import Place
from plancheck.load import Loaded
from plancheck.model import Entity
from plancheck.plan import Plan
from plancheck.project import Project, address, refuse_unread
from plancheck.registry import Holder
from plancheck.scalars import Id
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, short


class Renamed(NamedTuple):
    """What was called `old` and is now called `new`: the changes, and the places by file."""

    old: str
    new: str
    rewrites: tuple[Rewrite, ...]
    places: dict[str, int]


def rename(opened: Project, loaded: Loaded, name: str, new: str) -> Renamed:
    """Return what it takes to give an element another id; nothing is written.

    Args:
        opened: the project.
        loaded: its plans.
        name: the element: `HT3`, or `plan#HT3` where several bear that id.
        new: its new id.

    Raises:
        InputError: there is no such element, the new id is unfit or taken, or a part of the files
            that may name the element could not be read.
        EditError: a file cannot be changed.
    """
    holder, entity = project.find(loaded, name)
    old = entity.id
    if isinstance(holder, Plan) and entity is holder.identity:
        raise _is_a_plan(old)
    _is_an_id(new)
    _whole(opened, loaded, holder, old)
    _is_free(opened, loaded, holder, entity, new)
    places = [holder.at(entity, "id"), *_named(loaded, entity)]
    edits: list[Edit] = [
        Set(at.file, at.path, _written(loaded, at)[: -len(old)] + new) for at in places
    ]
    rewrites = edit.prepare(loaded.root, [*edits, *_was(holder, entity, new)], loaded.documents)
    return Renamed(old, new, rewrites, dict(sorted(Counter(at.file for at in places).items())))


def _named(loaded: Loaded, entity: Entity) -> Iterator[Place]:
    """Yield every place that names an element, also one where another kind is wanted."""
    for mention in linking.mentions(loaded.workspace):
        if mention.target is entity:
            yield mention.holder.at(mention.source, *mention.path)


def _written(loaded: Loaded, at: Place) -> str:
    """Return the words at a place: the id, alone or behind `plan#`."""
    here = next(each.data for each in loaded.documents if each.file == at.file)
    for step in at.path:
        here = here[step]
    return str(here)


def _was(holder: Holder, entity: Entity, new: str) -> Iterator[Edit]:
    """Yield what notes the old id in `was`; the new one, if it stands there, is none any more."""
    at = holder.at(entity, "was")
    yield Add(at.file, at.path, entity.id)
    for index, former in enumerate(entity.was):
        if former == new:
            yield Remove(at.file, (*at.path, index))


# -- refusals --------------------------------------------------------------------------------------


def _is_a_plan(name: str) -> InputError:
    return InputError(
        Text(
            f"“{name}” là mã kế hoạch; các kế hoạch khác, báo cáo và mức nền đã ghi dùng mã này."
            " Muốn đổi: sửa “id” dưới “plan:” và mọi chỗ viết “mã#mục”, rồi chạy plancheck check và"
            " plancheck baseline update.",
            f"“{name}” is the id of a plan, which other plans, reports and the baseline use. To"
            " change it, edit `id` below `plan:` and every “plan#element”, then run plancheck check"
            " and plancheck baseline update.",
        )
    )


def _is_an_id(new: str) -> None:
    whole = shape.shape_of(Id)
    pattern = next(meta.pattern for meta in whole.metas if meta.pattern)
    if not re.search(pattern, new) or new == "plan":
        expects = whole.expects or Text("", "")
        raise InputError(
            Text(
                f"“{short(new, 80)}” không dùng làm mã được. {expects.vi}",
                f"“{short(new, 80)}” cannot be an id. {expects.en}",
            )
        )


def _whole(opened: Project, loaded: Loaded, holder: Holder, old: str) -> None:
    """Refuse where a part that the reader or the model did not take in may name the element."""
    refuse_unread(opened, loaded)
    # The second of two entries with one id is no part of the workspace: nobody knows what it names.
    twice = [each.place for each in loaded.findings if each.rule is DUPLICATE_ID]
    if old in holder.unread.words or twice:
        at = address(opened, loaded, twice[0]) if twice else old
        raise InputError(
            Text(
                f"Có mục bị trùng mã hoặc có lỗi ({at}), nên chưa chắc phải sửa những chỗ nào; sửa"
                " mục đó trước (plancheck check).",
                f"An entry is wrong or has an id that is taken ({at}), so it is not certain what"
                " to change; mend it first (plancheck check).",
            )
        )


def _is_free(opened: Project, loaded: Loaded, holder: Holder, entity: Entity, new: str) -> None:
    """Refuse an id that is taken, or was, where the element's own names would reach it.

    What a plan names is looked for in the plan and then in the registry; so an element of a plan
    may not be called like one of the registry, nor the other way round.
    """
    if new == entity.id:
        raise InputError(Text(f"Mã đã là {new}.", f"The id is {new} already."))
    plans = isinstance(holder, Plan)
    others = (holder, loaded.workspace.registry) if plans else loaded.workspace.holders()
    for other in dict.fromkeys(others):
        for each in other.entities.values():
            if each is not entity and new in (each.id, *each.was):
                where = address(opened, loaded, other.at(each, "id"))
                former = (
                    Text("", "")
                    if new == each.id
                    else Text(f", mã cũ của {each.id}", f", a former id of {each.id}")
                )
                raise InputError(
                    Text(
                        f"Mã {new} đã được dùng ({where}{former.vi}).",
                        f"The id {new} is taken ({where}{former.en}).",
                    )
                )
    if new in holder.unread.words or new in (plan.id for plan in loaded.workspace.plans):
        raise InputError(
            Text(
                f"Mã {new} đã có ở một mục có lỗi hoặc là mã kế hoạch; chọn mã khác.",
                f"The id {new} stands in an entry that is wrong, or is a plan; choose another.",
            )
        )


# -- what was done ---------------------------------------------------------------------------------


def render(renamed: Renamed, base: str, lang: Lang, *, colour: bool) -> str:
    """Return what was changed, by file, and what to do next."""
    old, new = renamed.old, renamed.new
    total = sum(renamed.places.values())
    head = Text(
        f"Đã đổi mã {old} thành {new}: {total} chỗ, {len(renamed.places)} tệp. Mã cũ ghi ở “was”.",
        f"{old} is now {new}: {_counted(total, 'place')} in"
        f" {_counted(len(renamed.places), 'file')}. The old id is kept under `was`.",
    )
    lines = [paint(plain(head.in_(lang)), "bold", colour=colour)]
    lines += [indent(f"{base}{file}: {count}", "  ") for file, count in renamed.places.items()]
    after = Text(
        f"Lời văn trong ghi chú (note) và dòng # không bị đổi: tìm “{old}” ở đó nếu cần. Tiếp theo:"
        " plancheck check; nếu trình soạn thảo dùng schema của kế hoạch, plancheck schema --write.",
        f"Words in notes and comments were left alone: look for “{old}” there if it matters. Next:"
        " plancheck check; where editors use the schema of this workspace, plancheck schema"
        " --write.",
    )
    return "\n".join([*lines, indent(after.in_(lang), "")]) + "\n"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
