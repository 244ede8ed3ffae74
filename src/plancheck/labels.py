"""What readers call the values of an act: kinds, events, relations, grades."""

from plancheck.text import Text

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
