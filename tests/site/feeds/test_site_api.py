"""The API: files fit their schema, links lead somewhere, findings are those of the run."""

import copy
import json
from datetime import date
from typing import Any

import jsonschema
import pytest

from plancheck import project
from plancheck.amending import Held
from plancheck.model import Entity
from plancheck.plan import Plan
from plancheck.report import Report
from plancheck.reporters import json as reporter
from plancheck.site.feeds import api
from plancheck.site.feeds.parts import Given
from plancheck.source import HIDDEN
from plancheck.standing import standing
from plancheck.summary import Style
from standing_plan import DAY, FILES, odd_plan, the_plan
from support import REPOSITORY

TODAY = date(2026, 11, 26)
SCHEMA = json.loads((REPOSITORY / "schema" / "site-api.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
NOTHING = Report((), (), (), {}, 0, 0)
Files = dict[str, Any]


def page(entity: Entity) -> str:
    return f"p/{entity.id.lower()}/"


def told(plan: Plan, report: Report = NOTHING, as_of: date = DAY, revision: str = "abc") -> Files:
    found = api.files(Given(standing(plan, as_of), report, page, revision))
    return {name: json.loads(api.written(data)) for name, data in found.items()}


def fault(name: str, data: Any) -> str:
    """Return what the schema has against a file of a name."""
    one = {**SCHEMA, "$ref": f"#/$defs/{name}-file"}
    del one["oneOf"]
    checker = VALIDATOR.evolve(schema=one)
    return "\n".join(f"{list(e.path)}: {e.message[:300]}" for e in checker.iter_errors(data))


def workspace(root: str) -> list[tuple[Plan, Report]]:
    opened = project.open_project([str(REPOSITORY / root)])
    loaded = project.load(opened, None, Held(None, TODAY))
    run = project.run(opened, loaded, project.Asked(), TODAY)
    return [(plan, run.report) for plan in loaded.workspace.plans]


@pytest.fixture(scope="module")
def real() -> list[tuple[Plan, Report]]:
    return [*workspace("plan"), *workspace("tests/plans/hai-nam")]


@pytest.fixture(scope="module")
def every(real: list[tuple[Plan, Report]]) -> list[Files]:
    plans = [(plan, report, plan.default_day(TODAY)) for plan, report in real]
    return [told(plan, report, day) for plan, report, day in plans] + [told(the_plan())]


def test_the_schema_is_a_sound_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_file_of_every_plan_fits_the_schema(every: list[Files]) -> None:
    assert len(every) == 5
    for files in every:
        assert list(files) == list(api.FILES)
        for name, data in files.items():
            assert not fault(name, data), (data["plan"], name)
            VALIDATOR.validate(data)


def test_every_file_says_what_it_is_of_which_day_and_revision() -> None:
    for name, data in told(the_plan()).items():
        assert data["file"] == name
        assert (data["plan"], data["as_of"], data["revision"]) == (
            "vi-du/cntt",
            "2019-09-30",
            "abc",
        )
        assert data["schema"] == SCHEMA["$id"]
    assert told(the_plan(), revision="")["tasks"]["revision"] is None


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, dict):
        below = [each for key, part in data.items() for each in paths(part, (*path, key))]
    elif isinstance(data, list):  # the others are alike
        below = [each for rank, part in enumerate(data[:2]) for each in paths(part, (*path, rank))]
    else:
        below = []
    return below if "facts" in path or not path else [path, *below]


@pytest.mark.parametrize("name", list(api.FILES))
def test_the_schema_notices_whatever_is_of_another_kind(name: str, every: list[Files]) -> None:
    checker = VALIDATOR.evolve(schema={**SCHEMA, "oneOf": [{"$ref": f"#/$defs/{name}-file"}]})
    data = {k: part[:2] if isinstance(part, list) else part for k, part in every[3][name].items()}
    assert checker.is_valid(data)
    for path in paths(data):
        torn = copy.deepcopy(data)
        part: Any = torn
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = {"?": [1.5]}
        assert not checker.is_valid(torn), path
        if isinstance(part, dict) and path[-2:-1] not in (("wanted",), ("value",), ("scope",)):
            del part[path[-1]]
            assert not checker.is_valid(torn), path


def test_no_file_may_hold_more_than_the_schema_says(every: list[Files]) -> None:
    for name, data in every[0].items():
        assert fault(name, data | {"another": 1})
        lists = [key for key, part in data.items() if isinstance(part, list) and part]
        for key in lists:
            if isinstance(data[key][0], dict):
                assert fault(name, data | {key: [data[key][0] | {"another": 1}]}), (name, key)


def test_every_element_is_told_once_with_its_words_its_page_and_its_source(
    real: list[tuple[Plan, Report]], every: list[Files]
) -> None:
    for (plan, _), files in zip(real, every, strict=False):
        elements = list(_elements(files))
        ids = [each["id"] for each in elements]
        assert len(set(ids)) == len(ids)
        kinds = ("task", "objective", "target", "assignment", "report", "item", "section", "waiver")
        own = [plan.ref(each) for kind in kinds for each in plan.of_kind(kind)]
        shared = [
            each.id
            for k in ("act", "body", "group", "system", "change", "indicator")
            for each in plan.registry.of_kind(k)
        ]
        assert {*own, *shared} <= set(ids)
        for each in elements:
            assert each["words"]["vi"]
            assert each["words"]["en"]
            assert each["page"]
        sourced = [each for each in elements if each["sources"]]
        assert all(source["first"] >= 1 for each in sourced for source in each["sources"])


def _elements(data: Any) -> Any:
    if isinstance(data, dict):
        if "was" in data and "sources" in data:
            yield data
        for part in data.values():
            yield from _elements(part)
    elif isinstance(data, list):
        for part in data:
            yield from _elements(part)


_LINKS = (
    "tasks", "objectives", "systems", "depends_on", "addresses", "successors", "measurements",
    "bodies", "with", "members", "heirs", "parent", "group", "issuer", "act", "to", "answers",
    "indicator", "owner", "operator", "reported_by",
)  # fmt: skip


def test_every_link_leads_to_an_element(
    real: list[tuple[Plan, Report]], every: list[Files]
) -> None:
    for (plan, _), files in zip(real, every, strict=False):
        known = {each["id"] for each in _elements(files)}
        for key, name in _links({n: data for n, data in files.items() if n != "findings"}):
            here = "#" not in name or name.startswith(f"{plan.id}#")
            assert name in known or not here, (key, name)


def _links(data: Any, key: str = "") -> Any:
    if isinstance(data, dict):
        for name, part in data.items():
            if name != "period":  # from one day to another
                yield from _links(part, name)
    elif isinstance(data, list):
        for part in data:
            yield from _links(part, key)
    elif isinstance(data, str) and key in _LINKS:
        yield key, data


def test_findings_are_those_of_the_json_report(
    real: list[tuple[Plan, Report]], every: list[Files]
) -> None:
    for (_, report), files in zip(real, every, strict=False):
        whole = json.loads(reporter.render(report, Style()))
        assert whole["findings"]
        assert files["findings"]["findings"] == whole["findings"]
        assert files["findings"]["silenced"] == whole["silenced"]
        assert files["findings"]["summary"] == whole["summary"]


def test_a_task_says_who_answers_for_it_and_how_it_stands() -> None:
    tasks = {each["id"]: each for each in told(the_plan())["tasks"]["tasks"]}
    one = tasks["vi-du/cntt#A1"]
    assert one["words"] == {"vi": "Nâng cấp cổng thông tin", "en": "Upgrade the portal"}
    assert one["page"] == "p/a1/"
    assert one["objectives"] == [{"id": "vi-du/cntt#M1", "link": "stated"}]
    assert {each["id"] for each in one["duties"]} == {f"vi-du/cntt#P{n}" for n in (1, 2, 6)}
    assert (one["standing"]["state"], one["standing"]["answers"]) == ("done", ["tt"])
    assert tasks["vi-du/cntt#A4"]["standing"]["days_late"] == 92


def test_a_target_without_a_figure_says_why_it_is_undetermined() -> None:
    objectives = told(the_plan())["objectives"]["objectives"]
    target = next(t for each in objectives for t in each["targets"] if t["id"].endswith("#T3"))
    assert target["standing"]["state"] == "undetermined"
    assert target["standing"]["reason"]["en"].startswith("nothing was measured")
    assert target["standing"]["result"] is None


def test_a_body_that_ended_names_those_that_took_over(every: list[Files]) -> None:
    bodies = {each["id"]: each for each in every[3]["bodies"]["bodies"]}
    assert bodies["vd.so-mot-cua"]["ended"] == "2022-03-01"
    assert bodies["vd.so-mot-cua"]["heirs"] == ["vd.so-pvhcc"]
    assert bodies["vd.so-pvhcc"]["heirs"] == []


def test_hostile_words_are_data_and_hide_nothing() -> None:
    evil = FILES["tasks.yaml"].replace("vi: Số hóa hồ sơ", r'vi: "\u202e</script>=1\x07{{x}}"')
    plan = odd_plan(tasks=evil)
    found = api.files(Given(standing(plan, DAY), NOTHING, page))
    raw = api.written(found["tasks"]).decode()
    assert not HIDDEN.search(raw)
    words = [each["words"]["vi"] for each in json.loads(raw)["tasks"]]
    assert "\u202e</script>=1\x07{{x}}" in words
    assert not fault("tasks", json.loads(raw))


def test_the_same_plan_gives_the_same_bytes() -> None:
    given = Given(standing(the_plan(), DAY), NOTHING, page)
    first, second = ({n: api.written(d) for n, d in api.files(given).items()} for _ in range(2))
    assert first == second
