"""The entry points: `plancheck` (`script`), `python -m plancheck`, and `main` for callers."""

import os
import sys


def main() -> int:
    """Run the command and return its exit status; `--version` is answered before all imports."""
    if sys.argv[1:] == ["--version"]:
        from plancheck import __version__

        print(f"plancheck {__version__}")  # noqa: T201
        return 0
    import gc

    # One short process: collecting cycles costs more than all its work (docs/adr/0004).
    gc.disable()
    from plancheck.cli import run

    return run(sys.argv[1:])


def script() -> None:
    """Run the command and leave at once: the system frees memory faster than the interpreter."""
    try:
        status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = 2  # nobody is left to tell
    os._exit(status)


if __name__ == "__main__":
    script()
