"""Plans whose every text would act if it could: three years of a plan, poisoned by its model.

Wherever the model lets words stand, words stand that HTML, scripts, templates, Markdown, CSV,
terminals or file systems could take for something else. `poisoned` says which fields they reached.
"""

import hashlib
import json
import os
import shutil
import subprocess
from itertools import count, cycle
from pathlib import Path
from typing import Any

from building_once import SECOND_YEAR
from plancheck import model, source
from plancheck.shape import Shape, one_of, shape_of
from strategies import POOL, sound

LONG = "Nghiêng" * 30
ACTED = "data-acted"  # what a script of the plan would leave on the page
_DO = f"document.documentElement.setAttribute('{ACTED}',1)"
PAYLOADS = (
    f"<img src=x onerror={_DO}>",
    f"</script></title></textarea><script>{_DO}</script>",
    f"\"' autofocus onfocus={_DO} style=color:red x='",
    f"[bấm](javascript:{_DO}) ![x](https://evil.example/a.png) <https://evil.example/>",
    f"javascript:{_DO}//",
    "{{ 7 * 191 }}{% raw %}{{ cycler.__init__ }}${7*191}#{7*191}<%= 7*191 %>",
    "]]><!--<![CDATA[&lt;&#60;&amp;lt;",
    f"<svg><a xlink:href=javascript:{_DO}><text y=9>x</text></a><style>*{{display:none}}</style>",
    "..\\..\\..\\etc/passwd ../../../../etc/passwd %2e%2e%2f C:\\CON",
    "a\u202eb\u2066c\u200bd\ufeffe\u2028f\u0085g\u00adh",
    LONG,
    "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\r\nATTACH:https://evil.example/",
    "__proto__ constructor toString %s %d {0} \\u003cscript\\u003e $& $1",
)
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "＝1+1", "=cmd|'/C calc'!A1")
# Words that other words of the plan must equal: poisoned in an element of their own only.
BINDING = frozenset({"doc", "file", "rule", "finding", "section", "quote", "number", "type"})
IDS = ("CON", "aux.x", "nul", "constructor", "toString", "index.htm", "en", "x" * 80, "Z" * 79)
LINK = "https://example.org/?q=%22%3E%3Cscript%3E&r=(1);c,d='#e"
RULE = "report-missing"  # a waiver of no rule is refused, and nothing is shown
PLACE = "vi-du/so-hoa-2022"
NAME = "<img src=x onerror=alert(1)> {{ 7 * 191 }} 'x' &amp;.yaml"


class Poison:
    """Writes payloads into data of the model, and remembers which fields had one."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known
        self.turn = count()
        self.starts = cycle(FORMULAS)
        self.poisoned: set[str] = set()

    def words(self, before: str = "") -> str:
        """Return words that hold four payloads, and over time every one first."""
        turn = next(self.turn)
        some = [PAYLOADS[(turn + step) % len(PAYLOADS)] for step in range(4)]
        return " ".join([next(self.starts), *some[:1], before, *some[1:]])

    def into(self, data: Any, each: Shape, name: str = "", holder: str = "") -> Any:
        """Return data with their words poisoned."""
        if each.form == "union":
            part = next((p for p in each.parts if _fits(data, p)), None)
            return data if part is None else self.into(data, part, name, holder)
        if each.form == "list" and isinstance(data, list):
            return [self.into(part, each.parts[0], name, holder) for part in data]
        if each.form == "struct" and isinstance(data, dict):
            return {
                key: self.into(part, each.fields[key].shape(), key, each.type.__name__)
                for key, part in data.items()
            }
        if each.form == "scalar" and _is_words(each) and name not in BINDING:
            self.poisoned.add(f"{holder}.{name}")
            return self.words(data)
        return data

    def filled(self, each: Shape, data: dict[str, Any], depth: int = 0) -> dict[str, Any]:
        """Return data with every key of their shape."""
        names = one_of(each.type)
        worded = [n for n in names if _is_words(each.fields[n].shape())]
        chosen = next((n for n in names if n in data), None) or next(iter(worded or names), None)
        found = dict(data)
        for key, field in each.fields.items():
            if key not in found and (key not in names or key == chosen) and depth < 6:
                found[key] = self.some(field.shape(), key, each.type.__name__, depth + 1)
        return found

    def some(self, each: Shape, name: str, holder: str, depth: int) -> Any:
        """Return something that fits a shape."""
        if each.form == "union":
            parts = sorted(each.parts, key=lambda p: ("list", "struct", "scalar").index(p.form))
            return self.some(parts[0], name, holder, depth)
        if each.form == "struct":
            return self.filled(each, {}, depth)
        if each.form == "list":
            return [self.some(each.parts[0], name, holder, depth)] * _least(each)
        if each.form != "scalar":
            return self.words()
        if each.ref is not None:
            return next(self.known[kind] for kind in each.ref.kinds if kind in self.known)
        if name == "was" and holder != "Plan":
            return f"was-{next(self.turn)}"
        if _is_words(each):
            self.poisoned.add(f"{holder}.{name}")
            return RULE if name == "rule" else self.words()
        if each.options:
            return each.options[0]
        return next(text for text in (LINK, *POOL) if sound(text, each.type))


def _least(each: Shape) -> int:
    return max((meta.min_length or 1 for meta in each.metas), default=1)


def _is_words(each: Shape) -> bool:
    return each.form == "scalar" and any(meta.pattern == r"\S" for meta in each.metas)


def _fits(data: Any, each: Shape) -> bool:
    if isinstance(data, str):
        return each.form == "scalar"
    return each.form == ("list" if isinstance(data, list) else "struct")


def _shape(section: str) -> Shape:
    if section == "plan":
        return shape_of(model.Plan)
    return shape_of({**model.PLAN_SECTIONS, **model.REGISTRY_SECTIONS}[section][1])


def fields(each: Shape, seen: set[Any] | None = None) -> set[str]:
    """Return every field of the model that holds words, as `Struct.key`."""
    seen = set() if seen is None else seen
    found: set[str] = set()
    if each.form != "struct":
        return found.union(*(fields(part, seen) for part in each.parts))
    if each.type in seen:
        return found
    seen.add(each.type)
    for key, field in each.fields.items():
        inner = field.shape()
        last = inner
        while last.form == "list":
            last = last.parts[0]
        if _is_words(last):
            found.add(f"{each.type.__name__}.{key}")
        found |= fields(inner, seen)
    return found


def every_field() -> set[str]:
    """Return every field of plans and their registry that holds words."""
    sections = ("plan", *model.PLAN_SECTIONS, *model.REGISTRY_SECTIONS)
    return set().union(*(fields(_shape(each)) for each in sections))


def write(root: Path) -> set[str]:
    """Write the plans into a new folder, with a history; return the fields that are poisoned."""
    shutil.copytree(SECOND_YEAR, root, ignore=shutil.ignore_patterns("expected", "README.md"))
    files = sorted(p for p in root.rglob("*.yaml") if p.name != "plancheck.yaml")
    read = {path: source.parse(path.name, path.read_bytes()).data for path in files}
    own = _names()
    poison = Poison(own | _known(read))
    _lines(root)
    for path, data in read.items():
        changed = {key: _section(poison, key, part) for key, part in data.items()}
        if "plan" in changed:
            _hash(path.parent, changed["plan"])
        path.write_text(json.dumps(changed), encoding="utf-8")
    full: dict[str, dict[str, Any]] = {"registry": {}, PLACE: {}}
    for section, (kind, _) in (*model.REGISTRY_SECTIONS.items(), *model.PLAN_SECTIONS.items()):
        given = {} if section == "progress" else {"id": own[kind]}
        place = "registry" if section in model.REGISTRY_SECTIONS else PLACE
        full[place][section] = [poison.filled(_shape(section), given)]
    for place, data in full.items():
        (root / place / NAME).write_text(json.dumps(data), encoding="utf-8")
    _history(root)
    return poison.poisoned


def _section(poison: Poison, section: str, data: Any) -> Any:
    each = _shape(section)
    if section != "plan":
        return [poison.into(part, each) for part in data]
    return _more(poison, poison.into(data, each))


def _more(poison: Poison, data: dict[str, Any]) -> dict[str, Any]:
    """Return a plan with what its kind may say besides."""
    each = shape_of(model.Plan)
    more = poison.filled(each, {"id": data["id"], "was": ["vi-du/" + "x" * 90]})
    for key in ("note", "en", "cites", "was", "proposal"):
        data.setdefault(key, more[key])
    data["adoption"]["place"] = poison.words()
    poison.poisoned.add("Adoption.place")
    return data


def _names() -> dict[str, str]:
    """Return an id for an element of each kind: such as file systems and scripts trip over."""
    kinds = [kind for kind, _ in (model.REGISTRY_SECTIONS | model.PLAN_SECTIONS).values()]
    return {
        kind: name if turn < len(IDS) else f"{name[:70]}{turn}"
        for turn, (kind, name) in enumerate(zip(kinds, cycle(IDS), strict=False))
    } | {"target": "con.target"}


def _known(read: dict[Path, Any]) -> dict[str, str]:
    """Return an id of each kind."""
    kinds = {**model.PLAN_SECTIONS, **model.REGISTRY_SECTIONS}
    found = {"plan": PLACE.replace("2022", "2021"), "plan-word": "plan"}
    for path, data in read.items():
        if PLACE in str(path) or "registry" in str(path):
            for section, some in data.items():
                for each in some if section != "plan" else ():
                    if "id" in each:
                        found.setdefault(kinds[section][0], each["id"])
                    for target in each.get("targets", ()):
                        found.setdefault("target", target["id"])
    return found


def _lines(root: Path) -> None:
    """Add lines to the source texts."""
    for path in root.rglob("*.txt"):
        lines = "\n".join(f"{start} {each}" for start, each in zip(cycle(FORMULAS), PAYLOADS))
        path.write_text(path.read_text(encoding="utf-8") + lines + "\n", encoding="utf-8")


def _hash(folder: Path, plan: dict[str, Any]) -> None:
    for document in plan["source_documents"]:
        content = (folder / document["file"]).read_bytes()
        document["sha256"] = hashlib.sha256(content).hexdigest()


def _history(root: Path) -> None:
    who = PAYLOADS[0]
    environment = os.environ | {
        f"GIT_{each}_{part}": value
        for each in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", who), ("EMAIL", "x@example.org"), ("DATE", "1641000000 +0700"))
    }
    for arguments in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["add", "."],
        ["commit", "--quiet", "--message", f"{PAYLOADS[1]} {LONG}\n\n{PAYLOADS[0]}"],
    ):
        subprocess.run(["git", *arguments], cwd=root, env=environment, check=True)
    path = root / PLACE / NAME
    data = json.loads(path.read_text(encoding="utf-8"))
    data["tasks"][0]["vi"] += PAYLOADS[0]
    path.write_text(json.dumps(data), encoding="utf-8")
    message = ["commit", "--quiet", "--all", "--message", " ".join(PAYLOADS)]
    subprocess.run(["git", *message], cwd=root, env=environment, check=True)
