"""The command line: reads the arguments, runs a command, turns every failure into a status.

Exit status: 0 nothing at or above the threshold, 1 findings, 2 plancheck could not do its work.
"""

import os
import re
import sys
from collections.abc import Callable, Sequence

from plancheck import arguments, commands
from plancheck.commands.shared import Options
from plancheck.errors import PlancheckError, system_words
from plancheck.text import Lang, Text


def run(argv: Sequence[str]) -> int:
    """Run a command and return the exit status; every failure of plancheck itself is a 2."""
    encoding = _prepare_streams()
    lang = _early_language(argv)
    try:
        args = arguments.parser(lang, commands.all_commands()).parse_args(argv)
        command: Callable[[Options], int] = args.command
        status = command(Options(args, lang, encoding))
        sys.stdout.flush()
    except PlancheckError as error:
        return _fail(error.text.in_(lang))
    except KeyboardInterrupt:
        return _fail(Text("Đã dừng theo yêu cầu.", "Interrupted.").in_(lang))
    except BrokenPipeError:
        _abandon_output()  # the reader went away (`| head`): say nothing more
        return 2
    except OSError as error:
        _abandon_output()
        why = system_words(error)
        words = Text(f"Không ghi được kết quả: {why.vi}.", f"Cannot write the output: {why.en}.")
        return _fail(words.in_(lang))
    except Exception as error:  # noqa: BLE001 - the one place: a crash must not read as "findings"
        return _crash(error, lang)
    return status


def _prepare_streams() -> str:
    encoding = sys.stdout.encoding or ""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return encoding


def _abandon_output() -> None:
    """Keep the interpreter from trying to write again what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _early_language(argv: Sequence[str]) -> Lang:
    """Return the language before the arguments are understood, for help and complaints."""
    asked = None
    for rank, word in enumerate(argv):
        if word == "--lang" and rank + 1 < len(argv):
            asked = argv[rank + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    for choice in (asked, os.environ.get("PLANCHECK_LANG")):
        if choice == "vi":
            return "vi"
        if choice == "en":
            return "en"
    return _project_language()


_LANGUAGE = re.compile(r"""^language:[ ]*["']?(vi|en)\b""", re.MULTILINE)


def _project_language() -> Lang:
    """Return the language of the project, read without understanding the whole file."""
    try:
        folder = os.getcwd()
    except OSError:
        return "en"  # the folder is gone; the command will say so
    while True:
        path = os.path.join(folder, "plancheck.yaml")
        if os.path.isfile(path):
            try:
                with open(path, encoding="utf-8", errors="replace") as stream:
                    named = _LANGUAGE.search(stream.read(65536))
            except OSError:
                return "en"
            return "en" if named is not None and named[1] == "en" else "vi"
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return "en"
        folder = parent


def _fail(message: str) -> int:
    from plancheck.terminal import plain

    sys.stderr.write(f"plancheck: {plain(message)}\n")
    return 2


def _crash(error: Exception, lang: Lang) -> int:
    if os.environ.get("PLANCHECK_DEBUG"):
        raise error
    notes = "; ".join(getattr(error, "__notes__", ()))
    text = Text(
        f"Lỗi của chính plancheck, không phải của kế hoạch ({type(error).__name__}: {error})"
        f" {notes}. Chạy lại với PLANCHECK_DEBUG=1 để có chi tiết và báo cho người phát triển.",
        f"A fault of plancheck itself, not of the plan ({type(error).__name__}: {error})"
        f" {notes}. Run again with PLANCHECK_DEBUG=1 for details and tell the developers.",
    )
    return _fail(text.in_(lang))
