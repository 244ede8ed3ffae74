"""Linked data: every term is one that the context in the file explains, every link leads on.

What a library for JSON-LD makes of it was looked at by hand; here its rules are checked that could
break: no term without a meaning, no value where an address belongs, nothing to fetch.
"""

import json
import re
from datetime import date
from typing import Any

import pytest

from plancheck import project
from plancheck.amending import Held
from plancheck.plan import Plan
from plancheck.site.feeds.linked_data import CONTEXT, linked
from plancheck.standing import standing
from standing_plan import DAY, the_plan
from support import REPOSITORY

SITE = "https://example.org/"
TODAY = date(2026, 11, 26)
PREFIXES = {key: iri for key, iri in CONTEXT.items() if isinstance(iri, str) and iri[-1] in "/#"}


def told(plan: Plan, base: str = SITE, as_of: date = DAY) -> dict[str, Any]:
    found = linked(standing(plan, as_of), lambda each: f"p/{each.id.lower()}/", base)
    return dict(json.loads(json.dumps(found)))


@pytest.fixture(scope="module")
def real() -> list[Plan]:
    roots = ("plan", "tests/plans/hai-nam")
    opened = [project.open_project([str(REPOSITORY / root)]) for root in roots]
    held = Held(None, TODAY)
    return [plan for each in opened for plan in project.load(each, None, held).workspace.plans]


def links(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return every link of a graph: its term and what it leads to."""
    terms = [k for k, v in CONTEXT.items() if isinstance(v, dict) and v.get("@type") == "@id"]
    found = []
    for node in data["@graph"]:
        for term in terms:
            value = node.get(term, [])
            found += [(term, each) for each in (value if isinstance(value, list) else [value])]
    return found


def test_the_context_is_in_the_file_and_explains_every_term() -> None:
    assert all(isinstance(part, (str, dict, float)) for part in CONTEXT.values())
    assert "@import" not in CONTEXT
    data = told(the_plan())
    assert data["@context"] == CONTEXT
    for node in data["@graph"]:
        assert set(node) <= set(CONTEXT)
        for kind in node["type"]:
            prefix, _, name = kind.partition(":")
            assert prefix in PREFIXES
            assert re.fullmatch(r"[A-Z]\w+", name)
    for term, meaning in CONTEXT.items():
        if isinstance(meaning, dict):
            assert meaning["@id"].partition(":")[0] in PREFIXES, term


@pytest.mark.parametrize("base", [SITE, ""])
def test_every_link_leads_to_something_in_the_graph(base: str, real: list[Plan]) -> None:
    for plan in [*real, the_plan()]:
        data = told(plan, base, plan.default_day(TODAY))
        known = [node["id"] for node in data["@graph"]]
        assert len(set(known)) == len(known)
        for term, to in links(data):
            vocabulary = to.partition(":")[0] in PREFIXES
            assert vocabulary or term == "url" or to in known, (plan.id, term, to)


def test_without_a_site_things_are_named_within_the_file() -> None:
    names = [node["id"] for node in told(the_plan(), "")["@graph"]]
    assert "#task-A1" in names
    assert all(name.startswith("#") for name in names)


def test_a_task_is_an_action_with_agents_and_a_last_day() -> None:
    nodes = {node["id"]: node for node in told(the_plan())["@graph"]}
    task = nodes[f"{SITE}p/a2/"]
    assert task["type"] == ["schema:Action", "ical:Vtodo"]
    assert task["due"] == "2019-06-30"
    assert task["agent"] == [f"{SITE}p/g-so/"]
    assert task["actionStatus"] == "schema:CompletedActionStatus"
    assert task["relation"] == [f"{SITE}p/m2/"]
    assert task["name"] == {"vi": "Kết nối dịch vụ công"}
    assert nodes[f"{SITE}p/a4/"]["actionStatus"] == "schema:PotentialActionStatus"
    assert "actionStatus" not in nodes[f"{SITE}p/a8/"]  # stopped: neither done nor failed


def test_an_act_that_was_replaced_says_so_with_its_iri(real: list[Plan]) -> None:
    nodes = {node["id"]: node for node in told(real[0], as_of=date(2019, 12, 31))["@graph"]}
    act = nodes[f"{SITE}p/nq-36a-2015-cp/"]
    assert act["inForce"] == "eli:InForce-notInForce"
    assert act["noLongerInForce"] == "2019-03-07"
    assert act["repealedBy"] == [f"{SITE}p/nq-17-2019-cp/"]
    assert act["identifier"][1].startswith("/akn/vn/act/nghi-quyet/chinh-phu/2015-10-14/")
    before = {n["id"]: n for n in told(real[0], as_of=date(2019, 1, 1))["@graph"]}
    assert "noLongerInForce" not in before[act["id"]]
    assert before[act["id"]]["inForce"] == "eli:InForce-inForce"


def test_what_is_not_known_is_not_said(real: list[Plan]) -> None:
    for plan in real:
        for node in told(plan)["@graph"]:
            assert None not in node.values()
            assert [] not in node.values()


def test_a_merger_names_what_was_and_what_came(real: list[Plan]) -> None:
    plan = next(each for each in real if each.id == "vi-du/so-hoa-2022")
    nodes = {node["id"]: node for node in told(plan)["@graph"]}
    change = nodes[f"{SITE}p/vd-hop-nhat-2022/"]
    assert change["type"] == ["org:ChangeEvent"]
    assert change["originalOrganization"] == [f"{SITE}p/vd.so-so-hoa/", f"{SITE}p/vd.so-du-lieu/"]
    assert change["resultingOrganization"] == [f"{SITE}p/vd.so-shdl/"]
