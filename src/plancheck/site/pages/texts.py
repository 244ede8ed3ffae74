"""The source text beside what was encoded from it, and how much of it the plan accounts for."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from plancheck import rules
from plancheck.coverage import Coverage, Gap, Stretch, coverage
from plancheck.model import Appendix, Article, Entity, Recipient, SourceDocument
from plancheck.provenance import SourceText
from plancheck.rows import words_of
from plancheck.site import grids
from plancheck.site.elements import value_cells
from plancheck.site.found import grouped, shown
from plancheck.site.grid import Cell, dated, said
from plancheck.site.marking import Mark, Row, kind_words, marks, rows
from plancheck.site.page import Page
from plancheck.site.passages import (
    PAGE_LINES,
    PART,
    files,
    line_path,
    passages,
    sheet_path,
    sheets,
)
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text, short

TITLE = Text("Văn bản gốc và nội dung được mã hóa", "The source text and what it became")
_NEAR = 10  # pages of a text before and after one that lead to each other
_MOST = 100  # gaps in the list above a text; all are marked in the text itself
Facts = tuple[tuple[Text, tuple[Cell, ...]], ...]


class Entry(NamedTuple):
    """What stands beside a line: a passage that begins there, with what is known of its element.

    `id` is given where the element has its address here.
    """

    id: str
    kind: Text
    name: str
    to: str
    found: bool
    reason: str
    facts: Facts
    note: str = ""


class Shown(NamedTuple):
    """A row of the text with what stands beside it."""

    row: Row
    entries: tuple[Entry, ...]


class Part(NamedTuple):
    """How much of a part of the text is accounted for."""

    name: Text
    to: str
    letters: Decimal
    share: Decimal
    gaps: int


class Sheets:
    """The pages of all source texts of a plan; each element gets its place once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.marks = marks(view)
        self.coverage: Coverage = coverage(view.plan)
        self.files = files(view)
        own = view.addresses.page(PART)
        self.here = {
            each.id: each
            for each in view.plan.entities.values()
            if view.addresses.of(each).startswith(f"{own}#")
        }
        self.first = {mark.element.id: mark for mark in self._first_sheet()}

    def _first_sheet(self) -> Iterator[Mark]:
        """Yield, for each element whose address is here, its first passage on the first page."""
        some = self.marks.get(self.files[0], ()) if self.files else ()
        done: set[str] = set()
        for found in (True, False):  # words that the text has come before bare lines
            for mark in some:
                name = mark.element.id
                fits = mark.own and mark.found == found and mark.line <= PAGE_LINES
                if fits and name not in done and self.here.get(name) is mark.element:
                    done.add(name)
                    yield mark

    def rest(self) -> Iterator[Entry]:
        """Yield what has its address here but no passage on the first page."""
        for entity in self.here.values():
            if entity.id not in self.first:
                to = next((to for _, _, to in passages(self.view, entity)), "")
                kind = kind_words(self.view.kind_of(entity))
                facts = _facts(self.view, entity, named=True)
                yield Entry(entity.id, kind, entity.id, to, bool(to), "", facts, entity.note or "")

    def entry(self, mark: Mark) -> Entry:
        """Return what stands beside the first line of a passage."""
        kind = kind_words(mark.kind)
        if self.first.get(mark.element.id) is mark:
            facts, note = _facts(self.view, mark.element), mark.element.note or ""
            return Entry(mark.element.id, kind, mark.name, "", mark.found, "", facts, note)
        return Entry("", kind, mark.name, mark.to, mark.found, mark.reason, ())


def pages(view: View) -> Iterator[Page]:
    """Yield the pages of each source text of a plan."""
    made = Sheets(view)
    documents = {each.file: each for each in reversed(view.plan.identity.source_documents)}
    if not documents:
        yield _page(made, None, None, 0, ())
    for file in made.files:
        text = view.plan.texts.get(file)
        if text is None:
            yield _page(made, documents[file], None, 0, ())
            continue
        every = rows(text, made.marks.get(file, ()), PAGE_LINES)
        for sheet, held in groupby(every, key=lambda row: (row.lines[0].number - 1) // PAGE_LINES):
            yield _page(made, documents[file], text, sheet, held)


def _page(
    made: Sheets,
    document: SourceDocument | None,
    text: SourceText | None,
    sheet: int,
    some: Iterable[Row],
) -> Page:
    view = made.view
    file = document.file if document else ""
    path = sheet_path(view, file, sheet)
    first = not sheet and (not made.files or file == made.files[0])
    title = TITLE if first else _titled(file, sheet)
    context: dict[str, Any] = {
        "title": title,
        "first": first,
        "top": not sheet,
        "others": _others(made, file, sheet, first=first),
        "rows": tuple(Shown(row, tuple(map(made.entry, row.marks))) for row in some),
    }
    if first:
        context |= _beginning(made)
    if not sheet:
        context |= _top(made, document, file) | {"read": text is not None}
    crumbs = view.crumbs() if first else view.crumbs(PART)
    return Page(path, title, both("texts.html", path, context), view.plan.id, PART, crumbs)


def _beginning(made: Sheets) -> dict[str, Any]:
    """Return what stands on the first page of all: the sum of it, findings, what has no passage."""
    found = _findings(made.view)
    return {
        "total": _total(made.coverage),
        "empty": made.coverage.letters == 0,
        "findings": grouped(shown(made.view, found)),
        "number": len(found),
        "rest": tuple(made.rest()),
    }


def _top(made: Sheets, document: SourceDocument | None, file: str) -> dict[str, Any]:
    """Return what stands on the first page of a text: its facts, and how much is accounted for."""
    view = made.view
    stretches = [each for each in made.coverage.stretches if each.file == file]
    gaps = [gap for each in stretches for gap in each.gaps]
    ignored = [mark for mark in made.marks.get(file, ()) if mark.kind == "ignored"]
    return {
        "document": _document(document) if document else (),
        "parts": _parts(view, stretches),
        "gaps": tuple(_gap(view, file, gap) for gap in gaps[:_MOST]),
        "more": max(len(gaps) - _MOST, 0),
        "ignored": tuple((m.line, m.reason, line_path(view, file, m.line)) for m in ignored),
    }


def _titled(file: str, sheet: int) -> Text:
    more = Text(f", từ dòng {sheet * PAGE_LINES + 1}", f", from line {sheet * PAGE_LINES + 1}")
    end = more if sheet else Text("", "")
    return Text(f"{TITLE.vi}: {file}{end.vi}", f"{TITLE.en}: {file}{end.en}")


def _total(whole: Coverage) -> Text:
    """Say how much of all texts is accounted for."""
    share = _share(whole.covered, whole.letters)
    if whole.covered == whole.letters:
        return Text(
            "Toàn bộ {letters} chữ và số của văn bản đã được đưa vào dữ liệu hoặc được bỏ qua có"
            " nêu lý do.",
            "All {letters} letters and digits of the text are accounted for, by an element or by a"
            " reason to leave them aside.",
        ).fill(letters=Decimal(whole.letters))
    return Text(
        "{share}% chữ và số của văn bản ({covered} trên {letters}) đã được đưa vào dữ liệu hoặc"
        " được bỏ qua có nêu lý do; {gaps} đoạn chưa được đưa vào.",
        "{share}% of the text's letters and digits ({covered} of {letters}) are accounted for, by"
        " an element or by a reason to leave them aside; {gaps} passages are not.",
    ).fill(
        share=share,
        covered=Decimal(whole.covered),
        letters=Decimal(whole.letters),
        gaps=len(whole.gaps),
    )


def _share(covered: int, letters: int) -> Decimal:
    """Return a share in per cent with one decimal, rounded down: 100 means all."""
    if not letters or covered == letters:
        return Decimal(100)
    return Decimal(covered * 1000 // letters) / 10


def _parts(view: View, some: list[Stretch]) -> tuple[Part, ...]:
    return tuple(_part(view, each, _ALL if len(some) == 1 else _BEFORE) for each in some)


_ALL = Text("Toàn văn bản", "The whole text")
_BEFORE = Text("Trước mục đầu tiên", "Before the first section")


def _part(view: View, each: Stretch, name: Text) -> Part:
    section = each.section
    if section is not None:
        words = Text(section.vi, section.en or section.vi)
        name = Text(f"{section.number}. {words.vi}", f"{section.number}. {words.en}")
    to = view.addresses.of(section) if section is not None else ""
    return Part(name, to, Decimal(each.letters), _share(each.covered, each.letters), len(each.gaps))


def _gap(view: View, file: str, gap: Gap) -> tuple[str, str, str]:
    lines = str(gap.first) if gap.first == gap.last else f"{gap.first}–{gap.last}"
    return lines, short(gap.words, 160), line_path(view, file, gap.first)


def _findings(view: View) -> list[Any]:
    families = rules.families()
    return [
        each
        for each in view.found
        if families[slug := each.finding.rule.slug] == "provenance"
        and slug != "unconfirmed-inferred-link"  # about links between elements, not about words
    ]


def _others(made: Sheets, file: str, sheet: int, *, first: bool) -> tuple[Cell, ...]:
    """Return the other texts, from the first of them, and the pages of a text near one of them."""
    found = []
    for each in made.files if first else (file,) if file else ():
        text = made.view.plan.texts.get(each)
        number = sheets(text) if text is not None and each == file else 1
        near = {0, *range(max(0, sheet - _NEAR), min(number, sheet + _NEAR + 1)), number - 1}
        for one in sorted(near):
            lines = f" {one * PAGE_LINES + 1}–{(one + 1) * PAGE_LINES}"
            words = Text(f"{each}, dòng{lines}", f"{each}, lines{lines}")
            words = words if number > 1 else Text(each, each)
            found.append(Cell(words, sheet_path(made.view, each, one)))
    return tuple(found) if len(found) > 1 else ()


def _document(each: SourceDocument) -> Facts:
    return (
        (Text("Tệp", "File"), said(each.file)),
        (Text("SHA-256", "SHA-256"), said(each.sha256)),
        (Text("Lấy về ngày", "Retrieved"), dated(each.retrieved)),
        (Text("Địa chỉ", "Address"), said(each.url or "")),
        (Text("Ghi chú", "Note"), said(each.note or "")),
    )


_MISSING = Text(
    "Phụ lục này chưa có trong hồ sơ; những gì văn bản dẫn sang đó thì ở đây không có.",
    "This appendix is not on file; what the text leaves to it is missing here.",
)


def _facts(view: View, entity: Entity, *, named: bool = False) -> Facts:
    """Return what is known of an element that has its address on this page."""
    told: list[tuple[Text, tuple[Cell, ...]]] = []
    if named:
        told.append((Text("Nội dung", "Words"), said(words_of(entity))))
    if isinstance(entity, Article):
        told.append((Text("Giao trách nhiệm", "Charges"), grids.names(view, entity.bodies)))
    if isinstance(entity, Recipient):
        told.append((Text("Gửi đến", "Sent to"), grids.names(view, entity.bodies)))
    if isinstance(entity, Appendix):
        held = Text("Đã đưa vào dữ liệu.", "Encoded.")
        told.append(
            (Text("Tình trạng", "State"), said(_MISSING if entity.status == "missing" else held))
        )
        told.append(
            (
                Text("Chứa", "Holds"),
                tuple(
                    cell for each in entity.holds for cell in value_cells("appendix", "holds", each)
                ),
            )
        )
    return tuple((label, cells) for label, cells in told if cells)
