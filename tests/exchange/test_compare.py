"""What a file would change: found to the field, refused where the registry cannot hold it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from drawn import ACTS
from plancheck.exchange import report, sheet_in, sheet_out
from plancheck.exchange.compare import Comparison, compare, differences
from plancheck.exchange.records import Problem, Records, Spot, plain_data
from plancheck.findings import Place
from plancheck.model import Act, Body, Evidence, LegalEvent, Reference
from plancheck.registry import Registry
from plancheck.text import Text

CP = Body(id="cp", vi="Chính phủ", kind="central", jurisdiction="VN")
WEB = Reference(id="web", kind="page", where="https://a.vn")
OLD = Act(
    id="nd-64",
    type="nghi-dinh",
    number="64/2007/NĐ-CP",
    issuer="cp",
    note="x",
    events=(
        LegalEvent(on=date(2007, 5, 18), type="entry-into-force", grade="recalled"),
        LegalEvent(on=date(2026, 7, 1), type="repealed", evidence=(Evidence(source="web"),)),
    ),
)
OTHER = Act(id="nd-43", type="nghi-dinh")


def registry() -> Registry:
    found = Registry()
    for entity, kind in ((CP, "body"), (WEB, "reference"), (OLD, "act"), (OTHER, "act")):
        found.add(entity, kind, Place("registry.yaml"))
    return found


def compared(*acts: Act) -> tuple[Comparison, tuple[Problem, ...]]:
    reading = sheet_in.read(sheet_out.render(Records(acts)))
    assert reading.problems == ()
    return compare(reading, registry())


def test_new_changed_unchanged_and_absent_entries_are_told_apart() -> None:
    changed = structs.replace(OLD, note="y", issued=date(2007, 4, 10))
    new = Act(id="nd-1", type="nghi-dinh", issuer="cp")
    found, problems = compared(changed, new)
    assert problems == ()
    assert [each.id for each in found.new] == ["nd-1"]
    assert [(each.old, each.new) for each in found.changed] == [(OLD, changed)]
    assert set(found.changed[0].fields) == {"note", "issued"}
    assert found.unchanged == ()
    assert found.absent == ("nd-43", "web")
    assert compared(OLD, OTHER)[0] == Comparison((), (), ("nd-43", "nd-64"), ("web",))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a": "1"}, {"a": "2"}, [(("a",), "1", "2")]),
        ({"a": "1", "c": "2"}, {"c": "2"}, [(("a",), "1", None)]),
        ({"c": "2"}, {"c": "2", "a": {"b": "1"}}, [(("a",), None, {"b": "1"})]),
        ({"a": {"b": "1"}}, {"a": {}}, [(("a",), {"b": "1"}, {})]),
        ({"a": ["1", "2", "3"]}, {"a": ["1", "3"]}, [(("a", 1), "2", None)]),
        ({"a": ["1", "3"]}, {"a": ["1", "2", "3"]}, [(("a", 1), None, "2")]),
        ({"a": ["1"]}, {"a": ["1", "2", "3"]}, [(("a", 1), None, "2"), (("a", 1), None, "3")]),
        ({"a": [{"b": "1", "c": "2"}]}, {"a": [{"b": "1", "c": "3"}]}, [(("a", 0, "c"), "2", "3")]),
    ],
)
def test_a_difference_is_as_small_as_can_be(old: Any, new: Any, found: Any) -> None:
    assert list(differences(old, new)) == found


def patched(old: Any, new: Any) -> Any:
    """Apply the differences of two data to the old one."""
    done = list(differences(old, new))
    for path, before, after in reversed(done):
        holder = old
        for step in path[:-1]:
            holder = holder[step]
        if isinstance(holder, list):
            if before is None:
                holder.insert(path[-1], after)
            elif after is None:
                del holder[path[-1]]
            else:
                holder[path[-1]] = after
        elif after is None:
            del holder[path[-1]]
        else:
            holder[path[-1]] = after
    return old


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(ACTS, ACTS, st.data())
def test_the_differences_lead_from_the_old_to_the_new(one: Act, two: Act, data: Any) -> None:
    picked = data.draw(st.sampled_from(["events", "evidence", "enacted_under", "other_names"]))
    near = structs.replace(one, **{picked: getattr(two, picked)})
    for other in (near, two):
        assert patched(plain_data(one), plain_data(other)) == plain_data(other)


def test_an_id_that_nobody_knows_is_a_problem_at_its_place() -> None:
    act = structs.replace(
        OLD,
        issuer="nobody",
        events=(
            LegalEvent(on=date(2026, 7, 1), type="repealed", by="nd-9", evidence=(Evidence(),)),
            LegalEvent(on=date(2026, 7, 2), type="repealed", evidence=(Evidence(source="pad"),)),
        ),
    )
    _, problems = compared(act)
    assert [(each.spot.line, each.message.vi) for each in problems] == [
        (2, "Không có mã “nobody” trong danh mục cũng như trong tệp này."),
        (3, "Không có mã “nd-9” trong danh mục cũng như trong tệp này."),
        (6, "Không có mã “pad” trong danh mục cũng như trong tệp này."),
    ]


def test_an_act_may_name_what_comes_in_with_it() -> None:
    _, problems = compared(structs.replace(OLD, issuer="nd-1"), Act(id="nd-1", type="luat"))
    assert [each.message.en for each in problems] == [
        "There is no id “nd-1” in the registry nor in this file."
    ]  # an act is no issuer
    event = LegalEvent(on=date(2026, 7, 1), type="repealed", by="nd-1")
    assert compared(structs.replace(OLD, events=(event,)), Act(id="nd-1", type="luat"))[1] == ()


def test_an_id_of_another_kind_is_not_taken_over() -> None:
    found, problems = compared(Act(id="cp", type="luat"))
    assert (found.new, found.changed) == ((), ())
    assert "(body)" in problems[0].message.en


def test_an_act_is_not_taken_in_under_a_second_id() -> None:
    issued = structs.replace(OLD, issued=date(2007, 4, 10))
    place = registry()
    place.entities["nd-64"] = issued
    twins = [structs.replace(issued, id=name, number="64/2007/NĐ - CP") for name in ("x", "y")]
    reading = sheet_in.read(sheet_out.render(Records((issued, *twins))))
    assert [each.message.en.partition(" (")[0] for each in compare(reading, place)[1]] == [
        "“x” is the act “nd-64”",
        "“y” is the act “nd-64”",
    ]
    other = structs.replace(issued, id="x", issued=date(2008, 4, 10))
    assert compare(sheet_in.read(sheet_out.render(Records((other,)))), place)[1] == ()


def test_an_entry_that_does_not_change_is_not_judged_again() -> None:
    held = Act(id="a", type="luat", issuer="nobody")
    place = registry()
    place.add(held, "act", Place("registry.yaml"))
    reading = sheet_in.read(sheet_out.render(Records((held,))))
    assert compare(reading, place)[1] == ()


def test_the_report_names_fields_as_people_count() -> None:
    events = (structs.replace(OLD.events[0], grade="evidenced"), OLD.events[1])
    found, _ = compared(structs.replace(OLD, events=events), Act(id="nd-1", type="luat", vi="a\nb"))
    assert report.render(found, "en", colour=False) == (
        "NEW  nd-1: a b\n"
        "CHANGED  nd-64: 64/2007/NĐ-CP\n"
        "    events[1].grade: recalled -> evidenced\n"
        "\n"
        "New: 1; changed: 1; unchanged: 0; in the registry but not in the file (left as they are):"
        " 2.\n"
        "A look only: nothing was written.\n"
    )


def test_problems_are_shown_with_the_names_of_a_spreadsheet() -> None:
    wrong = Text("Sai.", "Wrong.")
    problems = tuple(Problem(Spot(3, column), wrong) for column in (0, 1, 26, 27, 703))
    text = report.render_problems(problems, "a\x1b.csv", "vi", sheet=True)
    assert text.splitlines() == [
        "a\\u001b.csv, dòng 3: Sai.",
        "a\\u001b.csv, dòng 3, cột A: Sai.",
        "a\\u001b.csv, dòng 3, cột Z: Sai.",
        "a\\u001b.csv, dòng 3, cột AA: Sai.",
        "a\\u001b.csv, dòng 3, cột AAA: Sai.",
        "Chưa nhập gì: tệp có 5 chỗ cần sửa.",
    ]
    alone = report.render_problems(problems[1:2], "a.xml", "en", sheet=False)
    assert alone == "a.xml, line 3: Wrong.\nNothing was imported: the file has 1 place to mend.\n"
