"""Where things stand in a form: its sheets, their columns, and what each cell asks for.

The writer and the reader share this page. The reader looks for the titles of columns and the ids of
rows, never for fixed places: people insert, delete and move.
"""

from typing import Literal, NamedTuple

from plancheck.deadline import worded
from plancheck.forms.form import Form
from plancheck.forms.words import (
    EVIDENCED,
    EXTENT,
    OFFICIAL,
    SENSE,
    Choice,
    duty_words,
    last_words,
    past_words,
    reason_words,
)
from plancheck.measured import scope_words
from plancheck.quantity import described
from plancheck.terminal import plain
from plancheck.text import Text, short

GUIDE = "Hướng dẫn"
STAMP = "_plancheck"
CUT_OFF = Text("Ngày chốt số liệu", "Cut-off day")
WORDS_SHOWN = 600  # of a task or a target; the plan has the whole text
LONGEST = 32_767  # characters of a cell: Excel's own limit
Kind = Literal["task", "target"]


class Column(NamedTuple):
    """A column: its title in both languages, its width in characters, what it asks for.

    `prompt` appears beside a cell to fill; a column without one is only to be read. `choices` are
    the words that its cells may hold. `more` explains the column at its title.
    """

    key: str
    title: Text
    width: int
    prompt: Text | None = None
    choices: tuple[Choice, ...] = ()
    more: Text | None = None


class Table(NamedTuple):
    """A sheet of rows: what its rows are, its name, its title, its columns."""

    kind: Kind
    sheet: str
    title: Text
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(each for each in self.columns if each.key == key)

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns to fill in."""
        return tuple(each for each in self.columns if each.prompt is not None)


_EVIDENCE = Column(
    "evidence",
    Text("Chứng cứ", "Evidence"),
    26,
    Text(
        "Văn bản, đường dẫn, số liệu làm chứng cứ; mỗi chứng cứ một dòng (Alt+Enter).",
        "Documents, links, data; one on each line (Alt+Enter).",
    ),
)
_NOTE = Column(
    "note",
    Text("Ghi chú", "Note"),
    20,
    Text("Vướng mắc, giải thích; có thể để trống.", "Difficulties, explanations; may be left out."),
)
_DAY_FORMS = Text(
    "Ngày/tháng/năm, ví dụ 30/09/2019. Để trống nếu là ngày chốt số liệu ở đầu trang.",
    "Day/month/year, for example 30/09/2019. Leave it empty for the cut-off day above.",
)
_ID = Column("id", Text("Mã", "Id"), 8)

TASKS = Table(
    "task",
    "Nhiệm vụ",
    Text("Tình hình thực hiện nhiệm vụ", "Progress of tasks"),
    (
        _ID,
        Column("words", Text("Nội dung nhiệm vụ", "Task"), 46),
        Column(
            "duty",
            Text("Vai trò được giao", "Duty"),
            22,
            more=Text(
                "“Nêu riêng”: phân công nêu tên nhiệm vụ này; “theo mục”: nêu mục chứa nhiệm vụ;"
                " “chung cả kế hoạch”: điều khoản chung. Trong ngoặc là mã phân công.",
                "“Nêu riêng”: the assignment names this task; “theo mục”: its section; “chung cả kế"
                " hoạch”: a clause over the whole plan. In brackets: the assignment.",
            ),
        ),
        Column("due", Text("Thời hạn", "Due"), 12),
        Column("last", Text("Lần báo cáo trước", "Last report"), 14),
        Column(
            "official",
            Text("Trạng thái", "Official status"),
            17,
            Text("Chọn một trạng thái trong danh sách.", "Choose a status from the list."),
            OFFICIAL,
            Text(
                "Trạng thái do cơ quan báo cáo đến ngày ghi ở cột Ngày.",
                "The status as the body reports it, on the day beside it.",
            ),
        ),
        Column(
            "evidenced",
            Text("Mức độ chứng cứ", "Evidenced status"),
            17,
            Text(
                "Kết quả có chứng cứ đến mức nào; để trống là chưa có chứng cứ.",
                "How far the result is evidenced; empty means that it is not.",
            ),
            EVIDENCED,
            Text(
                "So với trạng thái đã báo cáo: có chứng cứ đến đâu.",
                "Beside the status reported: how much of it documents can show.",
            ),
        ),
        Column("on", Text("Ngày", "Day"), 13, _DAY_FORMS),
        _EVIDENCE,
        _NOTE,
    ),
)
TARGETS = Table(
    "target",
    "Chỉ tiêu",
    Text("Kết quả thực hiện chỉ tiêu", "Results of targets"),
    (
        _ID,
        Column("words", Text("Nội dung chỉ tiêu", "Target"), 36),
        Column("reason", Text("Lý do có trong biểu", "Why it is here"), 20),
        Column("scope", Text("Phạm vi tính", "Scope"), 20),
        Column("wanted", Text("Mức đề ra", "Target value"), 12),
        Column("past", Text("Số liệu đã có", "Past figures"), 20),
        Column(
            "value",
            Text("Kết quả", "Result"),
            14,
            Text(
                "Một con số viết kiểu Việt Nam: 80,5 hoặc 80,5% hoặc 1.819. Kết quả không có số thì"
                " viết bằng lời và chọn “Bằng lời” ở cột bên.",
                "One number, written the Vietnamese way: 80,5 or 80,5% or 1.819. A result without a"
                " number is written in words, with “in words only” beside it.",
            ),
            more=Text(
                "Dấu phẩy là dấu thập phân, dấu chấm ngăn hàng nghìn. Viết giá trị, không viết công"
                " thức. Không có số liệu thì để trống cả dòng.",
                "A comma is the decimal mark, a dot separates thousands. Write values, no formulas."
                " Where there is no figure, leave the whole row empty.",
            ),
        ),
        Column(
            "sense",
            Text("Cách hiểu kết quả", "Comparator"),
            16,
            Text(
                "Con số là chính xác, ước tính hay chỉ là mức trên, dưới. Để trống là đúng bằng.",
                "Whether the number is exact, estimated, or only a bound. Empty means exact.",
            ),
            SENSE,
        ),
        Column("on", Text("Ngày của số liệu", "Day of the figure"), 13, _DAY_FORMS),
        Column(
            "extent",
            Text("Phạm vi của số liệu", "Scope of the figure"),
            18,
            Text(
                "Số liệu tính cho toàn bộ phạm vi của chỉ tiêu, hay chỉ cho cơ quan báo cáo.",
                "Whether the figure counts all that the target counts, or this body's part only.",
            ),
            EXTENT,
        ),
        _EVIDENCE,
        _NOTE,
    ),
)
TABLES = (TASKS, TARGETS)


def rows_of(form: Form, table: Table) -> list[dict[str, str]]:
    """Return what a table of a form shows, a mapping from column to words for each row."""
    return _task_rows(form) if table.kind == "task" else _target_rows(form)


def _task_rows(form: Form) -> list[dict[str, str]]:
    return [
        {
            "id": row.task.id,
            "words": shown(row.task.vi),
            "duty": duty_words(row),
            "due": worded(row.task.due).vi if row.task.due else "",
            "last": last_words(row.last),
        }
        for row in form.tasks
    ]


def _target_rows(form: Form) -> list[dict[str, str]]:
    return [
        {
            "id": row.target.id,
            "words": shown(row.target.vi or row.objective.vi),
            "reason": reason_words(form, row),
            "scope": scope_words(form.plan, row.target.scope).vi,
            "wanted": described(row.wanted).vi if row.wanted else "",
            "past": past_words(form.plan, row),
        }
        for row in form.targets
    ]


def shown(words: str) -> str:
    """Return the words of a task or a target as a form shows them."""
    return short(plain(words), WORDS_SHOWN)
