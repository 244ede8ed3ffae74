"""The command `diff` end to end: formats, exit status, and where lines are linked to."""

import json
from pathlib import Path

import pytest

from changed import between, plan
from plancheck.commands.shared import built_commit, link_of
from plancheck.errors import ConfigError
from support import HEAD, Command, Workspace
from test_checking import git

SHA = "0123456789abcdef0123456789abcdef01234567"
CI = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_PROJECT_URL", "CI_COMMIT_SHA")


@pytest.fixture
def project(workspace: Workspace) -> Path:
    root = workspace({"a.yaml": plan("cơ quan", 90), "plancheck.yaml": "plan: .\nlanguage: vi\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    (root / "a.yaml").write_text(plan("cơ quan", 80), "utf-8")
    return root


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CI:
        monkeypatch.delenv(name, raising=False)


def test_several_reports_come_from_one_run(project: Path, plancheck: Command) -> None:
    done = plancheck(
        "diff", "HEAD", "--output", "text", "--output", "json:a.json", "--output", "html:a.html",
        "--output", "markdown:a.md", cwd=project,
    )  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert "Chỉ tiêu CT1 bị hạ: trên 90% → trên 80%." in done.out
    report = json.loads((project / "a.json").read_text("utf-8"))
    assert report["base"]["name"] == "HEAD"
    assert report["head"] == {"name": None, "commit": None}
    assert (project / "a.html").read_text("utf-8").startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert (project / "a.md").read_text("utf-8").startswith("<!-- plancheck -->\n")


def test_lines_are_linked_where_the_ci_names_the_repository(
    project: Path, plancheck: Command
) -> None:
    github = {"GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "o/kho"}
    run = ("diff", "HEAD", "--format", "markdown")
    bare = plancheck(*run, cwd=project, **github).out
    assert "](" not in bare  # nobody knows which commit holds these files
    linked = plancheck(*run, cwd=project, **github, GITHUB_SHA=SHA).out
    assert f"](https://github.example/o/kho/blob/{SHA}/a.yaml#L6)" in linked
    gitlab = {"CI_PROJECT_URL": "https://gitlab.example/o/kho", "CI_COMMIT_SHA": SHA}
    assert (
        f"](https://gitlab.example/o/kho/-/blob/{SHA}/a.yaml#L6)"
        in plancheck(*run, cwd=project, **gitlab).out
    )
    own = plancheck(*run, "--link-to", "https://kho.example/{file}?l={line}", cwd=project).out
    assert "](https://kho.example/a.yaml?l=6)" in own


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)//{file}", "https://a.example/{line}", "https://a b/{file}",
     "https://a.example/)[x](y){file}", "ftp://a.example/{file}", "", "https://a.example/<{file}>"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ConfigError):
        link_of(address)


@pytest.mark.parametrize(
    ("server", "name"),
    [("javascript:x", "o/r"), ("https://a.example", "o/r)[x](y"), ("https://a.example\n", "o/r"),
     ("", "o/r"), ("https://a.example", "")],
)  # fmt: skip
def test_a_strange_environment_gives_no_links(
    server: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", server)
    monkeypatch.setenv("GITHUB_REPOSITORY", name)
    assert link_of(None) == ""


@pytest.mark.parametrize("written", ["main", SHA[:39], f"{SHA}\n", SHA.upper(), "--help"])
def test_only_a_whole_hash_is_a_commit(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SHA", written)
    assert built_commit() == ""
    monkeypatch.setenv("CI_COMMIT_SHA", SHA)
    assert built_commit() == SHA


def test_what_went_with_a_dropped_element_is_not_called_settled(
    project: Path, plancheck: Command
) -> None:
    text = plan("cơ quan", 90)
    start, end = text.index("tasks:"), text.index("bodies:\n")
    (project / "a.yaml").write_text(text[:start] + text[end:], "utf-8")
    report = json.loads(plancheck("diff", "HEAD", "--format", "json", cwd=project).out)
    gone = [each["rule"] for each in report["findings"]["dropped"]]
    assert {"overdue-task", "unconfirmed-inferred-link"} <= set(gone)
    settled = {each["subject"] for each in report["findings"]["settled"]}
    assert not settled & {"vi-du/cntt#NV1", "vi-du/cntt#PC1"}


def test_what_cannot_be_compared_is_neither_settled_nor_unchanged(
    project: Path, plancheck: Command
) -> None:
    torn = plan("cơ quan", 90).replace("    due: {by: 2019-09-30}", "    due: [")
    (project / "a.yaml").write_text(torn, "utf-8")
    done = plancheck("diff", "HEAD", "--lang", "en", cwd=project)
    said = " ".join(done.out.split())
    assert done.status == 1
    assert "The result is incomplete: could not read all of a.yaml (after)." in said
    assert "Not compared: a.mot, a.hai, ty-le, NV1, PC1." in said
    assert "findings of before are settled is not known." in said
    assert "0 settled" in said
    assert "Nothing changed in meaning" not in said


def test_what_was_hidden_before_is_said_to_be_new_with_a_caution(
    project: Path, plancheck: Command
) -> None:
    (project / "b.yaml").write_text("tasks: [\n", "utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "torn")
    more = "tasks:\n  - {id: NV2, kind: content, vi: Việc hai}\n"
    (project / "b.yaml").write_text(more, "utf-8")
    done = plancheck("diff", "HEAD", "--lang", "en", cwd=project)
    said = " ".join(done.out.split())
    assert "could not read all of b.yaml (before)." in said
    assert "New findings may have been there before." in said


LATE = "tasks: [{id: NV1, kind: content, vi: Việc một, due: {by: 2019-03-31}}]\n"


def test_a_renamed_plan_is_judged_by_the_day_of_the_newer_on_both_sides(tmp_path: Path) -> None:
    ended = HEAD.replace("to: 2019-12-31", "to: 2019-02-28")
    renamed = HEAD.replace("id: vi-du/cntt", "id: vi-du/moi\n  was: [vi-du/cntt]")
    found = between(
        tmp_path, {"plan.yaml": ended, "a.yaml": LATE}, {"plan.yaml": renamed, "a.yaml": LATE}
    )
    # By its own day the older plan would be over before the task was late.
    assert [day.as_of.isoformat() for day in found.days] == ["2019-06-30"]
    new = {each.finding.rule.slug for each in found.findings.new}
    settled = {each.finding.rule.slug for each in found.findings.settled}
    assert ("overdue-task" in new) is ("overdue-task" in settled)


def test_what_was_found_in_a_plan_that_went_is_not_called_settled(tmp_path: Path) -> None:
    other = HEAD.replace("vi-du/cntt", "vi-du/hai")
    found = between(tmp_path, {"hai/plan.yaml": other, "hai/a.yaml": LATE}, {})
    gone = {(each.finding.rule.slug, each.finding.subject) for each in found.findings.dropped}
    assert ("overdue-task", "vi-du/hai#NV1") in gone
    assert not [e for e in found.findings.settled if e.finding.subject.startswith("vi-du/hai")]


def test_of_an_entry_that_does_not_fit_nobody_can_tell_what_is_settled(tmp_path: Path) -> None:
    wrong = LATE.replace("due: {by: 2019-03-31}", "due: 5")
    found = between(tmp_path, {"a.yaml": LATE}, {"a.yaml": wrong})
    assert ("head", "NV1") in found.uncompared
    assert "overdue-task" not in {each.finding.rule.slug for each in found.findings.settled}
    assert found.findings.unsure


def test_only_files_with_entries_that_do_not_fit_are_named_as_such(tmp_path: Path) -> None:
    wrong = LATE.replace("due: {by: 2019-03-31}", "due: 5")
    more = {
        "b.yaml": LATE.replace("NV1", "NV2"),
        "c.yaml": "objectives: [{id: MT1, kind: specific, vi: M\u00f4\u0323t}]\n",
    }
    torn = more | {"b.yaml": "tasks: [\n"}
    found = between(tmp_path, {"a.yaml": LATE} | more, {"a.yaml": wrong} | torn)
    said = [each.en for each in found.notes if "do not fit the format" in each.en]
    assert len(said) == 1
    assert said[0].endswith("could not be compared, in: a.yaml.")


def test_what_went_with_a_task_of_a_renamed_plan_is_not_called_settled(tmp_path: Path) -> None:
    renamed = HEAD.replace("id: vi-du/cntt", "id: vi-du/moi\n  was: [vi-du/cntt]")
    found = between(tmp_path, {"a.yaml": LATE}, {"plan.yaml": renamed})
    assert "overdue-task" in {each.finding.rule.slug for each in found.findings.dropped}


def test_what_went_with_a_key_of_a_task_is_settled(tmp_path: Path) -> None:
    open_end = LATE.replace(", due: {by: 2019-03-31}", "")
    found = between(tmp_path, {"a.yaml": LATE}, {"a.yaml": open_end})
    assert "overdue-task" in {each.finding.rule.slug for each in found.findings.settled}
    assert found.findings.dropped == ()


def test_a_waiver_of_a_rule_that_is_gone_does_not_stop_a_comparison_with_the_past(
    tmp_path: Path,
) -> None:
    waiver = "waivers: [{id: W1, rule: no-such-rule, subject: NV1}]\n"
    found = between(tmp_path, {"a.yaml": LATE, "w.yaml": waiver}, {"a.yaml": LATE})
    assert found.findings.unchanged


def test_where_the_newer_side_holds_no_plan_the_day_is_that_of_the_older(tmp_path: Path) -> None:
    found = between(tmp_path, {"a.yaml": LATE}, {"plan.yaml": ""})
    assert [(day.plan, day.as_of.isoformat()) for day in found.days] == [
        ("vi-du/cntt", "2019-06-30")
    ]


WAIVED = """\
waivers:
  - {id: W1, rule: overdue-task, subject: NV1, reason: chờ vốn, approved_by: Giám đốc Sở,
     approved_on: 2019-04-01, expires: 2019-07-30}
"""


def test_a_finding_that_is_waived_now_is_not_settled_and_one_that_was_is_not_new(
    tmp_path: Path,
) -> None:
    bare, held = {"a.yaml": LATE}, {"a.yaml": LATE, "w.yaml": WAIVED}
    for name, older, newer in (("now", bare, held), ("then", held, bare)):
        found = between(tmp_path / name, older, newer).findings
        either = {each.finding.rule.slug for each in (*found.new, *found.settled)}
        assert "overdue-task" not in either


def test_the_first_plan_is_held_against_nothing(tmp_path: Path) -> None:
    act = """\
acts:
  - id: nd-1
    number: 1/2018/NĐ-CP
    type: nghi-dinh
    issued: 2018-01-01
    events: [{on: 2019-03-01, type: repealed}]
"""
    found = between(tmp_path, {"plan.yaml": ""}, {"a.yaml": act, "b.yaml": LATE})
    new = {each.finding.rule.slug for each in found.findings.new}
    assert "legal-event-without-evidence" not in new
    assert "overdue-task" in new
