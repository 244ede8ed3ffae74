"""What plancheck raises: trouble that keeps it from doing its work, never a defect of the plan.

PlancheckError
├── ConfigError   the configuration file or an option cannot be used as written
├── InputError    there is nothing to check, or it cannot be reached
└── EditError     a change of files was refused, or could not be written whole
"""

from plancheck.text import Text


class PlancheckError(Exception):
    """plancheck could not do its work; the command ends with status 2.

    Args:
        text: what is wrong and what to do, in both languages.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class ConfigError(PlancheckError):
    """The configuration file or an option cannot be used as written."""


class InputError(PlancheckError):
    """There is nothing to check, or it cannot be reached."""


class EditError(PlancheckError):
    """A change of files was refused, or could not be written whole; the text says which it is."""
