"""Two systems in operation that do the same work for the same owner."""

from collections.abc import Hashable, Iterator
from datetime import date

from plancheck.findings import Confidence, Finding, Rule
from plancheck.model import System
from plancheck.registry import Registry
from plancheck.text import Text, short

RULE = Rule(
    slug="duplicate-system",
    severity="warning",
    title=Text("Hệ thống trùng chức năng", "Two systems with one function"),
    message=Text(
        "{system} (“{name}”) và {other} (“{second}”) cùng đang vận hành với một chức năng"
        " “{function}”.{owner}",
        "{system} (“{name}”) and {other} (“{second}”) are both in operation with one function,"
        " “{function}”.{owner}",
    ),
    why=Text(
        "Chi phí vận hành gấp đôi, dữ liệu chia đôi, người dùng và báo cáo không thống nhất.",
        "Running costs double, data are split, and users and reports do not agree.",
    ),
    fix=Text(
        "Quyết định hệ thống được giữ và lộ trình chuyển dữ liệu; hệ thống ngừng thì ghi “state:"
        " retired”; nếu chức năng khác nhau thì ghi “function” khác nhau.",
        "Decide which one stays and when the data move; write “state: retired” for the one that"
        " ends; if they do different work, give each its own “function”.",
    ),
    ground=Text(
        "Kiến trúc chính quyền điện tử: hệ thống dùng chung không đầu tư trùng lặp.",
        "E-government architecture: shared systems are not built twice.",
    ),
)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    first: dict[Hashable, System] = {}
    for system in registry.systems:
        if system.state != "operational" or system.function is None:
            continue
        alike, own = _keys(system, system.function.casefold())
        other = next((first[key] for key in alike if key in first), None)
        for key in own:
            first.setdefault(key, system)
        if other is None:
            continue
        known = system.owner is not None and other.owner is not None
        yield RULE.at(
            registry.at(system),
            (registry.at(other), Text("Hệ thống kia.", "The other system.")),
            subject=system.id,
            confidence=Confidence.CERTAIN if known else Confidence.INFERRED,
            system=system.id,
            name=short(system.vi),
            other=other.id,
            second=short(other.vi),
            function=system.function,
            owner=Text("", "") if known else _OWNER,
        )


def _keys(system: System, function: str) -> tuple[list[Hashable], list[Hashable]]:
    """Return the keys of systems like this one, and those under which it is found itself.

    They have one owner, or stand in one jurisdiction (the first part of `tv.qlvb`) while the owner
    of one of them is not known.
    """
    place = system.id.partition(".")[0] if "." in system.id else system.id
    anyone, nobody = (function, place, "any"), (function, place, "no owner")
    if system.owner is None:
        return [anyone], [anyone, nobody]
    same = (function, system.owner, "owner")
    return [same, nobody], [same, anyone]


_OWNER = Text(
    " Danh mục chưa ghi đủ cơ quan chủ quản (“owner”) của hai hệ thống.",
    " The registry lacks the “owner” of one or both.",
)
