"""Whom some bodies and groups reach: by id, through a head, a group or the body above."""

from collections.abc import Iterable

from plancheck import model
from plancheck.registry import Registry

# What a group without a full list calls the bodies of a kind.
_CALLED: dict[str, tuple[str, ...]] = {
    "so": ("sở", "cơ quan"),
    "uy-ban": ("ủy ban", "uỷ ban", "ubnd", "địa phương", "cơ quan"),
    "van-phong": ("văn phòng", "sở, ban, ngành", "cơ quan"),
    "vertical": ("ngành", "cơ quan"),
    "central": ("bộ", "cơ quan"),
    "ban-chi-dao": ("ban chỉ đạo",),
    "party": ("đảng",),
    "trung-tam": ("trung tâm", "đơn vị"),
    "doi": ("đơn vị",),
    "don-vi": ("đơn vị",),
    "other": ("cơ quan", "đơn vị"),
}


class Addressees:
    """Some bodies and groups, and whom they reach.

    A body is reached by its own id, by its head, through a group, or through the body it is part
    of, unless that is `top`, of which all others are part. A group whose list is open reaches the
    bodies of its province and level that its name speaks of.
    """

    def __init__(self, registry: Registry, names: Iterable[str], top: str = "") -> None:
        self.registry = registry
        self.top = top
        self.ids: set[str] = set()
        for name in names:
            if name not in self.ids:
                self.ids |= registry.members(name)
        self.open: list[model.Group] = []
        self._held: dict[tuple[str | None, ...], bool] = {}
        for name in sorted(self.ids):
            entity = registry.entities.get(name)
            if isinstance(entity, model.Group) and (entity.unlisted or not entity.members):
                self.open.append(entity)
            if isinstance(entity, model.Body) and entity.kind == "person" and entity.parent:
                self.ids.add(entity.parent)

    def reach(self, name: str) -> bool:
        """Tell whether a body or a group is reached."""
        seen: set[str] = set()
        while name and name not in seen:
            if name in self.ids:
                return True
            seen.add(name)
            body = self.registry.entities.get(name)
            if isinstance(body, model.Group):
                return any(member in self.ids for member in self.registry.members(name))
            if not isinstance(body, model.Body):
                return False
            if self._in_an_open_group(body):
                return True
            name = body.parent if body.parent and body.parent != self.top else ""
        return False

    def _in_an_open_group(self, body: model.Body) -> bool:
        alike = (body.kind, body.jurisdiction, body.level)
        if alike not in self._held:
            self._held[alike] = any(_may_hold(group, body) for group in self.open)
        return self._held[alike]


def _may_hold(group: model.Group, body: model.Body) -> bool:
    for ours, theirs in ((group.jurisdiction, body.jurisdiction), (group.level, body.level)):
        if ours and theirs and ours != theirs:
            return False
    called = group.vi.lower().replace("cơ sở", "")
    return any(word in called for word in _CALLED.get(body.kind, ()))
