"""A new project is valid from the first minute, and so are its examples once they are used."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancheck import load, source
from plancheck.starting import quoted
from support import Command


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_new_project_passes_at_once(plancheck: Command, tmp_path: Path, lang: str) -> None:
    arguments = ("--id", "tinh/cntt-2026", "--name", 'Kế hoạch: "số" #1', "--period", "2026-2030")
    made = plancheck("init", *arguments, "--lang", lang, cwd=tmp_path)
    assert made.status == 0, made.err
    assert "plan/tinh/cntt-2026/measurements/2025.yaml" in made.out
    checked = plancheck("check", "--fail-on", "note", cwd=tmp_path)
    assert checked.status == 0, checked.out
    assert plancheck("schema", "--check", cwd=tmp_path).status == 0
    (plan,) = load.load(str(tmp_path / "plan")).workspace.plans
    assert (plan.identity.vi, plan.identity.period.end.year) == ('Kế hoạch: "số" #1', 2030)


def test_a_folder_that_cannot_be_made_is_a_plain_error(plancheck: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = plancheck("init", tmp_path / "file" / "x", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "there is no such folder" in result.err


def test_nothing_is_overwritten(plancheck: Command, tmp_path: Path) -> None:
    (tmp_path / "plancheck.yaml").write_text("language: en\n")
    result = plancheck("init", cwd=tmp_path)
    assert (result.status, "plancheck.yaml exists already" in result.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["plancheck.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--id", "../x"],
        ["--id", "/etc"],
        ["--id", "A b"],
        ["--period", "26"],
        ["--period", "2026-25"],
        ["--period", "2030-2026"],
    ],
)
def test_what_is_no_id_or_no_period_is_refused(
    plancheck: Command, tmp_path: Path, arguments: list[str]
) -> None:
    assert plancheck("init", *arguments, cwd=tmp_path).status == 2
    assert not list(tmp_path.iterdir())


def test_the_commented_examples_fit_together_once_they_are_used(
    plancheck: Command, tmp_path: Path
) -> None:
    assert plancheck("init", "--id", "tinh/cntt-2026", "--period", "2026", cwd=tmp_path).status == 0
    for file in (tmp_path / "plan").rglob("*.yaml"):
        text = file.read_text("utf-8")
        kept = [line for line in text.split("\n") if not re.fullmatch(r"[a-z]+: \[\]", line)]
        used = [re.sub(r"^# (?=[a-z]+:$| {2,}\S)", "", line) for line in kept]
        file.write_text("\n".join(used), "utf-8")
    loaded = load.load(str(tmp_path / "plan"))
    assert [finding.message.en for finding in loaded.findings] == []
    (plan,) = loaded.workspace.plans
    assert [task.id for task in plan.tasks] == ["NV1"]
    assert [act.id for act in loaded.workspace.registry.acts] == ["nd-42-2022-cp"]
    assert plan.measurements
    assert plan.reports


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1))
@example("\uf900")  # a letter whose composed form is another letter
def test_quoted_words_are_read_back_as_they_are(words: str) -> None:
    document = source.parse("a.yaml", f"vi: {quoted(words)}\n".encode())
    if words.strip() and not source.HIDDEN.search(words):
        composed = unicodedata.normalize("NFC", words)  # as every file is read
        assert document.data == {"vi": " ".join(composed.split())}
