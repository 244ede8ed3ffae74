"""Checking again on every change, and the completions of shells."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plancheck.errors import ConfigError
from plancheck.text import Text
from plancheck.watching import Session, is_wanted, watch
from support import Command, Workspace


def test_each_change_is_checked_and_the_last_status_stays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    statuses = iter([1, 0, 1])
    session = Session((), lambda: next(statuses), "en", clear=False)
    assert watch(session, iter([None, None])) == 1
    assert capsys.readouterr().out.count("Watching for changes") == 3


def test_a_file_half_written_does_not_end_the_watch(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> int:
        raise ConfigError(Text("hỏng \x1b[2J", "damaged \x1b[2J"))

    assert watch(Session((), run, "en", clear=False), iter([None])) == 2
    assert capsys.readouterr().err.count("damaged \\u001b[2J") == 2


def test_who_interrupts_as_soon_as_a_check_has_spoken_gets_its_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statuses = iter([0, 1])
    said: list[str] = []

    class Reader:
        def write(self, words: str) -> None:
            said.append(words)

        def flush(self) -> None:
            if sum("Watching" in words for words in said) == 2:
                raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdout", Reader())
    session = Session((), lambda: next(statuses), "en", clear=False)
    assert watch(session, iter([None])) == 1


def test_the_command_watches_until_interrupted(workspace: Workspace) -> None:
    root = workspace({})
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "plancheck", "check", str(root), "--watch", "--lang", "en",
         "--as-of", "2019-06-30", "--fail-on", "note"],
        stdout=subprocess.PIPE, text=True, cwd=root,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        _until(process, "Watching for changes")
        time.sleep(1)  # the watch begins just after it says so
        (root / "tasks.yaml").write_text("tasks:\n  - {id: A1, vi: Việc, kind: content}\n", "utf-8")
        assert "A1" in _until(process, "Watching for changes")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 1
    finally:
        process.kill()
        process.communicate()


def _until(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout is not None
    said = ""
    while words not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    return said


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_can_complete(plancheck: Command, tmp_path: Path, shell: str) -> None:
    result = plancheck("completion", shell)
    assert result.status == 0
    assert "--fail-on" in result.out
    if shell == "bash":
        script = tmp_path / "completion"
        script.write_text(result.out, "utf-8")
        ask = "COMP_WORDS=(plancheck ba); COMP_CWORD=1; _shtab_plancheck; echo ${COMPREPLY[@]}"
        done = subprocess.run(
            ["bash", "-c", f"source {script}; {ask}"], capture_output=True, text=True, check=False,
            env={"PATH": os.environ["PATH"]},
        )  # fmt: skip
        assert "baseline" in done.stdout, done.stderr


def test_a_report_within_the_project_is_no_change_of_it(workspace: Workspace) -> None:
    root = str(workspace({"report.txt": ""}))
    own = frozenset({os.path.realpath(f"{root}/report.txt")})
    session = Session((root,), lambda: 0, "en", clear=False, own=own)
    assert not is_wanted(session, f"{root}/report.txt")
    assert is_wanted(session, f"{root}/source.txt")
    assert is_wanted(session, f"{root}/plan.yaml")
    assert not is_wanted(session, f"{root}/plan.yaml.swp")
