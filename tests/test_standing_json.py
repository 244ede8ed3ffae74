"""The standing for programs: versioned, complete, exact, and as it is documented."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plancheck.overview import By
from plancheck.reporters import standing_json
from standing_plan import the_plan, viewed
from support import REPOSITORY, built
from test_verdict import FOLLOWER, REGISTRY, TARGET

PARTS = ("targets", "tasks", "reports", "bodies", "groups")


def told(by: By | None = None) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(standing_json.render(viewed(the_plan()), by))
    return data


def plan_of(by: By | None = None) -> dict[str, Any]:
    (plan,) = told(by)["plans"]
    assert isinstance(plan, dict)
    return plan


def test_the_head_says_format_day_and_counts() -> None:
    data, plan = told(), plan_of()
    assert {name: data[name] for name in data if name != "plans"} == {
        "format": 1, "known_at": None, "complete": True, "unread": [],
    }  # fmt: skip
    assert (plan["id"], plan["as_of"], plan["chosen"]) == ("vi-du/cntt", "2019-09-30", True)
    for kind in ("targets", "tasks", "reports"):
        assert sum(plan["counts"][kind].values()) == len(plan[kind])


@pytest.mark.parametrize(
    ("by", "parts"), [("target", {"targets"}), ("body", {"bodies"}), ("group", {"groups"})]
)
def test_by_limits_it_to_one_table(by: By, parts: set[str]) -> None:
    assert parts == set(plan_of(by)) & set(PARTS)
    assert plan_of(by)[next(iter(parts))] == plan_of()[next(iter(parts))]


def test_a_target_has_global_ids_exact_numbers_and_both_languages() -> None:
    targets = {each["id"]: each for each in plan_of()["targets"]}
    first = targets["vi-du/cntt#T1"]
    assert first["group"] == "vi-du/cntt#G1"
    assert first["wanted"] == {
        "gt": "80", "unit": "percent", "words": {"vi": "trên 80%", "en": "over 80%"},
    }  # fmt: skip
    assert first["result"]["value"]["eq"] == "85.5"
    assert first["result"]["measurement"] == "vi-du/cntt#m1"
    assert first["result"]["evidence"] == ["Báo cáo số 12/BC-STTTT", "bảng kê, trang 3"]
    assert (first["state"], first["so_far"], first["reason"]) == ("met", "met", None)
    third = targets["vi-du/cntt#T3"]
    assert third["awaited"] == ["vi-du/cntt#R1", "vi-du/cntt#R2"]
    assert set(third["reason"]) == {"vi", "en"}
    pace = targets["vi-du/cntt#T4"]["pace"]
    assert (pace["state"], pace["reached"]) == ("behind", "2021-06-23")
    assert Decimal(pace["elapsed"]) == Decimal("0.495890")


@pytest.mark.parametrize("link", ["predecessor", "parent"])
def test_a_figure_of_another_plan_is_named_by_its_own_plan(link: str) -> None:
    other = FOLLOWER.replace("predecessor", link)
    files = {"registry.yaml": REGISTRY, "targets.yaml": TARGET, "next/plan.yaml": other}
    workspace, findings = built(files)
    assert not findings
    plan = next(each for each in workspace.plans if each.id == "vi-du/cntt")
    data = json.loads(standing_json.render(viewed(plan, as_of=date(2020, 12, 31)), None))
    (target,) = data["plans"][0]["targets"]
    assert target["result"]["measurement"] == "vi-du/cntt-2020#m-2019"


def test_a_baseline_of_the_plan_before_is_named_by_its_own_plan_however_large() -> None:
    before = """\
plan: {id: vi-du/truoc, type: annual-it-plan, vi: Năm trước, jurisdiction: VN,
  period: {from: 2018-01-01, to: 2018-12-31}}
measurements:
  - {id: m0, indicator: c, value: {eq: 999999999999999999}, as_of: 2018-12-31}
"""
    own = """\
plan: {id: vi-du/cntt, type: annual-it-plan, vi: Năm nay, jurisdiction: VN,
  predecessor: {plan: vi-du/truoc}, period: {from: 2019-01-01, to: 2019-12-31}}
indicators:
  - {id: c, vi: Số tài khoản, kind: count, unit: account, direction: up}
objectives:
  - {id: M1, vi: Mục tiêu, kind: specific,
     targets: [{id: T1, indicator: c, value: {ge: 999999999999999999}}]}
measurements:
  - {id: m1, indicator: c, value: {eq: 333333333333333333}, as_of: 2019-06-30}
"""
    workspace, _ = built({"a/plan.yaml": before, "b/plan.yaml": own}, None)
    plan = next(each for each in workspace.plans if each.id == "vi-du/cntt")
    data = json.loads(standing_json.render(viewed(plan, as_of=date(2019, 9, 30)), None))
    (target,) = data["plans"][0]["targets"]
    assert target["baseline"]["measurement"] == "vi-du/truoc#m0"
    assert target["pace"]["projected"] == "0.000000"


def test_tasks_reports_bodies_and_groups_say_what_they_rest_on() -> None:
    plan = plan_of()
    tasks = {each["id"]: each for each in plan["tasks"]}
    assert tasks["vi-du/cntt#A3"]["progress"]["evidenced"] == "limited"
    assert tasks["vi-du/cntt#A3"]["days_late"] == 92
    assert tasks["vi-du/cntt#A6"]["through_plan"] is True
    missing = [each for each in plan["reports"] if each["state"] == "missing"]
    assert {(each["from"], each["to"], each["due"]) for each in missing} == {
        ("tp", "tt", "2019-03-31"), ("tc", "tt", "2019-06-30"), ("tp", "tt", "2019-06-30"),
        ("g-mo", "tt", "2019-09-14"),
    }  # fmt: skip
    bodies = {each["id"]: each for each in plan["bodies"]}
    assert (bodies["tt"]["named"]["lead"], bodies["tt"]["through_plan"]["lead"]) == (2, 7)
    assert bodies["tp"]["ended"] == "2019-07-01"
    assert [each["share_met"] for each in plan["groups"]] == ["50.0", None, None]


def keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(keys, data.values()))
    return set().union(*map(keys, data)) if isinstance(data, list) else set()


def test_the_page_explains_every_key_and_no_other() -> None:
    page = (REPOSITORY / "docs" / "status.md").read_text(encoding="utf-8")
    section = page.partition("<!-- keys -->")[2].partition("<!-- end of keys -->")[0]
    known = set(re.findall(r"`([a-z_-]+)`", section))
    found = keys(told())
    assert found - known == set()
    assert {word for word in known if "_" in word} - found == set()
