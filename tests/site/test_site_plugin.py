"""The plugin in a `mkdocs.yml` of a province: its own pages stay, its settings hold."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

import crawl
from plancheck.site.plugin import PlancheckPlugin
from support import Workspace

URL = "https://example.vn/so/"
SETTINGS = """\
site_name: Tỉnh <b>Ta</b>
site_url: {url}
strict: true
use_directory_urls: {folders}
theme: {{name: plancheck}}
plugins: [search, plancheck: {{project: workspace, as_of: 2019-12-31}}]
nav: [Đầu: index.md, Riêng: vi-du/rieng.md]
"""
OWN = {
    "index.md": "# Trang của tỉnh\n\n[riêng](vi-du/rieng.md)\n",
    "vi-du/rieng.md": "Không có đầu đề.\n",
    "vi-du/README.md": "# Ví dụ\n",
    "vi-du/cntt/co-quan/index.md": "# Cơ quan theo cách của tỉnh\n",
}

Config = Callable[..., MkDocsConfig]


@pytest.fixture
def config(workspace: Workspace, tmp_path: Path) -> Config:
    def make(settings: str = SETTINGS, folders: str = "true") -> MkDocsConfig:
        workspace()
        for name, text in OWN.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        file = tmp_path / "mkdocs.yml"
        file.write_text(settings.format(url=URL, folders=folders), "utf-8")
        found: MkDocsConfig = load_config(config_file=str(file))
        found.plugins.run_event("startup", command="build", dirty=False)  # one for the process
        return found

    return make


@pytest.mark.parametrize("folders", ["true", "false"])
def test_the_pages_of_the_user_stay_among_ours(config: Config, folders: str) -> None:
    made = config(folders=folders)
    build.build(made)
    site = Path(made.site_dir)
    faults = crawl.faults(site, URL)
    assert [fault for fault in faults if not fault.startswith("404.html: ")] == []
    page = (site / "vi-du" / "cntt" / "co-quan" / "index.html").read_text("utf-8")
    assert page.count("<h1") == 1
    assert "theo cách của tỉnh" in page
    own = site / "vi-du" / ("rieng/index.html" if folders == "true" else "rieng.html")
    assert "<h1>Riêng</h1>" in own.read_text("utf-8")
    assert "Trang của tỉnh" in (site / "index.html").read_text("utf-8")
    assert 'lang="en"' in (site / "en" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("plugin", "word"),
    [
        ("plancheck: {project: nowhere}", "nowhere"),
        ("plancheck: {as_of: yesterday, project: workspace}", "yesterday"),
        ("plancheck: {project: 5}", "project"),
    ],
)
def test_wrong_settings_are_refused_in_words(
    config: Config, plugin: str, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings = f"site_name: x\ntheme: {{name: plancheck}}\nplugins: [{plugin}]\n"
    settings = settings.replace("{", "{{").replace("}", "}}")
    with caplog.at_level(logging.ERROR), pytest.raises((Abort, ConfigurationError)) as raised:
        build.build(config(settings))
    assert word in caplog.text + str(raised.value)


def test_another_theme_is_refused(config: Config, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        build.build(config("site_name: x\nplugins: [plancheck: {{project: workspace}}]\n"))
    assert "theme" in caplog.text


def test_a_plan_that_is_broken_while_it_is_edited_leaves_the_pages_there_were(
    config: Config, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    made = config()
    made.plugins.run_event("startup", command="serve", dirty=False)
    plugin = made.plugins["plancheck"]
    assert isinstance(plugin, PlancheckPlugin)
    plugin.on_config(made)
    before = plugin.whole
    assert before is not None
    file = workspace() / "plan.yaml"
    whole = file.read_text("utf-8")
    file.write_text("plan: [broken", "utf-8")
    plugin.on_config(made)
    assert plugin.whole is before
    assert "Không đọc được kế hoạch nào" in caplog.text
    file.write_text(whole.replace("ví dụ", "đã sửa"), "utf-8")
    plugin.on_config(made)
    assert plugin.whole is not None
    assert plugin.whole.site.views[0].plan.identity.vi == "Kế hoạch đã sửa"


def test_a_plan_that_is_broken_gives_no_site(config: Config, workspace: Workspace) -> None:
    made = config()
    (workspace() / "plan.yaml").write_text("plan: [broken", "utf-8")
    with pytest.raises(Abort):
        build.build(made)
    assert not Path(made.site_dir).exists()
