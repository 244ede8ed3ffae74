"""A change as a sentence, in both languages: the element by its name, values as people say them."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, to_builtins

from plancheck import model
from plancheck.deadline import worded
from plancheck.diff.delta import Delta, Difference
from plancheck.labels import EVENTS, OFFICIAL, ROLES
from plancheck.linking import KIND_NAMES
from plancheck.measured import scope_words
from plancheck.model import Act, Entity, Objective
from plancheck.naming import label
from plancheck.plan import Plan
from plancheck.quantity import described, with_unit
from plancheck.registry import Holder
from plancheck.text import Text, listing, short, write

_NOTHING = Text("(không có)", "(nothing)")
_SHOWN = 90


class Speaker:
    """Says what changed between two workspaces; holds what it looks up."""

    def __init__(self, difference: Difference) -> None:
        self._plans = [{plan.id: plan for plan in side.plans} for side in difference[:2]]
        self._registries = [side.registry for side in difference[:2]]
        self._former = {plan.id: was for plan in difference.head.plans for was in plan.identity.was}
        self._homes: dict[int, dict[str, Objective]] = {}

    def sentence(self, delta: Delta, ids: Sequence[str] = ()) -> Text:
        """Return what a change says, as one sentence; `ids` names all it is true of."""
        filled = delta.about.says.fill(**self.fields(delta, ids))
        return Text(_capital(filled.vi), _capital(filled.en))

    def fields(self, delta: Delta, ids: Sequence[str] = ()) -> dict[str, Text]:
        """Return the words of a change: element, key, before, after, and how much (more)."""
        old, new = self.holder(delta, old=True), self.holder(delta)
        return {
            "element": element(delta, ids),
            "key": _key(delta),
            "before": _value(delta, delta.before, old or new),
            "after": _value(delta, delta.after, new or old),
            "more": _more(delta, old, new),
        }

    def title(self, delta: Delta) -> Text:
        """Return the words of the element that changed, shortened; of a target, its objective's."""
        for old in (False, True):
            holder = self.holder(delta, old=old)
            if holder is None:
                continue
            entity = holder.entities.get(delta.former if old and delta.former else delta.id)
            if delta.sort == "plan" and isinstance(holder, Plan):
                entity = holder.identity
            if isinstance(entity, model.Target) and entity.vi is None:
                entity = self._home(holder, entity)
            if entity is not None:
                return _called(holder, entity)
        return Text("", "")

    def holder(self, delta: Delta, *, old: bool = False) -> Holder | None:
        """Return the newer (or older) plan that a change is in, or the registry; None if none."""
        side = 0 if old else 1
        if not delta.plan:
            return self._registries[side]
        return self._plans[side].get((old and delta.former_plan) or delta.plan)

    def _home(self, holder: Holder, target: model.Target) -> Objective | None:
        if id(holder) not in self._homes:
            self._homes[id(holder)] = {
                each.id: objective
                for objective in holder.entities.values()
                if isinstance(objective, Objective)
                for each in objective.targets
            }
        return self._homes[id(holder)].get(target.id)


def element(delta: Delta, ids: Sequence[str] = ()) -> Text:
    """Return the kind and the id of the element that changed, or of several."""
    name = KIND_NAMES[delta.sort]
    listed = listing(ids or (delta.id,))
    return Text(f"{name.vi} {listed.vi}", f"{_bare(name.en)} {listed.en}")


def _bare(name: str) -> str:
    return name.removeprefix("an ").removeprefix("a ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _called(holder: Holder, entity: Entity) -> Text:
    """Return the words of an element, shortened; of a figure, what it measures."""
    if entity.vi is None and isinstance(entity, model.Measurement) and isinstance(holder, Plan):
        entity = holder.find(entity.indicator) or entity
    return Text(short(entity.vi or "", _SHOWN), short(entity.en or entity.vi or "", _SHOWN))


def _key(delta: Delta) -> Text:
    if delta.kind.startswith("support-"):
        return ROLES[delta.key]
    return Text(delta.key, delta.key)


def _more(delta: Delta, old: Holder | None, new: Holder | None) -> Text:
    if delta.days:
        days = abs(delta.days)
        return Text(f"{days} ngày", f"{days} {'day' if days == 1 else 'days'}")
    if delta.kind == "source-altered":
        lines = _lines(delta, old, new)
        return Text(f" ({lines} dòng)", f" ({lines} {'line' if lines == 1 else 'lines'})")
    return Text("", "")


def _lines(delta: Delta, old: Holder | None, new: Holder | None) -> int:
    """Return how many lines of a source text are not what they were."""
    one, other = (
        set(each.texts[delta.key].lines) if isinstance(each, Plan) else set() for each in (old, new)
    )
    return max(len(one - other), len(other - one), 1)


# -- values ----------------------------------------------------------------------------------------


def _value(delta: Delta, value: Any, holder: Holder | None) -> Text:
    """Return one side of a change in words."""
    if value is None or holder is None:
        return _NOTHING
    if isinstance(value, model.Value):
        return described(with_unit(value, _unit(delta, holder)))
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value, holder)
    return _plain(value) if isinstance(value, Struct) else _name(str(value), holder)


def _unit(delta: Delta, holder: Holder) -> str | None:
    return _measured_in(holder.entities.get(delta.id) or holder.entities.get(delta.former), holder)


def _measured_in(entity: Entity | None, holder: Holder) -> str | None:
    """Return the unit of what a target or a figure measures."""
    name = getattr(entity, "indicator", None)
    found = holder.find(name) if name and isinstance(holder, Plan) else None
    return found.unit if isinstance(found, model.Indicator) else None


def _name(name: str, holder: Holder) -> Text:
    """Return an id with the words it stands for, or a text as it is."""
    found = holder.find(name) if isinstance(holder, Plan) else holder.entities.get(name)
    if isinstance(found, Act):
        return label(found)
    if found is not None and found.vi:
        vi, en = short(found.vi, 60), short(found.en or found.vi, 60)
        return Text(f"{vi} ({name})", f"{en} ({name})")
    return Text(short(name, _SHOWN), short(name, _SHOWN))


def _list(value: tuple[Any, ...], holder: Holder) -> Text:
    parts = [_name(each, holder) if isinstance(each, str) else _plain(each) for each in value]
    vi, en = listing([each.vi for each in parts]), listing([each.en for each in parts])
    return Text(vi.vi, en.en)


def _plain(value: Any) -> Text:
    """Return a part of the model as its keys and values."""
    data = to_builtins(value)
    if isinstance(data, dict):
        words = ", ".join(f"{key}: {_flat(each)}" for key, each in data.items())
    else:
        words = _flat(data)
    return Text(short(words, _SHOWN), short(words, _SHOWN))


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flat(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return str(value)


def _entity(value: Entity, holder: Holder) -> Text:
    if isinstance(value, Act):
        return label(value)
    words = _called(holder, value)
    if isinstance(value, (model.Target, model.Measurement)) and value.value is not None:
        figure = described(with_unit(value.value, _measured_in(value, holder)))
        if not words.vi:
            return figure
        return Text(f"{figure.vi} ({words.vi})", f"{figure.en} ({words.en})")
    if isinstance(value, model.Waiver):
        return Text(
            f"{value.rule} ở {value.subject}: {short(value.reason or '', 60)}",
            f"{value.rule} at {value.subject}: {short(value.reason or '', 60)}",
        )
    if isinstance(value, model.Receipt):
        template = Text("{by} nộp ngày {day}", "{by}, received on {day}")
        return template.fill(by=_name(value.by, holder), day=value.on)
    return words if words.vi else _plain(value)


def _citation(value: model.Citation, holder: Holder) -> Text:
    name = _name(value.act, holder)
    where = f" ({', '.join(value.at)})" if value.at else ""
    return Text(name.vi + where, name.en + where)


def _event(value: model.LegalEvent, holder: Holder) -> Text:
    by = Text(" bởi {act}", " by {act}").fill(act=_name(value.by, holder)) if value.by else ""
    return Text("{what} từ ngày {day}{by}", "{what} from {day}{by}").fill(
        what=EVENTS[value.type], day=value.on, by=by
    )


def _progress(value: model.Progress, holder: Holder) -> Text:
    return Text("{state} (ngày {day})", "{state} (on {day})").fill(
        state=OFFICIAL[value.official], day=value.on
    )


def _funding(value: model.Funding, holder: Holder) -> Text:
    if value.amount is None:
        return _plain(value)
    year = Text(f" năm {value.year}", f" in {value.year}") if value.year else Text("", "")
    return Text("{amount} đồng{year}", "{amount} đồng{year}").fill(
        amount=Decimal(value.amount), year=year
    )


def _scope(value: model.Scope, holder: Holder) -> Text:
    return scope_words(holder, value) if isinstance(holder, Plan) else _plain(value)


def _due(value: model.Due, holder: Holder) -> Text:
    return worded(value)


def _period(value: model.Period, holder: Holder) -> Text:
    return Text("từ {a} đến {b}", "from {a} to {b}").fill(a=value.start, b=value.end)


def _serves(value: model.Serves, holder: Holder) -> Text:
    link = Text("suy ra", "inferred") if value.link == "inferred" else Text("văn bản nêu", "stated")
    return Text("{name}, {link}", "{name}, {link}").fill(name=_name(value.id, holder), link=link)


def _day(value: date, holder: Holder) -> Text:
    return Text(write(value, "vi"), write(value, "en"))


_WORDS: dict[type, Callable[[Any, Holder], Text]] = {
    Entity: _entity,
    tuple: _list,
    date: _day,
    model.Citation: _citation,
    model.LegalEvent: _event,
    model.Progress: _progress,
    model.Funding: _funding,
    model.Scope: _scope,
    model.Due: _due,
    model.Period: _period,
    model.Serves: _serves,
}
