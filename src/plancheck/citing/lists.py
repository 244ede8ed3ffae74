"""What a citation takes from its neighbours: type, issuer and date of a list, a body before it."""

import re

from plancheck.citing import words
from plancheck.citing.draft import Draft
from plancheck.citing.text import BLANK, LINE, Folded
from plancheck.patterns import Book

_RE = Book(__file__)

_BETWEEN = _RE.compile(r"(?:[,;]| và| hoặc|, và|,? thay thế| và thay thế)? ?")
_NEXT_ITEM = _RE.compile(rf" ?; ?[{LINE}{BLANK}]")
_MEMBER_GAP = 8  # `; `, `, và `: as much stands between two members of a list
_AMENDING = _RE.compile(r"(?:sửa đổi|bổ sung)[^;.]{0,30} (?:bởi|tại|theo) $")

_HEADS = rf"(?:{words.HEADS}|thủ tướng|chính phủ|quốc hội)(?!\w)"
# What may stand before the number: `tại các văn bản: số A, số B`.
_ANY = r"(?:các )?(?:(?:văn bản|tờ trình|báo cáo|công văn) ?:? ?)?"
# `Theo đề nghị của Sở X tại Tờ trình số ...`
_PROPOSED = _RE.compile(
    rf"(?:đề nghị|ý kiến|(?:đồng ý|chấp thuận|chỉ đạo|cho phép|yêu cầu)(?= của {_HEADS})) của "
    rf"(?P<body>(?!các )(?:(?!đề nghị của|\d/).){{3,110}}?),? ?(?:tại|theo|\() ?"
    rf"{_ANY}$"
)
# `... tại Tờ trình số A; của Bộ Nội vụ tại văn bản số B`
_NEXT_BODY = _RE.compile(
    rf"[ ,;]*(?:và )?(?:đề nghị |ý kiến )?(?:của )?(?P<body>{_HEADS}[^;]{{0,90}}?) tại {_ANY}$"
)
# `Bộ Y đã có Công văn số ...`
_HAS_SENT = _RE.compile(
    rf"(?:^|[.;,:] |sau khi )(?P<body>{_HEADS}(?:(?!sau khi )[^,;.:]){{0,80}}?) "
    r"(?:đã có|(?:đã )?(?:ký )?ban hành|đã gửi) (?:các )?$"
)
# `thống nhất với Bộ Y (Công văn số ...), Bộ Z (Công văn số ...)`
_BESIDE = _RE.compile(
    rf"(?:^|[.;,:)] |(?:với|của|và) )"
    rf"(?P<body>{_HEADS}[^,;.:()\d]{{0,80}}?|{words.FIELDS}) \($"
)
# What all of these end with.
_ANNOUNCES = _RE.compile(rf"(?:tại|theo|\(|có|ban hành|gửi) ?{_ANY}$")
_NO_BODY = _RE.compile(r"(?<!\w)(?:quy định|này|theo|được|về|việc|tại|cho|đã)(?!\w)")


def complete(text: Folded, drafts: list[Draft]) -> None:
    """Fill what members of lists take from each other, and the bodies that stand before."""
    _types(drafts)
    _contexts(text, drafts)
    _issuers_before(text, drafts)
    _issuers_after(text, drafts)


def _types(drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts):
        if draft.list_head and draft.cited_type and draft.core != draft.cited_type[0]:
            draft.inherits.append("type")
        elif draft.type is None and draft.number and draft.number.kind != "standard":
            head = _head_of(drafts, index)
            if head is not None:
                draft.type, draft.cited_type = head.type, head.cited_type
                draft.inherits.append("type")


def _head_of(drafts: list[Draft], index: int) -> Draft | None:
    """Return the member of the list before; what stands inside its title does not count."""
    for before in reversed(drafts[max(0, index - 8) : index]):
        gap = drafts[index].start - before.last
        if (
            before.type
            and not before.named
            and before.nested <= drafts[index].nested
            and 0 <= gap <= _MEMBER_GAP
        ):
            return before
    return None


def _contexts(text: Folded, drafts: list[Draft]) -> None:
    before = None
    for draft in drafts:
        if draft.context is None and not draft.named:
            draft.context = _context(text, draft, before)
        if not draft.nested:
            before = draft


def _context(text: Folded, draft: Draft, before: Draft | None) -> tuple[int, int] | None:
    plain = text.plain
    low = max(0, draft.core - 150, before.last if before and before.context else 0)
    announced = _ANNOUNCES.search(plain, max(0, draft.core - 24), draft.core)
    if draft.pinpoint is None and announced:
        for pattern in (_PROPOSED, _HAS_SENT, _BESIDE):
            match = pattern.search(plain, low, draft.core)
            if match and not _NO_BODY.search(match["body"]):
                return match.span("body")
    if before is None or before.context is None or not 0 <= draft.core - before.last <= 120:
        return None
    gap = plain[before.last : draft.core]
    if _BETWEEN.fullmatch(gap) or "type" in draft.inherits:
        return before.context
    match = _NEXT_BODY.match(plain, before.last, draft.core)
    return match.span("body") if match and not _NO_BODY.search(match["body"]) else None


def _issuers_before(text: Folded, drafts: list[Draft]) -> None:
    """`các Quyết định của Thủ tướng Chính phủ: số A, số B`: the body stands before the list."""
    for index, draft in enumerate(drafts):
        if draft.list_head and draft.issuer and draft.number and "type" in draft.inherits:
            if draft.issuer[1] <= draft.number.start:
                draft.inherits.append("issuer")
        elif "type" in draft.inherits and not draft.issuer:
            head = _head_of(drafts, index)
            source = head.from_list or head if head else None
            if head is None or source is None or source.issuer is None:
                continue
            same = _symbol(text, head)[-1] == _symbol(text, draft)[-1]
            if same and "issuer" in head.inherits:
                draft.from_list = source
                draft.inherits.append("issuer")


def _issuers_after(text: Folded, drafts: list[Draft]) -> None:
    """`Quyết định A, Quyết định B của Chính phủ`: the last member names the body for all."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, follower = drafts[index], drafts[index + 1]
        if draft.title or follower.law or not draft.number or not follower.number:
            continue
        gap = text.plain[draft.end : follower.start][:20]
        if (
            _NEXT_ITEM.match(text.cased, draft.end, follower.start)
            and "type" not in follower.inherits
        ):
            continue  # an item of its own
        if not _BETWEEN.fullmatch(gap) or not _same_symbol(text, draft, follower):
            continue
        issuer = follower.issuer or (follower.from_list and follower.from_list.issuer)
        apart = follower.title and _AMENDING.search(
            text.plain, max(0, draft.start - 60), draft.start
        )
        if not draft.issuer and issuer and not draft.context and not apart and not draft.from_list:
            draft.from_list = follower.from_list if not follower.issuer else follower
            draft.inherits.append("issuer")
        if not draft.date and follower.date and draft.list_head:
            draft.date, draft.year = follower.date, follower.year
            draft.inherits.append("date")


def _same_symbol(text: Folded, one: Draft, other: Draft) -> bool:
    """Tell whether two numbers have one body; a misprint is let pass: BT for BTP."""
    first, second = _symbol(text, one), _symbol(text, other)
    if len(first) == len(second) and first[-1] == second[-1]:
        return True
    return (
        len(first) == len(second) == 2 and first[0] == second[0] and second[1].startswith(first[1])
    )


def _symbol(text: Folded, draft: Draft) -> list[str]:
    """Return type and body of a symbol: [QĐ, TTg]; the body alone where it has no type: [TTg]."""
    printed = text.cased[draft.number.start : draft.number.end] if draft.number else ""
    return re.sub(r"[\s\d]+", "", printed).rpartition("/")[2].split("-", 1)


_RE.close()
