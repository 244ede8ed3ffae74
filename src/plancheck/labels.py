"""What readers call values: kinds, events, relations, grades of an act; the progress of a task."""

from plancheck.text import Text

OFFICIAL: dict[str, Text] = {
    "not-started": Text("chưa thực hiện", "not started"),
    "in-progress": Text("đang thực hiện", "in progress"),
    "done": Text("đã xong", "done"),
    "done-late": Text("xong muộn", "done late"),
    "cancelled": Text("đã hủy", "cancelled"),
    "not-pursued": Text("không thực hiện", "not pursued"),
}
EVIDENCED: dict[str, Text] = {
    "none": Text("chưa có chứng cứ", "no evidence"),
    "limited": Text("chứng cứ còn ít", "limited evidence"),
    "substantial": Text("chứng cứ khá đủ", "substantial evidence"),
    "complete": Text("chứng cứ đầy đủ", "complete evidence"),
}
ROLES: dict[str, Text] = {
    "lead": Text("chủ trì", "lead"),
    "implement": Text("thực hiện", "carries out"),
    "coordinate": Text("phối hợp", "coordinates"),
    "support": Text("hỗ trợ", "supports"),
    "advise": Text("tham mưu", "advises"),
    "oversee": Text("đôn đốc, giám sát", "oversees"),
    "report": Text("báo cáo", "reports"),
    "consolidate": Text("tổng hợp", "consolidates"),
    "delegate": Text("phân công người thực hiện", "assigns staff"),
}
EVENTS: dict[str, Text] = {
    "entry-into-force": Text("có hiệu lực", "enters into force"),
    "amended": Text("được sửa đổi", "amended"),
    "partial-repeal": Text("bị bãi bỏ một phần", "partly repealed"),
    "replaced": Text("bị thay thế", "replaced"),
    "repealed": Text("bị bãi bỏ", "repealed"),
    "lapsed": Text("mất hiệu lực", "lapsed"),
    "expired": Text("hết thời hạn", "expired"),
    "suspended": Text("bị ngưng hiệu lực", "suspended"),
    "resumed": Text("có hiệu lực trở lại", "resumed"),
    "corrected": Text("được đính chính", "corrected"),
}
GRADES: dict[str, Text] = {
    "evidenced": Text("có chứng cứ", "evidenced"),
    "inferred": Text("suy ra", "inferred"),
    "plan-only": Text("chỉ kế hoạch nêu", "only the plan says so"),
    "recalled": Text("nhớ lại, chưa kiểm chứng", "recalled, not verified"),
    "unknown": Text("không rõ nguồn", "no source"),
}
ACT_TYPES: dict[str, Text] = {
    "hien-phap": Text("Hiến pháp", "Constitution"),
    "luat": Text("Luật", "law"),
    "phap-lenh": Text("Pháp lệnh", "ordinance"),
    "nghi-dinh": Text("Nghị định", "decree"),
    "nghi-quyet": Text("Nghị quyết", "resolution"),
    "quyet-dinh": Text("Quyết định", "decision"),
    "thong-tu": Text("Thông tư", "circular"),
    "thong-tu-lien-tich": Text("Thông tư liên tịch", "joint circular"),
    "chi-thi": Text("Chỉ thị", "directive"),
    "cong-van": Text("Công văn", "official letter"),
    "to-trinh": Text("Tờ trình", "proposal"),
    "ke-hoach": Text("Kế hoạch", "plan"),
    "tieu-chuan": Text("Tiêu chuẩn", "standard"),
    "other": Text("Loại khác", "other"),
}
RELATIONS: dict[str, Text] = {
    "policy-successor": Text("chính sách kế tiếp", "policy that follows"),
    "field-covered-by": Text("lĩnh vực do văn bản khác điều chỉnh", "field covered by"),
    "applied-by": Text("được áp dụng theo", "applied by"),
    "disapplied-in-part-by": Text("không áp dụng một phần theo", "disapplied in part by"),
}
