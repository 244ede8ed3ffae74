"""News of a plan to follow: findings, changes. Source: RFC 4287 (Atom), RFC 4151 (tag URIs)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from plancheck.terminal import plain
from plancheck.text import Lang, Text

_ATOM = "http://www.w3.org/2005/Atom"
_AUTHORITY = "plancheck.example,2026"  # of names that lead nowhere
# What XML cannot hold, escaped or not. Source: XML 1.0, 2.2.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """Something new.

    `id` is what it is known by in the plan (a fingerprint, a revision): letters of an address.
    `updated` is the day on which it became so, `page` the path of the page that tells of it from
    the root of the site, perhaps with a fragment.
    """

    title: Text
    id: str
    updated: date
    page: str
    summary: Text


class Feed(NamedTuple):
    """What a feed is called, whose it is, and where: its own path and that of the page it is of."""

    title: Text
    author: Text
    plan_id: str
    path: str
    page: str


def atom(feed: Feed, entries: Iterable[Entry], *, base_url: str, as_of: date, lang: Lang) -> bytes:
    """Return a feed, the newest entry first.

    Args:
        feed: what it is.
        entries: in whatever order; those of one day stay in theirs.
        base_url: the address of the site; where it is not known, entries have no links, and names
            (`tag:`) that tell them apart by the plan alone.
        as_of: the day of the feed where it has no entry; there is no clock.
        lang: the language of its words.
    """
    ordered = sorted(entries, key=lambda each: each.updated, reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": lang})
    _say(root, "id", _name(base_url, feed.plan_id, feed.path, "feed"))
    _say(root, "title", feed.title.in_(lang))
    _say(root, "updated", _moment(ordered[0].updated if ordered else as_of))
    _say(_below(root, "author"), "name", feed.author.in_(lang))
    _say(root, "generator", "plancheck")
    if base_url:
        _link(root, "self", "application/atom+xml", _at(base_url, feed.path))
        _link(root, "alternate", "text/html", _at(base_url, feed.page))
    for each in ordered:
        entry = _below(root, "entry")
        _say(entry, "id", _name(base_url, feed.plan_id, each.page, each.id))
        _say(entry, "title", each.title.in_(lang))
        _say(entry, "updated", _moment(each.updated))
        if base_url:
            _link(entry, "alternate", "text/html", _at(base_url, each.page))
        _say(entry, "content", each.summary.in_(lang)).set("type", "text")
    raw: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return raw + b"\n"


def _below(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, name)


def _say(parent: ET.Element, name: str, words: str) -> ET.Element:
    found = _below(parent, name)
    found.text = _UNFIT.sub(lambda hit: f"\\u{ord(hit[0]):04x}", plain(words))
    return found


def _link(parent: ET.Element, relation: str, kind: str, address: str) -> None:
    _below(parent, "link").attrib.update({"rel": relation, "type": kind, "href": address})


def _at(base_url: str, path: str) -> str:
    return f"{base_url.rstrip('/')}/{path.lstrip('/')}"


def _name(base_url: str, plan_id: str, path: str, name: str) -> str:
    """Return the name of the feed or of an entry: an address with a fragment, or a tag.

    It holds no day, so that who follows the feed is not told the same twice.
    """
    if not base_url:
        return f"tag:{_AUTHORITY}:{plan_id}:{name}"
    page = path.partition("#")[0]
    return _at(base_url, page if name == "feed" else f"{page}#{name}")


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
