"""Templates become HTML: everything escaped, what is hidden written out, links relative.

Plan text is data for the templates and never a template itself.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from plancheck.site.page import address, anchor, relative
from plancheck.terminal import plain
from plancheck.text import LANGS, Lang, Text, short, write

_TEMPLATES = Path(__file__).parent / "templates"
Link = Callable[[str], str]


class Packed(Mapping[Lang, str]):
    """A page in both languages, packed: a site holds all its pages at once, ten times as large."""

    def __init__(self, pages: Mapping[Lang, str]) -> None:
        self._packed = {lang: zlib.compress(html.encode(), 1) for lang, html in pages.items()}

    def __getitem__(self, lang: Lang) -> str:
        return zlib.decompress(self._packed[lang]).decode()

    def __iter__(self) -> Iterator[Lang]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def both(template: str, path: str, context: Mapping[str, Any]) -> Packed:
    """Return a page in both languages."""
    return Packed({lang: render(template, path, lang, context) for lang in LANGS})


def render(template: str, path: str, lang: Lang, context: Mapping[str, Any]) -> str:
    """Return a page in one language.

    Args:
        template: the file of the template.
        path: the path of the page, from the root of its language.
        lang: the language.
        context: what the template names; texts in both languages are shown in this one.
    """
    here = linker(path, lang)
    return _environment().get_template(template).render(context, link=here, lang=lang)


def linker(path: str, lang: Lang) -> Link:
    """Return what turns a path of the site into an address on a page."""
    return partial(_link, address(path, lang), lang)


def _link(here: str, lang: Lang, there: str) -> str:
    return relative(here, address(there, lang))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["t"] = _in
    environment.filters["short"] = short
    environment.filters["plain"] = plain
    environment.filters["anchor"] = anchor
    environment.filters["iso"] = date.isoformat
    environment.globals["say"] = _say
    return environment


@pass_context
def _in(context: Context, value: object) -> str:
    return write(value, context["lang"])


@pass_context
def _say(context: Context, vi: str, en: str) -> str:
    return vi if context["lang"] == "vi" else en


@pass_context
def _shown(context: Context, value: object) -> object:
    """Return what a template shows of a value: hidden characters written out, words in a language.

    Markup is what templates and pictures made themselves.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, (Text, date)):
        return plain(write(value, context["lang"]))
    return value
