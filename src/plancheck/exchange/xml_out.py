"""XML, written line by line."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Writer:
    """Collects the lines of a document; attributes without a value are left out."""

    def __init__(self) -> None:
        self.lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self.depth = 0

    @contextmanager
    def within(self, element: str, /, **attributes: str | None) -> Iterator[None]:
        """Open an element for what is written in the block."""
        self._line(f"<{element}{_written(attributes)}>")
        self.depth += 1
        yield
        self.depth -= 1
        self._line(f"</{element}>")

    def empty(self, element: str, /, **attributes: str | None) -> None:
        """Write an element without content."""
        self._line(f"<{element}{_written(attributes)}/>")

    def data(self, name: str, data: Any) -> None:
        """Write texts, lists (of `item` elements) and mappings as an element; white space stays."""
        prefix = name.rpartition(":")[0]
        if isinstance(data, str):
            self._line(f"<{name}>{_escaped(data)}</{name}>")
        elif not data:
            self.empty(name, form="map")
        else:
            below = data.items() if isinstance(data, dict) else (("item", each) for each in data)
            with self.within(name):
                for key, value in below:
                    self.data(f"{prefix}:{key}", value)

    def text(self) -> str:
        """Return the document."""
        return "\n".join(self.lines) + "\n"

    def _line(self, words: str) -> None:
        self.lines.append("  " * self.depth + words)


def _written(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {_NAMES.get(name, name)}="{_quoted(value)}"'
        for name, value in attributes.items()
        if value is not None
    )


# Names that cannot be keywords of Python.
_NAMES = {"p_id": "p:id", "p_event": "p:event", "for_": "for", "xmlns_p": "xmlns:p"}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    # White space other than a blank would reach a reader as a blank.
    return _escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
