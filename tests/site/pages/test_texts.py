"""The source text beside what was encoded from it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.coverage import anchorings, coverage
from plancheck.provenance import SourceText
from plancheck.site.marking import Mark, lines, rows
from plancheck.site.page import Page
from plancheck.site.pages import texts
from plancheck.site.passages import PAGE_LINES, line_path, passages
from plancheck.site.view import View
from plancheck.terminal import plain
from plancheck.text import LANGS
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import HEAD, REPOSITORY, Workspace, steps

VIEWS = [*shown().views, *shown(HAI_NAM).views]
every_plan = pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])
SOURCE = "  source_documents:\n    - {file: source.txt, sha256: " + "0" * 64 + "}\n"


def opened(root: Path) -> View:
    (view,) = shown.__wrapped__(root).views  # the folder may hold another plan than before
    return view


def read_all(view: View, lang: str = "vi") -> dict[str, Node]:
    return {page.path: read(page.html[lang]) for page in texts.pages(view)}  # type: ignore[index]


def line_words(page: Node) -> dict[int, str]:
    """Return the words of each line that a page shows, without its number."""
    found = {}
    for node in page.all("p"):
        name = node.attributes.get("id", "")
        if name.startswith("L") and name[1:].isdigit():
            assert node.text().startswith(name[1:])
            found[int(name[1:])] = node.text()[len(name) - 1 :]
    return found


@every_plan
def test_every_line_of_the_text_is_there_word_for_word(view: View) -> None:
    for lang in LANGS:
        pages = read_all(view, lang)
        for file, text in view.plan.texts.items():
            path = line_path(view, file, 1).partition("#")[0]
            shown_lines = line_words(pages[path])
            assert shown_lines == {n: plain(line) for n, line in enumerate(text.lines, 1)}


@every_plan
def test_what_is_marked_is_what_counts_as_covered(view: View) -> None:
    covered = gaps = 0
    for page in read_all(view).values():
        for node in page.all("p"):
            for piece in node.inside[1:] if node.attributes.get("id", "")[:1] == "L" else ():
                words = piece if isinstance(piece, str) else piece.text()
                letters = sum(map(str.isalnum, words))
                if isinstance(piece, str):
                    assert not letters
                elif piece.tag == "mark":
                    gaps += letters
                else:
                    covered += letters
    whole = coverage(view.plan)
    assert (covered, covered + gaps) == (whole.covered, whole.letters)


@every_plan
def test_every_element_stands_beside_the_first_line_of_each_of_its_passages(view: View) -> None:
    pages = read_all(view)
    for each in anchorings(view.plan):
        if each.text is None:
            continue
        found = each.text.find(each.spot.first, each.spot.last, each.spot.quote)
        line = each.text.line_at(found[0]) if found else each.spot.first
        path, _, name = line_path(view, each.text.file, line).partition("#")
        (row,) = (
            row
            for row in pages[path].all("div")
            if row.inside and any(n.attributes.get("id") == name for n in _lines_of(row))
        )
        beside = " ".join(n.text() for n in row.all("ul"))
        assert beside, (each.subject, line)
        if each.spot.path[0] == "source" and each.element is not view.plan.identity:
            called = getattr(each.element, "number", None) or each.element.id
            assert called in beside


def _lines_of(row: Node) -> list[Node]:
    """Return the first line of a row of the text."""
    first = [each for each in row.inside if isinstance(each, Node)][:1]
    if not first or first[0].attributes.get("lang") != "vi":
        return []
    return list(first[0].all("p"))[:1]


@every_plan
def test_a_passage_leads_to_its_element_and_the_element_back_to_the_passage(view: View) -> None:
    pages = read_all(view)
    for task in view.plan.tasks:
        there = passages(view, task)
        assert there
        for _, words, to in there:
            path, _, line = to.partition("#")
            assert any(f"/nhiem-vu/{task.id.lower()}/" in e for e in pages[path].links())
            assert pages[path].at(line)
            assert any(words in text.folded for text in view.plan.texts.values())


@every_plan
def test_everything_whose_address_is_here_stands_here_once(view: View) -> None:
    page = read_all(view)[view.addresses.page("van-ban")]
    for name, entity in view.plan.entities.items():
        path, _, fragment = view.addresses.of(entity).partition("#")
        if path == view.addresses.page("van-ban"):
            assert fragment == name
            assert page.at(name)


def test_an_article_names_whom_it_charges_and_a_missing_appendix_is_said_to_be_missing() -> None:
    (view,) = shown().views
    page = read_all(view)["tra-vinh/cntt-2019/van-ban/"]
    article = page.at("DIEU3")
    assert "Giao trách nhiệm" in article.words()
    assert any("co-quan/tv.so-tttt/" in link for link in article.links())
    assert "chưa có trong hồ sơ" in page.at("PL").words()
    assert "not on file" in read_all(view, "en")["tra-vinh/cntt-2019/van-ban/"].at("PL").words()


def test_a_passage_inside_another_leads_to_the_inner_one() -> None:
    text = SourceText("a.txt", "một hai ba bốn\nnăm sáu".encode())
    entity = VIEWS[0].plan.tasks[0]

    def mark(first: int, end: int, name: str) -> Mark:
        return Mark(first, end, 1, "task", name, name, True, entity, own=True)

    some = [mark(0, 22, "A"), mark(4, 10, "B"), mark(8, 17, "C")]
    (one, two) = lines(text, some)
    assert [(p.words, p.mark and p.mark.name) for p in one.pieces] == [
        ("một ", "A"),
        ("hai ba", "B"),
        (" bốn", "C"),
    ]
    assert [(p.words, p.mark and p.mark.name) for p in two.pieces] == [("nă", "C"), ("m sáu", "A")]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


@given(st.text("ab 1.\n", max_size=60), SPANS)
@settings(max_examples=200)
def test_pieces_make_up_each_line_and_each_lies_in_a_shortest_passage(
    words: str, spans: list[tuple[int, int]]
) -> None:
    text = SourceText("a.txt", words.encode())
    entity = VIEWS[0].plan.tasks[0]
    some = [
        Mark(low, high, text.line_at(low), "task", str(n), str(n), True, entity, own=True)
        for n, (low, high) in enumerate(sorted(spans))
        if low < high <= len(text.folded)
    ]
    found = [line for row in rows(text, some, 7) for line in row.lines]
    assert found == list(lines(text, some))
    assert ["".join(p.words for p in line.pieces) for line in found] == text.lines
    for line in found:
        at = text.span(line.number, line.number)[0]
        for piece in line.pieces:
            for place in range(at, at + len(piece.words)):
                around = [m.end - m.start for m in some if m.start <= place < m.end]
                got = piece.mark
                assert (got.end - got.start if got else None) == (min(around) if around else None)
            assert piece.bare == (piece.mark is None and any(map(str.isalnum, piece.words)))
            at += len(piece.words)


HOSTILE = (
    "<script>alert(1)</script> \u202eevil\u202c {{ 7*7 }} <b onclick=x>\n"
    '"><img src=x onerror=alert(1)>\n'
    "javascript:alert(1) & &lt;\u200b\n"
)
HOSTILE_TASK = """\
tasks:
  - id: T1
    vi: "\\"><img src=x onerror=alert(1)>"
    kind: content
    note: "<script>alert(2)</script>"
    source: 2
  - id: T2
    vi: không có trong văn bản <i>
    kind: content
    source: {lines: 3, quote: "<script>nowhere</script>"}
sections:
  - {id: S-1, number: "<u>1</u>", vi: "{{ 7*7 }}", source: 1}
articles:
  - {id: D1, number: Điều 1, vi: "<script>x</script>"}
"""


def test_hostile_words_are_shown_as_words(workspace: Workspace) -> None:
    files = {"source.txt": HOSTILE, "a.yaml": HOSTILE_TASK}
    view = opened(workspace(files, HEAD + SOURCE))
    made = list(texts.pages(view))
    assert [acts(page) for page in made] == [[]]
    page = read(made[0].html["vi"])
    assert line_words(page)[1] == plain(HOSTILE.split("\n", maxsplit=1)[0])
    assert "\\u202eevil" in line_words(page)[1]
    assert line_words(page)[3] == "javascript:alert(1) & &lt;\\u200b"
    assert "{{ 7*7 }}" in page.text()
    assert "49" not in line_words(page)[1]


def test_words_that_the_text_does_not_have_are_said_not_to_match(workspace: Workspace) -> None:
    files = {"source.txt": HOSTILE, "a.yaml": HOSTILE_TASK}
    view = opened(workspace(files, HEAD + SOURCE))
    (page,) = read_all(view).values()
    (beside,) = (n for n in page.all("li") if "T2" in n.text() and "không khớp" in n.text())
    assert any(link.endswith("nhiem-vu/t2/") for link in beside.links())
    assert "<script>x</script>" in page.at("D1").words()
    assert passages(view, view.plan.tasks[1]) == (
        ("3", "javascript:alert(1) & &lt;\u200b", "vi-du/cntt/van-ban/#L3"),
    )


def test_of_two_anchors_on_a_line_the_one_that_has_the_words_counts(workspace: Workspace) -> None:
    article = "  - {id: D1, number: Điều 1, vi: x, source: [1, {lines: 1, quote: evil}]}\n"
    files = {"source.txt": "một evil\n", "a.yaml": f"articles:\n{article}"}
    (page,) = read_all(opened(workspace(files, HEAD + SOURCE))).values()
    assert "không khớp" not in page.at("D1").words()


def test_a_plan_without_a_text_says_so(workspace: Workspace) -> None:
    view = opened(workspace({"a.yaml": "articles: [{id: D1, number: Điều 1, vi: x}]\n"}))
    (page,) = texts.pages(view)
    assert "không kèm văn bản gốc" in read(page.html["vi"]).words()
    assert "No readable source text" in read(page.html["en"]).words()
    assert read(page.html["vi"]).at("D1")


def test_a_text_that_cannot_be_read_is_said_to_be_unreadable(workspace: Workspace) -> None:
    (page,) = texts.pages(opened(workspace({}, HEAD + SOURCE)))
    assert "Không đọc được văn bản này" in read(page.html["vi"]).words()


LONG = """\
tasks:
  - {id: T1, vi: dòng 2500, kind: content, source: 2500}
articles:
  - {id: D1, number: Điều 1, vi: dòng 1500, source: 1500}
"""


def test_a_long_text_takes_several_pages_and_links_find_the_right_one(workspace: Workspace) -> None:
    long = "".join(f"dòng {n}\n" for n in range(1, 2 * PAGE_LINES + 700))
    view = opened(workspace({"source.txt": long, "a.yaml": LONG}, HEAD + SOURCE))
    pages = read_all(view)
    root = "vi-du/cntt/van-ban/"
    assert list(pages) == [root, f"{root}1/2/", f"{root}1/3/"]
    assert [len(line_words(page)) for page in pages.values()] == [1000, 1000, 700]
    ((_, _, to),) = passages(view, view.plan.tasks[0])
    assert to == f"{root}1/3/#L2500"
    assert line_path(view, "source.txt", PAGE_LINES) == f"{root}#L{PAGE_LINES}"
    assert line_path(view, "source.txt", PAGE_LINES + 1) == f"{root}1/2/#L{PAGE_LINES + 1}"
    assert pages[root].at("D1").links() == ["1/2/#L1500"]
    shared: list[Page] = list(texts.pages(view))
    assert len({page.title.vi for page in shared}) == 3


def test_a_second_text_has_a_page_of_its_own() -> None:
    view = next(v for v in VIEWS if v.plan.id == "vi-du/so-hoa-2021")
    root = "vi-du/so-hoa-2021/van-ban/"
    pages = read_all(view)
    assert list(pages) == [root, f"{root}2/"]
    assert line_words(pages[f"{root}2/"])[4] == "Số: 990/QĐ-UBND"
    beside = pages[f"{root}2/"].words()
    assert "lần sửa đổi, bổ sung SD1" in beside
    assert REPOSITORY.name not in beside


def test_the_work_grows_with_the_text(workspace: Workspace) -> None:
    def work(lines: int) -> int:
        tasks = "".join(
            f"  - {{id: T{n}, kind: content, vi: dòng {n}, source: {n}-{lines}}}\n"
            for n in range(1, lines, 7)
        )
        text = "".join(f"dòng {n}\n" for n in range(1, lines + 1))
        view = opened(workspace({"source.txt": text, "a.yaml": f"tasks:\n{tasks}"}, HEAD + SOURCE))
        return steps(lambda: list(texts.pages(view)))

    assert work(6_000) < 2.4 * work(3_000)
