"""Schemas of one workspace: a stock YAML editor completes and explains its ids in Vietnamese.

They are the published schemas in the form that editors read (JSON Schema draft 7), with the ids of
this workspace and their names wherever an id is named. They are written beside the project and say
nothing that the plan files do not say, so they can be written anew at any time.
"""

import json
import os
from collections import defaultdict
from typing import Any

from plancheck import saving, schema
from plancheck.linking import KIND_NAMES
from plancheck.model import Act, Entity, File
from plancheck.plan import Plan, Workspace
from plancheck.shape import kinds_named
from plancheck.text import Text, short

FOLDER = ".plancheck"
NAMES: dict[schema.Which, str] = {"plan": "plan.schema.json", "config": "config.schema.json"}


def texts(workspace: Workspace) -> dict[str, str]:
    """Return the schemas of a workspace, by the name of their file."""
    choices = _choices(workspace)
    known = {kinds: {"$ref": f"#/$defs/{_definition(kinds)}"} for kinds in choices}
    found = {}
    for which, name in NAMES.items():
        data = schema.schema(which, known)
        if which == "plan":
            data["$defs"] |= {_definition(kinds): each for kinds, each in choices.items()}
        found[name] = json.dumps(_for_editors(data), ensure_ascii=False, indent=1) + "\n"
    return found


def write(workspace: Workspace, folder: str) -> list[str]:
    """Write the schemas of a workspace into a folder and return the files that changed."""
    changed = []
    for name, text in texts(workspace).items():
        path = os.path.join(folder, name)
        if _read(path) != text:
            os.makedirs(folder, exist_ok=True)
            saving.save(path, text)
            changed.append(path)
    return changed


def stale(workspace: Workspace, folder: str) -> list[str]:
    """Return the schemas in a folder that are missing or no longer those of the workspace."""
    paths = {os.path.join(folder, name): text for name, text in texts(workspace).items()}
    return [path for path, text in paths.items() if _read(path) != text]


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError):
        return None


def _definition(kinds: tuple[str, ...]) -> str:
    if len(kinds) < 5:
        return "ids-" + "-".join(kinds)
    return "ids-any" if "act" in kinds else "ids-of-a-plan"


def _choices(workspace: Workspace) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return, for each set of kinds that a field may name, the ids there are, with their names."""
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for holder in workspace.holders():
        if isinstance(holder, Plan):
            ids["plan"].setdefault(holder.id, _name(holder.identity))
        for name, entity in holder.entities.items():
            ids[holder.kinds[name]].setdefault(name, _name(entity))
    ids["plan-word"]["plan"] = "cả kế hoạch"
    return {kinds: _choice(kinds, ids) for kinds in kinds_named(File)}


def _choice(kinds: tuple[str, ...], ids: dict[str, dict[str, str]]) -> dict[str, Any]:
    found = {name: label for kind in kinds for name, label in sorted(ids[kind].items())}
    named = [KIND_NAMES[kind] for kind in kinds]
    what = Text(" hoặc ".join(each.vi for each in named), " or ".join(each.en for each in named))
    complaint = (
        f"Không có mã này: ở đây cần mã của {what.vi}. Vừa thêm mục mới thì chạy plancheck schema"
        " --write."
    )
    # Ids of other plans are written plan#element; they are left to `plancheck check`.
    choices: list[dict[str, Any]] = [{"pattern": "#", "patternErrorMessage": complaint}]
    if found:  # an empty enumeration is no schema
        names = {"enum": list(found), "markdownEnumDescriptions": list(found.values())}
        choices.insert(0, names | {"errorMessage": complaint})
    return {
        "type": "string",
        "description": f"Mã của {what.vi}.\n\nId of {what.en}.",
        "anyOf": choices,
    }


def _name(entity: Entity) -> str:
    number = entity.number if isinstance(entity, Act) else None
    return short(" – ".join(each for each in (number, entity.vi) if each) or entity.id, 160)


def _for_editors(data: dict[str, Any]) -> dict[str, Any]:
    """Return a schema in the form that editors read: draft 7, Vietnamese explanations first."""
    moved = _rewritten(data)
    moved["$schema"] = "http://json-schema.org/draft-07/schema#"
    moved["definitions"] = moved.pop("$defs")
    del moved["$id"]
    return dict(moved)


def _rewritten(data: Any) -> Any:
    if isinstance(data, list):
        return [_rewritten(each) for each in data]
    if not isinstance(data, dict):
        return data
    found = {key: _rewritten(value) for key, value in data.items()}
    reference = found.get("$ref")
    if isinstance(reference, str):
        found["$ref"] = reference.replace("#/$defs/", "#/definitions/")
    described = found.get("description")
    if isinstance(described, str):
        found["markdownDescription"] = described
    return found


def folder_of(home: str) -> str:
    """Return where the schemas of a project stand."""
    return os.path.join(home, FOLDER)
