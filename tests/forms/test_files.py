"""Forms and plan files on disk: which plan, which files, in one change."""

from pathlib import Path

import pytest

from form_support import FILES, ON, cut_off, done, filled, form, result
from plancheck import edit, project
from plancheck.errors import InputError
from plancheck.forms import files as form_files
from plancheck.forms.files import Asked
from plancheck.forms.taking import Taken
from plancheck.load import Loaded
from plancheck.project import Project
from support import HEAD, Workspace


def opened(root: Path) -> tuple[Project, Loaded]:
    found = project.open_project([str(root)])
    return found, project.load(found)


def taken(root: Path, *raws: bytes) -> Taken:
    names = []
    for number, raw in enumerate(raws):
        (root.parent / f"{number}.xlsx").write_bytes(raw)
        names.append(str(root.parent / f"{number}.xlsx"))
    return form_files.read(*opened(root), names, ON, silent)


def silent(done: int, of: int) -> None:
    assert 0 < done <= of


def write(root: Path, *raws: bytes) -> list[str]:
    """Read forms into the plan and return the files that changed."""
    _, loaded = opened(root)
    changes = form_files.rewrites(loaded, taken(root, *raws))
    edit.save(str(root), changes)
    return [each.file for each in changes]


FULL = filled(cut_off(), done(), result("81"))


def test_forms_of_many_bodies_are_one_change_and_the_second_time_none(workspace: Workspace) -> None:
    root = workspace(dict(FILES))
    other = filled(cut_off(), done("A1"), result("82"), of=form(body="tv.tc"))
    assert write(root, FULL, other) == [
        "measurements/2019.yaml", "progress/2019.yaml", "receipts/2019.yaml",
    ]  # fmt: skip
    _, loaded = opened(root)
    assert loaded.findings == ()
    plan = loaded.workspace.plans[0]
    assert [each.id for each in plan.receipts] == ["r-2019-RP1-tv.tc", "r-2019-RP1-tv.yt"]
    assert [(each.task, each.by) for each in plan.progress] == [("A1", "tv.tc"), ("A2", "tv.yt")]
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert write(root, FULL, other) == []
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_an_unfilled_form_changes_nothing(workspace: Workspace) -> None:
    assert write(workspace(dict(FILES)), filled(), filled(cut_off())) == []


HOSTILE = ("=cmd|' /C calc'!A0", "- a: b # c", "{x: [1, 2]}", "*a", "&b", "!!python/object", '"',
           "---", "...", "null", "a:", "| >", "%TAG",
           "\\x1b[31m", "'x'", "~", "# x", "yes", "1.819")  # fmt: skip


def test_hostile_text_goes_into_the_files_and_comes_back_the_same(workspace: Workspace) -> None:
    def typed(book: object) -> None:
        sheet = book["Nhiệm vụ"]  # type: ignore[index]
        sheet["I7"].value = "\n".join(HOSTILE)
        sheet["I7"].data_type = "s"

    root = workspace(dict(FILES))
    write(root, filled(cut_off(), done(), typed))
    _, loaded = opened(root)
    assert loaded.findings == ()
    assert loaded.workspace.plans[0].progress[0].evidence == HOSTILE


def test_what_stands_in_the_files_stays_as_it_is(workspace: Workspace) -> None:
    log = "# nhật ký\nprogress:\n  - {task: A1, on: 2019-01-05, official: not-started}  # cũ\n"
    root = workspace(FILES | {"progress/2019.yaml": log})
    write(root, FULL)
    assert (root / "progress/2019.yaml").read_text().startswith(log)


def test_new_files_tell_editors_the_schema_as_the_plan_does(workspace: Workspace) -> None:
    line = "# yaml-language-server: $schema=../schema/plancheck.schema.json\n"
    root = workspace(dict(FILES), line + HEAD)
    write(root, FULL)
    for name in ("measurements", "progress", "receipts"):
        text = (root / name / "2019.yaml").read_text()
        assert text.startswith(line.replace("../", "../../"))


def test_a_plan_that_cannot_be_read_to_its_end_is_mended_first(workspace: Workspace) -> None:
    root = workspace(FILES | {"progress/2019.yaml": "progress:\n  - {task: A1\n"})
    for work in (
        lambda: taken(root, FULL),
        lambda: form_files.form_of(*opened(root), Asked("yt", "2019")),
    ):
        with pytest.raises(InputError) as caught:
            work()
        assert "progress/2019.yaml" in caught.value.text.en


def test_a_missing_form_is_a_failure_and_a_foreign_file_is_not(
    workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace(dict(FILES))
    with pytest.raises(InputError):
        form_files.read(*opened(root), [str(tmp_path / "none.xlsx")], ON, silent)
    with pytest.raises(InputError):
        form_files.read(*opened(root), [str(tmp_path)], ON, silent)
    assert form_files.lost(taken(root, b"<html>")) == 1


def test_a_form_named_twice_is_read_once(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(FULL)
    found = form_files.read(*opened(workspace(dict(FILES))), [str(path)] * 2, ON, silent)
    assert len(found.outcomes) == 1


TWO = {
    "2019/plan.yaml": HEAD,
    **{f"2019/{name}": text for name, text in FILES.items() if name != "registry.yaml"},
    "2020/plan.yaml": HEAD.replace("vi-du/cntt", "vi-du/cntt-2020").replace("2019-", "2020-"),
    "registry.yaml": FILES["registry.yaml"],
}


def test_of_several_plans_the_one_of_the_period_is_meant(workspace: Workspace) -> None:
    root = workspace(TWO)
    (root / "plan.yaml").unlink()

    def chosen(period: str, folder: str = "") -> str:
        return form_files.form_of(*opened(root / folder), Asked("yt", period)).plan.id

    assert (chosen("2019"), chosen("2020")) == ("vi-du/cntt", "vi-du/cntt-2020")
    (root / "2020/plan.yaml").write_text(HEAD.replace("vi-du/cntt", "vi-du/cntt-2020"))
    with pytest.raises(InputError) as caught:
        chosen("2019")
    assert "vi-du/cntt, vi-du/cntt-2020" in caught.value.text.en


def test_a_folder_names_its_plan(workspace: Workspace) -> None:
    root = workspace(
        {f"plan/{name}": text for name, text in TWO.items()} | {"plancheck.yaml": "language: en\n"}
    )
    (root / "plan.yaml").unlink()
    (root / "plan/2020/plan.yaml").write_text(HEAD.replace("vi-du/cntt", "vi-du/cntt-2020"))
    for folder, name in (("2019", "vi-du/cntt"), ("2020", "vi-du/cntt-2020")):
        asked = Asked("yt", "2019")
        assert form_files.form_of(*opened(root / "plan" / folder), asked).plan.id == name
    with pytest.raises(InputError) as caught:
        form_files.form_of(*opened(root / "plan/registry.yaml"), Asked("yt", "2019"))
    assert "No plan is declared" in caught.value.text.en


def test_a_form_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    form_files.save_new(str(path), b"x")
    with pytest.raises(InputError):
        form_files.save_new(str(path), b"y")
    assert path.read_bytes() == b"x"
