"""Text that a spreadsheet reads as text, wherever it came from."""

from plancheck.terminal import plain

# The full-width forms are read as their narrow ones by some programs.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """Return a text for CSV that begins no formula, on one line (OWASP: CSV injection).

    >>> neutral("=1+1"), neutral("-5"), neutral(" @SUM"), neutral("Sở Y tế")
    ("'=1+1", '-5', "' @SUM", 'Sở Y tế')
    """
    clean = plain(text)
    begins = clean.lstrip()[:1] in _BEGINS_A_FORMULA
    return f"'{clean}" if begins and not _is_number(clean) else clean


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
