"""What changed lately in the plan, in words, from its history in git."""

from collections.abc import Iterator

from plancheck.site import beside
from plancheck.site.lately import Lately
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text

PART = "thay-doi"


def pages(view: View, lately: Lately) -> Iterator[Page]:
    """Yield the page of recent changes."""
    path = view.addresses.page(PART)
    title = Text("Thay đổi gần đây", "Recent changes")
    weakened = sum(line.weakened for each in lately.entries for line in each.lines)
    context = {
        "title": title,
        "lately": lately,
        "weakened": weakened,
        "feed": beside.feed(path),
        "amendments": view.addresses.page("sua-doi"),
    }
    html = both("recent.html", path, context)
    files = (beside.feed(path),)
    yield Page(path, title, html, view.plan.id, PART, view.crumbs(), alternates=files)
