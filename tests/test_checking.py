"""The command `check` as CI uses it: outputs, thresholds, revisions; and the gitted past."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from plancheck import saving
from plancheck.errors import InputError
from support import HEAD, Command, Workspace

TASKS = """\
tasks:
  - id: A1
    vi: Xây dựng cổng thông tin
    kind: content
"""
MORE = TASKS + "  - {id: A2, vi: Tổ chức tập huấn, kind: content}\n"
DAY = ("--as-of", "2019-06-30", "--lang", "en")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *identity, "-C", folder, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def checkout(workspace: Workspace) -> Path:
    root = workspace({"tasks.yaml": TASKS, "plancheck.yaml": "plan: .\nlanguage: en\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    (root / "tasks.yaml").write_text(MORE, "utf-8")
    return root


def test_several_reports_of_one_run(plancheck: Command, checkout: Path) -> None:
    result = plancheck(
        "check", *DAY, "--output", "sarif:out.sarif", "--output", "junit:out.xml", "--output",
        "concise", cwd=checkout,
    )  # fmt: skip
    assert result.status == 1
    assert "warning [task-without-deadline]" in result.out
    assert json.loads((checkout / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (checkout / "out.xml").read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output", "pdf:x"], "there is no format “pdf”"),
        (["--output", "json:a", "--output", "text:./a"], "two reports go to"),
        (["--output", "json", "--format", "text"], "two reports go to standard output"),
        (["--output", "json:nowhere/a.json"], "Cannot write “nowhere/a.json”"),
        (["--output", "json:."], "“.” is not a regular file"),
        (["--new-only"], "needs --since"),
        (["--since", "nothing"], "no revision “nothing”"),
        (["--since", "--output=/tmp/x"], "no revision"),
        (["--since=--upload-pack=touch x"], "no revision"),
    ],
)
def test_what_cannot_be_done_is_a_plain_error(
    plancheck: Command, checkout: Path, arguments: list[str], words: str
) -> None:
    before = sorted(os.listdir(checkout))
    result = plancheck("check", *DAY, *arguments, cwd=checkout)
    assert result.status == 2
    assert words in result.err or "expected one argument" in result.err
    assert sorted(os.listdir(checkout)) == before


def test_an_output_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    saving.save(str(file), "cũ")
    mode = file.stat().st_mode
    saving.save(str(file), "mới")
    assert (file.read_text("utf-8"), file.stat().st_mode) == ("mới", mode)
    with pytest.raises(InputError):
        saving.save(str(tmp_path / "no" / "report.txt"), "x")
    assert os.listdir(tmp_path) == ["report.txt"]


def test_only_what_the_change_brings(plancheck: Command, checkout: Path) -> None:
    every = plancheck("check", *DAY, "--since", "HEAD", cwd=checkout)
    assert "A1" in every.out
    assert "Since HEAD: " in every.out
    new = plancheck(
        "check", *DAY, "--since", "HEAD", "--new-only", "--format", "json", cwd=checkout
    )
    data = json.loads(new.out)
    assert {each["subject"] for each in data["findings"]} == {"vi-du/cntt#A2"}
    assert {each["silenced_by"]["by"] for each in data["silenced"]} == {"before"}
    assert data["change"]["settled"] == 0
    assert len(data["change"]["new"]) == len(data["findings"])
    git(checkout, "commit", "-qam", "second")
    settled = plancheck("check", *DAY, "--since", "HEAD", cwd=checkout)
    assert "0 new, 0 settled" in settled.out
    (checkout / "tasks.yaml").write_text(TASKS, "utf-8")
    fewer = plancheck("check", *DAY, "--since", "HEAD", "--new-only", cwd=checkout)
    assert "1 new" in fewer.out
    assert "[task-removed]" in fewer.out
    assert " 0 settled" not in fewer.out


def test_moved_files_bring_nothing_new(plancheck: Command, checkout: Path) -> None:
    (checkout / "tasks.yaml").write_text(TASKS, "utf-8")
    (checkout / "b").mkdir()
    (checkout / "tasks.yaml").rename(checkout / "b" / "viec.yaml")
    result = plancheck("check", *DAY, "--since", "HEAD", cwd=checkout)
    assert "Since HEAD: 0 new, 0 settled" in result.out


def test_a_base_without_a_plan_makes_everything_new(plancheck: Command, checkout: Path) -> None:
    git(checkout, "checkout", "-q", "--orphan", "empty")
    git(checkout, "rm", "-rqf", "--cached", ".")
    git(checkout, "commit", "-qm", "nothing", "--allow-empty")
    result = plancheck("check", *DAY, "--since", "HEAD", cwd=checkout)
    assert "0 settled, 0 unchanged" in result.out


def test_outside_a_checkout_there_is_no_past(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS})
    result = plancheck("check", *DAY, root, "--since", "HEAD")
    assert result.status == 2
    assert "not in a git checkout" in result.err


def test_the_switches_of_ci(plancheck: Command, checkout: Path) -> None:
    strict = ("check", *DAY, "--fail-on", "note")
    assert plancheck(*strict, cwd=checkout).status == 1
    assert plancheck(*strict, "--exit-zero", cwd=checkout).status == 0
    counted = plancheck(*strict, "--statistics", "--quiet", cwd=checkout)
    assert "     2  warning    task-without-deadline" in counted.out
    assert "Summary by family" not in counted.out


def test_the_rules_are_listed_and_explained(plancheck: Command) -> None:
    listed = plancheck("rules", "--lang", "en")
    assert listed.status == 0
    assert "task-without-deadline" in listed.out
    one = plancheck("rules", "legal", "--lang", "vi")
    assert "task-without-deadline" not in one.out
    page = plancheck("explain", "task-without-deadline", "--lang", "en")
    assert "rule: task-without-deadline" in page.out
    assert "# plancheck: ignore[task-without-deadline]" in page.out
    never = plancheck("explain", "yaml-syntax", "--lang", "en")
    assert "cannot be waived" in never.out


def test_a_head_alone_is_a_plan(plancheck: Command, workspace: Workspace) -> None:
    assert plancheck("check", workspace({}, HEAD), *DAY).status == 0


def test_statistics_do_not_go_into_a_report_that_programs_read(
    plancheck: Command, checkout: Path
) -> None:
    result = plancheck("check", *DAY, "--format", "json", "--statistics", cwd=checkout)
    assert json.loads(result.out)["findings"]
    assert "task-without-deadline" in result.err
    assert "task-without-deadline" in plancheck("check", *DAY, "--statistics", cwd=checkout).out


WAIVER = """\
waivers:
  - {id: W1, rule: task-without-deadline, subject: A1, approved_by: Sở, approved_on: 2019-01-01,
     expires: 2019-12-31}
"""


def test_what_was_wrong_with_a_waiver_before_is_not_new(plancheck: Command, checkout: Path) -> None:
    (checkout / "tasks.yaml").write_text(TASKS + WAIVER, "utf-8")
    git(checkout, "commit", "-qam", "a waiver without a reason")
    now = plancheck("check", *DAY, cwd=checkout)
    assert "waiver-incomplete" in now.out
    same = plancheck("check", *DAY, "--since", "HEAD", "--new-only", cwd=checkout)
    assert (same.status, "0 new" in same.out) == (0, True)
    assert plancheck("baseline", "write", "--as-of", "2019-06-30", cwd=checkout).status == 0
    assert "waiver-incomplete" not in (checkout / "plancheck-baseline.json").read_text("utf-8")


def test_a_misspelt_comment_of_yesterday_can_be_put_right(
    plancheck: Command, checkout: Path
) -> None:
    wrong = TASKS.replace("vi: Xây", "vi: Xây").replace(
        "kind: content", "kind: content  # plancheck: ignore[no-such-rule] lý do"
    )
    (checkout / "tasks.yaml").write_text(wrong, "utf-8")
    git(checkout, "commit", "-qam", "misspelt")
    assert plancheck("check", *DAY, cwd=checkout).status == 2
    (checkout / "tasks.yaml").write_text(TASKS, "utf-8")
    assert plancheck("check", *DAY, "--since", "HEAD", cwd=checkout).status in (0, 1)


def test_a_partial_clone_is_told_and_not_taken_for_an_empty_past(
    plancheck: Command, checkout: Path, tmp_path: Path
) -> None:
    git(checkout, "commit", "-qam", "second")
    git(checkout, "config", "uploadpack.allowFilter", "true")
    part = tmp_path / "part"
    source = f"file://{checkout}"
    git(tmp_path, "clone", "-q", "--filter=blob:none", source, str(part))
    result = plancheck("check", *DAY, "--since", "HEAD~1", cwd=part)
    assert (result.status, "does not hold all files" in result.err) == (2, True)


def test_the_language_of_the_project_is_read_as_yaml(plancheck: Command, checkout: Path) -> None:
    for text, words in (
        ('plan: .\nlanguage: "vi"\n', "Kế hoạch vi-du/cntt"),
        ("plan: .\n", "Kế hoạch vi-du/cntt"),
        ("plan: .\nlanguage: 'en'  # English\n", "Plan vi-du/cntt"),
    ):
        (checkout / "plancheck.yaml").write_text(text)
        assert words in plancheck("check", "--as-of", "2019-06-30", cwd=checkout).out
