"""What a comparison has to say: changes with their sentences and places, findings new and settled.

Reporters of changes turn a `Comparison` into text; they look at nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plancheck.diff import gather, wording
from plancheck.diff.delta import Delta, Difference
from plancheck.diff.kinds import GROUPS
from plancheck.diff.phrases import Speaker
from plancheck.diff.wording import Piece
from plancheck.findings import SEVERITIES, Location, Place, Severity
from plancheck.locating import locate
from plancheck.report import Day, Located, Silenced
from plancheck.source import Document
from plancheck.summary import NAMES
from plancheck.text import Text, listing


class Told(NamedTuple):
    """A change as it is shown: its sentence, the words of the element, where it was and is.

    `ids` names all elements of which it is true; `pieces` is a rewording, word by word.
    """

    delta: Delta
    ids: tuple[str, ...]
    sentence: Text
    title: Text
    old: Location | None
    new: Location | None
    pieces: tuple[Piece, ...] = ()


class Findings(NamedTuple):
    """The findings that a change brings, those it settles, and how many stay."""

    new: tuple[Located, ...]
    settled: tuple[Located, ...]
    unchanged: int
    waived: tuple[Silenced, ...]

    def counts(self) -> dict[Severity, int]:
        """Return how many new findings there are of each severity."""
        return {
            severity: sum(each.finding.severity == severity for each in self.new)
            for severity in SEVERITIES
        }


class Comparison(NamedTuple):
    """Everything a reporter of changes may show.

    `base` and `head` are what the two sides were called; an empty name is the files as they stand.
    `commits` are their commits, empty for folders. `unread` are files that could not be read to
    their end, with the side they stand on; `uncompared` elements that are mentioned there.
    """

    base: str
    head: str
    commits: tuple[str, str]
    days: tuple[Day, ...]
    rows: tuple[Told, ...]
    findings: Findings
    notes: tuple[Text, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    uncompared: tuple[tuple[str, str], ...] = ()

    def substantive(self) -> tuple[Told, ...]:
        """Return the changes that alter what the plans say."""
        return tuple(each for each in self.rows if each.delta.substantive)

    def by_group(self) -> dict[str, list[Told]]:
        """Return the changes under their headings, in the order of headings."""
        found: dict[str, list[Told]] = defaultdict(list)
        for each in self.rows:
            found[each.delta.about.group].append(each)
        return {group: found[group] for group in GROUPS if group in found}


def rows(
    difference: Difference,
    documents: tuple[Mapping[str, Document], Mapping[str, Document]],
    base: str,
) -> tuple[Told, ...]:
    """Return the changes as they are shown, those alike together.

    Args:
        difference: what changed.
        documents: the files of either side, by name.
        base: the folder to name before each file, for example `plan/`.
    """
    speaker = Speaker(difference)
    gathered = gather.gather(difference.deltas)
    where = (
        _located([each.delta.base for each in gathered], documents[0], base),
        _located([each.delta.head for each in gathered], documents[1], base),
    )
    return tuple(
        Told(
            each.delta,
            each.ids,
            speaker.sentence(each.delta, each.ids),
            speaker.title(each.delta) if len(each.ids) == 1 else Text("", ""),
            where[0].get(each.delta.base) if each.delta.base else None,
            where[1].get(each.delta.head) if each.delta.head else None,
            _pieces(each.delta),
        )
        for each in gathered
    )


def _pieces(delta: Delta) -> tuple[Piece, ...]:
    if delta.kind not in ("reworded", "retouched"):
        return ()
    return wording.pieces(str(delta.before or ""), str(delta.after or ""))


def _located(
    places: Iterable[Place | None], documents: Mapping[str, Document], base: str
) -> dict[Place, Location]:
    wanted: dict[str, dict[Place, None]] = defaultdict(dict)
    for place in places:
        if place is not None:
            wanted[place.file][place] = None
    found: dict[Place, Location] = {}
    for file, some in wanted.items():
        if file in documents:
            for place, location in locate(documents[file], some).items():
                found[place] = location._replace(file=base + location.file)
    return found


# -- what every report of changes says in the same words -------------------------------------------


def compared(found: Comparison) -> Text:
    """Say which two sides were compared."""
    base, head = (
        _side(name, commit)
        for name, commit in zip((found.base, found.head), found.commits, strict=True)
    )
    return Text("So sánh {base} với {head}.", "Comparing {base} with {head}.").fill(
        base=base, head=head
    )


def _side(name: str, commit: str) -> Text:
    if not name:
        return Text("các tệp hiện có", "the files as they stand")
    short = f"{name} ({commit[:10]})" if commit and not commit.startswith(name) else name
    return Text(short, short)


def changed(found: Comparison) -> Text:
    """Say how many changes there are, and what could not be compared."""
    many, office = len(found.substantive()), len(found.rows) - len(found.substantive())
    if not found.rows:
        said = Text("Không có thay đổi nào về nội dung.", "Nothing changed in meaning.")
    else:
        said = Text(
            f"{many} thay đổi về nội dung, {office} thay đổi kỹ thuật.",
            f"{many} {'change' if many == 1 else 'changes'} of substance, {office} administrative.",
        )
    if not found.unread:
        return said
    sides = {"base": Text("bản trước", "before"), "head": Text("bản mới", "after")}
    files = [
        Text(f"{file} ({sides[side].vi})", f"{file} ({sides[side].en})")
        for side, file in found.unread
    ]
    names = listing(name for _, name in found.uncompared)
    lost = Text(f" Không so được: {names.vi}.", f" Not compared: {names.en}.")
    return Text(
        f"{said.vi} Kết quả chưa đầy đủ: không đọc hết được {', '.join(f.vi for f in files)}."
        f"{lost.vi if found.uncompared else ''}",
        f"{said.en} The result is incomplete: could not read all of"
        f" {', '.join(f.en for f in files)}.{lost.en if found.uncompared else ''}",
    )


def settled(found: Comparison) -> Text:
    """Say how the findings changed."""
    new, gone = len(found.findings.new), len(found.findings.settled)
    stay, waived = found.findings.unchanged, len(found.findings.waived)
    vi = f"Phát hiện: {new} mới, {gone} đã xử lý, {stay} không đổi"
    en = f"Findings: {new} new, {gone} settled, {stay} unchanged"
    return Text(
        f"{vi}, {waived} được miễn trừ." if waived else f"{vi}.",
        f"{en}, {waived} waived." if waived else f"{en}.",
    )


def failing(found: Comparison, threshold: Severity) -> bool:
    """Tell whether a change brings a finding as grave as the threshold, or was not all read."""
    grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    unread = any(side == "head" for side, _ in found.unread)
    return unread or any(each.finding.severity in grave for each in found.findings.new)


def verdict(found: Comparison, threshold: Severity) -> Text:
    """Say in one sentence whether the change passes."""
    level = NAMES[threshold].vi.lower()
    if failing(found, threshold):
        return Text(
            f"Không đạt: có phát hiện mới từ mức {level} trở lên, hoặc có tệp không đọc được (mã"
            " thoát 1).",
            f"Not passed: the change brings findings at level {threshold} or above, or a file that"
            " cannot be read (exit status 1).",
        )
    return Text(
        f"Đạt: không có phát hiện mới từ mức {level} trở lên.",
        f"Passed: the change brings no finding at level {threshold} or above.",
    )
