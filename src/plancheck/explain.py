"""The page of a rule in the terminal: what it finds, why it matters, how to settle or waive it.

Its two examples are the workspaces of `examples/<slug>/`, which the tests hold the rule against.
Those of a rule about change are two versions, shown as what differs between them.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from plancheck import rules, summary
from plancheck.silence import NEVER
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text

_SNIPPET = """\
waivers:
  - id: W1
    rule: {slug}
    subject: {element}
    reason: "…"
    approved_by: "…"
    approved_on: 2026-01-15
    expires: 2026-06-30"""


def page(slug: str, lang: Lang, *, colour: bool) -> str:
    """Return the page of a rule."""
    rule = rules.by_slug()[slug]
    lines = [f"{paint(rule.title.in_(lang), 'bold', colour=colour)} [{slug}]", ""]
    lines += [
        indent(f"{label.in_(lang)}: {text.in_(lang)}", "  ", "") for label, text in facts(slug)
    ]
    lines += ["", *_examples(slug, lang), "", *_waiving(slug, lang)]
    return "\n".join(lines) + "\n"


def facts(slug: str) -> list[tuple[Text, Text]]:
    """Return what there is to say about a rule, each with its label."""
    rule = rules.by_slug()[slug]
    return [
        (Text("Nhóm", "Family"), summary.family(rule)),
        (Text("Mức", "Level"), summary.levels(rule)),
        *([(Text("Khi nào", "When"), _WHEN)] if _about_change(slug) else []),
        (Text("Nội dung", "Finds"), summary.shown(rule.message)),
        (Text("Vì sao", "Why"), rule.why),
        (Text("Cách xử lý", "What to do"), summary.shown(rule.fix)),
        (Text("Căn cứ", "Ground"), rule.ground),
    ]


def _about_change(slug: str) -> bool:
    return rules.families()[slug] == "changes"


_WHEN = Text(
    "khi có bản trước để so: plancheck check --since REV, plancheck diff BASE",
    "with an earlier version to compare: plancheck check --since REV, plancheck diff BASE",
)


class Example(NamedTuple):
    """A small workspace, file by file, in which a rule is found, or is not.

    `before` is its earlier version, empty unless the rule is about change.
    """

    day: str
    files: dict[str, str]  # by path; a found line ends with the mark `# finding: some words`
    before: dict[str, str] = {}  # noqa: RUF012 - a tuple's default, never changed


def example(slug: str, kind: str) -> Example:
    """Return the example of a rule, `bad` or `good`."""
    folder = _EXAMPLES / slug / kind
    alone = folder.with_name(f"{kind}.yaml")
    if alone.is_file():
        files, before = {"plan.yaml": _read(alone)}, {}
    elif (folder / "after").is_dir():
        files, before = _files(folder / "after"), _files(folder / "before")
    else:
        files, before = _files(folder), {}
    day = next(match[1] for text in files.values() if (match := _DAY.search(text)))
    shown = {name: _DAY.sub("", text).strip("\n") for name, text in files.items()}
    return Example(day, shown, {name: text.strip("\n") for name, text in before.items()})


def _files(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _read(path) for path in found}


def _read(path: Path) -> str:
    return path.read_bytes().decode(errors="backslashreplace")


class Line(NamedTuple):
    """A line of an example; `here` says that the rule looks at it.

    A line of what changed begins with `+ `, `- ` or two spaces.
    """

    text: str
    here: bool = False


class Sample(NamedTuple):
    """An example as it is shown: the parts that tell the two of a rule apart, file by file.

    `words` says what it shows. A file goes by no name where it is the only one.
    """

    kind: str  # bad or good
    words: Text
    files: tuple[tuple[str, tuple[Line, ...]], ...]


def samples(slug: str) -> tuple[Sample, Sample]:
    """Return what is found and what is not; of single files, only where the two differ."""
    bad, good = example(slug, "bad"), example(slug, "good")
    both = {part for text in bad.files.values() for part in _parts(text)}
    both &= {part for text in good.files.values() for part in _parts(text)}
    both = both if len(bad.files) == len(good.files) == 1 else set()
    return _sample(bad, "bad", _FOUND, both), _sample(good, "good", _NOT_FOUND, both)


def _sample(one: Example, kind: str, words: Text, both: set[str]) -> Sample:
    files = tuple(_change(one) if one.before else _whole(one, both))
    return Sample(kind, words.fill(day=date.fromisoformat(one.day)), files)


def _examples(slug: str, lang: Lang) -> list[str]:
    """Return both examples of a rule for a terminal."""
    lines: list[str] = []
    here = f"  # ← {HERE.in_(lang)}"
    for each in samples(slug):
        lines += ["", each.words.in_(lang)][not lines :]
        for name, some in each.files:
            lines += [f"  {name}:"] if name else []
            shown = (f"    {plain(line.text)}{here if line.here else ''}" for line in some)
            lines += [line.rstrip() for line in shown]
    return lines


def _whole(one: Example, both: set[str]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for name, text in one.files.items():
        parts = ["…" if part in both else part for part in _parts(text)]
        kept = "\n".join(part for part, _ in groupby(parts))
        yield name * (len(one.files) > 1), tuple(map(_line, kept.split("\n")))


def _line(text: str) -> Line:
    bare = _MARK.sub("", text)
    return Line(bare, bare != text)


def _change(one: Example) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield an example of two versions, as what differs between them."""
    names = sorted(one.before.keys() | one.files.keys())
    for name in names:
        before, after = one.before.get(name, ""), one.files.get(name, "")
        if one.before.get(name) != one.files.get(name):
            yield name * (len(names) > 1), tuple(_differences(before, after))


def _differences(before: str, after: str) -> list[Line]:
    """Return the lines that differ, and where the rule looks, with the lines around them."""
    found: list[tuple[Line, bool]] = []  # each line, and whether it must be shown
    new = [_line(line) for line in after.split("\n")] if after else []
    old, bare = before.split("\n") if before else [], [line.text for line in new]
    matcher = SequenceMatcher(None, old, bare, autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        sign = "  " if op == "equal" else "+ "
        found += [(Line(f"- {line}"), True) for line in old[a:b] if op != "equal"]
        found += [(Line(sign + line.text, line.here), op != "equal") for line in new[c:d]]
    wanted = [rank for rank, (line, must) in enumerate(found) if must or line.here]
    kept = {rank + step for rank in wanted for step in range(-_AROUND, _AROUND + 1)}
    gap = Line("…")
    parts = [line if rank in kept else gap for rank, (line, _) in enumerate(found)]
    return [part for part, same in groupby(parts) for part in ([part] if part == gap else same)]


_AROUND = 1  # lines shown before and after a difference


def _parts(text: str) -> list[str]:
    """Return the sections of a file, each from its key on."""
    return [part.rstrip() for part in re.split(r"\n(?=\w)", text)]


_EXAMPLES = Path(__file__).parent / "examples"
_DAY = re.compile(r"\ufeff?# as-of: (\S+)\r?\n?")
_MARK = re.compile(r" *# finding(?:: .*)?$", re.MULTILINE)
_FOUND = Text("Ví dụ có phát hiện này, tính đến {day}:", "An example that has it, as of {day}:")
_NOT_FOUND = Text("Ví dụ không có phát hiện, tính đến {day}:", "One that does not, as of {day}:")
HERE = Text("chỗ này", "here")


class Waiving(NamedTuple):
    """How to waive what a rule finds: an entry for plan files, or a comment on the line itself."""

    entry: tuple[str, ...]
    comment: str
    gone: bool  # whether the element that it is about may be there no more


def waiving(slug: str, lang: Lang) -> Waiving | None:
    """Return how to waive what a rule finds; None where that cannot be."""
    if rules.families()[slug] in NEVER:
        return None
    element = Text("<mã mục>", "<id of the element>").in_(lang)
    reason = Text("lý do", "the reason").in_(lang)
    entry = tuple(_SNIPPET.format(slug=slug, element=element).split("\n"))
    return Waiving(entry, f"# plancheck: ignore[{slug}] {reason}", _about_change(slug))


def _waiving(slug: str, lang: Lang) -> list[str]:
    how = waiving(slug, lang)
    if how is None:
        return [MENDED.in_(lang)]
    gone = [indent(GONE.in_(lang), "  ", "")] if how.gone else []
    entry = [f"  {line}" for line in how.entry]
    return [ENTRY.in_(lang), *entry, *gone, f"{COMMENT.in_(lang)} {how.comment}"]


MENDED = Text(
    "Quy tắc này không miễn trừ được: phải sửa.", "It cannot be waived: it must be mended."
)
ENTRY = Text(
    "Miễn trừ có thời hạn (trong tệp bất kỳ của kế hoạch, ví dụ waivers.yaml):",
    "To waive it for a time (in any file of the plan, for example waivers.yaml):",
)
COMMENT = Text("Hoặc ghi ngay tại dòng:", "Or on the line itself:")
GONE = Text(
    "Mục đã bị bỏ thì không gọi bằng mã được: ghi subject là mã kế hoạch, finding là dấu nhận của"
    " phát hiện (có trong báo cáo).",
    "An element that is gone has no id to name: subject is the id of the plan then, and finding the"
    " fingerprint, as the report gives it.",
)


def listing(lang: Lang, family: str | None) -> str:
    """Return all rules, a line each under its family: how grave, and what they are about."""
    lines: list[str] = []
    last = ""
    for slug, rule in rules.by_slug().items():
        mine = rules.families()[slug]
        if family not in (None, mine):
            continue
        if mine != last:
            head = f"{summary.family(rule).in_(lang)} [{mine}]"
            lines += ["", head] if lines else [head]
            last = mine
        level = summary.levels(rule).in_(lang)
        lines.append(indent(f"{slug:36} {plain(rule.title.in_(lang))} ({level})", " " * 39, "  "))
    return "\n".join(lines) + "\n"
