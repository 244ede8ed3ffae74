"""What stands where, as Markdown for a pull request or the summary of a job.

Nothing that comes from a file acts: no HTML, link, image, code, mention or reference to an issue.
"""

import re
from collections.abc import Iterator, Sequence

from plancheck import rows
from plancheck.overview import By, Overview
from plancheck.standing import KINDS, STATES
from plancheck.tables import Cell, Named, Table
from plancheck.terminal import plain
from plancheck.text import Lang, Text, write

_KIND, _STATE = Text("Loại", "Kind"), Text("Trạng thái", "State")
_NUMBER, _TOTAL = Text("Số lượng", "Number"), Text("tổng số", "total")
_MISSING = Text("Báo cáo còn thiếu", "Missing reports")
_OVERDUE = Text("Nhiệm vụ quá hạn", "Overdue tasks")
_TARGET = (
    "id", "name", "state", "due", "wanted", "result", "result_day", "evidence", "so_far", "reason",
    "pace", "pace_how",
)  # fmt: skip
_REPORT = ("id", "name", "covers", "from_name", "to_name", "due", "late_days", "then")
_TASK = ("id", "name", "due", "late_days", "official", "evidenced", "answers")
_BODY = (
    "name", "lead", "implement", "done", "overdue", "met", "missed", "undetermined", "not_due",
    "reports_received", "reports_missing", "group_tasks", "plan_tasks", "other_duties",
)  # fmt: skip
_GROUP = (
    "id", "name", "objectives", "targets", "met", "missed", "undetermined", "not_due", "share_met",
)  # fmt: skip
_COLUMNS: dict[By, tuple[str, ...]] = {"target": _TARGET, "body": _BODY, "group": _GROUP}


def render(overview: Overview, by: By | None, lang: Lang) -> str:
    """Return what stands where as Markdown: a section for each plan."""
    parts: list[str] = []
    for viewed in overview.plans:
        one = overview._replace(plans=(viewed,))
        parts.append(f"## {escape(rows.words_of(viewed.standing.plan.identity).in_(lang))}")
        parts.append(escape(viewed.day.sentence().in_(lang)))
        if by is not None:
            parts += _table(rows.one_table(one, by).only(*_COLUMNS[by]), lang, title=False)
        else:
            parts += _overview(one, lang)
    if overview.knowledge.until is not None:
        parts.append(escape(overview.knowledge.sentence().in_(lang)))
    if overview.unread:
        parts.append(f"**{escape(overview.reserve().in_(lang))}**")
    return "\n\n".join(parts) + "\n"


def _overview(one: Overview, lang: Lang) -> Iterator[str]:
    yield _counts(one, lang)
    yield from _table(rows.targets(one).only(*_TARGET), lang)
    missing = _where(rows.reports(one), "missing")._replace(title=_MISSING)
    yield from _table(missing.only(*_REPORT), lang)
    overdue = _where(rows.tasks(one), "overdue")._replace(title=_OVERDUE)
    yield from _table(overdue.only(*_TASK), lang)


def _counts(one: Overview, lang: Lang) -> str:
    lines = []
    for kind, counts in one.plans[0].standing.counts().items():
        for state, number in counts.items():
            if number:
                words = STATES[kind][state].in_(lang)
                lines.append([KINDS[kind].in_(lang), words, str(number)])
        total = f"**{_TOTAL.in_(lang)}**"
        lines.append([KINDS[kind].in_(lang), total, f"**{sum(counts.values())}**"])
    heads = [each.in_(lang) for each in (_KIND, _STATE, _NUMBER)]
    return _rows(heads, lines, (False, False, True))


def _where(table: Table, state: str) -> Table:
    rank = [column.key for column in table.columns].index("state")
    kept = tuple(row for row in table.rows if isinstance(c := row[rank], Named) and c.key == state)
    return table._replace(rows=kept)


def _table(table: Table, lang: Lang, *, title: bool = True) -> Iterator[str]:
    """Yield a table without the columns that hold nothing; nothing where it has no rows."""
    if not table.rows:
        return
    if title:
        yield f"### {table.title.in_(lang)} ({len(table.rows)})"
    cells = [[_cell(cell, lang) for cell in row] for row in table.rows]
    kept = [rank for rank in range(len(table.columns)) if any(row[rank] for row in cells)]
    heads = [escape(table.columns[rank].head.in_(lang)) for rank in kept]
    right = tuple(all(_is_number(row[rank]) for row in table.rows) for rank in kept)
    yield _rows(heads, [[row[rank] for rank in kept] for row in cells], right)


def _is_number(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, int) and not isinstance(cell, bool))


def _rows(heads: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    line = ["---:" if each else "---" for each in right]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, line, *cells))


def _cell(cell: Cell, lang: Lang) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Named):
        cell = cell.words
    return escape(write(cell, lang))


# What Markdown, or the page that shows it, would make something of. A mark of no width after `@`,
# `#` and in an address keeps GitHub and GitLab, which look at the finished page, from linking it.
_ACTIVE = re.compile(r"[\\`*_\[\]{}<>|~$&#@!^]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_NO_WIDTH = "&#8203;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Return a text as Markdown that shows it, letter by letter, on one line, and does nothing."""
    return _ACTIVE.sub(_harmless, " ".join(plain(text).split()))


def _harmless(hit: re.Match[str]) -> str:
    sign = hit[0]
    if sign in _ENTITIES:
        return _ENTITIES[sign]
    if sign in "@#":
        return f"\\{sign}{_NO_WIDTH}"
    return f"{sign}{_NO_WIDTH}" if sign == ":" else f"{_NO_WIDTH}." if sign == "." else f"\\{sign}"
