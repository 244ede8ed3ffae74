"""The command about the site, before anything is built: what it takes, what it refuses."""

import re
import sys
from datetime import date
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.arguments import parser
from plancheck.commands import all_commands, publish
from plancheck.commands.shared import Options
from plancheck.errors import ConfigError, InputError
from plancheck.text import LANGS, Lang
from support import REPOSITORY


class Engine(ModuleType):
    """An engine that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__("plancheck.site.engine")
        self.asked: list[tuple[Any, ...]] = []

    def build(self, *given: Any, from_disk: bool = False) -> int:
        self.asked.append((*given[1:], from_disk))
        return 7

    def serve(self, *given: Any) -> None:
        self.asked.append(given[1:])


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setitem(sys.modules, "plancheck.site.engine", made)
    package = sys.modules.get("plancheck.site") or __import__("plancheck.site").site
    monkeypatch.setattr(package, "engine", made, raising=False)
    return made


def run(*words: str, lang: Lang = "en") -> int:
    args = parser(lang, all_commands()).parse_args(["site", *words, "--plan", str(REPOSITORY)])
    return publish.site(Options(args, lang))


def test_a_site_is_built_as_it_was_asked(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--as-of", "2019-06-30", "--url", "https://x.vn/a", "-o", "out") == 0
    assert run("build", "--offline") == 0
    assert engine.asked == [
        ("out", date(2019, 6, 30), "https://x.vn/a/", False),
        ("site", None, "", True),
    ]
    out = capsys.readouterr().out
    assert re.findall(r"\d+", out) == ["7", "7"]


def test_what_was_built_is_told_in_both_languages(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for lang in LANGS:
        run("build", lang=lang)
        told.append(capsys.readouterr().out)
    assert told[0] != told[1]
    assert all("7" in each and each.endswith("site.\n") for each in told)


@pytest.mark.parametrize("port", ["0", "-1", "65536", "999999", "8000x", "", "１２"])
def test_a_port_that_is_none_is_refused(engine: Engine, port: str) -> None:
    with pytest.raises(ConfigError) as caught:
        run("serve", f"--port={port}")
    assert caught.value.text.vi != caught.value.text.en
    assert engine.asked == []


def test_a_port_is_served_as_asked(engine: Engine) -> None:
    assert run("serve", "--port", "65535") == 0
    assert run("serve") == 0
    assert engine.asked == [(None, 65535), (None, 8000)]


@pytest.mark.parametrize(
    "url",
    ["x.vn", "//x.vn/", "ftp://x.vn/", "javascript:alert(1)", "https://", "https:///", "http:///a",
     "https://x.vn/?a", "https://x.vn/#a", "https://x.vn/ b", 'https://x.vn/"><script>',
     "https://x.vn/\n", "https://x.vn\\a", " https://x.vn/"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_before_anything_is_built(
    engine: Engine, url: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        run("build", "--url", url)
    assert "--url" in caught.value.text.vi
    assert "--url" in caught.value.text.en
    assert engine.asked == []


@given(st.text())
@example("https://x.vn")
@example("https://x.vn///")
def test_an_address_ends_with_one_slash_and_holds_nothing_that_acts(written: str) -> None:
    try:
        found = publish._url(written)
    except ConfigError:
        return
    assert found == (written.rstrip("/") + "/" if written else "")
    assert not set(found) & set("<>\"'`?# \n")


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    package = __import__("plancheck.site").site
    monkeypatch.delattr(package, "engine", raising=False)
    monkeypatch.delitem(sys.modules, "plancheck.site.engine", raising=False)
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    monkeypatch.delitem(sys.modules, "mkdocs.commands", raising=False)
    with pytest.raises(InputError) as caught:
        publish.site(Options(SimpleNamespace(), "vi"))
    for words in (caught.value.text.vi, caught.value.text.en):
        assert "pip install 'plancheck[site]'" in words


@pytest.mark.parametrize("file", ["README.md", "docs/site.md"])
def test_the_commands_that_are_written_down_are_understood(file: str) -> None:
    text = (REPOSITORY / file).read_text("utf-8").replace("\\|", "|")
    found = [
        line.split("#")[0].removeprefix("- run: ").split()
        for line in text.splitlines()
        if line.strip().startswith(("plancheck site", "- run: plancheck site"))
    ]
    found += [each.split() for each in re.findall(r"`(plancheck site [a-z]+[^`|]*)`", text)]
    assert found
    for words in found:
        args = parser("en", all_commands()).parse_args(words[words.index("plancheck") + 1 :])
        assert args.site_do in ("build", "serve")
