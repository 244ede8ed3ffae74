"""The comment on a pull or merge request, against servers that record what they are asked."""

import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import HEAD, REPOSITORY
from test_checking import TASKS, git

SCRIPT = REPOSITORY / "ci" / "plancheck_comment.py"
MARK = "<!-- plancheck -->"
BOT = "github-actions[bot]"

spec = importlib.util.spec_from_file_location("plancheck_comment", SCRIPT)
assert spec is not None
assert spec.loader is not None
script: Any = importlib.util.module_from_spec(spec)
sys.modules["plancheck_comment"] = script
spec.loader.exec_module(script)


class Fake:
    """A server: what it holds, what it was asked, which answers it refuses."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.tokens: set[str] = set()
        self.fails: dict[str, list[int]] = {}  # by method: the next answers
        self.pulls: list[dict[str, Any]] = []
        self.user: dict[str, str] | None = None
        self.page_size = 100
        self.url = ""

    def comment(self, author: str, body: str) -> None:
        name = {"user": {"login": author}, "author": {"username": author}}
        self.comments.append({"id": len(self.comments) + 1, "body": body, **name})

    def answer(self, method: str, path: str, data: Any) -> tuple[int, Any, dict[str, str]]:
        waiting = self.fails.get(method, [])
        if waiting and not path.endswith("/graphql") and path != "/user":
            return waiting.pop(0), {"message": "no"}, {"Location": f"{self.url}/elsewhere"}
        if path == "/user":
            return (200, self.user, {}) if self.user else (403, {}, {})
        if path.endswith("/graphql"):
            return 200, {"data": {"viewer": {"login": BOT}}}, {}
        if "/pulls?" in path:
            return 200, self.pulls, {}
        if method == "GET":
            number = int(path.rpartition("page=")[2])
            rows = self.comments[(number - 1) * self.page_size : number * self.page_size]
            more = number * self.page_size < len(self.comments)
            links = {"Link": '<x>; rel="next"', "X-Next-Page": str(number + 1)}
            return 200, rows, links if more else {"X-Next-Page": ""}
        if method == "POST":
            self.comment(self.user["username"] if self.user else BOT, data["body"])
            return 201, self.comments[-1], {}
        self.comments[int(path.rpartition("/")[2]) - 1]["body"] = data["body"]
        return 200, {}, {}

    def writes(self) -> list[str]:
        return [method for method, path in self.asked if method != "GET" and "graph" not in path]


@pytest.fixture
def server() -> Iterator[Fake]:
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fake.asked.append((self.command, self.path))
            fake.tokens.add(
                self.headers.get("Authorization") or self.headers.get("Private-Token") or ""
            )
            status, data, headers = fake.answer(
                self.command, self.path, json.loads(raw) if raw else None
            )
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(json.dumps(data).encode())

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _do  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{httpd.server_port}"
    yield fake
    httpd.shutdown()
    httpd.server_close()
    thread.join()


Run = Callable[..., str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "tasks.yaml").write_text(TASKS, "utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


@pytest.fixture
def run(server: Fake, project: Path, tmp_path: Path) -> Run:
    """Run the script as a step of CI would, with a `plancheck` that says what it is told to."""
    places = tmp_path / "bin"
    places.mkdir()
    (places / "plancheck").write_text(
        f"#!{sys.executable}\n"
        "import json, os, sys\n"
        "for name in os.environ:\n"
        "    assert 'TOKEN' not in name, name\n"
        "open(os.environ['SAID'], 'w').write(json.dumps(sys.argv[1:]))\n"
        "for each in sys.argv:\n"
        "    kind, _, file = each.partition(':')\n"
        "    if kind == 'markdown':\n"
        "        open(file, 'w').write(os.environ['REPORT'])\n"
        "    if kind == 'json':\n"
        "        changes = json.loads(os.environ['CHANGES'])\n"
        "        open(file, 'w').write(json.dumps({'changes': changes}))\n"
        "sys.exit(int(os.environ.get('STATUS', '0')))\n"
    )
    (places / "plancheck").chmod(0o755)
    event = tmp_path / "event.json"
    base = git(project, "rev-parse", "HEAD")
    event.write_text(json.dumps({"pull_request": {"number": 7, "base": {"sha": base}}}))
    common = {
        "PATH": f"{places}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8",
        "SAID": str(tmp_path / "said.json"), "REPORT": "## Thay đổi\n", "CHANGES": "[1]",
    }  # fmt: skip
    github = {
        "GITHUB_ACTIONS": "true", "GITHUB_API_URL": server.url, "GITHUB_REPOSITORY": "so/ke-hoach",
        "GITHUB_GRAPHQL_URL": f"{server.url}/graphql", "GITHUB_EVENT_PATH": str(event),
        "PLANCHECK_TOKEN": "secret",
    }  # fmt: skip
    gitlab = {
        "GITLAB_CI": "true", "CI_API_V4_URL": server.url, "CI_PROJECT_ID": "12",
        "CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "PLANCHECK_COMMENT_TOKEN": "secret",
    }  # fmt: skip

    def go(forge: str = "github", **environment: str) -> str:
        settings = common | (github if forge == "github" else gitlab) | environment
        done = subprocess.run(
            [sys.executable, SCRIPT], cwd=project, env=settings, capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert "secret" not in done.stdout
        assert done.stdout.count("\n") == 1
        return done.stdout

    return go


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_one_comment_is_posted_and_then_kept_up_to_date(run: Run, server: Fake, forge: str) -> None:
    server.user = {"username": "bot"} if forge == "gitlab" else None
    assert "comment posted" in run(forge)
    assert "still holds" in run(forge)
    assert "comment updated" in run(forge, REPORT="## Khác\n", STATUS="1")
    assert [each["body"] for each in server.comments] == [f"{MARK}\n## Khác\n"]
    assert server.writes() == ["POST", "PATCH" if forge == "github" else "PUT"]
    assert server.tokens == {"Bearer secret" if forge == "github" else "secret"}


def test_the_real_report_becomes_the_comment(
    run: Run, server: Fake, project: Path, tmp_path: Path
) -> None:
    real = tmp_path / "bin" / "plancheck"
    real.write_text(f'#!/bin/sh\nexec {sys.executable} -m plancheck "$@"\n')
    (project / "plan.yaml").write_text(HEAD, "utf-8")
    (project / "plancheck.yaml").write_text("plan: .\nlanguage: en\n", "utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "the plan")
    base = git(project, "rev-parse", "HEAD")
    assert "no comment" in run(PLANCHECK_BASE=base)  # nothing changed yet
    (project / "tasks.yaml").write_text("", "utf-8")
    assert "comment posted" in run(PLANCHECK_BASE=base)
    body = server.comments[0]["body"]
    assert body.startswith(f"{MARK}\n### plancheck: ")
    assert body.count(MARK) == 1
    assert "Task A1 is dropped" in body
    (project / "tasks.yaml").write_text(TASKS, "utf-8")
    assert "comment updated" in run(PLANCHECK_BASE=base)
    assert "Nothing changed in meaning" in server.comments[0]["body"]


def test_a_plan_that_is_unchanged_updates_and_never_posts(run: Run, server: Fake) -> None:
    assert "no comment" in run(CHANGES="[]", REPORT="Không đổi\n")
    assert server.comments == []
    run()
    assert "updated" in run(CHANGES="[]", REPORT="Không đổi\n")
    assert server.comments[0]["body"] == f"{MARK}\nKhông đổi\n"


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_only_its_own_comment_is_ever_changed(run: Run, server: Fake, forge: str) -> None:
    server.user = {"username": "bot"} if forge == "gitlab" else None
    server.comment("stranger", f"{MARK}\nwritten by a stranger")
    server.comment("bot" if forge == "gitlab" else BOT, f"about {MARK}, quoted in the middle")
    before = json.dumps(server.comments)
    run(forge)
    assert json.dumps(server.comments[:2]) == before
    assert len(server.comments) == 3
    run(forge, REPORT="new\n")
    assert json.dumps(server.comments[:2]) == before
    assert server.comments[2]["body"] == f"{MARK}\nnew\n"


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_the_comment_is_found_on_a_later_page(run: Run, server: Fake, forge: str) -> None:
    server.user = {"username": "bot"} if forge == "gitlab" else None
    server.page_size = 2
    for _ in range(5):
        server.comment("somebody", "a word")
    run(forge)
    assert "updated" in run(forge, REPORT="new\n")
    assert len(server.comments) == 6


def test_pages_without_end_are_left(run: Run, server: Fake, monkeypatch: Any) -> None:
    server.page_size = 1
    for _ in range(script.PAGES + 1):
        server.comment("somebody", "a word")
    assert "no comment" in run()
    assert server.writes() == []


def test_a_fork_without_permission_gets_a_notice(run: Run, server: Fake) -> None:
    server.fails["POST"] = [403]
    out = run()
    assert out.startswith("::notice title=plancheck::no comment: POST")
    assert "403" in out
    assert server.writes() == ["POST"]


@pytest.mark.parametrize(("failures", "tries"), [([500], 2), ([500, 502], 2)])
def test_reading_is_tried_once_more_and_posting_never(
    run: Run, server: Fake, failures: list[int], tries: int
) -> None:
    server.fails["GET"] = list(failures)
    out = run()
    assert ("comment posted" in out) == (len(failures) == 1)
    assert len([path for _, path in server.asked if "/comments" in path]) >= tries
    server.comments.clear()
    server.asked.clear()
    server.fails["POST"] = [503]
    assert "no comment" in run()
    assert server.writes() == ["POST"]


def test_the_token_follows_no_redirect(run: Run, server: Fake) -> None:
    server.fails["GET"] = [302]
    assert "no comment" in run()
    assert all("elsewhere" not in path for _, path in server.asked)


def test_a_server_that_is_not_there_is_a_notice(run: Run) -> None:
    assert "no comment" in run(GITHUB_API_URL="http://127.0.0.1:9")
    assert "is not the address" in run(GITHUB_API_URL="file:///etc/passwd")
    assert "no token" in run(PLANCHECK_TOKEN="")
    assert "no token" in run("gitlab", PLANCHECK_COMMENT_TOKEN="")
    assert "not about a merge request" in run("gitlab", CI_MERGE_REQUEST_IID="1/../2")
    assert "not about a pull request" in run(GITHUB_EVENT_PATH=os.devnull)
    assert "no comment" in run(GITHUB_EVENT_PATH="/nowhere")
    assert "this is no CI" in run(GITHUB_ACTIONS="")


def test_a_comparison_that_fails_is_a_notice(run: Run, server: Fake) -> None:
    assert "plancheck diff" in run(STATUS="2")
    assert server.writes() == []


def test_hostile_words_are_no_script(run: Run, server: Fake, project: Path, tmp_path: Path) -> None:
    words = '$(touch caught)"; touch caught; #\n::error::x'
    for name in ("PLANCHECK_AS_OF", "PLANCHECK_LANGUAGE", "PLANCHECK_BASE", "PLANCHECK_PATH"):
        run(**{name: words})
    run(REPORT=f"{words}\n")
    assert server.comments[-1]["body"] == f"{MARK}\n{words}\n"
    assert not list(tmp_path.rglob("caught"))
    assert "no revision" in run(PLANCHECK_BASE="--output=text:caught")


def test_what_is_asked_of_plancheck(run: Run, project: Path, tmp_path: Path) -> None:
    run(PLANCHECK_AS_OF="2019-06-30", PLANCHECK_LANGUAGE="en")
    said = json.loads((tmp_path / "said.json").read_text())
    assert said[0] == "diff"
    assert said[-3:] == ["--as-of=2019-06-30", "--lang=en", git(project, "rev-parse", "HEAD")]


def test_each_project_of_a_repository_has_its_own_comment(
    run: Run, server: Fake, project: Path
) -> None:
    (project / "sub--dir").mkdir()
    run()
    run(PLANCHECK_PATH="sub--dir")
    run(PLANCHECK_PATH="sub--dir", REPORT="new\n")
    assert len(server.comments) == 2
    assert server.comments[0]["body"].startswith(MARK)


def test_a_report_that_is_too_long_is_cut_and_closed(run: Run, server: Fake) -> None:
    run(REPORT="<details>\n\n```diff\n" + "- một dòng\n" * 9000)
    body = server.comments[0]["body"]
    assert len(body) <= 65_536
    assert body.count("\n```") % 2 == 0
    assert body.count("<details>") == body.count("</details>")
    assert body.rstrip().endswith(script.CUT)
    assert script.fitted("x" * 2000, 1000).startswith("x" * 500)
    assert len(script.fitted("x" * 2000, 1000)) <= 1000


def test_after_another_workflow_the_request_is_looked_up_and_never_checked_out(
    run: Run, server: Fake, project: Path, tmp_path: Path
) -> None:
    base = git(project, "rev-parse", "HEAD")
    git(project, "checkout", "-qb", "side")
    (project / "tasks.yaml").write_text("tasks: []\n")
    git(project, "commit", "-qam", "by a stranger")
    head = git(project, "rev-parse", "HEAD")
    origin = tmp_path / "origin.git"
    git(tmp_path, "clone", "-q", "--bare", str(project), str(origin))
    git(origin, "update-ref", "refs/pull/9/head", head)
    git(project, "checkout", "-q", "main")
    git(project, "branch", "-qD", "side")
    git(project, "remote", "add", "origin", str(origin))
    event = tmp_path / "run.json"
    event.write_text(json.dumps({"workflow_run": {
        "head_sha": head, "head_branch": "a b&head=x", "pull_requests": [{"number": 1}],
        "head_repository": {"owner": {"login": "stranger"}},
    }}))  # fmt: skip
    assert "no open pull request" in run(GITHUB_EVENT_PATH=str(event))
    server.pulls = [
        {"number": 8, "head": {"sha": base}, "base": {"sha": base}},
        {"number": 9, "head": {"sha": head}, "base": {"sha": base}},
    ]
    assert "comment posted" in run(GITHUB_EVENT_PATH=str(event))
    assert ("POST", "/repos/so/ke-hoach/issues/9/comments") in server.asked
    assert any("head=stranger%3Aa%20b%26head%3Dx" in path for _, path in server.asked)
    assert json.loads((tmp_path / "said.json").read_text())[-2:] == [base, head]
    assert (project / "tasks.yaml").read_text("utf-8") == TASKS


def test_the_steps_of_ci_call_it() -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][-1]
    assert step["run"] == 'python3 "$PLANCHECK_ACTION/ci/plancheck_comment.py"'
    assert step["env"]["PLANCHECK_TOKEN"] == "${{ inputs.token }}"
    assert action["inputs"]["comment"]["default"] == "false"
    job = yaml.safe_load((REPOSITORY / "ci/gitlab.yml").read_text("utf-8"))["plancheck-comment"]
    assert job["script"] == ["plancheck_comment.py"]
    assert "$PLANCHECK_COMMENT_TOKEN" in job["rules"][0]["if"]


@pytest.mark.parametrize("name", ["github-pull-request.yml", "github-comment.yml"])
def test_the_examples_for_github_ask_for_no_more_than_they_need(name: str) -> None:
    text = (REPOSITORY / "ci" / name).read_text("utf-8")
    flow = yaml.safe_load(text)
    allowed = {"contents": "read"} | (
        {"pull-requests": "write"} if name == "github-comment.yml" else {}
    )
    assert flow["permissions"] == allowed
    assert "pull_request_target" not in text
    for job in flow["jobs"].values():
        for step in job["steps"]:
            assert "run" not in step
            if "checkout" in step["uses"]:
                assert step["with"].get("ref") is None
