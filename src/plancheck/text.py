"""Sentences in the two languages of the project, Vietnamese first."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from string import Formatter
from typing import Literal

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


class Text:
    """A sentence, or a template of one, in both languages.

    Both templates name the same fields; `fill` writes a value the way each language writes it.
    """

    __slots__ = ("en", "vi")

    def __init__(self, vi: str, en: str) -> None:
        self.vi = vi
        self.en = en

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.vi, self.en) == (other.vi, other.en)

    def __hash__(self) -> int:
        return hash((self.vi, self.en))

    def __repr__(self) -> str:
        return f"Text(vi={self.vi!r}, en={self.en!r})"

    def in_(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        return self.vi if lang == "vi" else self.en

    def fill(self, **values: object) -> "Text":
        """Return this template with its fields filled.

        Args:
            values: texts, dates, numbers or lists of them, raw; each language writes its own form.

        Raises:
            KeyError: a field of the template has no value.
        """
        return Text(
            vi=self.vi.format(**{name: write(value, "vi") for name, value in values.items()}),
            en=self.en.format(**{name: write(value, "en") for name, value in values.items()}),
        )

    def fields(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the names of the fields in the Vietnamese and in the English template."""
        return _fields(self.vi), _fields(self.en)


def write(value: object, lang: Lang) -> str:
    """Write a value the way a language does: dates, decimals, lists, texts.

    >>> from datetime import date
    >>> write(date(2019, 10, 15), "vi"), write(date(2019, 10, 15), "en")
    ('15/10/2019', '2019-10-15')
    >>> write(Decimal("59.25"), "vi"), write(["A", "B"], "en")
    ('59,25', 'A, B')
    """
    if isinstance(value, Text):
        return value.in_(lang)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" if lang == "vi" else value.isoformat()
    if isinstance(value, Decimal):
        return _decimal(value, lang)
    if isinstance(value, (list, tuple)):
        return ", ".join(write(part, lang) for part in value)
    return str(value)


def short(text: str, width: int = 80) -> str:
    """Return a text on one line, cut at a word near `width` characters with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[: width - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head).rstrip(" ,;:") + "…"


def listing(names: Iterable[str], most: int = 5) -> Text:
    """Return names as a list that says how many it leaves out."""
    ordered = list(names)
    head = ", ".join(ordered[:most])
    rest = len(ordered) - most
    if rest <= 0:
        return Text(head, head)
    return Text(f"{head} và {rest} mục khác", f"{head} and {rest} more")


def days(count: int) -> Text:
    """Return a number of days in words: `1 day`, `2 days`."""
    return Text(f"{count} ngày", "1 day" if count == 1 else f"{count} days")


def _decimal(value: Decimal, lang: Lang) -> str:
    plain = f"{value:f}"
    whole, _, rest = plain.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    point, comma = (",", ".") if lang == "vi" else (".", ",")
    grouped = f"{int(digits or 0):,}".replace(",", comma)
    return sign + grouped + (point + rest if rest else "")


def _fields(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)
