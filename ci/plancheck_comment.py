#!/usr/bin/env python3
"""One comment on a pull or merge request: what it changes in the plan. For CI, not for people.

Standard library only. Everything comes in through the environment that GitHub Actions and GitLab CI
give, and PLANCHECK_PATH, PLANCHECK_AS_OF, PLANCHECK_LANGUAGE, PLANCHECK_BASE, PLANCHECK_TOKEN
(GitHub) or PLANCHECK_COMMENT_TOKEN (GitLab). The comment is found again by a hidden first line and
by its author; only the token's own comments are ever changed, and none is deleted. Whatever goes
wrong is a notice in the log: a check does not fail because a comment could not be written.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 30
PAGES = 100  # of a hundred comments each
ANSWER = 32 * 1024 * 1024
CUT = (
    "_Báo cáo dài hơn mức một bình luận chứa được; phần còn lại đã lược bỏ. / The report is longer"
    " than a comment may be; the rest is left out._"
)


class Trouble(Exception):  # noqa: N818 - a reason for a notice
    """Why there is no comment."""


class Comment(NamedTuple):
    """A comment as far as it matters here."""

    id: int
    author: str
    body: str


class Request(NamedTuple):
    """A pull or merge request: its number, and the two revisions that it is about."""

    number: int
    base: str
    head: str | None = None


class Forge(Protocol):
    """What differs between GitHub and GitLab."""

    most: int

    def request(self) -> Request: ...
    def me(self) -> str: ...
    def page(self, number: int, page: int) -> tuple[list[Comment], bool]: ...
    def create(self, number: int, body: str) -> None: ...
    def update(self, number: int, comment: int, body: str) -> None: ...


# -- talking to a server ---------------------------------------------------------------------------


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token would go with it."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Answer(NamedTuple):
    """What a server answered."""

    data: Any
    headers: Mapping[str, str]


class Server:
    """One API, asked with one token."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        if urllib.parse.urlsplit(url).scheme not in ("https", "http"):
            raise Trouble(f"{url!r} is not the address of an API")
        self.url, self.headers = url.rstrip("/"), headers
        self.opener = urllib.request.build_opener(_Stay)

    def ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
        """Ask once; what may be asked twice without harm is, where the server itself failed."""
        try:
            return self._once(method, path, data)
        except urllib.error.HTTPError as error:
            if error.code < 500 or method == "POST":
                raise Trouble(f"{method} {path}: the server answered {error.code}") from error
        except OSError as error:
            if method == "POST":
                raise Trouble(f"{method} {path}: {error}") from error
        time.sleep(1)
        try:
            return self._once(method, path, data)
        except urllib.error.HTTPError as error:
            raise Trouble(f"{method} {path}: the server answered {error.code}") from error
        except OSError as error:
            raise Trouble(f"{method} {path}: {error}") from error

    def _once(self, method: str, path: str, data: dict[str, Any] | None) -> Answer:
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked above
            self.url + path,
            data=None if data is None else json.dumps(data).encode(),
            headers={"Content-Type": "application/json", "User-Agent": "plancheck"} | self.headers,
            method=method,
        )
        with self.opener.open(request, timeout=SECONDS) as answer:
            raw = answer.read(ANSWER)
            try:
                return Answer(json.loads(raw or b"null"), answer.headers)
            except ValueError as error:
                raise Trouble(f"{method} {path}: the answer is no JSON") from error


# -- GitHub ----------------------------------------------------------------------------------------


class GitHub:
    """Pull requests of GitHub, also of a server of one's own."""

    most = 65_536

    def __init__(self, environment: Mapping[str, str]) -> None:
        token = environment.get("PLANCHECK_TOKEN", "")
        if not token:
            raise Trouble("there is no token")
        self.repository = urllib.parse.quote(environment.get("GITHUB_REPOSITORY", ""))
        url = environment.get("GITHUB_API_URL", "https://api.github.com")
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json"}
        self.server = Server(url, headers)
        graph = environment.get("GITHUB_GRAPHQL_URL", "https://api.github.com/graphql")
        self.graph = Server(graph, headers)
        with open(environment.get("GITHUB_EVENT_PATH", os.devnull), encoding="utf-8") as stream:
            self.event = json.loads(stream.read() or "{}")

    def request(self) -> Request:
        """Return the pull request; after the run of another workflow, the one that it was about.

        That one is looked up: what the other workflow says may be written by anybody.
        """
        pull = self.event.get("pull_request")
        if pull:
            return Request(int(pull["number"]), str(pull["base"]["sha"]))
        run = self.event.get("workflow_run")
        if not run:
            raise Trouble("this run is not about a pull request")
        owner = (run.get("head_repository") or {}).get("owner", {}).get("login", "")
        head = urllib.parse.quote(f"{owner}:{run['head_branch']}", safe="")
        path = f"/repos/{self.repository}/pulls?state=open&per_page=100&head={head}"
        for each in self.server.ask("GET", path).data:
            if each["head"]["sha"] == run["head_sha"]:
                return Request(int(each["number"]), each["base"]["sha"], each["head"]["sha"])
        raise Trouble("no open pull request has the revision that was checked")

    def me(self) -> str:
        """Return the login of the token; that of Actions may not ask for it but through GraphQL."""
        try:
            return str(self.server.ask("GET", "/user").data["login"])
        except Trouble:
            pass
        try:
            answer = self.graph.ask("POST", "", {"query": "{viewer{login}}"}).data
            return str(answer["data"]["viewer"]["login"])
        except (Trouble, KeyError, TypeError):
            return "github-actions[bot]"

    def page(self, number: int, page: int) -> tuple[list[Comment], bool]:
        """Return one page of comments, and whether there is another."""
        path = f"/repos/{self.repository}/issues/{number}/comments?per_page=100&page={page}"
        answer = self.server.ask("GET", path)
        rows = [
            Comment(each["id"], (each["user"] or {}).get("login", ""), each["body"] or "")
            for each in answer.data
        ]
        return rows, 'rel="next"' in (answer.headers.get("Link") or "")

    def create(self, number: int, body: str) -> None:
        """Post a comment."""
        self.server.ask(
            "POST", f"/repos/{self.repository}/issues/{number}/comments", {"body": body}
        )

    def update(self, number: int, comment: int, body: str) -> None:  # noqa: ARG002 - GitLab's
        """Change a comment."""
        path = f"/repos/{self.repository}/issues/comments/{comment}"
        self.server.ask("PATCH", path, {"body": body})


# -- GitLab ----------------------------------------------------------------------------------------


class GitLab:
    """Merge requests of GitLab."""

    most = 1_000_000

    def __init__(self, environment: Mapping[str, str]) -> None:
        token = environment.get("PLANCHECK_COMMENT_TOKEN", "")
        if not token:
            raise Trouble("there is no token (PLANCHECK_COMMENT_TOKEN)")
        self.environment = environment
        self.server = Server(environment.get("CI_API_V4_URL", ""), {"PRIVATE-TOKEN": token})
        project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID")
        self.project = urllib.parse.quote(project or "", safe="")

    def request(self) -> Request:
        """Return the merge request."""
        number = self.environment.get("CI_MERGE_REQUEST_IID", "")
        if not number.isdecimal():
            raise Trouble("this run is not about a merge request")
        return Request(int(number), self.environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""))

    def me(self) -> str:
        """Return the name of the token's user."""
        return str(self.server.ask("GET", "/user").data["username"])

    def _notes(self, number: int) -> str:
        return f"/projects/{self.project}/merge_requests/{number}/notes"

    def page(self, number: int, page: int) -> tuple[list[Comment], bool]:
        """Return one page of comments, and whether there is another."""
        path = f"{self._notes(number)}?sort=asc&order_by=created_at&per_page=100&page={page}"
        answer = self.server.ask("GET", path)
        rows = [
            Comment(each["id"], each["author"]["username"], each["body"]) for each in answer.data
        ]
        return rows, bool(answer.headers.get("X-Next-Page"))

    def create(self, number: int, body: str) -> None:
        """Post a comment."""
        self.server.ask("POST", self._notes(number), {"body": body})

    def update(self, number: int, comment: int, body: str) -> None:
        """Change a comment."""
        self.server.ask("PUT", f"{self._notes(number)}/{comment}", {"body": body})


# -- the report ------------------------------------------------------------------------------------


class Report(NamedTuple):
    """What plancheck says of the change."""

    body: str
    unchanged: bool


def report(request: Request, environment: Mapping[str, str]) -> Report:
    """Compare the two revisions; git is read, nothing of it is run or checked out."""
    base = environment.get("PLANCHECK_BASE") or request.base
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z._/-]*", base):
        raise Trouble(f"{base!r} is no revision to compare with")
    folder = environment.get("PLANCHECK_PATH") or "."
    if request.head:
        _run(["git", "-C", folder, "fetch", "--quiet", "--no-tags", "--", "origin",
              f"refs/pull/{request.number}/head"])  # fmt: skip
    apart = _run(["git", "-C", folder, "merge-base", base, request.head or "HEAD"], fails=True)
    base = apart.strip() or base
    with tempfile.TemporaryDirectory() as place:
        markdown, data = os.path.join(place, "report.md"), os.path.join(place, "report.json")
        words = ["--output", f"markdown:{markdown}", "--output", f"json:{data}"]
        if environment.get("PLANCHECK_AS_OF"):
            words.append(f"--as-of={environment['PLANCHECK_AS_OF']}")
        if environment.get("PLANCHECK_LANGUAGE"):
            words.append(f"--lang={environment['PLANCHECK_LANGUAGE']}")
        ends = [base, *([request.head] if request.head else [])]
        _run(["plancheck", "diff", *words, *ends], folder)
        try:
            with open(markdown, encoding="utf-8") as stream:
                body = stream.read()
            with open(data, encoding="utf-8") as stream:
                changes = json.load(stream).get("changes")
        except (OSError, ValueError) as error:
            raise Trouble(f"plancheck diff wrote no report: {error}") from error
    return Report(body, changes == [])


def _run(words: list[str], folder: str = ".", *, fails: bool = False) -> str:
    """Run a command; 1 is an answer of plancheck, not a failure."""
    # The token is for the comment alone.
    environment = {name: each for name, each in os.environ.items() if "TOKEN" not in name}
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            words, cwd=folder, env=environment, capture_output=True, text=True, timeout=600,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise Trouble(f"{words[0]}: {error}") from error
    if done.returncode > (1 if words[0] == "plancheck" else 0) and not fails:
        raise Trouble(f"{' '.join(words[:2])}: {done.stderr.strip()[:500]}")
    return done.stdout if done.returncode == 0 else ""


MARK = "<!-- plancheck -->"


def marked(path: str) -> str:
    """Return the hidden first line of the comment; each project of a repository has its own."""
    if path in ("", "."):
        return MARK
    return f"<!-- plancheck {hashlib.sha256(path.encode()).hexdigest()[:12]} -->"


def fitted(body: str, most: int) -> str:
    """Return a text of at most so many characters, cut at a line, with open parts closed."""
    if len(body) <= most:
        return body
    room = most - 500
    kept = body[: body.rfind("\n", 0, room) if "\n" in body[:room] else room]
    fence = "\n```" if kept.count("\n```") % 2 else ""
    folds = max(kept.count("<details>") - kept.count("</details>"), 0)
    return f"{kept}{fence}{chr(10) + '</details>' if folds else ''}\n\n{CUT}\n"


# -- one comment -----------------------------------------------------------------------------------


def own(forge: Forge, number: int, mark: str) -> Comment | None:
    """Return the comment that was posted before: marked, and by the token's own user."""
    author = forge.me()
    for page in range(1, PAGES + 1):
        rows, more = forge.page(number, page)
        for each in rows:
            if each.author == author and each.body.lstrip().startswith(mark):
                return each
        if not more:
            return None
    raise Trouble(f"the request has more than {PAGES * 100} comments")


def comment(forge: Forge, environment: Mapping[str, str]) -> str:
    """Post or update the comment; return what was done."""
    request = forge.request()
    made = report(request, environment)
    mark = marked(environment.get("PLANCHECK_PATH", "."))
    body = made.body.removeprefix(f"{MARK}\n")  # the mark of a part of the repository is its own
    body = f"{mark}\n{fitted(body, forge.most - len(mark) - 1)}"
    before = own(forge, request.number, mark)
    if before is None:
        if made.unchanged:
            return "the plan is unchanged; no comment"
        forge.create(request.number, body)
        return "comment posted"
    if before.body.strip().replace("\r\n", "\n") == body.strip():
        return "the comment still holds"
    forge.update(request.number, before.id, body)
    return "comment updated"


def main(environment: Mapping[str, str]) -> int:
    """Do it, and say in the log what was done."""
    forges: dict[str, type[GitHub | GitLab]] = {"GITHUB_ACTIONS": GitHub, "GITLAB_CI": GitLab}
    try:
        kind = next((forges[each] for each in forges if environment.get(each)), None)
        said = comment(kind(environment), environment) if kind else "no comment: this is no CI"
    except Trouble as trouble:
        said = f"no comment: {trouble}"
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        said = f"no comment: unexpected answer ({type(error).__name__}: {error})"
    line = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    prefix = "::notice title=plancheck::" if environment.get("GITHUB_ACTIONS") else "plancheck: "
    sys.stdout.write(f"{prefix}{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))
