"""A plan edited step by step, each edit recorded as an amendment: what property tests draw."""

import copy
import json
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from plancheck import building, source
from plancheck.amending import Held
from plancheck.findings import Finding
from plancheck.load import Loaded
from plancheck.model import Amendment, Entity
from plancheck.plan import Plan

FIRST = date(2019, 1, 1)
Data = dict[str, Any]

PLAN: Data = {
    "id": "vi-du/cntt",
    "type": "annual-it-plan",
    "vi": "Kế hoạch",
    "jurisdiction": "VN",
    "period": {"from": "2019-01-01", "to": "2019-12-31"},
}
# What a key may hold, by kind; a dotted key is drawn only where what holds it is there.
VALUES: dict[str, dict[str, list[Any]]] = {
    "plan": {
        "vi": ["Kế hoạch", "Kế hoạch ví dụ"],
        "period.to": ["2019-12-31", "2020-06-30", "2020-12-31"],
    },
    "tasks": {
        "vi": ["Nâng cấp cổng", "Nâng cấp cổng thông tin", "Đào tạo"],
        "section": ["II.1", "II.2"],
        "output": ["Cổng mới", "Báo cáo"],
        "due": [{"by": "2019-06-30"}, {"by": "2019-09-30"}, {"quarter": "2019-Q4"}],
        "due.by": ["2019-06-30", "2019-10-31"],
        "systems": [["tv.a"], ["tv.a", "tv.b"]],
    },
    "targets": {
        "value": [{"gt": "60", "unit": "percent"}, {"ge": "80", "unit": "percent"}, {"eq": "9"}],
        "value.unit": ["percent", "xã"],
        "scope": [{"levels": ["province"]}, {"unit": "body"}],
        "scope.levels": [["province"], ["province", "district"]],
        "by": ["2019-06-30", "2019-12-31"],
    },
    "objectives": {
        "vi": ["Trên 60 % hồ sơ", "Trên 80 % hồ sơ"],
        "indicators": [["a"], ["a", "b"]],
    },
}
NEEDED = {"plan": ("vi", "period"), "tasks": ("vi",), "objectives": ("vi",), "targets": ()}


class Story(NamedTuple):
    """The files as they ended, and what the plan was from each day on, the first day first."""

    files: Data
    stages: tuple[tuple[date, Data], ...]


def read(files: Data, held: Held | None = None) -> Loaded:
    """Build the workspace of some data."""
    document = source.parse("plan.yaml", json.dumps(files, ensure_ascii=False).encode())
    workspace, found = building.build([document], None, held)
    return Loaded(workspace, (document,), tuple(found), "")


def built(files: Data, held: Held | None = None) -> tuple[Plan, list[Finding]]:
    """Build the plan of some data, and return what is wrong with it."""
    loaded = read(files, held)
    return loaded.workspace.plans[0], list(loaded.findings)


def elements(plan: Plan) -> dict[str, Entity]:
    """Return what a plan holds by its id, amendments aside."""
    own = {n: each for n, each in plan.entities.items() if not isinstance(each, Amendment)}
    return {"": plan.identity, **own}


class _Draft:
    """A plan that is being edited; what is repealed stays in the files."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.files: Data = {"plan": copy.deepcopy(PLAN), "tasks": [], "objectives": []}
        self.gone: set[str] = set()
        self.count = 0
        for _ in range(2):
            self.files["tasks"].append(self.entry("tasks"))
            self.files["objectives"].append(self.entry("objectives"))

    def entry(self, kind: str) -> Data:
        self.count += 1
        data: Data = {"id": f"{kind[0].upper()}{self.count}"}
        if kind != "targets":
            data |= {"vi": "Việc đầu", "kind": "content" if kind == "tasks" else "general"}
        if kind == "objectives":
            data["targets"] = [self.entry("targets")]
        for key, values in VALUES[kind].items():
            if "." not in key and self.draw(st.booleans()):
                data[key] = copy.deepcopy(self.draw(st.sampled_from(values)))
        return data

    def stage(self) -> Data:
        """Return the plan as people would have it who delete what is repealed."""
        kept = copy.deepcopy(self.files)
        for kind in ("tasks", "objectives"):
            kept[kind] = [each for each in kept[kind] if each["id"] not in self.gone]
        for objective in kept["objectives"]:
            left = [e for e in objective.pop("targets", ()) if e["id"] not in self.gone]
            if left:
                objective["targets"] = left
        return kept

    def alive(self) -> list[tuple[str, Data]]:
        found = [("plan", self.files["plan"])]
        for kind in ("tasks", "objectives"):
            found += [(kind, e) for e in self.files[kind] if e["id"] not in self.gone]
        for _, objective in [each for each in found if each[0] == "objectives"]:
            targets = objective.get("targets", ())
            found += [("targets", each) for each in targets if each["id"] not in self.gone]
        return found

    def edit(self) -> Data:
        """Make one change and return the operation that records it."""
        what = self.draw(st.sampled_from(["key", "key", "key", "insert", "repeal", "whole"]))
        if what == "insert":
            return self.insert()
        kind, data = self.draw(st.sampled_from(self.alive()))
        if what == "key" or kind == "plan":
            return self.key(kind, data)
        if what == "repeal":
            self.gone.add(data["id"])
            return {"op": "repeal", "element": data["id"]}
        return self.whole(kind, data)

    def insert(self) -> Data:
        kind = self.draw(st.sampled_from(["tasks", "objectives", "targets"]))
        holders = [data for each, data in self.alive() if each == "objectives"]
        if kind == "targets" and holders:
            new = self.entry("targets")
            self.draw(st.sampled_from(holders)).setdefault("targets", []).append(new)
        else:
            new = self.entry("tasks" if kind == "targets" else kind)
            self.files["tasks" if kind == "targets" else kind].append(new)
        return {"op": "insert", "element": new["id"]}

    def whole(self, kind: str, data: Data) -> Data:
        before = {k: copy.deepcopy(v) for k, v in data.items() if k not in ("id", "targets")}
        fresh = self.entry(kind)
        for key in [key for key in data if key not in ("id", "targets")]:
            del data[key]
        data.update({k: v for k, v in fresh.items() if k not in ("id", "targets")})
        after = {k: copy.deepcopy(v) for k, v in data.items() if k not in ("id", "targets")}
        element = data["id"]
        return {"op": "substitute", "element": element, "before": before, "after": after}

    def key(self, kind: str, data: Data) -> Data:
        keys = [k for k in VALUES[kind] if "." not in k or _below(data, k) is not None]
        key = self.draw(st.sampled_from(keys))
        first, _, second = key.partition(".")
        below = data[first] if second else data
        last = second or first
        before = copy.deepcopy(below.get(last))
        operation: Data = {"element": data["id"], "key": key}
        removable = not second and first not in NEEDED[kind]
        if before is not None and removable and self.draw(st.booleans()):
            del below[last]
            return operation | {"op": "repeal", "before": before}
        after = self.draw(st.sampled_from(VALUES[kind][key]))
        below[last] = copy.deepcopy(after)
        operation |= {"after": after}
        if before is None:
            return operation | {"op": "insert"}
        return operation | {
            "op": "renumber" if key == "section" else "substitute",
            "before": before,
        }


def _below(data: Data, key: str) -> Any:
    """Return what a dotted key replaces; nothing where it would make another form of what holds."""
    first, _, second = key.partition(".")
    below = data.get(first)
    return below.get(second) if isinstance(below, dict) else None


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a plan with a history; an edit that changes nothing is no amendment."""
    draft = _Draft(draw)
    stages = [(FIRST, draft.stage())]
    amendments = []
    day = FIRST
    for rank in range(draw(st.integers(1, 5))):
        day += timedelta(draw(st.integers(1, 40)))
        operations = [draft.edit() for _ in range(draw(st.integers(1, 3)))]
        operations = [each for each in operations if each.get("before") != each.get("after", 0)]
        if operations:
            name = f"SD{draw(st.integers(0, 9))}{rank}"
            amendments.append(
                {"id": name, "act": "qd-1", "from": str(day), "operations": operations}
            )
            stages.append((day, draft.stage()))
    files = draft.files | {"amendments": draw(st.permutations(amendments))}
    return Story(files, tuple(stages))
