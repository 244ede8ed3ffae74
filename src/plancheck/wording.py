"""Words of Vietnamese plans that say how good, how long or how hard, and never how much."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

_VERBS = (
    "áp dụng|bảo đảm|cập nhật|chấp hành|cung cấp|duy trì|đảm bảo|đáp ứng|giải quyết|hoạt động|"
    "kết nối|khai thác|làm|phát huy|phối hợp|phục vụ|quản lý|sử dụng|tham mưu|thực hiện|tổ chức|"
    "triển khai|ứng dụng|vận hành|xử lý"
)
# “tốt nghiệp” is to graduate; what is complete “theo quy định” has a criterion elsewhere.
_MANNERS = (
    r"tốt(?!\s+nghiệp)|hiệu quả|ổn định|đầy đủ(?![^;.]*\btheo\b)|kịp thời|thông suốt|nghiêm túc|"
    r"nghiêm|đồng bộ|hợp lý|thuận lợi|thuận tiện|chặt chẽ|tích cực|nhanh chóng"
)
# “kiến thức cơ bản”, “dịch vụ công cơ bản” are basic knowledge, basic services: no hedge.
_HEDGES = (
    r"về cơ bản|(?:^|(?<=[;,.:]\s))cơ bản|cơ bản(?=\s+(?:hoàn|đạt|đáp ứng|đảm bảo|bảo đảm|"
    r"khắc phục|giải quyết|xóa|thực hiện|ổn định))|đa số|phần lớn|hầu hết"
)
_VAGUE = re.compile(
    rf"\b(?:(?:{_VERBS})\s+(?:có\s+)?(?:{_MANNERS})|(?:hiệu quả|chất lượng|kết quả)\s+(?:tốt|cao)"
    rf"(?!\s+(?:nghiệp|hơn))|{_HEDGES})\b",
    re.IGNORECASE,
)
_INTENT = re.compile(r"\b(?:góp phần|từng bước|đẩy mạnh|tăng cường)\b", re.IGNORECASE)
# “Tổ chức, cá nhân” and the like are organisations, not the verb.
_ACTIVITY = re.compile(
    r"\s*(?:(?:tiếp tục|chủ động|tích cực|thường xuyên)\s+)?(phối hợp|tổ chức(?!\s*,|\s+(?:cá nhân|"
    r"chính trị|hành chính|bộ máy))|rà soát|tuyên truyền|tham mưu|kiểm tra|hướng dẫn|đôn đốc|"
    r"nghiên cứu|khảo sát|tham gia|theo dõi|giám sát|phổ biến|quán triệt|triển khai|chỉ đạo)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"%|\b(?:nhằm|góp phần|qua đó|từ đó|nâng cao|cải thiện|giảm|tăng|đạt|hoàn thành|để)\b",
    re.IGNORECASE,
)
# At the start, or after a clause: work whose end can be seen (a course is held, rules are issued).
_WORK = re.compile(
    r"(?:^|[;.]\s)\s*(?:thực hiện chuẩn hóa|tổ chức (?:các |việc )?(?:lớp|khóa|diễn tập|tập huấn|"
    r"đào tạo|hội nghị|hội thảo|kiểm tra)|xây dựng|ban hành|hoàn thiện|rà soát|nâng cấp|mua sắm|"
    r"thành lập|đào tạo|tập huấn|chuẩn hóa|xem xét và bố trí|bố trí)\b",
    re.IGNORECASE,
)
_COMPLETED = re.compile(
    r"\b(?:hoàn thành|hoàn tất|đủ điều kiện|đáp ứng|đạt yêu cầu)\b", re.IGNORECASE
)
_PROVIDED = re.compile(
    r"\b(?:(?:được|đã) cấp|cấp (?:tài khoản|phát)|có tài khoản|thiết lập|"
    r"trang bị|lắp đặt|triển khai)\b",
    re.IGNORECASE,
)
_USED = re.compile(r"\b(?:sử dụng|khai thác|truy cập|đăng nhập)\b", re.IGNORECASE)
_MONEY = re.compile(r"kinh phí|vốn|ngân sách|unfunded", re.IGNORECASE)
_CONTINUING = re.compile(r"\s*(tiếp tục|thường xuyên|duy trì|giữ vững)\b", re.IGNORECASE)
_KEEPING = re.compile(r"\b(?:tiếp tục duy trì|duy trì|giữ vững)\b", re.IGNORECASE)
_SHORTCOMING = re.compile(
    r"\b(?:chưa|không đạt|còn (?:ít|chậm|thấp|yếu|thiếu|hạn chế|rất ít|nhiều)|rất ít|hạn chế|"
    r"trễ hạn|quá hạn|thấp|kém|yếu)\b",
    re.IGNORECASE,
)


def vague(text: str) -> tuple[str, ...]:
    """Return the words of a text that praise a result where a criterion should stand.

    >>> vague("100% các sở ban hành và áp dụng tốt quy chế; cung cấp dịch vụ công cơ bản")
    ('áp dụng tốt',)
    """
    return tuple(_each(_VAGUE, text))


def claimed(text: str) -> tuple[str, ...]:
    """Return the words of a text that claim a result as reached or as good.

    >>> claimed("Cơ bản hoàn thành nhiệm vụ; sử dụng hiệu quả các cơ sở dữ liệu")
    ('Cơ bản', 'sử dụng hiệu quả', 'hoàn thành')
    """
    return (*vague(text), *_each(_COMPLETED, text))


def stage_of_use(text: str) -> Literal["provided", "used", ""]:
    """Tell whether the name of an indicator counts what people were given, or what they use.

    >>> stage_of_use("Số tài khoản đã cấp"), stage_of_use("Tỷ lệ sử dụng thư điện tử")
    ('provided', 'used')
    """
    composed = _composed(text)
    provided, used = bool(_PROVIDED.search(composed)), bool(_USED.search(composed))
    if provided == used:
        return ""
    return "provided" if provided else "used"


def intent(text: str) -> tuple[str, ...]:
    """Return the words of a text that name a direction and no result: “góp phần”, “từng bước”."""
    return tuple(_each(_INTENT, text))


def activity(text: str) -> str:
    """Return the verb of activity that a text opens with, if it names no outcome; or "".

    >>> activity("Phối hợp với Bộ trong công tác đào tạo"), activity("Rà soát để giảm thủ tục")
    ('Phối hợp', '')
    """
    composed = _composed(text)
    found = _ACTIVITY.match(composed)
    return found[1] if found and not _OUTCOME.search(composed) else ""


def work(text: str) -> bool:
    """Tell whether a text names work whose end can be seen, not only a way of working.

    >>> work("Tổ chức diễn tập an toàn thông tin"), work("Phát huy vai trò của thủ trưởng")
    (True, False)
    """
    return _WORK.search(_composed(text)) is not None


def continuing(text: str) -> str:
    """Return the word of continuation that a text opens with, or ""."""
    found = _CONTINUING.match(_composed(text))
    return found[1] if found else ""


def keeping(text: str) -> bool:
    """Tell whether a text wants a level kept rather than reached."""
    return bool(_KEEPING.search(_composed(text)))


def money(text: str) -> bool:
    """Tell whether a text speaks of money: “chưa được cấp kinh phí”."""
    return bool(_MONEY.search(_composed(text)))


def shortcoming(text: str) -> bool:
    """Tell whether a text speaks of a shortcoming: “chưa nhiều”, “còn ít”."""
    return bool(_SHORTCOMING.search(_composed(text)))


def _each(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    seen: set[str] = set()
    for match in pattern.finditer(_composed(text)):
        words = " ".join(match[0].split())
        if words.casefold() not in seen:
            seen.add(words.casefold())
            yield words


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
