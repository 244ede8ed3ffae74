"""The published schemas: up to date, sound, and of one mind with the models."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancheck import glossary, model, schema, shape, source
from plancheck.assumptions import Assumptions
from plancheck.config import Config
from plancheck.findings import Place
from plancheck.shape import Shape
from plancheck.text import Text
from support import REPOSITORY

ROOTS: tuple[schema.Which, ...] = tuple(schema.FILES)
VALIDATORS = {
    which: jsonschema.Draft202012Validator(
        schema.schema(which), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for which in ROOTS
}


@pytest.mark.parametrize("which", ROOTS)
def test_the_committed_schema_is_what_the_models_generate(which: schema.Which) -> None:
    path = REPOSITORY / "schema" / schema.FILES[which]
    assert path.read_text(encoding="utf-8") == schema.text(which), "run: make schema"


@pytest.mark.parametrize("which", ROOTS)
def test_the_schema_is_a_sound_schema(which: schema.Which) -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema(which))


def test_every_key_is_explained_in_both_languages() -> None:
    keys: set[str] = set()
    waiting: list[type[msgspec.Struct]] = [model.File, Assumptions]
    seen: set[type[msgspec.Struct]] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        keys |= set(shape.fields_of(kind))
        for field in shape.fields_of(kind).values():
            waiting += _structs(field.shape())
    assert keys == set(glossary.KEYS)


def _structs(each: Shape) -> list[type[msgspec.Struct]]:
    if each.form == "struct":
        return [each.type]
    return [kind for part in each.parts for kind in _structs(part)]


def test_every_plan_file_names_its_schema() -> None:
    for path in sorted((REPOSITORY / "plan").rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).resolve() == (
            REPOSITORY / "schema" / "plancheck.schema.json"
        )


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "plan").rglob("*.yaml")), ids=lambda p: p.stem
)
def test_the_real_plan_fits_the_schema(path: Path) -> None:
    document = source.read(str(path.parent), path.name)
    assert not list(VALIDATORS["plan"].iter_errors(document.data))


# -- documents of every shape, sound and damaged ---------------------------------------------------

WORDS = st.sampled_from(
    [
        "Nhiệm vụ",
        "x",
        "true",
        "no",
        "010",
        "1.819",
        "12:30",
        "a: b",
        "- c",
        "",
        " ",
        "#",
        "d\n",
        "é",
    ]
)
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.decimals(-(10**6), 10**6, places=3, allow_nan=False).map(float).filter(lambda n: n % 1 != 0),
)
SCALARS = st.one_of(WORDS, NUMBERS.filter(lambda n: abs(n) > 1e-4 or n == 0), st.booleans())
DATES = st.one_of(
    st.dates().map(str), st.sampled_from(["2019-02-30", "2019-2-3", "20190203", "03/02/2019"])
)
IDS = st.sampled_from(
    ["A1", "tv.so-tttt", "m-2018", "true", "1a", "a b", "Đ1", "plan", "x#y", "a\n"]
)


def documents(each: Shape, depth: int = 0) -> st.SearchStrategy[Any]:
    """Draw documents that often fit a shape, and often just miss it."""
    fitting = _fitting(each, depth)
    return st.one_of(fitting, fitting, fitting, fitting, SCALARS, st.just([]), st.just({}))


def _fitting(each: Shape, depth: int) -> st.SearchStrategy[Any]:
    if each.form == "struct":
        return _struct(each, depth)
    if each.form == "union":
        return st.one_of([documents(part, depth + 1) for part in each.parts])
    if each.form == "list":
        return st.lists(documents(each.parts[0], depth + 1), max_size=2)
    if each.form == "any":
        return SCALARS | st.lists(SCALARS, max_size=2) | st.just({"eq": 1})
    if each.form == "map":
        return st.dictionaries(st.sampled_from(["a", "b"]), documents(each.parts[0], depth + 1))
    if each.options:
        return st.sampled_from([*each.options, True] if each.options == ("true",) else each.options)
    pattern = each.pattern or next((m.pattern for m in each.metas if m.pattern), None)
    if pattern is None:
        return DATES
    extra = {key for meta in each.metas for key in (meta.extra or {})}
    if "minimum" in extra:
        return st.one_of(
            st.integers(-5, 3000), st.sampled_from(["1-2", "12", "0", "a", "2-", "1\n"])
        )
    return st.one_of(st.from_regex(pattern), WORDS, IDS, NUMBERS if "number" in extra else IDS)


@st.composite
def _struct(draw: st.DrawFn, each: Shape, depth: int) -> dict[str, Any]:
    optional = [name for name, field in each.fields.items() if not field.required]
    chosen = draw(st.lists(st.sampled_from(optional or [""]), max_size=3 if depth < 4 else 0))
    required = [name for name, field in each.fields.items() if field.required]
    if required and draw(st.integers(0, 15)) == 0:
        required.remove(draw(st.sampled_from(required)))
    names = dict.fromkeys([*required, *(name for name in chosen if name)])
    data = {name: draw(documents(each.fields[name].shape(), depth + 1)) for name in names}
    if draw(st.integers(0, 15)) == 0:
        data["unknown"] = "x"
    return data


def as_read(data: Any) -> Any:
    """Return a document as our reader gives it: every scalar is the text that YAML would hold."""
    if isinstance(data, dict):
        return {key: as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_read(value) for value in data]
    if isinstance(data, bool):
        return "true" if data else "false"
    return str(data)


SECTIONS = (*model.PLAN_SECTIONS.values(), *model.REGISTRY_SECTIONS.values())
KINDS = sorted({model.Plan, *(kind for _, kind in SECTIONS)}, key=lambda kind: kind.__name__)
DEFINITIONS = schema.schema("plan")["$defs"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_schema_and_models_accept_and_reject_the_same(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    document = data.draw(documents(shape.shape_of(kind)))
    _, found = shape.build(as_read(document), kind, Place("f"), Text("x", "x"))
    root = {"$ref": f"#/$defs/{kind.__name__}", "$defs": DEFINITIONS}
    validator = VALIDATORS["plan"].evolve(schema=root)
    assert validator.is_valid(document) == (not found), (document, found)


@pytest.mark.parametrize(("which", "kind"), [("config", Config), ("overlay", Assumptions)])
@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_schema_and_whole_files_accept_and_reject_the_same(
    which: schema.Which, kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    document = data.draw(documents(shape.shape_of(kind)))
    _, found = shape.build(as_read(document), kind, Place("f"), Text("x", "x"))
    assert VALIDATORS[which].is_valid(document) == (not found), (document, found)


def test_the_schema_text_is_stable() -> None:
    assert json.loads(schema.text("plan"))["$schema"].endswith("2020-12/schema")
