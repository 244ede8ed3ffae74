"""What stands where as a workbook: a summary, and a sheet for each table."""

from plancheck import rows, workbook
from plancheck.overview import By, Overview
from plancheck.standing import KINDS, STATES
from plancheck.tables import Cell, Column, Table, table
from plancheck.text import Lang, Text


def render(overview: Overview, by: By | None, lang: Lang) -> bytes:
    """Return a workbook: a summary, and a sheet for each table or for the one asked for."""
    return workbook.render([_summary(overview), *rows.all_tables(overview, by)], lang)


_COLUMNS = (
    Column("plan", Text("Kế hoạch", "Plan"), 22),
    Column("name", Text("Tên kế hoạch", "Title"), 60),
    Column("as_of", Text("Tính đến ngày", "As of"), 13),
    Column("kind", Text("Loại", "Kind"), 16),
    Column("state", Text("Trạng thái", "State"), 18),
    Column("number", Text("Số lượng", "Number"), 10),
    Column("note", Text("Ghi chú", "Note"), 60),
)


def _summary(overview: Overview) -> Table:
    """Return the numbers of each plan, and on what they rest: the day, and what was not read."""
    found: list[dict[str, Cell]] = []
    for viewed in overview.plans:
        plan = viewed.standing.plan
        notes = [viewed.day.sentence(), overview.reserve()]
        if overview.knowledge.until is not None:
            notes.append(overview.knowledge.sentence())
        note: Text | None = Text(
            " ".join(each.vi for each in notes).strip(), " ".join(each.en for each in notes).strip()
        )
        for kind, counts in viewed.standing.counts().items():
            for state, number in counts.items():
                found.append(
                    {
                        "plan": plan.id,
                        "name": rows.words_of(plan.identity),
                        "as_of": viewed.day.as_of,
                        "kind": KINDS[kind],
                        "state": STATES[kind][state],
                        "number": number,
                        "note": note,
                    }
                )
                note = None
    return table("summary", Text("Tổng hợp", "Summary"), _COLUMNS, found)
