"""Keys and values of plan files have names in both languages, to stand inside a sentence."""

from typing import Any

import pytest

from plancheck import model, shape
from plancheck.diff.keys import NAMES, name_of, value_of
from plancheck.shape import Shape


def structs() -> dict[type, Any]:
    """Return every type that stands in a plan file, with its fields."""
    found: dict[type, Any] = {}
    waiting: list[type] = [
        model.Plan,
        *(each for _, each in (model.PLAN_SECTIONS | model.REGISTRY_SECTIONS).values()),
    ]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found[kind] = shape.fields_of(kind)
            for field in found[kind].values():
                waiting += parts(field.shape())
    return found


def parts(each: Shape) -> list[type]:
    if each.form == "struct":
        return [each.type]
    return [kind for part in each.parts for kind in parts(part)]


def test_every_key_that_can_change_has_a_name() -> None:
    keys = {key for fields in structs().values() for key in fields}
    assert len(keys) > 150
    assert keys - NAMES.keys() == set()


def test_a_name_keeps_the_key_as_files_write_it() -> None:
    for key, name in NAMES.items():
        assert name.vi
        assert name_of(key).vi == f"{name.vi} ({key})"
        assert key in name_of(key).en


@pytest.mark.parametrize(
    ("key", "sort", "vi", "en"),
    [
        ("role", "assignment", "vai trò (role)", "role"),
        ("by", "target", "thời hạn (by)", "deadline (by)"),
        ("by", "receipt", "cơ quan gửi (by)", "sender (by)"),
        ("reported_by", "measurement", "cơ quan báo cáo (reported_by)", "reported_by"),
        ("adoption.signatory.name", "plan",
         "việc ban hành, người ký, tên (adoption.signatory.name)",
         "adoption, signatory, name (adoption.signatory.name)"),
        ("cites[nd-64.2007]", "task", "viện dẫn (cites[nd-64.2007])",
         "citation (cites[nd-64.2007])"),
        ("actions[]", "task", "việc cụ thể (actions)", "actions"),
        ("là lạ", "", "“là lạ” (là lạ)", "“là lạ” (là lạ)"),
    ],
)  # fmt: skip
def test_a_key_is_named(key: str, sort: str, vi: str, en: str) -> None:
    assert (name_of(key, sort).vi, name_of(key, sort).en) == (vi, en)


# Words that files use and readers know no other name for.
BARE = {
    ("currency", "VND"), ("continuing", "true"), ("continuous", "true"), ("normative", "true"),
    ("unlisted", "true"),
}  # fmt: skip
# Parts whose sentences name their values themselves (`measured`, `deadline`, `labels`).
TOLD = {"Scope", "Due", "Value", "LegalEvent"}
SORTS = {
    "Citation": "cite", "Serves": "serves", "Funding": "funding", "Integration": "integration",
    "Relation": "relation", "Objective": "objective", "Task": "task", "Item": "item",
    "Indicator": "indicator", "Act": "act", "Change": "change", "System": "system",
    "Body": "body", "Appendix": "appendix", "Grades": "grades",
}  # fmt: skip


def test_every_value_of_a_closed_list_has_a_name() -> None:
    missing = set()
    for kind, fields in structs().items():
        if kind.__name__ in TOLD:
            continue
        for key, field in fields.items():
            for each in (field.shape(), *field.shape().parts):
                for option in each.options:
                    named = value_of(SORTS.get(kind.__name__, ""), key, option)
                    if named is None and (key, option) not in BARE:
                        missing.add((kind.__name__, key, option))
    assert missing == set()
