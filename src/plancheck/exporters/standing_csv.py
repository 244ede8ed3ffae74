"""What stands where as CSV: one table, safe to open in a spreadsheet."""

from plancheck import delimited, rows
from plancheck.overview import By, Overview
from plancheck.text import Lang


def render(overview: Overview, by: By | None, lang: Lang, *, spreadsheet: bool) -> str:
    """Return one table as CSV; `spreadsheet` begins it with a mark that tells Excel its letters."""
    return delimited.render(rows.one_table(overview, by), lang, spreadsheet=spreadsheet)
