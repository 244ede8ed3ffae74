"""What keys and fingers reach is measured: on pages where they do, and where they do not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.driving import Visit
from browser.reaching import small, stops, unseen
from browser.serving import Served

PAGE = """\
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phím</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="icon" href="i.svg"><link rel="stylesheet" href="s.css"></head><body>
{body}</body></html>
"""
STYLE = """\
body { margin: 0; font: 16px/1.5 sans-serif }
a, button { display: inline-block; min-width: 44px; min-height: 44px; padding: 0; border: 0 }
p a { display: inline }
.bare:focus { outline: none }
.shadow:focus { outline: none; box-shadow: 0 0 0 3px }
.bar { position: fixed; top: 0; left: 0; width: 100%; height: 90px; background: #eee }
.little { min-width: 20px; width: 20px; min-height: 30px }
.skip { position: absolute; top: -90px }
.skip:focus { top: 0 }
"""
BODIES = {
    "good": '<a class="skip" id="bo-qua" href="#chinh">Bỏ qua</a><main id="chinh">'
    '<button class="shadow" type="button">Lọc</button><p>Xem <a href="#a">Sở</a></p>'
    '<select hidden></select><input type="hidden"></main>',
    "bad": '<a class="bare" href="#a">A</a><a href="#b">B</a><div class="bar"></div>',
    "little": '<p>Xem <a href="#a">Sở</a></p><button class="little" type="button">x</button>',
}


@pytest.fixture(scope="session")
def site(served: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("site")
    (folder / "s.css").write_text(STYLE, encoding="utf-8")
    (folder / "i.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for name, body in BODIES.items():
        (folder / f"{name}.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return served(folder)


def test_stops_are_in_the_order_of_the_tab_key_and_seen(visit: Visit) -> None:
    page = visit("good.html")
    names = ['a#bo-qua "Bỏ qua"', 'button.shadow "Lọc"', 'a "Sở"']
    assert [stop.name for stop in stops(page)] == names
    page.keyboard.press("Tab")
    assert [stop.name for stop in stops(page)] == names
    assert unseen(page) == []
    with pytest.raises(AssertionError, match="more than 2 stops"):
        stops(page, 2)


def test_focus_that_is_not_seen_is_named(visit: Visit) -> None:
    page = visit("bad.html")
    assert unseen(page) == ['covered: a.bare "A"', 'covered: a "B"']
    page.locator(".bar").evaluate("(bar) => bar.remove()")
    assert unseen(page) == ['no ring: a.bare "A"']


def test_what_is_too_small_to_hit_is_named(visit: Visit) -> None:
    page = visit("little.html")
    assert small(page) == ['20 x 30 px: button.little "x"']
    assert small(page, 20) == []
    assert small(visit("good.html"), 44) == []


def test_a_page_is_opened_from_the_disk_too(visit: Visit, site: Served) -> None:
    page = visit((site.folder / "good.html").as_uri())
    assert small(page, 44) == []  # so the style sheet came
    assert page.url.startswith("file:")
