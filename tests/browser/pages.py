"""Pages for the tests of the scripts: from the real plan, under the policy of the site, served."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page

from plancheck import project
from plancheck.site.feeds.search import Entry, abbreviations, common, render
from plancheck.site.grid import Grid
from plancheck.terminal import plain
from plancheck.text import Lang, Text
from support import REPOSITORY

SITE = REPOSITORY / "src/plancheck/site"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
COLOURS = (
    ":root{--ink:#1a1a1a;--dim:#555;--paper:#fff;--panel:#f3f4f6;--line:#ccc;--brand:#8b1a1a;"
    "--on-brand:#fff;--link:#14539a;--focus:#b45f06;--good:#14602b;--bad:#a4161a;--warn:#7a4b00;"
    "--info:#1d4e79;--good-soft:#e7f4ea;--bad-soft:#fdeaea;--warn-soft:#fdf3dc;"
    "--info-soft:#e8f0f8;--mark:#fff3bf}body{font:1rem/1.6 system-ui,sans-serif;margin:1rem;"
    "color:var(--ink);background:var(--paper)}a{color:var(--link)}\n"
)
PAGE = """\
{%- from "grid.html" import grid with context -%}
{%- macro search(id, index, action, lang) -%}
<form role="search" action="{{ action }}" data-index="{{ index }}" aria-label="{{ id }}"
{%- if lang == "vi" %} data-hits="{n} kết quả" data-none="Không tìm thấy mục nào"
 data-all="Xem cả {n} kết quả"
{%- else %} data-hits="Results: {n}" data-none="Nothing found" data-all="Show all {n} results"
{%- endif %}>
<label for="{{ id }}">{{ "Tìm cơ quan" if lang == "vi" else "Find a body" }}</label>
<input type="search" id="{{ id }}" name="q" autocomplete="off" spellcheck="false">
</form>
{%- endmacro %}
<!doctype html><html lang="{{ lang }}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ title }}</title>
<link rel="stylesheet" href="{{ link('site.css') }}">
<script src="{{ link('site.js') }}" defer></script></head><body>
{%- set index, everything = link("search." ~ lang ~ ".js"), link("tim/") %}
<header>{{ search("find", index, everything, lang) }}</header>
<main><h1>{{ title }}</h1>
{% for each in grids %}{{ grid(each, lang) }}{% endfor %}
{% if entries %}{{ search("find-2", index, everything, lang) }}
<ul data-az>
{% for each in entries %}<li data-keys="{{ each.keys|join(' ')|plain }}">
<a href="{{ link(each.to) }}">{{ each.words|plain }}</a></li>
{% endfor %}</ul>{% endif %}
</main></body></html>
"""
FOLDERS = {
    "Body": ("co-quan", Text("Cơ quan", "Body"), 0),
    "Objective": ("muc-tieu", Text("Mục tiêu", "Objective"), 1),
    "Target": ("muc-tieu", Text("Chỉ tiêu", "Target"), 2),
    "Task": ("nhiem-vu", Text("Nhiệm vụ", "Task"), 1),
    "Act": ("can-cu", Text("Căn cứ", "Act"), 1),
    "System": ("he-thong", Text("Hệ thống", "System"), 1),
    "Group": ("nhom", Text("Nhóm cơ quan", "Group"), 1),
    "Indicator": ("so-lieu", Text("Chỉ số", "Indicator"), 3),
}


def entries() -> list[Entry]:
    """Return what can be found of the real plan, and a district that its text does not name."""
    loaded = project.load(project.open_project([str(REPOSITORY)]))
    found = [
        _entry(each)
        for holder in loaded.workspace.holders()
        for each in holder.entities.values()
        if type(each).__name__ in FOLDERS
    ]
    name = "Ủy ban nhân dân huyện Cầu Kè"
    keys = ("tv.ubnd-cau-ke", *abbreviations(name))
    return [*found, Entry("plan/co-quan/tv.ubnd-cau-ke/", FOLDERS["Body"][1], name, keys)]


def _entry(entity: Any) -> Entry:
    folder, kind, rank = FOLDERS[type(entity).__name__]
    words = entity.vi or entity.id
    names = (entity.id, getattr(entity, "number", None), *getattr(entity, "other_names", ()))
    short = abbreviations(words) if folder == "co-quan" else common(words)
    keys = tuple(dict.fromkeys(each for each in (*names, *short) if each))
    return Entry(f"plan/{folder}/{entity.id.lower()}/", kind, words, keys, rank)


def write(
    root: Path,
    *grids: Grid,
    found: list[Entry] | None = None,
    lang: Lang = "vi",
) -> None:
    """Write the files that all pages share, a page with tables, and the page of everything."""
    root.mkdir(exist_ok=True)
    for kind in ("css", "js"):
        parts = [path.read_text("utf-8") for path in sorted((SITE / "theme" / kind).iterdir())]
        lean = re.sub(r"^\s+|^//.*\n", "", "".join(parts), flags=re.MULTILINE)
        (root / f"site.{kind}").write_text((COLOURS if kind == "css" else "") + lean, "utf-8")
    listed = found or []
    (root / f"search.{lang}.js").write_text(render(listed, lang), "utf-8")
    _page(root, "index.html", lang, grids, [])
    _page(root, "tim/index.html", lang, (), listed)
    for each in listed:
        path = root / each.to.partition("#")[0] / "index.html"
        if root in path.resolve().parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("<!doctype html><title>.</title>", "utf-8")


def _page(root: Path, name: str, lang: Lang, grids: tuple[Grid, ...], listed: list[Entry]) -> None:
    environment = Environment(
        loader=FileSystemLoader(SITE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["plain"] = plain
    up = "../" * name.count("/")
    text = environment.from_string(PAGE).render(
        link=lambda path: f"{up}{path}" or "./",
        policy=POLICY,
        lang=lang,
        title=name,
        grids=grids,
        entries=listed,
    )
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with an empty page where there is none: only the scripts are tried here."""
        if Path(self.translate_path(self.path)).exists():
            super().do_GET()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder; gives its address."""
    handler = partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a page of its own; whatever its scripts complain of fails the test."""
    with browser.new_context(**options) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        yield page
        assert complaints == []
