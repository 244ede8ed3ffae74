"""The command `status` as its users call it."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import openpyxl
import pytest

from plancheck.bars import BLOCKS
from standing_plan import FILES
from support import HEAD, REPOSITORY, Command, Workspace

DAY = ("--as-of", "2019-09-30")
SECOND = HEAD.replace("vi-du/cntt", "vi-du/nam-sau").replace("2019", "2031")


def on_a_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    main, other = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "plancheck", "status", *map(str, arguments)],
        stdout=other,
        stderr=other,
        env=env | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"} | environment,
    )
    os.close(other)
    read = b""
    try:
        while part := os.read(main, 65536):
            read += part
    except OSError:
        pass
    status = process.wait(30)
    os.close(main)
    return status, read.decode()


def test_every_target_of_the_real_plan_is_undetermined_for_want_of_a_report(
    plancheck: Command,
) -> None:
    result = plancheck("status", "--as-of", "2019-12-31", "--format", "json", cwd=REPOSITORY)
    assert result.status == 0
    (plan,) = json.loads(result.out)["plans"]
    assert {each["state"] for each in plan["targets"]} == {"undetermined"}
    assert {tuple(each["awaited"]) for each in plan["targets"]} == {("tra-vinh/cntt-2019#RP1",)}
    owed = {(each["id"], each["from"], each["to"], each["state"]) for each in plan["reports"]}
    assert ("tra-vinh/cntt-2019#RP1", "tv.g-ubnd-huyen", "tv.so-tttt", "missing") in owed
    assert {each["then"]["to"] for each in plan["reports"]} == {"tv.ubnd"}
    told = " ".join(plancheck("status", "--as-of", "2019-12-31", "--lang", "en").out.split())
    assert "Targets undetermined (13) Nothing was measured since the plan began; missing" in told
    assert "to Department of Information and Communications; due: before 2019-10-15" in told
    assert "missing, 78 days late (10): Provincial departments, boards and agencies" in told


def test_the_day_is_each_plans_own_unless_asked_for(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"a/plan.yaml": HEAD, "b/plan.yaml": SECOND})
    (root / "plan.yaml").unlink()
    own = plancheck("status", "--plan", root, "--lang", "en")
    assert own.status == 0
    assert "Plan vi-du/cntt, as of 2019-12-31 (the last day of its period" in own.out
    assert re.search(r"Plan vi-du/nam-sau, as of 20\d\d-\d\d-\d\d \(today\)", own.out)
    asked = plancheck("status", "--plan", root, "--lang", "en", *DAY)
    assert asked.out.count("as of 2019-09-30 (the day asked for)") == 2
    rows = plancheck("status", "--plan", root, *DAY, "--format", "json").out
    assert [each["id"] for each in json.loads(rows)["plans"]] == ["vi-du/cntt", "vi-du/nam-sau"]


def test_a_view_is_no_check_and_a_failure_is_a_2(plancheck: Command, workspace: Workspace) -> None:
    root = workspace(FILES)
    assert plancheck("status", "--plan", root, *DAY).status == 0
    for arguments in (["--by", "bodies"], ["--format", "pdf"], ["--as-of", "30/9/2019"],
                      ["--plan", str(root / "nowhere")], ["-o", str(root / "no" / "a.csv")],
                      ["-o", str(root)]):  # fmt: skip
        result = plancheck("status", "--plan", root, *arguments, "--lang", "en")
        assert (result.status, result.out) == (2, ""), arguments
        assert result.err.startswith("plancheck: ")


@pytest.mark.parametrize("notation", ["text", "markdown", "json", "csv", "xlsx"])
def test_what_could_not_be_read_is_said(
    notation: str, plancheck: Command, workspace: Workspace
) -> None:
    root = workspace(FILES | {"broken.yaml": "tasks: [\n"})
    name = str(root / "out")
    result = plancheck("status", "--plan", root, *DAY, "--format", notation, "-o", name,
                       "--lang", "en")  # fmt: skip
    assert result.status == 0
    if notation == "xlsx":
        (root / "out").rename(root / "out.xlsx")
        raw = str(openpyxl.load_workbook(root / "out.xlsx")["Summary"]["G2"].value)
    else:
        raw = Path(name).read_text(encoding="utf-8")
    where = result.err if notation == "csv" else raw
    assert "broken.yaml" in where
    assert ("could not read all of" in where) or notation == "json"


def test_the_name_of_the_file_chooses_the_format(plancheck: Command, workspace: Workspace) -> None:
    root = workspace(FILES)

    def written(name: str, *more: str) -> bytes:
        path = root / name
        result = plancheck("status", "--plan", root, *DAY, "-o", path, "--lang", "vi", *more)
        assert (result.status, result.out, result.err) == (0, "", "")
        return path.read_bytes()

    assert json.loads(written("a.json"))["format"] == 1
    assert written("a.csv").startswith(b"\xef\xbb\xbfplan,as_of,kind,id,")
    assert written("a.md").startswith(b"## ")
    assert written("a.XLSX").startswith(b"PK")
    assert written("a.txt").decode().startswith("Kế hoạch vi-du/cntt")
    assert json.loads(written("b.csv", "--format", "json"))["format"] == 1


def test_csv_in_a_pipe_has_no_mark(plancheck: Command, workspace: Workspace) -> None:
    out = plancheck("status", "--plan", workspace(FILES), *DAY, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 29
    assert rows[0]["plan"] == "vi-du/cntt"


def test_a_workbook_goes_into_a_pipe_and_never_onto_a_terminal(workspace: Workspace) -> None:
    root = workspace(FILES)
    command = [sys.executable, "-m", "plancheck", "status", "--plan", str(root), "--format", "xlsx"]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    assert openpyxl.load_workbook(io.BytesIO(piped)).sheetnames
    status, out = on_a_terminal("--plan", root, "--format", "xlsx", "--lang", "en")
    assert status == 2
    assert "write it to a file: -o status.xlsx" in out
    assert "PK" not in out


def test_without_openpyxl_the_other_formats_work_and_xlsx_says_what_it_needs(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace(FILES)
    hidden = tmp_path / "hidden" / "openpyxl"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError('hidden')\n")
    without = {"PYTHONPATH": str(hidden.parent)}
    assert plancheck("status", "--plan", root, "--format", "csv", **without).status == 0
    result = plancheck("status", "--plan", root, "-o", root / "a.xlsx", "--lang", "en", **without)
    assert (result.status, result.out) == (2, "")
    assert "pip install 'plancheck[xlsx]'" in result.err
    assert not (root / "a.xlsx").exists()


def test_blocks_and_colour_are_for_terminals_that_have_them(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace(FILES)
    piped = plancheck("status", "--plan", root, *DAY).out
    assert "\x1b[" not in piped
    assert BLOCKS.full not in piped
    assert "#" in piped
    _, full = on_a_terminal("--plan", root, *DAY)
    assert "\x1b[1;31m" in full
    assert BLOCKS.full in full
    _, grey = on_a_terminal("--plan", root, *DAY, NO_COLOR="1")
    assert "\x1b[" not in grey
    assert BLOCKS.full in grey
    for more in ({"TERM": "dumb"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}):
        _, plain = on_a_terminal("--plan", root, *DAY, **more)
        assert BLOCKS.full not in plain
        assert "#" in plain
    path = root / "out.txt"
    status, shown = on_a_terminal("--plan", root, *DAY, "-o", path)
    assert (status, shown) == (0, "")
    assert path.read_text(encoding="utf-8") == piped


def test_rows_align_in_nfc_and_nfd_on_a_terminal(workspace: Workspace) -> None:
    shown = []
    for form in ("NFC", "NFD"):
        root = workspace({name: unicodedata.normalize(form, text) for name, text in FILES.items()})
        _, out = on_a_terminal("--plan", root, *DAY, "--by", "body", "--lang", "vi", NO_COLOR="1")
        shown.append(unicodedata.normalize("NFC", out))
    assert shown[0] == shown[1]


def test_a_link_in_the_checkout_does_not_send_the_file_elsewhere(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace(FILES | {"plancheck.yaml": "plan: .\n"})
    victim = tmp_path / "victim"
    victim.write_text("kept")
    (root / "status.csv").symlink_to(victim)
    result = plancheck("status", "-o", "status.csv", "--lang", "en", cwd=root)
    assert result.status == 2
    assert "symbolic link" in result.err
    assert victim.read_text() == "kept"


def test_the_same_run_gives_the_same_bytes(plancheck: Command, workspace: Workspace) -> None:
    root = workspace(FILES)
    for name in ("a.xlsx", "a.csv", "a.json", "a.md", "a.txt"):
        runs = set()
        for seed in ("1", "2"):
            plancheck("status", "--plan", root, *DAY, "-o", root / name, PYTHONHASHSEED=seed)
            runs.add((root / name).read_bytes())
        assert len(runs) == 1, name
