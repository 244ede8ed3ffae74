"""What acts are called on pages."""

import msgspec
import pytest

from plancheck.model import Act
from plancheck.site.acts import heading, without_id
from plancheck.text import Text

TITLE = "Về Chính phủ điện tử"


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("nghi-quyet", "36a/NQ-CP", "Nghị quyết 36a/NQ-CP ngày 14/10/2015"),
        ("nghi-dinh", "64/2007/NĐ-CP", "Nghị định 64/2007/NĐ-CP"),
        ("tieu-chuan", "TCVN ISO 9001:2015", "TCVN ISO 9001:2015"),
        ("nghi-quyet", None, TITLE),
    ],
)
def test_an_act_is_called_by_its_kind_and_number(kind: str, number: str | None, words: str) -> None:
    act = {"id": "x", "type": kind, "number": number, "issued": "2015-10-14", "vi": TITLE}
    assert heading(msgspec.convert(act, Act)).vi == words


def test_only_the_id_that_is_named_is_left_out() -> None:
    words = Text("bởi Nghị quyết (nq-1) và (nq-12)", "by resolution (nq-1) and (nq-12)")
    assert without_id(words, "nq-1") == Text(
        "bởi Nghị quyết và (nq-12)", "by resolution and (nq-12)"
    )
    assert without_id(words, None) == words
