"""Tables of plain cells, and the columns of those that show what stands where.

Keys of columns and of states are the interface of the CSV; heads and words are for readers.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plancheck.standing import TARGETS
from plancheck.text import Text


class Named(NamedTuple):
    """A word of a fixed list: its key for programs, its words for people."""

    key: str
    words: Text


Cell = str | Text | Named | date | Decimal | int | None
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column: its key in CSV, its head for readers, its width in a spreadsheet in characters."""

    key: str
    head: Text
    width: int


class Table(NamedTuple):
    """Rows under columns."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def only(self, *keys: str) -> "Table":
        """Return the table with some of its columns, in the order asked for."""
        ranks = {column.key: rank for rank, column in enumerate(self.columns)}
        return self._replace(
            columns=tuple(self.columns[ranks[key]] for key in keys),
            rows=tuple(tuple(row[ranks[key]] for key in keys) for row in self.rows),
        )


def table(
    key: str, title: Text, columns: tuple[Column, ...], rows: Iterable[Mapping[str, Cell]]
) -> Table:
    """Return a table of rows that name their cells; a row has a cell for every column."""
    cells = tuple(tuple(row[column.key] for column in columns) for row in rows)
    return Table(key, title, columns, cells)


HEAD = (
    Column("plan", Text("Kế hoạch", "Plan"), 22),
    Column("as_of", Text("Tính đến ngày", "As of"), 13),
)
_ID = Column("id", Text("Mã", "Id"), 10)
_NAME = Column("name", Text("Nội dung", "Text"), 60)
_STATE = Column("state", Text("Trạng thái", "State"), 16)
_DUE = Column("due", Text("Hạn cuối", "Last day"), 12)
_LATE = Column("late_days", Text("Số ngày quá hạn", "Days late"), 11)
_EVIDENCE = Column("evidence", Text("Chứng cứ", "Evidence"), 40)
_WANTED = Column("wanted", Text("Mức cần đạt", "Wanted"), 20)
_RESULT = Column("result", Text("Kết quả", "Result"), 20)
_RESULT_DAY = Column("result_day", Text("Ngày số liệu", "Day of the figure"), 12)
_REASON = Column("reason", Text("Vì sao chưa xác định", "Why undetermined"), 50)
TARGET_COLUMNS = (
    *HEAD,
    _ID, _NAME, _STATE, _DUE, _WANTED, _RESULT, _RESULT_DAY, _REASON,
    Column("so_far", Text("Theo số liệu đến nay", "By the figures so far"), 14),
    Column("early_days", Text("Chốt trước hạn (ngày)", "Days before due"), 11),
    Column("pace", Text("Nhịp", "Pace"), 16),
    Column("pace_how", Text("Cách tính nhịp", "How the pace is computed"), 50),
    Column("baseline", Text("Số liệu gốc", "Baseline"), 20),
    Column("baseline_day", Text("Ngày số liệu gốc", "Day of the baseline"), 12),
    Column("wanted_number", Text("Mức cần đạt (số)", "Wanted (number)"), 11),
    Column("result_number", Text("Kết quả (số)", "Result (number)"), 11),
    Column("baseline_number", Text("Số liệu gốc (số)", "Baseline (number)"), 11),
    Column("unit", Text("Đơn vị tính", "Unit"), 14),
    Column("quality", Text("Chất lượng số liệu", "Quality of the figure"), 12),
    _EVIDENCE,
    Column("reported_by", Text("Cơ quan báo cáo số liệu", "Reported by"), 30),
    Column("reserve", Text("Cần đối chiếu", "To be compared"), 40),
    Column("measurement", Text("Mã số liệu", "Measurement"), 18),
    Column("objective", Text("Mục tiêu", "Objective"), 10),
    Column("group", Text("Nhóm mục tiêu", "Objective group"), 10),
)  # fmt: skip
TASK_COLUMNS = (
    *HEAD,
    _ID, _NAME, _STATE, _DUE,
    Column("deadline", Text("Thời hạn theo kế hoạch", "Deadline as planned"), 22),
    _LATE,
    Column("official", Text("Trạng thái được báo cáo", "Official status"), 18),
    Column("evidenced", Text("Mức độ chứng cứ", "Evidenced status"), 18),
    Column("recorded_on", Text("Ngày ghi nhận", "Recorded on"), 12),
    Column("recorded_by", Text("Cơ quan ghi nhận", "Recorded by"), 30),
    _EVIDENCE,
    Column("answers", Text("Cơ quan chịu trách nhiệm", "Answered for by"), 40),
    Column("through_plan", Text("Qua điều khoản chung", "By a clause over the plan"), 12),
    Column("section", Text("Mục", "Section"), 10),
)  # fmt: skip
REPORT_COLUMNS = (
    *HEAD,
    _ID, _NAME,
    Column("covers", Text("Kỳ báo cáo", "Covers"), 18),
    Column("from", Text("Mã cơ quan gửi", "From (id)"), 20),
    Column("from_name", Text("Cơ quan gửi", "From"), 40),
    Column("open_group", Text("Nhóm chưa đủ danh sách", "Open group"), 12),
    Column("to", Text("Mã nơi nhận", "To (id)"), 20),
    Column("to_name", Text("Nơi nhận", "To"), 40),
    _STATE, _DUE, _LATE,
    Column("received_on", Text("Ngày nhận", "Received on"), 12),
    Column("received_from", Text("Đã nhận của", "Received from"), 40),
    Column("then", Text("Báo cáo tiếp lên", "Passed on to"), 40),
)  # fmt: skip
BODY_COLUMNS = (
    *HEAD,
    Column("id", Text("Mã", "Id"), 20),
    Column("name", Text("Cơ quan", "Body"), 44),
    Column("kind", Text("Loại", "Kind"), 10),
    Column("ended", Text("Chấm dứt từ ngày", "Ended on"), 12),
    Column("lead", Text("Chủ trì", "Leads"), 9),
    Column("implement", Text("Thực hiện", "Implements"), 9),
    Column("done", Text("Đã xong", "Done"), 9),
    Column("overdue", Text("Quá hạn", "Overdue"), 9),
    Column("met", Text("Chỉ tiêu đạt", "Targets met"), 9),
    Column("missed", Text("Chỉ tiêu không đạt", "Targets missed"), 9),
    Column("undetermined", Text("Chỉ tiêu chưa xác định", "Targets undetermined"), 13),
    Column("not_due", Text("Chỉ tiêu chưa đến hạn", "Targets not due"), 9),
    Column("group_tasks", Text("Nhiệm vụ qua nhóm", "Tasks through a group"), 9),
    Column("group_done", Text("Qua nhóm: đã xong", "Through a group: done"), 9),
    Column("group_overdue", Text("Qua nhóm: quá hạn", "Through a group: overdue"), 9),
    Column("plan_tasks", Text("Nhiệm vụ qua điều khoản chung cả kế hoạch",
                              "Tasks through a clause over the whole plan"), 14),
    Column("plan_done", Text("Qua điều khoản chung: đã xong", "Through the clause: done"), 9),
    Column("plan_overdue", Text("Qua điều khoản chung: quá hạn",
                                "Through the clause: overdue"), 9),
    Column("other_duties", Text("Việc được giao ngoài các nhiệm vụ",
                                "Duties that cover no task"), 12),
    Column("reports_received", Text("Báo cáo đã nhận", "Reports received"), 9),
    Column("reports_late", Text("Trong đó nhận muộn", "Of these late"), 9),
    Column("reports_missing", Text("Báo cáo còn thiếu", "Reports missing"), 9),
    Column("reports_not_due", Text("Báo cáo chưa đến hạn", "Reports not due"), 9),
    Column("reports_no_date", Text("Báo cáo không nêu ngày", "Reports without a day"), 9),
)  # fmt: skip
GROUP_COLUMNS = (
    *HEAD,
    _ID,
    Column("name", Text("Nhóm mục tiêu", "Objective group"), 60),
    Column("objectives", Text("Mục tiêu", "Objectives"), 9),
    Column("targets", Text("Chỉ tiêu", "Targets"), 9),
    *(Column(state.replace("-", "_"), words, 13) for state, words in TARGETS.items()),
    Column("share_met", Text("Tỷ lệ đạt (%)", "Share met (%)"), 12),
)
SHARED_COLUMNS = (
    *HEAD,
    Column("kind", Text("Loại", "Kind"), 9),
    _ID, _NAME, _STATE, _DUE, _LATE, _WANTED, _RESULT, _RESULT_DAY,
    *(column for column in REPORT_COLUMNS if column.key in ("covers", "from", "to")),
    *(column for column in TASK_COLUMNS if column.key in ("official", "evidenced")),
    _EVIDENCE, _REASON,
)  # fmt: skip
