"""The pictures of acts and systems: drawn in both languages, none where nothing is known."""

from plancheck.model import Act, System, Task
from plancheck.site import surroundings
from plancheck.site.rendering import linker
from plancheck.text import LANGS
from site_pages import editions, refs
from support import Workspace


def test_an_act_is_drawn_with_what_cites_it_and_the_bodies() -> None:
    some = refs(editions())
    act = some.view.plan.act("tcvn-iso-9001-2008")
    assert act is not None
    cited = [
        (some.view.plan.ref(o), c) for o, c, _ in some.view.plan.citations() if c.act == act.id
    ]
    draw = surroundings.of_act(some, act, cited)
    assert draw is not None
    path = some.view.addresses.of(act)
    vi, en = (draw("x", lang, linker(path, lang)).svg for lang in LANGS)
    assert "../../nhiem-vu/s8/" in vi
    assert "Sở Thông tin" in vi
    assert "This act" in en


def test_a_picture_leads_from_an_act_or_a_system_through_what_rests_on_it_to_the_bodies(
    workspace: Workspace,
) -> None:
    root = workspace({"more.yaml": """\
acts: [{id: a1, type: luat, vi: Luật một}]
systems: [{id: s1, vi: Hệ thống}]
bodies: [{id: b1, vi: Sở Một, kind: so}]
tasks: [{id: Z1, kind: content, vi: Việc, cites: [{act: a1}], systems: [s1]}]
assignments: [{id: P1, vi: Giao, bodies: [b1], role: lead, scope: [Z1]}]
"""})  # fmt: skip
    some = refs(editions(root), "vi-du/cntt")
    view = some.view
    act, system = view.registry.entities["a1"], view.registry.entities["s1"]
    task = view.plan.find("Z1")
    assert isinstance(act, Act)
    assert isinstance(system, System)
    assert isinstance(task, Task)
    ref = view.plan.ref(task)
    drawings = (
        surroundings.of_act(some, act, [(ref, task.cites[0])]),
        surroundings.of_system(some, system, [ref]),
    )
    for entity, draw in zip((act, system), drawings, strict=True):
        assert draw is not None
        grid = draw("x", "vi", linker(view.addresses.of(entity), "vi")).grid
        assert grid is not None
        ends = [(row[0][0].to, row[2][0].to) for row in grid.rows]
        path = [view.addresses.of(entity), view.addresses.of(task), view.to("b1")]
        assert ends == [(path[0], path[1]), (path[1], path[2])]


def test_nothing_is_drawn_of_what_nothing_is_known_of(workspace: Workspace) -> None:
    root = workspace({"more.yaml": """\
acts: [{id: a1, type: luat}]
systems: [{id: s1, vi: Hệ thống}]
"""})  # fmt: skip
    some = refs(editions(root), "vi-du/cntt")
    entities = some.view.registry.entities
    act, system = entities["a1"], entities["s1"]
    assert isinstance(act, Act)
    assert isinstance(system, System)
    assert surroundings.line(some, act) is None
    assert surroundings.of_act(some, act, ()) is None
    assert surroundings.of_system(some, system, ()) is None
