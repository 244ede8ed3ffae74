"""A change as a sentence, in both languages: the element by its name, values as people say them."""

from collections import Counter

from plancheck.diff.delta import Delta, Difference
from plancheck.diff.gather import Row
from plancheck.diff.keys import name_of
from plancheck.diff.values import Where, called, change, measured_in, said
from plancheck.labels import ROLES
from plancheck.linking import KIND_NAMES
from plancheck.model import Act, Amendment, Assignment, Entity, Waiver
from plancheck.naming import label
from plancheck.plan import Plan
from plancheck.registry import Holder
from plancheck.text import Text, listing

_NOTHING = Text("không có", "nothing")
# What many changes of one kind have in common.
_FOLDED = {
    "note-added": Text("{element} có thêm {key}.", "{element} get {key}."),
    "note-removed": Text("{element} bỏ {key}.", "{element} lose {key}."),
    "annotated": Text("{element} thay đổi {key}.", "{element} change {key}."),
    "retouched": Text(
        "{element} chỉ chỉnh hình thức câu chữ{more}.",
        "Only the form of the words of {element} changes{more}.",
    ),
    "restated": Text(
        "{element} viết cách khác, cùng một mức, {key}.",
        "{element} say the same in another way, {key}.",
    ),
    "entry-added": Text("Thêm {element}.", "Added: {element}."),
    "entry-removed": Text("Bỏ {element}.", "Dropped: {element}."),
}
_PLURAL = {
    "appendix": "appendices",
    "body": "bodies",
    "group": "groups of bodies",
    "objective-group": "groups of objectives",
    "progress": "progress entries",
    "receipt": "reports received",
    "report": "reporting duties",
}


class Speaker:
    """Says what changed between two workspaces; holds what it looks up.

    `folders` are the folders to name before each file of either side, for example `plan/`.
    """

    def __init__(self, difference: Difference, folders: tuple[str, str] = ("", "")) -> None:
        self._plans = [{plan.id: plan for plan in side.plans} for side in difference[:2]]
        self._registries = [side.registry for side in difference[:2]]
        self._folders = folders
        # With several plans at hand an element is named with its own.
        self._many = max(map(len, self._plans)) > 1

    def sentence(self, delta: Delta, row: Row | None = None) -> Text:
        """Return what a change says, as one sentence; `row` names all it is true of."""
        folded = row is not None and row.folded
        template = _FOLDED[delta.kind] if folded else delta.about.says
        filled = template.fill(**self.fields(delta, row or Row(delta, (delta,))))
        return Text(_sentence(filled.vi), _sentence(filled.en))

    def fields(self, delta: Delta, row: Row | None = None) -> dict[str, Text]:
        """Return the words of a change: element, key, before, after, change, how much (more).

        Without a row the element and the key are named as files write them, for sentences that
        say more of them themselves.
        """
        bare = row is None
        row = row or Row(delta, (delta,))
        return {
            "element": _named(KIND_NAMES[delta.sort], delta.id) if bare else self._element(row),
            "key": Text(delta.key, delta.key) if bare else _key(delta),
            "more": self._more(delta, row),
            **self._values(delta, row),
        }

    def _values(self, delta: Delta, row: Row) -> dict[str, Text]:
        """Return what stood there, what stands there, and the way from one to the other."""
        old, new = self._where(delta, old=True), self._where(delta)
        if row.folded:
            return dict.fromkeys(("before", "after", "change"), _NOTHING)
        if delta.kind == "moved" and not delta.key:
            files = zip(self._folders, (delta.before, delta.after), strict=True)
            one, other = (Text(f"{folder}{file}", f"{folder}{file}") for folder, file in files)
            return {"before": one, "after": other, "change": _NOTHING}
        return {
            "before": _said(delta.before, old or new),
            "after": _said(delta.after, new or old),
            "change": self._change(delta, old, new),
        }

    def title(self, delta: Delta) -> Text:
        """Return the words of the element that changed, shortened; of a target, its objective's."""
        for old in (False, True):
            holder = self.holder(delta, old=old)
            entity = self._entity(delta, holder, old=old)
            if holder is not None and entity is not None:
                return called(holder, entity)
        return Text("", "")

    def ordered(self, delta: Delta) -> Text:
        """Say which acts order a change, by the newer plan's amendments; nothing if none do."""
        holder = self.holder(delta)
        if not delta.amended or holder is None:
            return Text("", "")
        vi, en = [], []
        for name in delta.amended:
            found = holder.entities.get(name)
            act = None
            if isinstance(found, Amendment) and isinstance(holder, Plan):
                act = holder.find(found.act)
            words = label(act) if isinstance(act, Act) else Text(name, name)
            vi.append(f"{words.vi} ({name})" if words.vi != name else name)
            en.append(f"{words.en} ({name})" if words.en != name else name)
        return Text(f"theo {', '.join(vi)}", f"ordered by {', '.join(en)}")

    def holder(self, delta: Delta, *, old: bool = False) -> Holder | None:
        """Return the newer (or older) plan that a change is in, or the registry; None if none."""
        side = 0 if old else 1
        if not delta.plan:
            return self._registries[side]
        return self._plans[side].get((old and delta.former_plan) or delta.plan)

    def _entity(self, delta: Delta, holder: Holder | None, *, old: bool) -> Entity | None:
        if holder is None or (delta.sort == "plan" and isinstance(holder, Plan)):
            return holder.identity if isinstance(holder, Plan) else None
        return holder.entities.get(delta.former if old and delta.former else delta.id)

    def _where(self, delta: Delta, *, old: bool = False) -> Where | None:
        """Return what a value of either side is read against."""
        holder = self.holder(delta, old=old)
        if holder is None:
            return None
        entity = self._entity(delta, holder, old=old)
        key = delta.key.partition("[")[0].rpartition(".")[2]
        sort = "grades" if delta.key.startswith("grades.") else delta.sort
        where = Where(holder, sort, key, measured_in(entity, holder))
        where.full = delta.about.group == "basis"
        return where

    def _change(self, delta: Delta, old: Where | None, new: Where | None) -> Text:
        one, other = old or new, new or old
        if one is None or other is None or (delta.before is None and delta.after is None):
            return _NOTHING
        if delta.kind == "renamed":
            return Text(f"{delta.before} → {delta.after}", f"{delta.before} → {delta.after}")
        return change(delta.before, delta.after, one, other)

    def _element(self, row: Row) -> Text:
        """Return the kind and the id of the element that changed, or of several."""
        delta, ids = row.delta, row.ids
        if delta.kind in ("plan-added", "plan-removed"):
            ids = ids[:1]
        if len(ids) > 1:
            told = counts(row.sorts())
            names = listing(ids)
            told = Text(f"{told.vi} ({names.vi})", f"{told.en} ({names.en})")
        else:
            told = self._single(delta)
        if self._many and delta.plan and delta.sort != "plan":
            plan = delta.plan
            return Text(f"{told.vi} của kế hoạch {plan}", f"{told.en} of plan {plan}")
        return told

    def _single(self, delta: Delta) -> Text:
        kind = KIND_NAMES[delta.sort]
        for old in (False, True):
            holder = self.holder(delta, old=old)
            found = self._entity(delta, holder, old=old)
            if isinstance(found, Act):
                return label(found) if found.number else _named(kind, delta.id)
            if (
                holder is not None
                and isinstance(found, Assignment)
                and delta.before
                and delta.after
            ):
                return _assigned(found, delta, Where(holder))
            if isinstance(found, Waiver) and delta.before and delta.after:
                rule = f"{found.subject}, {found.rule}"
                return Text(f"miễn trừ {delta.id} ({rule})", f"waiver {delta.id} ({rule})")
            if holder is not None and found is not None and delta.sort in ("body", "group"):
                words = called(holder, found)
                return Text(
                    f"{kind.vi} {words.vi} ({delta.id})",
                    f"{_bare(kind.en)} {words.en} ({delta.id})",
                )
        return _named(kind, delta.id)

    def _more(self, delta: Delta, row: Row) -> Text:
        if delta.days:
            days = abs(delta.days)
            return Text(f"{days} ngày", f"{days} {'day' if days == 1 else 'days'}")
        if delta.kind in ("plan-added", "plan-removed"):
            words = self.title(delta)
            inside = counts({k: n for k, n in row.sorts().items() if k != "plan"})
            told = [Text(f"“{words.vi}”", f"“{words.en}”"), inside]
            return Text(
                ", ".join(each.vi for each in told if each.vi),
                ", ".join(each.en for each in told if each.en),
            )
        if delta.kind in ("reworded", "retouched") and delta.key != "vi":
            key = _key(delta)
            return Text(f", ở {key.vi}", f", in {key.en}")
        if delta.kind == "source-altered":
            first, lines = self._lines(delta)
            return Text(
                f" ({lines} dòng, từ dòng {first})",
                f" ({lines} {'line' if lines == 1 else 'lines'}, from line {first} on)",
            )
        return Text("", "")

    def _lines(self, delta: Delta) -> tuple[int, int]:
        """Return the first line of a source text that is not what it was, and how many are not."""
        sides = (self.holder(delta, old=True), self.holder(delta))
        one, other = (
            each.texts[delta.key].lines if isinstance(each, Plan) else [] for each in sides
        )
        pairs = enumerate(zip(one, other, strict=False), start=1)
        first = next((line for line, (a, b) in pairs if a != b), min(len(one), len(other)) + 1)
        before, after = Counter(one), Counter(other)
        return first, max((before - after).total(), (after - before).total(), 1)


def counts(sorts: dict[str, int]) -> Text:
    """Say how many elements of each kind there are: “44 nhiệm vụ, 13 chỉ tiêu”."""
    told = []
    for sort, number in sorts.items():
        kind = KIND_NAMES[sort]
        name = _bare(kind.en)
        en = name if number == 1 else _PLURAL.get(sort, f"{name}s")
        told.append(Text(f"{number} {kind.vi}", f"{number} {en}"))
    return Text(", ".join(each.vi for each in told), ", ".join(each.en for each in told))


def _assigned(duty: Assignment, delta: Delta, where: Where) -> Text:
    """Return an assignment with whose it is, or as what, whichever does not change."""
    if delta.key == "bodies":
        role = ROLES[duty.role]
        return Text(f"phân công {delta.id} ({role.vi})", f"assignment {delta.id} ({role.en})")
    bodies = said(duty.bodies, where)
    return Text(f"phân công {delta.id}, {bodies.vi},", f"assignment {delta.id}, {bodies.en},")


def _named(kind: Text, name: str) -> Text:
    return Text(f"{kind.vi} {name}", f"{_bare(kind.en)} {name}")


def _bare(name: str) -> str:
    return name.removeprefix("an ").removeprefix("a ")


def _sentence(text: str) -> str:
    """Begin with a capital, and end with one mark."""
    text = text.replace("….", "…").replace("…”.", "…”.")
    return text[:1].upper() + text[1:]


def _key(delta: Delta) -> Text:
    if delta.kind.startswith("support-"):
        return ROLES[delta.key]
    if delta.kind == "source-altered":
        return Text(delta.key, delta.key)
    return name_of(delta.key, delta.sort) if delta.key else Text("", "")


def _said(value: object, where: Where | None) -> Text:
    return _NOTHING if value is None or where is None else said(value, where)
