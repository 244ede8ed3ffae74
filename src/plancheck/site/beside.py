"""The files beside a page: what they are called there, so that pages and writers agree."""

from plancheck.site.page import Alternate
from plancheck.text import Text

CALENDAR = "thoi-han.ics"
CSV = "data.csv"
JSON = "data.json"
XLSX = "data.xlsx"
FEED = "feed.xml"
NAMES = frozenset({"index.html", CALENDAR, CSV, JSON, XLSX, FEED})  # in the folder of a page
_TYPES = {
    CALENDAR: ("text/calendar", Text("Lịch (.ics)", "Calendar (.ics)")),
    FEED: ("application/atom+xml", Text("Nguồn tin thay đổi (Atom)", "Feed of changes (Atom)")),
    CSV: ("text/csv", Text("CSV", "CSV")),
    JSON: ("application/json", Text("JSON", "JSON")),
    XLSX: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Text("Excel (.xlsx)", "Excel (.xlsx)"),
    ),
}
_FORM = Text("Biểu báo cáo để điền ({id}, kỳ {period})", "Report form to fill in ({id}, {period})")


def tables(path: str, *, once: bool = False) -> tuple[Alternate, ...]:
    """Return the files that hold the tables of a page; `once` for both languages, in Vietnamese.

    JSON holds both languages, so there is one.
    """
    root = f"/{path}" if once else path
    return (_alternate(root, XLSX), _alternate(root, CSV), _alternate(f"/{path}", JSON))


def calendar(path: str) -> Alternate:
    """Return the calendar beside a page."""
    return _alternate(path, CALENDAR)


def feed(path: str) -> Alternate:
    """Return the feed beside a page."""
    return _alternate(path, FEED)


def form(path: str, file: str, report: str, period: str) -> Alternate:
    """Return a report form beside the page of a body; it is one for both languages."""
    words = _FORM.fill(id=report, period=period)
    return Alternate(f"/{path}{file}", _TYPES[XLSX][0], words)


def _alternate(path: str, name: str) -> Alternate:
    kind, words = _TYPES[name]
    return Alternate(path + name, kind, words)


# -- the data of a whole plan ----------------------------------------------------------------------

LINKED = "linked-data.jsonld"
_DATA = {
    "plan": Text("Kế hoạch", "The plan"),
    "bodies": Text("Cơ quan, phân công", "Bodies and assignments"),
    "tasks": Text("Nhiệm vụ", "Tasks"),
    "objectives": Text("Mục tiêu, chỉ tiêu, số liệu", "Objectives, targets, figures"),
    "acts": Text("Văn bản", "Acts"),
    "systems": Text("Hệ thống thông tin", "Information systems"),
    "findings": Text("Phát hiện", "Findings"),
    "deadlines": Text("Thời hạn", "Deadlines"),
}
_TABLES = {
    "co-quan": Text("Bảng cơ quan", "Table of bodies"),
    "nhiem-vu": Text("Bảng nhiệm vụ", "Table of tasks"),
    "muc-tieu": Text("Bảng chỉ tiêu", "Table of targets"),
    "can-cu": Text("Bảng văn bản", "Table of acts"),
    "phan-cong": Text("Bảng phân công", "Table of assignments"),
    "lich": Text("Bảng thời hạn", "Table of deadlines"),
}


def api_folder(root: str) -> str:
    """Return the folder of the JSON files of a plan, from the root of the site."""
    return f"api/v1/{root}"


def data(root: str) -> tuple[Alternate, ...]:
    """Return the files that hold the data of a plan; `root` is the path of its first page."""
    folder = api_folder(root)
    found = [
        Alternate(f"/{folder}{name}.json", "application/json", words)
        for name, words in _DATA.items()
    ]
    linked = Text("Dữ liệu liên kết (JSON-LD)", "Linked data (JSON-LD)")
    found.append(Alternate(f"/{folder}{LINKED}", "application/ld+json", linked))
    found += [
        Alternate(f"{root}{folder}/{XLSX}", _TYPES[XLSX][0], words)
        for folder, words in _TABLES.items()
    ]
    return (*found, calendar(f"{root}lich/"), feed(f"{root}thay-doi/"))
