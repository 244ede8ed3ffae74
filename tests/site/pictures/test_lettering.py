"""Words in lines: within their room, whole unless an ellipsis says otherwise."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.site.pictures.lettering import broken, width
from plancheck.terminal import plain
from strategies import TEXTS

WORDS = st.lists(
    st.sampled_from(["Ủy", "ban", "nhân", "dân", "tỉnh", "1.819", "W" * 30]), max_size=20
)


def test_marks_take_no_room_and_bold_takes_more() -> None:
    assert width("ế", 12) == width("e", 12) == width("e\u0302\u0301", 12)
    assert width("ư", 12) > width("u", 12)
    assert width("a", 12, bold=True) > width("a", 12)
    assert width("đ", 12) == width("d", 12)
    assert width("漢", 12) > width("m", 12)


@settings(deadline=None)
@given(TEXTS | WORDS.map(" ".join), st.integers(40, 300), st.integers(1, 4))
def test_no_line_leaves_its_room(text: str, room: int, most: int) -> None:
    found = broken(text, room, 12, most)
    assert len(found.lines) <= most
    assert all(width(line, 12) <= room for line in found.lines)
    assert found == broken(text, room, 12, most)


@settings(deadline=None)
@given(WORDS, st.integers(120, 300), st.integers(1, 4))
def test_words_stay_whole_and_what_is_left_out_shows(
    words: list[str], room: int, most: int
) -> None:
    found = broken(" ".join(words), room, 12, most)
    shown = " ".join(found.lines)
    if not found.cut:
        assert shown.split() == words
    else:
        assert shown.endswith("…")
        whole = shown.removesuffix("…").split()
        assert whole[:-1] == words[: len(whole) - 1]
        rest = words[len(whole) - 1] if whole else ""
        assert not whole or whole[-1] == rest or width(rest, 12) > room - width("…", 12)


def test_hidden_characters_are_written_out() -> None:
    assert broken("a\u202eb", 200, 12, 1).lines == (plain("a\u202eb"),)
    assert broken("", 200, 12, 1).lines == ()
