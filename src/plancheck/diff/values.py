"""Values of the model in words, alone and from what to what, for a sentence about a change."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from plancheck import model
from plancheck.deadline import worded
from plancheck.diff.keys import LINKS, MONEY, REORGANISED, STAGES, name_of, value_of
from plancheck.labels import EVENTS, EVIDENCED, GRADES, OFFICIAL
from plancheck.measured import scope_words
from plancheck.model import Act, Entity
from plancheck.naming import label, named
from plancheck.plan import Plan
from plancheck.quantity import described, with_unit
from plancheck.registry import Holder
from plancheck.shape import fields_of
from plancheck.text import Text, listing, short, write

SHOWN = 90
_NAMED = 60
# Parts of which a change is told key by key, and what they are called in the tables of names.
_PARTS: dict[type, str] = {
    model.Citation: "cite",
    model.Serves: "serves",
    model.Funding: "funding",
    model.Integration: "integration",
    model.LegalEvent: "event",
    model.EnactedUnder: "cite",
    model.Relation: "relation",
    model.Evidence: "evidence",
    model.SourceDocument: "document",
    model.Counted: "counted",
    model.Progress: "progress",
    model.Action: "action",
}


class Where:
    """What a value is read against: the plan (or registry) it stands in, its element, its key.

    `unit` is the unit of what a target or a figure measures; `full` asks for the titles of acts.
    """

    def __init__(
        self, holder: Holder, sort: str = "", key: str = "", unit: str | None = None
    ) -> None:
        self.holder = holder
        self.sort = sort
        self.key = key
        self.unit = unit
        self.full = False

    def under(self, sort: str, key: str) -> "Where":
        """Return the same for a key of a part."""
        return Where(self.holder, sort, key, self.unit)


def said(value: Any, where: Where) -> Text:
    """Return one value in words."""
    if isinstance(value, model.Value):
        return described(with_unit(value, where.unit))
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value, where)
    if isinstance(value, Struct):
        return _keys(value, where)
    if (where.sort, where.key) == ("funding", "amount"):
        return _money(value)
    return value_of(where.sort, where.key, str(value)) or name(str(value), where)


def change(before: Any, after: Any, old: Where, new: Where) -> Text:
    """Say from what to what a value changed; only what differs, where it has parts."""
    if before is None or after is None:
        value = said(after, new) if before is None else said(before, old)
        if before is None:
            return Text(f"trước không có, nay là {value.vi}", f"nothing before, now {value.en}")
        return Text(f"trước là {value.vi}, nay không có", f"{value.en} before, nothing now")
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _lists(before, after, old, new)
    if isinstance(before, model.Scope) and isinstance(after, model.Scope):
        before, after = _unlike(before, after)
    elif isinstance(before, model.Funding) and isinstance(after, model.Funding):
        return _sums(before, after, old, new)
    elif type(before) is type(after) and type(before) in _PARTS:
        return _parts(before, after, old, new)
    return _arrow(said(before, old), said(after, new))


def _arrow(one: Text, other: Text) -> Text:
    one, other = (Text(each.vi or "(không nêu)", each.en or "(not said)") for each in (one, other))
    return Text(f"{one.vi} → {other.vi}", f"{one.en} → {other.en}")


def _unlike(one: model.Scope, other: model.Scope) -> tuple[model.Scope, model.Scope]:
    """Return two scopes without what they share."""
    empty = model.Scope()
    shared = {
        field.attribute: getattr(empty, field.attribute)
        for field in fields_of(model.Scope).values()
        if getattr(one, field.attribute) == getattr(other, field.attribute)
    }
    return replace(one, **shared), replace(other, **shared)


def _lists(before: tuple[Any, ...], after: tuple[Any, ...], old: Where, new: Where) -> Text:
    """Say what a list lost and gained, and what is left of it."""
    held, holds = set(map(repr, before)), set(map(repr, after))
    gone = [said(each, old) for each in before if repr(each) not in holds]
    fresh = [said(each, new) for each in after if repr(each) not in held]
    kept = [said(each, new) for each in after if repr(each) in held]
    if not gone and not fresh:
        return _arrow(said(before, old), said(after, new))
    told = []
    for verb, some in ((_LESS, gone), (_MORE, fresh), (_KEPT, kept)):
        if some:
            told.append(verb.fill(names=joined(some)))
    return Text("; ".join(each.vi for each in told), "; ".join(each.en for each in told))


_LESS = Text("bỏ {names}", "removed {names}")
_MORE = Text("thêm {names}", "added {names}")
_KEPT = Text("giữ {names}", "kept {names}")


def _parts(before: Any, after: Any, old: Where, new: Where) -> Text:
    """Say which keys of a part changed, from what to what."""
    sort = _PARTS[type(before)]
    told = []
    for key, field in fields_of(before.__class__).items():
        one, other = getattr(before, field.attribute), getattr(after, field.attribute)
        if one == other:
            continue
        values = change(one or None, other or None, old.under(sort, key), new.under(sort, key))
        what = name_of(key, sort)
        told.append(Text(f"{what.vi}: {values.vi}", f"{what.en}: {values.en}"))
    return Text("; ".join(each.vi for each in told), "; ".join(each.en for each in told))


def _sums(before: model.Funding, after: model.Funding, old: Where, new: Where) -> Text:
    """Say from which sum to which, with what the money is; other keys where these changed."""
    rest = replace(before, amount=after.amount)
    if rest != after or before.amount is None or after.amount is None:
        return _parts(before, after, old, new)
    sums = _arrow(*(_money(each.amount or "0") for each in (before, after)))
    about = said(replace(after, amount=None), new)
    return Text(f"{sums.vi} ({about.vi})", f"{sums.en} ({about.en})") if about.vi else sums


def _money(amount: str) -> Text:
    return Text("{amount} đồng", "{amount} đồng").fill(amount=Decimal(amount))


def joined(texts: list[Text]) -> Text:
    """Return texts as a list that says how many it leaves out."""
    vi, en = listing([each.vi for each in texts]), listing([each.en for each in texts])
    return Text(vi.vi, en.en)


def name(text: str, where: Where) -> Text:
    """Return an id with the words it stands for, or a text as it is."""
    holder = where.holder
    found = holder.find(text) if isinstance(holder, Plan) else holder.entities.get(text)
    if isinstance(found, Act):
        return named(found) if where.full else label(found)
    if found is not None and (words := called(holder, found)).vi:
        vi, en = short(words.vi, _NAMED), short(words.en, _NAMED)
        return Text(f"{vi} ({text})", f"{en} ({text})")
    return Text(short(text, SHOWN), short(text, SHOWN))


def called(holder: Holder, entity: Entity, width: int = SHOWN) -> Text:
    """Return the words of an element, shortened.

    Of a target without any they are those quoted from the text, what it measures, or those of its
    objective; of a figure what it measures.
    """
    named: list[Entity | None] = [entity]
    if isinstance(holder, Plan) and isinstance(entity, (model.Target, model.Measurement)):
        named.append(holder.find(entity.indicator) if entity.indicator else None)
        named.append(holder.homes.get(entity.id))
    vi = [each.vi for each in named if each is not None and each.vi]
    if isinstance(entity, model.Target) and isinstance(entity.source, model.Anchor):
        vi.insert(1 if entity.vi else 0, entity.source.quote or "")
    en = [each.en for each in named if each is not None and each.en]
    words = next(filter(None, vi), "")
    return Text(short(words, width), short(next(iter(en), words), width))


# -- elements and parts ----------------------------------------------------------------------------


def _list(value: tuple[Any, ...], where: Where) -> Text:
    return joined([said(each, where) for each in value])


def _keys(value: Any, where: Where) -> Text:
    """Return a part of the model as its keys and values."""
    sort = _PARTS.get(type(value), where.sort)
    told = []
    for key, field in fields_of(value.__class__).items():
        each = getattr(value, field.attribute)
        if key == "id" or each is None or each == ():
            continue
        words = said(each, where.under(sort, key))
        what = name_of(key, sort)
        told.append(Text(f"{_bare(what.vi)}: {words.vi}", f"{_bare(what.en)}: {words.en}"))
    vi, en = "; ".join(each.vi for each in told), "; ".join(each.en for each in told)
    return Text(short(vi, 2 * SHOWN), short(en, 2 * SHOWN))


def _bare(name: str) -> str:
    return name.rpartition(" (")[0] or name


def _mapping(value: dict[str, Any], where: Where) -> Text:
    words = short(str(to_builtins(value)), SHOWN)
    return Text(words, words)


def _entity(value: Entity, where: Where) -> Text:
    special = _ELEMENTS.get(type(value))
    if special is not None:
        return special(value, where)
    words = called(where.holder, value)
    return Text(f"“{words.vi}”", f"“{words.en}”") if words.vi else _keys(value, where)


def _act(value: Act, where: Where) -> Text:
    """Return the title of an act: its kind and number stand before."""
    words = called(where.holder, value)
    return Text(f"“{words.vi}”", f"“{words.en}”") if words.vi else _keys(value, where)


def _amendment(value: model.Amendment, where: Where) -> Text:
    """Return the act that amends, from when, and what."""
    keys = [
        f"{each.element} ({each.key})" if each.key else each.element for each in value.operations
    ]
    what = listing(dict.fromkeys(keys))
    template = Text("{act}, từ ngày {day}, sửa đổi {what}", "{act}, from {day}, amends {what}")
    act = Where(where.holder)
    act.full = True
    return template.fill(act=name(value.act, act), day=value.start, what=what)


def _target(value: Any, where: Where) -> Text:
    """Return a target or a figure: its amount, its day, and what it counts."""
    words = called(where.holder, value)
    told = Text(f"“{words.vi}”", f"“{words.en}”") if words.vi else Text("", "")
    if value.value is not None:
        figure = described(with_unit(value.value, measured_in(value, where.holder)))
        told = _and(figure, told)
    day = value.by if isinstance(value, model.Target) else value.as_of
    if day is None:
        return told
    due = isinstance(value, model.Target)
    when = Text(
        "thời hạn {day}" if due else "tính đến {day}", "due {day}" if due else "as of {day}"
    )
    told = _and(told, when.fill(day=day))
    by = getattr(value, "reported_by", None)
    return _and(told, Text("theo {body}", "by {body}").fill(body=name(by, where))) if by else told


def _and(*texts: Text) -> Text:
    some = [each for each in texts if each.vi]
    return Text(", ".join(each.vi for each in some), ", ".join(each.en for each in some))


def measured_in(entity: Entity | None, holder: Holder) -> str | None:
    """Return the unit of what a target or a figure measures."""
    text = getattr(entity, "indicator", None)
    found = holder.indicator(text) if isinstance(holder, Plan) else None
    return found.unit if found else None


def _task(value: model.Task, where: Where) -> Text:
    words = called(where.holder, value)
    told = Text(f"“{words.vi}”", f"“{words.en}”")
    if value.due is None:
        return told
    due = worded(value.due)
    return _and(told, Text(f"thời hạn {due.vi}", f"due {due.en}"))


def _assignment(value: model.Assignment, where: Where) -> Text:
    """Return a duty: who has which role, over what."""
    role = value_of("assignment", "role", value.role) or Text(value.role, value.role)
    bodies = _list(value.bodies, where)
    words = called(where.holder, value)
    return Text("{bodies} {role}, “{words}”", "{bodies} ({role}), “{words}”").fill(
        bodies=bodies, role=role, words=words
    )


def _waiver(value: model.Waiver, where: Where) -> Text:
    told = [
        Text("cho {subject}, quy tắc {rule}", "for {subject}, rule {rule}").fill(
            subject=value.subject, rule=value.rule
        )
    ]
    for template, part in (
        (Text("lý do: {it}", "reason: {it}"), value.reason and short(value.reason, SHOWN)),
        (Text("chấp thuận: {it}", "approved by {it}"), value.approved_by),
        (Text("đến hết {it}", "until {it}"), value.expires),
    ):
        if part:
            told.append(template.fill(it=part))
    return Text("; ".join(each.vi for each in told), "; ".join(each.en for each in told))


def _receipt(value: model.Receipt, where: Where) -> Text:
    template = Text("{by} nộp ngày {day} ({report})", "{by}, received on {day} ({report})")
    return template.fill(by=name(value.by, where), day=value.on, report=value.report)


def _reference(value: model.Reference, where: Where) -> Text:
    return Text(short(value.where, SHOWN), short(value.where, SHOWN))


def _reorganisation(value: model.Change, where: Where) -> Text:
    """Return a reorganisation: what it is, from when, of which bodies into which."""
    template = Text("{what} từ ngày {day}: {before}", "{what} from {day}: {before}")
    told = template.fill(
        what=REORGANISED[value.type], day=value.on, before=_list(value.before, where)
    )
    if value.after:
        after = _list(value.after, where)
        told = Text(f"{told.vi} → {after.vi}", f"{told.en} → {after.en}")
    return _graded(told, value.grade)


def _body(value: model.Body, where: Where) -> Text:
    """Return what a body belongs to: its name stands before."""
    if value.parent is None:
        return _keys(value, where)
    return Text("thuộc {parent}", "part of {parent}").fill(parent=name(value.parent, where))


def _group(value: model.Group, where: Where) -> Text:
    """Return the members of a group: its name stands before."""
    if not value.members:
        return Text("chưa nêu thành viên", "no members listed")
    return Text("gồm {members}", "members {members}").fill(members=_list(value.members, where))


def _graded(told: Text, grade: str) -> Text:
    level = GRADES.get(grade, Text(grade, grade))
    return Text(f"{told.vi} ({level.vi})", f"{told.en} ({level.en})")


def _citation(value: Any, where: Where) -> Text:
    told = name(value.act, where)
    at = ", ".join(getattr(value, "at", ()))
    return Text(f"{told.vi}, {at}", f"{told.en}, {at}") if at else told


def _event(value: model.LegalEvent, where: Where) -> Text:
    by = Text(" bởi {act}", " by {act}").fill(act=name(value.by, where)) if value.by else ""
    told = Text("{what} từ ngày {day}{by}", "{what} from {day}{by}").fill(
        what=EVENTS[value.type], day=value.on, by=by
    )
    told = _graded(told, value.grade)
    sources = [said(each, where.under("event", "evidence")) for each in value.evidence]
    if not sources:
        return told
    listed = joined(sources)
    return Text(f"{told.vi}, theo {listed.vi}", f"{told.en}, by {listed.en}")


def _evidence(value: model.Evidence, where: Where) -> Text:
    found = where.holder.entities.get(value.source) if value.source else None
    if isinstance(found, model.Reference):
        words = f"{short(found.where, _NAMED)} ({found.id})"
        told = Text(words, words)
    else:
        told = name(value.source, where) if value.source else Text("", "")
    return _and(told, Text(value.place or "", value.place or ""))


def _progress(value: model.Progress, where: Where) -> Text:
    by = Text(", theo {body}", ", by {body}").fill(body=name(value.by, where)) if value.by else ""
    return Text(
        "{state}, {evidenced} (ngày {day}{by})", "{state}, {evidenced} (on {day}{by})"
    ).fill(
        state=OFFICIAL[value.official], evidenced=EVIDENCED[value.evidenced], day=value.on, by=by
    )


def _funding(value: model.Funding, where: Where) -> Text:
    told = [Text("", "")]
    if value.amount is not None:
        told.append(_money(value.amount))
    if value.year:
        told.append(Text(f"năm {value.year}", f"in {value.year}"))
    for table, each in ((MONEY, value.source), (STAGES, value.stage)):
        if each:
            told.append(table[each])
    return _and(*told) if len(told) > 1 else _keys(value, where)


def _scope(value: model.Scope, where: Where) -> Text:
    return (
        scope_words(where.holder, value) if isinstance(where.holder, Plan) else _keys(value, where)
    )


def _due(value: model.Due, where: Where) -> Text:
    return worded(value)


def _period(value: model.Period, where: Where) -> Text:
    return Text("từ {a} đến {b}", "from {a} to {b}").fill(a=value.start, b=value.end)


def _serves(value: model.Serves, where: Where) -> Text:
    return Text("{name}, {link}", "{name}, {link}").fill(
        name=name(value.id, where), link=LINKS[value.link]
    )


def _integration(value: model.Integration, where: Where) -> Text:
    state = value_of("integration", "state", value.state) or value.state
    return Text("{state} {name}", "{state} to {name}").fill(state=state, name=name(value.to, where))


def _day(value: date, where: Where) -> Text:
    return Text(write(value, "vi"), write(value, "en"))


_ELEMENTS: dict[type, Callable[[Any, Where], Text]] = {
    Act: _act,
    model.Target: _target,
    model.Measurement: _target,
    model.Task: _task,
    model.Assignment: _assignment,
    model.Waiver: _waiver,
    model.Receipt: _receipt,
    model.Reference: _reference,
    model.Change: _reorganisation,
    model.Amendment: _amendment,
    model.Body: _body,
    model.Group: _group,
}
_WORDS: dict[type, Callable[[Any, Where], Text]] = {
    Entity: _entity,
    tuple: _list,
    dict: _mapping,
    date: _day,
    model.Citation: _citation,
    model.EnactedUnder: _citation,
    model.LegalEvent: _event,
    model.Evidence: _evidence,
    model.Progress: _progress,
    model.Funding: _funding,
    model.Scope: _scope,
    model.Due: _due,
    model.Period: _period,
    model.Serves: _serves,
    model.Integration: _integration,
}
