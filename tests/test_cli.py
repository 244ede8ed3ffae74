"""The command as its users call it."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from support import HEAD, REPOSITORY, Command, Workspace

TASKS = """\
tasks:
  - id: A1
    vi: Nâng cấp cổng thông tin điện tử
    en: Upgrade the portal
    kind: content
    systems: [cong]
systems:
  - {id: cong, vi: Cổng thông tin điện tử}
"""
OTHER = TASKS.split("systems:\n", maxsplit=1)[0].replace("A1", "A2")


def test_version_and_help_answer(plancheck: Command) -> None:
    assert re.fullmatch(r"plancheck \d+\.\d+\.\d+\n", plancheck("--version").out)
    vi, en = plancheck("--help", "--lang", "vi"), plancheck("--help", "--lang", "en")
    assert (vi.status, en.status) == (0, 0)
    assert "cách dùng:" in vi.out
    assert "check the plans and report findings" in en.out
    assert plancheck("law", "add", "--help", "--lang", "vi").out.count("cách dùng:") == 1
    for command in (
        "check",
        "explain",
        "coverage",
        "show",
        "list",
        "status",
        "graph",
        "impact",
        "law",
        "report",
        "schema",
    ):
        help_text = plancheck(command, "--help", "--lang", "vi")
        assert help_text.status == 0
        assert help_text.out.startswith(f"cách dùng: plancheck {command} ")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["chek"], "“check”"),
        (["check", "--slect", "x"], "“--select”"),
        (["check", "--select", "unasigned-task"], "“unassigned-task”"),
        (["check", "--ignore", "taks"], "“tasks”"),
        (["check", "--format", "txt"], "“text”"),
        (["check", "--as-of", "30/02/2019"], "2019-12-31"),
        (["check", "--as-of", "20190228"], "2019-12-31"),
        (["check", "--as-of", "2019-02-30"], "2019-12-31"),
        (["explain", "unknwon-key"], "“unknown-key”"),
        (["show", "NO-SUCH-ID"], "NO-SUCH-ID"),
        (["list", "taks"], "“tasks”"),
        ([], "COMMAND"),
    ],
)
def test_wrong_usage_is_a_2_with_a_way_out(
    arguments: list[str], word: str, plancheck: Command
) -> None:
    for lang in ("vi", "en"):
        result = plancheck(*arguments, PLANCHECK_LANG=lang)
        assert result.status == 2
        assert result.out == ""
        assert word in result.err
        assert "Traceback" not in result.err


def test_the_exit_status_follows_the_threshold(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS})
    status = {
        level: plancheck("check", root, "--select", "unassigned-task", "--fail-on", level).status
        for level in ("error", "warning", "note")
    }
    assert status == {"error": 1, "warning": 1, "note": 1}
    assert plancheck("check", root, "--select", "file-form").status == 0
    (root / "plancheck.yaml").write_text("plan: .\nseverity: {unassigned-task: note}\n")
    assert plancheck("check", root, "--select", "unassigned-task").status == 0
    assert plancheck("check", root, "--select", "unassigned-task", "--fail-on", "note").status == 1


def test_the_configuration_selects_and_weighs(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS, "more/x.yaml": OTHER})

    def found(settings: str) -> list[tuple[str, str]]:
        (root / "plancheck.yaml").write_text(f"plan: .\nselect: [unassigned-task]\n{settings}")
        out = json.loads(plancheck("check", root, "--format", "json").out)
        return [(each["location"]["file"], each["severity"]) for each in out["findings"]]

    both = [("more/x.yaml", "error"), ("tasks.yaml", "error")]
    assert found("") == both
    assert found("severity: {unassigned-task: warning}\n") == [(f, "warning") for f, _ in both]
    assert found("severity: {unassigned-task: 'off'}\n") == []
    assert found("ignore: [tasks]\n") == []
    assert found("paths:\n  - {path: more, ignore: [unassigned-task]}\n") == both[1:]
    assert found("paths:\n  - {path: 'more/*', severity: {unassigned-task: note}}\n") == [
        ("tasks.yaml", "error"), ("more/x.yaml", "note"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ("langage: vi\n", "language"),
        ("language: fr\n", "vi, en"),
        ("ignore: [no-such-rule]\n", "no-such-rule"),
        ("severity: {unknown-kee: note}\n", "unknown-key"),
        ("plan: ../elsewhere\n", "../elsewhere"),
        ("plan: [\n", "plancheck.yaml:"),
        ("- a\n", "plancheck.yaml:1:1"),
    ],
)
def test_an_unfit_configuration_is_a_2_with_its_place(
    settings: str, word: str, plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"plancheck.yaml": settings})
    result = plancheck("check", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert word in result.err


def test_the_language_is_the_option_then_the_environment_then_the_project(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"plancheck.yaml": "language: vi\nplan: .\n"})
    assert "Kế hoạch vi-du/cntt" in plancheck("check", cwd=root).out
    assert "Plan vi-du/cntt" in plancheck("check", cwd=root, PLANCHECK_LANG="en").out
    assert "Kế hoạch vi-du" in plancheck("check", "--lang", "vi", cwd=root, PLANCHECK_LANG="en").out
    (root / "plancheck.yaml").unlink()
    assert "Plan vi-du/cntt" in plancheck("check", cwd=root).out


def test_a_closed_plan_is_judged_by_its_last_day(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS})
    assert "as of 2019-12-31 (the last day" in plancheck("check", root, "--lang", "en").out
    chosen = plancheck("check", root, "--lang", "en", "--as-of", "2019-03-01").out
    assert "as of 2019-03-01 (the day asked for)" in chosen
    (root / "plan.yaml").write_text(HEAD.replace("to: 2019-12-31", "to: 9999-12-31"))
    assert "(today)" in plancheck("check", root, "--lang", "en").out


def test_paths_choose_what_is_shown_and_the_whole_plan_is_read(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace(
        {
            "plancheck.yaml": "plan: plan\nselect: [unassigned-task]\n",
            "plan/a/plan.yaml": HEAD,
            "plan/a/tasks.yaml": TASKS.split("systems:\n", maxsplit=1)[0],
            "plan/a/other.yaml": OTHER,
            "plan/registry/systems.yaml": "systems:\n" + TASKS.split("systems:\n")[1],
        }
    )
    (root / "plan.yaml").unlink()

    def files(*paths: str) -> list[str]:
        out = plancheck("check", *paths, "--format", "json", cwd=root).out
        return [each["location"]["file"] for each in json.loads(out)["findings"]]

    assert files() == ["plan/a/other.yaml", "plan/a/tasks.yaml"]
    assert files("plan") == files("plan/a") == files(".") == files()
    assert files("plan/a/tasks.yaml") == ["plan/a/tasks.yaml"]
    assert files("plan/registry") == []


def test_the_same_run_gives_the_same_bytes(plancheck: Command, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(REPOSITORY / "plan", copy / "plan")
    shutil.copy(REPOSITORY / "plancheck.yaml", copy)
    for arguments in (["check"], ["check", "--format", "json"], ["graph", "--format", "json"],
                      ["list", "tasks"], ["coverage"]):  # fmt: skip
        runs = {
            plancheck(*arguments, cwd=cwd, PYTHONHASHSEED=seed).out
            for cwd in (REPOSITORY, copy, copy / "plan")
            for seed in ("1", "2")
        }
        assert len(runs) == 1, arguments


def on_a_terminal(root: Path, **environment: str) -> bytes:
    main, other = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "plancheck", "check", str(root), "--select", "unassigned-task"],
        stdout=other,
        env=env | {"TERM": "xterm"} | environment,
    )
    os.close(other)
    read = b""
    try:
        while part := os.read(main, 65536):
            read += part
    except OSError:
        pass
    process.wait(30)
    os.close(main)
    return read


def test_colour_is_for_terminals_only_and_never_with_no_color(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"tasks.yaml": TASKS})
    assert "\x1b[" not in plancheck("check", root).out
    assert b"\x1b[1;31m" in on_a_terminal(root)
    assert b"\x1b[" not in on_a_terminal(root, NO_COLOR="1")
    assert b"\x1b[" not in on_a_terminal(root, TERM="dumb")


def test_the_caret_stands_under_the_word_in_nfc_and_nfd(
    plancheck: Command, workspace: Workspace
) -> None:
    row = "  - {id: A1, vi: Cổng thông tin điện tử, kind: sai}\n"
    for form in ("NFC", "NFD"):
        root = workspace({"tasks.yaml": "tasks:\n" + unicodedata.normalize(form, row)})
        out = plancheck("check", root, "--select", "file-form").out
        frame, caret = next(
            (line, after)
            for line, after in zip(out.splitlines(), out.splitlines()[1:], strict=False)
            if "kind: sai" in line
        )
        shown = "".join(c for c in frame if not unicodedata.combining(c))
        assert caret.index("^") == shown.index("sai")
        assert caret.count("^") == 3


def test_show_tells_what_an_element_rests_on_and_what_rests_on_it(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"tasks.yaml": TASKS})
    task = plancheck("show", "A1", "--plan", root, "--lang", "en").out
    assert "vi-du/cntt#A1 (a task)" in task
    assert "tasks.yaml:2:5" in task
    assert "uses: cong" in task
    assert "[unassigned-task]" in task
    system = json.loads(plancheck("show", "cong", "--plan", root, "--format", "json").out)
    assert system["rested_on_by"] == [
        {"edge": "uses", "id": "vi-du/cntt#A1", "vi": "Nâng cấp cổng thông tin điện tử"}
    ]
    assert plancheck("show", "vi-du/cntt", "--plan", root).status == 0


def test_lists_filter_and_never_hold_a_formula(plancheck: Command, workspace: Workspace) -> None:
    evil = TASKS.replace("Nâng cấp cổng thông tin điện tử", '"=HYPERLINK(1)"', 1)
    root = workspace({"tasks.yaml": evil})
    rows = plancheck("list", "tasks", "--format", "csv", "--plan", root).out.splitlines()
    assert rows[0].startswith("plan,id,section,name")
    assert ",'=HYPERLINK(1)," in rows[1]
    out = plancheck("list", "tasks", "--without", "lead", "--format", "json", "--plan", root).out
    assert [row["id"] for row in json.loads(out)] == ["A1"]
    out = plancheck("list", "tasks", "--body", "cong", "--format", "json", "--plan", root).out
    assert json.loads(out) == []


def test_a_filter_that_does_not_fit_is_refused(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS})
    result = plancheck("list", "acts", "--without", "lead", "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "--without does not go with “acts”" in result.err


@pytest.mark.parametrize("notation", ["dot", "mermaid", "graphml", "json"])
def test_the_graph_is_written_whole_or_around_one_element(
    notation: str, plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"tasks.yaml": TASKS.replace("điện tử", 'điện "tử"')})
    whole = plancheck("graph", "--format", notation, "--plan", root)
    part = plancheck("graph", "cong", "--format", notation, "--plan", root, "--distance", "0")
    assert (whole.status, part.status) == (0, 0)
    assert "A1" in whole.out
    assert "A1" not in part.out
    assert "cong" in part.out


def test_a_wheel_works_away_from_the_repository(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(REPOSITORY)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    target = tmp_path / "empty"
    subprocess.run([sys.executable, "-m", "venv", target], check=True)
    python = target / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, capture_output=True)
    shutil.copytree(REPOSITORY / "plan", tmp_path / "away" / "plan")
    for command in ([target / "bin" / "plancheck"], [python, "-m", "plancheck"]):
        done = subprocess.run(
            [*command, "check", "plan", "--format", "json"],
            cwd=tmp_path / "away",
            capture_output=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        assert json.loads(done.stdout)["complete"]
    listed = subprocess.run(
        [target / "bin" / "plancheck", "graph"],
        cwd=tmp_path / "away",
        capture_output=True,
        check=False,
    )
    assert listed.returncode == 2
    assert b"plancheck[graph]" in listed.stderr


@pytest.mark.parametrize("option", ["--with=--", "--since=--", "--as-of=--"])
def test_an_option_without_its_value_is_told(plancheck: Command, option: str) -> None:
    told = plancheck("check", option, "--lang", "en")
    assert (told.status, told.out) == (2, "")
    assert "A fault of plancheck" not in told.err
