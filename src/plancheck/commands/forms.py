"""The commands about report forms: report form, report read."""

import os
import sys

from plancheck.commands.shared import Options, colour, day_of, today


def report(options: Options) -> int:
    """Write the form of a body, or take filled forms into the plan files."""
    from plancheck import bars, form_run

    args, lang = options.args, options.lang
    if args.report_do == "form":
        return form_run.write(args.plan, (args.body, args.period, args.report), args.output, lang)
    drawn = bars.glyphs(options.encoding, os.environ, terminal=sys.stderr.isatty())
    how = form_run.How(args.dry_run, args.format, args.left, lang, colour(), drawn)
    return form_run.read(args.plan, args.forms, day_of(args.on) or today(), how)
