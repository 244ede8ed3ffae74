"""A browser is found, or installed where that may be, or its absence is said."""

import shutil
from pathlib import Path

import pytest

from browser import find_chromium
from browser.driving import missing
from browser.find_chromium import chromium, main

APT = """\
#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "{folder}/asked"
case "$*" in *install*) {then} ;; esac
"""


def command(path: Path, text: str = "#!/bin/sh\n") -> str:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has nothing but what a package manager needs, and a user who may use it."""
    for name in ("cp", "env"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PLANCHECK_CHROMIUM", raising=False)
    monkeypatch.setattr(find_chromium, "PLACES", ())
    monkeypatch.setattr(find_chromium, "rights", list)
    return tmp_path


def test_a_browser_that_is_named_is_the_one(tmp_path: Path) -> None:
    own, other = command(tmp_path / "own"), command(tmp_path / "chromium")
    on_path = {"PATH": str(tmp_path)}
    assert chromium(on_path) == other
    assert chromium(on_path | {"PLANCHECK_CHROMIUM": own}) == own
    assert chromium(on_path | {"PLANCHECK_CHROMIUM": f"{own}-gone"}) is None


def test_a_browser_that_is_there_is_named_and_nothing_is_installed(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command(empty / "apt-get", APT.format(folder=empty, then="exit 1"))
    there = command(empty / "google-chrome")
    main(["--install"])
    assert capsys.readouterr() == ("", "")
    main([])
    assert capsys.readouterr() == (f"{there}\n", "")
    assert not (empty / "asked").exists()


def test_where_there_is_none_the_distributions_is_installed_with_a_font(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    then = f'cp "{empty}/apt-get" "{empty}/chromium"'
    command(empty / "apt-get", APT.format(folder=empty, then=then))
    main([])
    assert chromium() is None
    assert "no Chromium" in capsys.readouterr().err
    main(["--install"])
    assert chromium() == str(empty / "chromium")
    update, install = (empty / "asked").read_text().splitlines()
    assert update == "noninteractive -qq -o Acquire::Retries=2 update"
    assert install.endswith(" install -y --no-install-recommends chromium fonts-dejavu-core")
    assert "no Chromium" not in capsys.readouterr().err


@pytest.mark.parametrize("apt", [None, "exit 100"])
def test_where_it_cannot_be_installed_that_is_said_and_no_failure(
    empty: Path, capsys: pytest.CaptureFixture[str], apt: str | None
) -> None:
    if apt:
        command(empty / "apt-get", APT.format(folder=empty, then=apt))
    main(["--install"])
    assert "apt-get install chromium), or name one: PLANCHECK_CHROMIUM=" in capsys.readouterr().err


def test_nothing_is_installed_by_who_may_not_or_who_names_a_browser(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(empty / "apt-get", APT.format(folder=empty, then="exit 0"))
    monkeypatch.setenv("PLANCHECK_CHROMIUM", "gone")
    main(["--install"])
    monkeypatch.delenv("PLANCHECK_CHROMIUM")
    monkeypatch.setattr(find_chromium, "rights", lambda: None)
    main(["--install"])
    assert not (empty / "asked").exists()


def test_a_missing_browser_is_a_failure_in_ci_and_elsewhere_said() -> None:
    with pytest.raises(pytest.fail.Exception, match="the browser tests cannot run"):
        missing({"CI": "true"})
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        missing({})
