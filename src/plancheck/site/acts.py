"""What acts are called on pages: shortly, and without their ids, as pages lead to them."""

from plancheck.labels import ACT_TYPES
from plancheck.model import Act
from plancheck.printed import dated_by_number
from plancheck.text import Text


def heading(act: Act) -> Text:
    """Return what an act is called in one line: kind and number, or its title, or its id.

    Numbering starts anew each year, so the day stands where the number does not hold the year.
    """
    if not act.number:
        return Text(act.vi or act.id, act.en or act.vi or act.id)
    kind = ACT_TYPES.get(act.type) if act.type not in _OF_NUMBER else None
    if kind is None:
        return Text(act.number, act.number)
    name = Text(f"{kind.vi} {act.number}", f"{kind.en[0].upper()}{kind.en[1:]} {act.number}")
    if act.issued is None or dated_by_number(act.number):
        return name
    return Text("{name} ngày {day}", "{name} of {day}").fill(name=name, day=act.issued)


_OF_NUMBER = ("tieu-chuan", "other")  # their number says what they are


def without_id(words: Text, name: str | None) -> Text:
    """Return words without the id that reports write behind what they name: pages link to it."""
    shown = f" ({name})"
    return Text(words.vi.replace(shown, ""), words.en.replace(shown, ""))
