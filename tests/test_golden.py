"""What users read, byte by byte. After a wanted change: `make golden`, then read the difference."""

import json
from collections import Counter
from pathlib import Path

import pytest

from standing_plan import FILES as STANDING
from support import HEAD, REPOSITORY, Command, Workspace
from test_faults import FILES

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str, *, update: bool) -> None:
    path = GOLDEN / name
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), "run: make golden"
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_report_on_the_seeded_faults(
    lang: str, update: bool, plancheck: Command, workspace: Workspace
) -> None:
    result = plancheck("check", workspace(FILES, HEAD), "--lang", lang)
    compare(f"faults.{lang}.txt", result.out, update=update)


def test_the_report_on_the_seeded_faults_as_json(
    update: bool, plancheck: Command, workspace: Workspace
) -> None:
    result = plancheck("check", workspace(FILES, HEAD), "--format", "json")
    compare("faults.json", result.out, update=update)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "slug", ["unassigned-task", "unknown-key", "quote-not-found", "task-removed"]
)
def test_the_page_of_a_rule(slug: str, lang: str, update: bool, plancheck: Command) -> None:
    result = plancheck("explain", slug, "--lang", lang)
    compare(f"explain-{slug}.{lang}.txt", result.out, update=update)


def test_what_is_found_in_the_real_plan(update: bool, plancheck: Command) -> None:
    """Each finding as severity, rule and element: a changed check shows here what it changes."""
    report = json.loads(plancheck("check", "--format", "json", cwd=REPOSITORY).out)
    lines = [
        f"{each['severity']:8}{each['rule']:36}{each['subject'].rpartition('#')[2]}\n"
        for each in report["findings"]
    ]
    compare("real-plan-2019-12-31.txt", "".join(lines), update=update)


LEGAL_DAYS = ["2018-12-03", "2019-03-06", "2019-03-07", "2019-12-31", "2021-01-01", "2026-11-26"]


def test_what_the_law_makes_of_the_real_plan_on_six_days(update: bool, plancheck: Command) -> None:
    """The legal findings of each day as what comes and goes since the day before in the list.

    Each was read against the registry, the research behind it and the text of the decision.
    """
    before: Counter[str] = Counter()
    lines = []
    for day in LEGAL_DAYS:
        chosen = ["--select", "legal,references,sole-basis-lost", "--as-of", day]
        report = json.loads(plancheck("check", *chosen, "--format", "json", cwd=REPOSITORY).out)
        now = Counter(
            f"{each['severity']:8}{each['rule']:32}{each['subject'].rpartition('#')[2]}"
            for each in report["findings"]
        )
        lines += [f"{day}  {len(report['findings'])} findings\n"]
        lines += [f"  - {line}\n" for line in sorted((before - now).elements())]
        lines += [f"  + {line}\n" for line in sorted((now - before).elements())]
        before = now
    compare("real-plan-legal.txt", "".join(lines), update=update)


OTHERS = [["show", "HT3"], ["show", "nq-36a-2015-cp"], ["coverage"], ["list", "targets"],
          ["list", "tasks"]]  # fmt: skip


@pytest.mark.parametrize("arguments", OTHERS, ids="-".join)
def test_what_the_other_commands_say_of_the_real_plan(
    arguments: list[str], update: bool, plancheck: Command
) -> None:
    result = plancheck(*arguments, cwd=REPOSITORY)
    compare(f"real-plan-{'-'.join(arguments)}.txt", result.out, update=update)


STATUS = ["status", "--as-of", "2019-12-31"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("by", ["", "target", "body", "group"])
def test_what_stands_where_in_the_real_plan(
    by: str, lang: str, update: bool, plancheck: Command
) -> None:
    choice = ["--by", by] if by else []
    result = plancheck(*STATUS, *choice, "--lang", lang, cwd=REPOSITORY)
    compare(f"real-plan-status{by and '-'}{by}.{lang}.txt", result.out, update=update)


@pytest.mark.parametrize(("notation", "ending"), [("json", "json"), ("markdown", "md")])
def test_what_stands_where_in_the_real_plan_for_programs_and_pages(
    notation: str, ending: str, update: bool, plancheck: Command
) -> None:
    result = plancheck(*STATUS, "--format", notation, cwd=REPOSITORY)
    compare(f"real-plan-status.{ending}", result.out, update=update)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_state_as_it_is_shown(
    lang: str, update: bool, plancheck: Command, workspace: Workspace
) -> None:
    root = workspace(STANDING)
    result = plancheck("status", "--plan", root, "--as-of", "2019-09-30", "--lang", lang)
    compare(f"standing.{lang}.txt", result.out, update=update)


@pytest.mark.parametrize("by", ["", "body", "group"])
def test_what_stands_where_in_the_invented_province(
    by: str, update: bool, plancheck: Command
) -> None:
    choice = ["--by", by] if by else []
    folder = REPOSITORY / "tests" / "plans" / "hai-nam"
    result = plancheck("status", "--as-of", "2022-03-31", *choice, "--lang", "vi", cwd=folder)
    compare(f"province-status{by and '-'}{by}.vi.txt", result.out, update=update)


def test_the_real_plan_is_encoded_to_the_last_letter(plancheck: Command) -> None:
    result = plancheck("coverage", "--lang", "en", cwd=REPOSITORY)
    assert result.status == 0
    last = result.out.rstrip().splitlines()[-1]
    assert last.startswith("Total: 100.0% (")
    assert "0 stretches not encoded, 0 quotes not found." in result.out


EXCERPTS = [["check", "--lang", "vi"], ["status", "--as-of", "2019-12-31", "--lang", "vi"]]


@pytest.mark.parametrize(("rank", "arguments"), list(enumerate(EXCERPTS, start=1)))
def test_the_excerpts_in_the_readme_are_what_the_commands_say(
    rank: int, arguments: list[str], plancheck: Command
) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    excerpt = readme.split("```text\n")[rank].partition("\n```")[0]
    said = plancheck(*arguments, cwd=REPOSITORY).out
    for paragraph in excerpt.split("\n\n"):
        assert paragraph == "[…]" or paragraph in said
