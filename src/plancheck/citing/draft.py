"""A citation while it is read."""

from dataclasses import dataclass, field

from plancheck.citing import words
from plancheck.citing.text import fold_words
from plancheck.citing.tokens import Token

TYPE_OF = {fold_words(name): name for name in words.TYPES}


@dataclass
class Draft:
    """A citation while it is read; positions are those of the folded text."""

    start: int
    end: int
    type: str | None = None
    cited_type: tuple[int, int] | None = None
    number: Token | None = None
    date: str | None = None
    year: int | None = None
    issuer: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    pinpoint: tuple[int, int] | None = None
    core: int = 0  # where the core begins, after the pinpoint
    nested: bool = False
    inherits: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    role: str = "body"
    context: tuple[int, int] | None = None
    list_head: bool = False  # the type stands before a list: `các văn bản số A, số B`
    from_list: "Draft | None" = None  # whose issuer or date holds here

    @property
    def law(self) -> bool:
        """Tell whether the type is one whose title is a name inside the core."""
        return self.type in words.LAWS or self.type in words.TREATIES

    @property
    def named(self) -> bool:
        """Tell whether the title is a name inside the core."""
        return self.law and self.title is not None and self.title[1] <= self.end

    @property
    def last(self) -> int:
        """Return where the citation ends, its title included."""
        return max(self.end, self.title[1] if self.title else 0)
