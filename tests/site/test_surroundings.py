"""The pictures of acts and systems: drawn in both languages, none where nothing is known."""

from plancheck.model import Act, System
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
