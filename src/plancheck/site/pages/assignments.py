"""The page of assignments: which body answers for which objective, and every duty as written."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from plancheck.deadline import worded
from plancheck.model import Assignment, Section
from plancheck.rows import words_of
from plancheck.site import beside, grids
from plancheck.site.found import Group, grouped, shown
from plancheck.site.grid import Cell, said
from plancheck.site.page import Page
from plancheck.site.passages import Passage, passages
from plancheck.site.pictures.matrix import matrix
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text

PART = "phan-cong"
_WHOLE = Text("cả kế hoạch", "the whole plan")


class Duty(NamedTuple):
    """A duty as the text gives it."""

    id: str
    former: tuple[str, ...]
    words: Text
    facts: tuple[tuple[Text, tuple[Cell, ...]], ...]
    passages: tuple[Passage, ...]
    items: tuple[Group, ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the page of assignments."""
    path = view.addresses.page(PART)
    title = Text("Bảng phân công", "Assignments")
    duties = [_duty(view, each) for each in view.plan.assignments]
    found = matrix(view.plan, view.addresses.of, partial(_listed, view))
    files = beside.tables(path)
    context = {"title": title, "duties": duties, "matrix": found, "files": files}
    html = both("assignments.html", path, context)
    yield Page(
        path,
        title,
        html,
        view.plan.id,
        PART,
        view.crumbs(),
        alternates=files,
        tables=(found.grid(),),
    )


def _listed(view: View, objective: str, body: str) -> str:
    """Return the page on which the tasks of an objective and a body are listed."""
    return view.to(objective) if objective else view.to(body)


def _duty(view: View, each: Assignment) -> Duty:
    return Duty(
        each.id,
        each.was,
        words_of(each),
        (
            (Text("Vai trò", "Role"), said(grids.role_words(each.role))),
            (Text("Cơ quan", "Bodies"), grids.names(view, each.bodies)),
            (Text("Phối hợp với", "With"), grids.names(view, each.with_)),
            (Text("Phạm vi", "Over"), tuple(_scope(view, each))),
            (Text("Thời hạn", "Deadline"), said(worded(each.due)) if each.due else ()),
            (Text("Hệ thống", "Systems"), grids.names(view, each.systems)),
            (Text("Giải quyết", "Addresses"), grids.names(view, each.addresses)),
            (Text("Ghi chú của biên tập viên", "Editor's note"), said(each.note or "")),
        ),
        passages(view, each),
        grouped(shown(view, view.about(each.id))),
    )


def _scope(view: View, each: Assignment) -> Iterator[Cell]:
    if not each.scope:
        yield Cell(Text("không gắn với nhiệm vụ nào", "covers no task"))
    for name in each.scope:
        local = name.removeprefix(f"{view.plan.id}#")
        entity = view.plan.find(local)
        if local == "plan":
            yield Cell(_WHOLE, view.addresses.page("nhiem-vu"))
        elif isinstance(entity, Section):
            words = words_of(entity)
            yield Cell(
                Text(f"mục {entity.number}. {words.vi}", f"section {entity.number}. {words.en}"),
                view.addresses.of(entity),
            )
        elif entity is not None:
            yield Cell(view.headline(entity, 90), view.addresses.of(entity))
