"""A finding is the same finding wherever it moves."""

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import building, engine, load, source
from plancheck.checks import all_checks
from plancheck.findings import Finding
from plancheck.identity import stamp
from plancheck.load import Loaded
from support import HEAD, REPOSITORY, built

DAY = date(2019, 12, 31)
PLAN = """\
tasks:
  - id: A1
    vi: Tiếp tục xây dựng cổng thông tin
    kind: content
  - id: A2
    vi: Tổ chức tập huấn
    kind: content
    cites:
      - {act: khong-co}
      - {act: khong-co, role: basis}
  - id: A3
    vi: Rà soát
    kind: content
    due: {by: 2020-12-31}
objectives:
  - id: M1
    vi: Trên 80% cơ quan sử dụng
    kind: specific
    targets:
      - {id: M1.1, value: {gt: 80, unit: percent}}
"""


def stamped(loaded: Loaded, day: date = DAY) -> list[Finding]:
    days = {plan.id: day for plan in loaded.workspace.plans}
    found = [*loaded.findings, *engine.run(loaded.workspace, days, all_checks())]
    data = {document.file: document.data for document in loaded.documents}
    return [stamp(each, data.get(each.place.file)) for each in found]


def names(texts: dict[str, str], day: date = DAY) -> dict[str, str]:
    """Return the fingerprints of all findings of a workspace with their rules."""
    documents = [source.parse(name, text.encode()) for name, text in sorted(texts.items())]
    workspace, findings = building.build(documents)
    loaded = Loaded(workspace, tuple(documents), tuple(findings), "")
    return {each.fingerprint: each.rule.slug for each in stamped(loaded, day)}


def test_a_defect_of_one_file_is_not_that_of_another() -> None:
    broken = "tasks: [\n"
    found = names({"plan.yaml": HEAD, "a.yaml": broken, "b.yaml": broken})
    assert list(found.values()).count("yaml-syntax") == 2


BEFORE = {"plan.yaml": HEAD, "content.yaml": PLAN}


def test_there_is_something_to_identify() -> None:
    assert len(names(BEFORE)) >= 8


def test_moving_and_renaming_files_changes_nothing() -> None:
    moved = {"vi-du/ke-hoach.yaml": HEAD, "vi-du/noi-dung/a.yaml": PLAN}
    assert names(moved) == names(BEFORE)


@given(st.randoms(use_true_random=False), st.sampled_from(["\n", "# chú thích\n\n", "\n\n"]))
@settings(max_examples=20, deadline=None)
def test_order_lines_and_files_change_nothing(random: Random, between: str) -> None:
    data = yaml.safe_load(PLAN)
    texts = {"plan.yaml": between + HEAD}
    for section, entries in data.items():
        random.shuffle(entries)
        for rank, entry in enumerate(entries):
            name = f"{random.choice('xyz')}{rank}-{section}.yaml"
            dumped = yaml.safe_dump({section: [entry]}, allow_unicode=True, sort_keys=False)
            texts[name] = between + dumped
    assert names(texts) == names(BEFORE)


def test_rewording_and_another_day_change_nothing() -> None:
    reworded = {**BEFORE, "content.yaml": PLAN.replace("cổng thông tin", "trang thông tin mới")}
    assert names(reworded) == names(BEFORE)
    late = {key for key, rule in names(BEFORE, date(2021, 2, 1)).items() if rule == "overdue-task"}
    later = {key for key, rule in names(BEFORE, date(2022, 2, 1)).items() if rule == "overdue-task"}
    assert late
    assert late == later


def test_another_plan_or_another_element_is_another_finding() -> None:
    other = {**BEFORE, "plan.yaml": HEAD.replace("vi-du/cntt", "vi-du/khac")}
    assert not set(names(other)) & set(names(BEFORE))
    renamed = {**BEFORE, "content.yaml": PLAN.replace("id: A1", "id: A9")}
    assert names(renamed) != names(BEFORE)


def test_a_renamed_element_is_known_by_its_former_id() -> None:
    texts = {**BEFORE, "content.yaml": PLAN.replace("id: A1\n", "id: A9\n    was: [A1]\n")}
    documents = [source.parse(name, text.encode()) for name, text in sorted(texts.items())]
    workspace, findings = building.build(documents)
    found = stamped(Loaded(workspace, tuple(documents), tuple(findings), ""))
    every = {name for each in found for name in each.fingerprints}
    assert set(names(BEFORE)) <= every


@pytest.mark.parametrize("day", [DAY, date(2026, 11, 26)])
def test_no_two_findings_of_the_real_plan_are_taken_for_one(day: date) -> None:
    found = stamped(load.load(str(REPOSITORY / "plan")), day)
    different = {(each.rule.slug, each.place, each.message.vi) for each in found}
    assert len({each.fingerprint for each in found}) == len(different)


def test_no_two_findings_of_the_examples_are_taken_for_one(tmp_path: Path) -> None:
    folders = REPOSITORY / "tests/checks", REPOSITORY / "src/plancheck/examples"
    for example in sorted(each for folder in folders for each in folder.glob("*/bad*")):
        folder = tmp_path / example.parent.name / example.stem
        if example.is_dir():
            newer = example / "after"
            shutil.copytree(newer if newer.is_dir() else example, folder)
        else:
            folder.mkdir(parents=True)
            shutil.copy(example, folder)
        found = stamped(load.load(str(folder)))
        keys: dict[str, set[object]] = {}
        for each in found:
            keys.setdefault(each.fingerprint, set()).add((each.rule.slug, each.place))
        assert all(len(same) == 1 for same in keys.values()), example


def test_the_same_act_twice_in_a_list_makes_two_findings() -> None:
    workspace, findings = built({"content.yaml": PLAN})
    assert workspace.plans
    found = [stamp(each, yaml.safe_load(PLAN)) for each in findings]
    assert len({each.fingerprint for each in found}) == 2


def test_an_entry_is_told_by_the_first_two_things_that_say_what_it_is_about() -> None:
    def mark(entry: str) -> str:
        text = PLAN.replace("{act: khong-co, role: basis}", entry)
        found = [stamp(each, yaml.safe_load(text)) for each in built({"content.yaml": text})[1]]
        return found[1].fingerprint

    first = mark('{act: thieu, list: plan, source: "3"}')
    assert mark('{act: thieu, list: plan, source: "4"}') == first
    assert mark('{act: thieu, list: preamble, source: "3"}') != first
