"""Release notes: every body finds what became of its part, nobody else's, and nothing is lost."""

from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import story
from plancheck import project, releasing, sides
from plancheck.amending import Held
from plancheck.diff.compare import compare as differ
from plancheck.exporters import release_notes
from plancheck.releasing import Notes
from plancheck.sides import When
from story_registry import by_act
from support import HEAD, Command
from test_golden import compare

WHEN = When(Held(None, date(2019, 6, 30)))
PLAN = """\
objectives:
  - id: MT1
    kind: specific
    vi: Mục tiêu một
    targets: [{id: CT1, indicator: tl, value: {gt: 90, unit: percent}}]
tasks:
  - {id: NV1, kind: content, vi: Việc một, objectives: [{id: MT1}], cites: [{act: nd-1}]}
  - {id: NV2, kind: content, vi: Việc hai}
assignments:
  - {id: PC1, vi: Sở Một làm, bodies: [a.mot], role: lead, scope: [NV1], with: [a.ba]}
  - {id: PC2, vi: Sở Hai làm, bodies: [a.hai], role: lead, scope: [NV2]}
  - {id: PC3, vi: Đôn đốc chung, bodies: [a.tinh], role: oversee, scope: [plan]}
acts: [{id: nd-1, type: nghi-dinh, number: 1/2018/NĐ-CP, issued: 2018-01-01}]
bodies:
  - {id: a.mot, vi: Sở Một, kind: so}
  - {id: a.hai, vi: Sở Hai, kind: so}
  - {id: a.ba, vi: Sở Ba, kind: so}
  - {id: a.tinh, vi: Ủy ban, kind: uy-ban}
indicators: [{id: tl, vi: Tỷ lệ, kind: share, unit: percent, direction: up}]
"""


def noted(root: Path, *edits: tuple[str, str]) -> Notes:
    text = PLAN
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    for name, words in (("older", PLAN), ("newer", text)):
        (root / name).mkdir(parents=True)
        (root / name / "plan.yaml").write_text(HEAD, "utf-8")
        (root / name / "a.yaml").write_text(words, "utf-8")
    opened = project.open_project([str(root / "newer")])
    return releasing.notes(*sides.both(opened, str(root / "older"), str(root / "newer"), WHEN))


def told(found: Notes) -> dict[str, list[tuple[str, str]]]:
    return {
        each.body: [(row.delta.kind, row.delta.id) for row in each.rows] for each in found.chapters
    }


@pytest.mark.parametrize(
    ("old", "new", "bodies"),
    [
        ("{gt: 90,", "{gt: 80,", {"a.mot", "a.ba"}),  # through the task that serves the target
        ("vi: Việc hai}", "vi: Việc khác}", {"a.hai"}),
        ("bodies: [a.hai]", "bodies: [a.mot]", {"a.hai", "a.mot"}),  # who had it and who has it
        (", with: [a.ba]", "", {"a.mot", "a.ba"}),
        ("issued: 2018-01-01}", "issued: 2018-01-01, events: [{on: 2019-05-01, type: repealed}]}",
         {"a.mot", "a.ba"}),
        ("bodies: [a.tinh], role: oversee", "bodies: [a.tinh], role: report", {"a.tinh"}),
    ],
)  # fmt: skip
def test_a_change_is_told_to_those_it_concerns(
    tmp_path: Path, old: str, new: str, bodies: set[str]
) -> None:
    assert set(told(noted(tmp_path, (old, new)))) - {""} == bodies


def test_a_duty_over_the_whole_plan_is_said_once(tmp_path: Path) -> None:
    found = noted(tmp_path, ("vi: Việc hai}", "vi: Việc khác}"))
    assert [body for body, _ in found.over_all] == ["a.tinh"]
    assert told(found) == {"a.hai": [("reworded", "NV2")]}


def test_nothing_of_substance_is_left_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("year")
    steps = story.build(folder, (*story.EDITS, by_act()))
    opened = project.open_project([str(folder)])
    one, other = sides.both(opened, steps[0].commit, steps[-1].commit, WHEN)
    wanted = {
        (each.kind, each.id, each.key)
        for each in differ(one.whole, other.whole).substantive()
        if each.about.group != "silence"
    }
    found = releasing.notes(one, other)
    parts = [part.delta for each in found.chapters for row in each.rows for part in row.parts]
    assert {(each.kind, each.id, each.key) for each in parts} == wanted


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_notes_of_a_year(tmp_path: Path, plancheck: Command, update: bool, lang: str) -> None:
    steps = story.build(tmp_path, (*story.EDITS, by_act()))
    file = tmp_path / "thay-doi.md"
    given = (steps[0].commit, steps[-1].commit, "-o", file, "--lang", lang)
    done = plancheck("changelog", *given, cwd=tmp_path)
    assert (done.status, done.out) == (0, "")
    compare(f"changelog.{lang}.md", file.read_text("utf-8"), update=update)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    nasty = "'<script>x</script> [a](javascript:x) @nguoi #1 **b** | `c` ![i](http://x)'"
    found = noted(tmp_path, ("vi: Việc hai}", f"vi: {nasty}}}"), ("vi: Sở Hai,", f"vi: {nasty},"))
    page = release_notes.render(found, "vi")
    html = MarkdownIt().render(page)
    assert "<script" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "<strong>b" not in html
    assert "@nguoi" not in html


def test_nothing_changed_and_what_cannot_be_read(tmp_path: Path) -> None:
    same = noted(tmp_path / "same")
    assert same.chapters == ()
    assert "Nothing of substance" in release_notes.render(same, "en")
    torn = noted(tmp_path / "torn", ("  - {id: NV2, kind: content, vi: Việc hai}", "  - {id: ["))
    assert not torn.complete
    assert "may not be all" in release_notes.render(torn, "en")
