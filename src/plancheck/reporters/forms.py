"""What became of filled forms: as text, as JSON, and the cells left over as a sheet."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from plancheck.cells import neutral
from plancheck.forms.cells import Trouble
from plancheck.forms.taking import Outcome, Taken
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, short

_SHOWN = 60  # characters of a cell in a report; the sheet of what is left over has more
_KEPT = 2_000


class Words(NamedTuple):
    """How to say it: the language, whether to paint, and whether nothing is written (`dry`)."""

    lang: Lang
    colour: bool
    dry: bool


def render(taken: Taken, files: Sequence[str], words: Words) -> str:
    """Return what became of each form, what was not taken and why, and which files change."""
    lines: list[str] = []
    for outcome in taken.outcomes:
        lines += [*_form(outcome, words.lang, colour=words.colour), ""]
    lines += _summary(taken, files, words.lang, dry=words.dry)
    return "\n".join(lines) + "\n"


def _form(outcome: Outcome, lang: Lang, *, colour: bool) -> Iterator[str]:
    yield paint(plain(_head(outcome).in_(lang)), "bold", colour=colour)
    if outcome.reading.form is not None:
        yield indent(_counts(outcome).in_(lang), "  ")
    lost = outcome.lost
    told = [each for each in outcome.troubles if not each.lost]
    for title, style, troubles in ((_LOST, "error", lost), (_TOLD, "note", told)):
        if troubles:
            yield "  " + paint(title.in_(lang), style, colour=colour)
            yield from _troubles(troubles, lang)


def _head(outcome: Outcome) -> Text:
    name, form = outcome.reading.file, outcome.reading.form
    if form is None:
        return Text(name, name)
    report = f", {form.report.id}" if form.report is not None else ""
    return Text(
        f"{name}: {form.body.vi}, kỳ {form.period}{report}",
        f"{name}: {form.body.en or form.body.vi}, {form.period}{report}",
    )


def _counts(outcome: Outcome) -> Text:
    received = _RECEIVED if outcome.received else Text("", "")
    text = Text(
        "Ghi mới {new} dòng, đã có sẵn {known}, để trống {empty}.{received}",
        "New rows: {new}; known: {known}; left empty: {empty}.{received}",
    )
    return text.fill(
        new=outcome.new, known=outcome.known, empty=outcome.reading.empty, received=received
    )


def _troubles(troubles: Sequence[Trouble], lang: Lang) -> Iterator[str]:
    """Yield a line for each trouble; cells of a row with one and the same reason share it."""
    for (_, sheet, row, reason), same in groupby(troubles, key=_alike):
        cells = list(same)
        places = ", ".join(_cell(each) for each in cells if each.cell)
        where = f"{sheet}!{places}" if sheet and places else sheet or places
        about = f" [{row}]" if row else ""
        head = f"{where}{about}: " if where or about else ""
        yield indent(f"{head}{reason.in_(lang)}.", "      ", "    ")


def _alike(trouble: Trouble) -> tuple[str, str, str, Text]:
    alone = "" if trouble.row else trouble.cell
    return alone, trouble.sheet, trouble.row, trouble.reason


def _cell(trouble: Trouble) -> str:
    shown = short(trouble.shown, _SHOWN)
    return f"{trouble.cell} “{shown}”" if shown else trouble.cell


_LOST = Text("Chưa ghi:", "Not taken:")
_TOLD = Text("Lưu ý:", "To know:")
_RECEIVED = Text(" Đã ghi nhận báo cáo.", " The report is recorded as received.")


def _summary(taken: Taken, files: Sequence[str], lang: Lang, *, dry: bool) -> Iterator[str]:
    lost = sum(len(each.lost) for each in taken.outcomes)
    text = Text(
        "Đã đọc {forms} biểu: {new} dòng mới, {receipts} báo cáo được ghi nhận, {lost} chỗ chưa"
        " ghi.",
        "Forms read: {forms}; new rows: {new}; reports recorded: {receipts}; not taken: {lost}.",
    ).fill(
        forms=len(taken.outcomes),
        new=sum(each.new for each in taken.outcomes),
        receipts=sum(each.received for each in taken.outcomes),
        lost=lost,
    )
    yield indent(text.in_(lang), "")
    if not files:
        yield _NOTHING.in_(lang)
    else:
        words = _WOULD if dry else _WRITTEN
        yield indent(words.fill(files=list(files)).in_(lang), "  ", "")
    if lost:
        yield indent(_AGAIN.in_(lang), "")


_NOTHING = Text("Kế hoạch không thay đổi.", "The plan is unchanged.")
_WRITTEN = Text("Đã ghi: {files}", "Written: {files}")
_WOULD = Text("Sẽ ghi (chưa ghi): {files}", "Would write: {files}")
_AGAIN = Text(
    "Những chỗ chưa ghi vẫn còn nguyên trong biểu: sửa trong chính biểu đó rồi đọc lại, các dòng đã"
    " ghi không bị ghi hai lần.",
    "What was not taken is still in the form: correct it there and read it again; rows already"
    " taken are not taken twice.",
)


def render_json(taken: Taken, files: Sequence[str]) -> str:
    """Return what became of each form as JSON."""
    data = {"forms": [_data(each) for each in taken.outcomes], "files": list(files)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(outcome: Outcome) -> dict[str, Any]:
    reading = outcome.reading
    form = reading.form
    return {
        "file": reading.file,
        "plan": form.plan.id if form else None,
        "body": form.body.id if form else None,
        "period": form.period if form else None,
        "report": form.report.id if form and form.report else None,
        "stamp": reading.stamp.name if reading.stamp else None,
        "new": outcome.new,
        "known": outcome.known,
        "empty": reading.empty,
        "unfilled": reading.unfilled,
        "received": outcome.received,
        "troubles": [
            {
                "lost": each.lost,
                "sheet": each.sheet,
                "cell": each.cell,
                "row": each.row,
                "content": each.shown[:_KEPT],
                "message": {"vi": each.reason.vi, "en": each.reason.en},
            }
            for each in outcome.troubles
        ],
    }


def render_left(taken: Taken, lang: Lang) -> str:
    """Return the cells that were not taken as CSV, to hand back to those who filled them in."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(title.in_(lang) for title in _COLUMNS)
    for outcome in taken.outcomes:
        body = outcome.reading.form.body.id if outcome.reading.form else ""
        for each in outcome.lost:
            row = (outcome.reading.file, body, each.sheet, each.row, each.cell)
            told = (each.shown[:_KEPT], each.reason.in_(lang))
            writer.writerow(neutral(part) for part in (*row, *told))
    return "\ufeff" + buffer.getvalue()  # without the mark, Excel takes UTF-8 for another encoding


_COLUMNS = (
    Text("Tệp", "File"),
    Text("Cơ quan", "Body"),
    Text("Trang tính", "Sheet"),
    Text("Mã", "Id"),
    Text("Ô", "Cell"),
    Text("Nội dung", "Content"),
    Text("Lý do", "Reason"),
)
