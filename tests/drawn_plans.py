"""Small plans drawn at random: who is charged with what, through whom, and who took over."""

import json
from datetime import date
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from plancheck.plan import Plan
from support import built

DAY = date(2019, 9, 30)
BODIES = [f"b{n}" for n in range(7)]
GROUPS = ["g0", "g1", "g2"]
TASKS = ["A1", "A2", "A3", "A4"]
ROLES = ["lead", "implement", "coordinate", "support", "delegate", "advise", "oversee", "report",
         "consolidate"]  # fmt: skip
NAMES = ["Sở Một", "Các sở, ban, ngành", "Ủy ban nhân dân huyện", "Giám đốc Sở", "Đơn vị khác"]


def some(pool: list[str], least: int = 0, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(pool), min_size=least, max_size=most, unique=True)


@st.composite
def _bodies(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for rank, name in enumerate(BODIES):
        each = {"id": name, "vi": draw(st.sampled_from(NAMES)), "jurisdiction": "VN"}
        each["kind"] = draw(st.sampled_from(["so", "uy-ban", "person", "don-vi"]))
        if rank and draw(st.integers(0, 3)) == 0:
            each["parent"] = draw(st.sampled_from(BODIES[:rank]))
        if draw(st.integers(0, 7)) == 0:
            each["dissolved"] = draw(st.sampled_from(["2019-07-01", "2020-01-01"]))
        found.append(each)
    return found


@st.composite
def _groups(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for rank, name in enumerate(GROUPS):
        each: dict[str, Any] = {"id": name, "vi": draw(st.sampled_from(NAMES))}
        each["jurisdiction"] = "VN"
        members = draw(some([*BODIES, *GROUPS[:rank]]))
        each |= {"members": members} if members else {"unlisted": True}
        found.append(each)
    return found


@st.composite
def _changes(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for rank in range(draw(st.integers(0, 3))):
        before, after = draw(some(BODIES, 1, 2)), draw(some(BODIES, 1, 2))
        assume(not set(before) & set(after))
        day = draw(st.sampled_from(["2018-05-01", "2019-03-01", "2019-09-30", "2019-10-01"]))
        found.append({"id": f"c{rank}", "on": day, "type": "merger", "from": before, "to": after})
    return found


@st.composite
def _assignments(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for rank in range(draw(st.integers(1, 6))):
        each: dict[str, Any] = {"id": f"P{rank}", "vi": "việc"}
        each["bodies"] = draw(some([*BODIES, *GROUPS], 1, 2))
        each["role"] = draw(st.sampled_from(ROLES))
        scope = draw(st.just(["plan"]) | st.just(["I"]) | some(TASKS))
        others = draw(some([*BODIES, *GROUPS]))
        each |= {"scope": scope} if scope else {}
        each |= {"with": others} if others else {}
        found.append(each)
    return found


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of some tasks, bodies, groups, reorganisations and duties."""
    tasks = [{"id": name, "vi": f"việc {name}", "kind": "content"} for name in TASKS]
    for each in tasks[:2]:
        each["section"] = "I"
    files = {
        "registry.yaml": {"bodies": draw(_bodies()), "groups": draw(_groups())},
        "duties.yaml": {
            "sections": [{"id": "I", "number": "I", "vi": "Mục một"}],
            "tasks": tasks,
            "assignments": draw(_assignments()),
        },
    }
    changes = draw(_changes())
    if changes:
        files["registry.yaml"]["changes"] = changes
    workspace, _ = built({name: json.dumps(data) for name, data in files.items()})
    (plan,) = workspace.plans
    return plan
