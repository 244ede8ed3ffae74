"""The baseline of a project on disk: write it, let it shrink, show it."""

import os
from datetime import date
from typing import NamedTuple

from plancheck import adopted, project, rules, saving, silence
from plancheck.adopted import Baseline
from plancheck.amending import Held
from plancheck.errors import ConfigError, InputError
from plancheck.findings import Finding
from plancheck.terminal import plain
from plancheck.text import Text

_MOST_SHOWN = 200


class Place(NamedTuple):
    """The project, and its baseline file."""

    opened: project.Project
    path: str

    @property
    def name(self) -> str:
        """The name of the file, for messages."""
        return os.path.basename(self.path)


def place(file: str | None) -> Place:
    """Return the baseline of the project around the current folder: its own, or the file named."""
    opened = project.open_project([])
    return Place(opened, file or os.path.join(opened.home, opened.settings.baseline))


def write(where: Place, as_of: date | None, today: date, *, force: bool) -> Text:
    """Write all findings of today as the baseline.

    Raises:
        ConfigError: there is a baseline already, and `force` is not given.
        InputError: it cannot be written, or files of the plan could not be read.
    """
    if os.path.lexists(where.path) and not force:
        raise ConfigError(
            Text(
                f"Đã có {where.name}. Dùng update để bỏ phát hiện đã xử lý, --force để ghi lại.",
                f"{where.name} exists. Use update to drop what is settled, or --force to rewrite.",
            )
        )
    entries = adopted.known(_findings(where, as_of, today))
    saving.save(where.path, adopted.write(entries))
    return Text(
        f"Đã ghi {len(entries)} phát hiện vào {where.name}.\n",
        f"Wrote {len(entries)} finding{'s' if len(entries) != 1 else ''} to {where.name}.\n",
    )


def update(where: Place, as_of: date | None, today: date, *, grow: bool) -> Text:
    """Take out of the baseline what is settled; with `grow`, put in what is new.

    Raises:
        ConfigError: there is no baseline, or it is damaged.
        InputError: it cannot be written, or files of the plan could not be read.
    """
    before = _existing(where)
    difference = adopted.compare(before, _findings(where, as_of, today))
    added = difference.new if grow else ()
    entries = adopted.ordered((*difference.kept, *added))
    if entries != before.known:
        saving.save(where.path, adopted.write(entries))
    settled = len(difference.settled)
    return Text(
        f"{where.name}: bỏ {settled} phát hiện đã xử lý, thêm {len(added)}, còn {len(entries)}.\n",
        f"{where.name}: {settled} settled taken out, {len(added)} added, {len(entries)} left.\n",
    )


def show(where: Place, as_of: date | None, today: date) -> Text:
    """Say what of the baseline is still there, what is settled, and what is new.

    Raises:
        ConfigError: there is no baseline, or it is damaged.
        InputError: files of the plan could not be read.
    """
    difference = adopted.compare(_existing(where), _findings(where, as_of, today))
    parts = (
        (difference.kept, Text("Đã biết, vẫn còn", "Known and still there")),
        (difference.settled, Text("Đã xử lý (update sẽ bỏ)", "Settled (update takes them out)")),
        (difference.new, Text("Mới, không có trong mức nền", "New, not in the baseline")),
    )
    vi, en = [], []
    for entries, head in parts:
        rows = [f"  {plain(e.rule):36} {plain(e.subject)}" for e in entries[:_MOST_SHOWN]]
        more = len(entries) - len(rows)
        vi += [f"{head.vi} ({len(entries)})", *rows, *([f"  … và {more} mục khác"] if more else [])]
        en += [f"{head.en} ({len(entries)})", *rows, *([f"  … and {more} more"] if more else [])]
    return Text("\n".join(vi) + "\n", "\n".join(en) + "\n")


def _existing(where: Place) -> Baseline:
    if not os.path.lexists(where.path):
        raise ConfigError(
            Text(
                f"Chưa có {where.name}. Tạo bằng plancheck baseline write.",
                f"There is no {where.name}. Make it with plancheck baseline write.",
            )
        )
    found = project.baseline(where.opened, where.path)
    return found if found is not None else Baseline(())


def _findings(where: Place, as_of: date | None, today: date) -> list[Finding]:
    loaded = project.load(where.opened, None, Held(as_of, today))
    report = project.run(where.opened, loaded, project.Asked(as_of), today).report
    if report.unread:
        files = ", ".join(report.unread)
        raise InputError(
            Text(
                f"Chưa đọc hết được {files}: sửa trước rồi mới ghi mức nền.",
                f"Could not read all of {files}: mend that before writing a baseline.",
            )
        )
    return [
        each.finding
        for each in report.findings
        if rules.families()[each.finding.rule.slug] not in silence.NEVER
    ]
