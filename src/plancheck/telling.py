"""What every report of changes says in the same words, whatever its format."""

import re
from itertools import groupby
from typing import NamedTuple

from plancheck.comparison import Comparison
from plancheck.diff.wording import Piece
from plancheck.findings import SEVERITIES, Location, Severity
from plancheck.markup import address
from plancheck.report import Located
from plancheck.summary import COUNTED, NAMES, Style, many
from plancheck.terminal import WIDTH, paint, plain, width
from plancheck.text import Text, listing

NEW = Text("Phát hiện mới", "New findings")
NEW_ONE = Text("Mới: ", "New: ")
SETTLED = Text("Phát hiện đã xử lý", "Findings settled")
DROPPED = Text("Phát hiện không còn vì mục đã bị bỏ", "Findings gone with what was dropped")
FIX = Text("Cách xử lý: ", "What to do: ")
BEFORE = Text("bản trước: ", "before: ")
UNCHANGED = Text("Không có thay đổi nào về nội dung.", "Nothing changed in meaning.")
_HASH = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_SHORT = 10
_LONG = 12  # words that are kept on either side of words that changed


def compared(found: Comparison) -> Text:
    """Say which two sides were compared."""
    base, head = (
        side(name, commit)
        for name, commit in zip((found.base, found.head), found.commits, strict=True)
    )
    return Text("So sánh {base} với {head}.", "Comparing {base} with {head}.").fill(
        base=base, head=head
    )


def side(name: str, commit: str) -> Text:
    """Return what one of two sides is called, long hashes shortened."""
    if not name:
        return Text("các tệp hiện có", "the files as they stand")
    if _HASH.fullmatch(name):
        name = name[:_SHORT]
    short = f"{name} ({commit[:_SHORT]})" if commit and not commit.startswith(name) else name
    return Text(short, short)


def changed(found: Comparison) -> Text:
    """Say how many changes there are."""
    many_, office = len(found.substantive()), len(found.administrative())
    if not found.rows and not found.complete:
        return Text(
            "Chưa thấy thay đổi nào trong phần so được.",
            "Nothing changed in what could be compared.",
        )
    if not found.rows:
        return UNCHANGED
    vi, en = [], []
    if many_:
        vi.append(f"{many_} thay đổi về nội dung")
        en.append(f"{many(many_, 'changes')} of substance")
    else:
        vi.append("Không có thay đổi nào về nội dung")
        en.append("No change of substance")
    if office:
        vi.append(f"{office} thay đổi kỹ thuật")
        en.append(f"{office} administrative")
    return Text(f"{', '.join(vi)}.", f"{', '.join(en)}.")


def incomplete(found: Comparison) -> Text:
    """Say what could not be read or compared; nothing where all could."""
    if found.complete:
        return Text("", "")
    sides = {"base": Text("bản trước", "before"), "head": Text("bản mới", "after")}
    vi, en = ["Kết quả chưa đầy đủ:"], ["The result is incomplete:"]
    if found.unread:
        files = listing(f"{file} ({sides[side].vi})" for side, file in found.unread)
        english = listing(f"{file} ({sides[side].en})" for side, file in found.unread)
        vi.append(f"không đọc hết được {files.vi}.")
        en.append(f"could not read all of {english.en}.")
    if found.uncompared:
        names = listing(dict.fromkeys(name for _, name in found.uncompared))
        vi.append(f"{'Không' if found.unread else 'không'} so được: {names.vi}.")
        en.append(f"{'Not' if found.unread else 'not'} compared: {names.en}.")
    if found.findings.unsure:
        count = found.findings.unsure
        vi.append(f"Chưa rõ {count} phát hiện cũ đã được xử lý hay chưa.")
        are = "is" if count == 1 else "are"
        en.append(f"Whether {many(count, 'findings')} of before {are} settled is not known.")
    if any(side == "base" for side, _ in found.unread) and found.findings.new:
        vi.append("Phát hiện mới có thể đã có từ trước.")
        en.append("New findings may have been there before.")
    return Text(" ".join(vi), " ".join(en))


def settled(found: Comparison) -> Text:
    """Say how the findings changed."""
    counts = found.findings.counts()
    new = [(counts[each], COUNTED[each]) for each in SEVERITIES if counts[each]]
    some = Text(
        ", ".join(f"{number} {name.vi}" for number, name in new),
        ", ".join(many(number, name.en) for number, name in new),
    )
    vi = [f"{len(found.findings.new)} mới" + (f" ({some.vi})" if new else "")]
    en = [f"{len(found.findings.new)} new" + (f" ({some.en})" if new else "")]
    for number, words in (
        (len(found.findings.settled), Text("đã xử lý", "settled")),
        (
            len(found.findings.dropped),
            Text("không còn vì mục đã bị bỏ", "gone with what was dropped"),
        ),
        (found.findings.unchanged, Text("không đổi", "unchanged")),
        (len(found.findings.waived), Text("được miễn trừ", "waived")),
    ):
        if number or words.en in ("settled", "unchanged"):
            vi.append(f"{number} {words.vi}")
            en.append(f"{number} {words.en}")
    return Text(f"Phát hiện: {', '.join(vi)}.", f"Findings: {', '.join(en)}.")


def _grave(found: Comparison, threshold: Severity) -> int:
    """Return how many new findings are as grave as the threshold."""
    grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return sum(each.finding.severity in grave for each in found.findings.new)


def _torn(found: Comparison) -> bool:
    return any(side == "head" for side, _ in found.unread)


def failing(found: Comparison, threshold: Severity) -> bool:
    """Tell whether a change brings a finding as grave as the threshold, or was not all read."""
    return _torn(found) or _grave(found, threshold) > 0


def verdict(found: Comparison, threshold: Severity) -> Text:
    """Say in one sentence whether the change passes, and why not."""
    level = NAMES[threshold].vi.lower()
    grave = _grave(found, threshold)
    vi, en = [], []
    if grave:
        vi.append(f"có {grave} phát hiện mới từ mức {level} trở lên")
        en.append(f"the change brings {many(grave, 'findings')} at level {threshold} or above")
    if _torn(found):
        vi.append("có tệp của bản mới không đọc hết được")
        en.append("a file of the newer version cannot be read to its end")
    if vi:
        return Text(
            f"Không đạt: {'; '.join(vi)} (mã thoát 1).",
            f"Not passed: {'; '.join(en)} (exit status 1).",
        )
    return Text(
        f"Đạt: không có phát hiện mới từ mức {level} trở lên.",
        f"Passed: the change brings no finding at level {threshold} or above.",
    )


def web(place: Location, found: Comparison, style: Style, *, old: bool) -> str:
    """Return the address of a line on the web, where the home of that side's files is known."""
    here = style.commit if not found.head else ""
    commit = found.commits[0] if old else found.commits[1] or here
    if not style.link or (not commit and "{commit}" in style.link):
        return ""
    return address(style.link, commit, style.prefix + place.file, place.line)


class Ruled(NamedTuple):
    """Findings of one rule and one gravity."""

    severity: Severity
    found: tuple[Located, ...]


def by_rule(found: tuple[Located, ...]) -> list[Ruled]:
    """Return findings under their rules, the gravest first."""
    groups = groupby(found, key=lambda each: (each.finding.severity, each.finding.rule.slug))
    return [Ruled(severity, tuple(some)) for (severity, _), some in groups]


def cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return a rewording whose long stretches that stayed are cut, each piece with its space."""
    last = len(pieces) - 1
    shown = []
    for rank, piece in enumerate(pieces):
        text = piece.text.strip()
        gap = " " if rank and (piece.text.startswith(" ") or _twins(pieces, rank)) else ""
        if piece.op == "keep":
            text = _kept(text, first=rank == 0, last=rank == last)
        else:
            text = _middle(text, 3 * _LONG)
        shown.append(Piece(piece.op, gap + text))
    return tuple(shown)


def _twins(pieces: tuple[Piece, ...], rank: int) -> bool:
    """Tell whether a stretch takes the place of the one before it."""
    return pieces[rank - 1].op == "drop" and pieces[rank].op == "add"


def _kept(text: str, *, first: bool, last: bool) -> str:
    """Return a stretch that stayed, without its middle, or its far end at either end."""
    words = text.split(" ")
    if first and len(words) > _LONG:
        return "… " + " ".join(words[-_LONG:])
    if last and len(words) > _LONG:
        return " ".join(words[:_LONG]) + " …"
    return text if first or last else _middle(text, _LONG)


def _middle(text: str, most: int) -> str:
    """Return a stretch without its middle, where it has more than twice so many words."""
    words = text.split(" ")
    if len(words) <= 2 * most:
        return text
    return " ".join(words[:most]) + " … " + " ".join(words[-most:])


_SIGNS = {"drop": ("[-", "-]", "error"), "add": ("{+", "+}", "good"), "keep": ("", "", "")}


def flow(pieces: tuple[Piece, ...], prefix: str, *, colour: bool) -> str:
    """Return a rewording, [-dropped-] and {+added+}, wrapped, each word in its colour."""
    lines, line, used = [], prefix, width(prefix)
    fresh = True
    for word, style, gap in _coloured(pieces):
        taken = width(word)
        if gap and not fresh and used + 1 + taken > WIDTH:
            lines.append(line)
            line, used, fresh = prefix, width(prefix), True
        space = " " if gap and not fresh else ""
        line += space + (paint(word, style, colour=colour) if style else word)
        used += len(space) + taken
        fresh = False
    return "\n".join([*lines, line])


def _coloured(pieces: tuple[Piece, ...]) -> list[tuple[str, str, bool]]:
    """Return the words of a rewording with their colour, and whether a space stands before."""
    found = []
    for piece in pieces:
        start, end, style = _SIGNS[piece.op]
        text = plain(piece.text)
        words = text.split()
        for rank, word in enumerate(words):
            first, last = rank == 0, rank == len(words) - 1
            shown = f"{start if first else ''}{word}{end if last else ''}"
            found.append((shown, style, not first or text.startswith(" ")))
    return found
