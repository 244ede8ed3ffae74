"""Contracts of the templates and of the words of the site."""

import ast
import re
from collections.abc import Iterator
from itertools import product

from jinja2 import nodes

from plancheck.site import rendering
from support import REPOSITORY

SITE = REPOSITORY / "src" / "plancheck" / "site"
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
THEME = sorted((SITE / "theme").glob("*.html"))
SOURCES = sorted(SITE.rglob("*.py"))
# What is markup already: pictures drawn here, the content of a page in the theme.
SAFE = {"macros.html": ["each.svg"], "main.html": ["content", "content"]}
MARKS = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
# Said the same way in both languages: names of formats, bare templates of values.
SAME = re.compile(r"(?:CSV|JSON|SHA-256|Excel \(\.xlsx\)|[^\w]*(?:\{\w+\}[^\w]*)*)")
# Vietnamese without any mark: single syllables, letters of a table, names of languages.
BARE = ("do", "qua", "sau", "xem", "trang", "giao", "trong", "theo", "khi", "cho", "chung", "tra")
UNMARKED = re.compile(
    rf"{SAME.pattern}|[CTP]|vi|en|(?:(?:{'|'.join(BARE)}|\{{\w+\}})[\s:()]*)+", re.IGNORECASE
)
QUOTED = re.compile(r"“[^”]*”|\([^)]*\)")  # Vietnamese within English


def said() -> Iterator[tuple[str, str, str]]:
    """Yield what templates say: the file, the words in Vietnamese and in English."""
    environment = rendering._environment()
    for path in TEMPLATES:
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                vi, en = call.args
                for one, other in product(_said(vi), _said(en)):
                    yield path.name, one, other


def _said(node: nodes.Node) -> list[str]:
    """Return words, or those that a filter fills in, or both of which one is chosen.

    Values that a page was given have their words elsewhere.
    """
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _said(node.node)
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        return _said(node.expr1) + _said(node.expr2)
    return [node.value] if isinstance(node, nodes.Const) else []


def constants() -> Iterator[tuple[str, str, str]]:
    """Yield the words of the modules that are written out: `Text("…", "…")`."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                words = [_words(each) for each in node.args]
                if len(words) == 2 and None not in words:
                    yield path.name, str(words[0]), str(words[1])


def _words(node: ast.expr) -> str | None:
    """Return the words of a text, with `{x}` where something is put in; None for no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "{x}" for p in node.values)
        return "".join(map(str, parts))
    return None


def test_all_words_are_in_both_languages() -> None:
    every = [*said(), *constants()]
    assert len(every) > 500
    for where, vi, en in every:
        assert bool(vi.strip()) == bool(en.strip()), (where, vi, en)
        if not SAME.fullmatch(vi):
            assert vi != en, (where, vi)
        assert not MARKS.search(QUOTED.sub("", en)), (where, en)


def test_vietnamese_words_are_written_with_their_marks() -> None:
    for where, vi, en in (*said(), *constants()):
        if not UNMARKED.fullmatch(vi):
            assert MARKS.search(vi), (where, vi, en)


def test_words_hold_the_same_places_to_fill_in_both_languages() -> None:
    place = re.compile(r"\{(\w+)\}|(%[ds])")
    for where, vi, en in (*said(), *constants()):
        places = [sorted(set(map("".join, place.findall(words)))) for words in (vi, en)]
        if "x" not in str(places):  # one filled by Python may be said another way
            assert places[0] == places[1], (where, vi, en)


def test_templates_hold_no_words_beside_those_they_say() -> None:
    for path in TEMPLATES:
        text = re.sub(
            r"<pre.*?</pre>|<code>.*?</code>|\{%-? if lang .*?\{%-? endif -?%\}",
            "",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", " ", text, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text).replace("IRI", "")  # a name in every language
        assert not re.search(r"[^\W\d_]{2,}", text), (path.name, re.search(r"[^\W\d_]{2,}", text))


def test_every_template_is_used() -> None:
    modules = "\n".join(path.read_text("utf-8") for path in SOURCES)
    named = {path.name: path.read_text("utf-8") for path in TEMPLATES}
    for name in named:
        elsewhere = "\n".join(text for other, text in named.items() if other != name)
        assert f'"{name}"' in modules or f'"{name}"' in elsewhere, name


def test_nothing_is_taken_for_markup_but_what_was_made_here() -> None:
    found: dict[str, list[str]] = {}
    for path in (*TEMPLATES, *THEME):
        text = path.read_text("utf-8")
        for each in re.findall(r"([\w.\[\]\"]+)\s*\|\s*safe\b", text):
            found.setdefault(path.name, []).append(each)
        assert "autoescape false" not in text
        assert not re.search(r"\bMarkup\b", text)
    assert found == SAFE


def test_no_template_holds_a_style_or_a_handler() -> None:
    for path in (*TEMPLATES, *THEME):
        text = path.read_text("utf-8")
        assert not re.search(r"[\s\"']style\s*=", text), path.name
        assert not re.search(r"\son\w+\s*=", text, re.IGNORECASE), path.name
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path.name
        assert "javascript:" not in text, path.name
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text), path.name


def test_what_an_attribute_holds_is_in_quotes() -> None:
    for path in (*TEMPLATES, *THEME):
        assert not re.search(r"[^;] [\w-]+=\{[{%]", path.read_text("utf-8")), path.name


def test_templates_escape_all_that_they_are_given() -> None:
    environment = rendering._environment()
    assert environment.autoescape is True
    made = environment.from_string("{{ x }}").render(x="<b>\u202e{{ 7*7 }}", lang="vi")
    assert "<b>" not in made
    assert "49" not in made
    assert "\u202e" not in made
