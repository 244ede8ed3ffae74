"""How the parts of a citation stand together.

    [pinpoint (của)] TYPE [name of law] [số] NUMBER [DATE] [của ISSUER] [TITLE]

after `vn-documents.md`, section 5. Every step looks at a window of fixed width, so the whole takes
time in proportion to the length of the text.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from plancheck import citation_words as words
from plancheck.citation_text import BLANK, LINE, UPPER, Folded, fold_words
from plancheck.citation_tokens import (
    NUMBER,
    Token,
    bare_year,
    numbers,
    pinpoints,
    short_number,
    when,
)
from plancheck.patterns import Book

_PATTERNS = Book(__file__)

HEAD_REACH, NAME_REACH, ISSUER_REACH, TITLE_REACH = 180, 420, 260, 1500

_TYPE_OF = {fold_words(name): name for name in words.TYPES}
TYPE_WORD = _PATTERNS.compile(rf"(?<!\w){words.one_of(words.TYPES)}(?!\w)")
_ABBREVIATED = _PATTERNS.compile(rf"(?<!\w)({'|'.join(words.ABBREVIATED)})(?: số)?:? ?$")
_SO = _PATTERNS.compile(r"(?<!\w)số ?[:.]? ?$")
_DIRECT = _PATTERNS.compile(r" ?(?:số ?)?[:.]? ?$")
_PLURAL = _PATTERNS.compile(r"(?<!\w)(?:các|những|hai|ba|bốn) (?:cặp )?$")
_NOT_A_GAP = _PATTERNS.compile(
    r"[;.|()]|(?<!\w)(?:này|tại|theo|trong|về|và số|có|đã|để|được)(?!\w)|, số"
)
_FORM = _PATTERNS.compile(
    r"(?:mẫu|biểu|biểu mẫu|phụ lục|công báo|tài khỏan|tài khoản|đt|fax|mã|điện thoại|nhà|đường|ngõ"
    r"|hẻm|thửa|thửa đất|tờ bản đồ|hóa đơn|biên lai|giấy phép|giấy chứng nhận)(?: số| /)?:? ?$"
)
_ANNOUNCED = _PATTERNS.compile(
    r"(?<!\w)ngày (?:\d[\d /.-]{4,10}"
    r"|\d\d? tháng \d\d? năm \d{4}),? ([^,;.\d]{2,70}?) (?:đã )?(?:có|ban hành|gửi) $"
)
_LOOSE_TYPE = _PATTERNS.compile(
    r"[/-](?:QĐ|NĐ|NQ|TTLT|TT|CT|KL|TB|KH|TTr|QD|ND|HD|BC|VBHN|CTr|PL|QH\d\d|UBTVQH\d\d)[-/\d]"
    r"|QH1\d$|UBTVQH1\d$"
)


@dataclass
class Draft:
    """A citation while it is read; positions are those of the folded text."""

    start: int
    end: int
    type: str | None = None
    cited_type: tuple[int, int] | None = None
    number: Token | None = None
    date: str | None = None
    year: int | None = None
    issuer: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    pinpoint: tuple[int, int] | None = None
    core: int = 0  # where the core begins, after the pinpoint
    nested: bool = False
    inherits: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    role: str = "body"
    context: tuple[int, int] | None = None
    from_list: "Draft | None" = None  # whose issuer or date holds here

    @property
    def law(self) -> bool:
        """Tell whether the title is a name inside the core."""
        return self.type in words.LAWS

    @property
    def last(self) -> int:
        """Return where the citation ends, its title included."""
        return max(self.end, self.title[1] if self.title else 0)


# -- issuers -----------------------------------------------------------------------------------

_UNIT = _PATTERNS.compile(
    rf"(?:{words.OFFICE},? ?(?:của )?)?(?:{words.CENTRAL}|{words.LOCAL})(?!\w)|{words.JOINT}(?!\w)"
)
_MORE = _PATTERNS.compile(
    r" (?:nước cộng hòa xã hội chủ nghĩa việt nam|cộng sản việt nam|trung ương đảng|trung ương"
    r"|việt nam"
    r"|đảng bộ|đảng|khóa [ivxlc]+|khóa \d+|nhân dân|lâm thời)(?!\w)"
)
_LEVEL = _PATTERNS.compile(rf" {words.LEVEL}(?![\w])")
_PLACE = _PATTERNS.compile(
    rf"[ \n](?!Về|VỀ|Ban H|Quy |Phê |Căn |Xét |Số )[{UPPER}][\w]*(?: - (?=[{UPPER}]))?"
)
_HALT = _PATTERNS.compile(rf" (?={words.HALT}(?!\w))|[,;:.()|\"“”]| - ")
_HEAD = _PATTERNS.compile(rf"{words.HEADS}(?!\w)")
_OF = _PATTERNS.compile(r" ?,? ?(?:cũng )?của ")
_FIELD = _PATTERNS.compile(words.FIELDS + r"(?!\w)")
_HALT_WORD = _PATTERNS.compile(rf" {words.HALT}(?!\w)")
_OF_UNIT = _PATTERNS.compile(" của ")
_AND_UNIT = _PATTERNS.compile(r" ?- ?|, | và |; ?")


def issuer_end(text: Folded, at: int, *, joint: bool) -> int | None:
    """Return where the body that begins at a place ends, or None where no body begins.

    Args:
        text: the text.
        at: after `của `.
        joint: the document may have several issuers, joined by commas or `và`.
    """
    end = _unit_end(text, at)
    if end is None:
        return None
    for _ in range(6):
        link = _AND_UNIT.match(text.plain, end, end + 5)
        if link is None or not (joint or "-" in link[0]):
            break
        another = _unit_end(text, link.end())
        if another is None and joint:
            named = _FIELD.match(text.plain, link.end(), link.end() + 80)
            another = named.end() if named else None
        if another is None:
            break
        end = another
    return end


def _unit_end(text: Folded, at: int) -> int | None:
    reach = at + ISSUER_REACH
    unit = _UNIT.match(text.plain, at, reach)
    if unit is None:
        if not _HEAD.match(text.plain, at, reach):
            return None
        return _unlisted_end(text, at, reach)
    end = unit.end()
    for _ in range(4):
        more = _MORE.match(text.plain, end, end + 60)
        if more is None:
            break
        end = more.end()
    end = _place_end(text, end)
    of = _OF_UNIT.match(text.plain, end, end + 5)
    if of and _UNIT.match(text.plain, of.end(), reach) and "đoàn giám sát" in unit[0]:
        return _unit_end(text, of.end())
    return end


def _unlisted_end(text: Folded, at: int, reach: int) -> int | None:
    """Return where a body ends that no list knows: at a word that cannot be part of a name."""
    halt = _HALT.search(text.plain, at + 1, reach)
    end = halt.start() if halt else len(text.plain)
    blank = text.cased.find(BLANK, at, reach)
    if blank >= 0:
        end = min(end, blank)
    if end > reach:
        return None
    of = _OF.match(text.plain, end, end + 8)
    if of and _UNIT.match(text.plain, of.end(), reach):
        return _unit_end(text, of.end())
    return end


def _place_end(text: Folded, at: int) -> int:
    """Return where `tỉnh Trà Vinh` ends that may follow a local body."""
    end = at
    for _ in range(3):
        level = _LEVEL.match(text.plain, end, end + 20)
        if level:
            end = level.end()
        for _ in range(4):
            place = _PLACE.match(text.cased, end, end + 24)
            if place is None or TYPE_WORD.match(text.plain, end + 1, end + 30):
                break
            if _HALT_WORD.match(text.plain, end, end + 30):
                break
            end = place.end()
        if level is None:
            break
    while (more := _MORE.match(text.plain, end, end + 60)) is not None:
        end = more.end()
    return end


# -- laws by name ------------------------------------------------------------------------------

_NAME = _PATTERNS.compile(words.LAW_NAMES + r"(?!\w)")
_AMENDING = _PATTERNS.compile(r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ)(?!\w)")
_STRONG = _PATTERNS.compile(
    r" ?,? (?=ngày \d|số:? ?\d|số ngày|năm (?:19|20)\d\d|của (?:quốc hội|ủy ban thường vụ"
    r"|ubtvqh)|\(?số \d)"
)
_HARD = _PATTERNS.compile(
    rf"[;.:|\"“”)]| \(|(?:,| và|, và) (?={words.one_of(words.TYPES)} (?!của)|các văn bản"
    rf"|các quy định)"
)
_SOFT = _PATTERNS.compile(
    r",| (?=(?:và|thì|này|quy định|qui định|được|đã|để|trong|theo|trên|tại|có|là|khi|nhằm|cho"
    r"|đến|của|hiện hành|nêu|"
    r"với|do|phải|hoặc|nhưng|vào|từ|sau|trước|bằng|không|mà|năm|về|đối với|giao|do)(?!\w))"
)
_SOFT_AMENDING = _PATTERNS.compile(r",(?! bổ sung)| (?=và các|được|đã|thì|để|trong)")
_NUMBER_OF_LAW = _PATTERNS.compile(r" ?,? ?\(?số ?:? ?")
_SENTENCE = _PATTERNS.compile(r"(?<!\w)(?:này|thì|phải|đã|được|căn cứ|nêu|chịu)(?!\w)")
_NO_LAW_BEFORE = _PATTERNS.compile(
    r"(?<!\w)(?:pháp|kỷ|quy|dự án|dự thảo|xây dựng|đề nghị xây dựng|trình|thi hành kỷ"
    r"|đại học|khoa|ngành|hội|đoàn|văn phòng|công ty) $"
)
_NO_NAME = _PATTERNS.compile(
    r"(?:này|đó|trên|và|hoặc|được|quy định|có|của|nêu|hiện hành|thì|số|mới|là|cũng|không|các|tại"
    r"|về)(?!\w)"
)
_CONSTITUTION = _PATTERNS.compile(
    r" nước (?:cộng hòa xã hội chủ nghĩa|chxhcn|việt nam dân chủ cộng hòa)(?: việt nam)?"
)


def _law(text: Folded, match: re.Match[str]) -> Draft | None:
    """Read a law by name that begins with a type word."""
    start, after = match.span()
    draft = Draft(start, after, type=_TYPE_OF[match[0]], cited_type=match.span(), core=start)
    if _NO_LAW_BEFORE.search(text.plain, max(0, start - 20), start):
        return None
    if draft.type == "Hiến pháp":
        name = _CONSTITUTION.match(text.plain, after, after + 70)
        end = name.end() if name else after
    else:
        if text.plain[after : after + 1] != " " or NUMBER.match(text.cased, after + 1, after + 41):
            return None
        found = _name_end(text, after + 1, capital=text.cased[start].isupper())
        if found is None:
            return None
        end = found
    if end > after:
        draft.title = (after + 1, end)
    draft.end = end
    return draft


def _name_end(text: Folded, at: int, *, capital: bool) -> int | None:
    plain = text.plain
    known = _NAME.match(plain, at, at + 120)
    amending = _AMENDING.match(plain, at, at + 12)
    if not known and not amending and (not capital or _NO_NAME.match(plain, at, at + 12)):
        return None
    hard = _hard_stop(text, at, amending=bool(amending))
    strong = _STRONG.search(plain, at, min(hard + 12, at + NAME_REACH))
    end = strong.start() if strong and strong.start() <= hard else None
    if amending:
        return end if end is not None else _amended_end(text, at, hard)
    if known:
        rest = plain[known.end() : end] if end is not None else ""
        if end is None or end <= known.end() or _SOFT.search(rest) or len(rest) > 60:
            return known.end()
        return end
    if end is not None and end - at <= 160 and not _sentence(plain[at:end]):
        return end
    soft = _SOFT.search(plain, at, hard)
    end = soft.start() if soft else hard
    line = text.cased.find(LINE, at, end)
    if line >= 0 and (line + 1 < len(plain) and text.cased[line + 1 : line + 2].isupper()):
        end = line
    named = text.cased[at].isupper() and end - at >= 2 and end - at <= 90
    return end if named else None


def _sentence(words_: str) -> bool:
    """Tell whether words between a type and a date are more than a name."""
    return _SENTENCE.search(words_) is not None or len(words_.split()) > 22


def _hard_stop(text: Folded, at: int, *, amending: bool) -> int:
    """Return where the name of a law ends at the latest."""
    limit = min(at + NAME_REACH, len(text.plain))
    for stop in _HARD.finditer(text.plain, at, limit):
        if amending and stop[0][0] in ", ":
            continue
        limit = stop.start()
        break
    blank = text.cased.find(BLANK, at, limit)
    return blank if blank >= 0 else limit


def _amended_end(text: Folded, at: int, hard: int) -> int | None:
    """Return the end of `sửa đổi, bổ sung ... của Luật X và Luật Y`, without date or number."""
    end = None
    cursor = at
    for _ in range(8):
        match = TYPE_WORD.search(text.plain, cursor, hard)
        if match is None or _TYPE_OF[match[0]] not in words.LAWS:
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


# -- heads -------------------------------------------------------------------------------------


class Reader:
    """Reads all citations of one text; `drafts` are in the order of the text."""

    def __init__(self, text: Folded) -> None:
        self.text = text
        self.tokens = numbers(text)
        self._starts = [token.start for token in self.tokens]
        self.types = list(TYPE_WORD.finditer(text.plain))
        self._type_ends = [match.end() for match in self.types]
        self.drafts: list[Draft] = []
        self.unread: list[tuple[int, int, str]] = []

    def read(self) -> list[Draft]:
        """Return the cores: types, names, numbers, dates and issuers."""
        laws = self._laws()
        taken = {id(draft.number) for draft in laws}
        begins = [draft.start for draft in laws]
        floor = 0
        for token in self.tokens:
            if id(token) in taken:
                floor = max(floor, token.end)
                continue
            before = bisect_right(begins, token.start) - 1
            if before >= 0 and laws[before].end > token.start:
                continue
            low = max(floor, laws[before].end if before >= 0 else 0)
            draft = self._numbered(token, low)
            if draft is not None:
                self.drafts.append(draft)
                floor = draft.end
        self.drafts = sorted([*laws, *self.drafts], key=lambda draft: draft.start)
        self._short_numbers()
        self._pinpoints()
        return self.drafts

    def _laws(self) -> list[Draft]:
        found: list[Draft] = []
        floor = 0
        for match in self.types:
            if match.start() < floor or _TYPE_OF[match[0]] not in words.LAWS:
                continue
            draft = _law(self.text, match)
            if draft is None:
                continue
            self._number_of_law(draft)
            self._tail(draft)
            if draft.type == "Hiến pháp" and draft.end == match.end():
                continue
            found.append(draft)
            floor = draft.end
        return found

    def _number_of_law(self, draft: Draft) -> None:
        so = _NUMBER_OF_LAW.match(self.text.plain, draft.end, draft.end + 10)
        if so is None:
            return
        token = self._token_at(so.end())
        if token is not None:
            draft.number = token
            draft.end = token.end
        elif when(self.text, so.end() - 1):
            draft.end = so.end() - 1
            draft.flags.append("incomplete")

    def _token_at(self, at: int) -> Token | None:
        index = bisect_left(self._starts, at)
        if index < len(self.tokens) and self.tokens[index].start == at:
            return self.tokens[index]
        return None

    def _numbered(self, token: Token, floor: int) -> Draft | None:
        """Read the citation whose number stands at a place."""
        if token.kind == "standard":
            return Draft(token.start, token.end, number=token, core=token.start)
        draft = self._head(token, floor)
        if draft is not None:
            self._tail(draft)
        return draft

    def _head(self, token: Token, floor: int) -> Draft | None:
        plain, cased = self.text.plain, self.text.cased
        low = max(floor, token.start - HEAD_REACH)
        draft = Draft(token.start, token.end, number=token, core=token.start)
        index = bisect_right(self._type_ends, token.start) - 1
        if index >= 0 and self.types[index].start() >= low:
            match = self.types[index]
            gap = plain[match.end() : token.start]
            if _DIRECT.match(gap) or self._gap(match.end(), token.start, draft):
                draft.type = _TYPE_OF[match[0]]
                draft.cited_type = match.span()
                draft.start = draft.core = match.start()
                self._plural(draft, match)
                return draft
        if short := _ABBREVIATED.search(cased, max(low, token.start - 16), token.start):
            draft.type = words.ABBREVIATED[short[1]]
            draft.cited_type = short.span(1)
            draft.start = draft.core = short.start()
            return draft
        so = _SO.search(plain, max(low, token.start - 8), token.start)
        if _FORM.search(plain, max(low, token.start - 20), token.start):
            return None
        if so:
            draft.start = draft.core = so.start()
            # `Số: 12/QĐ-UBND` of the letterhead is the document itself.
            return None if cased[so.start()] == "S" else draft
        loose = token.kind != "blank" and _LOOSE_TYPE.search(cased, token.start, token.end)
        return draft if loose else None

    def _plural(self, draft: Draft, match: re.Match[str]) -> None:
        """`các văn bản số A, số B`: the type stands before the whole list, outside its members."""
        if draft.number is None or not _PLURAL.search(
            self.text.plain, max(0, match.start() - 12), match.start()
        ):
            return
        begin = draft.number.start
        so = _SO.search(self.text.plain, max(match.end(), begin - 8), begin)
        draft.flags.append("list_head")
        if so:
            draft.start = draft.core = so.start()

    def _gap(self, start: int, end: int, draft: Draft) -> bool:
        """Tell whether a type and its number are parted only by a body or a short description."""
        gap = self.text.plain[start:end]
        if not _SO.search(gap) or _NOT_A_GAP.search(gap):
            return False
        if BLANK in self.text.cased[start:end]:
            return False
        if of := re.match(" của ", gap):
            begin = start + of.end()
            so = _SO.search(gap)
            draft.issuer = (begin, start + so.start() - 1) if so else None
            return True
        return len(gap) <= 60 and "," not in gap

    def _tail(self, draft: Draft) -> None:
        """Read date and issuer after the number or the name."""
        self._date(draft)
        if draft.date is None and draft.number and not draft.law:
            self._announced(draft)
        of = _OF.match(self.text.plain, draft.end, draft.end + 8)
        if of and not draft.issuer:
            joint = self._joint(draft)
            end = issuer_end(self.text, of.end(), joint=joint)
            if end is not None and end > of.end():
                draft.issuer = (of.end(), end)
                draft.end = end
                if draft.date is None:
                    self._date(draft)

    def _announced(self, draft: Draft) -> None:
        """`Ngày 12/6/2015, Bộ Quốc phòng đã có Công văn số ...`: date and body stand before."""
        low = max(0, draft.core - 130)
        match = _ANNOUNCED.search(self.text.plain, low, draft.core)
        found = when(self.text, match.start(), year_only=False) if match else None
        if match and found and found.iso:
            draft.date, draft.year = found.iso, found.year
            draft.context = match.span(1)

    def _date(self, draft: Draft) -> None:
        found = when(self.text, draft.end)
        if found is None and draft.law and (year := bare_year(self.text, draft.end)):
            draft.year, draft.end = int(year[1]), year.end()
        if found is None or BLANK in self.text.cased[draft.end : found.start]:
            return
        draft.date, draft.year, draft.end = found.iso, found.year, found.end
        if found.fault:
            draft.flags.append(found.fault)

    def _joint(self, draft: Draft) -> bool:
        printed = self.text.cased[draft.number.start : draft.number.end] if draft.number else ""
        return bool(re.search(r"TTL[TBN]|NQLT|LT\b|LB\b|TTLN", printed.upper())) or bool(
            draft.type and "liên" in draft.type
        )

    def _short_numbers(self) -> None:
        """Numbers without a symbol: read with a date or a year, else reported as not readable."""
        covered = [draft.start for draft in self.drafts]
        more: list[Draft] = []
        for match in self.types:
            if _TYPE_OF[match[0]] in ("Luật", "Hiến pháp", "Bộ luật", "Dự án", "Hợp đồng"):
                continue
            number = short_number(self.text, match.end() + 1)
            if number is None:
                continue
            place = bisect_right(covered, match.start()) - 1
            if place >= 0 and self.drafts[place].end > match.start():
                continue
            token = Token(number.start(1), number.end(1), "short")
            draft = Draft(
                match.start(),
                token.end,
                _TYPE_OF[match[0]],
                match.span(),
                token,
                core=match.start(),
            )
            self._tail(draft)
            if draft.date or "/" in number[1]:
                more.append(draft)
            else:
                self.unread.append((match.start(), token.end, "number without symbol"))
        if more:
            self.drafts = sorted([*self.drafts, *more], key=lambda draft: draft.start)

    def _pinpoints(self) -> None:
        ends: dict[int, tuple[int, int]] = {}
        for start, end in pinpoints(self.text):
            ends[end] = (start, end)
        for draft in self.drafts:
            plain = self.text.plain
            for link in (" của ", " tại ", ", ", " "):
                at = draft.core - len(link)
                if at in ends and plain.startswith(link, at):
                    draft.pinpoint = ends[at]
                    draft.start = ends[at][0]
                    break


_PATTERNS.close()
