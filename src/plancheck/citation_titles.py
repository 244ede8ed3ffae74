"""Titles of citations: where one begins and ends, and which citations stand inside it."""

import re
from bisect import bisect_left, bisect_right

from plancheck import citation_words as words
from plancheck.citation_bodies import TYPE_WORD
from plancheck.citation_draft import Draft
from plancheck.citation_text import BLANK, LINE, UPPER, Folded
from plancheck.citation_tokens import past_note

REACH = 1500

# What may stand before a title: the session of a council, a note in brackets on the body or alias.
_BEFORE = re.compile(
    r"(?:,? (?:tại )?kỳ họp thứ \w{1,8}(?: (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mươi|mười))*)?"
    r"(?: \((?:nay là|sau đây|gọi|viết tắt|dưới đây|khóa)[^()]{1,140}\))?"
)
_OPEN = re.compile(
    rf" ?,? ?(?:nghị định (?=về))?[\"“]?(?={words.OPENERS}(?!\w))"
)
_LOOSE = re.compile(rf" (?:nghị định (?=về))?[\"“]?(?={words.LOOSE_OPENERS}(?!\w| được))")
_REQUEST = re.compile(r" (?=(?:đề nghị|trình|xin) )")
_SUBJECT = re.compile(rf" (?=[\"“]?[\w])(?!{words.HALT}(?!\w)|và |của |được |đã |có |là )")
_NAME = re.compile(words.LAW_NAMES + r"(?!\w)")
_AMEND = re.compile(
    r"[\"“]?(?:về )?(?:việc )?(?:sửa đổi|bổ sung|bổi sung|bãi bỏ|thay thế|hủy bỏ|đính chính)(?!\w)"
)
_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_GUIDE = re.compile(
    r"(?:về )?(?:việc )?(?:hướng dẫn|quy định chi tiết|quy định một số)(?!\w)"
)
_VERBS = (
    r"(?:ban hành|xây dựng|yêu cầu|quyết định|hướng dẫn|đề nghị|báo cáo|thông báo|tổ chức"
    r"|triển khai|giao|chỉ đạo"
    r"|đã|có|trả lời|phối hợp|tiếp tục|cụ thể|thống nhất|trình|kính đề nghị|đề xuất|chủ trì"
    r"|thực hiện|lập|nhận|chỉ thị)"
)
_BODY = (
    r"(?:bộ|sở|ủy ban|ubnd|thủ tướng|chính phủ|chủ tịch|hội đồng|hđnd|tổng cục|cục|ban|văn phòng"
    r"|liên|thanh tra|công an"
    r"|kho bạc|bảo hiểm|tòa án|viện|trường)"
)
_STOP = re.compile(
    r"(?P<semi>;)|(?P<dot>\.(?=[ ]|$|/\.))|(?P<colon>:(?!\d))|(?P<cell>\|)|(?P<open>\()|(?P<close>\))"
    r"|(?P<talk>, ?(?:sau khi|dưới sự|trong đó|góp phần|đồng thời|tham mưu|nhằm|theo đó|cụ thể"
    r"|thì|chỉ đạo|đề nghị|yêu cầu"
    r"|để|nội dung như sau|như sau|kể từ|căn cứ|theo đề nghị|xét|gắn với|đã được"
    r"|được sửa đổi, bổ sung (?:bởi|tại|theo|một số|năm)|trừ|ngưng hiệu lực|số hiệu|tính đủ|tính từ"
    r"|các quy định của|bao gồm|trên cơ sở|tổng cục|công dân|người dân"
    r"|theo hướng|nay|vì vậy|do vậy|quyết nghị|quyết định:)(?!\w))"
    rf"|(?P<body>, {_BODY} [^,;.:|()]{{0,70}}?(?<=[ ]){_VERBS}(?!\w))"
    r"|(?P<until> đến (?:hết )?ngày (?=\d))"
    r"|(?P<note>(?<!,) (?:đã |và |vừa )?(?:được|bị) (?:phê duyệt|ban hành|quy định|thực hiện"
    r"|điều chỉnh)(?!\w)"
    r"|(?<!,) (?:đã |và |vừa )?(?:được|bị) (?:sửa đổi|thay thế|bổ sung|bãi bỏ)"
    r"(?:,? (?:sửa đổi|bổ sung|thay thế|bãi bỏ|một số (?:điều|nội dung|khoản)))*"
    r"(?= (?:bởi|tại|theo|năm|bằng|như|từ|kể|và các|cụ thể)|[.;:)]|, (?!bổ sung|bãi bỏ|thay thế|sửa đổi)|$)"
    r"| có căn cứ ban hành|,? (?:bao gồm|gồm)(?= ?:)| và có trách nhiệm"
    r"| kèm theo (?!quyết định|nghị|thông tư|công văn|văn bản)"
    r"| đến hết năm| khi có | và các (?:văn bản|mục tiêu|quy định|thông tư|nghị định|quyết định|nghị quyết|luật)| và hướng dẫn của"
    r"| thì | nêu trên| kể từ ngày| trong đó | và ý kiến |(?<=[\"”]) nhưng "
    r"| có hiệu lực| hết hiệu lực| gửi (?=ủy ban|ubnd|cục|sở|bộ|chi cục|tổng cục|các)"
    r"| và (?:quyết định|nghị quyết|kế hoạch|chỉ thị|văn bản) của (?:ủy ban|ubnd|thủ tướng"
    r"|chính phủ|hội đồng)| chịu trách nhiệm| và văn bản)"
)
_ASIDE = re.compile(
    r"\( ?(?:sau đây|sau|gọi|đã|được|kèm|ban hành|để|dưới đây|có|do|trước|theo|sđ|viết tắt"
    r"|gửi|đính kèm|áp dụng)(?!\w)"
)
_NAY_LA = re.compile(r" \(nay là [^()]{1,120}\)?[ ,;.]{0,3}$")
_START = rf"[{UPPER}“\"|]"
_BREAK = re.compile(
    rf"(?P<blank>{BLANK}(?=[^a-zà-ỹđ]))"
    rf"|(?P<line>{LINE}(?=[-+*•o] ?(?!Thương binh){_START}"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)/] ?{_START}"
    rf"|[a-zđ][)./] ?{_START}"
    rf"|[IVX]{{1,5}}[.)] |Căn cứ|Theo đề nghị|Xét |Trên cơ sở|Thực hiện|QUYẾT|Quyết định ?:"
    rf"|Điều \d|Chương [IVX\d]|Nơi nhận|CHÍNH PHỦ|\||-{{3}}|_{{3}}|\d{{1,2}}/\d{{1,2}}/\d{{4}} ?[{LINE}{BLANK}]"
    rf"|{_START}[{UPPER} ]{{7}}))"
    r"|(?P<base>(?<=[^;.,] )(?:Căn cứ|Xét đề nghị|Theo đề nghị|Xét) (?=[A-ZĐ]|đề|của))"
)
_NEW_CLAUSE = re.compile(
    r"(?:và|các|những|theo|đồng thời|chủ động|tiếp tục|tăng cường|hướng dẫn|báo cáo|chỉ đạo"
    r"|xây dựng)(?!\w)"
)
_NAMES_ONE = re.compile(r" (?:số|của|này|\d)")
_NEW_ITEM = re.compile(
    r"(?:và )?(?:các |những )?(?:văn bản|quy định|ý kiến|nội dung góp ý|kết quả|biên bản|đề nghị|căn cứ"
    r"|theo đề nghị|xét)(?!\w)"
)
# A decree on fines lists its fields: `trong hoạt động xây dựng; khai thác vật liệu; quản lý nhà`.
_FIELDS = re.compile(r"(?:về |quy định )?(?:việc )?xử phạt (?:vi phạm )?hành chính (?:trong|về) ")
_CLAUSE_END = re.compile(r"[.:|()]|, có hiệu lực")
_SHORT_WORD = re.compile(r"(?<!\w)(?:tp|p|q|tx|tt|đ/c|gs|ts|th)$")
_LINK = re.compile(
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
        quoted = plain[at : at + 2] in (' "', " “")
        if draft.type and draft.type.startswith("Tờ trình") and full:
            if match := _REQUEST.match(plain, at, at + 24):
                return match.end()
        plainly = draft.role == "basis" and not outer and draft.date and draft.issuer
        if (quoted or plainly) and (match := _SUBJECT.match(plain, at, at + 12)):
            return match.end()
        return None

    def _unquoted(self, at: int) -> int:
        return at - 1 if self.text.plain[at - 1] in '"“' else at

    def _end(self, index: int, begin: int, outer: list[int]) -> int:
        plain = self.text.plain
        limit = self._broken(begin, min(begin + REACH, len(plain), *outer))
        limit = self._next(index, begin, limit)
        depth = 0
        draft = self.drafts[index]
        for stop in _STOP.finditer(plain, begin, limit):
            if self._inside(stop.start(), index):
                continue
            if stop["open"]:
                if _ASIDE.match(plain, stop.start(), stop.start() + 20):
                    return self._trim(begin, stop.start())
                depth += 1
            elif stop["close"]:
                if not depth:
                    return self._trim(begin, stop.start())
                depth -= 1
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
        for match in _BREAK.finditer(self.text.cased, begin, limit):
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
            listed = bool(link and re.search(r"[,;]|và", gap[link.start() :]))
            if listed and not (";" not in gap and self._object(index, first, place, begin)):
                return draft.start - len(gap) + len(before)
            place += 1
        return limit

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
            return not numbered or any(_akin(self._family(other), self._family(each)) for each in (one, outer))
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
        years = [self._year(draft) for draft in (one, other)]
        return None not in years and years[0] > years[1]

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
        if not after or not self.text.cased[at + 2].islower() or _NEW_ITEM.match(after):
            return False
        kind = TYPE_WORD.match(plain, at + 2, at + 30)
        if kind and _NAMES_ONE.match(plain, kind.end(), kind.end() + 8):
            return False
        if draft.role in ("basis", "proposal", "table"):  # one basis a paragraph: nothing else follows
            return True
        if _NEW_CLAUSE.match(after):
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
        while end > begin and (plain[end - 1].isspace() or plain[end - 1] in ",;-./"):
            end -= 1
        for tail in (" và", " quy định", " theo hướng", " như sau", " cụ thể"):
            if plain.endswith(tail, begin, end):
                end -= len(tail)
        if plain[begin:end] in ("quy định", "hướng dẫn", "về", "ban hành"):
            return begin  # a verb of the sentence
        return end
