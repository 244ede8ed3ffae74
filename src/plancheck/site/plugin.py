"""The MkDocs plugin: hands the pages of a workspace to MkDocs, and writes the files beside them."""

import gzip
import os
import re
from datetime import date
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File as EngineFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.utils import get_build_timestamp

from plancheck import project
from plancheck.errors import PlancheckError
from plancheck.site import publishing
from plancheck.site.frame import POLICY, Frame, frame
from plancheck.site.page import Page, address, flat
from plancheck.site.publishing import Whole
from plancheck.site.rendering import linker
from plancheck.site.view import site
from plancheck.terminal import plain
from plancheck.text import LANGS, Lang, Text

_LOG = get_plugin_logger("plancheck")

# While pages are served to their editor, the engine reloads them by a script within the page.
_EDITING = f"{POLICY}; script-src 'self' 'unsafe-inline'"


class Options(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say: the folder of the project, and the day to see the plans on."""

    project = config_options.Type(str, default=".")
    as_of = config_options.Optional(config_options.Type((str, date)))


class PlancheckPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Pages of plans for MkDocs."""

    def __init__(self) -> None:
        self.whole: Whole | None = None
        self.pages: dict[str, tuple[Page, Lang]] = {}
        self.own: frozenset[str] = frozenset()
        self.serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether pages are built to be published."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, once a build."""
        folder = os.path.dirname(config.config_file_path or "")
        where = os.path.join(folder, self.config.project)
        try:
            opened = project.open_project([where])
            # The engine's clock, which SOURCE_DATE_EPOCH sets: a plan that runs is seen today.
            today = date.fromtimestamp(get_build_timestamp())  # noqa: DTZ012 - the day here
            made = site(opened, _day(self.config.as_of), today, config.site_url or "")
            self.whole = publishing.whole(made)
        except PlancheckError as error:
            if not self.serving or self.whole is None:
                raise PluginError(plain(error.text.vi)) from error
            # Who is editing goes on seeing what there was; the terminal says what is wrong.
            _LOG.error(plain(error.text.vi))
        if config.theme.name != "plancheck":
            raise PluginError(_THEME.vi)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages; a page of the user's own at the same address stays."""
        for file in list(files):
            if (file.abs_src_path or "").startswith(f"{publishing.THEME}{os.sep}"):
                files.remove(file)  # they are published in one piece, under another name
        self.pages = {}
        self.own = own = frozenset(file.dest_uri for file in files)
        for page in self._whole().pages:
            for lang in LANGS if not page.moved else ():
                name = f"{address(page.path, lang)}index.md"
                if name.removesuffix("md") + "html" not in own:
                    level = InclusionLevel.NOT_IN_NAV
                    files.append(EngineFile.generated(config, name, content="", inclusion=level))
                    self.pages[name] = (page, lang)
        return files

    def on_page_markdown(
        self, markdown: str, page: EnginePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give a page of ours its title."""
        own = self.pages.get(page.file.src_uri)
        if own is not None:
            page.title = own[0].title.in_(own[1])
        return markdown

    def on_page_content(
        self, html: str, page: EnginePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave a page of ours without content until it is written: the engine keeps it."""
        return html if page.file.src_uri not in self.pages else ""

    def on_page_context(
        self, context: Any, page: EnginePage, config: MkDocsConfig, nav: Any
    ) -> Any:
        """Give every page its frame."""
        made = self._whole().site
        own = self.pages.get(page.file.src_uri)
        if own is None:
            found = self._of_user(page)
            context["content"] = page.content
        else:
            shown, lang = own
            found = frame(made, shown, lang, publishing.view_of(made, shown))
            context["content"] = shown.html[lang]
        policy = _EDITING if self.serving else POLICY
        context["frame"] = found._replace(policy=policy)
        return context

    def _of_user(self, page: EnginePage) -> Frame:
        """Return the frame of a page of the user's own, which may be in one language alone."""
        made = self._whole().site
        url = page.url.removeprefix("./")
        lang: Lang = "en" if url.startswith("en/") else "vi"
        title = str(page.title or "")
        shown = Page(url.removeprefix("en/"), Text(title, title), {})
        found = frame(made, shown, lang, publishing.view_of(made, shown))._replace(own=False)
        file = page.file.dest_uri
        other = file.removeprefix("en/") if lang == "en" else f"en/{file}"
        if other in self.own or f"{other.removesuffix('html')}md" in self.pages:
            return found
        home = linker(shown.path, lang)("/en/" if lang == "vi" else "/")
        return found._replace(languages=(), other_href=home)

    def on_post_page(self, output: str, page: EnginePage, config: MkDocsConfig) -> str:
        """Let links name files where the engine is asked to (`use_directory_urls: false`)."""
        return output if config.use_directory_urls else flat(output)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the files beside the pages."""
        made = self._whole()
        for file in publishing.all_files(made, from_disk=not config.use_directory_urls):
            if file.path.endswith(".html") and file.path in self.own:
                continue  # a former address where the user has a page
            _write(config.site_dir, file.path, file.content)
        _settle(config.site_dir)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again when a plan file changes."""
        server.watch(self._whole().site.project.root)
        return server

    def _whole(self) -> Whole:
        if self.whole is None:
            raise PluginError("plancheck: on_config was not run")
        return self.whole


_THEME = Text(
    "plancheck: hãy đặt “theme: {name: plancheck}” trong mkdocs.yml.",
    "plancheck: set “theme: {name: plancheck}” in mkdocs.yml.",
)


def _day(written: object) -> date | None:
    if written is None or isinstance(written, date):
        return written
    try:
        return date.fromisoformat(str(written))
    except ValueError as error:
        words = f"plancheck: “{written}” không phải là một ngày (năm-tháng-ngày)."
        raise PluginError(words) from error


_SOUND = re.compile(r"[^/\\:\0]+(?:/[^/\\:\0]+)*").fullmatch


def _write(folder: str, path: str, content: bytes) -> None:
    """Write a file of the site.

    Raises:
        ValueError: its path leads out of the site, or is none.
    """
    if not _SOUND(path) or any(part in (".", "..") for part in path.split("/")):
        words = f"no path of a site: {path!r}"
        raise ValueError(words)
    whole = os.path.join(folder, *path.split("/"))
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    with open(whole, "wb") as file:
        file.write(content)


def _settle(folder: str) -> None:
    """Take the time of the build out of what the engine packs."""
    packed = os.path.join(folder, "sitemap.xml.gz")
    if os.path.exists(packed):
        with open(os.path.join(folder, "sitemap.xml"), "rb") as file:
            content = gzip.compress(file.read(), mtime=0)
        with open(packed, "wb") as file:
            file.write(content)
