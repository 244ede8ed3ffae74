"""What tests share: the head of a small plan, and the types of the fixtures."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

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
