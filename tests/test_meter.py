"""A bar for long work."""

import io

from plancheck.bars import BLOCKS
from plancheck.meter import meter


class Screen(io.StringIO):
    """A stream that is, or is not, a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def test_a_meter_moves_on_a_terminal_and_leaves_nothing_behind() -> None:
    screen, file = Screen(terminal=True), Screen(terminal=False)
    for stream in (screen, file):
        tell = meter(stream, "Reading", BLOCKS)
        for done in range(1, 1001):
            tell(done, 1000)
    assert file.getvalue() == ""
    shown = screen.getvalue()
    assert "Reading ████████████████████░░░░░░░░░░░░░░░░░░░░ 488/1000" in shown
    assert shown.endswith("\r\x1b[K")
    assert shown.count("\r") < 50
