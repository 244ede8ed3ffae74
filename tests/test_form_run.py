"""`report form` and `report read` as their users call them."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from form_support import FILES, cut_off, done, filled, put, result
from support import REPOSITORY, Command, Workspace


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(dict(FILES))


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_form_is_written_filled_in_read_and_judged(
    plancheck: Command, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "yt.xlsx"
    made = plancheck("report", "form", "--body", "yt", "--period", "2019", "-o", path, cwd=root)
    assert (made.status, made.err) == (0, "")
    assert "3 tasks, 4 targets" in made.out
    book = openpyxl.load_workbook(path)
    for hand in (cut_off(), done(), result("81%")):
        hand(book)
    book.save(path)
    read = plancheck("report", "read", path, "--on", "2019-10-14", cwd=root)
    assert (read.status, read.err) == (0, "")
    assert "New rows: 2" in read.out
    assert "Written: measurements/2019.yaml, progress/2019.yaml, receipts/2019.yaml" in read.out
    assert plancheck("check", "--select", "files,references", cwd=root).status == 0
    for name in ("measurements", "progress", "receipts"):
        style = plancheck("fmt", "--check", f"{name}/2019.yaml", cwd=root)
        assert style.status == 0, style.out
    again = plancheck("report", "read", path, "--on", "2019-12-01", cwd=root)
    assert again.status == 0
    assert "The plan is unchanged." in again.out


def state(plancheck: Command, root: Path, target: str) -> str:
    out = plancheck("status", "--as-of", "2019-12-31", "--format", "json", cwd=root).out
    (plan,) = json.loads(out)["plans"]
    (found,) = [each for each in plan["targets"] if each["id"].endswith(f"#{target}")]
    return str(found["state"])


def test_a_target_turns_from_undetermined_to_met_and_to_missed(
    plancheck: Command, root: Path, tmp_path: Path
) -> None:
    assert state(plancheck, root, "T1") == "undetermined"
    for day, figure, expected in (("30/09/2019", "81", "met"), ("20/12/2019", "79,5%", "missed")):
        path = tmp_path / f"{expected}.xlsx"
        path.write_bytes(filled(cut_off(day), result(figure)))
        assert plancheck("report", "read", path, "--on", "2019-12-25", cwd=root).status == 0
        assert state(plancheck, root, "T1") == expected


def test_a_figure_of_the_body_alone_leaves_the_target_undetermined(
    plancheck: Command, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(filled(cut_off(), result("100", extent="part")))
    assert plancheck("report", "read", path, "--on", "2019-12-25", cwd=root).status == 0
    assert state(plancheck, root, "T1") == "undetermined"


def test_a_dry_run_shows_the_change_and_writes_nothing(
    plancheck: Command, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(filled(cut_off(), done(), done("A1", "xong")))
    before = files(root)
    shown = plancheck("report", "read", path, "--dry-run", "--on", "2019-10-14", cwd=root)
    assert shown.status == 1
    assert files(root) == before
    assert "+++ b/progress/2019.yaml" in shown.out
    (root / "change.diff").write_text(shown.out)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "apply", "change.diff"], cwd=root, check=True)
    applied = (root / "progress/2019.yaml").read_bytes()
    (root / "progress/2019.yaml").unlink()
    (root / "receipts/2019.yaml").unlink()
    (root / "change.diff").unlink()
    assert plancheck("report", "read", path, "--on", "2019-10-14", cwd=root).status == 1
    assert (root / "progress/2019.yaml").read_bytes() == applied


def test_what_is_left_over_is_told_by_sheet_and_cell_in_both_languages(
    plancheck: Command, root: Path, tmp_path: Path
) -> None:
    path, left = tmp_path / "a.xlsx", tmp_path / "left.csv"
    hands = [cut_off(), done(status="\x1b[31mxong".replace("\x1b", "")), put("A2.note", "=1+1")]
    path.write_bytes(filled(*hands, put("A1.evidence", "=cmd|'/C calc'!A0")))
    told = plancheck("report", "read", path, "--left", left, "--lang", "vi", cwd=root)
    assert told.status == 1
    assert "Nhiệm vụ!F7 “[31mxong” [A2]: không có trong danh sách" in told.out
    assert "Nhiệm vụ!J7 [A2]: ô chứa công thức" in told.out
    assert "A2" in plancheck("report", "read", path, "--lang", "en", cwd=root).out
    rows = left.read_text("utf-8-sig").splitlines()
    assert rows[0] == "Tệp,Cơ quan,Trang tính,Mã,Ô,Nội dung,Lý do"
    assert len(rows) == 5
    data = json.loads(plancheck("report", "read", path, "--format", "json", cwd=root).out)
    (only,) = data["forms"]
    assert (only["body"], only["new"], only["received"], data["files"]) == ("tv.yt", 0, False, [])
    assert [each["cell"] for each in only["troubles"] if each["lost"]] == ["F7", "J7", "", "I9"]


def test_bad_files_among_good_ones_do_not_stop_them(
    plancheck: Command, root: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    good.write_bytes(filled(cut_off(), done()))
    bad.write_bytes(b"PK\x03\x04")
    read = plancheck("report", "read", bad, good, cwd=root)
    assert read.status == 1
    assert "damaged" in read.out
    assert "New rows: 1" in read.out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["form", "--body", "ytt", "--period", "2019", "-o", "x.xlsx"], "“yt”"),
        (["form", "--body", "yt", "--period", "2020", "-o", "x.xlsx"], "2020"),
        (["form", "--body", "yt", "--period", "soon", "-o", "x.xlsx"], "2019-Q3"),
        (["form", "--body", "yt", "--period", "2019", "-o", "plan.yaml"], "plan.yaml"),
        (["form", "--body", "yt", "--period", "2019", "-o", "no/x.xlsx"], "no/x.xlsx"),
        (["form", "--body", "yt", "--period", "2019"], "-o"),
        (["read", "none.xlsx"], "none.xlsx"),
        (["read", "plan.yaml", "--on", "14/10/2019"], "2019-12-31"),
        (["raed"], "“read”"),
        ([], "COMMAND"),
    ],
)
def test_wrong_usage_is_a_2_with_a_way_out(
    arguments: list[str], word: str, plancheck: Command, root: Path
) -> None:
    before = files(root)
    for lang in ("vi", "en"):
        done = plancheck("report", *arguments, "--lang", lang, cwd=root)
        assert (done.status, done.out) == (2, "")
        assert word in done.err
    assert files(root) == before


def test_without_the_extra_the_form_says_how_to_get_it(root: Path) -> None:
    code = (
        "import sys\nsys.modules['openpyxl'] = None\nfrom plancheck.cli import run\n"
        "sys.exit(run(['report', 'form', '--body', 'yt', '--period', '2019', '-o', 'x.xlsx']))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert run.returncode == 2
    assert b"plancheck[xlsx]" in run.stderr


def test_reading_needs_no_extra_and_loads_none(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(filled(cut_off(), done()))
    code = (
        "import sys\nfrom plancheck.cli import run\n"
        f"status = run(['report', 'read', {str(path)!r}])\n"
        "assert 'openpyxl' not in sys.modules\nsys.exit(status)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_bar_shows_on_a_terminal_only(plancheck: Command, root: Path, tmp_path: Path) -> None:
    names = []
    for number in range(3):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(filled(cut_off()))
        names.append(str(path))
    assert plancheck("report", "read", *names, cwd=root).err == ""
    main, other = pty.openpty()
    command = [sys.executable, "-m", "plancheck", "report", "read", *names]
    done = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=other, check=False)
    os.close(other)
    shown = os.read(main, 65536).decode()
    os.close(main)
    assert done.returncode == 0
    assert "1/3" in shown
    assert shown.endswith("\r\x1b[K")


def test_the_real_plan_gives_forms_and_its_files_stay_as_they_are(
    plancheck: Command, tmp_path: Path
) -> None:
    for body in ("so-y-te", "tv.so-tttt", "ubnd-tp-tra-vinh"):
        path = tmp_path / f"{body}.xlsx"
        made = plancheck("report", "form", "--body", body, "--period", "2019", "-o", path)
        assert made.status == 0, made.err
        read = plancheck("report", "read", path, cwd=REPOSITORY)
        assert read.status == 0
        assert "Kế hoạch không thay đổi." in read.out
