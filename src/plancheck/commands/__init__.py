"""The commands, a function each, in files by what they are for.

A command is loaded when it is called, so that --help and a misspelt option answer at once.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from plancheck.commands.shared import Options

# Command -> the module here, and the function in it.
_WHERE = {
    "check": ("checks", "check"),
    "diff": ("checks", "diff"),
    "log": ("past", "log"),
    "changelog": ("past", "changelog"),
    "baseline": ("checks", "baseline"),
    "explain": ("checks", "explain"),
    "rules": ("checks", "rules"),
    "coverage": ("views", "coverage"),
    "show": ("views", "show"),
    "list": ("views", "listing"),
    "status": ("views", "status"),
    "graph": ("views", "graph"),
    "impact": ("legal", "impact"),
    "law": ("legal", "law"),
    "report": ("forms", "report"),
    "site": ("publish", "site"),
    "new": ("changes", "new"),
    "fmt": ("changes", "fmt"),
    "rename": ("changes", "rename"),
    "schema": ("changes", "schema"),
    "init": ("changes", "init"),
    "completion": ("shell", "completion"),
}
Command = Callable[[Options], int]


def all_commands() -> dict[str, Command]:
    """Return every command by its name."""
    return {name: partial(_call, *where) for name, where in _WHERE.items()}


def _call(module: str, function: str, options: Options) -> int:
    command: Command = getattr(import_module(f"plancheck.commands.{module}"), function)
    return command(options)
