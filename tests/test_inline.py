"""Comments that silence: the lines each is about."""

from hypothesis import given
from hypothesis import strategies as st

from plancheck import source
from plancheck.inline import Ignore, ignores, over

LINES = st.lists(
    st.sampled_from(
        [
            "tasks:",
            "- id: A1",
            "  vi: Việc",
            "    - {id: x}  # plancheck: ignore[a] lý do",
            "# plancheck: ignore[b] lý do",
            "  # plancheck: ignore[c] lý do",
            "",
            "  # chú thích",
        ]
    ),
    max_size=12,
)


def block(lines: list[str], start: int) -> tuple[int, int]:
    """Return the lines of what begins at or after a line, looked for one by one."""
    first = start
    while first < len(lines) and not lines[first].partition("#")[0].strip():
        first += 1
    if first >= len(lines):
        return start, start
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first
    for number in range(first + 1, len(lines)):
        bare = lines[number].partition("#")[0]
        if bare.strip() and len(bare) - len(bare.lstrip()) <= indent:
            break
        last = number if bare.strip() else last
    return first, last


def the_comments(lines: list[str]) -> list[Ignore]:
    return ignores(source.parse("a.yaml", "\n".join(lines).encode()))


@given(LINES)
def test_a_comment_is_about_the_block_below_it(lines: list[str]) -> None:
    for each in the_comments(lines):
        number = (each.place.position or (0, 0))[0] - 1
        own = lines[number].lstrip().startswith("#")
        expected = block(lines, number + 1) if own else (number, number)
        assert (each.first - 1, each.last - 1) == expected
        assert each.place.position == (number + 1, lines[number].index("#") + 1)


@given(LINES)
def test_the_comments_about_a_line_are_those_whose_lines_hold_it(lines: list[str]) -> None:
    found = the_comments(lines)
    every = range(1, len(lines) + 2)
    assert over(found, every) == {
        line: tuple(each for each in found if each.first <= line <= each.last) for line in every
    }
