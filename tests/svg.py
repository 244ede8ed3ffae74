"""What tests ask of a picture: whether its markup is sound, what it says, where it leads."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from plancheck.site.grid import Grid
from plancheck.site.pictures.figure import Pen
from plancheck.text import Lang

TAGS = {"svg", "title", "defs", "pattern", "path", "rect", "text", "tspan", "a"}
ATTRIBUTES = {
    "class", "role", "aria-labelledby", "width", "height", "viewBox", "font-size", "id", "lang",
    "x", "y", "dy", "rx", "d", "fill", "href", "text-anchor", "patternUnits", "patternTransform",
}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}",
    "]]>&lt;b&gt;",
    "\u202eabc\u200b",
    "x" * 400,
    "\uffff\x00",
)


def pen(name: str = "a", lang: Lang = "vi") -> Pen:
    """Return a pen whose links go one folder up."""
    return Pen(name, lang, lambda path: f"../{path}")


def read(svg: str) -> ET.Element:
    """Return the tree of a picture that holds nothing but what pictures are made of."""
    root = ET.fromstring(svg)
    for each in root.iter():
        assert each.tag in TAGS, each.tag
        assert set(each.attrib) <= ATTRIBUTES, each.attrib
        assert re.fullmatch(r"(url\(#[\w-]+\))?", each.get("fill", ""))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    name = root.find("title")
    assert name is not None
    assert name.get("id") == root.get("aria-labelledby")
    assert root.get("role") == ("group" if links(root) else "img")
    return root


def links(root: ET.Element) -> list[str]:
    """Return where a picture leads, in the order of its markup."""
    return [each.get("href", "") for each in root.iter("a")]


def words(root: ET.Element) -> list[str]:
    """Return every text of a picture, lines of one text joined; titles left out."""
    return ["".join(_letters(each)) for each in root.iter("text")]


def _letters(each: ET.Element) -> Iterator[str]:
    if each.tag != "title":
        yield each.text or ""
        for part in each:
            yield from _letters(part)
            yield part.tail or ""


def boxes(root: ET.Element, kind: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, width and height of the boxes of a class."""
    return [
        (float(e.get("x", "")), float(e.get("y", "")), float(e.get("width", "")), high)
        for e in root.iter("rect")
        if kind in e.get("class", "").split()
        for high in [float(e.get("height", ""))]
    ]


def told(grid: Grid | None) -> list[list[str]]:
    """Return the words of a table in Vietnamese."""
    assert grid is not None
    return [["; ".join(cell.words.vi for cell in cells) for cells in row] for row in grid.rows]
