"""The command that lets a shell complete: completion."""

import sys

from plancheck import arguments, commands
from plancheck.commands.shared import Options
from plancheck.errors import InputError
from plancheck.text import Text


def completion(options: Options) -> int:
    """Write the completions of a shell."""
    try:
        import shtab
    except ImportError as error:
        raise InputError(
            Text(
                "Lệnh này cần thư viện shtab: pip install 'plancheck[completion]'.",
                "This needs shtab: pip install 'plancheck[completion]'.",
            )
        ) from error
    parser = arguments.parser(options.lang, commands.all_commands())
    sys.stdout.write(shtab.complete(parser, shell=options.args.shell))
    return 0
