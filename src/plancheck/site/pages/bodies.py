"""The list of bodies: whom the plan charges, one by one and in groups, and reorganisations."""

from collections.abc import Iterator
from typing import Any

from plancheck.diff.keys import value_of
from plancheck.labels import GRADES
from plancheck.model import Body, Change, Group
from plancheck.rows import words_of
from plancheck.site import beside, grids
from plancheck.site.edition import Edition
from plancheck.site.elements import value_cells
from plancheck.site.grid import dated, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text

PART = "co-quan"


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of bodies and groups."""
    view = edition.view
    shares = {
        each.id: edition.share(each.id) for each in view.shared if isinstance(each, (Body, Group))
    }
    some = {name: share for name, share in shares.items() if share.charged}
    bodies = {n: s for n, s in some.items() if view.registry.kinds[n] == "body"}
    groups = {n: s for n, s in some.items() if view.registry.kinds[n] == "group"}
    tables = (
        grids.bodies(view, bodies.items(), "co-quan", Text("Cơ quan được giao việc", "Bodies")),
        grids.bodies(view, groups.items(), "nhom", Text("Nhóm cơ quan được giao chung", "Groups")),
    )
    path = view.addresses.page(PART)
    title = Text("Cơ quan", "Bodies")
    files = beside.tables(path)
    context = {
        "title": title,
        "bodies": tables[0],
        "groups": tables[1],
        "rest": [grids.name_cell(view, name) for name in shares if name not in some],
        "changes": [_change(view, each) for each in view.shared if isinstance(each, Change)],
        "files": files,
    }
    html = both("bodies.html", path, context)
    yield Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=tables
    )


def _change(view: View, each: Change) -> dict[str, Any]:
    """Return a reorganisation for the template."""
    return {
        "id": each.id,
        "words": words_of(each) if each.vi else value_of("change", "type", each.type),
        "facts": (
            (Text("Từ ngày", "From"), dated(each.on)),
            (Text("Hình thức", "Kind"), value_cells("change", "type", each.type)),
            (Text("Trước đây", "Before"), grids.names(view, each.before)),
            (Text("Nay là", "Now"), grids.names(view, each.after)),
            (Text("Theo văn bản", "By"), grids.names(view, each.acts)),
            (Text("Mức độ xác minh", "Grade of evidence"), said(GRADES[each.grade])),
            (Text("Ghi chú", "Note"), said(each.note or "")),
        ),
    }
