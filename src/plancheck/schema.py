"""JSON Schema (2020-12) of plan files and of the configuration, generated from the models."""

import json
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from plancheck import glossary
from plancheck.assumptions import Assumptions
from plancheck.config import Config
from plancheck.model import File
from plancheck.shape import Shape, one_of, shape_of
from plancheck.text import Text

Which = Literal["plan", "config", "overlay"]
_ROOTS: dict[Which, tuple[type[msgspec.Struct], str, Text]] = {
    "plan": (
        File,
        "plancheck.schema.json",
        Text("Tệp kế hoạch của plancheck.", "A plan file of plancheck."),
    ),
    "config": (
        Config,
        "config.schema.json",
        Text("Tệp cấu hình plancheck.yaml.", "The configuration file plancheck.yaml."),
    ),
    "overlay": (
        Assumptions,
        "overlay.schema.json",
        Text("Tệp giả định (check --with).", "A file of assumptions (check --with)."),
    ),
}
FILES: dict[Which, str] = {which: name for which, (_, name, _) in _ROOTS.items()}
# Scalars are text: a number is fit where its plain text is, within what the text may hold.
_LARGEST = 999_999_999_999_999_999


Known = Mapping[tuple[str, ...], dict[str, Any]]


def schema(which: Which, known: Known | None = None) -> dict[str, Any]:
    """Return the schema of plan files, or of the configuration file.

    Args:
        which: of which.
        known: what may stand where ids of some kinds of elements are named, by these kinds; the
            general pattern of an id where left out.
    """
    root, name, words = _ROOTS[which]
    definitions: dict[str, Any] = {}
    body = _struct(shape_of(root), definitions, known or {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://plancheck.example/schema/{name}",
        "title": f"plancheck: {which}",
        **body,
        "description": _both(words),
        "$defs": dict(sorted(definitions.items())),
    }


def text(which: Which) -> str:
    """Return the schema as the text that stands under `schema/`."""
    return json.dumps(schema(which), ensure_ascii=False, indent=2) + "\n"


def _both(words: Text) -> str:
    return f"{words.vi}\n\n{words.en}"


def _struct(shape: Shape, definitions: dict[str, Any], known: Known) -> dict[str, Any]:
    kind = shape.type
    properties = {}
    for name, field in shape.fields.items():
        below = _schema(field.shape(), definitions, known)
        words = glossary.KEYS.get(name)
        described = _both(words) if words is not None else below.get("description", "")
        properties[name] = {**below, "description": described}
    body: dict[str, Any] = {
        "description": (kind.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    required = [name for name, field in shape.fields.items() if field.required]
    if required:
        body["required"] = required
    if names := one_of(kind):
        body["oneOf"] = [{"required": [name]} for name in names]
    return body


def _schema(shape: Shape, definitions: dict[str, Any], known: Known) -> dict[str, Any]:
    if shape.form == "struct":
        name = shape.type.__name__
        if name not in definitions:
            definitions[name] = {}  # holds the place while its own parts are worked out
            definitions[name] = _struct(shape, definitions, known)
        return {"$ref": f"#/$defs/{name}"}
    if shape.form == "union":
        return {"anyOf": [_schema(part, definitions, known) for part in shape.parts]}
    if shape.form == "map":
        below = _schema(shape.parts[0], definitions, known)
        return {"type": "object", "additionalProperties": below}
    if shape.form == "list":
        below = _schema(shape.parts[0], definitions, known)
        result: dict[str, Any] = {"type": "array", "items": below}
        for meta in shape.metas:
            if meta.min_length is not None:
                result["minItems"] = meta.min_length
            if meta.max_length is not None:
                result["maxItems"] = meta.max_length
        return result
    if shape.ref is not None and shape.ref.kinds in known:
        return known[shape.ref.kinds]
    return _scalar(shape)


def _scalar(shape: Shape) -> dict[str, Any]:
    described = {"description": _both(shape.expects)} if shape.expects is not None else {}
    if shape.form == "any":
        return described
    if shape.options == ("true",):
        return {**described, "enum": [True, "true"]}
    if shape.options:
        return {**described, "enum": list(shape.options)}
    extra: dict[str, Any] = {}
    pattern = shape.pattern
    for meta in shape.metas:
        extra.update(meta.extra or {})
        pattern = meta.pattern or pattern
        if meta.description:
            described = {"description": meta.description}
    if not pattern:
        return {"type": "string", "format": "date", **described}
    types = extra.get("types", ["string"])
    result: dict[str, Any] = {"type": types if len(types) > 1 else types[0], "pattern": pattern}
    if "minimum" in extra:
        result |= {"minimum": extra["minimum"], "maximum": extra["maximum"]}
    elif "number" in types and extra.get("number"):
        result |= {"minimum": -_LARGEST, "maximum": _LARGEST}
    return {**result, **described}
