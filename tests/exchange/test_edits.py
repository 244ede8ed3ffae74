"""What comes in is in the files afterwards, and the files say nothing else that is new."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from drawn import ACTS, REFERENCES
from plancheck import building, edit, source
from plancheck.exchange import sheet_in, sheet_out
from plancheck.exchange.compare import compare
from plancheck.exchange.edits import edits
from plancheck.exchange.records import Records, gather
from plancheck.model import Act, Reference
from plancheck.registry import Registry
from plancheck.source import Document
from support import REPOSITORY

FILES = ("registry/legal.yaml", "registry/references.yaml")


def documents() -> list[Document]:
    return [source.read(str(REPOSITORY / "plan"), file) for file in FILES]


def changed(acts: tuple[Act, ...], data: Any) -> list[Act]:
    """Change some fields of some acts to what others hold there."""
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(acts), ACTS), min_size=1, max_size=3))
    fields = sorted(set(Act.__struct_fields__) - {"id", "type"})
    found = {act.id: act for act in acts}
    for act, other in drawn:
        names = data.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=4, unique=True))
        found[act.id] = structs.replace(act, **{name: getattr(other, name) for name in names})
        if data.draw(st.booleans()):
            longer = (*act.events[1:], *other.events)
            found[act.id] = structs.replace(found[act.id], events=longer)
    return list(found.values())


@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_what_is_brought_in_is_what_the_files_then_say(data: Any) -> None:
    before = documents()
    registry = building.build(before)[0].registry
    held = gather(registry)
    wanted = Records(
        tuple(
            sorted(
                [*changed(held.acts, data), structs.replace(data.draw(ACTS), id="a-new")],
                key=lambda act: act.id,
            )
        ),
        tuple(
            sorted(
                [*held.references, structs.replace(data.draw(REFERENCES), id="a-source")],
                key=lambda reference: reference.id,
            )
        ),
    )
    reading = sheet_in.read(sheet_out.render(wanted))
    assert reading.problems == ()
    found = edits(compare(reading, registry)[0], registry)
    root = str(REPOSITORY / "plan")
    after = {each.file: each.after for each in edit.prepare(root, found, before)}
    assert set(after) <= set(FILES)
    texts = [source.parse(d.file, after.get(d.file, d.text.encode())) for d in before]
    assert gather(building.build(texts)[0].registry) == wanted


def test_without_a_difference_there_is_nothing_to_edit() -> None:
    registry = building.build(documents())[0].registry
    reading = sheet_in.read(sheet_out.render(gather(registry)))
    assert edits(compare(reading, registry)[0], registry) == []


@pytest.mark.parametrize(
    ("texts", "homes"),
    [
        ({}, ("registry/legal.yaml", "registry/references.yaml")),
        (
            {
                "a.yaml": "acts: [{id: a, type: luat}, {id: b, type: luat}]\n",
                "b.yaml": "acts: [{id: c, type: luat}]\nreferences: [{id: d, kind: x, where: y}]\n",
            },
            ("a.yaml", "b.yaml"),
        ),
    ],
)
def test_new_entries_go_where_most_of_their_kind_are(
    texts: dict[str, str], homes: tuple[str, str]
) -> None:
    registry: Registry = building.build(
        [source.parse(name, text.encode()) for name, text in texts.items()]
    )[0].registry
    new = Records((Act(id="z", type="luat"),), (Reference(id="y", kind="x", where="y"),))
    reading = sheet_in.read(sheet_out.render(new))
    found = edits(compare(reading, registry)[0], registry)
    assert {(type(each), each.file, each.path) for each in found if isinstance(each, edit.Add)} == {
        (edit.Add, homes[0], ("acts",)),
        (edit.Add, homes[1], ("references",)),
    }
