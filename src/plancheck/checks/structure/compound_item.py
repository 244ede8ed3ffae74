"""Tasks and objectives that hold several actions or several targets in one item."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Objective, Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="compound-item",
    severity="note",
    title=Text("Một mục chứa nhiều việc", "Several things in one item"),
    message=Text(
        "{element} (“{name}”) gộp {count} {what} trong một mục.",
        "{element} (“{name}”) puts {count} {what} into one item.",
    ),
    why=Text(
        "Không theo dõi hay kết thúc riêng từng việc được: xong một nửa thì khó báo cáo.",
        "The parts cannot be tracked or closed one by one: half done is neither done nor open.",
    ),
    fix=Text(
        "Khi soạn thảo thì tách thành nhiều mục; với kế hoạch đã ban hành thì giao việc và báo cáo"
        " theo từng phần (liệt kê ở “actions” hoặc “targets”).",
        "While drafting, split it; once adopted, assign and report part by part (listed under"
        " “actions” or “targets”).",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi nhiệm vụ, mục tiêu nêu một kết quả kiểm tra được.",
        "Good practice: a task or an objective states one result that can be checked.",
    ),
)
_ACTIONS = Text("việc", "actions")
_TARGETS = Text("chỉ tiêu", "targets")
_PARTS = re.compile(r"[;.]\s+")
_VERB = re.compile(
    r"(?:(?:đồng thời|và|từng bước|thường xuyên|tiếp tục|tập trung|chủ động|kịp thời|xem xét)[,:]?"
    r" )*(?:ban hành|bảo đảm|báo cáo|bố trí|bồi dưỡng|cải thiện|cải tiến|cập nhật|chỉ đạo|chuẩn hóa"
    r"|chủ trì|công bố|công khai|cung cấp|đánh giá|đào tạo|đảm bảo|đầu tư|đẩy mạnh|điều chỉnh"
    r"|đôn đốc|giám sát|hỗ trợ|hoàn thành|hoàn thiện|huy động|hướng dẫn|kết nối|khai thác|khảo sát"
    r"|khuyến khích|kiểm tra|lồng ghép|mở rộng|nâng cao|nâng cấp|nghiên cứu|phát huy|phát triển"
    r"|phân bổ|phân công|phổ biến|phối hợp|quán triệt|rà soát|sử dụng|sửa đổi|tăng cường|tham gia"
    r"|tham mưu|thành lập|theo dõi|thẩm định|thí điểm|thiết lập|thu hút|thực hiện|tích hợp|tổ chức"
    r"|tổng hợp|trang bị|triển khai|tuyên truyền|ứng dụng|vận hành|xây dựng|xử lý)\b",
    re.IGNORECASE,
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        count = max(len(task.actions), _actions(task.vi))
        if count > 1:
            yield _finding(plan, task, "actions" if task.actions else "vi", count, _ACTIONS)
    for objective in plan.objectives:
        count = len(objective.targets)
        if count > 1:
            yield _finding(plan, objective, "targets", count, _TARGETS)


def _finding(plan: Plan, entity: Objective | Task, key: str, count: int, what: Text) -> Finding:
    return RULE.at(
        plan.key_at(entity, key),
        subject=plan.ref(entity),
        element=entity.id,
        name=short(entity.vi),
        count=count,
        what=what,
    )


def _actions(words: str) -> int:
    """Count the clauses, parted by a semicolon or a full stop, that begin with a verb."""
    return sum(_VERB.match(clause) is not None for clause in _PARTS.split(words))
