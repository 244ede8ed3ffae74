"""The commands about the force of acts: impact, law."""

import sys
from collections.abc import Callable

from plancheck.commands.shared import (
    Options,
    colour,
    day_of,
    days_of,
    opened_by,
    read_raw,
    read_text,
    today,
    write_or_show,
)
from plancheck.errors import ConfigError
from plancheck.text import Text


def impact(options: Options) -> int:
    """Write what an act, a body or a system touches."""
    from plancheck import project
    from plancheck.amending import Held
    from plancheck.exporters import effects
    from plancheck.impact import impact

    args = options.args
    on = day_of(args.on) or today()
    loaded = project.load(opened_by(args), day_of(args.known_at), Held(on, on))
    holder, entity = project.find(loaded, args.id)
    if holder.kinds.get(entity.id) not in ("act", "body", "group", "system"):
        raise ConfigError(
            Text(
                f"“{args.id}” không phải là văn bản, cơ quan hay hệ thống.",
                f"“{args.id}” is not an act, a body or a system.",
            )
        )
    result = impact(loaded.workspace, entity, on)
    sys.stdout.write(effects.render(result, args.format, options.lang, colour=colour()))
    return 0


def law(options: Options) -> int:
    """Run a command on the acts: show, due, add, cite, export, import."""
    from plancheck import law, project
    from plancheck.amending import Held
    from plancheck.model import Act

    args = options.args
    if args.law in _LAW:
        return _LAW[args.law](options)
    day = day_of(args.as_of) or today()
    loaded = project.load(opened_by(args), day_of(args.known_at), Held(day, day))
    if args.law == "due":
        found = law.due(loaded.workspace.registry, day, days_of(args.within))
        sys.stdout.write(law.render_due(found, options.lang))
        return 0
    _, entity = project.find(loaded, args.id)
    if not isinstance(entity, Act):
        raise ConfigError(
            Text(f"“{args.id}” không phải là văn bản.", f"“{args.id}” is not an act.")
        )
    data = law.act(loaded.workspace, entity, day)
    if args.format == "json":
        import json

        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(law.render(data, options.lang, colour=colour()))
    return 0


def _law_add(options: Options) -> int:
    from plancheck import law_add, project

    args = options.args
    opened = opened_by(args)
    asked = law_add.Asked(" ".join(args.number), day_of(args.issued), args.file, args.id)
    added = law_add.add(opened, project.load(opened), asked)
    words = law_add.render(added, options.lang, colour=colour())
    return write_or_show(options, opened, added.rewrites, words)


def _cite(options: Options) -> int:
    from plancheck import citation
    from plancheck.exporters import citations

    text = read_text(options.args.file)
    reading = citation.read(text)
    if options.args.format == "json":
        sys.stdout.write(citations.render_json(reading))
    else:
        sys.stdout.write(citations.render(reading, text, options.lang))
    return 0


def _law_export(options: Options) -> int:
    from plancheck import project
    from plancheck.exchange import files, records
    from plancheck.saving import save

    args = options.args
    loaded = project.load(opened_by(args))
    records.refuse_losses(loaded.findings)
    registry = loaded.workspace.registry
    raw = files.render(records.gather(registry), args.format, registry.entities)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    else:
        save(args.output, raw)
    return 0


def _law_import(options: Options) -> int:
    from plancheck import edit, project
    from plancheck.exchange import compare, edits, files, records, report

    args = options.args
    opened = opened_by(args)
    loaded = project.load(opened)
    records.refuse_losses(loaded.findings)
    registry = loaded.workspace.registry
    form, reading = files.read(read_raw(args.file))
    compared, dangling = compare.compare(reading, registry)
    problems = reading.problems or dangling
    if problems:
        sheet = form == "csv"
        sys.stderr.write(report.render_problems(problems, args.file, options.lang, sheet=sheet))
        return 2
    rewrites = edit.prepare(opened.root, edits.edits(compared, registry), loaded.documents)
    if args.dry_run:
        sys.stdout.write(report.render(compared, options.lang, colour=colour()))
        sys.stdout.write(edit.diff(rewrites, opened.base))
        return 0
    edit.save(opened.root, rewrites)
    written = [opened.base + rewrite.file for rewrite in rewrites]
    sys.stdout.write(report.render(compared, options.lang, colour=colour(), written=written))
    return 0


_LAW: dict[str, Callable[[Options], int]] = {
    "add": _law_add,
    "cite": _cite,
    "export": _law_export,
    "import": _law_import,
}
