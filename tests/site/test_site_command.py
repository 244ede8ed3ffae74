"""The command `site build`, the plugin in a user's own `mkdocs.yml`, and `site serve`."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

import crawl
from building_once import build
from standing_plan import FILES
from support import Command, Workspace

THEME = "theme: {name: plancheck}\n"
TASKS = "tasks:\n  - {id: A1, vi: Việc thứ nhất, kind: content}\n"


def small(workspace: Workspace, more: str = "") -> Path:
    """Write a small plan."""
    return workspace({"tasks.yaml": TASKS + more})


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_it_says_how_many_pages_there_are_and_where(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root, output = small(workspace), tmp_path / "out"
    done = plancheck("site", "build", "--plan", root, "--output", output, "--lang", "en")
    pages = sum(name.endswith(".html") for name in files(output))
    assert (done.status, done.err) == (0, "")
    assert done.out == f"Built {pages} pages into {output}.\n"
    again = plancheck("site", "build", "--plan", root, "--output", output, "--lang", "vi")
    assert (again.status, again.out) == (0, f"Đã dựng {pages} trang vào {output}.\n")
    assert crawl.faults(output, "/") == []


def test_the_theme_s_own_files_are_published_once(workspace: Workspace, tmp_path: Path) -> None:
    output = tmp_path / "out"
    command = [sys.executable, "-m", "plancheck", "site", "build", "--plan", str(small(workspace))]
    subprocess.run([*command, "-o", str(output)], check=True, capture_output=True)
    styles = [path.relative_to(output).as_posix() for path in output.rglob("*.css")]
    assert styles == ["assets/plancheck.css"]
    assert not (output / "js").exists()


def test_another_folder_and_a_checkout_are_left_alone(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root, output = small(workspace), tmp_path / "out"
    output.mkdir()
    (output / "thesis.txt").write_text("mine")
    done = plancheck("site", "build", "--plan", root, "--output", output, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "holds something other than a site of plancheck" in done.err
    assert files(output) == {"thesis.txt": b"mine"}
    done = plancheck("site", "build", "--plan", root, "--output", output / "thesis.txt")
    assert done.status == 2
    assert files(output) == {"thesis.txt": b"mine"}
    (output / "thesis.txt").unlink()
    assert plancheck("site", "build", "--plan", root, "--output", output).status == 0
    (output / ".git").mkdir()
    done = plancheck("site", "build", "--plan", root, "--output", output, "--lang", "vi")
    assert done.status == 2
    assert "kho git" in done.err


def test_an_earlier_site_is_replaced_whole_or_not_at_all(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root, output = small(workspace, "  - {id: B2, vi: Việc hai, kind: content}\n"), tmp_path / "out"
    build(root)(output)
    assert "vi-du/cntt/nhiem-vu/b2/index.html" in files(output)
    small(workspace)
    build(root)(output)
    before = files(output)
    assert "vi-du/cntt/nhiem-vu/b2/index.html" not in before
    small(workspace, "  - {id: a1, vi: Trùng địa chỉ, kind: content}\n")
    done = plancheck("site", "build", "--plan", root, "--output", output, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "“A1” and “a1” differ in capitals only" in done.err
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    assert files(output) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".plan")] == []


def test_a_former_id_leads_on(workspace: Workspace, tmp_path: Path) -> None:
    more = "  - {id: B2, vi: Việc hai, kind: content, was: [Old.Id]}\n"
    build(small(workspace, more))(tmp_path / "out")
    for root in ("", "en/"):
        page = (tmp_path / "out" / f"{root}vi-du/cntt/nhiem-vu/old.id/index.html").read_text()
        assert 'content="0; url=../b2/"' in page or 'content="0;url=../b2/"' in page
        assert '<a href="../b2/">' in page


def test_the_address_of_the_site_is_in_its_pages(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root, output = small(workspace), tmp_path / "out"
    build(root, "--url", "https://example.vn/ke-hoach")(output)
    page = (output / "vi-du/cntt/nhiem-vu/a1/index.html").read_text(encoding="utf-8")
    there = "https://example.vn/ke-hoach/vi-du/cntt/nhiem-vu/a1/"
    assert f'<link rel="canonical" href="{there}">' in page
    assert crawl.faults(output, "https://example.vn/ke-hoach/") == []
    for bad in ("example.vn", "javascript:alert(1)", 'https://x/"><script>', "ftp://x/"):
        done = plancheck(
            "site", "build", "--plan", root, "--url", bad, "--lang", "en", "-o", output
        )
        assert done.status == 2
        assert "is not an http(s) address" in done.err


def test_the_day_is_chosen(plancheck: Command, workspace: Workspace, tmp_path: Path) -> None:
    root, output = small(workspace), tmp_path / "out"
    build(root, "--as-of", "2019-06-30")(output)
    page = (output / "vi-du/cntt/index.html").read_text(encoding="utf-8")
    assert "Tính đến ngày 30/06/2019" in page
    done = plancheck("site", "build", "--plan", root, "--as-of", "30/06", "-o", output)
    assert done.status == 2


def test_two_builds_are_the_same_to_the_byte(workspace: Workspace, tmp_path: Path) -> None:
    made, folder = [], workspace({**FILES})
    for seed, now in (("1", "1700000000"), ("2", "1900000000")):  # the plan is over in both
        output = tmp_path / f"out-{seed}"
        command = [sys.executable, "-m", "plancheck", "site", "build", "--plan", str(folder)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": now}
        subprocess.run(
            [*command, "-o", str(output)], check=True, env=environment, capture_output=True
        )
        made.append(files(output))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def mkdocs(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a user would."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site", *options]
    environment = os.environ | {"NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def own(workspace: Workspace, settings: str = "") -> Path:
    """Write a folder with settings of a user's own, two pages, and a plan below it."""
    root = small(workspace).parent
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/index.md").write_text("# Trang của tôi\n\nXin **chào**.\n")
    (root / "docs/about.md").write_text("# Giới thiệu\n\n[Trang đầu](index.md)\n")
    plain = f"site_name: Kế hoạch\n{THEME}plugins: [plancheck: {{project: workspace}}]\n"
    (root / "mkdocs.yml").write_text(settings or plain, encoding="utf-8")
    return root


def test_a_user_s_own_pages_stand_beside_those_of_the_plan(workspace: Workspace) -> None:
    root = own(workspace)
    done = mkdocs(root)
    assert done.returncode == 0, done.stderr
    site = root / "site"
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "Xin <strong>chào</strong>" in page
    assert page.count("<h1") == 1
    assert "Giới thiệu" in (site / "about/index.html").read_text(encoding="utf-8")
    assert (site / "vi-du/cntt/nhiem-vu/a1/index.html").exists()
    assert (site / "search.vi.js").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("site_name: x\nplugins: [plancheck: {project: workspace}]\n", "theme: {name: plancheck}"),
        (f"site_name: x\n{THEME}plugins: [plancheck: {{project: nowhere}}]\n", "nowhere"),
        (f"site_name: x\n{THEME}plugins: [plancheck: {{as_of: hôm nay}}]\n", "hôm nay"),
        (f"site_name: x\n{THEME}plugins: [plancheck: {{plan: x}}]\n", "configuration name: plan"),
    ],
)
def test_settings_that_cannot_work_are_refused_in_words(
    workspace: Workspace, settings: str, said: str
) -> None:
    done = mkdocs(own(workspace, settings))
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


def answer(port: int) -> str:
    """Return the first page, as soon as it is served."""
    for _ in range(200):
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as found:
                return str(found.read().decode())
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("nothing is served")


def test_it_is_served_until_it_is_interrupted(workspace: Workspace) -> None:
    port = free_port()
    command = [sys.executable, "-m", "plancheck", "site", "serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--plan", str(small(workspace))], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        page = answer(port)
        assert re.search(r"<title>Kế hoạch .+</title>", page)
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert b"Traceback" not in out + err
