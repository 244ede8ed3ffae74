"""The IRI of an act, derived from what is known of it and never typed.

By the Akoma Ntoso Naming Convention 1.0 (OASIS, 2019) the IRI of a work is
`/akn/{jurisdiction}/{type}/{subtype}/{actor}/{date}/{number}`: ISO 3166 code of the jurisdiction,
name of the Akoma Ntoso document, kind of act, who issued it, date of issue (the year alone where
no more is known), number. An expression adds language and date: `/vie@2007-04-10`.

The actor always stands: national acts of several authorities share one jurisdiction. It is made
from the name of the body, as other registries would make it, not from our id. The convention
writes `nn` for an act without a number; in a registry a missing number is one that nobody wrote
down, so such an act has no IRI.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal, NamedTuple

from plancheck.model import Act, Body, Entity, Group
from plancheck.printed import plain

Fact = Literal["number", "issuer", "jurisdiction", "issued"]

# The kinds of document that Akoma Ntoso calls an act; the others are a `doc` to it.
_ACTS = frozenset(
    {
        "hien-phap",
        "luat",
        "phap-lenh",
        "nghi-dinh",
        "nghi-quyet",
        "quyet-dinh",
        "thong-tu",
        "thong-tu-lien-tich",
        "chi-thi",
    }
)
_JURISDICTION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_YEAR_OF_NUMBER = re.compile(r"[/:-]((?:19|20)\d\d)(?!\d)")
# The name of a province closes the names of its bodies; the code of the jurisdiction has said it.
_OF_PROVINCE = re.compile(r" (?:của )?(?:tỉnh|thành phố)(?: \w+(?:[ -]+\w+){0,3})?$", re.IGNORECASE)
_LOCAL_UNITS = ("district", "commune")


class Iri(NamedTuple):
    """The parts of the IRI of an act; `missing` names the facts for want of which there is none."""

    jurisdiction: str
    document: Literal["act", "doc"]
    subtype: str
    actor: str
    date: str
    number: str
    missing: tuple[Fact, ...] = ()

    @property
    def work(self) -> str | None:
        """The IRI of the act whatever its language and version, or None where a fact is missing."""
        if self.missing:
            return None
        country, kind = self.jurisdiction, self.document
        return f"/akn/{country}/{kind}/{self.subtype}/{self.actor}/{self.date}/{self.number}"

    @property
    def expression(self) -> str | None:
        """The IRI of the act in Vietnamese, as issued."""
        return f"{self.work}/vie@{self.date}" if self.work else None


def iri(act: Act, entities: Mapping[str, Entity]) -> Iri:
    """Return the IRI of an act.

    Args:
        act: the act.
        entities: where its issuer is found, by id.

    >>> from plancheck.model import Body
    >>> government = Body(id="cp", vi="Chính phủ", kind="central", jurisdiction="VN")
    >>> decree = Act(id="nd-64", type="nghi-dinh", number="64/2007/NĐ-CP", issuer="cp", year="2007")
    >>> iri(decree, {"cp": government}).work
    '/akn/vn/act/nghi-dinh/chinh-phu/2007/64-2007-nd-cp'
    """
    issuer = entities.get(act.issuer or "")
    body = issuer if isinstance(issuer, (Body, Group)) else None
    given = (body.jurisdiction or "") if body else ""
    jurisdiction = given.lower() if _JURISDICTION.fullmatch(given) else ""
    author, number, day = actor(body) if body else "", slug(act.number or ""), _date(act)
    found: dict[Fact, bool] = {
        "number": bool(number),
        "issuer": bool(author),
        "jurisdiction": bool(jurisdiction) or not author,
        "issued": bool(day),
    }
    return Iri(
        jurisdiction,
        "act" if act.type in _ACTS else "doc",
        act.type,
        author,
        day,
        number,
        tuple(fact for fact, known in found.items() if not known),
    )


def actor(body: Body | Group) -> str:
    """Return how an IRI calls the body that issued an act.

    >>> from plancheck.model import Body
    >>> head = "Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh"
    >>> actor(Body(id="x", vi=head, kind="person", jurisdiction="VN-51"))
    'chu-tich-ubnd'
    """
    whole_name = body.level in _LOCAL_UNITS or "-" not in (body.jurisdiction or "")
    words = " ".join(unicodedata.normalize("NFC", body.vi).split())
    name = slug(words if whole_name else _OF_PROVINCE.sub("", words)) or slug(words)
    for whole, short in (("uy-ban-nhan-dan", "ubnd"), ("hoi-dong-nhan-dan", "hdnd")):
        name = re.sub(rf"(?<![^-]){whole}(?![^-])", short, name)
    return name


def slug(text: str) -> str:
    """Return a text as a part of an address: letters without marks, digits, hyphens.

    >>> slug("64/2007/NĐ - CP"), slug("TCVN ISO 9001:2008")
    ('64-2007-nd-cp', 'tcvn-iso-9001-2008')
    """
    bare = unicodedata.normalize("NFD", plain(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _date(act: Act) -> str:
    """Return the date of issue, or the year alone: as recorded, or as the number prints it."""
    if act.issued is not None:
        return act.issued.isoformat()
    printed = _YEAR_OF_NUMBER.search(act.number or "")
    return act.year or (printed[1] if printed else "")
