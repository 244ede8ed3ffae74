"""What other people's CI takes from here, run as they would run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest
import yaml

from support import REPOSITORY, Workspace
from test_checking import MORE, TASKS, git

BIN = Path(sys.executable).parent


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=env | environment, capture_output=True, text=True,
        check=False, timeout=300,
    )  # fmt: skip


@pytest.fixture
def project(workspace: Workspace) -> Path:
    root = workspace({"tasks.yaml": TASKS, "plancheck.yaml": "plan: .\nlanguage: vi\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def action() -> dict[str, str]:
    """Return the scripts of the action's steps by their names."""
    text = (REPOSITORY / "action.yml").read_text("utf-8")
    return {step["name"]: step["run"] for step in yaml.safe_load(text)["runs"]["steps"]}


def test_the_action_checks_annotates_and_summarises(project: Path, tmp_path: Path) -> None:
    summary, output, sarif = (tmp_path / name for name in ("summary.md", "output", "a.sarif"))
    environment = {
        "PLANCHECK_ACTION": str(REPOSITORY),
        "PLANCHECK_PATH": str(project),
        "PLANCHECK_AS_OF": "2019-06-30",
        "PLANCHECK_SARIF": str(sarif),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output),
    }
    failed = shell(action()["Check the plans"], tmp_path, **environment)
    assert failed.returncode == 1, failed.stderr
    assert "::error file=tasks.yaml,line=2," in failed.stdout
    assert summary.read_text("utf-8").startswith("## plancheck: không đạt")
    assert output.read_text() == "status=1\n"
    assert json.loads(sarif.read_text("utf-8"))["runs"]

    (project / "tasks.yaml").write_text(MORE.replace("A1", "A1"), "utf-8")
    fresh = shell(action()["Check the plans"], tmp_path, **environment, PLANCHECK_SINCE="HEAD")
    assert "A2" in fresh.stdout
    assert "A1" not in fresh.stdout


def test_hostile_inputs_of_the_action_are_no_script(project: Path, tmp_path: Path) -> None:
    for name in ("AS_OF", "FAIL_ON", "SINCE", "LANGUAGE", "SARIF"):
        environment = {
            "PLANCHECK_ACTION": str(REPOSITORY),
            "PLANCHECK_PATH": str(project),
            f"PLANCHECK_{name}": '$(touch caught)"; touch caught; #',
        }
        shell(action()["Check the plans"], project, **environment)
    assert not list(project.rglob("caught"))


def test_no_input_of_the_action_stands_in_a_script() -> None:
    assert all("${{" not in script for script in action().values())


def test_the_action_installs_itself(tmp_path: Path) -> None:
    path = tmp_path / "path"
    done = shell(
        action()["Install plancheck"], tmp_path, PLANCHECK_ACTION=str(REPOSITORY),
        RUNNER_TEMP=str(tmp_path), GITHUB_PATH=str(path), PLANCHECK_PYTHON=sys.executable,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    command = Path(path.read_text().strip()) / "plancheck"
    version = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("plancheck ")
    said = subprocess.run(
        [command.with_name("plancheck_comment.py")], capture_output=True, text=True, check=True,
        env={},
    )  # fmt: skip
    assert said.stdout == "plancheck: no comment: this is no CI\n"


def test_the_gitlab_job_writes_its_reports(project: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((REPOSITORY / "ci/gitlab.yml").read_text("utf-8"))["plancheck"]
    environment = {"PLANCHECK_PATH": str(project), "CI_PROJECT_DIR": str(tmp_path)}
    script = "set -e\n" + "\n".join(job["script"])
    failed = shell(script, tmp_path, **environment)
    assert failed.returncode == 1, failed.stderr
    reports = job["artifacts"]["reports"]
    rows = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert rows
    assert junitparser.JUnitXml.fromfile(str(tmp_path / reports["junit"])).failures
    passed = shell(script, tmp_path, **environment, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
    assert passed.returncode == 0, passed.stdout


def test_a_commit_is_checked_by_pre_commit_end_to_end(project: Path, tmp_path: Path) -> None:
    """A clone of a bare repository, a hook from this project, a commit that is refused."""
    bare, clone, hooks = tmp_path / "bare.git", tmp_path / "clone", tmp_path / "hooks"
    subprocess.run(["git", "clone", "-q", "--bare", project, bare], check=True)
    subprocess.run(["git", "clone", "-q", bare, clone], check=True)
    subprocess.run(["git", "clone", "-q", REPOSITORY, hooks], check=True)
    hook = ".pre-commit-hooks.yaml"  # as it stands now, committed or not
    (hooks / hook).write_bytes((REPOSITORY / hook).read_bytes())
    git(hooks, "add", "-A")
    git(hooks, "commit", "-qm", "as it stands", "--allow-empty")
    command = f"pre-commit try-repo {hooks} plancheck --all-files --verbose"
    refused = shell(command, clone, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    assert refused.returncode == 1, refused.stderr
    assert "unassigned-task" in refused.stdout
