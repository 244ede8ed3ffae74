"""Bad input where two versions are compared: said plainly, nothing lost, run or written."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck import cli
from plancheck.diff.compare import compare
from plancheck.diff.wording import pieces
from plancheck.findings import Place
from plancheck.locating import locate
from plancheck.source import parse
from support import HEAD, Command, Result, Workspace, built, steps
from test_checking import DAY, MORE, TASKS, git

SETTINGS = "plan: .\nlanguage: en\n"
Told = Callable[..., Result]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of git."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    """Run the command within this process, in a folder."""

    def run(*arguments: str, cwd: Path) -> Result:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        status = cli.run([*arguments, *(() if "--as-of" in arguments else DAY[:2])])
        out, err = capsys.readouterr()
        return Result(status, " ".join(out.split()), " ".join(err.split()))

    return run


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def save(root: Path) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "next", "--allow-empty")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(workspace: Workspace) -> Path:
    """Return a checkout with two commits, the second with a task more, and both in its files."""
    found = workspace({"tasks.yaml": TASKS, "plancheck.yaml": SETTINGS})
    git(found, "init", "-q")
    save(found)
    write(found, {"tasks.yaml": MORE})
    save(found)
    return found


def bare(tmp_path: Path) -> Path:
    found = tmp_path / "bare"
    write(found, {"README": "x", "plancheck.yaml": SETTINGS})
    git(found, "init", "-q")
    save(found)
    return found


# -- no plan on one side ---------------------------------------------------------------------------


def test_a_side_without_a_plan_is_said_to_hold_none(told: Told, tmp_path: Path) -> None:
    root = bare(tmp_path)
    write(root, {"plan.yaml": HEAD, "tasks.yaml": TASKS})
    save(root)
    new = told("diff", "HEAD~1", "HEAD", cwd=root)
    assert "older side holds no plan: everything is new" in new.out
    assert "At “HEAD~1” there is no plan in the folder “.”" in new.out
    assert "git worktree add" in new.out
    assert new.status == 1
    gone = told("diff", "HEAD", "HEAD~1", "--lang", "vi", cwd=root)
    assert "Bản mới không còn kế hoạch nào: mọi thứ đều bị bỏ." in gone.out
    none = told("diff", "HEAD~1", "HEAD~1", cwd=root)
    assert (none.status, none.err) == (2, "plancheck: Neither side holds a plan.")


def test_a_folder_within_the_project_is_that_folder_alone(told: Told, root: Path) -> None:
    (root / "empty").mkdir()
    found = told("diff", "./empty", cwd=root)
    assert "older side holds no plan" in found.out
    assert "Nothing changed" not in found.out
    assert told("diff", "empty/", "./empty/", cwd=root).err.endswith("Neither side holds a plan.")


@pytest.mark.parametrize("case", ["settings", "moved settings", "no settings"])
def test_a_plan_that_stood_elsewhere_is_read_from_there(
    told: Told, tmp_path: Path, case: str
) -> None:
    root = tmp_path / "r"
    settings = {"plancheck.yaml": "plan: old\n"} if case == "settings" else {}
    if case == "moved settings":
        settings = {"old/plancheck.yaml": "plan: .\nunknown-to-us: 1\n"}
    write(root, {"old/plan.yaml": HEAD, "old/tasks.yaml": TASKS, "x/README": "x", **settings})
    git(root, "init", "-q")
    save(root)
    git(root, "mv", "old", "new")
    if case == "settings":
        write(root, {"plancheck.yaml": "plan: new\n"})
    if case == "moved settings":
        write(root, {"new/plancheck.yaml": "plan: .\n"})
    save(root)
    here = root if case == "settings" else root / "new"
    found = told("diff", "HEAD~1", "--lang", "en", cwd=here)
    assert found.status == 0
    assert "At “HEAD~1” the plan stood in the folder “old”, and is read from there." in found.out
    assert "Nothing changed in meaning." in found.out
    since = told("check", "--since", "HEAD~1", "--lang", "en", cwd=here)
    assert "Since HEAD~1: 0 new, 0 settled" in since.out


def test_a_project_may_hold_the_checkout_of_its_plan(
    told: Told, root: Path, tmp_path: Path
) -> None:
    write(tmp_path, {"plancheck.yaml": "plan: workspace\nlanguage: en\n"})
    (root / "plancheck.yaml").unlink()
    git(tmp_path, "init", "-q")  # which has no commit, and is not asked
    found = told("diff", "HEAD~1", cwd=tmp_path)
    assert "Task A2 is added" in found.out
    assert "workspace/tasks.yaml:5:5" in found.out


@pytest.mark.parametrize("plan", ["../../etc", "/etc", "[a]", "{}", "plan: x", "nowhere"])
def test_hostile_settings_of_a_revision_lead_nowhere(told: Told, root: Path, plan: str) -> None:
    write(root, {"plancheck.yaml": f"plan: {plan}\n"})
    save(root)
    write(root, {"plancheck.yaml": SETTINGS})
    found = told("diff", "HEAD", cwd=root)
    assert "Nothing changed in meaning." in found.out


# -- what cannot be read ---------------------------------------------------------------------------

POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 1\n"
DATED = MORE.replace("kind: content\n", "kind: content\n    due: 2019\n")
DATED = DATED.replace("kind: content}", "kind: content, due: 2019}")
HURT: dict[str, dict[str, str | bytes]] = {
    "an unknown section": {"tasks.yaml": MORE.replace("tasks:", "viec:")},
    "entries under their ids": {"tasks.yaml": "viec: {A1: {vi: x}, A2: {vi: y}}\n"},
    "a key of another type": {"tasks.yaml": DATED},
    "an unknown key": {"tasks.yaml": DATED.replace("due: 2019", "uu_tien: cao")},
    "required keys gone": {"tasks.yaml": "tasks: [{id: A1}, {id: A2}]\n"},
    "a section of another type": {"tasks.yaml": "tasks: {A1: x}\n"},
    "a scalar": {"tasks.yaml": "tasks: none\n"},
    "a list at the top": {"tasks.yaml": "- {id: A9}\n"},
    "not UTF-8": {"tasks.yaml": MORE.encode("utf-16")},
    "torn at once": {"tasks.yaml": "tasks: [\n"},
    "a pointer": {"tasks.yaml": POINTER},
    "too large": {"tasks.yaml": MORE + "#" * 17_000_000},
    "the plan without its type": {"plan.yaml": HEAD.replace("  type: annual-it-plan\n", "")},
    "the plan a name": {"plan.yaml": "plan: vi-du/cntt\n"},
    "the plan not UTF-8": {"plan.yaml": HEAD.encode("utf-16")},
    "the plan a pointer": {"plan.yaml": POINTER},
    "the plan renamed and torn": {"plan.yaml": "", "ke-hoach.yaml": HEAD.encode("utf-16")},
    "renamed and not UTF-8": {"tasks.yaml": "", "viec.yaml": MORE.encode("utf-16")},
}


@pytest.mark.parametrize("name", HURT)
def test_what_could_not_be_read_is_named_and_never_dropped(
    told: Told, root: Path, name: str
) -> None:
    for file, content in HURT[name].items():
        if content:
            write(root, {file: content})
        else:
            (root / file).unlink()
    save(root)
    hurt = [file for file, content in HURT[name].items() if content][-1]
    for sides, side in ((("HEAD", "HEAD~1"), "base"), (("HEAD~1", "HEAD"), "head")):
        report = json.loads(told("diff", *sides, "--format", "json", cwd=root).out)
        assert [each["kind"] for each in report["changes"]] == []
        assert {each["id"] for each in report["uncompared"]} >= {"A1", "A2"}
        assert {each["side"] for each in report["uncompared"]} == {side}
        named = [each["file"] for each in report["unread"]]
        named += [each["en"] for each in report["notes"]]
        assert any(hurt in each for each in named), report
    newer = told("diff", "HEAD~1", "HEAD", cwd=root)
    assert newer.status == 1
    assert "Nothing changed in meaning." not in newer.out
    since = told("check", "--since", "HEAD~1", cwd=root)
    assert "task-removed" not in since.out
    assert "plan-removed" not in since.out


@pytest.mark.parametrize("form", ["BOM and CRLF", "NFD", "CR"])
def test_the_form_of_a_file_is_no_change_of_meaning(told: Told, root: Path, form: str) -> None:
    raw = MORE.encode()
    if form == "BOM and CRLF":
        raw = b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")
    elif form == "CR":
        raw = raw.replace(b"\n", b"\r")
    else:
        raw = unicodedata.normalize("NFD", MORE).encode()
    write(root, {"tasks.yaml": raw})
    for sides in (("HEAD",), (".", "HEAD")):
        assert "Nothing changed in meaning." in told("diff", *sides, cwd=root).out


def test_a_file_that_became_a_link_or_a_submodule_is_not_dropped(told: Told, root: Path) -> None:
    (root / "tasks.yaml").unlink()
    os.symlink("/etc/hostname", root / "tasks.yaml")
    save(root)
    for sides in (("HEAD~1", "HEAD"), ("HEAD~1",)):
        found = told("diff", *sides, cwd=root)
        assert found.status == 1
        assert "could not read all of tasks.yaml (after). Not compared: A1, A2." in found.out
    git(root, "rm", "-q", "--cached", "tasks.yaml")
    head = git(root, "rev-parse", "HEAD")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},tasks.yaml")
    git(root, "commit", "-qm", "submodule")
    found = told("diff", "HEAD~2", "HEAD", cwd=root)
    assert "could not read all of tasks.yaml (after). Not compared: A1, A2." in found.out


# -- names of sides --------------------------------------------------------------------------------

NAMES = {
    "@{-1}": "There is no revision “@{-1}”",
    "HEAD^{tree}": "“HEAD^{tree}” names a folder, not a revision (a commit)",
    "HEAD:tasks.yaml": "“HEAD:tasks.yaml” names a file, not a revision",
    "A..B": "name its two ends as two arguments: A B",
    "a b": "There is no revision “a b”",
    "a\nb": "There is no revision “a b”",
    "a\"'`$(touch x)": "There is no revision",
    "x" * 10_000: "xxx…”",
    "\u202etxt\u202c": "“\\u202etxt\\u202c”",
    "HEAD\x1b[31m": "“HEAD\\u001b[31m”",
    "0" * 40: "There is no revision",
    "tasks.yaml": "“tasks.yaml” is a file; name a revision",
    "./tasks.yaml": "“./tasks.yaml” is a file; name a revision",
    "./nothing": "There is no “./nothing”",
    "/nothing/at/all": "There is no “/nothing/at/all”",
    "": "There is no revision: the name is empty",
    "-": "“-” looks like an option",
    "*": "There is no revision “*”",
    "https://example.com/x": "There is no revision “https://example.com/x”",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_is_none_is_answered_plainly(told: Told, root: Path, name: str) -> None:
    before = sorted(os.listdir(root))
    found = told("diff", name, cwd=root)
    assert (found.status, found.out) == (2, "")
    assert NAMES[name] in found.err
    assert len(found.err) < 500
    vi = told("diff", name, "--lang", "vi", cwd=root)
    assert vi.err != found.err
    assert vi.err.startswith("plancheck: ")
    assert sorted(os.listdir(root)) == before


def test_options_are_no_revisions(told: Told, root: Path) -> None:
    for name in ("-h", "--output=x", "--upload-pack=touch x"):
        found = told("diff", "--lang", "en", *DAY[:2], "--", name, cwd=root)
        assert (found.status, "looks like an option" in found.err) == (2, True)
    assert told("diff", "--output=x", cwd=root).status == 2
    assert "x" not in os.listdir(root)


def test_a_commit_may_be_named_by_the_words_of_its_message(told: Told, root: Path) -> None:
    git(root, "commit", "-qm", "Bổ sung việc", "--allow-empty")
    found = told("diff", ":/Bổ sung", cwd=root)
    assert (found.status, "Nothing changed" in found.out) == (0, True)


def test_a_name_that_means_two_things_is_settled_by_the_user(told: Told, root: Path) -> None:
    git(root, "branch", "both", "HEAD~1")
    (root / "both").mkdir()
    note = "“both” is read as a revision of git; for the folder write ./both."
    assert note in told("diff", "both", cwd=root).out
    git(root, "tag", "both", "HEAD~1")
    assert note in told("diff", "both", cwd=root).out
    git(root, "tag", "-f", "both", "HEAD")
    words = "“both” is both a tag and a branch; say which: refs/tags/both or refs/heads/both."
    assert words in told("check", "--since", "both", cwd=root).err
    assert "A2" not in told("diff", "refs/tags/both", cwd=root).out
    assert "A2" in told("diff", "refs/heads/both", cwd=root).out


def test_clones_and_checkouts_of_every_kind(told: Told, root: Path, tmp_path: Path) -> None:
    git(root, "config", "uploadpack.allowFilter", "true")
    for name, option in (("shallow", "--depth=1"), ("part", "--filter=blob:none")):
        git(tmp_path, "clone", "-q", option, f"file://{root}", name)
    assert "fetch-depth: 0" in told("diff", "HEAD~1", cwd=tmp_path / "shallow").err
    assert "does not hold all files" in told("diff", "HEAD~1", cwd=tmp_path / "part").err
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    for command in (("diff", "HEAD"), ("diff", "HEAD", "HEAD")):
        assert "bare repository" in told(*command, "--lang", "en", cwd=tmp_path / "bare.git").err
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "beside"), "HEAD~1")
    assert "Task A2" in told("diff", "HEAD", "main", cwd=tmp_path / "beside").out
    empty = tmp_path / "none"
    write(empty, {"plan.yaml": HEAD})
    git(empty, "init", "-q")
    said = told("diff", "HEAD", "--lang", "en", cwd=empty).err
    assert said.endswith("There is no revision “HEAD” in this checkout. It holds no commit yet.")


def test_a_plan_elsewhere_and_the_same_folder_twice(told: Told, root: Path, tmp_path: Path) -> None:
    for plan in (str(root), f"{root}/"):
        found = told("diff", "HEAD~1", "--plan", plan, "--lang", "en", cwd=tmp_path)
        assert "Task A2 is added" in found.out
    same = told("diff", ".", f"{root}/", cwd=root)
    assert (same.status, "Nothing changed in meaning." in same.out) == (0, True)


# -- outputs, statuses, and that nothing is left behind --------------------------------------------


def test_a_report_never_goes_where_plancheck_reads(told: Told, root: Path, tmp_path: Path) -> None:
    assumed = tmp_path / "gia-dinh.yaml"
    assumed.write_text("drop: [A2]\n")
    what_if = ("check", "--with", str(assumed))
    for command, place in (
        (("diff", "HEAD"), "tasks.yaml"),
        (("diff", "HEAD"), "bao-cao.yaml"),
        (("diff", "HEAD"), "plancheck.yaml"),
        (("check", "--since", "HEAD"), "plan.yaml"),
        (what_if, str(assumed)),
    ):
        found = told(*command, "--output", f"text:{place}", cwd=root)
        assert (found.status, "choose another name" in found.err) == (2, True)
    assert git(root, "status", "--short") == ""
    assert assumed.read_text() == "drop: [A2]\n"
    assert told("diff", "HEAD", "--output", "json:bao-cao.json", cwd=root).status == 0


def test_statuses(told: Told, root: Path) -> None:
    run = ("diff", "HEAD~1")
    assert told(*run, "--ignore", "unassigned-task", cwd=root).status == 0
    assert told(*run, "--ignore", "unassigned-task", "--fail-on", "warning", cwd=root).status == 1
    assert told(*run, "--fail-on", "note", "--exit-zero", cwd=root).status == 0
    assert told("diff", "nothing", "--exit-zero", cwd=root).status == 2
    write(root, {"tasks.yaml": "tasks: [\n"})
    assert told("diff", "HEAD", cwd=root).status == 1
    assert told("diff", "HEAD", "--exit-zero", cwd=root).status == 0


@pytest.mark.parametrize("option", ["--since", "--with"])
def test_an_option_left_empty_is_not_passed_over(told: Told, root: Path, option: str) -> None:
    """As a CI leaves it whose variable is not set."""
    found = told("check", f"{option}=", cwd=root)
    assert (found.status, found.out) == (2, "")


def _marks(root: Path) -> dict[str, tuple[int, str]]:
    return {
        str(path): (path.lstat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def test_nothing_is_written_anywhere(
    told: Told, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    os.utime(root / "tasks.yaml", (1, 1))  # an index that git would love to refresh
    before = _marks(root)
    for command in (
        ("diff", "HEAD~1"), ("diff", "HEAD~1", "HEAD"), ("diff", ".", "HEAD"),
        ("check", "--since", "HEAD~1"), ("diff", "nothing"), ("show", "A1"),
    ):  # fmt: skip
        told(*command, cwd=root)
    assert _marks(root) == before
    assert os.listdir(spare) == []


def _started(root: Path, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "plancheck", *arguments, *DAY]
    return subprocess.Popen(
        words, cwd=root, env=os.environ | more, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_an_interrupted_run_leaves_no_file_and_no_process(root: Path, tmp_path: Path) -> None:
    spare, tools, started = tmp_path / "spare", tmp_path / "bin", tmp_path / "started"
    spare.mkdir()
    tools.mkdir()
    # A git that answers the first questions and then hangs, once objects are to be read.
    (tools / "git").write_text(
        f'#!/bin/sh\ncase "$*" in *cat-file*) echo $$ >> {started}; exec sleep 60;; esac\n'
        f'PATH={os.environ["PATH"]} exec git "$@"\n'
    )
    (tools / "git").chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    run = _started(root, "diff", "HEAD~1", PATH=path, TMPDIR=str(spare))
    try:
        for _ in range(400):
            if started.exists() or run.poll() is not None:
                break
            time.sleep(0.05)
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=20)
    finally:
        run.kill()
    assert (run.returncode, err) == (2, b"plancheck: Interrupted.\n")
    assert os.listdir(spare) == []
    for each in started.read_text().split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(each), 0)


def test_two_runs_at_once_do_not_meet(root: Path) -> None:
    runs = [_started(root, "diff", "HEAD~1") for _ in range(2)]
    outs = [run.communicate(timeout=60)[0] for run in runs]
    assert outs[0] == outs[1]
    assert b"Task A2" in outs[0]


def test_a_reader_that_goes_away(root: Path) -> None:
    run = _started(root, "diff", "HEAD~1")
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    with run.stderr:
        assert run.stderr.read() == b""
    assert run.wait(timeout=60) == 2


# -- assumptions and amendments --------------------------------------------------------------------

REGISTRY = """\
acts:
  - {id: qd-1, number: 1/QĐ-UBND, type: quyet-dinh, issued: 2019-03-01}
bodies: [{id: a.mot, vi: Sở Một, kind: so}, {id: a.hai, vi: Sở Hai, kind: so}]
"""
MONEY = "    funding: [{source: province, amount: 100, year: 2019}]\n"
AIM = "objectives: [{id: MT1, kind: specific, vi: x, targets: [{id: CT1, vi: y}]}]\n"
CHANGE = "changes: [{{id: sn, on: {on}, type: merger, from: [{one}], to: [{other}]}}]\n"
ASSUMED = {
    "drop: [A1, A1]": "1:12: “A1” is named at a.yaml:1:8 already",
    "drop: [vi-du/cntt#A1, A1]": "already; name each element once",
    "drop: [A1]\ncut: [{id: A1, to: 1}]": "2:12: “A1” is dropped at a.yaml:1:8",
    "cut: [{id: A1, percent: 50}, {id: A1, percent: 50}]": "already; name each element once",
    "drop: ['A1#']": "No element has the id “A1#”",
    "drop: [vi-du/cntt]": "is not of a kind that can stand here",
    "drop:": "1:1: “drop” has no value",
    CHANGE.format(on="2019-05-01", one="", other="a.hai"): "At least one body must be named here",
    CHANGE.format(on="2019-05-01", one="a.mot", other="a.mot"): "nothing is reorganised",
    CHANGE.format(on="2019-05-01", one="qd-1", other="a.mot"): "is not of a kind that can stand",
    CHANGE.format(on="0000-01-01", one="a.mot", other="a.hai"): "a day of the calendar",
    "acts: [{id: qd-1, events: [{on: 2019-06-01, type: replaced, by: qd-1}]}]": "name another act",
    "acts: [{id: qd-1, events: [{on: 2019-06-01, type: replaced, by: qd-9}]}]": "“qd-9”",
    "drop: &a [A1]": "anchors (&)",
    "drop: " + "[" * 99: "more than 32 levels",
    'drop: ["A1\\u202e"]': "U+202E",
}


@pytest.mark.parametrize("text", ASSUMED)
def test_assumptions_that_cannot_be_are_refused_at_their_place(
    told: Told, root: Path, tmp_path: Path, text: str
) -> None:
    write(root, {"reg.yaml": REGISTRY, "aims.yaml": AIM, "tasks.yaml": TASKS + MONEY})
    file = tmp_path / "a.yaml"
    file.write_text(text, "utf-8")
    found = told("check", "--with", str(file), cwd=root)
    assert (found.status, found.out) == (2, "")
    assert ASSUMED[text] in found.err
    assert found.err.startswith("plancheck: a.yaml:")
    vietnamese = told("check", "--with", str(file), "--lang", "vi", cwd=root)
    assert vietnamese.err != found.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_assumptions_of_any_day_and_order(told: Told, root: Path, tmp_path: Path, day: str) -> None:
    write(root, {"reg.yaml": REGISTRY, "aims.yaml": AIM})
    file = tmp_path / "a.yaml"
    text = CHANGE.format(on=day, one="a.mot", other="a.hai")
    for drop in ("[CT1, MT1]", "[MT1, CT1]"):
        file.write_text(f"{text}drop: {drop}\n", "utf-8")
        found = told("check", "--with", str(file), "--exit-zero", cwd=root)
        assert (found.status, found.err) == (0, "")
        assert ("after the day looked at" in found.out) is (day > "2020")


def amended(*operations: str, start: str = "2019-04-01") -> str:
    rows = "".join(f"      - {{{each}}}\n" for each in operations)
    return f"amendments:\n  - id: SD1\n    act: qd-1\n    from: {start}\n    operations:\n{rows}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (amended("op: repeal, element: A1", start="0001-01-01"), "2019-06-30"),
        (amended("op: insert, element: A1", "op: repeal, element: A1"), "0001-01-01"),
    ],
)
def test_an_element_that_never_held_is_told_so(told: Told, root: Path, text: str, day: str) -> None:
    write(root, {"reg.yaml": REGISTRY, "sd.yaml": text})
    found = told("show", "A1", "--as-of", day, "--lang", "en", cwd=root)
    assert found.status == 2
    assert "“A1” is part of the plan on no day: SD1 (qd-1)" in found.err


def test_what_is_wrong_with_an_amendment_is_shown_with_the_element(told: Told, root: Path) -> None:
    text = amended("op: substitute, element: A1, key: vi, before: [[[[]]]]")
    write(root, {"reg.yaml": REGISTRY, "sd.yaml": text})
    found = told("show", "A1", "--as-of", "2019-01-01", "--lang", "en", cwd=root)
    assert (found.status, "sd.yaml:6" in found.out) == (0, True)
    assert "[invalid-value]" in found.out
    long = told("show", "A" * 10_000, "--as-of", "2019-01-01", cwd=root)
    assert len(long.err) < 300


# -- size ------------------------------------------------------------------------------------------


def _tasks(count: int, prefix: str = "A", was: str = "") -> str:
    rows = (
        f"  - {{id: {prefix}{rank}, vi: x, kind: content"
        + (f", was: [{was}{rank}]" if was else "")
        + "}\n"
        for rank in range(count)
    )
    return f"tasks:\n{''.join(rows)}"


def _listed(count: int, first: int) -> str:
    rows = ", ".join(f"{{source: province, amount: {first + rank}}}" for rank in range(count))
    return f"tasks: [{{id: A1, vi: x, kind: content, funding: [{rows}]}}]\n"


def _operations(count: int) -> str:
    rows = (f"op: substitute, element: A1, key: vi, before: x{rank}" for rank in range(count))
    return TASKS + amended(*rows)


GROWING: dict[str, Callable[[int], tuple[str, str]]] = {
    "renamed throughout": lambda n: (_tasks(n), _tasks(n, "B", "A")),
    "renamed in a circle": lambda n: (_tasks(n), _tasks(n, "B", "B")),
    "many to one": lambda n: (
        _tasks(n),
        f"tasks: [{{id: C, vi: x, kind: content, was: [{', '.join(f'A{i}' for i in range(n))}]}}]",
    ),
    "one list all changed": lambda n: (_listed(n, 1), _listed(n, n + 1)),
    "operations on one key": lambda n: (TASKS, _operations(n)),
    "against nothing": lambda n: ("tasks: []\n", _tasks(n)),
}


@pytest.mark.parametrize("name", GROWING)
def test_the_cost_of_a_comparison_grows_with_its_size(name: str) -> None:
    def cost(count: int) -> int:
        texts = GROWING[name](count)
        base, head = (built({"a.yaml": text})[0] for text in texts)
        return steps(lambda: compare(base, head))

    assert cost(800) < 2.4 * cost(400)


def test_long_texts_are_compared_in_bounded_time() -> None:
    words = [f"w{rank}" for rank in range(100_000)]
    every_other = [word if rank % 2 else f"x{rank}" for rank, word in enumerate(words)]
    cases = (words[::-1], every_other, [*words[:-1], "x"], ["w"] * 100_000)
    for other in cases:
        started = steps(lambda other=other: pieces(" ".join(words), " ".join(other)))  # type: ignore[misc]
        assert started < 5_000_000
    last = pieces(" ".join(words), " ".join([*words[:-1], "x"]))
    assert [each.op for each in last] == ["keep", "drop", "add"]
    some = pieces(" ".join(words[:12_000]), " ".join(every_other[:12_000]))
    assert [each.op for each in some] == ["drop", "add", "keep"]  # too much to look closer


def test_a_place_in_a_long_line_is_found_without_reading_on() -> None:
    document = parse("a.yaml", f"a: [{', '.join(['{b: c}'] * 1000)}]\n".encode())
    (found,) = locate(document, [Place("a.yaml", ("a", 0))]).values()
    assert (found.column, found.end_column) == (5, 504)


def test_a_plan_of_ten_thousand_tasks_against_an_empty_one(
    plancheck: Command, tmp_path: Path
) -> None:
    root = bare(tmp_path)
    write(root, {"plan.yaml": HEAD, "tasks.yaml": _tasks(10_000)})
    save(root)
    found = plancheck("diff", "HEAD~1", "--format", "json", *DAY, cwd=root)
    report = json.loads(found.out)
    assert [each["kind"] for each in report["changes"]] == ["plan-added"]
    assert len(report["findings"]["new"]) > 20_000
