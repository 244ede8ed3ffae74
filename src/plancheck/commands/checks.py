"""The commands that check and explain: check, diff, baseline, explain, rules."""

import os
import sys
from typing import Any

from plancheck.commands.shared import (
    Options,
    built_commit,
    colour,
    day_of,
    link_of,
    names,
    today,
)
from plancheck.errors import ConfigError
from plancheck.text import Text


def check(options: Options) -> int:
    """Check the plans; 1 with findings at or above the threshold."""
    from plancheck import checking, project

    args = options.args
    asked = project.Asked(
        day_of(args.as_of), day_of(args.known_at), names(args.select), names(args.ignore)
    )
    if args.with_ is not None:
        return _what_if(options, asked)
    wanted = checking.Options(
        paths=tuple(args.paths),
        outputs=checking.outputs(args.output, args.format),
        baseline=args.baseline,
        no_baseline=args.no_baseline,
        since=args.since,
        new_only=args.new_only,
        fail_on=args.fail_on,
        exit_zero=args.exit_zero,
        statistics=args.statistics,
        quiet=args.quiet,
        show_silenced=args.show_waived,
    )

    def once() -> int:
        return checking.run(asked, wanted, today(), options.lang, colour=colour())

    if not args.watch:
        return once()
    from plancheck import watching

    opened = project.open_project(args.paths)
    folders = tuple(dict.fromkeys((opened.root, opened.home)))
    own = frozenset(os.path.realpath(each.file) for each in wanted.outputs if each.file)
    session = watching.Session(folders, once, options.lang, sys.stdout.isatty(), own)
    return watching.watch(session)


def _what_if(options: Options, asked: Any) -> int:
    """Report the difference that a file of assumptions makes."""
    from plancheck import checking, comparing
    from plancheck.reporters.changes import FORMATS

    args = options.args
    given = {"--since": args.since, "--watch": args.watch, "--baseline": args.baseline}
    for name, value in given.items():
        if value:
            raise ConfigError(
                Text(f"--with không dùng cùng {name}.", f"--with cannot go with {name}.")
            )
    if len(args.paths) > 1:
        raise ConfigError(
            Text("--with chỉ nhận một đường dẫn.", "--with takes one path at the most.")
        )
    wanted = comparing.Options(
        base="",
        head=None,
        plan=args.paths[0] if args.paths else None,
        outputs=checking.outputs(args.output, args.format, FORMATS),
        fail_on=args.fail_on,
        exit_zero=args.exit_zero,
    )
    return comparing.what_if(asked, wanted, args.with_, today(), options.lang, colour=colour())


def diff(options: Options) -> int:
    """Compare two versions of the plans; 1 where the change brings findings at the threshold."""
    from plancheck import checking, comparing, project
    from plancheck.reporters.changes import FORMATS

    args = options.args
    asked = project.Asked(
        day_of(args.as_of), day_of(args.known_at), names(args.select), names(args.ignore)
    )
    wanted = comparing.Options(
        base=args.base,
        head=args.head,
        plan=args.plan,
        outputs=checking.outputs(args.output, args.format, FORMATS),
        fail_on=args.fail_on,
        exit_zero=args.exit_zero,
        link=link_of(args.link_to),
        commit=built_commit(),
    )
    return comparing.run(asked, wanted, today(), options.lang, colour=colour())


def baseline(options: Options) -> int:
    """Write, update or show the findings that a project has adopted."""
    from plancheck import adopting

    args = options.args
    where, as_of, now = adopting.place(args.file), day_of(args.as_of), today()
    if args.action == "write":
        words = adopting.write(where, as_of, now, force=args.force)
    elif args.action == "update":
        words = adopting.update(where, as_of, now, grow=args.grow)
    else:
        words = adopting.show(where, as_of, now)
    sys.stdout.write(words.in_(options.lang))
    return 0


def explain(options: Options) -> int:
    """Write all that is known about one rule."""
    from plancheck import config, explain

    config.known_rules([options.args.slug], "explain")
    sys.stdout.write(explain.page(options.args.slug, options.lang, colour=colour()))
    return 0


def rules(options: Options) -> int:
    """List the rules, or those of one family."""
    from plancheck import config, explain

    if options.args.family:
        config.known_rules([options.args.family], "rules")
    sys.stdout.write(explain.listing(options.lang, options.args.family))
    return 0
