"""What surrounds a page: its menu, the way to it, which plan and day it shows, and in how it links.

A theme writes it out; every address is relative to the page, so a site works wherever it is put.
"""

from collections.abc import Iterable
from typing import NamedTuple

from plancheck import summary
from plancheck.rows import words_of
from plancheck.site import parts
from plancheck.site.page import Alternate, Page, address
from plancheck.site.parts import Part
from plancheck.site.rendering import Link, linker
from plancheck.site.view import NAME, Site, View, name_of, plan_name
from plancheck.terminal import plain
from plancheck.text import LANGS, Lang, Text, short, write

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"


_LONG = 300  # letters of what stands on every page, or in a list of titles


class Way(NamedTuple):
    """A link of a menu; `here` is what `aria-current` says: the page itself, or one below it."""

    words: str
    href: str
    here: str = ""


class Ways(NamedTuple):
    """Links under a heading."""

    words: str
    links: tuple[Way, ...]


class Frame(NamedTuple):
    """All that the theme writes around a page, in one language."""

    lang: Lang
    title: str
    description: str
    words: dict[str, str]
    name: str
    home: str
    root: str
    find: str
    entries: str
    style: str
    script: str
    icon: str
    canonical: str
    address: str
    languages: tuple[tuple[str, str], ...]
    other_lang: str
    other_words: str
    other_href: str
    alternates: tuple[Alternate, ...]
    menu: tuple[Way, ...]
    groups: tuple[Ways, ...]
    crumbs: tuple[Way, ...]
    seen: str
    facts: tuple[str, ...]
    own: bool = True
    policy: str = POLICY


_WORDS = {
    "skip": Text("Đến nội dung chính", "Skip to the content"),
    "search": Text("Tìm trong trang này", "Search this site"),
    "find": Text("Tìm", "Search"),
    "hits": Text("{n} kết quả", "{n} results"),
    "none": Text("Không tìm thấy mục nào", "Nothing found"),
    "all": Text("Xem cả {n} kết quả", "Show all {n} results"),
    "example": Text("Tìm cơ quan, nhiệm vụ, văn bản…", "Body, task, act…"),
    "menu": Text("Phần chính", "Main parts"),
    "more": Text("Mục lục", "All pages"),
    "crumbs": Text("Vị trí trang", "Where you are"),
    "index": Text("Mục lục", "All pages"),
    "seen": Text("Ngày và bản dữ liệu", "Day and edition of the data"),
}
_OTHER: dict[Lang, tuple[Lang, str]] = {"vi": ("en", "English"), "en": ("vi", "Tiếng Việt")}
_CHIEF = Text("Chính", "Main")
_GUIDE = Text("Hướng dẫn", "Guide")


def frame(site: Site, page: Page, lang: Lang, view: View | None) -> Frame:
    """Return the frame of a page; `view` is the plan it belongs to, or the one to lead back to."""
    link = linker(page.path, lang)
    own = view if view is not None and page.plan else None
    name = write(plan_name(own) if own else name_of(site), lang)
    title = write(page.title, lang)
    # The beginning is cut, so that pages of several plans keep the name of theirs.
    whole = f"{short(title, _LONG)} – {short(name, _LONG // 2)}" if title != name else title
    other, other_words = _OTHER[lang]
    return Frame(
        lang=lang,
        title=plain(whole),
        description=plain(short(write(page.description, lang), _LONG)),
        words={key: text.in_(lang) for key, text in _WORDS.items()},
        name=plain(name),
        home=link(own.addresses.root if own and len(site.views) > 1 else ""),
        root=link(""),
        find=link(view.addresses.page("tim")) if view else link(""),
        entries=link(f"search.{lang}.js"),
        style=link("/assets/plancheck.css"),
        script=link("/assets/plancheck.js"),
        icon=link("/assets/icon.svg"),
        canonical=site.base_url + address(page.path, lang) if site.base_url else "",
        address=site.base_url + address(page.path, lang)
        if site.base_url
        else f"/{address(page.path, lang)}",
        languages=_languages(site, page, link),
        other_lang=other,
        other_words=other_words,
        other_href=link("/" + address(page.path, other)),
        alternates=tuple(_alternate(each, link, lang) for each in page.alternates),
        menu=tuple(_menu(parts.MAIN, page, view, link, lang)) if view else (),
        groups=tuple(_groups(site, page, view, link, lang)),
        crumbs=tuple(Way(plain(write(words, lang)), link(path)) for words, path in page.crumbs),
        seen=plain(write(_seen(site, view), lang)) if view and page.plan else "",
        facts=tuple(plain(write(each, lang)) for each in _facts(site, view)),
    )


def _languages(site: Site, page: Page, link: Link) -> tuple[tuple[str, str], ...]:
    """Return the page in each language, and which to show those who read neither."""
    ways = {each: address(page.path, each) for each in LANGS}
    if site.base_url:
        ways = {each: site.base_url + way for each, way in ways.items()}
    else:
        ways = {each: link("/" + way) for each, way in ways.items()}
    return (*ways.items(), ("x-default", ways["vi"]))


def _alternate(each: Alternate, link: Link, lang: Lang) -> Alternate:
    return Alternate(link(each.path), each.type, each.words.in_(lang))  # type: ignore[arg-type]


def _menu(some: Iterable[Part], page: Page, view: View, link: Link, lang: Lang) -> Iterable[Way]:
    for part in some:
        path = view.addresses.page(part.folder)
        here = ""
        if page.plan and page.part == part.folder:
            here = "page" if page.path == path else "true"
        yield Way(part.words.in_(lang), link(path), here)


def _groups(site: Site, page: Page, view: View | None, link: Link, lang: Lang) -> Iterable[Ways]:
    if view is not None:
        for words, some in ((_CHIEF, parts.MAIN), *parts.FOOT):
            yield Ways(words.in_(lang), tuple(_menu(some, page, view, link, lang)))
    shared = [
        Way(
            part.words.in_(lang), link(f"{part.folder}/"), "page" * (page.path == f"{part.folder}/")
        )
        for part in parts.SHARED
    ]
    if len(site.views) > 1:
        shared.insert(0, Way(NAME.in_(lang), link(""), "page" * (not page.path)))
    yield Ways(_GUIDE.in_(lang), tuple(shared))


_SEEN = Text("Tính đến ngày {day} ({why}). {revision}", "As of {day} ({why}). {revision}")
_CLOSING = Text("ngày cuối kỳ kế hoạch", "the last day of the plan's period")
_CHOSEN = Text("ngày được chọn khi xuất bản", "the day chosen for this edition")
_TODAY = Text("ngày xuất bản", "the day of this edition")
_REVISION = Text("Bản dữ liệu {commit} ngày {day}{changed}.", "Data {commit} of {day}{changed}.")
_CHANGED = Text(", có sửa đổi chưa lưu vào lịch sử", ", with changes that are not committed")
_NO_REVISION = Text("Dữ liệu không có lịch sử phiên bản.", "The data has no history of versions.")


def _seen(site: Site, view: View | None) -> Text:
    """Say as of which day, and of which revision, the pages of a plan show it."""
    if view is None:
        return _revision(site)
    day = view.day
    why = _CHOSEN if day.chosen else _CLOSING if day.closing else _TODAY
    seen = _SEEN.fill(day=day.as_of, why=why, revision=_revision(site))
    if not site.report.unread:
        return seen
    told = summary.incomplete(site.report)
    return Text(f"{seen.vi} {short(told.vi, _LONG)}", f"{seen.en} {short(told.en, _LONG)}")


def _revision(site: Site) -> Text:
    if site.revision is None:
        return _NO_REVISION
    changed = _CHANGED if site.revision.changed else Text("", "")
    commit, day = site.revision.commit[:10], site.revision.day
    return _REVISION.fill(commit=commit, day=day, changed=changed)


def _facts(site: Site, view: View | None) -> Iterable[Text]:
    if view is not None:
        words = words_of(view.plan.identity)
        yield Text(short(words.vi, _LONG), short(words.en, _LONG))
    yield _seen(site, view)
    yield _MADE


_MADE = Text(
    "Trang này do plancheck dựng từ tệp dữ liệu của kế hoạch; văn bản có chữ ký vẫn là căn cứ.",
    "Made by plancheck from the plan's data files; the signed document remains what binds.",
)
