"""The commands about the past of a plan: log, changelog."""

import sys
from importlib import import_module

from plancheck.commands.shared import Options, colour, count_of, opened_by, today


def log(options: Options) -> int:
    """Follow one element through git."""
    from plancheck import following, history
    from plancheck.summary import Style

    args = options.args
    most = count_of(args.max_count) if args.max_count else history.MOST
    found = following.follow(opened_by(args), args.id, args.since, most)
    module = import_module(f"plancheck.reporters.log.{args.format}")
    sys.stdout.write(module.render(found, Style(options.lang, colour())))
    return 0


def changelog(options: Options) -> int:
    """Write the release notes between two versions, a chapter for each body."""
    from plancheck import releasing, saving, sides
    from plancheck.amending import Held
    from plancheck.exporters import release_notes

    args = options.args
    when = sides.When(Held(None, today()))
    base, head = sides.both(opened_by(args), args.base, args.head, when)
    words = release_notes.render(releasing.notes(base, head), options.lang)
    if args.output:
        saving.save(args.output, words)
    else:
        sys.stdout.write(words)
    return 0
