"""The words of the site: terms in both languages, and the short forms that plans print."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plancheck.model import Entity
from plancheck.site import parts
from plancheck.site.grid import Cell
from plancheck.site.page import Crumb, Page
from plancheck.site.rendering import both
from plancheck.site.terms import ABBREVIATIONS, TERMS
from plancheck.site.view import Site, View
from plancheck.text import Text

PART = "thuat-ngu"
_HOME: tuple[Crumb, ...] = ((Text("Trang đầu", "Home"), ""),)
_SHORT = re.compile(r"[A-ZĐ]{2,12}")
_WORD = re.compile(r"\w+")


class Short(NamedTuple):
    """A short form, what it stands for, and where it is found: a line of the text, or an entry."""

    short: str
    words: Text
    at: tuple[Cell, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the glossary."""
    path = f"{PART}/"
    title = parts.WORDS[PART]
    context = {"title": title, "terms": TERMS, "shorts": _shorts(site)}
    yield Page(path, title, both("glossary.html", path, context), part=PART, crumbs=_HOME)


def _shorts(site: Site) -> tuple[Short, ...]:
    """Return the short forms that a plan prints or the registry gives, in the order of letters."""
    known = {each.short: each.words for each in ABBREVIATIONS}
    places: dict[str, list[Cell]] = {}
    for view in site.views:
        for short, line in _printed(view).items():
            if short in known:
                to = f"{view.addresses.page('van-ban')}#L{line}"
                words = Text(f"{view.plan.id}, dòng {line}", f"{view.plan.id}, line {line}")
                places.setdefault(short, []).append(Cell(words, to))
    found = [Short(short, known[short], tuple(at)) for short, at in places.items()]
    found += [each for each in _named(site) if each.short not in places]
    return tuple(sorted(found, key=lambda each: (each.short.replace("Đ", "D~"), each.words.vi)))


def _printed(view: View) -> dict[str, int]:
    """Return the first line of each word of a plan's source text; nothing where it has none."""
    text = view.plan.text()
    found: dict[str, int] = {}
    for number, line in enumerate(text.lines if text is not None else (), 1):
        for word in _WORD.findall(line):
            found.setdefault(word, number)
    return found


def _named(site: Site) -> Iterator[Short]:
    """Yield the short forms among the other names in the registry, each once for each element."""
    seen: set[tuple[str, str]] = set()
    for view in site.views:
        for entity in view.shared:
            for name in _others(entity):
                if _SHORT.fullmatch(name) and (name, entity.id) not in seen:
                    seen.add((name, entity.id))
                    words = view.name_of(entity.id)
                    cell = Cell(Text(entity.id, entity.id), view.addresses.of(entity))
                    yield Short(name, words, (cell,))


def _others(entity: Entity) -> tuple[str, ...]:
    return getattr(entity, "other_names", ())
