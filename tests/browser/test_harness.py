"""The harness itself: what a page does wrong is seen, and what is right is not complained of."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error

from browser.driving import Shot, Visit, keeper, visiting
from browser.measures import axe, lost, lost_when_doubled, lost_when_spaced, overflow
from browser.serving import XLSX, Served

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"
PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="style.css">
</head>
<body><header><a href="./">Trang đầu</a></header><main><h1>Kế hoạch năm</h1>
{body}
</main></body></html>
"""
STYLE = """\
:root { color-scheme: light dark; font: 100%/1.6 sans-serif; --ink: #111; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #111 } }
body { color: var(--ink); background: var(--paper); margin: 1rem }
a { color: inherit; display: inline-block; padding: .75rem }
.only-light { color: #333 }
.faint { color: #999; background: #fff }
.wide { width: 400px }
.scrolls { overflow-x: auto }
.cut { height: 1.3rem; line-height: 1.3; overflow: hidden }
.fixed { height: 3rem; width: 9rem }
.pixels { font-size: 16px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
.small { padding: 0; font-size: 8px; line-height: 9px }
"""
WORDS = "Tỷ lệ cơ quan, đơn vị có cổng thông tin điện tử"
BODIES = {
    "index": f'<p>{WORDS}</p><p class="hidden">{WORDS}</p>',
    "script": '<script>document.title = "x"</script>',
    "handler": '<button onclick="void 0">Bấm</button>',
    "style": '<p style="color: red">đỏ</p>',
    "outside": '<img alt="" src="https://example.org/a.png">',
    "number": '<img alt="" src="http://192.0.2.1/a.png">',
    "gone": '<img alt="" src="gone.png">',
    "throws": '<script src="throws.js"></script>',
    "late": '<script src="late.js"></script>',
    "faint": f'<p>{WORDS}</p><p class="faint">{WORDS}</p>',
    "only-light": f'<p>{WORDS}</p><p class="only-light">{WORDS}</p>',
    "nameless": '<input id="x">',
    "small": '<p class="small"><a class="small" href="a">a</a><a class="small" href="b">b</a></p>',
    "wide": f'<div class="wide">{WORDS}</div>',
    "scrolls": f'<div class="scrolls" tabindex="0"><div class="wide">{WORDS}</div></div>',
    "cut": '<p class="cut">Sở Nội vụ chủ trì</p>',
    "fixed": f'<div class="fixed">{WORDS}</div><div>{WORDS}</div>',
    "pixels": f'<p class="pixels">{WORDS}</p>',
}
FILES = {
    "style.css": STYLE,
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "throws.js": "throw new Error('hỏng')",
    "late.js": "setTimeout(() => fetch('https://example.org/').catch(() => 0), 60)",
    "lich.ics": "BEGIN:VCALENDAR",
    "a.xlsx": "",
}


@pytest.fixture(scope="session")
def site(served: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, body in BODIES.items():
        page = PAGE.format(policy=POLICY, title=name, body=body)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return served(folder)


def test_files_are_served_with_their_types(site: Served) -> None:
    types = {}
    for name in ("", "style.css", "lich.ics", "a.xlsx", "icon.svg", "late.js"):
        with urlopen(site.address + name) as answer:
            types[name] = answer.headers["Content-Type"]
    assert types == {
        "": "text/html; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "lich.ics": "text/calendar; charset=utf-8",
        "a.xlsx": XLSX,
        "icon.svg": "image/svg+xml",
        "late.js": "text/javascript; charset=utf-8",
    }


@pytest.mark.parametrize(("scheme", "forced"), [("light", False), ("dark", False), ("dark", True)])
def test_a_good_page_has_no_fault_whatever_the_colours(
    visit: Visit, shot: Shot, scheme: Literal["light", "dark"], forced: bool
) -> None:
    page = visit("", width=320, scheme=scheme, forced=forced)
    assert axe(page) == []
    assert lost_when_spaced(page) == lost_when_doubled(page) == lost(page) == []
    shot(page, f"harness-{scheme}-{forced}")


def test_a_page_is_seen_without_script(visit: Visit) -> None:
    page = visit("late.html", javascript=False)
    assert page.title() == "late"
    assert overflow(page) == []
    with pytest.raises(AssertionError, match="axe waits"):
        axe(page)


@pytest.mark.parametrize(
    ("name", "javascript", "said"),
    [
        ("script", True, "Content Security Policy directive"),
        ("handler", True, "Content Security Policy directive"),
        ("style", True, "Content Security Policy directive"),
        ("style", False, "Content Security Policy directive"),
        ("outside", True, "outside request: https://example.org/a.png"),
        ("outside", False, "outside request: https://example.org/a.png"),
        ("number", True, "outside request: http://192.0.2.1/a.png"),
        ("gone", False, "answer 404: http://127.0.0.1"),
        ("throws", True, "script: hỏng"),
    ],
)
def test_what_a_page_must_not_do_fails_its_test(
    browser: Browser, site: Served, name: str, javascript: bool, said: str
) -> None:
    with pytest.raises(AssertionError, match=said), visiting(browser, site, []) as visit:
        visit(f"{name}.html", javascript=javascript)


def go_on(browser: Browser, site: Served) -> None:
    faults: list[str] = []
    with visiting(browser, site, faults) as visit:
        page = visit("index.html")
        assert faults == []
        with page.expect_console_message():
            page.goto("late.html")


def test_what_a_page_does_later_is_seen_and_is_seen_of_every_page(
    browser: Browser, site: Served
) -> None:
    with pytest.raises(AssertionError, match="Fetch API cannot load"):
        go_on(browser, site)


def test_the_browser_speaks_to_no_other_machine(browser: Browser) -> None:
    page = browser.new_page()
    for address in ("https://example.org/", "http://192.0.2.1/"):
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            page.goto(address)
    page.context.close()


@pytest.mark.parametrize(
    ("name", "scheme", "said"),
    [
        (
            "faint",
            "light",
            "color-contrast: .faint: Element has insufficient color contrast of 2.84",
        ),
        (
            "only-light",
            "dark",
            "color-contrast: .only-light: Element has insufficient color contrast of 1.49",
        ),
        ("nameless", "light", "label: #x: "),
        ("small", "light", 'target-size: a[href="a"]: Target has insufficient size'),
    ],
)
def test_axe_finds_under_a_strict_policy(
    visit: Visit, name: str, scheme: Literal["light", "dark"], said: str
) -> None:
    found = axe(visit(f"{name}.html", scheme=scheme))
    assert any(fault.startswith(said) for fault in found), found


def test_axe_is_asked_for_single_rules(visit: Visit) -> None:
    page = visit("only-light.html")
    assert axe(page, "color-contrast", "label") == []
    page.emulate_media(color_scheme="dark")
    assert [fault.partition(":")[0] for fault in axe(page, "color-contrast")] == ["color-contrast"]
    assert axe(page, "document-title") == []


def test_what_makes_a_page_scroll_sideways_is_named(visit: Visit) -> None:
    wide = visit("wide.html", width=320)
    assert overflow(wide) == [
        "the page is 416 px wide in 320 px",
        f'416 px: div.wide "{WORDS[:40]}"',
    ]
    wide.set_viewport_size({"width": 640, "height": 720})
    assert overflow(wide) == []
    assert overflow(visit("scrolls.html", width=320)) == []


def test_words_that_are_lost_are_named(visit: Visit) -> None:
    cut, fixed = visit("cut.html"), visit("fixed.html")
    assert lost(cut) == []
    assert lost_when_spaced(cut) == ['cut: p.cut "Sở Nội vụ chủ trì"']
    shown = f'"{WORDS[:40]}"'
    assert lost(fixed) == [f"on each other: div {shown} and div.fixed {shown}"]
    assert lost(cut) == []  # what was put on the page is gone


def test_text_that_does_not_grow_is_named(visit: Visit) -> None:
    page = visit("pixels.html")
    assert lost_when_doubled(page) == [f'does not grow: p.pixels "{WORDS[:40]}"']


def test_pictures_are_kept_where_they_are_asked_for(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    keeper(None)(page, "none")
    keeper(str(tmp_path / "new"))(page, "index")
    assert [path.name for path in tmp_path.rglob("*.png")] == ["index.png"]
