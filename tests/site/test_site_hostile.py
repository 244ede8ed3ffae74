"""A stranger's words in every field of the model: whatever is published shows them as text.

The site of such a plan is held against that of the same plan with harmless words: no element, no
attribute, no address, no property of a file that templates did not write.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest

import crawl
import stranger
from plancheck import project
from plancheck.site import engine
from plancheck.source import HIDDEN
from stranger import LINK, MANY, Guest, Stranger, mark

URL = "https://kehoach.example.vn/a/"
FINGERPRINT = re.compile(r"#?\b[0-9a-f]{10,32}\b(-\d+)?")  # of findings and commits
PAIRS = frozenset({"rel", "type", "role", "tabindex", "target", "http-equiv", "method"})


class Built(NamedTuple):
    """A built site: its folder, and the fields whose words are in it."""

    folder: Path
    said: tuple[str, ...]


def _built(where: Path, say: Stranger) -> Built:
    root = stranger.write(where / "plan", say)
    _commit(root, say)
    opened = project.open_project([str(root)])
    engine.build(opened, str(where / "site"), None, URL)
    return Built(where / "site", tuple(say.said))


def _commit(root: Path, say: Stranger) -> None:
    """Commit the files twice, in a stranger's name; a byte of the message is no UTF-8."""

    def git(*words: str | bytes) -> None:
        name = say("git.name").replace("\0", "").replace("\n", " ").replace("<", "(")
        told = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "a@example.org"}
        told |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in told.items()}
        env = {"PATH": os.environ["PATH"], "HOME": str(root), **told}
        subprocess.run(["git", *words], cwd=root, env=env, check=True, capture_output=True)

    git("init", "-q")
    message = say("git.message").replace("\0", "").encode() + b" \xff\xed\xa0\x80"
    tasks = next(root.glob("tasks*"))
    whole = tasks.read_bytes()
    tasks.unlink()
    git("add", "-A")
    git("commit", "-q", "-m", message)
    tasks.write_bytes(whole)
    git("add", "-A")
    git("commit", "-q", "-m", message)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("hostile"), Stranger())


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("harmless"), Guest())


def _names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def _read(built: Built, ending: str) -> Iterator[tuple[str, str]]:
    found = [path for path in sorted(built.folder.rglob(f"*{ending}")) if path.is_file()]
    assert found, ending
    for path in found:
        yield str(path.relative_to(built.folder)), path.read_bytes().decode()


def test_the_files_of_the_site_are_those_of_a_harmless_plan(
    hostile: Built, harmless: Built
) -> None:
    assert _names(hostile.folder) == _names(harmless.folder)
    assert len(_names(hostile.folder)) > 200
    assert sorted(os.listdir(hostile.folder.parent)) == ["plan", "site"]


# -- pages -----------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """What a page is made of: elements with their attributes, where it leads, its text."""

    def __init__(self) -> None:
        super().__init__()
        self.made: set[tuple[str, str, str]] = set()
        self.ways: set[str] = set()
        self.ids: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.made.add((tag, "", ""))
        for name, value in attrs:
            self.made.add((tag, name, value or "" if name in PAIRS else ""))
            if name in {"href", "src", "action", "data-index"}:
                self.ways.add(FINGERPRINT.sub("#", value or ""))
            elif name in {"id", "for", "aria-labelledby", "class", "data-state", "data-key"}:
                self.ids.update(FINGERPRINT.sub("", value or "").split())
            elif name != "content":
                self.words.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.made.add(("comment", data, ""))

    def handle_decl(self, decl: str) -> None:
        self.made.add(("declaration", decl, ""))

    def handle_pi(self, data: str) -> None:
        self.made.add(("instruction", data, ""))

    def unknown_decl(self, data: str) -> None:
        self.made.add(("unknown", data, ""))

    def updatepos(self, _i: int, j: int) -> int:
        return j


def _page(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_pages_hold_no_element_and_no_address_that_templates_did_not_write(
    hostile: Built, harmless: Built
) -> None:
    made, ways, ids = set(), set(), set()
    for _, html in _read(harmless, ".html"):
        page = _page(html)
        made |= page.made
        ways |= page.ways
        ids |= page.ids
    for name, html in _read(hostile, ".html"):
        page = _page(html)
        assert page.made <= made, (name, page.made - made)
        assert page.ways <= ways, (name, page.ways - ways)
        assert page.ids <= ids, (name, page.ids - ids)
        words = "".join(page.words)
        assert "60481729" not in words, name
        assert not HIDDEN.search(words.replace("\u00ad", "")), (name, HIDDEN.search(words))
    absolute = {way for way in ways if re.match(r"(?i)\s*[a-z][a-z0-9+.-]*:", way)}
    given = {LINK.format(n=n) for n in range(MANY)}
    assert {way for way in absolute if not way.startswith(URL)} == given


def test_a_page_with_an_element_of_a_stranger_is_noticed() -> None:
    made = _page('<p title="a">x</p>').made
    for html in ("<b>x</b>", '<p title="a" onload="x">x</p>', "<!-- x --><p>x</p>", "<?x?>"):
        assert not _page(html).made <= made
    assert _page("<p>&lt;b onload=x&gt;</p>").made <= made


def test_every_link_of_the_site_leads_somewhere_and_no_id_stands_twice(hostile: Built) -> None:
    faults = crawl.faults(hostile.folder, URL)
    assert [fault for fault in faults if not fault.startswith("404.html: ")] == []


def test_pictures_are_xml(hostile: Built) -> None:
    pictures = 0
    for name, html in _read(hostile, ".html"):
        for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
            pictures += 1
            try:
                ET.fromstring(svg)
            except ET.ParseError as error:
                raise AssertionError((name, error)) from error
    assert pictures > 50


# -- files -----------------------------------------------------------------------------------------


def _lines(raw: str) -> set[str]:
    return {
        line.partition(":")[0].partition(";")[0] for line in raw.split("\r\n") if line[:1] != " "
    }


def test_calendars_hold_no_property_of_a_stranger(hostile: Built, harmless: Built) -> None:
    known = set().union(*(_lines(raw) for _, raw in _read(harmless, ".ics")))
    counts = {name: raw.count("BEGIN:VEVENT\r\n") for name, raw in _read(harmless, ".ics")}
    assert sum(counts.values()) > 20
    for name, raw in _read(hostile, ".ics"):
        assert _lines(raw) <= known, (name, _lines(raw) - known)
        events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
        assert len(events) == counts[name], name
        assert not HIDDEN.search(raw.replace("\r\n", "")), name


def _acts(value: str) -> bool:
    """Tell whether a spreadsheet would work a text out."""
    number = re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", value)
    return value.lstrip()[:1] in tuple("=+-@＝＋－＠") and value.strip() != "" and number is None


def test_tables_as_text_hold_no_formula(hostile: Built, harmless: Built) -> None:
    shapes = {
        name: [len(row) for row in csv.reader(io.StringIO(raw.lstrip("\ufeff")))]
        for name, raw in _read(harmless, ".csv")
    }
    told = 0
    for name, raw in _read(hostile, ".csv"):
        rows = list(csv.reader(io.StringIO(raw.lstrip("\ufeff"))))
        assert [len(row) for row in rows] == shapes[name], name
        assert not [value for row in rows for value in row if _acts(value)], name
        told += sum("7777" in value for row in rows for value in row)
    assert told > 100


def test_workbooks_open_and_hold_no_formula(hostile: Built) -> None:
    told = books = 0
    for path in sorted(hostile.folder.rglob("*.xlsx")):
        books += 1
        for sheet in openpyxl.load_workbook(path).worksheets:
            for row in sheet.iter_rows():
                assert not [cell for cell in row if cell.data_type == "f"], path
                assert not [cell for cell in row if cell.hyperlink], path
                told += sum("7777" in str(cell.value) for cell in row)
    assert books > 20
    assert told > 100


def test_data_is_json_with_the_keys_of_a_harmless_plan(hostile: Built, harmless: Built) -> None:
    for ending in (".json", ".jsonld"):
        for (name, raw), (_, calm) in zip(
            _read(hostile, ending), _read(harmless, ending), strict=True
        ):
            assert _keys(json.loads(raw)) == _keys(json.loads(calm)), name


def _keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(_keys, data.values()))
    return set().union(*map(_keys, data)) if isinstance(data, list) else set()


_RUN = """
const vm = require("vm"), fs = require("fs");
for (const file of process.argv.slice(1)) {
  const context = vm.createContext({});
  vm.runInContext(fs.readFileSync(file, "utf8"), context);
  const [kinds, rows] = context.plancheckIndex;
  console.log(JSON.stringify([Object.keys(context), kinds.length, rows.length,
    rows.every(([to, kind, ...names]) =>
      kinds[kind] && names.every((name) => typeof name === "string"))]));
}
"""


def test_the_index_of_the_search_sets_its_one_name(hostile: Built) -> None:
    node = shutil.which("node")
    assert node, "the tests need Node.js"
    files = [hostile.folder / "search.vi.js", hostile.folder / "en" / "search.en.js"]
    done = subprocess.run(
        [node, "-e", _RUN, *map(str, files)], capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        keys, kinds, rows, sound = json.loads(line)
        assert keys == ["plancheckIndex"]
        assert (kinds > 10, rows > 100, sound) == (True, True, True)
    for file in files:
        assert not re.search("[<>\u2028\u2029]", file.read_text("utf-8"))


def test_feeds_and_the_list_of_pages_are_xml_of_known_elements(
    hostile: Built, harmless: Built
) -> None:
    for (name, raw), (_, calm) in zip(_read(hostile, ".xml"), _read(harmless, ".xml"), strict=True):
        found, known = ET.fromstring(raw), ET.fromstring(calm)
        assert [each.tag for each in found.iter()] == [each.tag for each in known.iter()], name
        assert [each.attrib for each in found.iter()] == [e.attrib for e in known.iter()] or (
            "feed" in name  # names of commits differ
        )
    feeds = [raw for name, raw in _read(hostile, "feed.xml")]
    assert mark("git.message") in feeds[0]


# -- nothing passes by accident --------------------------------------------------------------------

# Fields that no page and no file of the site shows, and why.
UNSHOWN = frozenset([
    "git.name",  # persons
    "plan.source_documents.file",  # the file that there is has another name
    "waivers.rule",  # one that no rule has stops the reading
    # Notes and grounds of single links, which stand in the plan's files.
    "acts.enacted_under.evidence.supports", "acts.rejected_claims.evidence.supports",
    "acts.relations.evidence.supports", "changes.evidence.note", "changes.evidence.place",
    "changes.evidence.quote", "changes.evidence.supports", "objectives.supports.by",
    "objectives.supports.confirmed_by", "tasks.objectives.by", "tasks.objectives.confirmed_by",
    "plan.parent.note", "plan.predecessor.note", "plan.proposal.note", "progress.note",
    "receipts.note", "receipts.form",
    # Quotes that the source text does not have: its own lines stand there instead.
    "appendices.source.quote", "articles.source.quote", "assignments.due.source.quote",
    "equations.source.quote", "projects.source.quote", "receipts.source.quote",
    "recipients.source.quote", "references.source.quote", "reports.due.source.quote",
    "tasks.actions.source.quote", "tasks.due.source.quote", "groups.counts.source.doc",
    "references.source.doc",
])  # fmt: skip


def test_every_field_of_the_model_stands_somewhere_on_the_site(hostile: Built) -> None:
    everything = "".join(raw for _, raw in _read(hostile, ".html"))
    for ending in (".json", ".jsonld"):
        everything += "".join(raw for _, raw in _read(hostile, ending))
    missing = {path for path in hostile.said if not re.search(rf"{mark(path)}\b", everything)}
    assert sorted(missing - UNSHOWN) == []
    assert len(hostile.said) > 150
