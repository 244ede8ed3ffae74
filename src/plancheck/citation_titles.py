"""What follows from where citations stand: titles, nesting, inheritance, roles."""

import re
from bisect import bisect_left, bisect_right

from plancheck import citation_words as words
from plancheck.citation_grammar import TITLE_REACH, TYPE_WORD, Draft
from plancheck.citation_text import BLANK, LINE, UPPER, Folded
from plancheck.patterns import Book

_PATTERNS = Book(__file__)

# -- titles ------------------------------------------------------------------------------------

_OPEN = _PATTERNS.compile(
    r"(?:, (?:tại )?kỳ họp thứ \w{1,8})?"
    rf" ?,? ?(?:nghị định (?=về))?[\"“]?(?={words.OPENERS}(?!\w))"
)
_LOOSE = _PATTERNS.compile(rf" (?:nghị định (?=về))?[\"“]?(?={words.LOOSE_OPENERS}(?!\w))")
_SUBJECT = _PATTERNS.compile(rf" (?=[\"“]?[\w])(?!{words.HALT}(?!\w)|và |của |được |đã |có |là )")
_AMEND = _PATTERNS.compile(
    r"[\"“]?(?:về )?(?:việc )?(?:sửa đổi|bổ sung|bổi sung|bãi bỏ|thay thế|hủy bỏ|đính chính)(?!\w)"
)
_VERBS = (
    r"(?:ban hành|xây dựng|yêu cầu|quyết định|hướng dẫn|đề nghị|báo cáo|thông báo|tổ chức"
    r"|triển khai|giao|chỉ đạo"
    r"|đã|có|trả lời|phối hợp|tiếp tục|cụ thể|thống nhất|trình|kính đề nghị|đề xuất|chủ trì"
    r"|thực hiện|lập|nhận)"
)
_BODY = (
    r"(?:bộ|sở|ủy ban|ubnd|thủ tướng|chính phủ|chủ tịch|hội đồng|hđnd|tổng cục|cục|ban|văn phòng"
    r"|liên|thanh tra|công an"
    r"|kho bạc|bảo hiểm|tòa án|viện|trường)"
)
_STOP = _PATTERNS.compile(
    r"(?P<semi>;)|(?P<dot>\.(?=[ ]|$|/\.))|(?P<colon>:)|(?P<cell>\|)|(?P<open>\()|(?P<close>\))"
    r"|(?P<talk>, ?(?:sau khi|dưới sự|trong đó|góp phần|đồng thời|tham mưu|nhằm|theo đó|cụ thể"
    r"|thì|chỉ đạo|đề nghị|yêu cầu"
    r"|để|nội dung như sau|như sau|kể từ|căn cứ|theo đề nghị|xét|gắn với|đã được"
    r"|được sửa đổi, bổ sung (?:bởi|tại|theo|một số)|trên cơ sở|tổng cục|công dân|người dân"
    r"|theo hướng|nay|vì vậy|do vậy|quyết nghị|quyết định:)(?!\w))"
    rf"|(?P<body>, {_BODY} [^,;.:|()]{{0,70}}?(?<=[ ]){_VERBS}(?!\w))"
    r"|(?P<note>(?<!,) (?:đã |và |vừa )?(?:được|bị) (?:sửa đổi|thay thế|bổ sung|bãi bỏ|phê duyệt"
    r"|ban hành)(?!\w)"
    r"| đến hết năm| khi có | và các văn bản| và các mục tiêu| và các quy định| và hướng dẫn của"
    r"| thì | nêu trên| kể từ ngày"
    r"| có hiệu lực| hết hiệu lực| gửi (?=ủy ban|ubnd|cục|sở|bộ|chi cục|tổng cục|các)"
    r"| và (?:quyết định|nghị quyết|kế hoạch|chỉ thị|văn bản) của (?:ủy ban|ubnd|thủ tướng"
    r"|chính phủ|hội đồng)| chịu trách nhiệm| và văn bản)"
)
_ASIDE = _PATTERNS.compile(
    r"\( ?(?:sau đây|sau|gọi|đã|được|kèm|ban hành|để|dưới đây|có|do|trước|theo|sđ|viết tắt|nay"
    r"|gửi|đính kèm|áp dụng)(?!\w)"
)
_START = rf"[{UPPER}“\"|]"
_BREAK = _PATTERNS.compile(
    rf"(?P<blank>{BLANK}(?=[^a-zà-ỹđ]))"
    rf"|(?P<line>{LINE}(?=[-+*•o] ?{_START}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)/] ?{_START}"
    rf"|[a-zđ][)./] ?{_START}"
    rf"|[IVX]{{1,5}}[.)] |Căn cứ|Theo đề nghị|Xét |Trên cơ sở|Thực hiện|QUYẾT|Quyết định ?:"
    rf"|Điều \d|Nơi nhận|CHÍNH PHỦ|\||-{{3}}"
    rf"|{_START}[{UPPER} ]{{7}}))"
    r"|(?P<base>(?<=[^;.,] )(?:Căn cứ|Xét đề nghị|Theo đề nghị|Xét) (?=[A-ZĐ]|đề|của))"
)
_NEW_CLAUSE = _PATTERNS.compile(
    r"(?:và|các|những|theo|đồng thời|chủ động|tiếp tục|tăng cường|hướng dẫn|báo cáo|chỉ đạo"
    r"|xây dựng)(?!\w)"
)
_CLAUSE_END = _PATTERNS.compile(r"[.:|()]")
_SHORT_WORD = _PATTERNS.compile(r"(?<!\w)(?:tp|p|q|tx|tt|đ/c|gs|ts|th)$")
_LINK = _PATTERNS.compile(r" ?[,;]? ?(?:và |cùng |và theo |theo |hoặc )?$")


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
            if draft.law or (draft.number and draft.number.kind == "standard"):
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
        at = draft.end
        if self.text.cased[at : at + 1] == BLANK and not plain.startswith("về ", at + 1):
            return None
        if match := _OPEN.match(plain, at, at + 60):
            return self._unquoted(match.end())
        full = draft.date or draft.issuer or draft.role in ("basis", "proposal", "implements")
        if full and (match := _LOOSE.match(plain, at, at + 24)):
            return match.end()
        quoted = plain[at : at + 2] in (' "', " “")
        plainly = draft.role == "basis" and not outer and draft.date and draft.issuer
        if (quoted or plainly) and (match := _SUBJECT.match(plain, at, at + 12)):
            return match.end()
        return None

    def _unquoted(self, at: int) -> int:
        return at - 1 if self.text.plain[at - 1] in '"“' else at

    def _end(self, index: int, begin: int, outer: list[int]) -> int:
        plain = self.text.plain
        limit = self._broken(begin, min(begin + TITLE_REACH, len(plain), *outer))
        absorbs = _AMEND.match(plain, begin, begin + 24) is not None
        limit = self._next(index, begin, limit, absorbs=absorbs)
        depth = 0
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
            elif (not depth or stop["cell"]) and self._closes(stop, limit):
                return self._trim(begin, stop.start())
        return self._trim(begin, limit)

    def _closes(self, stop: re.Match[str], limit: int) -> bool:
        """Tell whether a sign or a turn of phrase ends the title it stands in."""
        if stop["semi"]:
            return not self._goes_on(stop.start(), limit)
        if stop["dot"]:
            return not self._abbreviation(stop.start())
        return not stop["body"] or self.text.cased[stop.start() + 2].isupper()

    def _broken(self, begin: int, limit: int) -> int:
        """Return where a paragraph, an item or a new basis begins."""
        for match in _BREAK.finditer(self.text.cased, begin, limit):
            before = self.text.plain[match.start() - 1]
            if match["line"] and before in ",-":
                continue
            return match.start()
        return limit

    def _next(self, index: int, begin: int, limit: int, *, absorbs: bool) -> int:
        """Return where a citation follows that is no object of the title."""
        place = bisect_left(self.starts, begin)
        while place < len(self.drafts) and self.drafts[place].start < limit:
            draft = self.drafts[place]
            gap = self.text.plain[max(begin, draft.start - 16) : draft.start]
            link = _LINK.search(gap)
            before = gap[: link.start()] if link else gap
            listed = bool(link and re.search(r"[,;]|và", gap[link.start() :]))
            pointed = draft.pinpoint and self.drafts[index].pinpoint
            another_object = absorbs and ";" not in gap and place > index + 1 and not pointed
            if listed and not another_object:
                return draft.start - len(gap) + len(before)
            place += 1
        return limit

    def _inside(self, at: int, index: int) -> bool:
        place = bisect_right(self.starts, at) - 1
        return place > index and self.drafts[place].end > at

    def _goes_on(self, at: int, limit: int) -> bool:
        """A semicolon inside a title of a list of citations: another citation closes the list."""
        plain = self.text.plain
        after = plain[at + 2 : at + 40]
        if not after or not self.text.cased[at + 2].islower() or _NEW_CLAUSE.match(after):
            return False
        if TYPE_WORD.match(plain, at + 2, at + 30):
            return False
        ahead = _CLAUSE_END.search(plain, at, limit)
        return ahead is None and limit < len(plain) and plain[limit] == ";"

    def _abbreviation(self, at: int) -> bool:
        return bool(_SHORT_WORD.search(self.text.plain, max(0, at - 4), at)) or (
            self.text.cased[at + 2 : at + 3].islower() and self.text.cased[at + 1 : at + 2] == " "
        )

    def _trim(self, begin: int, end: int) -> int:
        plain = self.text.plain
        while end > begin and (plain[end - 1].isspace() or plain[end - 1] in ",;-./"):
            end -= 1
        for tail in (" và", " quy định", " theo hướng", " như sau", " cụ thể"):
            if plain.endswith(tail, begin, end):
                end -= len(tail)
        if plain[begin:end] in ("quy định", "hướng dẫn", "về", "ban hành"):
            return begin  # a verb of the sentence
        return end


# -- roles -------------------------------------------------------------------------------------

_LEAD = _PATTERNS.compile(
    r"(?:(?<=[\n\v|.;:] )|(?<=[\n\v|])|^|(?<=[^.;:] ))(?:[-+*] ?|\d{1,2}[.)] ?|[a-zđ]\) )?"
    r"(?P<lead>Căn cứ|CĂN CỨ|Theo đề nghị|Xét|Trên cơ sở(?= (?:xem xét|ý kiến|đề nghị))"
    r"|Theo Tờ trình|Thực hiện|Triển khai)(?=[ \n])"
)
_FULL_STOP = _PATTERNS.compile(
    r"\.(?=[ \n\v]|$)|:(?=[\n\v])|\v(?=[^C])|QUYẾT ĐỊNH|QUYẾT NGHỊ|Điều \d+\."
)
_ROLE = {
    "Căn cứ": "basis", "CĂN CỨ": "basis", "Theo đề nghị": "proposal", "Xét": "proposal",
    "Trên cơ sở": "proposal", "Theo Tờ trình": "proposal", "Thực hiện": "implements",
    "Triển khai": "implements",
}  # fmt: skip
_SELF = _PATTERNS.compile(r"kèm theo (?:công văn )?$")
_CONTEXT = _PATTERNS.compile(
    r"(?:đề nghị|ý kiến) của ((?:(?!đề nghị của).){3,110}?) tại (?:các )?(?:văn bản )?$"
)


def roles(text: Folded, drafts: list[Draft]) -> None:
    """Say what each citation does in its sentence, as far as the words before it tell."""
    leads = [m for m in _LEAD.finditer(text.cased) if _leads(text, m)]
    begins = [m.start("lead") for m in leads]
    bases = [m.start("lead") for m in leads if _ROLE[m["lead"]] == "basis"]
    first = next((at for at in (*bases[:1], *begins[:1]) if at < PREAMBLE), 0)
    stops = [m.start() for m in _FULL_STOP.finditer(text.cased)]
    end_of_last = 0
    chain = -1
    for draft in drafts:
        draft.role = "body"
        index = bisect_right(begins, draft.start) - 1
        lead = leads[index] if index >= 0 else None
        if lead is not None and not draft.nested:
            role = _ROLE[lead["lead"]]
            stop = bisect_right(stops, lead.start("lead"))
            open_ = stop == len(stops) or stops[stop] >= draft.start
            gap = draft.start - max(lead.end("lead"), end_of_last if chain == index else 0)
            open_ = open_ or (chain == index and gap <= 12)
            if role == "implements" and (draft.start < first or _under_capitals(text, draft.start)):
                open_ = False
            if open_ and (role != "implements" or gap <= 12):
                draft.role = role
            chain = index if draft.role == role else -1
        if _SELF.search(text.plain, max(0, draft.start - 30), draft.start):
            draft.role = "self"
        elif draft.role == "body":
            draft.role = _layout_role(text, draft, first)
        if match := _CONTEXT.search(text.plain, max(0, draft.start - 150), draft.start):
            draft.context = match.span(1)
        end_of_last = draft.last


def _leads(text: Folded, match: re.Match[str]) -> bool:
    """A lead word opens a line or a sentence; `Căn cứ` and `Xét` may also follow a basis."""
    start = match.start("lead")
    before = text.cased[max(0, start - 6) : start]
    if not before or re.search(r"[\n\v|.;:] ?(?:[-+*] ?|\d{1,2}[.)] ?|[a-zđ]\) ?)?$", before):
        return True
    after = text.plain[match.end("lead") + 1 : match.end("lead") + 9]
    return match["lead"] in ("Căn cứ", "Theo đề nghị") or (
        match["lead"] == "Xét" and after.startswith(("đề nghị", "tờ trình"))
    )


def _line_start(text: Folded, at: int) -> int:
    """Return where the line of a place begins, looking back no further than a page."""
    low = max(0, at - 2000)
    return max(low - 1, *(text.cased.rfind(mark, low, at) for mark in (LINE, BLANK))) + 1


def _layout_role(text: Folded, draft: Draft, first: int) -> str:
    start = _line_start(text, draft.start)
    line = text.cased[start : draft.start]
    if line.startswith("|") or " | " in line:
        return "table"
    core = text.cased[draft.core : draft.end]
    if core.isupper() and len(core) > 24:
        return "heading"
    if draft.start < first:
        return "heading"
    title = _under_capitals(text, draft.start) and (
        line[:1].islower() or line.startswith("Triển khai")
    )
    return "heading" if title else "body"


def _under_capitals(text: Folded, at: int) -> bool:
    """Tell whether the line of a place stands directly under one in capitals."""
    start = _line_start(text, at)
    above = re.split(f"[{LINE}{BLANK}]", text.cased[max(0, start - 120) : max(0, start - 1)])[-1]
    return len(above) > 5 and above.isupper()


# -- inheritance -------------------------------------------------------------------------------

PREAMBLE = 3000  # the title block and the bases stand within these first characters
_BETWEEN = _PATTERNS.compile(r"(?:,| và| hoặc|, và|,? thay thế| và thay thế)? ?")


def inherit(text: Folded, drafts: list[Draft]) -> None:
    """Fill what a member of a list takes from its neighbours: type, issuer, date."""
    _types(drafts)
    for index in range(len(drafts) - 2, -1, -1):
        draft, follower = drafts[index], drafts[index + 1]
        if draft.title or follower.law or not draft.number or not follower.number:
            continue
        gap = text.plain[draft.end : follower.start][:20]
        if "type" in follower.inherits:
            gap = gap.replace(";", ",")  # one list under one head
        if not _BETWEEN.fullmatch(gap) or not _same_symbol(text, draft, follower):
            continue
        issuer = follower.issuer or (follower.from_list and follower.from_list.issuer)
        if not draft.issuer and issuer and not draft.context:
            draft.from_list = follower.from_list if not follower.issuer else follower
            draft.inherits.append("issuer")
        if not draft.date and follower.date and "list_head" in draft.flags:
            draft.date, draft.year = follower.date, follower.year
            draft.inherits.append("date")


def _same_symbol(text: Folded, one: Draft, other: Draft) -> bool:
    def symbol(draft: Draft) -> str:
        printed = text.cased[draft.number.start : draft.number.end] if draft.number else ""
        return re.sub(r"[\s\d]+", "", printed).rpartition("/")[2]

    return symbol(one) == symbol(other)


def _types(drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts):
        if "list_head" in draft.flags and draft.cited_type and draft.core != draft.cited_type[0]:
            draft.inherits.append("type")
        elif draft.type is None and draft.number and draft.number.kind != "standard" and index:
            before = drafts[index - 1]
            if draft.start - before.last <= 6 and before.type and not before.law:
                draft.type, draft.cited_type = before.type, before.cited_type
                draft.inherits.append("type")
                draft.context = draft.context or before.context


_PATTERNS.close()
