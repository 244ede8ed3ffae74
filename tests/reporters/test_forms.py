"""What is said of filled forms."""

import csv
import io
import json

from form_support import ON, Hand, cut_off, done, filled, put, read, result
from plancheck.forms.taking import Taken, take
from plancheck.reporters.forms import Words, render, render_json, render_left


def taken(*hands: Hand, file: str = "a.xlsx") -> Taken:
    return take([read(filled(*hands), file=file)], ON)


def said(forms: Taken, lang: str = "en", *, dry: bool = False, files: tuple[str, ...] = ()) -> str:
    return render(forms, files, Words(lang, colour=False, dry=dry))  # type: ignore[arg-type]


def test_a_form_is_told_in_the_language_of_the_run() -> None:
    forms = taken(cut_off(), done(), done("A1", "xong"), put("A1.note", "ghi chú"))
    assert said(forms, files=("progress/2019.yaml",)) == (
        "a.xlsx: Department of Health, 2019, RP1\n"
        "  New rows: 1; known: 0; left empty: 5. The report is recorded as received.\n"
        "  Not taken:\n"
        "    Nhiệm vụ!F9 “xong” [A1]: it is not in the list (not started; in progress; done;"
        " done late;\n"
        "      cancelled; not pursued).\n"
        "    Nhiệm vụ!J9 “ghi chú” [A1]: not taken, because another cell of the row cannot be"
        " used.\n"
        "\n"
        "Forms read: 1; new rows: 1; reports recorded: 1; not taken: 2.\n"
        "Written: progress/2019.yaml\n"
        "What was not taken is still in the form: correct it there and read it again; rows"
        " already taken are\n"
        "not taken twice.\n"
    )
    vietnamese = said(forms, "vi", dry=True, files=("progress/2019.yaml",))
    assert "a.xlsx: Sở Y tế, kỳ 2019, RP1" in vietnamese
    assert "Sẽ ghi (chưa ghi): progress/2019.yaml" in vietnamese


def test_cells_of_a_row_with_one_reason_share_a_line() -> None:
    text = said(taken(cut_off(), put("A1.evidence", "=A1"), put("A1.note", "=A2")))
    assert "Nhiệm vụ!I9, J9 [A1]: the cell holds a formula" in text


def test_nothing_in_a_form_acts_on_the_terminal() -> None:
    forms = taken(cut_off(), done(status="x"), file="a\x1b[31m.xlsx")
    assert "\x1b" not in said(forms)
    assert "a\\u001b[31m.xlsx" in said(forms)


def test_the_cells_left_over_are_safe_in_a_spreadsheet() -> None:
    forms = taken(cut_off(), done(status="@SUM(A1)"), result("80 người"), file="=x.xlsx")
    rows = list(csv.reader(io.StringIO(render_left(forms, "en").removeprefix("\ufeff"))))
    assert rows[0] == ["File", "Body", "Sheet", "Id", "Cell", "Content", "Reason"]
    assert [row[:6] for row in rows[1:]] == [
        ["'=x.xlsx", "tv.yt", "Nhiệm vụ", "A2", "F7", "'@SUM(A1)"],
        ["'=x.xlsx", "tv.yt", "Chỉ tiêu", "T1", "G7", "80 người"],
        ["'=x.xlsx", "tv.yt", "Chỉ tiêu", "T1", "J7", "whole"],
    ]


def test_json_holds_both_languages_and_the_stamp() -> None:
    forms = taken(cut_off(), done(status="xong"))
    (form,) = json.loads(render_json(forms, ()))["forms"]
    (trouble,) = form["troubles"]
    assert set(trouble["message"]) == {"vi", "en"}
    assert (trouble["cell"], trouble["content"], trouble["lost"]) == ("F7", "xong", True)
    assert form["stamp"].startswith("1:")
    (unread,) = json.loads(render_json(take([read(b"x")], ON), ()))["forms"]
    assert (unread["body"], unread["stamp"], unread["unfilled"]) == (None, None, False)
