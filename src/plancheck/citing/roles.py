"""What a citation does in its sentence: basis, proposal, heading, table and so on."""

import re
from bisect import bisect_right

from plancheck.citing.bodies import TYPE_WORD
from plancheck.citing.draft import TYPE_OF, Draft
from plancheck.citing.text import BLANK, LINE, Folded
from plancheck.patterns import Book

_RE = Book(__file__)

PREAMBLE = 3000  # the title block and the bases stand within these first characters

_ITEM = r"(?:[-+*•] ?|\d{1,2}[.)] ?|[a-zđ]\) ?)?"
_LEAD = _RE.compile(
    r"(?P<lead>Căn cứ|CĂN CỨ|Theo đề nghị|Xét|Theo Tờ trình|Thực hiện|Triển khai"
    r"|Trên cơ sở(?= (?:xem xét|ý kiến|đề nghị|Tờ trình|Báo cáo))"
    r"|Sau khi(?= (?:xem xét|nghe|nghiên cứu|thảo luận|thống nhất))"
    r"|căn cứ(?:(?<=, căn cứ)|(?<= thời căn cứ))(?= [A-ZĐ]))(?=[ \n])"
)
_OPENS = _RE.compile(rf"[\n\v|.;:“] ?{_ITEM}$")
_FULL_STOP = _RE.compile(
    r"\.(?=[ \n\v]|$)|:(?=[\n\v])|\v(?!Căn|CĂN)|QUYẾT ĐỊNH|QUYẾT NGHỊ|Điều \d+\."
    # the enacting clause is a paragraph of its own: `Chính phủ ban hành Nghị định ...`
    r"|(?<=[;.,])[ ]?[\n ](?=(?:Chính phủ|Quốc hội|Thủ tướng|Bộ trưởng|Thống đốc|Ủy ban|Hội đồng"
    r"|Tổng|Chủ tịch|Chánh án|Viện trưởng)[^;.]{0,80}[ \n]ban[ \n]hành[ \n])"
)
_ROLE = {
    "Căn cứ": "basis", "căn cứ": "basis", "CĂN CỨ": "basis",
    "Theo đề nghị": "proposal", "Xét": "proposal", "Trên cơ sở": "proposal",
    "Sau khi": "proposal", "Theo Tờ trình": "proposal",
    "Thực hiện": "implements", "Triển khai": "implements",
}  # fmt: skip
_SUBMITTED = ("Tờ trình", "Báo cáo", "Văn bản", "Công văn", "Đề án")  # what a council hears
_NEAR, _FAR = 12, 90  # a citation directly after its lead; one in the same clause
# What follows a list of bases: a new line, the next one, or `(viết tắt là ...), Bộ X ban hành ...`.
_LIST_ENDS = _RE.compile(
    rf" ?[.;]? ?(?:[{LINE}{BLANK}]|$|Căn cứ|Xét |Theo đề)"
    r"|(?: \([^()]{1,160}\))?, [^,;.]{3,60} ban[ \n]hành(?!\w)"
)
_SIGN = _RE.compile(r"[.,;:]")
# `(Ban hành kèm theo Quyết định số ...)`, in a line of its own or after the title of an annex.
_SELF = _RE.compile(
    rf"(?:(?:^|[{LINE}{BLANK}|]) ?\( ?(?:ban hành )?kèm theo|(?:^|[{LINE}{BLANK}|(]) ?"
    r"(?:Được )?(?:Ban hành kèm theo|BAN HÀNH KÈM THEO|Kèm theo|KÈM THEO))"
    r"[ \n](?:[Cc]ông văn )?(?:[^\d()]{0,60}tại )?$"
)
# Where the preamble ends: at the articles, the addressee of a letter, the first section of a plan.
_ENACTED = _RE.compile(
    r"[\n\v](?:QUYẾT ĐỊNH ?:|QUYẾT NGHỊ|Quyết định ?:|Quyết nghị ?:|Điều 1[.: ]"
    r"|(?:I|A|1)[.)/-][ \n\v])"
)
_ADDRESSED = _RE.compile(r"[\n\v|] ?Kính gửi")
# A consolidated text opens with a sentence on its sources, each with the day of its effect.
_CONSOLIDATED = _RE.compile(
    rf"[{LINE}{BLANK}] ?(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư)[ \n]"
    rf"[^{BLANK}.;]{{10,400}}?, ?có[ \n]hiệu[ \n]lực"
)
# The head of a table whose rules are lost, and what comes after one.
_COLUMNS = _RE.compile(
    rf"(?:^|[{LINE}{BLANK}] ?)(?:STT|TT|Stt)(?: Tên [^{LINE}{BLANK}]{{0,200}})? ?[{LINE}{BLANK}]"
)
_AFTER_TABLE = _RE.compile(
    rf"[{LINE}{BLANK}] ?(?:PHỤ LỤC|Phụ lục|MẪU|Mẫu|Điều \d|Chương [IVX]|Nơi nhận|Ghi chú|Căn cứ"
    r"|Kính gửi|CỘNG HÒA)"
)
_SUBJECT = _RE.compile(r"V/[vV]")
# A paragraph with a sign at its end; where lines are wrapped, a line end is none.
_SENTENCE = _RE.compile(
    rf"(?:^|(?<=[{LINE}{BLANK}]))[^{LINE}{BLANK}|]{{30,}}[.;:,] ?(?=[{LINE}{BLANK}]|$)"
)
_SENTENCE_WRAPPED = _RE.compile(rf"(?:^|(?<={BLANK}))[^{BLANK}|]{{30,}}[.;:,] ?(?={BLANK}|$)")


class Roles:
    """Says what each citation does, as far as the words before it tell."""

    def __init__(self, text: Folded, drafts: list[Draft]) -> None:
        self.text = text
        self.drafts = drafts
        self.leads = [m for m in _LEAD.finditer(text.cased) if self._leads(m)]
        self.begins = [m.start("lead") for m in self.leads]
        self.stops = [m.start() for m in _FULL_STOP.finditer(text.cased)]
        self.title_end = self._title_end()
        ends = (_ENACTED.search(text.cased), _ADDRESSED.search(text.cased))
        self.tables = [m.start() for m in _COLUMNS.finditer(text.cased)]
        self.ends = [m.start() for m in _AFTER_TABLE.finditer(text.cased)] if self.tables else []
        self.enacted = min((m.start() for m in ends if m), default=len(text.cased))

    def read(self) -> None:
        """Set the role of every draft, in the order of the text."""
        last = 0
        chain = -1  # the lead whose list is open
        for place, draft in enumerate(self.drafts):
            index = bisect_right(self.begins, draft.start) - 1
            draft.role = "body"
            if index >= 0 and not draft.nested:
                after = last if chain == index else 0
                draft.role = self._led(place, index, after, chained=chain == index)
                chain = index if draft.role != "body" else -1
            if self._self(draft):
                draft.role = "self"
            elif draft.role == "body":
                draft.role = self._layout(draft)
            if not draft.nested:
                last = draft.last

    def _leads(self, match: re.Match[str]) -> bool:
        """A lead word opens a line or a sentence; `Căn cứ` and `Xét` may also follow a basis."""
        start = match.start("lead")
        before = self.text.cased[max(0, start - 6) : start]
        if not before or _OPENS.search(before):
            return True
        if before[-1] != " ":
            return False
        after = self.text.plain[match.end("lead") + 1 : match.end("lead") + 9]
        return match["lead"].lower() in ("căn cứ", "theo đề nghị") or (
            match["lead"] == "Xét" and after.startswith(("đề nghị", "tờ trình"))
        )

    def _led(self, place: int, index: int, after: int, *, chained: bool) -> str:
        """Return the role that the lead before a citation gives it."""
        draft, lead = self.drafts[place], self.leads[index]
        role = _ROLE[lead["lead"]]
        begin = lead.start("lead")
        stop = bisect_right(self.stops, begin)
        gap = draft.start - max(lead.end("lead"), after)
        open_ = stop == len(self.stops) or self.stops[stop] >= draft.start
        if not (open_ or (chained and gap <= _NEAR)):
            return "body"
        if role == "implements":
            title = draft.start < self.title_end or self._title_line(draft)
            near = gap <= _NEAR or (
                gap <= _FAR and not _SIGN.search(self.text.plain, begin, draft.start)
            )
            return role if not title and near and self._opens_paragraph(begin) else "body"
        if lead["lead"] == "Sau khi" and draft.type not in _SUBMITTED:
            return "body"
        listed = chained and gap <= _FAR and "(" not in self.text.plain[after : draft.start]
        if begin < self.enacted or listed:
            return role
        # after the articles begin, a basis is named at once and nothing but bases follows
        named = lead["lead"] != "căn cứ" and gap <= _NEAR
        if role == "proposal" and gap <= _FAR and self._opens_paragraph(begin):
            return role
        return role if named and (role != "basis" or self._closes(place)) else "body"

    def _closes(self, place: int) -> bool:
        """Tell whether a list of bases ends its paragraph: not `Căn cứ X, Sở Y lập ...`."""
        last = self.drafts[place].last
        for each in self.drafts[place + 1 : place + 12]:
            if each.start - last > _NEAR:
                break
            last = max(last, each.last)
        return _LIST_ENDS.match(self.text.cased, last, last + 240) is not None

    def _opens_paragraph(self, at: int) -> bool:
        return at == 0 or self.text.cased[at - 1] in (LINE, BLANK)

    def _self(self, draft: Draft) -> bool:
        low = max(0, draft.start - 90)
        if "kèm theo" not in self.text.plain[low : draft.start]:
            return False
        return _SELF.search(self.text.cased, low, draft.start) is not None

    def _title_end(self) -> int:
        """Return where the title of the document ends: at its first basis, or at the addressee."""
        bases = [m.start("lead") for m in self.leads if _ROLE[m["lead"]] == "basis"]
        first = next((at for at in (*bases[:1], *self.begins[:1]) if at < PREAMBLE), 0)
        addressed = _ADDRESSED.search(self.text.cased, 0, PREAMBLE)
        if consolidated := _CONSOLIDATED.search(self.text.cased, 0, PREAMBLE):
            first = min(first or PREAMBLE, consolidated.start() + 1)
        sentence = self._sentence()
        if sentence and first and sentence.end() > first:
            sentence = None
        ends = [m for m in (addressed, sentence) if m]
        return min([m.start() for m in ends] + ([first] if first else []), default=0)

    def _sentence(self) -> re.Match[str] | None:
        """Return the first paragraph that is a sentence: no line of a title ends with a sign.

        A first line that begins with a type is the title: `Quyết định về việc ... tỉnh Nghệ An.`
        """
        sentence = _SENTENCE_WRAPPED if self.text.wrapped else _SENTENCE
        found = sentence.search(self.text.cased, 0, PREAMBLE)
        if found and found.start() == 0 and TYPE_WORD.match(self.text.plain):
            return sentence.search(self.text.cased, found.end(), PREAMBLE)
        return found

    def _line_start(self, at: int) -> int:
        """Return where the line of a place begins, looking back no further than a page."""
        low = max(0, at - 2000)
        return max(low - 1, *(self.text.cased.rfind(mark, low, at) for mark in (LINE, BLANK))) + 1

    def _layout(self, draft: Draft) -> str:
        start = self._line_start(draft.start)
        line = self.text.cased[start : draft.start]
        if self._in_columns(draft.start):
            return "table"
        if line.startswith("|") or " | " in line:
            return "heading" if start < PREAMBLE and _SUBJECT.search(line) else "table"
        core = self.text.cased[draft.core : draft.end]
        if core.isupper() and len(core) > 24:
            return "heading"
        if draft.start < self.title_end:
            return "heading"
        under = TYPE_OF.get(self.text.plain[self._above(start) : max(0, start - 1)].strip())
        led = under or line[:1].islower() or line.startswith(("Triển khai", "Thực hiện"))
        return "heading" if led and self._title_line(draft) else "body"

    def _in_columns(self, at: int) -> bool:
        """Tell whether a place stands in a table whose rules are lost."""
        head = bisect_right(self.tables, at) - 1
        end = bisect_right(self.ends, at) - 1
        return head >= 0 and (end < 0 or self.ends[end] < self.tables[head])

    def _title_line(self, draft: Draft) -> bool:
        """Tell whether a citation stands in a title under a line in capitals: no sign ends it."""
        after = self.text.cased[draft.last : draft.last + 3].lstrip(" ")
        signs = (",", ".", ";", ":", "(s")  # `(sau đây gọi ...)` stands in a sentence
        return self._under_capitals(draft.start) and not after.startswith(signs)

    def _under_capitals(self, at: int) -> bool:
        """Tell whether the line of a place stands directly under one in capitals."""
        start = self._line_start(at)
        above = self.text.cased[self._above(start) : max(0, start - 1)]
        return len(above) > 5 and above.isupper()

    def _above(self, start: int) -> int:
        """Return where the line above a line begins, looking back as far as a title is wide."""
        low = max(0, start - 120)
        end = max(0, start - 1)
        return max(low - 1, *(self.text.cased.rfind(mark, low, end) for mark in (LINE, BLANK))) + 1


_RE.close()
