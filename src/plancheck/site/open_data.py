"""The data of a plan for programs: the JSON API, linked data, the feed of changes."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from plancheck.model import Entity
from plancheck.rows import words_of
from plancheck.site import beside
from plancheck.site.beside import FEED
from plancheck.site.edition import Edition
from plancheck.site.feeds import api, linked_data
from plancheck.site.feeds.atom import Entry, Feed, atom
from plancheck.site.feeds.parts import Given
from plancheck.site.lately import Entry as Changed
from plancheck.site.lately import Lately
from plancheck.site.page import File, address
from plancheck.site.view import View
from plancheck.tally import name_of
from plancheck.text import LANGS, Lang, Text


def files(edition: Edition, changed: Lately) -> Iterator[File]:
    """Yield the files of the data of a plan."""
    view, site = edition.view, edition.site
    revision = site.revision.commit if site.revision else ""
    report = site.report._replace(findings=view.found, silenced=view.silenced)
    given = Given(view.standing, report, partial(_page, view), revision)
    folder = beside.api_folder(view.addresses.root)
    for name, data in api.files(given).items():
        yield File(f"{folder}{name}.json", api.written(data))
    linked = linked_data.linked(view.standing, given.address, site.base_url)
    yield File(folder + beside.LINKED, api.written(linked))
    for lang in LANGS:
        yield File(
            address(view.addresses.page("thay-doi"), lang) + FEED, _feed(edition, changed, lang)
        )


def _page(view: View, entity: Entity) -> str:
    return view.addresses.of(entity)


_TITLE = Text("Thay đổi của kế hoạch: {plan}", "Changes to the plan: {plan}")


def _feed(edition: Edition, changed: Lately, lang: Lang) -> bytes:
    view = edition.view
    plan = view.plan
    page = address(view.addresses.page("thay-doi"), lang)
    adoption = plan.identity.adoption
    author = name_of(plan, adoption.body) if adoption else Text(plan.id, plan.id)
    title = _TITLE.fill(plan=words_of(plan.identity))
    feed = Feed(title, author, plan.id, page + FEED, page)
    entries = [_entry(each, page) for each in changed.entries if each.commit and each.day]
    base = edition.site.base_url
    return atom(feed, entries, base_url=base, as_of=view.as_of, lang=lang)


def _entry(each: Changed, page: str) -> Entry:
    told = [line.sentence for line in each.lines]
    summary = Text("\n".join(e.vi for e in told), "\n".join(e.en for e in told))
    subject = each.subject or each.commit[:10]
    mark = each.commit[:10]
    return Entry(Text(subject, subject), mark, each.day or date.min, f"{page}#{mark}", summary)
