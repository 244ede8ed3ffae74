"""One page of a built site, read without a browser: where it leads, what it loads, its faults."""

import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _set("area base br col embed hr img input link meta param source track wbr")
# Inside a paragraph a browser closes it before one of these, and its end tag is a stray one.
# https://html.spec.whatwg.org/multipage/grouping-content.html#the-p-element
BLOCKS = _set(
    "address article aside blockquote details dialog div dl fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Relations of <link> that lead a reader elsewhere; all others make the browser fetch something.
LEADING = _set("alternate author canonical help license next prev up")
LEADERS = _set("a area button form input")
# Attributes that hold ids of the same page.
NAMING = _set(
    "for form headers list popovertarget aria-activedescendant aria-controls aria-describedby"
    " aria-details aria-labelledby aria-owns"
)
LOADING = _set("background data manifest ping poster src")
ADDRESS = _set("action formaction href xlink:href")
REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]*)", re.IGNORECASE)
URL = re.compile(r"url\(\s*['\"]?([^'\")]*)")


class Page(NamedTuple):
    """What a page says that other pages are held against, and what is wrong with it by itself."""

    lang: str
    title: str
    ids: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    redirects: bool
    faults: tuple[str, ...]


class Reader(HTMLParser):
    """Gathers what a `Page` holds, tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.lang = ""
        self.titles: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.named: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.alternates: list[tuple[str, str]] = []
        self.redirects = False
        self.policy = False
        self.faults: list[str] = []
        self.open: list[str] = []
        self.hidden: list[int] = []  # how deep the elements are that screen readers skip
        self.unnamed = ""  # the picture that is open and has no name yet

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self._nest(tag)
        given = {name: value or "" for name, value in attrs}
        if given:
            self._attributes(tag, given)
        if level := HEADINGS.get(tag):
            self.headings.append(level)
        elif special := getattr(self, f"_start_{tag}", None):
            special(given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<path/>`. In HTML itself the slash means nothing: `<div/>` stays open."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and "svg" in self.open:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element. The house closes every one, also where HTML would let it be."""
        if tag not in self.open:
            self.faults.append(f"</{tag}> closes nothing")
            return
        while (closed := self.open.pop()) != tag:
            self.faults.append(f"<{closed}> is not closed")
        if tag == "svg" and self.unnamed:
            self.faults.append(f"a picture without an alternative: {self.unnamed}")
            self.unnamed = ""
        while self.hidden and self.hidden[-1] > len(self.open):
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        """Take the text of titles, and whatever stands in a script or a style."""
        within = self.open[-1] if self.open else ""
        if within == "title" and "svg" not in self.open:
            self.titles[-1] += data
        elif within in {"script", "style"} and data.strip():
            self.faults.append(f"inline {within}: {data.strip()[:60]}")

    def updatepos(self, _i: int, j: int) -> int:
        """Count no lines: nobody asks for them, and counting is a tenth of the work."""
        return j

    def _nest(self, tag: str) -> None:
        if tag in BLOCKS and "p" in self.open:
            self.faults.append(f"<{tag}> inside a paragraph")
        elif tag in {"a", "button"} and ("a" in self.open or "button" in self.open):
            self.faults.append(f"<{tag}> inside a link or a button")
        if tag not in VOID:
            self.open.append(tag)

    def _attributes(self, tag: str, given: Mapping[str, str]) -> None:
        for name, value in given.items():
            if name == "id":
                self.ids.append(value)
            elif name == "style" or name.startswith("on"):
                self.faults.append(f"inline {name}: <{tag} {name}={value[:60]!r}>")
            elif name in ADDRESS:
                (self.links if _leads(tag, given) else self.loads).append(value)
            elif name in LOADING:
                self.loads.append(value)
            elif name in NAMING:
                self.named += value.split()
            else:
                self._rarer(name, value)

    def _rarer(self, name: str, value: str) -> None:
        if name == "aria-hidden" and value == "true":
            self.hidden.append(len(self.open))
        elif name in {"srcset", "imagesrcset"}:
            self.loads += [part.split()[0] for part in value.split(",") if part.strip()]
        elif "url(" in value:  # a presentation attribute of SVG
            self.loads += URL.findall(value)

    def _start_html(self, given: Mapping[str, str]) -> None:
        self.lang = given.get("lang", "")

    def _start_title(self, _given: Mapping[str, str]) -> None:
        if "svg" in self.open:
            self.unnamed = ""
        else:
            self.titles.append("")

    def _start_base(self, _given: Mapping[str, str]) -> None:
        self.faults.append("<base> changes what every link means")

    def _start_a(self, given: Mapping[str, str]) -> None:
        self.anchors.append(given.get("name", ""))

    def _start_link(self, given: Mapping[str, str]) -> None:
        if given.get("rel") == "alternate" and "hreflang" in given:
            self.alternates.append((given["hreflang"], given.get("href", "")))

    def _start_meta(self, given: Mapping[str, str]) -> None:
        kind = given.get("http-equiv", "").lower()
        self.policy = self.policy or kind == "content-security-policy"
        if kind == "refresh" and (found := REFRESH.match(given.get("content", ""))):
            self.redirects = True
            self.links.append(found[1])

    def _start_img(self, given: Mapping[str, str]) -> None:
        if "alt" not in given:
            self.faults.append(f"a picture without an alternative: {given.get('src')}")

    def _start_svg(self, given: Mapping[str, str]) -> None:
        if not self.hidden and not {"aria-label", "aria-labelledby"} & given.keys():
            self.unnamed = f"<svg class={given.get('class')!r}>"


def _leads(tag: str, given: Mapping[str, str]) -> bool:
    if tag == "link":
        return LEADING.issuperset(given.get("rel", "").lower().split())
    return tag in LEADERS


def read(text: str) -> Page:
    """Read the text of a page."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    faults = [*reader.faults, *(f"<{tag}> is not closed" for tag in reader.open)]
    faults += [*_of_ids(reader), *_of_head(reader)]
    if not reader.redirects:
        faults += _of_headings(reader.headings)
    return Page(
        lang=reader.lang,
        title=" ".join("".join(reader.titles).split()),
        ids=frozenset([*reader.ids, *reader.anchors]),
        links=tuple(dict.fromkeys(reader.links)),
        loads=tuple(dict.fromkeys(reader.loads)),
        alternates=tuple(reader.alternates),
        redirects=reader.redirects,
        faults=tuple(dict.fromkeys(faults)),
    )


def _of_ids(reader: Reader) -> list[str]:
    found = []
    times = Counter(reader.ids)
    for name, count in times.items():
        if count > 1:
            found.append(f"the id {name!r} is there {count} times")
        if name.split() != [name]:
            found.append(f"an id that is empty or holds a space: {name!r}")
    return found + [f"no element has the id {name!r}" for name in reader.named if name not in times]


def _of_head(reader: Reader) -> list[str]:
    found = [] if reader.lang else ["<html> says no language"]
    if len(reader.titles) != 1 or not reader.titles[0].strip():
        found.append(f"{len(reader.titles)} titles, or an empty one")
    return found if reader.policy else [*found, "no Content-Security-Policy"]


def _of_headings(levels: list[int]) -> list[str]:
    found = [] if levels.count(1) == 1 else [f"{levels.count(1)} h1"]
    return found + [f"h{after} after h{one}" for one, after in pairwise(levels) if after > one + 1]
