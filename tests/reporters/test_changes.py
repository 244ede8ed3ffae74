"""Reports of changes: what a comment, a mail and a program may rely on, and hostile plans."""

import copy
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from changed import between, plan
from plancheck import telling
from plancheck.comparing import render
from plancheck.comparison import Comparison, Findings
from plancheck.diff.wording import Piece
from plancheck.findings import Location
from plancheck.reporters.changes import FORMATS, markdown
from plancheck.summary import Style
from plancheck.terminal import width
from plancheck.text import Text
from support import REPOSITORY

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=a> [x](javascript:1) ![i](http://h/i.png) `a` |"
    " @user #12 GH-7 :tada: !5 ~bug %x $y http://h.example www.h.example a@h.example ${{ x }}"
    " **b** _i_ &lt; \\ -->"
)
HIDDEN = "\u202ea\u2066b\x1b[31m\u200b"
LINK = "https://example.org/kho/blob/{commit}/{file}#L{line}"


@pytest.fixture
def hostile(tmp_path: Path) -> Comparison:
    older = {"a.yaml": plan(HOSTILE, 90)}
    more = f"tasks:\n  - {{id: NV2, kind: content, vi: '{HOSTILE}'}}\n"
    newer = {"a.yaml": plan(f"{HOSTILE} sửa", 80, "a.hai"), "b.yaml": more}
    return between(tmp_path, older, newer)


@pytest.fixture
def quiet(tmp_path: Path) -> Comparison:
    return between(tmp_path / "quiet", {"a.yaml": plan()}, {"b.yaml": plan()})


def many(found: Comparison, number: int, words: str = "") -> Comparison:
    """Return a comparison with so many changes of substance."""
    row = found.substantive()[0]
    rows = tuple(
        row._replace(
            sentence=Text(f"Thay đổi {n}. {words}", f"Change {n}. {words}"), ids=(f"N{n}",)
        )
        for n in range(number)
    )
    return found._replace(rows=rows)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_format_lets_a_control_or_hidden_character_through(
    name: str, lang: Any, hostile: Comparison
) -> None:
    row = hostile.rows[0]._replace(
        sentence=Text(HIDDEN, HIDDEN),
        title=Text(HIDDEN, HIDDEN),
        pieces=(Piece("drop", HIDDEN), Piece("add", HIDDEN)),
        new=Location(f"{HIDDEN}.yaml", 1, 1, 1, 1),
    )
    found = hostile._replace(rows=(row,), notes=(Text(HIDDEN, HIDDEN),), unread=(("head", HIDDEN),))
    if name == "json":  # a program is given what stands there
        assert json.loads(render(name, found, Style(lang)))["changes"][0]["title"]["vi"] == HIDDEN
    for colour in (False, True) if name == "text" else (False,):
        text = render(name, found, Style(lang, colour, link=LINK))
        bare = re.sub("\x1b\\[[0-9;]*m", "", text) if colour else text
        assert text.endswith("\n")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", bare)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_comparison_is_the_same_text(name: str, hostile: Comparison) -> None:
    assert render(name, hostile, Style()) == render(name, hostile, Style())


# -- text ------------------------------------------------------------------------------------------


def test_colour_only_repeats_what_the_signs_say(hostile: Comparison) -> None:
    coloured = render("text", hostile, Style(colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == render("text", hostile, Style())


def test_lines_of_a_long_rewording_are_no_wider_than_a_page(hostile: Comparison) -> None:
    pieces = tuple(Piece(op, " một câu dài" * 30) for op in ("keep", "drop", "add", "keep"))
    row = hostile.rows[0]._replace(pieces=pieces)
    text = render("text", hostile._replace(rows=(row,)), Style())
    words = text[text.index("[-") : text.index("+}")]
    assert max(map(width, words.splitlines())) <= 100


def test_an_incomplete_comparison_never_says_that_nothing_changed(quiet: Comparison) -> None:
    torn = quiet._replace(rows=(), uncompared=(("head", "NV1"),))
    for name in ("text", "markdown", "html"):
        text = re.sub("&#8203;", "", render(name, torn, Style("en")))
        assert "not compared: NV1" in text
        assert "Nothing changed in meaning" not in text


def test_the_verdict_says_what_fails(quiet: Comparison, hostile: Comparison) -> None:
    assert telling.verdict(quiet, "error").en == (
        "Passed: the change brings no finding at level error or above."
    )
    torn = quiet._replace(unread=(("head", "a.yaml"),))
    assert telling.verdict(torn, "error").en == (
        "Not passed: a file of the newer version cannot be read to its end (exit status 1)."
    )
    assert not telling.failing(quiet._replace(unread=(("base", "a.yaml"),)), "error")
    new = hostile.findings.new
    assert new
    grave = telling.verdict(hostile, "note").en
    assert grave.startswith(f"Not passed: the change brings {len(new)} finding")


# -- JSON ------------------------------------------------------------------------------------------

SCHEMA = json.loads((REPOSITORY / "schema" / "diff.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_the_schema_is_a_sound_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_is_valid_by_its_schema(hostile: Comparison, quiet: Comparison) -> None:
    nothing = quiet._replace(rows=(), findings=Findings((), (), 0, ()))
    torn = hostile._replace(
        unread=(("base", "a"),), uncompared=(("head", "b"),), commits=("a" * 40, "")
    )
    for found in (hostile, quiet, nothing, torn):
        VALIDATOR.validate(json.loads(render("json", found, Style())))


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value of a report that the schema says something about."""
    if isinstance(data, dict):
        below = [each for key, part in data.items() for each in paths(part, (*path, key))]
    elif isinstance(data, list):
        below = [each for rank, part in enumerate(data) for each in paths(part, (*path, rank))]
    else:
        below = []
    free = {"before", "after", "facts"} & set(path)
    return below if free or not path else [path, *below]


def test_the_schema_notices_whatever_is_of_another_kind(hostile: Comparison) -> None:
    report = json.loads(render("json", hostile, Style()))
    every = paths(report)
    assert len(every) > 200
    for path in every:
        torn = copy.deepcopy(report)
        part = torn
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = object if isinstance(part, dict) and path[-1] == "" else {"?": [1.5]}
        assert not VALIDATOR.is_valid(torn), path


@pytest.mark.parametrize("key", ["format", "changes", "summary", "passed", "findings", "base"])
def test_the_schema_notices_what_is_missing_or_new(key: str, hostile: Comparison) -> None:
    report = json.loads(render("json", hostile, Style()))
    assert not VALIDATOR.is_valid({name: part for name, part in report.items() if name != key})
    assert not VALIDATOR.is_valid(report | {"another": 1})


def test_json_holds_the_values_as_files_write_them(hostile: Comparison) -> None:
    report = json.loads(render("json", hostile, Style()))
    change = next(each for each in report["changes"] if each["kind"] == "target-weakened")
    assert change["before"] == {"gt": "90", "unit": "percent"}
    assert change["after"] == {"gt": "80", "unit": "percent"}
    assert (change["id"], change["element"], change["key"]) == ("CT1", "target", "value")
    assert change["base"]["line"] == change["head"]["line"] == 6
    assert report["summary"]["kinds"]["target-weakened"] == 1


def test_json_tells_each_of_several_changes(tmp_path: Path) -> None:
    words = "objectives:\n" + "".join(
        f"  - {{id: M{n}, kind: specific, vi: Mục tiêu {n}{{}}}}\n" for n in range(6)
    )
    found = between(
        tmp_path, {"a.yaml": words.replace("{}", "")}, {"a.yaml": words.replace("{}", ", en: Aim")}
    )
    report = json.loads(render("json", found, Style()))
    (change,) = report["changes"]
    assert (change["kind"], change["ids"], change["after"]) == (
        "note-added", [f"M{n}" for n in range(6)], None,
    )  # fmt: skip
    assert [part["after"] for part in change["parts"]] == ["Aim"] * 6
    assert [part["head"]["line"] for part in change["parts"]] == [2, 3, 4, 5, 6, 7]
    VALIDATOR.validate(report)


# -- Markdown --------------------------------------------------------------------------------------

# What our own comment is made of; nothing else may come out of the words of a plan.
OURS = {
    "paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close", "html_block",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
}  # fmt: skip
INLINE = {"text", "softbreak", "strong_open", "strong_close", "html_inline", "link_open",
          "link_close", "text_special"}  # fmt: skip
TAGS = re.compile(
    r"<!-- plancheck -->|</?details>|</?summary>|</?sub>|</?code>|</?del>|</?ins>|[^<>]+"
)


def parsed(text: str) -> list[Token]:
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    return parser.parse(text)


def harmless(text: str) -> None:
    """Hold a comment against what we write: no other markup, tag, link, mention or reference."""
    shown = []
    for token in parsed(text):
        assert token.type in OURS, token
        if token.type == "html_block":
            assert "".join(TAGS.findall(token.content)) == token.content, token.content
            shown.append(re.sub("<[^>]*>", " ", token.content))
        code = False  # which no page looks into
        for each in token.children or ():
            assert each.type in INLINE, each
            if each.type == "html_inline":
                assert TAGS.fullmatch(each.content), each.content
                code = each.content == "<code>" or (code and each.content != "</code>")
            if each.type == "link_open":
                assert str(each.attrs["href"]).startswith("https://example.org/"), each
            if each.type in ("text", "text_special") and not code:
                shown.append(each.content)
    words = re.sub("&#(\\d+);", lambda hit: chr(int(hit[1])), "".join(shown))
    for active in (
        "@user",
        "#12",
        "GH-7",
        ":tada:",
        "!5",
        "~bug",
        "://h",
        "www.h",
        "a@h",
        "%x",
        "$y",
    ):
        assert active not in words


def test_nothing_from_a_plan_acts_in_a_comment(hostile: Comparison) -> None:
    text = render("markdown", hostile, Style("vi", link=LINK))
    assert "alert" in text
    assert "onerror" in text
    harmless(text)
    harmless(
        render("markdown", hostile._replace(commits=("a" * 40, "b" * 40)), Style("en", link=LINK))
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.one_of(st.text(), st.text("<>[]()!*_`~#@:/&;|\\-+=.0123 \t\nhtpwa"), st.just(HOSTILE)))
def test_no_words_become_markup(hostile: Comparison, words: str) -> None:
    row = hostile.rows[0]._replace(
        sentence=Text(words, words),
        title=Text(words, words),
        pieces=(Piece("keep", words), Piece("drop", words), Piece("add", f" {words}")),
        new=Location(words or "a", 1, 1, 1, 1),
    )
    found = hostile._replace(
        rows=(row,), notes=(Text(words, words),), base=words, uncompared=(("head", words),)
    )
    harmless(render("markdown", found, Style("vi")))
    page = Page()
    page.feed(render("html", found, Style("vi")))
    assert page.tags <= PAGE


def test_a_comment_begins_with_the_mark_by_which_it_is_found(
    hostile: Comparison, quiet: Comparison
) -> None:
    for found in (hostile, quiet, quiet._replace(rows=())):
        assert render("markdown", found, Style()).splitlines()[0] == "<!-- plancheck -->"


def test_no_change_is_one_short_sentence(quiet: Comparison) -> None:
    nothing = quiet._replace(rows=(), findings=Findings((), (), 9, ()))
    assert render("markdown", nothing, Style("vi")) == (
        "<!-- plancheck -->\nKhông có thay đổi nào về nội dung.\n"
    )


def test_ten_changes_are_shown_and_the_rest_folded(hostile: Comparison) -> None:
    text = render("markdown", many(hostile, 14), Style("en"))
    unfolded = text.partition("<details>")[0]
    assert unfolded.count("\n- Change ") == 10
    assert text.count("\n- Change ") == 14
    assert "in another way (4)</summary>" in text


@pytest.mark.parametrize("words", ["", "đoạn " * 200, "@" * 1400, "<" * 1400])
def test_a_comment_stays_within_its_size_and_says_what_it_leaves_out(
    hostile: Comparison, words: str
) -> None:
    text = render("markdown", many(hostile, 3000, words), Style("en", link=LINK))
    assert len(text) <= markdown.LARGEST
    assert len(text.encode()) <= markdown.LARGEST
    shown = text.count("\n- Change ")
    assert 5 <= shown < 3000
    assert f"Not shown here: {3000 - shown} changes and" in text
    assert text.count("<details>") == text.count("</details>")
    harmless(text)


def test_a_place_is_linked_at_the_commit_of_its_side(hostile: Comparison) -> None:
    gone = hostile.rows[0]._replace(new=None)
    found = hostile._replace(rows=(hostile.rows[0], gone), commits=("a" * 40, "b" * 40))
    text = render("markdown", found, Style("en", link=LINK, prefix="sub dir/"))
    assert f"](https://example.org/kho/blob/{'b' * 40}/sub%20dir/" in text
    assert f"](https://example.org/kho/blob/{'a' * 40}/sub%20dir/" in text


def test_files_as_they_stand_are_linked_where_their_commit_is_known(hostile: Comparison) -> None:
    here = hostile._replace(head="")
    assert "](" not in render("markdown", here, Style(link=LINK))
    assert f"/blob/{'c' * 40}/" in render("markdown", here, Style(link=LINK, commit="c" * 40))
    # A folder is not what the job checked out.
    assert "](" not in render("markdown", hostile, Style(link=LINK, commit="c" * 40))


# -- HTML ------------------------------------------------------------------------------------------

PAGE = {
    "html", "head", "meta", "title", "body", "table", "tr", "td", "h1", "h2", "h3", "p", "div",
    "span", "strong", "del", "ins", "a",
}  # fmt: skip
_ALONE = {"meta"}


class Page(HTMLParser):
    """The tags of a page, their attributes, and whether each is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.styles: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.lang = ""
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = dict(attrs)
        self.lang = self.lang or told.get("lang") or ""
        self.styles.append((tag, told.get("style") or ""))
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in _ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_mail_holds_all_it_needs_and_nothing_that_acts(lang: Any, hostile: Comparison) -> None:
    text = render("html", hostile, Style(lang, link=LINK.replace("{commit}/", "")))
    page = Page()
    page.feed(text)
    assert page.open == []
    assert page.tags <= PAGE
    assert page.lang == lang
    assert page.links
    assert all(link.startswith("https://example.org/") for link in page.links)
    assert "<script>alert(1)</script>" in page.shown
    assert "url(" not in text


def test_every_coloured_text_of_a_mail_has_its_own_ground(hostile: Comparison) -> None:
    page = Page()
    page.feed(render("html", hostile, Style("vi")))
    for tag, style in page.styles:
        if re.search(r"(?<!-)color:", style) and tag != "a":
            assert "background-color:" in style, (tag, style)


def test_a_mail_has_no_fixed_width(hostile: Comparison) -> None:
    text = render("html", hostile, Style("vi"))
    assert not re.search(r"(?<!max-)width:\s*\d+px", text)
    assert set(re.findall(r'width="([^"]*)"', text)) == {"100%"}
    assert 'name="viewport" content="width=device-width' in text
    # Without these a table grows with its longest word, a hash or the way to a file.
    assert text.count("<table") == text.count("table-layout:fixed;width:100%;")
    assert "overflow-wrap:anywhere" in text
