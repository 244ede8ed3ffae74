"""What commands share: their options, days and names as written, files as given."""

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, NoReturn

from plancheck.errors import ConfigError, InputError
from plancheck.text import Lang, Text


class Options(NamedTuple):
    """What every command needs: its arguments and the language."""

    args: Any
    lang: Lang
    encoding: str = "utf-8"  # that the output had before it was made to take every letter


def opened_by(args: Any) -> Any:
    """Open the project that --plan names, or the one here."""
    from plancheck import project

    return project.open_project([args.plan] if args.plan else [])


def day_of(written: str | None) -> date | None:
    """Return the day of an option.

    Raises:
        ConfigError: it is not a day, written year-month-day.
    """
    if written is None:
        return None
    try:
        # fromisoformat alone would also take 20191231 and 2019-W52-2.
        return (
            date(*(int(part) for part in written.split("-"))) if len(written) == 10 else _no_day()
        )
    except (ValueError, TypeError):
        raise ConfigError(
            Text(
                f"“{written}” không phải là một ngày. Viết năm-tháng-ngày, ví dụ 2019-12-31.",
                f"“{written}” is not a day. Write year-month-day, for example 2019-12-31.",
            )
        ) from None


def _no_day() -> NoReturn:
    raise ValueError


def today() -> date:
    """Return the day of the machine."""
    # The one clock of the house: everything below takes the day as an argument.
    return date.today()  # noqa: DTZ011


def names(given: list[str]) -> tuple[str, ...]:
    """Return the names in options that may each hold several, with commas."""
    return tuple(name.strip() for each in given for name in each.split(",") if name.strip())


def colour() -> bool:
    """Use colour on a terminal only, and never with NO_COLOR (https://no-color.org)."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`\\|^]+")
_COMMIT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")


def link_of(option: str | None) -> str:
    """Return the address of a line of a file on the web, with the fields of `summary.Style`.

    Without the option it is worked out from what GitHub and GitLab tell a job about the
    repository; elsewhere there is none.

    Raises:
        ConfigError: the option is no address, or does not name the file.
    """
    if option is not None:
        if _ADDRESS.fullmatch(option) and "{file}" in option:
            return option
        raise ConfigError(
            Text(
                "--link-to: cần một địa chỉ http(s) có {file}, ví dụ"
                " https://example.org/kho/blob/{commit}/{file}#L{line}.",
                "--link-to: give an http(s) address with {file}, for example"
                " https://example.org/repo/blob/{commit}/{file}#L{line}.",
            )
        )
    server, name = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    gitlab = os.environ.get("CI_PROJECT_URL")
    home = f"{server}/{name}/blob" if server and name else f"{gitlab}/-/blob" if gitlab else ""
    return f"{home}/{{commit}}/{{file}}#L{{line}}" if _ADDRESS.fullmatch(home) else ""


def built_commit() -> str:
    """Return the commit that GitHub or GitLab checked out for a job, empty elsewhere."""
    for name in ("GITHUB_SHA", "CI_COMMIT_SHA"):
        commit = os.environ.get(name, "")
        if _COMMIT.fullmatch(commit):
            return commit
    return ""


def days_of(written: str) -> int:
    """Return a number of days, from “90d” or “90”.

    Raises:
        ConfigError: it is not one.
    """
    number = written.removesuffix("d")
    if not number.isascii() or not number.isdigit() or len(number) > 5:
        raise ConfigError(
            Text(
                f"“{written}” không phải là số ngày. Ví dụ: 90d.",
                f"“{written}” is not a number of days. For example: 90d.",
            )
        )
    return int(number)


def count_of(written: str) -> int:
    """Return a number of things to show.

    Raises:
        ConfigError: it is not one.
    """
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0
    if number < 1:
        raise ConfigError(
            Text(
                f"“{written}” không phải là số lượng. Ví dụ: 10.",
                f"“{written}” is not a number of things. For example: 10.",
            )
        )
    return number


def read_text(file: str) -> str:
    """Return a text exactly as it stands: offsets into it must stay true."""
    try:
        return read_raw(file).decode()
    except UnicodeDecodeError as error:
        raise InputError(
            Text(f"“{file}” không ở bảng mã UTF-8.", f"“{file}” is not UTF-8 text.")
        ) from error


def read_raw(file: str) -> bytes:
    """Return the bytes of a file, or of the standard input, within the bound of all files."""
    from plancheck import given, source

    if file != "-":
        return given.read(file)
    raw = sys.stdin.buffer.read(source.MAX_BYTES + 1)
    if len(raw) > source.MAX_BYTES:
        raise given.refused(file, source.TOO_LARGE)
    return raw


def write_or_show(options: Options, opened: Any, rewrites: Sequence[Any], words: str) -> int:
    """Write the files that a command changes and say so; with --dry-run, show what would change.

    Takes the project opened and the rewrites of its files, from project and edit.
    """
    from plancheck import edit

    if options.args.dry_run:
        words = edit.diff(rewrites, opened.base)
    else:
        edit.save(opened.root, rewrites)
    sys.stdout.write(words)
    return 0
