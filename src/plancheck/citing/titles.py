"""Titles of citations: where one begins and ends, and which citations stand inside it."""

import re
from bisect import bisect_left, bisect_right

from plancheck.citing import stops, words
from plancheck.citing.bodies import TYPE_WORD
from plancheck.citing.draft import Draft
from plancheck.citing.text import BLANK, LINE, Folded
from plancheck.citing.tokens import past_note
from plancheck.patterns import Book

_RE = Book(__file__)

REACH = 1500
_ALONE = ("basis", "proposal", "table")  # nothing but its title follows in a paragraph

# What may stand before a title: the session of a council, a note in brackets on the body or alias.
_DIGIT = "(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mươi|mười)"
_BEFORE = _RE.compile(
    rf"(?:,? (?:tại )?kỳ họp thứ \w{{1,8}}(?: {_DIGIT})*)?"
    r"(?: \((?:nay là|sau đây|gọi|viết tắt|dưới đây|khóa)[^()]{1,140}\))?"
)
_OPEN = _RE.compile(
    rf" ?,? ?(?:nghị định (?=về))?[\"“]?(?={words.OPENERS}(?!\w))"
    # `báo cáo ... về Bộ Tài chính`: a letter goes there
    rf"(?!về (?:(?:bộ|sở|phòng) {words.FIELDS}|ủy ban nhân dân|ubnd|cục|tổng cục|kho bạc)(?!\w))"
)
_LOOSE = _RE.compile(rf" (?:nghị định (?=về))?[\"“]?(?={words.LOOSE_OPENERS}(?!\w| được))")
_REQUEST = _RE.compile(r" (?=(?:đề nghị|trình|xin) )")
_SUBJECT = _RE.compile(rf" (?=[\"“]?[\w])(?!{words.HALT}(?!\w)|và |của |được |đã |có |là )")
_NAME = _RE.compile(words.LAW_NAMES + r"(?!\w)")
_AMEND = _RE.compile(
    r"[\"“]?(?:về )?(?:việc )?(?:sửa đổi|bổ sung|bổi sung|bãi bỏ|thay thế|hủy bỏ|đính chính)(?!\w)"
)
_YEAR = _RE.compile(r"/((?:19|20)\d\d)/")
_GUIDE = _RE.compile(r"(?:về )?(?:việc )?(?:hướng dẫn|quy định chi tiết|quy định một số)(?!\w)")
_NOTE = _RE.compile(r"(?<=[^\W\d])\.\d{1,2}$")  # the sign of a footnote after the full stop
_NAY_LA = _RE.compile(r" \(nay là [^()]{1,120}\)?[ ,;.]{0,3}$")
_NAMES_ONE = _RE.compile(r" (?:số|của|này|\d)")
# A decree on fines lists its fields: `trong hoạt động xây dựng; khai thác vật liệu; quản lý nhà`.
_FIELDS = _RE.compile(r"(?:về |quy định )?(?:việc )?xử phạt (?:vi phạm )?hành chính (?:trong|về) ")
_CLAUSE_END = _RE.compile(r"[.:|()]|, có hiệu lực")
_SHORT_WORD = _RE.compile(r"(?<!\w)(?:tp|p|q|tx|tt|đ/c|gs|ts|th)$")
_LINK = _RE.compile(
    r" ?[,;]? ?(?:và |cùng |và theo |theo |hoặc )?"
    r"(?:phụ lục [ivx\d]{1,4} (?:của |ban hành kèm theo )?)?$"
)


def _akin(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two documents are of one type and body; a member of a list has no type yet."""
    return one[1] == other[1] and (one[0] == other[0] or not one[0] or not other[0])


class Titles:
    """Finds the titles of citations and what stands inside them."""

    def __init__(self, text: Folded, drafts: list[Draft]) -> None:
        self.text = text
        self.drafts = drafts
        self.starts = [draft.start for draft in drafts]

    def read(self) -> None:
        """Set title and nesting of every draft, in the order of the text."""
        outer: list[int] = []  # where the titles end that are open
        for index, draft in enumerate(self.drafts):
            outer = [end for end in outer if end > draft.start]
            draft.nested = bool(outer)
            if draft.named or (draft.number and draft.number.kind == "standard"):
                continue
            begin = self._begin(draft, outer)
            if begin is None:
                continue
            end = self._end(index, begin, outer)
            if end - begin >= 4:
                draft.title = (begin, end)
                outer.append(end)

    def _begin(self, draft: Draft, outer: list[int]) -> int | None:
        plain = self.text.plain
        at = past_note(self.text, draft.end)
        if (before := _BEFORE.match(plain, at, at + 190)) is not None:
            at = before.end()
        if self.text.cased[at : at + 1] == BLANK and not plain.startswith("về ", at + 1):
            return None
        if match := _OPEN.match(plain, at, at + 60):
            return self._unquoted(match.end())
        if draft.law:
            name = _NAME.match(plain, at + 1, at + 120) if draft.number else None
            return at + 1 if name else None
        full = draft.date or draft.issuer or draft.role in ("basis", "proposal", "implements")
        if full and (match := _LOOSE.match(plain, at, at + 24)):
            return match.end()
        if full and (draft.type or "").startswith("Tờ trình"):
            request = _REQUEST.match(plain, at, at + 24)
        else:
            request = None
        quoted = plain[at : at + 2] in (' "', " “")
        plainly = draft.role == "basis" and not outer and draft.date and draft.issuer
        if request is None and (quoted or plainly):
            request = _SUBJECT.match(plain, at, at + 12)
        return request.end() if request else None

    def _unquoted(self, at: int) -> int:
        return at - 1 if self.text.plain[at - 1] in '"“' else at

    def _end(self, index: int, begin: int, outer: list[int]) -> int:
        plain = self.text.plain
        limit = self._broken(begin, min(begin + REACH, len(plain), *outer))
        limit = self._next(index, begin, limit)
        depth = quoted = 0
        draft = self.drafts[index]
        for stop in stops.STOP.finditer(plain, begin, limit):
            if self._inside(stop.start(), index):
                continue
            if stop["open"]:
                if stops.ASIDE.match(plain, stop.start(), stop.start() + 20):
                    return self._trim(begin, stop.start())
                depth += 1
            elif stop["close"]:
                if not depth:
                    return self._trim(begin, stop.start())
                depth -= 1
            elif stop["quote"]:
                quoted += 1 if stop[0] == "“" else -1
                if quoted < 0:
                    return self._trim(begin, stop.start())
            elif (not depth or stop["cell"]) and self._closes(draft, begin, stop, limit):
                return self._trim(begin, stop.start())
        return self._trim(begin, limit)

    def _closes(self, draft: Draft, begin: int, stop: re.Match[str], limit: int) -> bool:
        """Tell whether a sign or a turn of phrase ends the title it stands in."""
        if stop["semi"]:
            return not self._goes_on(draft, begin, stop.start(), limit)
        if stop["dot"]:
            return not self._abbreviation(stop.start())
        if stop["until"]:
            return " từ " not in self.text.plain[begin : stop.start()]
        return not stop["body"] or self.text.cased[stop.start() + 2].isupper()

    def _broken(self, begin: int, limit: int) -> int:
        """Return where a paragraph, an item or a new basis begins."""
        for match in stops.BREAK.finditer(self.text.cased, begin, limit):
            before = self.text.plain[match.start() - 1]
            if match["line"] and (before in ",-" or self._capitals(begin, match.start())):
                continue
            return match.start()
        return limit

    def _capitals(self, begin: int, at: int) -> bool:
        """Tell whether a heading in capitals goes on in the next line."""
        cased = self.text.cased
        return cased[begin:at].isupper() and cased[at + 1 : at + 9].isupper()

    def _next(self, index: int, begin: int, limit: int) -> int:
        """Return where a citation follows that is no object of the title."""
        first = place = bisect_left(self.starts, begin)
        while place < len(self.drafts) and self.drafts[place].start < limit:
            draft = self.drafts[place]
            gap = self.text.plain[max(begin, draft.start - 44) : draft.start]
            link = _LINK.search(gap)
            before = gap[: link.start()] if link else gap
            if draft.number and not draft.law and self._opens_line(draft.start):
                return draft.start
            listed = bool(link and re.search(r"[,;]|và", gap[link.start() :]))
            if listed and not (";" not in gap and self._object(index, first, place, begin)):
                return draft.start - len(gap) + len(before)
            place += 1
        return limit

    def _opens_line(self, at: int) -> bool:
        """Tell whether a document is named at the head of a line after words that are complete."""
        cased = self.text.cased
        if cased[at - 1] not in (LINE, BLANK) or not cased[at].isupper():
            return False
        heading = cased[at : at + 6].isupper()
        return not heading and not stops.LEADS_ON.search(self.text.plain, max(0, at - 16), at)

    def _object(self, index: int, first: int, place: int, begin: int) -> bool:
        """Tell whether a title is about a further document: `sửa đổi A và B`, `hướng dẫn A và B`.

        It is of the family of the first and not newer than the document itself. A document guides
        others of a higher rank, so that a decree after a circular is its object, and after a decree
        the next basis.
        """
        outer, one, other = self.drafts[index], self.drafts[first], self.drafts[place]
        if place == first or (other.pinpoint and outer.pinpoint) or self._newer(other, outer):
            return False
        if _AMEND.match(self.text.plain, begin, begin + 24):
            numbered = one.number is not None and other.number is not None
            return not numbered or any(
                _akin(self._family(other), self._family(each)) for each in (one, outer)
            )
        if not _GUIDE.match(self.text.plain, begin, begin + 40):
            return False
        if one.law or other.law:
            return one.law and other.law and other.number is None and other.year is None
        akin = _akin(self._family(one), self._family(other))
        return akin and not _akin(self._family(other), self._family(outer))

    def _newer(self, one: Draft, other: Draft) -> bool:
        """Tell whether one document is of a later day or year than another, as far as is known."""
        if one.date and other.date:
            return one.date > other.date
        year, year_of_other = self._year(one), self._year(other)
        return year is not None and year_of_other is not None and year > year_of_other

    def _year(self, draft: Draft) -> int | None:
        number = draft.number
        found = _YEAR.search(self.text.cased, number.start, number.end) if number else None
        return int(found[1]) if found else draft.year

    def _family(self, draft: Draft) -> tuple[str, str]:
        number = draft.number
        symbol = self.text.cased[number.start : number.end] if number else ""
        return draft.type or "", re.sub(r"[\s\d]+", "", symbol).rpartition("/")[2]

    def _inside(self, at: int, index: int) -> bool:
        place = bisect_right(self.starts, at) - 1
        return place > index and self.drafts[place].end > at

    def _goes_on(self, draft: Draft, begin: int, at: int, limit: int) -> bool:
        """Tell whether a title goes on after a semicolon: `về đổi mới; khuyến khích ...;`."""
        plain = self.text.plain
        after = plain[at + 2 : at + 40]
        kind = TYPE_WORD.match(plain, at + 2, at + 30)
        names = kind and _NAMES_ONE.match(plain, kind.end(), kind.end() + 8)
        fresh = not self.text.cased[at + 2 : at + 3].islower() or stops.NEW_ITEM.match(after)
        if names or fresh:
            return False
        if draft.role in _ALONE:
            return True
        if stops.NEW_CLAUSE.match(after):
            return False
        if _FIELDS.match(plain, begin, begin + 60):
            return True
        ahead = _CLAUSE_END.search(plain, at, min(limit + 20, len(plain)))
        if ahead is not None and ahead[0][0] == ",":
            return True  # `..., có hiệu lực kể từ ngày ...`
        return (ahead is None or ahead.start() >= limit) and plain[limit : limit + 1] == ";"

    def _abbreviation(self, at: int) -> bool:
        return bool(_SHORT_WORD.search(self.text.plain, max(0, at - 4), at)) or (
            self.text.cased[at + 2 : at + 3].islower() and self.text.cased[at + 1 : at + 2] == " "
        )

    def _trim(self, begin: int, end: int) -> int:
        plain = self.text.plain
        if note := _NAY_LA.search(plain, max(begin, end - 140), end):
            end = note.start()
        if note := _NOTE.search(plain, max(begin, end - 4), end):
            end = note.start()
        while end > begin and (plain[end - 1].isspace() or plain[end - 1] in ",;-./"):
            end -= 1
        for tail in (" và", " quy định", " theo hướng", " như sau", " cụ thể"):
            if plain.endswith(tail, begin, end):
                end -= len(tail)
        if plain[begin:end] in ("quy định", "hướng dẫn", "về", "ban hành"):
            return begin  # a verb of the sentence
        return end


_RE.close()
