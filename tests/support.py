"""What tests share: the head of a small plan, and the types of the fixtures."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

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


def steps(work: Callable[[], object]) -> int:
    """Count the calls of a piece of work, Python's and C's: the same on every machine."""
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
