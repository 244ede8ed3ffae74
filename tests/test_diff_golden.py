"""The scripted year of the real plan, as a reviewer reads it: each commit, and all of them at once.

After a wanted change: `make golden`, then read the difference: every sentence must be true.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest

import story
from plancheck import comparing, project, sides
from plancheck.amending import Held
from plancheck.comparison import Comparison
from plancheck.project import Asked
from plancheck.summary import Style
from plancheck.text import Lang
from story_registry import by_act
from support import REPOSITORY
from test_golden import compare

EDITS = (*story.EDITS, by_act())
NAMES = [edit.name for edit in EDITS]
TODAY = story.FIRST_DAY + len(EDITS) * story.WEEK
LINK = "https://github.com/tra-vinh/ke-hoach/blob/{commit}/{file}#L{line}"


class Year(NamedTuple):
    """The commits with what each changed, and what all of them changed."""

    steps: list[tuple[story.Step, Comparison]]
    whole: Comparison


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    folder = tmp_path_factory.mktemp("year")
    commits = story.build(folder, EDITS)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        opened = project.open_project([])
        when = sides.When(Held(None, TODAY))
        read = [sides.side(opened, step.commit, when) for step in commits]
        found = []
        for (before, one), (after, other) in pairwise(zip(commits, read, strict=True)):
            told = comparing.comparison(one, other, Asked(), TODAY)
            told = told._replace(base=before.name, head=after.name, commits=("", ""))
            found.append((after, told))
        whole = comparing.comparison(read[0], read[-1], Asked(), TODAY)
        # Hashes hang on every letter of the plan; they are no part of what is to be read here.
        commits_ = ("a" * 40, "b" * 40)
        yield Year(found, whole._replace(base="2018-12", head="2019-12", commits=commits_))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_report_of_each_commit(lang: Lang, year: Year, update: bool) -> None:
    parts = [
        f"##### {step.message}\n\n{comparing.render('text', found, Style(lang))}"
        for step, found in year.steps
    ]
    compare(f"diff-commits.{lang}.txt", "\n".join(parts), update=update)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("notation", "ending"), [("text", "txt"), ("markdown", "md"), ("html", "html")]
)
def test_the_report_of_the_whole_year(
    notation: str, ending: str, lang: Lang, year: Year, update: bool
) -> None:
    text = comparing.render(notation, year.whole, Style(lang, link=LINK))
    compare(f"diff-year.{lang}.{ending}", text, update=update)


def test_the_report_of_the_whole_year_for_programs(year: Year, update: bool) -> None:
    """All of it but the findings, of which the rule and the element are enough here."""
    report = json.loads(comparing.render("json", year.whole, Style()))
    for name, some in report["findings"].items():
        report["findings"][name] = [f"{each['rule']} {each['subject']}" for each in some]
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    compare("diff-year.json", text, update=update)


def test_the_excerpt_in_the_readme_is_what_the_command_says(year: Year) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    excerpt = readme.split("```text\n")[3].partition("\n```")[0]
    said = comparing.render("text", year.whole, Style("vi"))
    for paragraph in excerpt.split("\n\n"):
        assert paragraph == "[…]" or paragraph in said


# What the report of a commit says of each element that the commit is about, and of no other.
ALSO = {
    "preparation": {"B2"},  # the task that the new assignment covers
    "support-changed": {"B2"},
    "lead-removed": {"B2"},
    "assignment-removed": {"S6"},
}
LEFT = {
    "task-renamed": {"A5", "P19"},  # the former id, and what only names the task by its new one
    "source-altered": {"source.txt"},  # told of the plan
}


@pytest.mark.parametrize("name", NAMES)
def test_a_commit_is_told_by_what_it_touches(year: Year, name: str) -> None:
    step, found = next(each for each in year.steps if each[0].name == name)
    told = {name for row in found.rows for name in row.ids}
    if name == "file-renamed":
        assert len(found.rows) == 1
        assert {"P1", "P21", "RP1"} < told
        return
    if name.startswith("plan-lead-"):  # every task has the lead of the whole plan
        assert len(found.rows) == 4
        assert set(step.touches) | {"A1", "B2", "S17"} < told
        return
    if name == "source-altered":
        told -= {"tra-vinh/cntt-2019"}
    assert told == set(step.touches) - LEFT.get(name, set()) | ALSO.get(name, set())


OFFICE = {
    "task-renamed", "task-moved", "file-renamed", "typography-dots", "typography-tone",
    "link-confirmed", "reformatted", "reordered", "comment-changed",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_only_what_changes_no_meaning_is_administrative(year: Year, name: str) -> None:
    found = next(found for step, found in year.steps if step.name == name)
    assert bool(found.substantive()) == (name not in OFFICE)
    assert found.complete
