"""The permanent address of every element: a page of its own, or a place on a page of many.

An address is made of the id alone, so it stays while words, files and days change; a former id
(`was`) leads to the present one.
"""

import re
from collections.abc import Iterator

from plancheck.errors import InputError
from plancheck.model import Entity, Target
from plancheck.plan import Plan
from plancheck.site import beside
from plancheck.site.page import anchor
from plancheck.text import Text

# What has a page of its own, and the folder of these pages.
FOLDERS = {
    "body": "co-quan",
    "group": "nhom",
    "task": "nhiem-vu",
    "objective": "muc-tieu",
    "act": "can-cu",
    "system": "he-thong",
}
# What stands on a page with others.
SHARED = {
    "assignment": "phan-cong",
    "report": "bao-cao",
    "receipt": "bao-cao",
    "item": "hien-trang",
    "measurement": "so-lieu",
    "indicator": "so-lieu",
    "equation": "so-lieu",
    "section": "van-ban",
    "article": "van-ban",
    "recipient": "van-ban",
    "appendix": "van-ban",
    "objective-group": "muc-tieu",
    "project": "du-an",
    "waiver": "mien-tru",
    "amendment": "sua-doi",
    "reference": "nguon",
    "change": "co-quan",
}

_LONGEST = 200  # letters of a plan's id: file systems take 255 in a name, and few more in a path
_FORMER = 50  # former ids of one element that lead to it
# Names that Windows keeps for devices, with whatever ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?")


def folder(name: str) -> str:
    """Return the folder that an id, or a part of a plan's id, has in addresses.

    It takes no name of a file that lies there, nor one that Windows does not have: no id holds the
    sign at its end.

    >>> folder("tv.SO-TTTT"), folder("data.csv"), folder("con")
    ('tv.so-tttt', 'data.csv~', 'con~')
    """
    small = name.lower()
    odd = small in beside.NAMES or small.endswith(".") or _DEVICES.fullmatch(small)
    return f"{small}~" if odd else small


def root_of(plan_id: str) -> str:
    """Return the path of the first page of a plan.

    Raises:
        InputError: its id is too long for an address.
    """
    if len(plan_id) > _LONGEST:
        cut = f"{plan_id[:40]}…"
        raise InputError(
            Text(
                f"Mã kế hoạch “{cut}” dài quá {_LONGEST} chữ nên không thể làm địa chỉ trang web.",
                f"The plan id “{cut}” has more than {_LONGEST} letters: too long for an address on"
                " the site.",
            )
        )
    return "".join(f"{folder(part)}/" for part in plan_id.split("/"))


class Addresses:
    """The addresses of a plan's elements and of what it shares with others, under its own path.

    `shown` are the ids of what stands under this plan of all that plans share (None: everything);
    the rest stands under another, `home`.

    Raises:
        InputError: two elements would stand at one address.
    """

    def __init__(
        self, plan: Plan, shown: frozenset[str] | None = None, home: "Addresses | None" = None
    ) -> None:
        self.plan = plan
        self.shown = frozenset(plan.registry.entities) if shown is None else shown
        self._home = home
        self.root = root_of(plan.id)
        self._homes = {target.id: home.id for target, home in _targets(plan)}
        self._taken: dict[str, str] = {}
        for holder in (plan, plan.registry):
            for name, kind in holder.kinds.items():
                if kind in FOLDERS and (holder is plan or name in self.shown):
                    self._take(f"{FOLDERS[kind]}/{folder(name)}/", name)

    def _take(self, path: str, name: str) -> None:
        other = self._taken.setdefault(path, name)
        if other != name:
            raise InputError(
                Text(
                    f"Mã “{other}” và “{name}” chỉ khác nhau ở chữ hoa, chữ thường nên cùng một địa"
                    " chỉ trên trang web; hãy đổi một mã (plancheck rename).",
                    f"The ids “{other}” and “{name}” differ in capitals only, so they share an"
                    " address on the site; rename one of them (plancheck rename).",
                )
            )

    def page(self, part: str) -> str:
        """Return the path of a page of the plan; empty for its first page."""
        return f"{self.root}{part}/" if part else self.root

    def of(self, entity: Entity) -> str:
        """Return the path of an element, with a fragment where it shares a page."""
        if entity is self.plan.identity:
            return self.root
        if isinstance(entity, Target):
            home = self._homes.get(entity.id, "")
            return f"{self.root}muc-tieu/{folder(home)}/#{anchor(entity.id)}"
        kind = self.plan.kinds.get(entity.id)
        if kind is None:
            kind = self.plan.registry.kinds.get(entity.id, "")
            if entity.id not in self.shown and self._home is not None:
                return self._home.of(entity)
        if kind in FOLDERS:
            return f"{self.root}{FOLDERS[kind]}/{folder(entity.id)}/"
        return f"{self.root}{SHARED.get(kind, 'van-ban')}/#{anchor(entity.id)}"

    def named(self, name: str) -> str:
        """Return the path of the element with an id, or nothing where there is none."""
        entity = self.plan.find(name)
        if entity is None:
            return self.root if name == self.plan.id else ""
        return self.of(entity)

    def former(self) -> Iterator[tuple[str, str]]:
        """Yield the former path of each page under a former id, and the path that it leads to.

        An id that another element has now is that one's. Of many former ids, the last few count.
        """
        taken = set(self._taken)
        for holder in (self.plan, self.plan.registry):
            for name, entity in holder.entities.items():
                if holder is not self.plan and name not in self.shown:
                    continue
                above = FOLDERS.get(holder.kinds[name])
                for was in entity.was[-_FORMER:] if above else ():
                    path = f"{above}/{folder(was)}/"
                    if path not in taken:
                        taken.add(path)
                        yield self.root + path, self.of(entity)


def _targets(plan: Plan) -> Iterator[tuple[Target, Entity]]:
    for objective in plan.objectives:
        for target in objective.targets:
            yield target, objective
