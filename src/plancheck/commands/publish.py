"""The command about the published site: site build, site serve."""

import gc
import re
import sys

from plancheck.commands.shared import Options, count_of, day_of, opened_by
from plancheck.errors import ConfigError, InputError
from plancheck.text import Text

_ADDRESS = re.compile(r"https?://[^\s/<>()\[\]\"'`\\|^?#][^\s<>()\[\]\"'`\\|^?#]*")
_MOST = 65535  # ports


def site(options: Options) -> int:
    """Build the site of a project into a folder, or serve it on this machine."""
    try:
        from plancheck.site import engine
    except ModuleNotFoundError as error:
        raise InputError(_MISSING) from error
    gc.enable()  # off for short commands (see __main__): a build goes through all its pages
    args = options.args
    opened = opened_by(args)
    as_of = day_of(args.as_of)
    if args.site_do == "serve":
        engine.serve(opened, as_of, _port(args.port))
        return 0
    pages = engine.build(opened, args.output, as_of, _url(args.url), from_disk=args.offline)
    words = Text(
        f"Đã dựng {pages} trang vào {args.output}.", f"Built {pages} pages into {args.output}."
    )
    sys.stdout.write(words.in_(options.lang) + "\n")
    return 0


def _port(written: str) -> int:
    """Return the number of a port.

    Raises:
        ConfigError: it is none.
    """
    number = count_of(written)
    if number > _MOST:
        raise ConfigError(
            Text(
                f"--port: {number} không phải là một cổng; cổng lớn nhất là {_MOST}.",
                f"--port: {number} is not a port; the highest is {_MOST}.",
            )
        )
    return number


def _url(written: str) -> str:
    """Return the address of the site with a slash at its end.

    Raises:
        ConfigError: it is none.
    """
    if not written or _ADDRESS.fullmatch(written):
        return written and written.rstrip("/") + "/"
    raise ConfigError(
        Text(
            f"--url: “{written}” không phải là một địa chỉ http(s).",
            f"--url: “{written}” is not an http(s) address.",
        )
    )


_MISSING = Text(
    "Cần cài thêm gói cho trang web: pip install 'plancheck[site]'.",
    "The site needs further packages: pip install 'plancheck[site]'.",
)
