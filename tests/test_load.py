"""From files to a workspace: ids, links, and what a broken file may and may not silence."""

import pytest

from plancheck.errors import InputError
from plancheck.linking import KIND_NAMES, MAX_HINTS
from plancheck.load import load
from plancheck.model import PLAN_SECTIONS, REGISTRY_SECTIONS
from support import HEAD, Workspace, built, slugs

TASKS = """\
tasks:
  - {id: A, vi: Việc một, kind: content, systems: [cong]}
  - {id: B, vi: Việc hai, kind: content, depends_on: [A]}
systems:
  - {id: cong, vi: Cổng}
"""
OTHER = HEAD.replace("vi-du/cntt", "vi-du/khac")


def test_a_sound_workspace_has_no_finding_and_all_its_links() -> None:
    workspace, found = built({"tasks.yaml": TASKS})
    assert not found
    (plan,) = workspace.plans
    assert [(link.edge, link.target.id, link.path) for link in plan.links] == [
        ("uses", "cong", ("systems", 0)), ("depends-on", "A", ("depends_on", 0)),
    ]  # fmt: skip
    assert [link.source.id for link in plan.links_to(plan.entities["A"])] == ["B"]  # type: ignore[union-attr]
    assert plan.links_from(plan.entities["A"], "depends-on") == []


@pytest.mark.parametrize(
    ("named", "rule", "word"),
    [
        ("A", None, ""),
        ("vi-du/cntt#A", None, ""),
        ("AA", "unknown-reference", "“A”"),
        ("vi-du/cntt#C", "unknown-reference", "vi-du/cntt#C"),
        ("vi-du/khac#X", None, ""),
        ("vi-du/khac#A", "unknown-reference", "vi-du/khac#A"),
        ("X", "unknown-reference", "“X”"),
        ("vi-du/khong#A", "unknown-reference", "vi-du/khong#A"),
        ("cong", "wrong-kind-reference", "an information system; here a task"),
        ("vi-du/khac#S", "wrong-kind-reference", "a section; here a task"),
        ("vi-du/cntt", "unknown-reference", "vi-du/cntt"),
        ("plan", "unknown-reference", "“plan”"),
    ],
)
def test_an_id_leads_to_its_own_plan_the_registry_or_a_plan_that_is_named(
    named: str, rule: str | None, word: str
) -> None:
    files = {
        "a/plan.yaml": HEAD,
        "a/tasks.yaml": TASKS.replace("depends_on: [A]", f"depends_on: [{named}]"),
        "b/plan.yaml": OTHER,
        "b/tasks.yaml": "tasks:\n  - {id: X, vi: x, kind: content}\n"
        "sections:\n  - {id: S, number: I, vi: s}\n",
    }
    workspace, found = built(files, head=None)
    assert slugs(found) == ([(rule, "B")] if rule else [])
    assert all(word in each.message.en for each in found)
    assert all(each.place.path == ("tasks", 1, "depends_on", 0) for each in found)
    assert len(workspace.plans[0].links) == (2 if rule is None else 1)


def test_the_registry_names_no_element_of_a_plan_without_its_plan() -> None:
    change = "changes:\n  - {id: c, on: 2019-01-01, type: rename, from: [A]}\n"
    _, found = built({"tasks.yaml": TASKS, "registry.yaml": change})
    assert slugs(found) == [("unknown-reference", "c")]


def test_an_id_of_an_entry_that_could_not_be_built_is_not_called_unknown() -> None:
    damaged = TASKS.replace("vi: Việc một, ", "")
    workspace, found = built({"tasks.yaml": damaged})
    assert slugs(found) == [("missing-key", "A")]
    assert workspace.plans[0].unread.words >= {"A", "cong"}


def test_a_target_of_an_objective_that_could_not_be_built_is_not_called_unknown() -> None:
    goals = "objectives:\n  - {id: M, kind: specific, targets: [{id: T}]}\n"
    items = "tasks:\n  - {id: A, vi: a, kind: content, depends_on: [T]}\n"
    _, found = built({"a.yaml": goals, "b.yaml": items})
    assert slugs(found) == [("missing-key", "M")]


CUT = "tasks:\n  - {id: A, vi: a, kind: content}\n  - id: B\n    vi: b\n"


def test_the_last_entry_of_a_broken_file_is_taken_when_it_is_whole() -> None:
    workspace, found = built({"t.yaml": CUT + "    kind: content\n   x: [\n  - {id: C}\n"})
    assert slugs(found) == [("yaml-syntax", "")]
    assert [task.id for task in workspace.plans[0].tasks] == ["A", "B"]
    assert workspace.plans[0].unread.words >= {"B", "C"}
    assert "A" not in workspace.plans[0].unread.words
    assert workspace.plans[0].incomplete == ("t.yaml",)


def test_nothing_is_said_of_the_last_entry_of_a_broken_file_when_it_is_cut() -> None:
    user = "tasks:\n  - {id: N, vi: n, kind: content, depends_on: [A, B, C, D]}\n"
    workspace, found = built({"t.yaml": CUT + "   x: [\n  - {id: C}\n", "u.yaml": user})
    assert [task.id for task in workspace.plans[0].tasks] == ["A", "N"]
    assert [(each.rule.slug, each.facts) for each in found if each.subject] == [
        ("unknown-reference", tuple(sorted(
            {"owner": "N", "target": "D", "suggestion": dict(found[-1].facts)["suggestion"]}.items()
        ))),
    ]  # fmt: skip


def test_nothing_is_said_of_a_plan_that_is_cut() -> None:
    head = HEAD.partition("  period:")[0]
    _, found = built({"tasks.yaml": TASKS}, head + "  note: [\n  period: }\n")
    assert slugs(found) == [("yaml-syntax", "")]


def test_a_defect_before_the_cut_entry_is_still_told() -> None:
    _, found = built({"t.yaml": "tasks:\n  - {id: A, kind: content}\n  - id: B\n   x: [\n"})
    assert slugs(found) == [("missing-key", "A"), ("yaml-syntax", "")]


def test_the_sections_that_unread_text_may_hold_are_known() -> None:
    workspace, _ = built({"t.yaml": CUT + "   x: [\nassignments:\n  - {id: P}\n"})
    assert workspace.plans[0].unread.sections == {"tasks", "assignments"}
    assert workspace.registry.unread == workspace.plans[0].unread


def test_the_second_of_two_with_one_id_is_told_and_the_first_holds() -> None:
    twice = TASKS + "objectives:\n  - {id: A, vi: mục tiêu, kind: general}\n"
    workspace, found = built({"tasks.yaml": twice})
    assert [(each.rule.slug, each.place.path) for each in found] == [
        ("duplicate-id", ("objectives", 0, "id"))
    ]
    assert found[0].related[0][0].path == ("tasks", 0, "id")
    assert workspace.plans[0].kinds["A"] == "task"


def test_one_id_in_two_plans_is_no_defect() -> None:
    files = {"a/plan.yaml": HEAD, "a/t.yaml": TASKS, "b/plan.yaml": OTHER}
    files["b/t.yaml"] = TASKS.partition("systems:\n")[0]
    _, found = built(files, head=None)
    assert not found


def test_a_plan_is_the_nearest_folder_above_that_declares_one() -> None:
    files = {"a/b/c/t.yaml": TASKS, "a/plan.yaml": HEAD, "a/b/plan.yaml": OTHER}
    workspace, _ = built(files, head=None)
    assert {plan.id: len(plan.tasks) for plan in workspace.plans} == {
        "vi-du/cntt": 0, "vi-du/khac": 2,
    }  # fmt: skip


def test_a_section_of_a_plan_outside_all_plans_is_told() -> None:
    files = {"a/plan.yaml": OTHER, "b/t.yaml": TASKS}
    workspace, found = built(files, head=None)
    assert slugs(found) == [("outside-a-plan", "")]
    assert [system.id for system in workspace.registry.systems] == ["cong"]


def test_suggestions_end_after_many_unknown_ids() -> None:
    rows = "".join(
        f"  - {{id: T{n}, vi: v, kind: content, systems: [congg]}}\n" for n in range(MAX_HINTS + 5)
    )
    _, found = built({"t.yaml": f"tasks:\n{rows}systems: [{{id: cong, vi: Cổng}}]\n"})
    assert sum("“cong”" in finding.message.en for finding in found) == MAX_HINTS


def test_every_kind_has_a_name_in_both_languages() -> None:
    kinds = {kind for kind, _ in (*PLAN_SECTIONS.values(), *REGISTRY_SECTIONS.values())}
    assert kinds | {"plan", "plan-word", "target"} == set(KIND_NAMES)


def test_a_folder_that_is_not_there_or_holds_no_plan_is_refused(workspace: Workspace) -> None:
    root = workspace()
    with pytest.raises(InputError, match="There is no folder"):
        load(str(root / "none"))
    (root / "plan.yaml").write_text(TASKS)
    with pytest.raises(InputError, match="no file declares"):
        load(str(root))
