"""A draft entry for an act, from what its number or its citation itself says, and nothing more.

Whatever a draft states is graded `recalled`: somebody typed it, nobody has looked it up. Nothing is
said of the force of the act. Ids follow the convention of the registry: type, number, year, issuer.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from plancheck import citation
from plancheck.citation import Citation
from plancheck.citing import words
from plancheck.citing.text import fold_words
from plancheck.citing.tokens import NUMBER, Parts, take_apart
from plancheck.errors import InputError
from plancheck.iri import slug
from plancheck.model import Act, Body, Grades
from plancheck.registry import Registry, prefix_of
from plancheck.scalars import Id
from plancheck.shape import shape_of
from plancheck.text import Text, listing, short

MAX_WORDS = 5_000


class Draft(NamedTuple):
    """An entry to complete: the keys that are open, with what they hold.

    `doubt` says why the issuer is open, and is empty where it is known.
    """

    act: Act
    missing: tuple[tuple[str, Text], ...]
    doubt: Text


def draft(registry: Registry, given: str, issued: date | None, name: str | None = None) -> Draft:
    """Return the draft of the one act that a number or a citation names.

    Args:
        registry: what tells whose symbol a number carries.
        given: a number (`42/2022/NĐ-CP`) or a whole citation.
        issued: the day of issue, where the citation does not print it.
        name: the id to give it, where the convention does not lead to one.

    Raises:
        InputError: it names no act, several, or too little of one to form its id.
    """
    read = _one(given)
    day = _day(read, issued)
    number = read.number_normalised or ""
    year = _year(read, day)
    issuer, doubt = _issuer(registry, read)
    identifier = name or _identifier(read, year, issuer, registry)
    if not re.search(_ID, identifier):
        raise InputError(
            Text(
                f"“{identifier}” không dùng làm mã được. Đặt mã khác bằng --id.",
                f"“{identifier}” cannot be an id. Give another with --id.",
            )
        )
    title = _title(read)
    act = Act(
        id=identifier,
        vi=title,
        type=_TYPES.get(read.type or "", "other"),
        number=number,
        issuer=issuer.id if issuer else None,
        issued=day,
        year=None if day else str(year) if year else None,
        grades=Grades(
            number="recalled",
            issuer="recalled" if issuer else "unknown",
            title="recalled" if title else "unknown",
            issued="recalled" if day else "unknown",
            effective="unknown",
        ),
    )
    return Draft(act, tuple(_missing(act)), doubt)


_ID = next(meta.pattern for meta in shape_of(Id).metas if meta.pattern)


# -- reading ---------------------------------------------------------------------------------------


def _one(given: str) -> Citation:
    """Return the one citation with a number that a text holds."""
    if len(given) > MAX_WORDS:
        raise InputError(Text("Viện dẫn quá dài.", "The citation is too long."))
    # At the head of a text, a number is its own; here it is what is asked for.
    reading = citation.read("theo " + unicodedata.normalize("NFC", given))
    found = [each for each in reading.citations if not each.nested]
    if len(found) > 1:
        names = listing(short(each.text, 60) for each in found)
        raise InputError(
            Text("Có nhiều văn bản: {names}. Thêm từng văn bản một.",
                 "Several acts: {names}. Add one at a time.").fill(names=names)
        )  # fmt: skip
    shown = short(given, 60)
    if found and found[0].number_normalised and not found[0].number_normalised.startswith("/"):
        if {"invalid_date", "incomplete"} & set(found[0].flags):
            raise InputError(
                Text(
                    f"“{shown}”: ngày ban hành không có thật hoặc còn để trống.",
                    f"“{shown}”: the day of issue does not exist, or is left open.",
                )
            )
        return found[0]
    if not found and (reading.unread or NUMBER.search(given)):
        raise InputError(
            Text(
                f"“{shown}”: số này không nói lên loại văn bản. Viết cả loại, ví dụ “Luật số"
                " 24/2018/QH14”, “Nghị quyết số 29/2021/QH15”, “Công văn số 3405/BTTTT-THH”.",
                f"“{shown}”: the number does not tell the type. Write it as well, for example “Luật"
                " số 24/2018/QH14”, “Nghị quyết số 29/2021/QH15”, “Công văn số 3405/BTTTT-THH”.",
            )
        )
    raise InputError(
        Text(
            f"“{shown}”: không thấy số, ký hiệu văn bản, ví dụ 42/2022/NĐ-CP.",
            f"“{shown}”: there is no number of an act, such as 42/2022/NĐ-CP.",
        )
    )


def _day(read: Citation, issued: date | None) -> date | None:
    printed = date.fromisoformat(read.date) if read.date else None
    if printed and issued and printed != issued:
        raise InputError(
            Text("Viện dẫn ghi ngày {printed}, --issued ghi ngày {issued}.",
                 "The citation prints {printed}, --issued says {issued}.")
            .fill(printed=printed, issued=issued)
        )  # fmt: skip
    return printed or issued


def _year(read: Citation, day: date | None) -> int | None:
    own = _parts(read.number_normalised or "", read.type).year
    if own and day and own != day.year:
        raise InputError(
            Text("Số {number} mang năm {own}, nhưng ngày ban hành là {day}.",
                 "The number {number} carries the year {own}, but the day of issue is {day}.")
            .fill(number=read.number_normalised, own=str(own), day=day)
        )  # fmt: skip
    return own or (day.year if day else read.year)


def _parts(number: str, kind: str | None) -> Parts:
    """Take a number apart; `kind` is the type of a citation, or that of an act."""
    standard = kind in words.STANDARDS or kind == "tieu-chuan"
    letter = kind in ("Công văn", "cong-van")
    cited = "Công văn" if letter else None
    return take_apart(number, "standard" if standard else "number", cited)


def normal(number: str, kind: str | None) -> str:
    """Return a number in its official form, to compare it with another."""
    return str(_parts(number, kind).normal).casefold()


def year_of(
    number: str | None, kind: str | None, issued: str | None, year: str | None
) -> int | None:
    """Return the year in which an act was numbered, from what its entry says."""
    for written in (issued, year):
        if written and written[:4].isdecimal():
            return int(written[:4])
    return _parts(number, kind).year if number else None


def _title(read: Citation) -> str | None:
    if not read.title:
        return None
    title = unicodedata.normalize("NFC", " ".join(read.title.split()))
    if read.type in words.LAWS:
        return f"{read.type} {title}"
    return title[:1].upper() + title[1:]


_TYPES: dict[str, Any] = {
    "Hiến pháp": "hien-phap",
    "Luật": "luat",
    "Bộ luật": "luat",
    "Pháp lệnh": "phap-lenh",
    "Nghị định": "nghi-dinh",
    "Nghị quyết": "nghi-quyet",
    "Nghị quyết liên tịch": "nghi-quyet",
    "Quyết định": "quyet-dinh",
    "Thông tư": "thong-tu",
    "Thông tư liên tịch": "thong-tu-lien-tich",
    "Thông tư liên bộ": "thong-tu-lien-tich",
    "Chỉ thị": "chi-thi",
    "Công văn": "cong-van",
    "Tờ trình": "to-trinh",
    "Kế hoạch": "ke-hoach",
    **dict.fromkeys(words.STANDARDS, "tieu-chuan"),
}

# -- who issued it ---------------------------------------------------------------------------------

# Every province has these: without its name the issuer is not known.
_LOCAL = re.compile(r"UB|UBND.*|HĐND.*|TU|[ĐHT]U|S[A-ZĐ&]{1,9}")


def symbol(number: str, kind: str | None) -> str:
    """Return the symbol of the issuer in a number: CP, TTg, QH (without its term), UBND.

    >>> symbol("24/2018/QH14", "luat"), symbol("3405/BTTTT-THH", "cong-van")
    ('QH', 'BTTTT')
    """
    found = _parts(number, kind).issuer_symbol or ""
    if kind in ("Công văn", "cong-van"):
        found = found.partition("-")[0]
    return re.sub(r"\d+$", "", found)


def _issuer(registry: Registry, read: Citation) -> tuple[Body | None, Text]:
    """Return who issued an act, or why that cannot be told."""
    own = symbol(read.number_normalised or "", read.type)
    users = _users(registry, own)
    if read.issuer:
        called = _plain(read.issuer)
        named = [body for body in registry.bodies if called in map(_plain, _names(body))]
        fits = not users or _LOCAL.fullmatch(own) is not None
        if len(named) == 1 and (fits or named[0].id in users):
            return named[0], Text("", "")
        if len(named) == 1:
            return None, Text(
                f"ký hiệu {own} và chữ “{read.issuer}” chỉ hai cơ quan khác nhau",
                f"the symbol {own} and the words “{read.issuer}” mean different bodies",
            )
        return None, Text(
            f"“{read.issuer}” chưa có trong danh mục cơ quan (bodies)",
            f"“{read.issuer}” is not among the bodies of the registry",
        )
    bodies = [body for body in registry.bodies if body.id in users]
    if len(users) == 1 and len(bodies) == 1 and not _LOCAL.fullmatch(own):
        return bodies[0], Text("", "")
    return None, Text(
        f"ký hiệu {own} chưa đủ để biết là cơ quan nào" if own else "số hiệu không nêu cơ quan",
        f"the symbol {own} does not tell which body" if own else "the number names no body",
    )


def _users(registry: Registry, own: str) -> set[str]:
    """Return the issuers of the acts of the registry whose number carries a symbol."""
    return {
        act.issuer
        for act in registry.acts
        if own and act.issuer and act.number and symbol(act.number, act.type) == own
    }


def _names(body: Body) -> Iterable[str]:
    return (body.vi, *body.other_names)


def _plain(name: str) -> str:
    return fold_words(" ".join(unicodedata.normalize("NFC", name).split()))


# -- its id ----------------------------------------------------------------------------------------


def _identifier(read: Citation, year: int | None, issuer: Body | None, registry: Registry) -> str:
    number = read.number_normalised or ""
    standard = read.type in words.STANDARDS
    if year is None:
        example = "TCVN ISO 9001:2015" if standard else "--issued 2017-06-09"
        raise InputError(
            Text(
                f"Số {number} không có năm, nên chưa lập được mã. Thêm năm hoặc ngày ban hành, ví"
                f" dụ {example}.",
                f"The number {number} has no year, so no id can be formed. Add the year or the day"
                f" of issue, for example {example}.",
            )
        )
    if standard:
        return slug(number)
    own = symbol(number, read.type)
    local = _LOCAL.fullmatch(own) or any("." in user for user in _users(registry, own))
    if local and issuer is None:
        raise InputError(
            Text(
                f"Số {number} có ở nhiều địa phương, nên chưa lập được mã. Viết cả cơ quan ban hành"
                " như trong danh mục cơ quan, ví dụ “… của Ủy ban nhân dân tỉnh Trà Vinh”, hoặc đặt"
                " mã bằng --id.",
                f"Many provinces have a number {number}, so no id can be formed. Write its issuer"
                " as the registry names it, for example “… của Ủy ban nhân dân tỉnh Trà Vinh”, or"
                " give the id with --id.",
            )
        )
    parts = _parts(number, read.type)
    whole = parts.issuer_symbol or ""
    tail = own if read.type == "Công văn" else whole
    kind = parts.type_symbol or _SHORT.get(read.type or "") or read.type or ""
    head = re.match(r"\d+[a-zđ]?(?:\.\d+)?", number, re.IGNORECASE)
    place = prefix_of(issuer.id) if issuer and local else ""
    return slug("-".join(filter(None, (kind, head[0] if head else "", str(year), tail, place))))


# The first letters of an id where the number has no symbol of a type.
_SHORT = {"Luật": "luat", "Bộ luật": "luat", "Pháp lệnh": "pl", "Công văn": "cv"} | {
    kind: sign
    for sign, kind in reversed(words.SYMBOLS.items())
    if kind not in ("Lệnh", "Pháp lệnh")
}


# -- what is left to do ----------------------------------------------------------------------------


def _missing(act: Act) -> Iterable[tuple[str, Text]]:
    if act.vi is None:
        yield "vi", Text("tên văn bản", "the title")
    if act.issued is None:
        yield "issued", Text("ngày ban hành", "the day of issue")
    if act.issuer is None:
        yield "issuer", Text("cơ quan ban hành", "the body that issued it")
    yield (
        "events",
        Text(
            "ngày có hiệu lực, và các lần sửa đổi, thay thế, bãi bỏ",
            "entry into force, and what amended, replaced or repealed it",
        ),
    )
    yield (
        "evidence, grades, checked_on",
        Text("nguồn đã tra, mức xác minh, ngày tra", "where it was read, how well, and when"),
    )
