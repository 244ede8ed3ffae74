"""Files of acts: which form one has, and what to write into one."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from plancheck.exchange.records import Reading, Records
from plancheck.model import Entity

Form = Literal["akn", "csv"]
FORMS: tuple[Form, ...] = ("akn", "csv")


class Incoming(NamedTuple):
    """A file that came in: its form and what it holds."""

    form: Form
    reading: Reading


def read(raw: bytes) -> Incoming:
    """Read a file of either form: XML begins with a pointed bracket, a sheet never does."""
    start = raw.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if start == b"<":
        from plancheck.exchange import akn_in  # noqa: PLC0415 - one form is used at a time

        return Incoming("akn", akn_in.read(raw))
    from plancheck.exchange import sheet_in  # noqa: PLC0415

    return Incoming("csv", sheet_in.read(raw))


def render(records: Records, form: Form, entities: Mapping[str, Entity]) -> bytes:
    """Return the records in a form.

    Args:
        records: the acts and references.
        form: the form.
        entities: all that acts name, by id.

    Raises:
        InputError: the form cannot carry a text of the records.
    """
    if form == "akn":
        from plancheck.exchange import akn_out  # noqa: PLC0415

        return akn_out.render(records, entities)
    from plancheck.exchange import sheet_out  # noqa: PLC0415

    return sheet_out.render(records)
