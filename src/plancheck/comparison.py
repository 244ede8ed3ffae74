"""What a comparison holds: changes with their sentences and places, findings new and settled.

Reporters of changes turn a `Comparison` into text; they look at nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from plancheck.diff import gather, wording
from plancheck.diff.delta import Delta, Difference
from plancheck.diff.gather import Row
from plancheck.diff.kinds import GROUPS
from plancheck.diff.phrases import Speaker
from plancheck.diff.wording import Piece
from plancheck.findings import SEVERITIES, Location, Place, Severity
from plancheck.locating import locate
from plancheck.model import Entity
from plancheck.plan import Plan
from plancheck.report import Day, Located, Silenced
from plancheck.source import Document
from plancheck.text import Text


class Spot(NamedTuple):
    """One change behind a row, and where it was and is."""

    delta: Delta
    old: Location | None
    new: Location | None


class Told(NamedTuple):
    """A change as it is shown: its sentence, the words of the element, where it was and is.

    `ids` names all elements of which it is true; `pieces` is a rewording, word by word. `parts` are
    the changes behind it, `counts` how many elements of each kind they are about; `folded` tells
    that they differ in what they say; `ordered` names the acts that order the change.
    """

    delta: Delta
    ids: tuple[str, ...]
    sentence: Text
    title: Text
    old: Location | None
    new: Location | None
    pieces: tuple[Piece, ...] = ()
    parts: tuple[Spot, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    folded: bool = False
    ordered: Text = Text("", "")

    @property
    def gone(self) -> bool:
        """Whether something went and nothing came for it, so that it stands in the older files."""
        lost = self.delta.after is None and self.delta.before is not None and not self.folded
        return self.old is not None and (lost or self.new is None)

    @property
    def place(self) -> Location | None:
        """Where to look: where it is, or where it was if it is gone."""
        return self.old if self.gone else self.new


class Findings(NamedTuple):
    """The findings that a change brings, those it settles, and how many stay.

    `dropped` are those that went with their element; `unsure` counts those about an element that
    could not be compared: whether they are settled, nobody can tell.
    """

    new: tuple[Located, ...]
    settled: tuple[Located, ...]
    unchanged: int
    waived: tuple[Silenced, ...]
    dropped: tuple[Located, ...] = ()
    unsure: int = 0

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

    def administrative(self) -> tuple[Told, ...]:
        """Return the changes that do not."""
        return tuple(each for each in self.rows if not each.delta.substantive)

    def by_group(self) -> dict[str, list[Told]]:
        """Return the changes under their headings, in the order of headings."""
        found: dict[str, list[Told]] = defaultdict(list)
        for each in self.rows:
            found[each.delta.about.group].append(each)
        return {group: found[group] for group in GROUPS if group in found}

    @property
    def complete(self) -> bool:
        """Whether all files were read to their end and all elements compared."""
        return not self.unread and not self.uncompared


def rows(
    difference: Difference,
    documents: tuple[Mapping[str, Document], Mapping[str, Document]],
    folders: tuple[str, str],
) -> tuple[Told, ...]:
    """Return the changes as they are shown, those alike together.

    Args:
        difference: what changed.
        documents: the files of either side, by name.
        folders: the folder to name before each file of either side, for example `plan/`.
    """
    speaker = Speaker(difference, folders)
    gathered = gather.gather(difference.deltas)
    shown = [part for row in gathered for part in _parts(row)]
    where = (
        _located([each.base for each in shown], documents[0], folders[0]),
        _located([each.head for each in shown], documents[1], folders[1]),
    )
    return tuple(_told(row, speaker, where) for row in gathered)


def _parts(row: Row) -> tuple[Delta, ...]:
    """Return the changes of a row whose places are looked up: of a whole plan, itself alone."""
    return row.parts if not row.delta.kind.startswith("plan-") else (row.delta,)


_Where = tuple[Mapping[Place, Location], Mapping[Place, Location]]


def _told(row: Row, speaker: Speaker, where: _Where) -> Told:
    spots = tuple(
        Spot(
            each,
            where[0].get(each.base) if each.base else None,
            where[1].get(each.head) if each.head else None,
        )
        for each in _parts(row)
    )
    delta, pieces = row.delta, () if row.folded else _pieces(row.delta, speaker)
    return Told(
        delta,
        row.ids if not delta.kind.startswith("plan-") else row.ids[:1],
        speaker.sentence(delta, row),
        speaker.title(delta) if _titled(row, pieces) else Text("", ""),
        spots[0].old,
        spots[0].new,
        pieces,
        spots,
        tuple(row.sorts().items()),
        row.folded,
        speaker.ordered(delta),
    )


def _titled(row: Row, pieces: tuple[Piece, ...]) -> bool:
    """Tell whether the words of the element stand beside its change: where that has none of them.

    A rewording shows them, and so does an element that came or went; a plan is named by its id.
    """
    delta = row.delta
    whole = isinstance(delta.before if delta.after is None else delta.after, Entity)
    return (
        len(row.ids) == 1
        and not pieces
        and not whole
        and delta.sort not in ("plan", "body", "group")
    )


def _pieces(delta: Delta, speaker: Speaker) -> tuple[Piece, ...]:
    if delta.kind in ("reworded", "retouched"):
        return wording.pieces(str(delta.before or ""), str(delta.after or ""))
    if delta.kind == "source-altered":
        one, other = speaker.holder(delta, old=True), speaker.holder(delta)
        if isinstance(one, Plan) and isinstance(other, Plan):
            return _altered(one.texts[delta.key].lines, other.texts[delta.key].lines)
    return ()


_FEW = 5  # stretches of a source text that are shown word by word


def _altered(before: list[str], after: list[str]) -> tuple[Piece, ...]:
    """Return what changed in a source text, where that is little; lines are told, not walked."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    one, other = before[start : len(before) - end], after[start : len(after) - end]
    if len(one) + len(other) > 200:
        return ()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(changed) > _FEW:
        return ()
    found: list[Piece] = []
    for _, a, b, c, d in changed:
        if found:
            found.append(Piece("keep", " […]"))
        found += wording.pieces(" ".join(one[a:b]), " ".join(other[c:d]))
    return tuple(found)


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
