"""A new project: its settings, a registry and one plan, as commented files that check at once."""

import os
import re
from datetime import date
from importlib import resources
from typing import NamedTuple

from plancheck import editor, project, saving
from plancheck.errors import ConfigError, InputError
from plancheck.scalars import PLAN_ID
from plancheck.text import Text

_TEMPLATES = "templates/project"
_SETTINGS = """\
{
  "yaml.schemas": {
    ".plancheck/plan.schema.json": "plan/**/*.yaml",
    ".plancheck/config.schema.json": "plancheck.yaml"
  },
  "files.eol": "\\n",
  "files.insertFinalNewline": true
}
"""
_EXTENSIONS = '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n'


class Wanted(NamedTuple):
    """What the new plan is: its id, its name, its type, its place, its years."""

    id: str
    name: str
    type: str = "annual-plan"
    jurisdiction: str = "VN"
    first: int = 2026
    last: int = 2026


def start(folder: str, wanted: Wanted) -> list[str]:
    """Write a new project into a folder and return its files.

    Raises:
        ConfigError: the id is no plan id, the years are none, or a file is there already.
        InputError: a file cannot be written.
    """
    if not re.fullmatch(PLAN_ID, wanted.id):
        raise ConfigError(
            Text(
                f"“{wanted.id}” không dùng làm mã kế hoạch được. Ví dụ: tinh/cntt-2026.",
                f"“{wanted.id}” cannot be a plan id. For example: province/it-2026.",
            )
        )
    if not 1900 <= wanted.first <= wanted.last <= 2999:
        raise ConfigError(Text("Kỳ kế hoạch không hợp lệ.", "The period is not one."))
    files = _files(wanted)
    taken = [name for name in files if os.path.lexists(os.path.join(folder, name))]
    if taken:
        listed = ", ".join(taken[:5])
        raise ConfigError(
            Text(
                f"Đã có {listed}: không ghi đè tệp nào.",
                f"{listed} exists already: nothing is overwritten.",
            )
        )
    for name, text in files.items():
        path = os.path.join(folder, name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as error:
            why = saving.refusal(error)
            made = os.path.dirname(path)
            raise InputError(
                Text(
                    f"Không tạo được thư mục “{made}”: {why.vi}.",
                    f"Cannot make “{made}”: {why.en}.",
                )
            ) from error
        saving.save(path, text)
    workspace = project.load(project.open_project([folder])).workspace
    written = editor.write(workspace, editor.folder_of(folder))
    return [*files, *(os.path.relpath(path, folder) for path in written)]


def _files(wanted: Wanted) -> dict[str, str]:
    own = f"plan/{wanted.id}"
    fields = {
        "id": wanted.id,
        "name": quoted(wanted.name),
        "type": quoted(wanted.type),
        "jurisdiction": quoted(wanted.jurisdiction),
        "start": date(wanted.first, 1, 1),
        "end": date(wanted.last, 12, 31),
        "before": wanted.first - 1,
        "last": date(wanted.first - 1, 12, 31),
    }
    places = {
        "plan/plan.yaml": f"{own}/plan.yaml",
        "plan/objectives.yaml": f"{own}/objectives.yaml",
        "plan/tasks.yaml": f"{own}/tasks.yaml",
        "plan/duties.yaml": f"{own}/duties.yaml",
        "plan/situation.yaml": f"{own}/situation.yaml",
        "plan/measurements.yaml": f"{own}/measurements/{wanted.first - 1}.yaml",
        "registry/bodies.yaml": "plan/registry/bodies.yaml",
        "registry/legal.yaml": "plan/registry/legal.yaml",
        "registry/systems.yaml": "plan/registry/systems.yaml",
        "registry/indicators.yaml": "plan/registry/indicators.yaml",
    }
    templates = resources.files("plancheck").joinpath(_TEMPLATES)
    files = {"plancheck.yaml": templates.joinpath("plancheck.yaml").read_text("utf-8")}
    for template, name in places.items():
        up = "../" * name.count("/")
        files[name] = templates.joinpath(template).read_text("utf-8").format(up=up, **fields)
    files[".vscode/settings.json"] = _SETTINGS
    files[".vscode/extensions.json"] = _EXTENSIONS
    return files


def quoted(words: str) -> str:
    """Return words as a YAML scalar that is read back as they are."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'
