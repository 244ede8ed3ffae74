"""Text as Markdown that shows it, letter by letter, and does nothing.

GitHub and GitLab make links of the finished page: entities do not keep `@name`, `#1` or `:name:`
from acting there. A mark of no width between the sign and the name does.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from plancheck.terminal import plain

_NO_WIDTH = "&#8203;"
# What Markdown makes something of, wherever it stands.
_ACTIVE = re.compile(r"[\\`*_{}\[\]#|~<>&@$^]")
# Signs of GitHub and GitLab that act on the name or the number after them, and addresses.
_REFERENCE = re.compile(
    r"(?<=[@#!~%&$^])(?=[\w/+*-])|(?<=:)(?=[a-z_+/-]|\d\w*:)|(?<=\bGH-)(?=\d)|(?<=www)(?=\.)",
    re.IGNORECASE,
)
# What it makes a list, a line or a heading of, at the beginning.
_FIRST = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)]))")
_KEPT = "/-._~"


def markdown(text: str) -> str:
    """Return a text as Markdown in which nothing is markup, a link, a mention or a reference.

    >>> markdown("*a* <b> @c #1")
    '&#42;a&#42; &#60;b&#62; &#64;&#8203;c &#35;&#8203;1'
    """
    words = " ".join(plain(text).split())
    joined = _NO_WIDTH.join(_entities(part) for part in _REFERENCE.split(words))
    return _FIRST.sub(lambda hit: f"{_NO_WIDTH}{hit[0]}", joined)


def code(text: str) -> str:
    """Return a text as code for a Markdown page: nothing in it is looked at by anyone."""
    return f"<code>{_entities(' '.join(plain(text).split()))}</code>"


_TAGS = {"drop": ("<del>", "</del>"), "add": ("<ins>", "</ins>"), "keep": ("", "")}


def reworded(pieces: Iterable[tuple[str, str]]) -> str:
    """Return a rewording: what was dropped struck through, what was added underlined.

    Args:
        pieces: `keep`, `drop` or `add` with the words, a space before them where there is one.
    """
    words = []
    for op, text in pieces:
        start, end = _TAGS[op]
        gap = " " if text.startswith(" ") else ""
        words.append(f"{gap}{start}{markdown(text)}{end}")
    return "".join(words)


def address(template: str, commit: str, file: str, line: int) -> str:
    """Return the address of a line on the web: fields filled, nothing in it that could end a link.

    Args:
        template: an address with the fields {commit}, {file} and {line}.
        commit: the commit that holds the file.
        file: the file, from the root of the checkout.
        line: the line, from 1.
    """
    filled = template
    for name, value in (("commit", commit), ("file", file), ("line", str(line))):
        filled = filled.replace(f"{{{name}}}", quote(value, safe=_KEPT))
    return filled


def _entities(text: str) -> str:
    return _ACTIVE.sub(lambda hit: f"&#{ord(hit[0])};", text)
