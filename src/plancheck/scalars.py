"""The scalars of plan files: which texts are fit for which field.

Everything in a file is text as written; each type here says what may stand there, in words that a
message can quote, and the JSON Schema takes its patterns from them.
"""

from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta


def _text(vi: str, en: str, **rules: Any) -> Meta:
    """Describe a scalar in both languages; `extra["expects"]` is what a message may quote."""
    extra = rules.pop("extra", {})
    return Meta(
        description=f"{vi}\n\n{en}", extra={"vi": vi, "en": en, "scalar": True, **extra}, **rules
    )


# `$` alone would also match before a final line feed; editors' engines would not.
_END = r"$(?!\n)"
# YAML would read these plain words as something other than text.
_NOT_A_WORD = r"(?!(?:[Tt]rue|TRUE|[Ff]alse|FALSE|[Nn]ull|NULL)$)"

Words = Annotated[
    str,
    _text(
        "Chữ, chép nguyên văn.",
        "Text, copied verbatim.",
        pattern=r"\S",
        extra={"types": ["string", "number", "boolean"]},
    ),
]
Id = Annotated[
    str,
    _text(
        "Mã: chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ cái.",
        "Id: unaccented letters, digits, dot, hyphen, underscore; starts with a letter.",
        pattern=rf"^{_NOT_A_WORD}[A-Za-z][A-Za-z0-9._-]{{0,79}}{_END}",
    ),
]
PLAN_ID = rf"^{_NOT_A_WORD}[a-z][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*{_END}"
PlanId = Annotated[
    str,
    _text(
        "Mã kế hoạch: các phần nối bằng dấu /.",
        "Plan id: parts joined by /.",
        pattern=PLAN_ID,
    ),
]
Number = Annotated[
    str,
    _text(
        "Số viết liền, dấu chấm cho phần thập phân: 1819, 59.25.",
        "A number without thousands separator, with a decimal point: 1819, 59.25.",
        pattern=rf"^-?(?:0|[1-9][0-9]{{0,17}})(?:\.[0-9]{{1,9}})?{_END}",
        extra={"types": ["string", "number"], "number": True},
    ),
]
_LINES_WORDS = (
    "Dòng hoặc khoảng dòng trong văn bản nguồn: 394 hoặc 394-395.",
    "A line or a range of lines of the source text: 394 or 394-395.",
)
_LINE_NUMBER = {"types": ["string", "integer"], "minimum": 1, "maximum": 9_999_999}
LINES = rf"^[1-9][0-9]{{0,6}}(?:-[1-9][0-9]{{0,6}})?{_END}"
Lines = Annotated[str, _text(*_LINES_WORDS, pattern=LINES, extra=_LINE_NUMBER)]
# The same without a pattern that msgspec enforces: a string with a pattern and a list in one union
# make it corrupt memory (msgspec issue 717). `_Anchored` and `Entity` hold it to the pattern.
BareLines = Annotated[
    str,
    _text(*_LINES_WORDS, extra={**_LINE_NUMBER, "pattern": LINES}),
]
Days = Annotated[
    str,
    _text(
        "Số ngày: 180.",
        "A number of days: 180.",
        pattern=rf"^[0-9]{{1,5}}{_END}",
        extra={"types": ["string", "integer"], "minimum": 0, "maximum": 99_999},
    ),
]
Quarter = Annotated[
    str, _text("Quý: 2019-Q3.", "A quarter: 2019-Q3.", pattern=rf"^[0-9]{{4}}-Q[1-4]{_END}")
]
Year = Annotated[
    str,
    _text(
        "Năm: 2018.",
        "A year: 2018.",
        pattern=rf"^[12][0-9]{{3}}{_END}",
        extra={"types": ["string", "integer"], "minimum": 1000, "maximum": 2999},
    ),
]
Stretch = Annotated[
    str,
    _text(
        "Năm, nửa năm, quý hoặc tháng: 2019, 2019-H1, 2019-Q3, 2019-03.",
        "A year, a half-year, a quarter or a month: 2019, 2019-H1, 2019-Q3, 2019-03.",
        pattern=rf"^[12][0-9]{{3}}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?{_END}",
        extra={"types": ["string", "integer"], "minimum": 1000, "maximum": 2999},
    ),
]
Day = Annotated[date, _text("Ngày: 2019-12-31.", "A day: 2019-12-31.")]
Yes = Annotated[
    Literal["true"],
    _text("true; nếu không thì bỏ hẳn dòng này.", "true; otherwise leave the line out."),
]
Sha256 = Annotated[
    str,
    _text("Mã băm SHA-256.", "SHA-256 hash.", pattern=rf"^[0-9a-f]{{64}}{_END}"),
]
Link = Annotated[
    str,
    _text("Địa chỉ http(s).", "An http(s) address.", pattern=rf"^https?://[^\s<>\"'`\\]+{_END}"),
]

# Which key of an element, as files write it; dots lead further down.
Key = Annotated[
    str,
    _text(
        "Tên khóa như trong tệp, dấu chấm đi sâu hơn: due, due.by, scope.levels.",
        "A key as files write it; a dot leads further down: due, due.by, scope.levels.",
        pattern=rf"^{_NOT_A_WORD}[a-z][a-z_]{{0,39}}(?:\.[a-z][a-z_]{{0,39}}){{0,7}}{_END}",
    ),
]
# Whatever may stand below a key; the key decides what fits.
Tree = Annotated[
    Any,
    _text(
        "Nội dung, viết như dưới khóa đó trong tệp.",
        "Data, written as files write it below the key.",
    ),
]


def ref(edge: str, *kinds: str) -> Meta:
    """Declare that a text is the id of an entity of one of `kinds`, and what the link means."""
    return Meta(
        pattern=rf"^{_NOT_A_WORD}[A-Za-z][A-Za-z0-9._/#-]{{0,160}}{_END}",
        description=f"Mã của: {', '.join(kinds)}.\n\nId of: {', '.join(kinds)}.",
        extra={
            "vi": "Mã của một mục đã khai báo.",
            "en": "The id of a declared element.",
            "scalar": True,
            "ref": kinds,
            "edge": edge,
        },
    )


ActRef = Annotated[str, ref("cites", "act")]
BodyRef = Annotated[str, ref("names", "body", "group")]
IndicatorRef = Annotated[str, ref("measures", "indicator")]
