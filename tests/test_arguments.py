"""A command line that cannot be understood is refused in the language of the run."""

import pytest

from plancheck import arguments, commands
from plancheck.errors import ConfigError
from plancheck.text import Text


def refused(*words: str) -> Text:
    with pytest.raises(ConfigError) as caught:
        arguments.parser("vi", commands.all_commands()).parse_args(words)
    return caught.value.text


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        (("explain",), "còn thiếu RULE", "the following arguments are required: RULE"),
        ((), "còn thiếu COMMAND", "the following arguments are required: COMMAND"),
        (("check", "--as-of"), "--as-of cần một giá trị", "--as-of: expected one argument"),
        (("report", "read"), "còn thiếu FORM", "the following arguments are required: FORM"),
        (("check", "--quiet=x"), "-q/--quiet không nhận giá trị ('x')", "ignored explicit"),
        (
            ("graph", "--distance", "x"),
            "--distance phải là số nguyên, không phải 'x'",
            "--distance: invalid int value: 'x'",
        ),
        (
            ("check", "--baseline", "b", "--no-baseline"),
            "--no-baseline không dùng cùng với --baseline",
            "--no-baseline: not allowed with argument --baseline",
        ),
        (("check", "--s"), "--s chưa rõ là tùy chọn nào: --", "ambiguous option: --s could match"),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(words: tuple[str, ...], vi: str, en: str) -> None:
    said = refused(*words)
    assert said.vi.startswith(f"Câu lệnh chưa đúng: {vi}")
    assert said.en.startswith("Wrong usage: ")
    assert en in said.en


def test_an_unknown_choice_lists_those_there_are() -> None:
    assert refused("list", "taks").vi.startswith("Không có “taks”. Có phải là “tasks”?")
