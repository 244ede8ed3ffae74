"""What readers call the keys of plan files and their values: `role` is “vai trò”, `lead` “chủ trì”.

`glossary.KEYS` explains a key in a sentence; here it has a name, to stand inside one.
"""

from plancheck.labels import ACT_TYPES, EVIDENCED, GRADES, OFFICIAL, RELATIONS, ROLES
from plancheck.text import Text

NAMES: dict[str, Text] = {
    "act": Text("văn bản", "act"),
    "actions": Text("việc cụ thể", "actions"),
    "acts": Text("văn bản", "acts"),
    "addressed_to": Text("cơ quan được kiến nghị", "addressed to"),
    "addresses": Text("liên kết giải quyết khó khăn", "problems addressed"),
    "adoption": Text("việc ban hành", "adoption"),
    "after": Text("nội dung sau sửa đổi", "content after"),
    "amount": Text("số tiền", "amount"),
    "anchor": Text("vị trí trong văn bản nguồn", "place in the source text"),
    "approved_by": Text("người chấp thuận", "approved by"),
    "approved_on": Text("ngày chấp thuận", "day of approval"),
    "approx": Text("xấp xỉ", "about"),
    "as_of": Text("ngày của số liệu", "day of the figure"),
    "at": Text("điều khoản", "provision"),
    "baseline": Text("số liệu gốc", "baseline"),
    "before": Text("trước ngày", "before"),
    "between": Text("khoảng", "between"),
    "bodies": Text("cơ quan", "bodies"),
    "body": Text("cơ quan", "body"),
    "branches": Text("khối", "branches"),
    "by": Text("thời hạn", "deadline"),
    "capacity": Text("chức vụ", "capacity"),
    "carried_from": Text("việc chuyển tiếp từ", "carried from"),
    "cause": Text("nguyên nhân", "cause"),
    "checked_on": Text("ngày kiểm tra hiệu lực", "day last checked"),
    "cites": Text("viện dẫn", "citation"),
    "claim": Text("điều được nói", "claim"),
    "condition": Text("điều kiện", "condition"),
    "confirmed_by": Text("người xác nhận", "confirmed by"),
    "continuing": Text("việc thường xuyên", "continuing"),
    "continuous": Text("thường xuyên", "continuous"),
    "counts": Text("số thành viên", "number of members"),
    "covers": Text("nội dung hoặc kỳ báo cáo", "what it covers"),
    "currency": Text("đơn vị tiền", "currency"),
    "date": Text("ngày", "day"),
    "denominator": Text("mẫu số", "denominator"),
    "depends_on": Text("nhiệm vụ phải xong trước", "tasks that come first"),
    "direction": Text("chiều tốt", "better direction"),
    "disposition": Text("kết quả xử lý", "disposition"),
    "dissolved": Text("ngày giải thể", "day of dissolution"),
    "doc": Text("văn bản nguồn", "source document"),
    "due": Text("thời hạn", "deadline"),
    "effective": Text("ngày có hiệu lực", "entry into force"),
    "element": Text("mục được sửa đổi", "element amended"),
    "en": Text("nhãn tiếng Anh", "English label"),
    "enacted_under": Text("căn cứ ban hành", "basis of enactment"),
    "ended": Text("ngày hết hiệu lực", "end of force"),
    "eq": Text("bằng", "exactly"),
    "events": Text("mốc hiệu lực", "events"),
    "every": Text("định kỳ", "every"),
    "evidence": Text("chứng cứ", "evidence"),
    "evidenced": Text("mức chứng cứ", "how far evidenced"),
    "expires": Text("ngày hết hạn", "last day"),
    "file": Text("tệp", "file"),
    "finding": Text("phát hiện", "finding"),
    "form": Text("dấu của biểu", "stamp of the form"),
    "founded": Text("ngày thành lập", "day of foundation"),
    "from": Text("từ", "from"),
    "function": Text("chức năng", "function"),
    "funding": Text("kinh phí", "funding"),
    "ge": Text("từ mức", "at least"),
    "grade": Text("mức xác minh", "how well established"),
    "grades": Text("mức xác minh", "how well established"),
    "group": Text("nhóm", "group"),
    "gt": Text("trên mức", "more than"),
    "holds": Text("nội dung phụ lục", "what it holds"),
    "id": Text("mã", "id"),
    "ignore": Text("phần không mã hóa", "text left out"),
    "in_force": Text("hiệu lực thi hành", "entry into force"),
    "indicator": Text("chỉ số", "indicator"),
    "indicators": Text("chỉ số", "indicators"),
    "integrations": Text("kết nối hệ thống", "connections"),
    "issued": Text("ngày ban hành", "day of issue"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "jurisdiction": Text("địa bàn", "jurisdiction"),
    "key": Text("khóa được sửa đổi", "key amended"),
    "kind": Text("loại", "kind"),
    "le": Text("tối đa", "at most"),
    "legal_basis": Text("căn cứ pháp lý", "legal basis"),
    "level": Text("cấp", "level"),
    "levels": Text("cấp", "levels"),
    "lines": Text("dòng", "lines"),
    "link": Text("nguồn của liên hệ", "ground of the link"),
    "links": Text("địa chỉ mạng", "web addresses"),
    "list": Text("danh sách căn cứ", "list of bases"),
    "lt": Text("dưới mức", "less than"),
    "measurements": Text("số liệu", "figures"),
    "members": Text("thành viên", "members"),
    "method": Text("cách tính", "method"),
    "name": Text("tên", "name"),
    "normative": Text("tính quy phạm", "normative"),
    "note": Text("ghi chú", "note"),
    "number": Text("số hiệu", "number"),
    "numerator": Text("tử số", "numerator"),
    "objective": Text("mục tiêu", "objective"),
    "objectives": Text("liên kết phục vụ mục tiêu", "objectives served"),
    "of": Text("trên tổng số", "out of"),
    "official": Text("trạng thái báo cáo", "reported status"),
    "on": Text("ngày", "day"),
    "on_behalf_of": Text("ký thay", "signed for"),
    "op": Text("phép tính hoặc cách sửa đổi", "operation"),
    "operations": Text("nội dung sửa đổi", "what is amended"),
    "operator": Text("đơn vị vận hành", "operator"),
    "other_names": Text("tên gọi khác", "other names"),
    "output": Text("sản phẩm", "deliverable"),
    "owner": Text("cơ quan chủ quản", "owner"),
    "parent": Text("cấp trên", "the one above"),
    "period": Text("thời kỳ", "period"),
    "place": Text("vị trí", "place"),
    "plan": Text("kế hoạch", "plan"),
    "predecessor": Text("kế hoạch trước", "plan before"),
    "printed": Text("tên như in trong văn bản", "name as printed"),
    "producer": Text("cơ quan cung cấp số liệu", "producer"),
    "programme_period": Text("giai đoạn của chương trình", "period of the programme"),
    "progress": Text("tiến độ", "progress"),
    "proposal": Text("tờ trình", "proposal"),
    "qualifiers": Text("điều kiện của phạm vi", "conditions of the scope"),
    "quality": Text("chất lượng số liệu", "quality of the figure"),
    "quarter": Text("quý", "quarter"),
    "quote": Text("trích dẫn", "quote"),
    "reason": Text("lý do", "reason"),
    "recorded": Text("ngày ghi nhận", "day it was recorded"),
    "ref": Text("tham chiếu", "reference"),
    "rejected_claims": Text("thông tin bị bác", "rejected claims"),
    "relations": Text("liên hệ giữa văn bản", "relations"),
    "report": Text("chế độ báo cáo", "reporting duty"),
    "reported_by": Text("cơ quan báo cáo", "reported by"),
    "retrieved": Text("ngày tra cứu", "day it was read"),
    "role": Text("vai trò", "role"),
    "rule": Text("quy tắc", "rule"),
    "scope": Text("phạm vi", "scope"),
    "section": Text("đề mục", "section"),
    "sha256": Text("mã băm", "hash"),
    "signatory": Text("người ký", "signatory"),
    "source": Text("nguồn", "source"),
    "source_documents": Text("văn bản nguồn", "source text"),
    "staff": Text("đối tượng", "staff"),
    "stage": Text("giai đoạn bố trí", "stage"),
    "state": Text("tình trạng", "state"),
    "status": Text("trạng thái", "status"),
    "subject": Text("mục được miễn trừ", "element waived"),
    "successors": Text("nhiệm vụ kế tiếp", "tasks that follow"),
    "support": Text("hỗ trợ", "support"),
    "supports": Text("liên kết hỗ trợ mục tiêu", "objectives supported"),
    "system": Text("hệ thống", "system"),
    "systems": Text("liên kết hệ thống", "systems"),
    "targets": Text("chỉ tiêu", "targets"),
    "task": Text("nhiệm vụ", "task"),
    "tasks": Text("nhiệm vụ", "tasks"),
    "terms": Text("các số hạng", "terms"),
    "text": Text("mô tả", "in words"),
    "then": Text("báo cáo tiếp", "report onwards"),
    "title": Text("tên", "title"),
    "to": Text("đến", "to"),
    "tolerance": Text("sai số cho phép", "tolerance"),
    "total": Text("tổng", "total"),
    "type": Text("loại", "type"),
    "unit": Text("đơn vị tính", "unit"),
    "unlisted": Text("danh sách chưa đầy đủ", "not fully listed"),
    "url": Text("địa chỉ", "address"),
    "value": Text("mức", "value"),
    "vi": Text("nguyên văn", "wording"),
    "was": Text("mã cũ", "former ids"),
    "where": Text("nơi tra cứu", "where it was read"),
    "why": Text("lý do", "why"),
    "with": Text("cơ quan phối hợp", "coordinating bodies"),
    "year": Text("năm", "year"),
}
_LEVELS = {
    "central": Text("trung ương", "central"),
    "province": Text("tỉnh", "province"),
    "district": Text("huyện", "district"),
    "commune": Text("xã", "commune"),
}
REORGANISED = {
    "merger": Text("hợp nhất, sáp nhập", "merger"),
    "split": Text("chia, tách", "split"),
    "rename": Text("đổi tên", "change of name"),
    "abolition": Text("giải thể", "abolition"),
    "transfer": Text("chuyển nhiệm vụ", "transfer of duties"),
}
LINKS = {
    "stated": Text("văn bản nêu", "stated in the text"),
    "inferred": Text("do biên tập viên suy ra", "inferred by an editor"),
}
STAGES = {
    "planned": Text("dự kiến", "planned"),
    "announced": Text("đã thông báo", "announced"),
    "authorised": Text("đã phê duyệt", "authorised"),
    "allocated": Text("đã phân bổ", "allocated"),
    "committed": Text("đã cam kết chi", "committed"),
    "paid": Text("đã chi", "paid"),
}
MONEY = {
    "province": Text("ngân sách tỉnh", "provincial budget"),
    "central": Text("ngân sách trung ương", "central budget"),
    "lease": Text("thuê dịch vụ", "lease"),
    "loan": Text("vốn vay", "loan"),
    "other": Text("nguồn khác", "other sources"),
}
# Words that files use, by the key they stand under; of some keys, by the kind of the element, too.
_VALUES: dict[str, dict[str, Text]] = {
    "role": ROLES,
    "official": OFFICIAL,
    "evidenced": EVIDENCED,
    "grade": GRADES,
    "link": LINKS,
    "stage": STAGES,
    "level": _LEVELS,
    "change.type": REORGANISED,
    "act.type": ACT_TYPES,
    "relation.type": RELATIONS,
    "funding.source": MONEY,
    "cite.role": {
        "basis": Text("căn cứ", "basis"),
        "guides": Text("hướng dẫn", "guides"),
        "implements": Text("thực hiện", "implements"),
        "cites": Text("viện dẫn", "cites"),
        "proposes": Text("đề nghị", "proposes"),
        "parent-plan": Text("kế hoạch cấp trên", "parent plan"),
    },
    "list": {
        "preamble": Text("căn cứ của quyết định", "the decision's preamble"),
        "plan": Text("căn cứ của kế hoạch", "the plan's own list"),
    },
    "objective.kind": {
        "general": Text("tổng quát", "general"),
        "specific": Text("cụ thể", "specific"),
    },
    "task.kind": {
        "content": Text("nội dung", "content"),
        "solution": Text("giải pháp", "solution"),
        "duty": Text("phần việc được giao", "duty"),
    },
    "item.kind": {
        "claim": Text("kết quả", "claim"),
        "unfinished": Text("việc chưa xong", "unfinished work"),
        "problem": Text("khó khăn", "problem"),
        "cause": Text("nguyên nhân", "cause"),
        "recommendation": Text("kiến nghị", "recommendation"),
        "ongoing": Text("việc đang làm", "ongoing work"),
    },
    "indicator.kind": {
        "share": Text("tỷ lệ", "share"),
        "count": Text("số lượng", "count"),
        "amount": Text("số tiền", "amount"),
        "qualitative": Text("định tính", "qualitative"),
    },
    "disposition": {
        "carried": Text("chuyển tiếp", "carried over"),
        "partly": Text("chuyển tiếp một phần", "carried over in part"),
        "dropped": Text("bỏ", "dropped"),
        "done": Text("đã xong", "done"),
        "superseded": Text("được thay thế", "superseded"),
    },
    "quality": {
        "exact": Text("chính xác", "exact"),
        "bound": Text("cận", "bound"),
        "estimate": Text("ước tính", "estimate"),
        "qualitative": Text("định tính", "qualitative"),
    },
    "direction": {"up": Text("tăng", "up"), "down": Text("giảm", "down")},
    "status": {
        "missing": Text("chưa có trong hồ sơ", "missing"),
        "encoded": Text("đã mã hóa", "encoded"),
    },
    "system.state": {
        "planned": Text("dự kiến", "planned"),
        "pilot": Text("thí điểm", "pilot"),
        "operational": Text("đang vận hành", "operational"),
        "retired": Text("đã dừng", "retired"),
    },
    "integration.state": {
        "yes": Text("đã kết nối", "connected"),
        "no": Text("chưa kết nối", "not connected"),
        "partial": Text("kết nối một phần", "partly connected"),
        "planned": Text("dự kiến kết nối", "planned"),
    },
    "op": {
        "sum": Text("tổng", "sum"),
        "ratio": Text("tỷ lệ", "ratio"),
        "substitute": Text("thay", "substitute"),
        "insert": Text("bổ sung", "insert"),
        "repeal": Text("bãi bỏ", "repeal"),
        "renumber": Text("đánh số lại", "renumber"),
    },
    "body.kind": {
        "uy-ban": Text("ủy ban", "committee"),
        "so": Text("sở", "department"),
        "van-phong": Text("văn phòng", "office"),
        "trung-tam": Text("trung tâm", "centre"),
        "ban-chi-dao": Text("ban chỉ đạo", "steering committee"),
        "doi": Text("đội", "team"),
        "don-vi": Text("đơn vị", "unit"),
        "person": Text("chức danh", "office holder"),
        "vertical": Text("cơ quan ngành dọc", "body of a ministry"),
        "central": Text("cơ quan trung ương", "central body"),
        "party": Text("cơ quan Đảng", "Party body"),
        "other": Text("loại khác", "other"),
    },
    "holds": {
        "leads": Text("cơ quan chủ trì", "leads"),
        "deadlines": Text("thời hạn", "deadlines"),
        "funding": Text("kinh phí", "funding"),
        "tasks": Text("nhiệm vụ", "tasks"),
        "projects": Text("dự án", "projects"),
    },
}
# Keys that are called otherwise in elements or parts of one kind.
_OWN_NAMES = {
    "amendment.from": Text("ngày có hiệu lực", "day of effect"),
    "assignment.scope": Text("phạm vi phân công", "what it covers"),
    "change.from": Text("cơ quan trước sắp xếp", "bodies before"),
    "change.to": Text("cơ quan sau sắp xếp", "bodies after"),
    "cite.list": Text("danh sách căn cứ", "list of bases"),
    "event.by": Text("văn bản làm thay đổi", "act that brings it"),
    "funding.source": Text("nguồn kinh phí", "source of the money"),
    "funding.act": Text("văn bản bố trí", "act behind it"),
    "integration.to": Text("hệ thống kết nối", "system connected"),
    "measurement.value": Text("giá trị", "value"),
    "progress.by": Text("cơ quan báo cáo", "reported by"),
    "receipt.by": Text("cơ quan gửi", "sender"),
    "reference.kind": Text("loại nguồn", "kind"),
    "report.from": Text("cơ quan phải báo cáo", "senders"),
    "report.to": Text("nơi nhận báo cáo", "receiver"),
    "serves.by": Text("người nối", "linked by"),
    "serves.on": Text("ngày nối", "day it was linked"),
}


def name_of(key: str, sort: str = "") -> Text:
    """Return what a key is called, with the key as files write it.

    >>> name_of("role").vi, name_of("cites[nd-64]").vi, name_of("adoption.date").vi
    ('vai trò (role)', 'viện dẫn (cites[nd-64])', 'việc ban hành, ngày (adoption.date)')
    """
    steps = key.partition("[")[0].split(".")
    told = [
        _OWN_NAMES.get(f"{sort}.{step}") or NAMES.get(step, Text(f"“{step}”", f"“{step}”"))
        for step in steps
    ]
    vi, en = ", ".join(each.vi for each in told), ", ".join(each.en for each in told)
    shown = key.removesuffix("[]")
    same = en == shown.replace("_", " ")
    return Text(f"{vi} ({shown})", shown if same else f"{en} ({shown})")


def value_of(sort: str, key: str, value: str) -> Text | None:
    """Return what a value of a key is called, None where it has no other name.

    Args:
        sort: the kind of the element or of the part, for example `task` or `cite`.
        key: the last step of the key, for example `kind`.
        value: the value as files write it.
    """
    if sort == "grades":
        return GRADES.get(value)
    for place in (f"{sort}.{key}", key):
        found = _VALUES.get(place, {}).get(value)
        if found is not None:
            return found
    return None
