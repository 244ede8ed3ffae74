"""How to read the site: days, states, evidence, roles, addresses, errors, accessibility."""

from collections.abc import Iterator

from plancheck import summary
from plancheck.findings import SEVERITIES
from plancheck.labels import EVIDENCED, GRADES
from plancheck.report import Day
from plancheck.rows import words_of
from plancheck.site import parts
from plancheck.site.page import Crumb, Page
from plancheck.site.rendering import both
from plancheck.site.view import Site, age
from plancheck.standing import REPORTS, TARGETS, TASKS
from plancheck.text import Text

PART = "cach-doc"
_HOME: tuple[Crumb, ...] = ((Text("Trang đầu", "Home"), ""),)
_MEANS = {
    "evidenced": Text(
        "đã đọc được nguồn xác nhận; nguồn được ghi kèm",
        "a source that confirms it was read, and is named",
    ),
    "inferred": Text("suy ra từ thông tin khác", "worked out from something else"),
    "plan-only": Text(
        "chỉ có văn bản kế hoạch nêu, chưa đối chiếu nơi khác",
        "only the plan itself says so; it was not compared with anything else",
    ),
    "recalled": Text(
        "ghi theo trí nhớ, chưa kiểm chứng", "written down from memory and not verified"
    ),
    "unknown": Text("chưa biết nguồn", "no source is known"),
}
_LEVELS = {
    "error": Text(
        "sai hoặc không thể thực hiện như đang viết; cần sửa",
        "wrong, or cannot work as written: to be mended",
    ),
    "warning": Text(
        "rất có thể có vấn đề hoặc thiếu thông tin quan trọng; cần xem xét",
        "very likely a problem, or something important is missing: to be looked at",
    ),
    "note": Text(
        "nên biết khi đọc và khi lập kế hoạch sau; không bắt buộc xử lý ngay",
        "worth knowing for readers and for the next plan; nothing that must be done now",
    ),
}


def pages(site: Site) -> Iterator[Page]:
    """Yield the page."""
    path = f"{PART}/"
    title = parts.WORDS[PART]
    latest = max(site.views, key=lambda view: age(view.plan), default=None)
    context = {
        "title": title,
        "page": latest.addresses.page if latest else None,
        "days": [(words_of(v.plan.identity), v.addresses.root, _day(v.day)) for v in site.views],
        "targets": TARGETS.values(),
        "tasks": TASKS.values(),
        "reports": REPORTS.values(),
        "grades": [(words, _MEANS[key]) for key, words in GRADES.items()],
        "evidence": EVIDENCED.values(),
        "levels": [(_title(summary.NAMES[each]), _LEVELS[each]) for each in SEVERITIES],
    }
    yield Page(path, title, both("reading.html", path, context), part=PART, crumbs=_HOME)


def _title(words: Text) -> Text:
    return Text(words.vi.capitalize(), words.en.capitalize())


def _day(day: Day) -> Text:
    why = _CHOSEN if day.chosen else _CLOSING if day.closing else _TODAY
    return Text("{day}, {why}", "{day}, {why}").fill(day=day.as_of, why=why)


_CHOSEN = Text("do người xuất bản chọn", "chosen by the publisher")
_CLOSING = Text("ngày cuối kỳ, vì kế hoạch đã hết kỳ", "the last day of its period, which is over")
_TODAY = Text("ngày xuất bản", "the day of this edition")
