"""The kinds of pages that a built site has, and the fullest page of each."""

from pathlib import Path
from typing import NamedTuple

from plancheck.site.addresses import FOLDERS
from plancheck.text import Lang

OF_ONE = {*FOLDERS.values(), "quy-tac"}  # folders with a page for each of something
PLAN = "*"  # the folder of a plan, in the name of a kind


class Kind(NamedTuple):
    """A kind of page: its name (`*/co-quan/*`), the path and the size of its fullest in a language.

    Paths lead from the root of the language, sizes are bytes.
    """

    name: str
    path: str
    size: int = 0


def kinds(folder: Path, lang: Lang = "vi") -> list[Kind]:
    """Return the fullest page of each kind, in the order of the names."""
    root = folder if lang == "vi" else folder / "en"
    size: dict[str, tuple[int, str]] = {}
    for file in root.rglob("index.html"):
        path = file.parent.relative_to(root).as_posix() + "/"
        path = "" if path == "./" else path
        if path.startswith("en/") or _leads_on(file):
            continue
        name = _name(root, path)
        size[name] = max(size.get(name, (0, "")), (file.stat().st_size, path))
    return [Kind(name, size[name][1], size[name][0]) for name in sorted(size)]


def _leads_on(file: Path) -> bool:
    return 'http-equiv="refresh"' in file.read_text(encoding="utf-8")


def _name(root: Path, path: str) -> str:
    """Return the kind of a page: its path without the plan and the id."""
    parts = path.split("/")[:-1]
    for length in range(1, len(parts) + 1):
        if (root / "/".join(parts[:length]) / "co-quan").is_dir():
            parts = [PLAN, *parts[length:]]
            break
    if len(parts) > 1 and parts[-2] in OF_ONE:
        parts[-1] = "*"
    return "/".join(parts)
