"""The files beside a page: what they are called there, so that pages and writers agree."""

from plancheck.site.page import Alternate
from plancheck.text import Text

CALENDAR = "thoi-han.ics"
CSV = "data.csv"
JSON = "data.json"
XLSX = "data.xlsx"
_TYPES = {
    CALENDAR: ("text/calendar", Text("Lịch (.ics)", "Calendar (.ics)")),
    CSV: ("text/csv", Text("CSV", "CSV")),
    JSON: ("application/json", Text("JSON", "JSON")),
    XLSX: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Text("Excel (.xlsx)", "Excel (.xlsx)"),
    ),
}
_FORM = Text("Biểu báo cáo để điền ({id}, kỳ {period})", "Report form to fill in ({id}, {period})")


def tables(path: str) -> tuple[Alternate, ...]:
    """Return the files that hold the tables of a page."""
    return tuple(_alternate(path, name) for name in (XLSX, CSV, JSON))


def calendar(path: str) -> Alternate:
    """Return the calendar beside a page."""
    return _alternate(path, CALENDAR)


def form(path: str, file: str, report: str, period: str) -> Alternate:
    """Return a report form beside the page of a body; it is one for both languages."""
    words = _FORM.fill(id=report, period=period)
    return Alternate(f"/{path}{file}", _TYPES[XLSX][0], words)


def _alternate(path: str, name: str) -> Alternate:
    kind, words = _TYPES[name]
    return Alternate(path + name, kind, words)
