"""One act, body, group, system or indicator that the registry holds twice."""

from collections.abc import Hashable, Iterator
from datetime import date

from msgspec import structs

from plancheck.findings import Finding, Rule
from plancheck.iri import iri
from plancheck.model import Act, Body, Entity, Group, Indicator, System
from plancheck.printed import dated_by_number, plain
from plancheck.registry import Registry, prefix_of
from plancheck.text import Text, short

RULE = Rule(
    slug="duplicate-registry-entry",
    severity="warning",
    title=Text("Một đối tượng, hai mục danh mục", "Registry holds one thing twice"),
    message=Text(
        "{element} (“{name}”) và {other} là một: {same}.",
        "{element} (“{name}”) and {other} are one: {same}.",
    ),
    why=Text(
        "Mỗi kế hoạch dẫn một mã khác nhau nên tra cứu, thống kê và theo dõi hiệu lực bị chia đôi.",
        "Plans use one id or the other, so that searching, counting and legal status are split.",
    ),
    fix=Text(
        "Gộp hai mục, giữ một mã (ghi mã kia ở “was”), đưa tên khác vào “other_names”; nếu là hai"
        " đối tượng thì ghi rõ chỗ khác nhau (cơ quan quản lý, địa bàn, ngày, địa chỉ).",
        "Merge them under one id (put the other under “was”) with further names in “other_names”;"
        " if they are two, record what sets them apart (parent, jurisdiction, date, address).",
    ),
    ground=Text(
        "Thông lệ quản lý danh mục: mỗi đối tượng một mã.",
        "Good practice for registries: one thing has one id.",
    ),
)
_NUMBER = Text("cùng số, cùng năm hoặc ngày ban hành", "same number, same year or date")
_IRI = Text(
    "cùng loại, cùng số, cùng nơi ban hành và năm ban hành",
    "same kind, number, place and year of issue",
)
_NAME = Text("cùng tên", "same name")


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    first: dict[Hashable, Entity] = {}
    moved = {name for change in registry.changes for name in (*change.before, *change.after)}
    for entity in registry.entities.values():
        for key, same in _keys(registry, entity, moved=entity.id in moved):
            other = first.setdefault(key, entity)
            if other is not entity and not _on_two_days(entity, other):
                yield RULE.at(
                    registry.at(entity),
                    (registry.at(other), Text("Mục kia.", "The other entry.")),
                    subject=entity.id,
                    element=entity.id,
                    name=short(entity.vi or entity.id),
                    other=other.id,
                    same=same,
                )
                break


def _keys(registry: Registry, entity: Entity, *, moved: bool) -> Iterator[tuple[Hashable, Text]]:
    """Yield what no two entries may share.

    A name is enough only together with all that tells namesakes apart. Bodies that a
    reorganisation names are left out: the body before and the body after may share a name.
    """
    if isinstance(entity, Act):
        if entity.number:
            number = plain(entity.number)
            day = None if dated_by_number(number) else entity.issued
            if day is not None or dated_by_number(number):
                yield (entity.type, number, entity.issuer, day), _NUMBER
            yield from _keys_of_iri(registry, entity)
        return
    names = dict.fromkeys(plain(name) for name in (entity.vi or "", *_other_names(entity)) if name)
    if isinstance(entity, (Body, Group)) and not moved:
        parent = entity.parent if isinstance(entity, Body) else None
        kind = type(entity).__name__
        for name in names:
            yield (kind, name, parent, entity.jurisdiction, entity.level), _NAME
    elif isinstance(entity, System):
        for name in names:
            yield ("system", name, entity.url, entity.owner, prefix_of(entity.id)), _NAME
    elif isinstance(entity, Indicator):
        for name in names:
            yield ("indicator", name, entity.kind, entity.unit, entity.denominator), _NAME


def _keys_of_iri(registry: Registry, act: Act) -> Iterator[tuple[Hashable, Text]]:
    """Yield the IRI of an act, with its day and with the year alone.

    A body and its head number their acts together, so that an act is the same under either.
    """
    issuer = registry.entities.get(act.issuer or "")
    if isinstance(issuer, Body) and issuer.kind == "person" and issuer.parent:
        act = structs.replace(act, issuer=issuer.parent)
    found = iri(act, registry.entities)
    if not found.missing:
        for day in dict.fromkeys((found.date, found.date[:4])):
            yield found._replace(date=day), _IRI


def _on_two_days(one: Entity, other: Entity) -> bool:
    """Tell whether two acts were issued on different days, so that they cannot be one."""
    days = {e.issued for e in (one, other) if isinstance(e, Act) and e.issued is not None}
    return len(days) > 1


def _other_names(entity: Entity) -> tuple[str, ...]:
    return entity.other_names if isinstance(entity, (Body, Group, System)) else ()
