"""The scripted history does what its steps say, and nothing else; read through the model."""

from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import story
from meaning import written
from plancheck import load
from plancheck.model import Objective
from story_registry import by_act

NAMES = [edit.name for edit in story.EDITS]


class State(NamedTuple):
    """What the plan says after a step: data by id (or file), and the file of every element."""

    step: story.Step
    facts: dict[str, Any]
    files: dict[str, str]
    findings: list[tuple[str, str]]


def state(folder: Path, step: story.Step) -> State:
    workspace, _, findings, *_ = load.load(str(folder / "plan"))
    (plan,) = workspace.plans
    facts: dict[str, Any] = {plan.id: written(plan.identity)}
    files = {}
    for holder in (workspace.registry, plan):
        for name, entity in holder.entities.items():
            data = written(entity)
            if isinstance(entity, Objective):
                data.pop("targets", None)  # each is an element of its own
            facts[name] = data
            files[name] = holder.at(entity).file
    for entry in plan.progress:
        facts[entry.task] = facts[entry.task] | {"progress": written(entry)}
    facts |= {name: text.folded for name, text in plan.texts.items()}
    return State(step, facts, files, [(each.rule.slug, str(each.place)) for each in findings])


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[State, State]]:
    """Every step by name, with what was before it."""
    folder = tmp_path_factory.mktemp("story")
    every = [state(folder, step) for step in story.steps(folder)]
    return {after.step.name: (before, after) for before, after in pairwise(every)}


def test_it_has_at_least_twenty_edits_with_names_of_their_own() -> None:
    assert len(set(NAMES)) == len(NAMES) > 40
    assert len({edit.kind for edit in story.EDITS}) > 25
    assert len({edit.message for edit in story.EDITS}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_step_changes_what_it_says_and_nothing_else(
    states: dict[str, tuple[State, State]], name: str
) -> None:
    before, after = states[name]
    every = before.facts.keys() | after.facts.keys()
    changed = {each for each in every if before.facts.get(each) != after.facts.get(each)}
    both = before.files.keys() & after.files.keys()
    moved = {each for each in both if before.files[each] != after.files[each]}
    if name == "file-renamed":
        assert {after.files[each] for each in moved} == {"tra-vinh/cntt-2019/assignments.yaml"}
        assert {"P1", "P20", "RP1"} < moved
        moved = set()
    assert changed | moved == set(after.step.touches)
    assert moved == ({"S17"} if name == "task-moved" else set())
    assert after.findings == before.findings == []


# What a step changes: the element, the way to the value, the value before and after.
VALUES: dict[str, tuple[str, tuple[str | int, ...], Any, Any]] = {
    "target-lowered": ("NB3.1", ("value", "gt"), "90", "80"),
    "target-strengthened": ("NB5.1", ("value", "gt"), "50", "60"),
    "target-comparator": ("HT3.1", ("value",), {"gt": "80", "unit": "percent"},
                          {"ge": "80", "unit": "percent"}),
    "target-comparator-back": ("HT3.1", ("value",), {"ge": "80", "unit": "percent"},
                               {"gt": "80", "unit": "percent"}),
    "target-scope": ("AT1.1", ("scope", "levels"), ["province", "district"], ["province"]),
    "target-unit": ("ND2.3", ("value",), {"gt": "30", "unit": "percent"},
                    {"ge": "650", "unit": "service"}),
    "target-removed": ("HT4.1", ("value", "eq"), "100", None),
    "target-added": ("NB4.1", ("value", "ge"), None, "95"),
    "task-dropped": ("D2", ("kind",), "content", None),
    "task-added": ("D6", ("due", "by"), None, "2019-09-30"),
    "task-renamed": ("A10", ("was",), None, ["A5"]),
    "lead-removed": ("P21", ("bodies",), ["tv.so-noi-vu", "tv.vp-ubnd"], ["tv.so-noi-vu"]),
    "support-changed": ("P21", ("with",), ["tv.so-tttt"], ["tv.so-tu-phap"]),
    "assignment-removed": ("P20", ("scope",), ["S6"], None),
    "role-changed": ("P8", ("role",), "lead", "coordinate"),
    "plan-lead-lost": ("P4", ("role",), "lead", "coordinate"),
    "plan-lead-back": ("P4", ("role",), "coordinate", "lead"),
    "deadline-later": ("C1", ("due",), {"by": "2019-06-30"}, {"by": "2019-09-30"}),
    "deadline-added": ("B3", ("due",), None, {"by": "2019-11-30"}),
    "deadline-earlier": ("DD4", ("due",), {"quarter": "2019-Q3"}, {"quarter": "2019-Q2"}),
    "basis-removed": ("tra-vinh/cntt-2019", ("legal_basis", 18, "act"), "qd-225-2016-ttg",
                      "qd-153-2018-ttg"),
    "basis-replaced": ("tra-vinh/cntt-2019", ("legal_basis", 15, "act"), "nq-73-2016-cp",
                       "qd-846-2017-ttg"),
    "money-changed": ("PJ-egov", ("funding", 0, "amount"), "45000000000", "30000000000"),
    "link-removed": ("A1", ("objectives", 3, "id"), "HT4", None),
    "link-confirmed": ("A2", ("objectives", 0, "confirmed_by"), None,
                       "Sở Thông tin và Truyền thông"),
    "measurement-revised": ("m-2018-network-used", ("value", "eq"), "23", "25"),
    "result-added": ("m-2019-e-documents", ("value", "eq"), None, "78.5"),
    "result-revised": ("m-2019-e-documents", ("value", "eq"), "78.5", "91"),
    "progress-added": ("A4", ("progress", "official"), None, "in-progress"),
    "waiver-added": ("W1", ("subject",), None, "HT3"),
    "waiver-extended": ("W1", ("expires",), "2019-09-30", "2019-12-31"),
    "event-without-evidence": ("qd-835-2016-ubnd-tv", ("events", 0, "type"), None, "repealed"),
    "event-with-evidence": ("qd-1370-2016-ubnd-tv", ("events", 0, "evidence", 0, "source"), None,
                            "cong-bao-tv-2019"),
    "bodies-merged": ("tv-tt-cntt-2019", ("to",), None, ["tv.tt-cntt-tt"]),
    "body-renamed": ("tv-bcd-2019", ("from",), None, ["tv.bcd-cqdt"]),
}  # fmt: skip


def value(state: State, element: str, path: tuple[str | int, ...]) -> Any:
    data: Any = state.facts.get(element)
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


@pytest.mark.parametrize("name", sorted(VALUES))
def test_the_model_has_the_value_before_and_the_value_after(
    states: dict[str, tuple[State, State]], name: str
) -> None:
    element, path, was, now = VALUES[name]
    before, after = states[name]
    assert (value(before, element, path), value(after, element, path)) == (was, now)


WORDS = {
    "task-reworded": ("C3", "Xây dựng", "Nâng cấp"),
    "typography-dots": ("A10", "nhân sự,…)", "nhân sự, ...)"),
    "typography-tone": ("S8", "chuẩn hóa", "chuẩn hoá"),
}


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_reworded_task_differs_in_these_words_alone(
    states: dict[str, tuple[State, State]], name: str
) -> None:
    element, was, now = WORDS[name]
    before, after = states[name]
    old, new = before.facts[element]["vi"], after.facts[element]["vi"]
    assert (old.replace(was, now, 1), old == new) == (new, False)


def test_steps_without_values_above_are_these() -> None:
    rest = set(NAMES) - VALUES.keys() - WORDS.keys()
    assert rest == {
        "preparation", "task-moved", "file-renamed", "reformatted", "reordered", "comment-changed",
        "source-altered",
    }  # fmt: skip


def commits(folder: Path) -> list[str]:
    folder.mkdir()
    return [step.commit for step in story.build(folder, story.EDITS[:3])]


def test_the_same_plan_gives_the_same_commits_whatever_the_user_has_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commits(tmp_path / "first")
    settings = "[user]\n name = x\n[core]\n autocrlf = true\n[commit]\n gpgSign = true\n"
    (tmp_path / ".gitconfig").write_text(settings)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "x")
    assert commits(tmp_path / "second") == first
    folder = tmp_path / "second"
    assert story.git(folder, "status", "--porcelain") == ""
    assert story.git(folder, "branch", "--show-current") == "main\n"
    told = story.git(folder, "log", "--format=%H %an %aI").splitlines()
    assert [line.partition(" ")[0] for line in told] == first[::-1]
    assert told[0].endswith(" Phòng Công nghệ thông tin 2018-12-24T08:00:00+07:00")


def test_the_step_with_an_amending_act_fits_on_the_end(tmp_path: Path) -> None:
    """Its section `amendments` is for a later format; what it edits must be there."""
    names = [step.name for step in story.build(tmp_path, (*story.EDITS, by_act()))]
    assert names[-1] == "target-lowered-by-act"
    assert "gt: 70" in story.git(tmp_path, "show", "HEAD")
