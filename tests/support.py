"""What tests share: the head of a small plan, and the types of the fixtures."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from plancheck import building, source
from plancheck.citation import Citation, parse
from plancheck.findings import Finding
from plancheck.plan import Workspace as Plans

REPOSITORY = Path(__file__).parent.parent

HEAD = """\
plan:
  id: vi-du/cntt
  type: annual-it-plan
  vi: Kế hoạch ví dụ
  jurisdiction: VN
  period: {from: 2019-01-01, to: 2019-12-31}
"""


class Result(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]
Workspace = Callable[..., Path]


def built(files: dict[str, str], head: str | None = HEAD) -> tuple[Plans, list[Finding]]:
    """Build a workspace from texts, without a disk: a plan's head and further files."""
    texts = files if head is None else {"plan.yaml": head} | files
    return building.build([source.parse(name, texts[name].encode()) for name in sorted(texts)])


def slugs(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return the rule and the subject of findings, in order."""
    return sorted((finding.rule.slug, finding.subject) for finding in findings)


def only_citation(text: str) -> Citation:
    """Return the citation of a text that must hold just one."""
    citations = parse(text)
    assert len(citations) == 1, citations
    return citations[0]


@cache
def warm() -> None:
    """Make what is made once in a process: patterns are compiled when they are first used."""
    parse(
        "Căn cứ Luật Công nghệ thông tin ngày 29/6/2006; Nghị định số 64/2007/NĐ-CP của Chính phủ;"
    )


def steps(work: Callable[[], object]) -> int:
    """Count the calls of a piece of work, Python's and C's: the same on every machine."""
    warm()
    counted = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted
