"""The permanent address of every element: a page of its own, or a place on a page of many.

An address is made of the id alone, so it stays while words, files and days change; a former id
(`was`) leads to the present one.
"""

from collections.abc import Iterator

from plancheck.errors import InputError
from plancheck.model import Entity, Target
from plancheck.plan import Plan
from plancheck.site import beside
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


class Addresses:
    """The addresses of a plan's elements and of what it shares with others, under its own path.

    `shown` are the ids of what stands under this plan of all that plans share (None: everything);
    the rest stands under another, `home`.

    Raises:
        InputError: two elements would stand at one address, or one where a file stands.
    """

    def __init__(
        self, plan: Plan, shown: frozenset[str] | None = None, home: "Addresses | None" = None
    ) -> None:
        self.plan = plan
        self.shown = frozenset(plan.registry.entities) if shown is None else shown
        self._home = home
        self.root = f"{plan.id.lower()}/"
        self._homes = {target.id: home.id for target, home in _targets(plan)}
        self._taken: dict[str, str] = {}
        for holder in (plan, plan.registry):
            for name, kind in holder.kinds.items():
                if kind in FOLDERS and (holder is plan or name in self.shown):
                    self._take(f"{FOLDERS[kind]}/{name.lower()}/", name)

    def _take(self, path: str, name: str) -> None:
        if name.lower() in beside.NAMES:
            raise InputError(
                Text(
                    f"Mã “{name}” trùng tên một tệp của trang web; hãy đổi mã (plancheck rename).",
                    f"The id “{name}” is the name of a file of the site; rename it"
                    " (plancheck rename).",
                )
            )
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
            return f"{self.root}muc-tieu/{home.lower()}/#{entity.id}"
        kind = self.plan.kinds.get(entity.id)
        if kind is None:
            kind = self.plan.registry.kinds.get(entity.id, "")
            if entity.id not in self.shown and self._home is not None:
                return self._home.of(entity)
        if kind in FOLDERS:
            return f"{self.root}{FOLDERS[kind]}/{entity.id.lower()}/"
        return f"{self.root}{SHARED.get(kind, 'van-ban')}/#{entity.id}"

    def named(self, name: str) -> str:
        """Return the path of the element with an id, or nothing where there is none."""
        entity = self.plan.find(name)
        if entity is None:
            return self.root if name == self.plan.id else ""
        return self.of(entity)

    def former(self) -> Iterator[tuple[str, str]]:
        """Yield the former path of each page under a former id, and the path that it leads to.

        An id that another element has now is that one's.
        """
        taken = set(self._taken)
        for holder in (self.plan, self.plan.registry):
            for name, entity in holder.entities.items():
                if holder is not self.plan and name not in self.shown:
                    continue
                folder = FOLDERS.get(holder.kinds[name])
                for was in entity.was if folder else ():
                    path = f"{folder}/{was.lower()}/"
                    if path not in taken:
                        taken.add(path)
                        yield self.root + path, self.of(entity)


def _targets(plan: Plan) -> Iterator[tuple[Target, Entity]]:
    for objective in plan.objectives:
        for target in objective.targets:
            yield target, objective
