"""Whether the body that a citation prints is the one that the registry gives as the issuer."""

import re

from plancheck.model import Act, Body, Group
from plancheck.printed import agreeing, plain
from plancheck.registry import Registry

# The head of a body signs for it; which of the two a citation names does not tell acts apart.
_HEADS = re.compile(
    r"^(?:tổng giám dốc|giám dốc|bộ trưởng|thứ trưởng|phó chủ tịch|chủ tịch|chủ nhiệm|chánh án"
    r"|chánh văn phòng|viện trưởng|thống dốc|tổng thanh tra|tổng cục trưởng|cục trưởng|trưởng ban"
    r"|tổng kiểm toán)(?:,? (?:chủ nhiệm|bộ trưởng))? "
)
_SPELLED = {
    "ubnd": "ủy ban nhân dân", "hdnd": "hội dồng nhân dân", "tp": "thành phố", "tx": "thị xã",
    "ubtvqh": "ủy ban thường vụ quốc hội", "tw": "trung ương", "bch": "ban chấp hành",
    "uỷ": "ủy",
}  # fmt: skip
_SILENT = frozenset({"và", "nước", "dảng", "cộng", "sản", "việt", "nam", "lâm", "thời"})
_JOINT = re.compile(r"TTL[TBN]|NQLT|[/-]L[TB](?![\w])")
_WORD = re.compile(r"\w+")


def issued_by(registry: Registry, act: Act, printed: str) -> bool | None:
    """Tell whether a body as printed may be the issuer of an act; None where nobody can tell.

    A short form agrees with the long one (`UBND tỉnh` with the committee of any province), and the
    head of a body with the body. `UBND tỉnh Bến Tre` is longer than the `UBND tỉnh` of another
    province and names another place, so it is not the same.
    """
    issuer = registry.entities.get(act.issuer or "")
    if not isinstance(issuer, (Body, Group)) or _JOINT.search(act.number or ""):
        return None  # of several issuers the registry names one
    named = _words(printed)
    known = [issuer.vi, *issuer.other_names]
    parent = registry.entities.get(getattr(issuer, "parent", None) or "")
    above = [parent.vi, *parent.other_names] if isinstance(parent, Body) else []
    if isinstance(issuer, Body) and issuer.kind == "person" and isinstance(parent, Body):
        # The Prime Minister is no short form of the Government; a chairman is one of his committee.
        known += above if parent.level != "central" else []
    places = {word for name in (*known, *above) for word in _words(name)}
    own = places if _is_local(issuer) else None
    return any(_same(named, _words(name), own) for name in known)


def _is_local(issuer: Body | Group) -> bool:
    """Tell whether every province has a body of that name."""
    if issuer.level is not None:
        return issuer.level != "central"
    return isinstance(issuer, Body) and issuer.kind in ("uy-ban", "so")


def _words(name: str) -> list[str]:
    bare = _HEADS.sub("", plain(name))
    words = [each for word in _WORD.findall(bare) for each in _SPELLED.get(word, word).split()]
    cut = words.index("khóa") if "khóa" in words else len(words)
    return [word for word in words[:cut] if word not in _SILENT]


def _same(printed: list[str], known: list[str], places: set[str] | None) -> bool:
    """Tell whether one name is the beginning of the other.

    What is printed beyond a known name may only repeat `places`, the words of the body's own names.
    """
    here, there = agreeing(printed, known)
    if not printed or not known:
        return False
    goes_on = places is None or places.issuperset(printed[here:])
    return here == len(printed) or (there == len(known) and goes_on)
