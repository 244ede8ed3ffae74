"""The parts of the site: what its pages are called in menus, and where they stand."""

from typing import NamedTuple

from plancheck.text import Text


class Part(NamedTuple):
    """A part of the site: the folder of its first page, its name in menus."""

    folder: str
    words: Text


# The menu at the top of every page of a plan.
MAIN = (
    Part("", Text("Tổng quan", "Overview")),
    Part("co-quan", Text("Cơ quan", "Bodies")),
    Part("nhiem-vu", Text("Nhiệm vụ", "Tasks")),
    Part("muc-tieu", Text("Mục tiêu", "Objectives")),
    Part("can-cu", Text("Căn cứ", "Legal basis")),
    Part("canh-bao", Text("Phát hiện", "Findings")),
)
# Everything else of a plan, under headings of their own at the foot of every page.
DEADLINES = (
    Part("lich", Text("Lịch thời hạn", "Calendar")),
    Part("bao-cao", Text("Báo cáo phải gửi", "Reports owed")),
    Part("tien-do", Text("Tiến độ", "Time line")),
)
LINKS = (
    Part("phan-cong", Text("Bảng phân công", "Assignments")),
    Part("he-thong", Text("Hệ thống thông tin", "Information systems")),
    Part("du-an", Text("Dự án", "Projects")),
    Part("anh-huong", Text("Ảnh hưởng pháp lý", "Legal impact")),
)
SOURCES = (
    Part("van-ban", Text("Văn bản gốc", "Source text")),
    Part("hien-trang", Text("Hiện trạng", "Situation")),
    Part("so-lieu", Text("Số liệu", "Figures")),
    Part("nguon", Text("Nguồn tra cứu", "Sources")),
)
CHANGES = (
    Part("mien-tru", Text("Miễn trừ", "Waivers")),
    Part("sua-doi", Text("Sửa đổi, bổ sung", "Amendments")),
    Part("thay-doi", Text("Thay đổi gần đây", "Recent changes")),
)
FINDING = (
    Part("tim", Text("Tra cứu A–Z", "A–Z index")),
    Part("du-lieu", Text("Dữ liệu mở", "Open data")),
)
FOOT = (
    (Text("Thời hạn", "Deadlines"), DEADLINES),
    (Text("Liên hệ", "Connections"), LINKS),
    (Text("Nguồn", "Sources"), SOURCES),
    (Text("Thay đổi", "Changes"), CHANGES),
    (Text("Tra cứu", "Look up"), FINDING),
)
# What all plans share.
SHARED = (
    Part("cach-doc", Text("Cách đọc trang này", "How to read this site")),
    Part("quy-tac", Text("Các quy tắc kiểm tra", "The rules")),
    Part("thuat-ngu", Text("Thuật ngữ", "Glossary")),
)
WORDS = {
    part.folder: part.words
    for part in (*MAIN, *DEADLINES, *LINKS, *SOURCES, *CHANGES, *FINDING, *SHARED)
}
