"""What the system says of files is said in Vietnamese too."""

import errno
import os

import pytest

from plancheck.errors import system_words
from plancheck.text import Text


@pytest.mark.parametrize(
    ("number", "vi"),
    [
        (errno.ENOENT, "không có tệp hoặc thư mục này"),
        (errno.EACCES, "không có quyền"),
        (errno.EISDIR, "đây là thư mục, không phải tệp"),
        (errno.ENOSPC, "đĩa đã hết chỗ"),
    ],
)
def test_the_common_words_of_the_system_are_in_both_languages(number: int, vi: str) -> None:
    own = os.strerror(number)
    assert system_words(OSError(number, own)) == Text(vi, f"the system says “{own}”")


def test_other_words_of_the_system_are_quoted() -> None:
    said = system_words(OSError(errno.EDOM, "out of domain"))
    assert said == Text("hệ điều hành báo “out of domain”", "the system says “out of domain”")
    assert system_words(OSError("no number")).vi == "hệ điều hành báo “no number”"
