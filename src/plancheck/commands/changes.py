"""The commands that write files of a project: init, new, fmt, rename, schema."""

import os
import re
import sys

from plancheck.commands.shared import (
    Options,
    colour,
    opened_by,
    today,
    write_or_show,
)
from plancheck.errors import ConfigError
from plancheck.text import Text


def new(options: Options) -> int:
    """Add an element where its like stand."""
    from plancheck import creating, project

    args = options.args
    opened = opened_by(args)
    asked = creating.Asked(
        args.kind,
        args.id,
        args.vi,
        args.section,
        args.group,
        args.objective,
        tuple(args.set),
        args.plan or ".",
    )
    made = creating.new(opened, project.load(opened), asked)
    words = creating.render(made, options.lang, colour=colour())
    return write_or_show(options, opened, made.rewrites, words)


def fmt(options: Options) -> int:
    """Put plan files into one style; with --check, 1 where one is not."""
    from plancheck import edit, formatting, project

    args = options.args
    opened = project.open_project(args.paths)
    found = formatting.fmt(opened)
    if args.dry_run:
        sys.stdout.write(edit.diff(found.rewrites, opened.base))
    elif not args.check:
        edit.save(opened.root, found.rewrites)
    words = formatting.render(found, opened.base, options.lang, check=args.check or args.dry_run)
    (sys.stderr if args.dry_run else sys.stdout).write(words)
    return 1 if found.left or (args.check and found.rewrites) else 0


def rename(options: Options) -> int:
    """Give an element another id, wherever it is named."""
    from plancheck import project, renaming

    args = options.args
    opened = opened_by(args)
    renamed = renaming.rename(opened, project.load(opened), args.id, args.new)
    words = renaming.render(renamed, opened.base, options.lang, colour=colour())
    return write_or_show(options, opened, renamed.rewrites, words)


def init(options: Options) -> int:
    """Start a project in a folder."""
    from plancheck import starting

    args = options.args
    period = args.period or str(today().year)
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{4})?", period):
        raise ConfigError(
            Text("--period: viết 2026 hoặc 2026-2030.", "--period: write 2026 or 2026-2030.")
        )
    first, _, last = period.partition("-")
    name = args.name or "Kế hoạch"
    wanted = starting.Wanted(
        args.id, name, args.type, args.jurisdiction, int(first), int(last or first)
    )
    for file in starting.start(args.directory, wanted):
        sys.stdout.write(f"  {file}\n")
    words = Text(
        "Đã tạo. Tiếp theo: mở plan.yaml, điền thông tin kế hoạch, rồi chạy plancheck check.\n",
        "Made. Next: open plan.yaml, fill in the plan, then run plancheck check.\n",
    )
    sys.stdout.write(words.in_(options.lang))
    return 0


def schema(options: Options) -> int:
    """Write the schema of a kind of file, or keep those of a project up to date."""
    args = options.args
    if args.write or args.check:
        return _workspace_schema(options)
    from plancheck import schema

    sys.stdout.write(schema.text(args.which))
    return 0


def _workspace_schema(options: Options) -> int:
    from plancheck import editor, project

    opened = project.open_project([])
    folder = options.args.directory or editor.folder_of(opened.home)
    workspace = project.load(opened).workspace
    stale = (editor.write if options.args.write else editor.stale)(workspace, folder)
    words = _SCHEMA_WRITTEN if options.args.write else _SCHEMA_STALE
    for path in stale:
        sys.stdout.write(words.fill(path=os.path.relpath(path)).in_(options.lang) + "\n")
    return 1 if stale and options.args.check else 0


_SCHEMA_WRITTEN = Text("Đã ghi {path}.", "Wrote {path}.")


_SCHEMA_STALE = Text(
    "{path} không còn khớp với kế hoạch: chạy plancheck schema --write.",
    "{path} no longer fits the plan: run plancheck schema --write.",
)
