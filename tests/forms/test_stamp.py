"""The stamp: what a form depends on, and what it does not."""

import pytest

from form_support import REGISTRY, TARGETS, TASKS, form, plan_of
from plancheck.forms.stamp import Fact, Stamp, fingerprint, lines_of, read_lines, stamp_of
from plancheck.text import Text


def stamp(
    tasks: str = TASKS, targets: str = TARGETS, registry: str = REGISTRY, **more: str
) -> Stamp:
    files = {"registry.yaml": registry, "tasks.yaml": tasks, "targets.yaml": targets}
    return stamp_of(form(plan_of(files, **more)))


FIGURES = """\
measurements:
  - {id: m-new, indicator: rate, value: {eq: 70}, as_of: 2019-06-30, reported_by: tv.tc}
progress:
  - {task: A1, on: 2019-06-30, official: done, by: tv.yt}
receipts:
  - {id: R1, report: RP1, by: tv.tc, on: 2019-10-01}
"""


@pytest.mark.parametrize(
    "same",
    [
        stamp(more=FIGURES),
        stamp(TASKS.replace("Tuyên truyền", "Việc khác")),
        stamp(TASKS.replace("{id: P4,", "{id: P4, note: ghi chú,")),
        stamp(TASKS.replace("{id: A1,", "{id: A1, en: Roll out, note: ghi chú,")),
        stamp(registry=REGISTRY + "  - {id: other, vi: Khác, kind: share, unit: percent}\n"),
        stamp(targets=TARGETS.replace("Của tỉnh", "Của cả tỉnh")),
    ],
)
def test_figures_and_what_is_not_in_the_form_leave_the_fingerprint_alone(same: Stamp) -> None:
    assert same.fingerprint == stamp().fingerprint


@pytest.mark.parametrize(
    ("other", "changed"),
    [
        (stamp(TASKS.replace("Triển khai phần mềm", "Triển khai hai phần mềm")), "task A1 words"),
        (stamp(TASKS.replace("due: {by: 2019-09-30}", "due: {by: 2019-10-31}")), "task A2 due"),
        (stamp(TASKS.replace("role: lead", "role: support")), "task A2 duty"),
        (stamp(TASKS.replace("before: 2019-10-15", "before: 2019-11-15")), "report RP1 due"),
        (stamp(targets=TARGETS.replace("{gt: 80}", "{gt: 90}")), "target T1 value"),
        (stamp(targets=TARGETS.replace("[province]", "[commune]")), "target T1 scope"),
        (stamp(targets=TARGETS.replace("by: 2019-12-31", "by: 2019-11-30")), "target T1 by"),
        (stamp(registry=REGISTRY.replace("unit: document", "unit: dossier")), "target T2 unit"),
        (stamp(registry=REGISTRY.replace("Mức độ hài", "Sự hài")), "target T3 indicator"),
        (stamp(TASKS.replace("[{id: MT2}]", "[{id: MT1}]")), "target T1 reason"),
    ],
)  # fmt: skip
def test_what_the_form_depends_on_changes_the_fingerprint(other: Stamp, changed: str) -> None:
    before = {(fact.kind, fact.id, fact.field): fact.hash for fact in stamp().facts}
    after = {(fact.kind, fact.id, fact.field): fact.hash for fact in other.facts}
    differing = {" ".join(key) for key in {**before, **after} if before.get(key) != after.get(key)}
    assert changed in differing
    assert other.fingerprint != stamp().fingerprint


def test_whose_form_it_is_is_part_of_the_fingerprint() -> None:
    plan = plan_of()
    stamps = {stamp_of(form(plan, body, period)).fingerprint
              for body in ("tv.yt", "tv.tc") for period in ("2019", "2019-H1")}  # fmt: skip
    assert len(stamps) == 4


def test_a_stamp_comes_back_from_its_lines() -> None:
    bars = stamp(TASKS.replace("Triển khai phần mềm", "Triển khai | phần mềm"))
    for each in (stamp(), bars):
        assert read_lines(lines_of(each)) == each


def why(lines: list[str]) -> str:
    found = read_lines(lines)
    assert isinstance(found, Text)
    return found.en


def test_a_stamp_that_was_touched_is_not_trusted() -> None:
    lines = lines_of(stamp())
    assert "no stamp" in why([])
    assert "no stamp" in why(["other|1", *lines[1:]])
    assert "no stamp" in why(lines[:3])
    assert "format 2" in why(["plancheck form|2", *lines[1:]])
    for number in range(1, len(lines)):
        name = lines[number].partition("|")[0]
        for touched in (f"{name}|x", "x", f"x|{lines[number]}"):
            assert "changed or damaged" in why([*lines[:number], touched, *lines[number + 1 :]])
    assert "changed or damaged" in why(lines[:-1])
    assert "changed or damaged" in why([*lines, f"task|A9|words|{'0' * 16}|"])


@pytest.mark.parametrize(("count", "read"), [(20_000, True), (20_001, False)])
def test_a_stamp_without_end_is_not_read(count: int, read: bool) -> None:
    head = ("vi-du/cntt", "tv.yt", "2019", "RP1")
    facts = tuple(Fact("task", f"A{n}", "words", "0" * 16, "") for n in range(count))
    found = read_lines(lines_of(Stamp(*head, fingerprint(head, facts), facts)))
    assert isinstance(found, Stamp) is read


def test_long_words_are_kept_short_in_the_stamp() -> None:
    long = stamp(TASKS.replace("Triển khai phần mềm", "dài " * 5000 + "."))
    assert all(len(fact.words) <= 120 for fact in long.facts)
    assert (
        long.fingerprint != stamp(TASKS.replace("Triển khai phần mềm", "dài " * 5000)).fingerprint
    )
