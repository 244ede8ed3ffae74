"""A workbook without the moment of its making."""

import io
import zipfile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from plancheck.settled import EPOCH, settled


def made(year: int) -> bytes:
    """Write a workbook as a machine would whose clock shows some year."""
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.active["A1"] = "Sở Y tế"
    book.properties.created = EPOCH
    written, again = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6))
            entry.create_system = year % 4
            new.writestr(entry, old.read(name))
    return again.getvalue()


def test_workbooks_made_at_two_times_become_the_same_bytes() -> None:
    first, second = made(2019), made(2022)
    assert first != second
    assert settled(first) == settled(second)
    book = openpyxl.load_workbook(io.BytesIO(settled(first)))
    assert book.worksheets[0]["A1"].value == "Sở Y tế"
