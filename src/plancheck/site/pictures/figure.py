"""A picture, and what every picture is drawn with: text, boxes, lines and links as safe SVG.

Text is escaped, hidden characters are written out. There are classes only, no style: the style
sheet `pictures.css` gives colours, for light, dark and forced colours.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from plancheck.site.grid import Grid
from plancheck.site.pictures.lettering import Lines, broken
from plancheck.terminal import plain
from plancheck.text import Lang, Text

SIZE = 13  # of the letters, in pixels; nothing is smaller than SMALL
SMALL = 12
LEADING = 18  # from line to line: stacked marks need 1.4 times the size
Q = '"'
TIGHT = 16  # the same for small letters
Point = tuple[float, float]
# What XML does not allow in a text, and what is no character at all.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN = re.compile(r"[^0-9A-Za-z-]")
_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")


class Figure(NamedTuple):
    """A picture: its markup, what it shows in words, and the table that says the same."""

    svg: str
    title: Text
    grid: Grid | None


# What draws a picture for a page: of its name on the page, the language, the links of the page.
Drawing = Callable[[str, Lang, Callable[[str], str]], Figure]


class Pen(NamedTuple):
    """What pictures are drawn with.

    `name` tells one picture of a page from the others; `link` turns the path of a page of the site
    into an address that works from the page at hand.
    """

    name: str
    lang: Lang
    link: Callable[[str], str]

    def say(self, words: Text) -> str:
        """Return words in the language of the page."""
        return words.in_(self.lang)

    def id(self, part: str) -> str:
        """Return an id for a part of the picture; two names never give the same."""
        return f"p{_OWN.sub(lambda hit: f'_{ord(hit[0]):x}_', self.name)}-{part}"


def both(words: str) -> Text:
    """Return words that are the same in both languages: what a plan says, a number."""
    return Text(words, words)


def shown(text: str) -> str:
    """Return a text as markup that shows it and does nothing else."""
    return escape(_UNFIT.sub(lambda hit: f"\\u{ord(hit[0]):04x}", plain(text)))


def framed(pen: Pen, title: Text, size: Point, parts: Iterable[str]) -> str:
    """Return the markup of a whole picture of a width and a height, in pixels."""
    body = "".join(parts)
    role = "group" if "<a " in body else "img"  # escaped text holds no "<"
    wide, high = number(size[0]), number(size[1])
    name = pen.id("t")
    return (
        f'<svg class="picture" role="{role}" aria-labelledby="{name}" width="{wide}"'
        f' height="{high}" viewBox="0 0 {wide} {high}" font-size="{SIZE}">'
        f'<title id="{name}"{_language(pen, title)}>{shown(pen.say(title))}</title>{body}</svg>'
    )


def number(value: float) -> str:
    """Return a coordinate, to a tenth of a pixel.

    >>> number(3.0), number(2.25), number(-0.01)
    ('3', '2.2', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def letters(  # noqa: PLR0913 - where, what and how
    pen: Pen, at: Point, words: Text, kind: str = "", anchor: str = "", size: int = SIZE
) -> str:
    """Return one line of text whose base line begins (or has its `anchor`) at a point."""
    return (
        f'<text x="{number(at[0])}" y="{number(at[1])}"{_kind(kind)}{_anchor(anchor)}'
        f"{_size(size)}{_language(pen, words)}>{shown(pen.say(words))}</text>"
    )


def wrapped(  # noqa: PLR0913 - what, and how wide it may be
    pen: Pen, words: Text, room: float, most: int, *, size: int = SIZE, bold: bool = False
) -> Lines:
    """Return words in lines of a width, in the language of the page."""
    return broken(pen.say(words), room, size, most, bold=bold)


def block(pen: Pen, at: Point, words: Text, lines: Lines, kind: str = "") -> str:
    """Return several lines of text, the first of which has its base line at a point.

    Where not all of the words are there, the whole of them is its title.
    """
    x, y = number(at[0]), number(at[1])
    title = f"<title>{shown(pen.say(words))}</title>" if lines.cut else ""
    head = f"{_kind(kind)}{_size(lines.size)}{_language(pen, words)}"
    step = LEADING if lines.size == SIZE else TIGHT
    rows = (
        f"<tspan{f' x={Q}{x}{Q} dy={Q}{step}{Q}' if row else ''}>{shown(each)}</tspan>"
        for row, each in enumerate(lines.lines)
    )
    return f'<text x="{x}" y="{y}"{head}>{title}{" ".join(rows)}</text>'


def rect(at: Point, size: Point, kind: str, round_: int = 0) -> str:
    """Return a box; `round_` is the radius of its corners."""
    radius = f' rx="{round_}"' if round_ else ""
    return (
        f'<rect x="{number(at[0])}" y="{number(at[1])}" width="{number(max(size[0], 0))}"'
        f' height="{number(max(size[1], 0))}"{radius}{_kind(kind)}/>'
    )


def path(steps: Iterable[str | float], kind: str) -> str:
    """Return a line of steps: letters of commands, and coordinates."""
    drawn = " ".join(each if isinstance(each, str) else number(each) for each in steps)
    return f'<path d="{drawn}"{_kind(kind)}/>'


def line(start: Point, end: Point, kind: str) -> str:
    """Return a straight line."""
    return path(["M", *start, "L", *end], kind)


def linked(pen: Pen, to: str, words: Text, parts: Iterable[str]) -> str:
    """Return parts that lead to a page of the site; the parts alone where there is none.

    The words are the link's name, whole.
    """
    inner = "".join(parts)
    if not to:
        return inner
    return (
        f'<a href="{shown(_safe(pen.link(to)))}"><title{_language(pen, words)}>'
        f"{shown(pen.say(words))}</title>{inner}</a>"
    )


def hatching(pen: Pen) -> str:
    """Return the pattern that stands for what is not known; `hatched` fills with it."""
    return (
        f'<defs><pattern id="{pen.id("h")}" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path d="M 1 0 V 6" class="p-hatch"/></pattern></defs>'
    )


def hatched(pen: Pen, at: Point, size: Point) -> str:
    """Return a box that is hatched."""
    box = rect(at, size, "p-unknown")
    return box.replace("<rect", f'<rect fill="url(#{pen.id("h")})"', 1)


def _safe(address: str) -> str:
    """Return an address that stays on the site: what could name a scheme or a host is a path."""
    quoted = _IN_ADDRESS.sub(lambda hit: f"%{ord(hit[0]):02X}", address)
    if ":" in re.split("[/?#]", quoted, maxsplit=1)[0] or quoted.startswith("//"):
        return f"./{quoted}"
    return quoted


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _anchor(anchor: str) -> str:
    return f' text-anchor="{anchor}"' if anchor else ""


def _size(size: int) -> str:
    return "" if size == SIZE else f' font-size="{size}"'


def _language(pen: Pen, words: Text) -> str:
    """Return the mark of a text that is Vietnamese on an English page."""
    foreign = pen.lang == "en" and words.vi == words.en and not words.vi.isascii()
    return ' lang="vi"' if foreign else ""
