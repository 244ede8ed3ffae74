"""Everything that can be found on the site: each element with its page, its kind and its names."""

from collections.abc import Iterable, Iterator

from plancheck.labels import ACT_TYPES
from plancheck.linking import KIND_NAMES
from plancheck.model import Act, Assignment, Body, Entity, Group, Objective, Section, System, Task
from plancheck.naming import KINDS
from plancheck.site.feeds.search import Entry, abbreviations, common
from plancheck.site.refs import words_in
from plancheck.site.view import Site, View
from plancheck.text import Text, short

# What stands first among equal hits: bodies, for whom the site is, then the chief parts of a plan.
_RANKS: dict[str, int] = {"body": 0, "group": 1, "objective": 2, "target": 2, "task": 2, "act": 3}
_LATER = 4
_MOST = 240  # letters of a title; the rest is on the page
_KINDS = {
    key: Text(words.vi[0].upper() + words.vi[1:], words.en.partition(" ")[2].capitalize())
    for key, words in KIND_NAMES.items()
}
# Kinds that nobody looks for by words: they stand on the page of what they belong to.
_SILENT = frozenset({"receipt", "recipient"})


def entries(site: Site) -> Iterator[Entry]:
    """Yield an entry for each plan and each element of it."""
    several = len(site.views) > 1
    for view in site.views:
        for entity in (view.plan.identity, *view.plan.entities.values(), *view.shared):
            kind = view.kind_of(entity)
            if kind not in _SILENT:
                yield _entry(view, entity, kind, several=several)


def _entry(view: View, entity: Entity, kind: str, *, several: bool) -> Entry:
    words = words_in(view, entity)
    title = short(words.vi, _MOST)
    if isinstance(entity, Act) and entity.number:
        title = f"{_kind_of(entity).vi} {entity.number} {title if entity.vi else ''}".strip()
    named = _KINDS[kind]
    if several:
        named = Text(f"{named.vi}, {view.plan.id}", f"{named.en}, {view.plan.id}")
    keys = tuple(dict.fromkeys(_keys(entity, words)))
    return Entry(view.addresses.of(entity), named, title, keys, _RANKS.get(kind, _LATER))


def _kind_of(act: Act) -> Text:
    return KINDS.get(act.type, ACT_TYPES[act.type])


def _keys(entity: Entity, words: Text) -> Iterable[str]:
    if isinstance(entity, Act) and entity.number:
        yield entity.number  # what stands first is shown beside the title
    yield entity.id
    yield from entity.was
    if isinstance(entity, Section):
        yield entity.number
    if isinstance(entity, (Act, Body, Group, System)):
        yield from entity.other_names
    if isinstance(entity, (Body, Group)):
        yield from abbreviations(words.vi)
    if isinstance(entity, (Task, Objective, Assignment)):
        yield from common(words.vi)
    if words.en != words.vi:
        yield short(words.en, _MOST)
