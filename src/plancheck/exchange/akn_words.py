"""How Akoma Ntoso 3.0 calls what happens to an act, and how our own part of a file is written.

AKN knows three kinds of dated events (generation, amendment, repeal) and, apart from them, the
modifications that an act undergoes. Its words are coarser than ours: an act replaced, repealed or
lapsed has in each case `endOfEnactment`. Which it was, is said by the TLCEvent that the event
refers to.
"""

from collections.abc import Mapping
from typing import NamedTuple

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "https://plancheck.example/ns/acts"
PREFIX = "p:"
NO_DAY = "0001-01-01"  # where the schema wants a day that nobody knows


class Modification(NamedTuple):
    """The element and type of a modification, and the type of its dated event."""

    element: str
    type: str
    event: str = ""


# An entry into force, a suspension and a resumption neither make, amend nor repeal a text.
MODIFICATIONS: Mapping[str, Modification] = {
    "entry-into-force": Modification("forceMod", "entryIntoForce"),
    "amended": Modification("textualMod", "substitution", "amendment"),
    "partial-repeal": Modification("textualMod", "repeal", "amendment"),
    "replaced": Modification("forceMod", "endOfEnactment", "repeal"),
    "repealed": Modification("forceMod", "endOfEnactment", "repeal"),
    "lapsed": Modification("forceMod", "endOfEnactment", "repeal"),
    "expired": Modification("legalSystemMod", "expiration", "repeal"),
    "suspended": Modification("efficacyMod", "inapplication"),
    "resumed": Modification("efficacyMod", "entryIntoEfficacy"),
    "corrected": Modification("textualMod", "substitution", "amendment"),
}
ISSUED = "issued"  # the event of an act's own making; its day stands in FRBRdate as well
EVENT_FIELDS = ("on", "type", "by")  # what an eventRef says; the rest of an event is ours
