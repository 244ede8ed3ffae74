"""How the parts of a citation stand together.

    [pinpoint (của)] TYPE [name of law] [số] NUMBER [DATE] [của ISSUER] [TITLE]

after `vn-documents.md`, section 5. Every step looks at a window of fixed width, so the whole takes
time in proportion to the length of the text.
"""

import re
from bisect import bisect_left, bisect_right

from plancheck.citing import words
from plancheck.citing.bodies import OF, TYPE_WORD, body_end
from plancheck.citing.draft import TYPE_OF, Draft
from plancheck.citing.laws import law
from plancheck.citing.text import BLANK, LINE, UPPER, Folded
from plancheck.citing.tokens import (
    Token,
    bare_year,
    numbers,
    past_note,
    pinpoints,
    short_number,
    when,
)
from plancheck.patterns import Book

_RE = Book(__file__)

HEAD_REACH = 180
LETTERHEAD = 900  # it stands within these first characters

_ABBREVIATED = _RE.compile(rf"(?<!\w)({'|'.join(words.ABBREVIATED)})(?: số)?:? ?$")
_SO = _RE.compile(r"(?<!\w)số ?[:.]? ?$")
_DIRECT = _RE.compile(r" ?:? ?(?:số ?){0,2}[:.]? ?$")
_PLURAL = _RE.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|0?\d) (?:cặp )?$")
_NOT_A_GAP = _RE.compile(r"[;.|()]|(?<!\w)(?:này|tại|theo|trong|về|và số|có|đã|để|được)(?!\w)|, số")
_FORM = _RE.compile(
    r"(?:mẫu|biểu|biểu mẫu|phụ lục|công báo|tài khỏan|tài khoản|đt|fax|mã|điện thoại|nhà|đường|ngõ"
    r"|hẻm|thửa|thửa đất|tờ bản đồ|hóa đơn|biên lai|giấy phép|giấy chứng nhận)(?: số| /)?:? ?$"
)
_LINE_OPENS = _RE.compile(rf"(?:^|[{LINE}{BLANK}|]) ?$")
_OWN_TYPE = _RE.compile(
    "|".join(name.upper() for name in sorted(words.TYPES, key=len, reverse=True))
)
# The title of the document: `NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 51/2001/NĐ-CP NGÀY 31 THÁNG 8 NĂM 2001`.
_OWN_HEADING = _RE.compile(
    rf"(?:^|[{LINE}{BLANK}|] ?)(?P<type>{_OWN_TYPE.pattern})[ {LINE}{BLANK}]"
    rf"CỦA [{UPPER} ,{LINE}-]{{3,140}}[ {LINE}]$"
)
_ANNOUNCED = _RE.compile(
    r"(?<!\w)ngày (?:\d[\d /.-]{4,10}"
    r"|\d\d? tháng \d\d? năm \d{4}),? ((?:[^,;.\d]|(?<=khóa )\d\d?){2,70}?) (?:đã )?"
    r"(?:có|ban hành|gửi) $"
)
_NUMBER_OF_LAW = _RE.compile(r" ?,? ?\(?(?:số ?:? ?)?")
_LOOSE_TYPE = _RE.compile(
    r"[/-](?:QĐ|NĐ|NQ|TTLT|TT|CT|KL|TB|KH|TTr|QD|ND|HD|BC|VBHN|CTr|PL|QH\d\d|UBTVQH\d\d)[-/\d]"
    r"|QH1\d$|UBTVQH1\d$"
)
_JOINT = _RE.compile(r"TTL[TBN]|NQLT|LT\b|LB\b|TTLN|TTRL[NS]")


# -- heads -------------------------------------------------------------------------------------


class Reader:
    """Reads all citations of one text; `drafts` are in the order of the text."""

    def __init__(self, text: Folded) -> None:
        self.text = text
        self.tokens = numbers(text)
        self._starts = [token.start for token in self.tokens]
        self.types = list(TYPE_WORD.finditer(text.plain))
        self._type_ends = [match.end() for match in self.types]
        # A number that opens a line is that of the document, unless the line is all there is.
        alone = text.cased.strip(f" {LINE}{BLANK}")
        self._lines = LINE in alone or BLANK in alone
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
            kind = TYPE_OF[match[0]]
            if match.start() < floor or kind not in words.LAWS | words.TREATIES:
                continue
            draft = law(self.text, match)
            if draft is None:
                continue
            self._number_of_law(draft)
            self._tail(draft)
            unnamed = draft.end == match.end()
            if (kind == "Hiến pháp" and unnamed) or (kind in words.TREATIES and not draft.year):
                continue
            found.append(draft)
            floor = draft.end
        return found

    def _number_of_law(self, draft: Draft) -> None:
        so = _NUMBER_OF_LAW.match(self.text.plain, draft.end, draft.end + 12)
        token = self._token_at(so.end()) if so else None
        if token is not None:
            draft.number = token
            draft.end = token.end
        elif so and "số" in so[0] and when(self.text, so.end() - 1):
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
                return self._typed(draft, match)
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
            return None if self._own(so.start()) else draft
        opens = _LINE_OPENS.search(cased, max(0, token.start - 3), token.start)
        if token.kind == "blank" or (opens and self._lines):
            return None
        return draft if _LOOSE_TYPE.search(cased, token.start, token.end) else None

    def _own(self, so: int) -> bool:
        """Tell whether a number is that of the document: `Số: 12/QĐ-UBND` in a line of its own."""
        cased = self.text.cased
        if so < LETTERHEAD and (own := _OWN_HEADING.search(cased, max(0, so - 200), so)):
            return not any(m[0].isupper() for m in _OWN_TYPE.finditer(cased, 0, own.start("type")))
        return cased[so] == "S" and _LINE_OPENS.search(cased, max(0, so - 3), so) is not None

    def _typed(self, draft: Draft, match: re.Match[str]) -> Draft | None:
        """Give a draft its type; in `các văn bản số A, số B` that stands outside the members."""
        plain, cased = self.text.plain, self.text.cased
        begin = draft.number.start if draft.number else match.end()
        if LINE in cased[match.end() : begin] and cased[match.start() : match.end()].isupper():
            so = _SO.search(plain, max(match.end(), begin - 8), begin)
            if so and cased[so.start()] == "S":
                return None  # `NGHỊ QUYẾT`, and in the next line `Số: 12/NQ-HĐND`
        if ":" in plain[match.end() : begin] and self._letterhead(match.start(), draft):
            return None
        if begin < LETTERHEAD and cased[match.start() : match.end()].isupper():
            so = _SO.search(plain, max(match.end(), begin - 8), begin)
            if so and self._own(so.start()):
                return None
        draft.type = TYPE_OF[match[0]]
        draft.cited_type = match.span()
        draft.start = draft.core = match.start()
        if _PLURAL.search(plain, max(0, match.start() - 12), match.start()):
            draft.list_head = True
            so = _SO.search(plain, max(match.end(), begin - 8), begin)
            apart = draft.type == "Văn bản" or draft.issuer or ":" in plain[match.end() : begin - 4]
            if so and apart:
                draft.start = draft.core = so.start()
        return draft

    def _letterhead(self, at: int, draft: Draft) -> bool:
        """Tell whether `Luật số: 117/2025/QH15` stands alone in a line of the letterhead."""
        cased = self.text.cased
        if draft.end >= LETTERHEAD or not _LINE_OPENS.search(cased, max(0, at - 3), at):
            return False
        return cased[draft.end : draft.end + 2].lstrip(" ")[:1] in (LINE, BLANK, "|")

    def _gap(self, start: int, end: int, draft: Draft) -> bool:
        """Tell whether a type and its number are parted only by a body or a short description."""
        gap = self.text.plain[start:end]
        if not _SO.search(gap) or _NOT_A_GAP.search(gap):
            return False
        if BLANK in self.text.cased[start:end]:
            return False
        if of := re.match(" của ", gap):
            begin, close = start + of.end(), _SO.search(gap)
            body = self.text.plain[begin : start + close.start()].rstrip(" :") if close else ""
            draft.issuer = (begin, begin + len(body)) if body else None
            return True
        return len(gap) <= 60 and "," not in gap

    def _tail(self, draft: Draft) -> None:
        """Read date and issuer after the number or the name."""
        self._date(draft)
        if draft.date is None and draft.number and not draft.named:
            self._announced(draft)
        of = OF.match(self.text.plain, past_note(self.text, draft.end), draft.end + 9)
        if of and not draft.issuer:
            end = body_end(self.text, of.end(), joint=self._joint(draft))
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
        return "liên" in (draft.type or "") or _JOINT.search(printed.upper()) is not None

    def _short_numbers(self) -> None:
        """Numbers without a symbol: read with a date or a year, else reported as not readable."""
        covered = [draft.start for draft in self.drafts]
        more: list[Draft] = []
        for match in self.types:
            if TYPE_OF[match[0]] in ("Luật", "Hiến pháp", "Bộ luật", "Dự án", "Hợp đồng"):
                continue
            number = short_number(self.text, match.end() + 1)
            if number is None:
                continue
            place = bisect_right(covered, match.start()) - 1
            if place >= 0 and self.drafts[place].end > match.start():
                continue
            token = Token(number.start(1), number.end(1), "short")
            draft = Draft(match.start(), token.end, number=token, core=match.start())
            draft.type, draft.cited_type = TYPE_OF[match[0]], match.span()
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


_RE.close()
