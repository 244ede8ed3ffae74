"""Laws, ordinances and treaties by name: where the name ends.

A name holds commas, `và` and `của` (`Luật sửa đổi, bổ sung một số điều của Luật A và Luật B` is one
law), so it ends, in this order, before a date or a number, after a name of the list, or at a sign
or a word that cannot be part of it.
"""

import re

from plancheck.citing import words
from plancheck.citing.bodies import TYPE_WORD
from plancheck.citing.draft import TYPE_OF, Draft
from plancheck.citing.text import BLANK, FRESH, LINE, LOWER, UPPER, Folded
from plancheck.patterns import Book

_RE = Book(__file__)

REACH = 420

_NAME = _RE.compile(words.LAW_NAMES + r"(?!\w)")
_AMENDING = _RE.compile(r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ)(?!\w)")
_TERM = r"\d{1,3} ?/ ?(?:19|20)\d\d ?/ ?(?:qh|pl|nq|ubtvqh)"
_STRONG = _RE.compile(
    rf" ?,? (?=(?:ban hành )?(?:ngày ?\d|năm (?:19|20)\d\d)|ký ngày|số:? ?\d|số ngày|{_TERM}"
    r"|của (?:quốc hội|ủy ban thường vụ|ubtvqh)|\(?số \d)"
)
_IS_NUMBER = _RE.compile(rf"{_TERM}")
_ITS_NUMBER = _RE.compile(rf" ?,? \(?(?:số ?:? ?)?{_TERM}")
_HARD = _RE.compile(
    r"[;.:|\"“”]|(?<!\(sửa đổi)\)| \((?!sửa đổi\) (?:và|số) )"
    rf"|(?:,| và|, và) (?={words.one_of(words.TYPES)} (?!của)|các văn bản|các quy định)"
)
_SOFT = _RE.compile(
    r",| (?=(?:không (?:còn|được|có|áp dụng|phải|quy định)|"
    + words.listed(
        "và; thì; này; quy định; qui định; được; đã; để; trong; theo; trên; tại; có; là; khi; "
        "nhằm; cho; đến; của; hiện hành; nêu; gồm; bao gồm; thuộc; như; với; do; phải; hoặc; "
        "nhưng; vào; từ; sau; trước; bằng; mà; năm; về; đối với; giao"
    )
    + r")(?!\w))"
)
_SOFT_AMENDING = _RE.compile(r",(?! bổ sung)| (?=và các|được|đã|thì|để|trong)")
_SENTENCE = _RE.compile(r"(?<!\w)(?:này|thì|phải|đã|được|căn cứ|nêu|chịu)(?!\w)")
_NO_LAW_BEFORE = _RE.compile(
    r"(?<!\w)(?:pháp|kỷ|quy|dự án|dự thảo|xây dựng|đề nghị xây dựng|trình|thi hành kỷ"
    r"|đại học|khoa|ngành|hội|đoàn|văn phòng|công ty) $"
)
_NO_NAME = _RE.compile(
    r"\(|(?:này|đó|trên|và|hoặc|được|quy định|có|của|nêu|hiện hành|thì|số|mới|là|cũng|không|các|tại"
    r"|về|theo|cho|để|từ|với|khi|đã|bằng)(?!\w)"
)
_CONSTITUTION = _RE.compile(
    r" nước (?:cộng hòa xã hội chủ nghĩa|chxhcn|việt nam dân chủ cộng hòa)(?: việt nam)?"
)
# The next paragraph is no part of a name, nor is the enacting clause: `Quốc hội ban hành Luật ...`.
_NEW_PARAGRAPH = _RE.compile(rf"{BLANK}|{LINE}(?={FRESH}|Quốc hội |Chính phủ |Bộ trưởng |Ủy ban )")
_CAPITALS = _RE.compile(rf"(?: [{UPPER}][{LOWER}]{{1,8}}){{2}}(?![\w])")
_DATED = _RE.compile(r" ?,? (?=(?:được )?(?:ký|ngày))")
_OWN_TITLE = _RE.compile(rf"(?:^|[{LINE}{BLANK}])[^\S{LINE}{BLANK}]?$")


def law(text: Folded, match: re.Match[str]) -> Draft | None:
    """Read a law by name that begins with a type word."""
    start, after = match.span()
    draft = Draft(start, after, type=TYPE_OF[match[0]], cited_type=match.span(), core=start)
    before = _NO_LAW_BEFORE.search(text.plain, max(0, start - 20), start)
    if (before and text.cased[start - 1] == " ") or _own_title(text, match):
        return None
    if draft.type == "Hiến pháp":
        name = _CONSTITUTION.match(text.plain, after, after + 70)
        end = name.end() if name else after
    elif text.plain[after : after + 1] != " " or _IS_NUMBER.match(text.plain, after + 1):
        return None
    elif draft.type in words.TREATIES:
        found = _treaty_end(text, after + 1, capital=text.cased[start].isupper())
        if found is None:
            return None
        end = found
    else:
        found = _name_end(text, after + 1, capital=text.cased[start].isupper())
        if found is None:
            return None
        end = found
    if end > after:
        draft.title = (after + 1, end)
    draft.end = end
    return draft


def _own_title(text: Folded, match: re.Match[str]) -> bool:
    """Tell whether `LUẬT` stands alone in its line: the title of the document itself."""
    start, after = match.span()
    return (
        text.cased[after : after + 1] in (LINE, BLANK)
        and text.cased[start:after].isupper()
        and _OWN_TITLE.search(text.cased, max(0, start - 2), start) is not None
    )


def _treaty_end(text: Folded, at: int, *, capital: bool) -> int | None:
    """A treaty has a long free name; it is cited where its date stands at the end of that name."""
    if not capital or _NO_NAME.match(text.plain, at, at + 12):
        return None
    hard = _hard_stop(text, at, amending=False)
    dated = _DATED.search(text.plain, at, hard)
    if dated is None or _SENTENCE.search(text.plain, at, dated.start()):
        return None
    return dated.start()


def _name_end(text: Folded, at: int, *, capital: bool) -> int | None:
    plain = text.plain
    known = _NAME.match(plain, at, at + 120)
    amending = _AMENDING.match(plain, at, at + 12)
    if not known and not amending and (not capital or _NO_NAME.match(plain, at, at + 12)):
        return None
    hard = _hard_stop(text, at, amending=bool(amending))
    strong = _STRONG.search(plain, at, min(hard + 12, at + REACH))
    end = strong.start() if strong and strong.start() <= hard else None
    if amending:
        return end if end is not None else _amended_end(text, at, hard)
    if known:
        return _known_end(text, known.end(), end)
    if end is not None and end - at <= 160 and not _sentence(plain[at:end]):
        return end
    soft = _SOFT.search(plain, at, hard)
    end = soft.start() if soft else hard
    line = text.cased.find(LINE, at, end)
    if line >= 0 and (line + 1 < len(plain) and text.cased[line + 1 : line + 2].isupper()):
        end = line
    # `Pháp lệnh chất lượng hàng hóa`: only of an ordinance a name in small letters is sure
    sure = text.cased[at].isupper() or plain.startswith("pháp lệnh ", at - 10)
    return end if sure and 2 <= end - at <= 90 else None


def _known_end(text: Folded, known: int, end: int | None) -> int:
    """Return the end of a name of the list, or of a longer one that its number or date closes."""
    plain = text.plain
    if more := _CAPITALS.match(text.cased, known):
        known = more.end()  # `Pháp lệnh Thủ đô Hà Nội`
    if end is None or end <= known or end - known > 60:
        return known
    rest = plain[known:end]
    if _ITS_NUMBER.match(plain, end, end + 30) and not _SENTENCE.search(rest):
        return end  # `Luật Tương trợ tư pháp về dân sự số 102/2025/QH15`
    return known if _SOFT.search(rest) or TYPE_WORD.search(rest) else end


def _sentence(words_: str) -> bool:
    """Tell whether words between a type and a date are more than a name."""
    return _SENTENCE.search(words_) is not None or len(words_.split()) > 22


def _hard_stop(text: Folded, at: int, *, amending: bool) -> int:
    """Return where the name of a law ends at the latest."""
    limit = min(at + REACH, len(text.plain))
    for stop in _HARD.finditer(text.plain, at, limit):
        if amending and stop[0][0] in ", ":
            continue
        limit = stop.start()
        break
    paragraph = _NEW_PARAGRAPH.search(text.cased, at, limit)
    return paragraph.start() if paragraph else limit


def _amended_end(text: Folded, at: int, hard: int) -> int | None:
    """Return the end of `sửa đổi, bổ sung ... của Luật X và Luật Y`, without date or number."""
    end = None
    cursor = at
    for _ in range(8):
        match = TYPE_WORD.search(text.plain, cursor, hard)
        if match is None or TYPE_OF[match[0]] not in words.LAWS:
            break
        if end is not None and match.start() - end > 8:
            break
        found = _name_end(text, match.end() + 1, capital=True)
        if found is None:
            break
        end = cursor = found
    if end is not None:
        return end
    soft = _SOFT_AMENDING.search(text.plain, at, hard)
    return soft.start() if soft else hard


_RE.close()
