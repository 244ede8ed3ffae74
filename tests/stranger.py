"""A workspace in which every field of the model holds what a stranger may write there.

It is filled from the model itself, so that a new field is attacked as well. `say` gives the words
of a field by its path (`acts.evidence.quote`); two workspaces that differ in words alone have the
same elements, ids and links.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from plancheck import model, scalars
from plancheck.shape import Shape, one_of, shape_of

Say = Callable[[str], str]
PLAN = "vi-du/con/cntt"
MANY = 6  # elements of each kind: unions, choices and forms take turns among them
LINES = 40  # of the source text
# Ids that are names of files, of devices, of what scripts know, of places on our own pages.
IDS = [
    "constructor", "toString", "hasOwnProperty", "con", "AUX.x", "nul", "data.csv", "index.html",
    "Data.JSON", "data.xlsx", "thoi-han.ics", "feed.xml", "A.", "a-..", "noi-dung", "muc-luc",
    "tim-kiem", "hits-0", "L1", "L2", "khac", "nhiem-vu-title", "plancheckIndex", "location",
    "x" * 80, "script", "top", "main", "tree-ten", "gaps", "found", "rest", "parts", "claim",
]  # fmt: skip
# What fits the scalars that are no words.
_POOL = [
    "85", "59.25", "1-9", "12", "2019-06-30", "2019-Q3", "2019", "0" * 64, "true", "note",
    "vi-du/x",
]  # fmt: skip


class Maker:
    """Fills shapes of the model for one element after another."""

    def __init__(self, say: Say) -> None:
        self.say = say
        names = iter(IDS)
        sections = {**model.PLAN_SECTIONS, **model.REGISTRY_SECTIONS}
        self.kinds = {
            section: kind for section, (kind, _) in sections.items() if kind != "progress"
        }
        # In turns, so that each kind gets some of the odd ones.
        found: dict[str, list[str]] = {kind: [] for kind in (*self.kinds.values(), "target")}
        for n in range(MANY):
            for kind, ids in found.items():
                ids.append((n and next(names, "")) or f"{kind}.{n}")
        self.ids = found
        self.n = 0

    def struct(self, each: Shape, path: str) -> dict[str, Any]:
        names = one_of(each.type)
        one = names[self.n % len(names)] if names else None
        return {
            name: self.fill(field.shape(), f"{path}.{name}")
            for name, field in each.fields.items()
            if name == one or name not in names
        }

    def fill(self, each: Shape, path: str) -> Any:
        if each.form == "struct":
            return self.struct(each, path)
        if each.form == "union":
            return self.fill(each.parts[self.n % len(each.parts)], path)
        if each.form == "any":
            return self.say(path)
        if each.form == "list":
            least = max((meta.min_length or 1 for meta in each.metas), default=1)
            return [self.fill(each.parts[0], path) for _ in range(least)]
        return self.scalar(each, path)

    def scalar(self, each: Shape, path: str) -> str:
        if each.options:
            return each.options[self.n % len(each.options)]
        if each.ref is not None:
            return self.other(each.ref.kinds)
        patterns = [meta.pattern for meta in each.metas if meta.pattern]
        if r"\S" in patterns:
            return self.say(path)
        if any("https?" in pattern for pattern in patterns):
            return LINK.format(n=self.n)
        return next(text for text in _POOL if _fits(text, each))

    def other(self, kinds: tuple[str, ...]) -> str:
        kind = kinds[self.n % len(kinds)]
        if kind == "plan":
            return PLAN
        if kind == "plan-word":
            return "plan"
        return self.ids[kind][max(self.n - 1, 0)]

    def sections(self) -> Iterator[tuple[str, list[Any]]]:
        every = {**model.PLAN_SECTIONS, **model.REGISTRY_SECTIONS}
        for section, (kind, struct) in every.items():
            found = []
            for self.n in range(MANY):
                data = self.struct(shape_of(struct), section)
                if kind in self.ids:
                    data["id"] = self.ids[kind][self.n]
                    data["was"] = [f"cu.{kind}.{self.n}"]
                for each in data.get("targets", ()):
                    each["id"], each["was"] = self.ids["target"][self.n], [f"cu.target.{self.n}"]
                if section == "waivers":  # of rules that there are
                    data |= WAIVED[self.n % len(WAIVED)]
                    data.pop("finding") if self.n else None
                found.append(data)
            yield section, found


def _fits(text: str, each: Shape) -> bool:
    if each.pattern == scalars.LINES:
        return text == "1-9"
    try:
        msgspec.convert(text, each.type)
    except msgspec.ValidationError:
        return False
    return True


WAIVED = (
    {"rule": "task-without-lead", "subject": "task.0"},
    {"rule": "quote-not-found", "subject": "vi-du/con/cntt#task.0"},
)
# The worst that an address may hold.
LINK = (
    "https://u:p@x.example/{n}/&quot;onload=alert(1);//javascript:alert(1)//{{{{7777*7777}}}}"
    "]]&#62;%00%22?a=1&lt;b"
)


class Stranger:
    """Says the worst that words can hold, field by field; each of its words names its field.

    What a text begins with takes turns: it matters to spreadsheets, links and attributes.
    """

    def __init__(self) -> None:
        self.said: dict[str, None] = {}
        self.rank = 0

    def __call__(self, path: str) -> str:
        self.rank += 1
        self.said[path] = None
        hidden = "" if self.rank % 5 else HIDDEN  # each is a finding
        begins = BEGINNINGS[self.rank % len(BEGINNINGS)]
        return f"{begins}{mark(path)} {self.rank} {WORST}{hidden}"


class Guest(Stranger):
    """Says the same without a sign that means anything."""

    def __call__(self, path: str) -> str:
        return super().__call__(path).translate(_HARMLESS)


def mark(path: str) -> str:
    """Return a word that stands for a field of the model, with letters alone."""
    return "q" + "".join(f"{part}z" for part in re.findall("[a-z]+", path))


BEGINNINGS = (
    '"><img src=x onerror=alert(1)> ', "=1+1|", "javascript:alert(1)//", "' onload='alert(1) ",
    "@SUM(1)", "</title></textarea></style></script><script>alert(1)</script>", "+1", "-2+3|",
    "＝1＋1|", "\t=1+1|", "data:text/html,<b>", "<!--", "]]><b>", "\\", "&lt;b&gt;", "`${1}`",
)  # fmt: skip
WORST = (
    "<script>alert(1)</script></script><b onclick=alert(1)>-->]]><svg onload=alert(1)>"
    '" onmouseover="alert(1)" \'; alert(1); \' {{ 7777*7777 }} {% raw %} {# x #} ${7777*7777} '
    "[x](javascript:alert(1)) **b** <https://x.example> &#60;b&#62; %3Cb%3E %00 ../../../etc\\x "
    'BEGIN:VEVENT\nEND:VCALENDAR\n\n=1+1,"x"\n --!> <![CDATA[ <?x ?> <!DOCTYPE x> '
    + ("e" + "\u0301" * 60)
    + ("W" * 700)
)
HIDDEN = (
    "\r\nEND:VEVENT\r\n\u2028\u2029"
    "\u202egnp\u200b\ufeff\x00\x07\x1b[31m\x7f\x85\ufffe\uffff\U000e0041"
)
_HARMLESS = {ord(sign): "·" for sign in "<>\"'&{}%=@+-＝＋`$()[]*#!?;:,|/\\"}


def text(say: Say) -> str:
    """Return the source text: each line holds words of a stranger."""
    return "".join(f"{say(f'source.{n}')}\n" for n in range(LINES))


def write(root: Path, say: Say) -> Path:
    """Write the workspace; names of files hold what a disk can hold."""
    root.mkdir()
    maker = Maker(say)
    head = maker.struct(shape_of(model.Plan), "plan")
    name = re.sub(r"[/\0\n\r\u2028\ud800-\udfff]", "-", say("file"))[:60]
    source = text(say)
    documents = head["source_documents"]
    documents[0] |= {"file": f"{name}.txt", "sha256": hashlib.sha256(source.encode()).hexdigest()}
    head |= {"id": PLAN, "was": ["vi-du/cu", "en", "a/con"]}
    head["period"] = {"from": "2019-01-01", "to": "2019-12-31"}
    _put(root / "plan.yaml", {"plan": head})
    (root / f"{name}.txt").write_text(source, "utf-8")
    for section, entries in maker.sections():
        _put(root / f"{section} {name}.yaml", {section: entries})
    return root


def _put(path: Path, data: Any) -> None:
    # JSON is YAML but for characters beyond sixteen bits; hidden ones are escapes, as in any file.
    path.write_text(_PAIR.sub(_whole, json.dumps(data)), "utf-8")


_PAIR = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")


def _whole(hit: re.Match[str]) -> str:
    pair = bytes.fromhex(hit[1] + hit[2]).decode("utf-16-be")
    return f"\\U{ord(pair):08x}"
