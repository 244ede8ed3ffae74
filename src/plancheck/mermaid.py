"""Text inside a Mermaid chart."""

from plancheck.terminal import plain


def label(text: str) -> str:
    """Return a text with everything that Mermaid or a page could act on as a character number."""
    return "".join(c if c.isalnum() or c in " .,:;-–%()/“”" else f"#{ord(c)};" for c in plain(text))
