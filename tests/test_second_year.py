"""Two years of an invented province, end to end: tests/plans/hai-nam.

The README of that folder tells the story and says in tables what must come out; they were written
from the story and are read here. What the checks find stands in its folder `expected`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import takewhile

import jsonschema
import pytest

from plancheck import amending, engine, load, schema, source
from plancheck.amending import Held
from plancheck.checks import Check, all_checks
from plancheck.findings import Finding
from plancheck.load import Loaded
from plancheck.measured import baseline_of, measured_before
from plancheck.model import Due, Equation, Measurement, Value
from plancheck.pace import Pace, pace
from plancheck.plan import Plan
from plancheck.quantity import described
from plancheck.reporting import Owed, owed
from plancheck.verdict import Verdict, verdicts
from support import REPOSITORY, Command

FOLDER = REPOSITORY / "tests" / "plans" / "hai-nam"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
DAYS = ("2021-03-31", "2021-06-30", "2021-12-31", "2022-03-01", "2022-06-30", "2022-12-31",
        "2023-06-30")  # fmt: skip
LAST = date.fromisoformat(DAYS[-1])
NOW = {True: "yes", False: "no", None: "?"}
Row = tuple[str, ...]


def table(*head: str) -> list[Row]:
    """Return the rows of the README's table with a head."""
    lines = iter(README.splitlines())
    for line in lines:
        if _cells(line) == head:
            next(lines)
            return [_cells(row) for row in takewhile(lambda row: row.startswith("|"), lines)]
    raise AssertionError(head)


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def joined(names: Iterator[str]) -> str:
    return ", ".join(sorted(names)) or "none"


@cache
def loaded(day: str = "") -> Loaded:
    """Load the files as they stand, or the plans as their amendments make them on a day."""
    as_of = date.fromisoformat(day) if day else None
    return load.load(str(FOLDER), None, Held(as_of, as_of) if as_of else None)


def plans(day: str = "") -> dict[str, Plan]:
    """Return the plans by the names that the README gives them."""
    return {plan.id.removeprefix("vi-du/"): plan for plan in loaded(day).workspace.plans}


@cache
def found(day: str) -> tuple[tuple[Check, Finding], ...]:
    """Return what each check finds as of a day."""
    workspace = loaded(day).workspace
    days = {plan.id: date.fromisoformat(day) for plan in workspace.plans}
    checks = sorted(all_checks(), key=lambda check: check.rule.slug)
    return tuple((each, one) for each in checks for one in engine.run(workspace, days, [each]))


def home(finding: Finding) -> str:
    """Return the plan in whose files a finding stands, or the registry."""
    return finding.place.file.removeprefix("vi-du/").partition("/")[0]


# -- the README, table by table --------------------------------------------------------------------


def standing(verdict: Verdict) -> str:
    return f"not-due {NOW[verdict.so_far]}" if verdict.state == "not-due" else verdict.state


def test_each_target_is_judged_on_each_day_as_the_story_has_it() -> None:
    rows = {}
    for name in plans():
        days = [verdicts(plans(day)[name], date.fromisoformat(day)) for day in DAYS]
        for same in zip(*days, strict=True):
            cells = (str(same[0].due), *map(standing, same))
            rows[f"{name}#{same[0].target.id}"] = cells
    assert rows == {name: tuple(rest) for name, *rest in table("target", "due", *DAYS)}


@pytest.mark.parametrize(("name", "because"), table("target", "because"))
def test_what_is_not_plain_has_its_reason(name: str, because: str) -> None:
    plan, _, target = name.partition("#")
    (found,) = (each for each in verdicts(plans()[plan], LAST) if each.target.id == target)
    figure = found.result.measurement.id if found.result else None
    words = {
        "so-hoa-2021#MT5.1": ("m-q3-trained", "does not decide"),
        "so-hoa-2021#MT6.1": ("m-2021-connected", ""),
        "so-hoa-2021#MT7.1": ("m-2021-signed", ""),
        "so-hoa-2021#MT8.1": ("m-2021-satisfaction", "the target has no figure"),
        "so-hoa-2021#MT8.2": ("m-2021-visits", "only a rough number: about 900,000"),
        "so-hoa-2022#NT4.1": ("m-2022-open-data", ""),
        "so-hoa-2022#NT5.1": ("m-2022-trained", "public employees"),
        "so-hoa-2022#NT7.1": ("m-2022-signed", "does not decide"),
        "so-hoa-2021-2025#TH2.1": ("m-2022-online", ""),
        "so-hoa-2021-2025#TH3.1": ("m-2022-overdue", ""),
    }[name]
    assert because
    assert figure == words[0]
    assert words[1] in found.reason.en
    assert bool(words[1]) == bool(found.reason.en) == bool(found.reason.vi)
    assert found.early == (31 if name in ("so-hoa-2021#MT6.1", "so-hoa-2021#MT7.1") else 0)


def paces(plan: Plan, as_of: date) -> Iterator[tuple[str, Pace]]:
    before = measured_before(plan)
    for verdict in verdicts(plan, as_of):
        way = pace(verdict, baseline_of(plan, verdict.target, before))
        if way is not None:
            yield verdict.target.id, way


def test_the_pace_is_computed_where_there_is_one_and_nowhere_else() -> None:
    rows = set()
    for day in ("2021-06-30", "2021-12-31", "2022-06-30", "2022-12-31"):
        for name, plan in plans(day).items():
            as_of, period = date.fromisoformat(day), plan.identity.period
            if period.start <= as_of <= period.end:
                for target, way in paces(plan, as_of):
                    rows.add((f"{name}#{target}", day, way.state, str(way.reached or "-")))
    expected = table("target", "as of", "pace", "reached")
    assert len(set(expected)) == len(expected)
    assert rows == set(expected)


def debt(name: str, each: Owed) -> Row:
    sender = f"{each.sender} (open)" if each.open else each.sender
    came = (str(each.receipts[0].on), str(each.late())) if each.received else ("-", "-")
    return (f"{name}#{each.report.id}", sender, each.covers or "-", str(each.due), *came)


def test_each_report_is_owed_by_who_holds_the_duty_on_its_day() -> None:
    rows = [debt(name, each) for name, plan in plans().items() for each in owed(plan, LAST)]
    assert rows == table("report", "sender", "covers", "due", "received", "days late")


def test_before_the_reorganisation_the_departments_owe_under_their_old_names() -> None:
    plan = plans()["so-hoa-2022"]
    before, after = (
        {each.sender for each in owed(plan, day) if each.report.id == "RP1"}
        for day in (date(2022, 2, 28), date(2022, 3, 1))
    )
    kept = {"vd.so-suc-khoe", "vd.so-ngan-kho"}
    assert before == kept | {"vd.so-du-lieu", "vd.so-mot-cua"}
    assert after == kept | {"vd.so-pvhcc"}


def missing(day: str) -> Iterator[str]:
    as_of = date.fromisoformat(day)
    for name, plan in plans(day).items():
        for each in owed(plan, as_of):
            if each.missing(as_of):
                yield " ".join(filter(None, (f"{name}#{each.report.id}", each.sender, each.covers)))


@pytest.mark.parametrize(("day", "names"), table("as of", "missing"))
def test_a_report_is_missing_after_its_day_until_it_comes(day: str, names: str) -> None:
    assert joined(missing(day)) == names


def overdue(day: str) -> Iterator[str]:
    for check, finding in found(day):
        if check.rule.slug == "overdue-task":
            yield finding.subject.removeprefix("vi-du/")


@pytest.mark.parametrize(("day", "names"), table("as of", "overdue"))
def test_a_task_is_overdue_until_the_log_closes_it(day: str, names: str) -> None:
    assert joined(overdue(day)) == names


def test_what_is_called_done_is_held_against_its_evidence() -> None:
    rows = []
    for name, plan in plans().items():
        for task in plan.tasks:
            last = plan.progress_of(task, LAST)
            if last and last.official == "done" and last.evidenced in ("none", "limited"):
                rows.append((f"{name}#{task.id}", last.official, last.evidenced))
    assert rows == table("task", "official", "evidenced")


def test_the_legal_findings_follow_the_acts_from_day_to_day() -> None:
    rows = []
    for day in DAYS:
        legal = [each for check, each in found(day) if check.family == "legal"]
        for name in sorted({home(each) for each in legal}):
            names = (f"{each.rule.slug} {each.subject}" for each in legal if home(each) == name)
            rows.append((day, name, joined(names)))
    assert rows == table("as of", "plan", "findings")


def words(loaded: Loaded, name: str, key: str) -> str:
    """Return what a key of an element says, or the whole element; - where it is not there."""
    found = loaded.workspace.find(f"vi-du/{name}")
    if not found or not key:
        return "yes" if found else "-"
    value = getattr(found[0][1], key)
    if isinstance(value, Value):
        return described(value).en
    return f"by {value.by}" if isinstance(value, Due) else str(value)


def test_what_is_amended_holds_from_its_day_on() -> None:
    rows = []
    for name, key, *_, day in (expected := table("amended", "key", "before", "after", "from")):
        eve = str(date.fromisoformat(day) - timedelta(1))
        days = (words(loaded(each), name, "" if key == "-" else key) for each in (eve, day))
        rows.append((name, key, *days, day))
    assert rows == expected
    assert {(row[0], row[1]) for row in rows} == {
        (f"{name}#{element}", key or "-")
        for name, plan in plans().items()
        for element, steps in amending.history(plan.amendments, plan.id).items()
        for key in (step.operation.key for step in steps)
        if key != "source"
    }


def holds(plan: Plan, equation: Equation) -> bool:
    entities = [plan.find(name) for name in (equation.total, *equation.terms)]
    total, *terms = [e.value.numbers()[0] for e in entities if isinstance(e, Measurement)]
    if equation.op == "ratio":
        return total == Decimal(100) * terms[0] / terms[1]
    return total == sum(terms)


def test_one_of_the_equations_fails() -> None:
    rows = [
        (f"{name}#{equation.id}", "yes" if holds(plan, equation) else "no")
        for name, plan in plans().items()
        for equation in plan.equations
    ]
    assert rows == table("equation", "holds")


# -- the files, and what is found in them ----------------------------------------------------------


def test_the_files_are_read_without_a_fault_and_follow_their_texts_to_the_letter() -> None:
    assert not loaded().findings
    assert len(plans()) == 3
    faults = {each.rule.slug for day in DAYS for check, each in found(day)
              if check.family == "provenance"}  # fmt: skip
    assert not faults


def test_every_file_says_that_it_is_invented() -> None:
    texts = [path for path in FOLDER.rglob("*.txt") if path.parent.name != "expected"]
    assert len(texts) == 5
    for path in texts:
        assert path.read_text(encoding="utf-8").startswith("(Văn bản hư cấu"), path
    for path in FOLDER.rglob("*.yaml"):
        head = path.read_text(encoding="utf-8").splitlines()[:3]
        assert any(line.startswith("# Invented, for tests only:") for line in head), path


def test_every_file_names_its_schema_and_fits_it() -> None:
    validator = jsonschema.Draft202012Validator(schema.schema("plan"))
    files = sorted(path for path in FOLDER.rglob("*.yaml") if path.name != "plancheck.yaml")
    assert len(files) > 20
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        named = (path.parent / first.partition("$schema=")[2]).resolve()
        assert named == REPOSITORY / "schema" / schema.FILES["plan"], path
        document = source.read(str(path.parent), path.name)
        assert not list(validator.iter_errors(document.data)), path


def test_the_command_judges_each_plan_by_its_own_last_day(plancheck: Command) -> None:
    result = plancheck("check", cwd=FOLDER)
    assert (result.status, result.err) == (1, "")
    for line in ("so-hoa-2021, tính đến ngày 31/12/2021", "so-hoa-2022, tính đến ngày 31/12/2022"):
        assert f"vi-du/{line}" in result.out


def test_the_progress_log_is_append_only() -> None:
    for plan in plans().values():
        days = [entry.on for entry in plan.progress]
        assert days == sorted(days)


def compare(name: str, text: str, *, update: bool) -> None:
    path = FOLDER / "expected" / name
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), "run: make golden"
    assert path.read_text(encoding="utf-8") == text


def test_what_is_found_from_day_to_day(update: bool) -> None:
    """Each finding as rule, plan and subject, with a mark for each day on which it is there."""
    marks: dict[tuple[str, str, str], set[str]] = {}
    for day in DAYS:
        for _, each in found(day):
            subject = each.subject.rpartition("#")[2]
            marks.setdefault((each.rule.slug, home(each), subject), set()).add(day)
    lines = [f"{'as of ' + ' '.join(DAYS)}\n"]
    for (rule, plan, subject), days in sorted(marks.items()):
        shown = "".join("x" if day in days else "." for day in DAYS)
        lines.append(f"{shown}  {rule:36}{plan:18}{subject}\n")
    compare("findings.txt", "".join(lines), update=update)


def test_what_is_said_at_the_end_of_the_second_year(update: bool) -> None:
    lines = [
        f"{each.severity} {each.rule.slug} {home(each)} {each.subject.rpartition('#')[2]}\n"
        f"  {each.message.vi}\n"
        for _, each in found("2022-12-31")
    ]
    compare("findings-2022-12-31.vi.txt", "".join(lines), update=update)
