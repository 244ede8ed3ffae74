"""The names of bodies after `của`: where one ends.

Names hold commas, hyphens and `và` (`Sở Văn hóa, Thể thao và Du lịch`), so the bodies of the centre
and the fields of ministries and departments are a closed list; a name that no list knows runs on to
a word that cannot be part of it.
"""

from plancheck.citing import words
from plancheck.citing.text import BLANK, FRESH, LINE, UPPER, Folded
from plancheck.patterns import Book

_RE = Book(__file__)

REACH = 260  # no name is longer

TYPE_WORD = _RE.compile(rf"(?<!\w){words.one_of(words.TYPES)}(?!\w)")
OF = _RE.compile(r" ?,? ?(?:cũng )?của ")
_UNIT = _RE.compile(
    rf"(?:{words.OFFICE},? ?(?:của )?){{0,2}}"
    rf"(?:(?P<centre>{words.CENTRAL})|(?P<local>{words.LOCAL})|(?P<field>bộ {words.FIELDS}"
    rf"|(?<=bộ trưởng ){words.FIELDS}|(?:sở|ban|phòng|ty) {words.FIELDS}))(?!\w)"
    rf"|{words.JOINT}(?!\w)"
)
_MORE = _RE.compile(
    r" (?:nước cộng hòa xã hội chủ nghĩa việt nam|cộng sản việt nam|trung ương đảng|trung ương"
    r"|việt nam"
    r"|đảng bộ|đảng|khóa [ivxlc]+|khóa \d+|nhân dân|lâm thời)(?!\w)"
    r"| \(khóa (?:[ivxlc]+|\d+)\)"
)
_LEVEL = _RE.compile(rf" {words.LEVEL}(?![\w])")
_PROVINCE = _RE.compile(rf" {words.PROVINCE}(?!\w)")
_NUMBERED = _RE.compile(r"(?: quận| phường| khu vực| khu phố) \d{1,2}(?![\w/.,]\d|\w)")
_PLACE = _RE.compile(
    rf"(?: |\n(?!{FRESH}|[{UPPER} ]{{7}}))"
    r"(?!V ?/|Về|VỀ|Ban H|Quy |Qui |Phê |Căn |Xét |Số |Điều \d|Hướng dẫn|Sửa |Bổ |Khoản \d)"
    rf"[{UPPER}][\w]*(?: - (?=[{UPPER}]))?"
)
_HALT = _RE.compile(rf" (?={words.HALT}(?!\w))|[,;:.()|\"“”]| - ")
_UNHEARD = _RE.compile(
    rf"[{UPPER}][\w&]*(?: \w+){{0,4}}?(?= (?:về|quy|hướng|ban|sửa|phê|công|V/v))"
)
_OPENER = _RE.compile(rf"(?:{words.OPENERS}|{words.LOOSE_OPENERS})(?!\w)")
_HEAD = _RE.compile(rf"{words.HEADS}(?!\w)")
_FIELD = _RE.compile(words.FIELDS + r"(?!\w)")
_HALT_WORD = _RE.compile(rf" {words.HALT}(?!\w)")
_OF_UNIT = _RE.compile(" của ")
_AND_UNIT = _RE.compile(r" ?- ?|, | và |; ?")
# `Bộ Lao động - TB và Xã hội`: a name goes on after a field that the list knows by itself.
_GOES_ON = _RE.compile(rf"(?: ?- ?| (?:và|&) )(?=[{UPPER}])")
_NEW_PARAGRAPH = _RE.compile(rf"{BLANK}|{LINE}(?={FRESH})")


def body_end(text: Folded, at: int, *, joint: bool) -> int | None:
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
    reach = at + REACH
    unit = _UNIT.match(text.plain, at, reach)
    if unit is None:
        if _HEAD.match(text.plain, at, reach):
            return _unlisted_end(text, at, reach)
        return _unheard_end(text, at)
    end = unit.end()
    if unit["field"] and _continued(text, end):
        return _unlisted_end(text, at, reach)
    for _ in range(4):
        more = _MORE.match(text.plain, end, end + 60)
        if more is None:
            break
        end = more.end()
    if not unit["centre"]:
        end = _place_end(text, end)
    of = _OF_UNIT.match(text.plain, end, end + 5)
    if of and _UNIT.match(text.plain, of.end(), reach) and "đoàn giám sát" in unit[0]:
        return _unit_end(text, of.end())
    return end


def _unheard_end(text: Folded, at: int) -> int | None:
    """A name in capitals that a title follows at once: `của BTVTU về ...`, also a misprint."""
    name = _UNHEARD.match(text.cased, at, at + 60)
    return name.end() if name and _OPENER.match(text.plain, name.end() + 1) else None


def _continued(text: Folded, at: int) -> bool:
    """Tell whether the name of a field is longer than the list knows it."""
    link = _GOES_ON.match(text.cased, at, at + 5)
    if link is None:
        return False
    next_ = link.end()
    return not (
        _HEAD.match(text.plain, next_, next_ + 30) or TYPE_WORD.match(text.plain, next_, next_ + 30)
    )


def _unlisted_end(text: Folded, at: int, reach: int) -> int | None:
    """Return where a body ends that no list knows: at a word that cannot be part of a name."""
    end = len(text.plain)
    for halt in _HALT.finditer(text.plain, at + 1, reach):
        # `Ban Văn hoá - Xã hội`: a hyphen inside the name; before another body it ends the name
        if halt[0] == " - " and _continued(text, halt.start()):
            continue
        end = halt.start()
        break
    if paragraph := _NEW_PARAGRAPH.search(text.cased, at, min(end, reach)):
        end = paragraph.start()
    if end > reach:
        return None
    of = OF.match(text.plain, end, end + 8)
    if of and _UNIT.match(text.plain, of.end(), reach):
        return _unit_end(text, of.end())
    return end


def _place_end(text: Folded, at: int) -> int:
    """Return where `tỉnh Trà Vinh` ends that may follow a local body."""
    end = at
    for _ in range(3):
        if numbered := _NUMBERED.match(text.plain, end, end + 16):
            end = numbered.end()
            continue
        level = _LEVEL.match(text.plain, end, end + 20)
        if level:
            end = level.end()
            if province := _PROVINCE.match(text.plain, end, end + 24):
                end = province.end()
                break
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


_RE.close()
