"""The page of reports: what is to be reported, by whom, to whom, by when, and what came in."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.deadline import stretch, worded
from plancheck.model import Receipt, Report
from plancheck.rows import words_of
from plancheck.site import beside, grids
from plancheck.site.found import Group, grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.page import Page, anchor
from plancheck.site.passages import Passage, passages
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.standing import REPORTS, StandingReport
from plancheck.text import Text, days

PART = "bao-cao"
_ROWS = 600  # rows of who owes what, of all duties on the page together
_FEW = 5  # of one duty at least


class Duty(NamedTuple):
    """A duty to report, with who owes it (`left` are more than are shown) and what came in."""

    id: str
    former: tuple[str, ...]
    words: Text
    facts: tuple[tuple[Text, tuple[Cell, ...]], ...]
    owed: Grid
    left: int
    receipts: Grid
    passages: tuple[Passage, ...]
    items: tuple[Group, ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the page of reports."""
    path = view.addresses.page(PART)
    title = Text("Báo cáo phải gửi", "Reports owed")
    counts = view.standing.counts()["reports"]
    owed: dict[str, list[StandingReport]] = defaultdict(list)
    for each in view.standing.reports:
        owed[each.owed.report.id].append(each)
    room = max(_FEW, _ROWS // max(len(view.plan.reports), 1))
    context = {
        "title": title,
        "counts": [(number, REPORTS[state], state) for state, number in counts.items() if number],
        "duties": [_duty(view, each, owed[each.id], room) for each in view.plan.reports],
        "api": f"/{beside.api_folder(view.addresses.root)}bodies.json",
    }
    html = both("reports.html", path, context)
    yield Page(path, title, html, view.plan.id, PART, view.crumbs())


def _duty(view: View, each: Report, owed: list[StandingReport], room: int) -> Duty:
    then = each.then
    onward = grids.names(view, [then.by, then.to]) if then else ()
    return Duty(
        each.id,
        each.was,
        words_of(each),
        (
            (Text("Cơ quan gửi", "From"), grids.names(view, each.senders)),
            (Text("Nơi nhận", "To"), grids.names(view, [each.to])),
            (Text("Thời hạn", "Deadline"), said(worded(each.due) if each.due else grids.NO_DATE)),
            (Text("Nội dung", "Covers"), said(each.covers or "")),
            (Text("Sau đó báo cáo tiếp", "Then passed on by, to"), onward),
            (Text("Ghi chú của biên tập viên", "Editor's note"), said(each.note or "")),
        ),
        _owed(view, each, _chosen(owed, room)),
        len(owed) - room,
        _receipts(view, each),
        passages(view, each),
        grouped(shown(view, view.about(each.id))),
    )


_OWED = (
    Column("from", Text("Cơ quan gửi", "From"), width=44),
    Column("covers", Text("Kỳ", "Covers"), choice=True, width=16),
    Column("due", Text("Hạn cuối", "Last day"), "day", width=14),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
    Column("late", Text("Quá hạn", "Overdue"), "number", width=12),
    Column("received", Text("Ngày nhận", "Received"), "day", width=14),
)
_OPEN = Text(" (danh sách chưa đầy đủ)", " (the list is not full)")


def _chosen(some: list[StandingReport], room: int) -> list[StandingReport]:
    """Return as many reports as there is room for: the missing, the next to come, the latest."""
    if len(some) <= room:
        return some
    late = [each for each in some if each.state == "missing"]
    ahead = [each for each in some if each.state in ("not-due", "no-date")]
    ahead.sort(key=lambda each: each.owed.due or date.max)
    rest = [each for each in some if each.state not in ("missing", "not-due", "no-date")]
    kept = {id(each) for each in [*late, *ahead, *reversed(rest)][:room]}
    return [each for each in some if id(each) in kept]


def _owed(view: View, report: Report, some: list[StandingReport]) -> Grid:
    rows = tuple(_row(view, each) for each in some)
    return Grid(f"phai-gui-{report.id}", Text("Ai phải gửi", "Who owes it"), _OWED, rows)


def _row(view: View, each: StandingReport) -> Row:
    owed = each.owed
    name = view.name_of(owed.sender)
    if owed.open:
        name = Text(name.vi + _OPEN.vi, name.en + _OPEN.en)
    return (
        (Cell(name, view.to(owed.sender)),),
        said(stretch(owed.covers)) if owed.covers else (),
        dated(owed.due),
        (Cell(REPORTS[each.state], state=each.state),),
        (Cell(days(each.late), value=each.late),) if each.late else (),
        dated(owed.receipts[0].on if owed.receipts else None),
    )


_RECEIPT = (
    Column("id", Text("Mã", "Id"), width=16),
    Column("by", Text("Nhận của", "Received from"), width=44),
    Column("on", Text("Ngày nhận", "On"), "day", width=14),
    Column("covers", Text("Kỳ", "Covers"), width=16),
    Column("note", Text("Ghi chú", "Note"), width=30),
)
_LATER = Text("sau ngày đang xem, chưa tính", "after the day shown, not counted")


def _receipts(view: View, report: Report) -> Grid:
    """Return what came in for a report, the first first; what came after the day says so."""
    links = view.plan.links_to(report, "answers")
    found = {link.source.id: link.source for link in links if isinstance(link.source, Receipt)}
    some = list(found.values())
    rows = tuple(
        (
            (Cell(Text(each.id, each.id), value=each.id, at=anchor(each.id)),),
            grids.names(view, [each.by]),
            dated(each.on),
            said(stretch(each.covers)) if each.covers else (),
            said(_LATER) if each.on > view.as_of else (),
        )
        for each in sorted(some, key=lambda each: (each.on, each.id))
    )
    return Grid(f"da-nhan-{report.id}", Text("Báo cáo đã nhận", "Received"), _RECEIPT, rows)
