"""The checks: one file each, found by looking in the folders of this package.

A check module holds `RULE` and one function: `run(plan, as_of)` for a question about one plan,
`run_registry(registry, as_of)` for a question about what all plans share, or
`run_change(difference)` for a question about what changed since an earlier version. The folder is
the family; it is not part of the rule's name.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from typing import NamedTuple

from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.text import Text

FAMILIES = {
    "files": Text("Tệp", "Files"),
    "structure": Text("Bố cục", "Structure"),
    "references": Text("Dẫn chiếu", "References"),
    "legal": Text("Căn cứ pháp lý", "Legal basis"),
    "objectives": Text("Mục tiêu, chỉ tiêu", "Objectives and targets"),
    "tasks": Text("Nhiệm vụ, phân công", "Tasks and assignments"),
    "bodies": Text("Cơ quan", "Bodies"),
    "schedule": Text("Thời hạn", "Schedule"),
    "funding": Text("Kinh phí", "Funding"),
    "measurements": Text("Kết quả, báo cáo", "Results and reports"),
    "systems": Text("Hệ thống thông tin", "Information systems"),
    "plans": Text("Liên kết kế hoạch", "Links between plans"),
    "amendments": Text("Sửa đổi, bổ sung", "Amendments"),
    "provenance": Text("Đối chiếu văn bản gốc", "Faithfulness to the source"),
    "graph": Text("Mạng liên hệ", "Graph"),
    "changes": Text("Thay đổi so với bản trước", "Changes since an earlier version"),
    "waivers": Text("Miễn trừ", "Waivers"),
}


class Check(NamedTuple):
    """A rule, its family, and the function that looks for it."""

    rule: Rule
    family: str
    run: Callable[[Plan, date], Iterator[Finding]] | None = None
    run_registry: Callable[[Registry, date], Iterator[Finding]] | None = None
    run_change: Callable[[Difference], Iterator[Finding]] | None = None


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check of this package, ordered by family and name."""
    found = []
    for family in FAMILIES:
        folder = os.path.join(os.path.dirname(__file__), family)
        if not os.path.isdir(folder):
            continue
        for file in sorted(os.listdir(folder)):
            name, suffix = os.path.splitext(file)
            if suffix == ".py" and name != "__init__":
                module = import_module(f"{__name__}.{family}.{name}")
                found.append(
                    Check(
                        module.RULE,
                        family,
                        getattr(module, "run", None),
                        getattr(module, "run_registry", None),
                        getattr(module, "run_change", None),
                    )
                )
    return tuple(found)
