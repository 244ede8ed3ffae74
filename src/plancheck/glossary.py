"""The keys of plan files, explained in both languages: one key, one meaning, everywhere."""

from plancheck.text import Text

KEYS: dict[str, Text] = {
    "acts": Text(
        "Văn bản pháp luật, tiêu chuẩn được viện dẫn.", "Acts and standards that are cited."
    ),
    "act": Text("Mã văn bản.", "The act."),
    "actions": Text(
        "Các việc cụ thể trong một nhiệm vụ gồm nhiều việc.", "The actions of a compound task."
    ),
    "addressed_to": Text("Cơ quan được kiến nghị.", "The bodies it is addressed to."),
    "addresses": Text(
        "Khó khăn, tồn tại mà nhiệm vụ giải quyết.", "The problems that the task addresses."
    ),
    "adoption": Text("Quyết định ban hành kế hoạch.", "The act that adopted the plan."),
    "after": Text(
        "Nội dung sau khi sửa đổi, như trong tệp; có thể bỏ.",
        "What it became, as the files hold it; may be left out.",
    ),
    "amendments": Text(
        "Các lần sửa đổi, bổ sung kế hoạch; tệp ghi nội dung sau khi sửa đổi.",
        "Amendments of the plan; the files hold the plan as amended.",
    ),
    "amount": Text("Số tiền, đồng.", "The amount, in đồng."),
    "anchor": Text("Vị trí trong văn bản nguồn.", "Where the source text says it."),
    "appendices": Text("Phụ lục kèm theo kế hoạch.", "Appendices of the plan."),
    "approved_by": Text(
        "Văn bản phê duyệt; hoặc: người, cơ quan chấp thuận miễn trừ.",
        "The act that approved it; or: who approved the waiver.",
    ),
    "approx": Text("Xấp xỉ (“ước đạt”).", "About this much."),
    "articles": Text("Các điều của quyết định ban hành.", "Articles of the adopting decision."),
    "as_of": Text("Số liệu tính đến ngày.", "The day the figure is for."),
    "assignments": Text("Phân công trách nhiệm (tổ chức thực hiện).", "Duties given to bodies."),
    "at": Text(
        "Điều, khoản, điểm được viện dẫn, ví dụ dieu-28.", "The pinpoint, for example dieu-28."
    ),
    "baseline": Text("Số liệu gốc để so sánh.", "The measurement to compare with."),
    "before": Text(
        "Trước ngày này (không gồm ngày này); hoặc: nội dung trước khi sửa đổi.",
        "Before this day (the day not included); or: what was there before the amendment.",
    ),
    "between": Text("Trong khoảng hai số, gồm cả hai.", "Between two numbers, both included."),
    "bodies": Text("Cơ quan, đơn vị.", "Bodies."),
    "body": Text("Cơ quan.", "The body."),
    "branches": Text("Khối: Đảng, Nhà nước, Đoàn thể.", "Branches: party, state, union."),
    "by": Text(
        "Đến hết ngày này; hoặc: bởi văn bản, cơ quan, người nào.",
        "By this day (included); or: by which act, body or person.",
    ),
    "capacity": Text("Chức vụ người ký.", "The capacity of the signatory."),
    "carried_from": Text("Việc năm trước chuyển sang.", "What it carries on from last year."),
    "cause": Text("Nguyên nhân.", "The cause."),
    "changes": Text(
        "Sắp xếp tổ chức: hợp nhất, chia tách, đổi tên, giải thể.", "Reorganisations of bodies."
    ),
    "checked_on": Text(
        "Ngày kiểm tra tình trạng hiệu lực gần nhất.", "The day its status was last checked."
    ),
    "cites": Text("Văn bản được viện dẫn.", "The acts it cites."),
    "claim": Text("Điều được nói.", "What is claimed."),
    "condition": Text("Điều kiện để bắt đầu hoặc hoàn thành.", "The condition it depends on."),
    "confirmed_by": Text(
        "Người đã xác nhận liên hệ do biên tập viên suy ra.", "Who confirmed an inferred link."
    ),
    "continuing": Text("Việc thường xuyên, tiếp tục.", "Work that goes on."),
    "continuous": Text("Thường xuyên, không có hạn.", "Continuous, without an end."),
    "counts": Text("Số thành viên theo từng thời điểm.", "How many members on which day."),
    "covers": Text(
        "Nội dung báo cáo; hoặc: kỳ của báo cáo đã nhận, ví dụ 2019-Q3.",
        "What the report covers; or: the stretch a report received is for, for example 2019-Q3.",
    ),
    "currency": Text("Đơn vị tiền.", "The currency."),
    "cut": Text("Kinh phí giả định bị cắt.", "Money that is assumed to be cut."),
    "date": Text("Ngày.", "The day."),
    "denominator": Text("Mẫu số.", "The denominator."),
    "depends_on": Text("Nhiệm vụ phải xong trước.", "The tasks that must be done first."),
    "direction": Text("Chiều tốt: tăng (up) hay giảm (down).", "Which way is better: up or down."),
    "disposition": Text("Việc năm trước được xử lý thế nào.", "What became of it."),
    "dissolved": Text("Ngày giải thể.", "The day it was dissolved."),
    "doc": Text(
        "Tệp văn bản nguồn, nếu không phải tệp đầu tiên.", "The source document, if not the first."
    ),
    "drop": Text(
        "Nhiệm vụ, mục tiêu, chỉ tiêu giả định bị bỏ.", "Elements that are assumed to be dropped."
    ),
    "due": Text("Thời hạn.", "The deadline."),
    "effective": Text("Ngày có hiệu lực.", "The entry into force."),
    "element": Text("Mã của mục được sửa đổi.", "The element that is amended."),
    "en": Text("Nhãn tiếng Anh.", "English label."),
    "enacted_under": Text("Văn bản làm căn cứ ban hành.", "The acts it was issued under."),
    "ended": Text("Ngày hết hiệu lực.", "The end of its force."),
    "eq": Text("Bằng đúng.", "Exactly."),
    "equations": Text("Tổng và tỷ lệ mà văn bản nêu.", "Sums and ratios that the text states."),
    "events": Text("Các mốc hiệu lực.", "Dated changes in its force."),
    "every": Text("Định kỳ.", "How often."),
    "evidence": Text("Chứng cứ.", "The evidence."),
    "evidenced": Text("Mức độ chứng cứ.", "How far it is evidenced."),
    "file": Text("Tên tệp.", "The file."),
    "founded": Text("Ngày thành lập.", "The day it was founded."),
    "from": Text("Từ (ngày, cơ quan).", "From (a day, or bodies)."),
    "function": Text("Chức năng.", "What it is for."),
    "funding": Text("Kinh phí.", "The money behind it."),
    "ge": Text("Từ … trở lên.", "At least."),
    "grade": Text("Mức xác minh.", "How well it is established."),
    "grades": Text("Mức xác minh từng thông tin.", "How well each fact is established."),
    "group": Text("Nhóm.", "The group."),
    "groups": Text("Nhóm cơ quan.", "Groups of bodies."),
    "gt": Text("Trên, hơn.", "More than."),
    "holds": Text("Phụ lục chứa gì.", "What the appendix holds."),
    "id": Text("Mã, không đổi và không dùng lại.", "The id: never changed, never reused."),
    "ignore": Text(
        "Đoạn văn bản không thuộc nội dung kế hoạch, và lý do.",
        "Text that is not part of the plan, and why.",
    ),
    "in_force": Text("Hiệu lực thi hành.", "When it takes effect."),
    "indicator": Text("Chỉ số.", "The indicator."),
    "indicators": Text("Các chỉ số.", "Indicators."),
    "integrations": Text("Kết nối, liên thông với hệ thống khác.", "Connections to other systems."),
    "issued": Text("Ngày ban hành.", "The day it was issued."),
    "issuer": Text("Cơ quan ban hành.", "The body that issued it."),
    "items": Text(
        "Hiện trạng: kết quả, tồn tại, khó khăn, nguyên nhân, kiến nghị.",
        "The situation: results, gaps, problems, causes, recommendations.",
    ),
    "jurisdiction": Text(
        "Địa bàn (mã ISO 3166-2, ví dụ VN-51).", "The jurisdiction (ISO 3166-2, for example VN-51)."
    ),
    "key": Text(
        "Khóa được sửa đổi, ví dụ due hoặc scope.levels; bỏ trống là cả mục.",
        "The key that is amended, for example due or scope.levels; left out, the whole element.",
    ),
    "kind": Text("Loại.", "The kind."),
    "le": Text("Tối đa.", "At most."),
    "legal_basis": Text("Căn cứ pháp lý.", "The legal bases."),
    "level": Text("Cấp.", "The level of government."),
    "levels": Text("Các cấp: tỉnh, huyện, xã.", "Levels: province, district, commune."),
    "lines": Text("Dòng trong văn bản nguồn.", "Lines of the source text."),
    "link": Text(
        "Liên hệ do văn bản nêu (stated) hay suy ra (inferred).",
        "Whether the text states the link or it is inferred.",
    ),
    "links": Text("Địa chỉ trên mạng.", "Addresses."),
    "list": Text(
        "Danh sách căn cứ: của quyết định (preamble) hay của kế hoạch (plan).",
        "Which list of bases: preamble or plan.",
    ),
    "lt": Text("Dưới, ít hơn.", "Less than."),
    "measurements": Text("Số liệu.", "Measurements."),
    "members": Text("Thành viên.", "The members."),
    "method": Text("Cách tính.", "How it is computed."),
    "name": Text("Tên.", "The name."),
    "normative": Text("Là văn bản quy phạm pháp luật.", "It is a normative act."),
    "note": Text("Ghi chú của biên tập viên.", "The editor's note."),
    "number": Text("Số, số ký hiệu.", "The number."),
    "numerator": Text("Tử số.", "The numerator."),
    "objective_groups": Text("Nhóm mục tiêu.", "Groups of objectives."),
    "objectives": Text("Mục tiêu.", "Objectives."),
    "of": Text("Trên tổng số (13 trên 17).", "Out of how many (13 of 17)."),
    "official": Text("Trạng thái do cơ quan báo cáo.", "The status as reported."),
    "on": Text("Ngày.", "The day."),
    "on_behalf_of": Text("Ký thay ai.", "For whom it was signed."),
    "op": Text(
        "Phép tính: tổng (sum), tỷ lệ (ratio); hoặc cách sửa đổi: thay (substitute), bổ sung"
        " (insert), bãi bỏ (repeal), đánh số lại (renumber).",
        "The operation: sum or ratio; or of an amendment: substitute, insert, repeal, renumber.",
    ),
    "operations": Text("Những gì được sửa đổi.", "What is amended."),
    "operator": Text("Đơn vị vận hành.", "Who runs it."),
    "other_names": Text("Tên gọi khác, tên viết tắt.", "Other names and abbreviations."),
    "output": Text("Sản phẩm.", "The deliverable."),
    "owner": Text("Cơ quan chủ quản.", "Who owns it."),
    "parent": Text("Cấp trên.", "The one above."),
    "percent": Text("Cắt bao nhiêu phần trăm.", "By how many per cent."),
    "period": Text(
        "Thời kỳ, gồm cả ngày đầu và ngày cuối.", "The period, first and last day included."
    ),
    "place": Text("Nơi; vị trí trong tài liệu.", "The place."),
    "plan": Text("Kế hoạch.", "The plan."),
    "predecessor": Text("Kế hoạch năm trước.", "The plan before."),
    "printed": Text("Tên như in trong văn bản.", "The name as printed."),
    "producer": Text("Cơ quan cung cấp số liệu.", "Who produces the figure."),
    "programme_period": Text(
        "Giai đoạn của chương trình, kế hoạch.", "The period of the programme."
    ),
    "progress": Text("Nhật ký tiến độ.", "The progress log."),
    "projects": Text("Dự án.", "Projects."),
    "proposal": Text("Tờ trình.", "The proposal."),
    "qualifiers": Text("Điều kiện kèm theo phạm vi.", "Further conditions of the scope."),
    "quality": Text("Chất lượng số liệu.", "The quality of the figure."),
    "quarter": Text("Quý.", "The quarter."),
    "quote": Text("Nguyên văn trong văn bản nguồn.", "The words of the source text."),
    "reason": Text("Lý do.", "The reason."),
    "recipients": Text("Nơi nhận.", "The distribution list."),
    "recorded": Text("Ngày ghi nhận.", "The day it was recorded."),
    "references": Text("Nguồn tra cứu.", "Where evidence was read."),
    "rejected_claims": Text(
        "Thông tin lan truyền nhưng trái với chứng cứ.", "Claims that the evidence contradicts."
    ),
    "relations": Text("Liên hệ khác giữa các văn bản.", "Other links between acts."),
    "reported_by": Text("Cơ quan báo cáo.", "Who reported it."),
    "receipts": Text("Báo cáo đã nhận.", "Reports that were received."),
    "report": Text("Mã chế độ báo cáo.", "The duty to report."),
    "form": Text("Dấu của biểu đã đọc.", "The stamp of the form that was read."),
    "reports": Text("Chế độ báo cáo.", "Duties to report."),
    "retrieved": Text("Ngày lấy về.", "The day it was retrieved."),
    "role": Text("Vai trò.", "The role."),
    "scope": Text("Phạm vi.", "The scope."),
    "section": Text(
        "Mục trong văn bản, ví dụ II.3.b.-2.", "The place in the text, for example II.3.b.-2."
    ),
    "sections": Text("Đề mục của văn bản.", "Headings of the text."),
    "sha256": Text("Mã băm của tệp nguồn.", "The hash of the source file."),
    "signatory": Text("Người ký.", "Who signed."),
    "source": Text(
        "Vị trí trong văn bản nguồn; với kinh phí, chứng cứ: nguồn.",
        "Where the source text says it; for money and evidence: the source.",
    ),
    "source_documents": Text("Văn bản nguồn.", "The source texts."),
    "staff": Text("Cán bộ, công chức, viên chức.", "Kinds of staff."),
    "stage": Text("Giai đoạn cấp vốn.", "The stage of funding."),
    "state": Text("Trạng thái.", "The state."),
    "status": Text("Tình trạng.", "The status."),
    "successors": Text("Nhiệm vụ tiếp nối.", "The tasks that continue it."),
    "supports": Text(
        "Mục tiêu cấp trên mà nó phục vụ; với chứng cứ: thông tin được chứng minh.",
        "The objectives it serves; for evidence: the facts it proves.",
    ),
    "system": Text("Hệ thống thông tin.", "The information system."),
    "systems": Text("Hệ thống thông tin.", "Information systems."),
    "targets": Text("Chỉ tiêu.", "Targets."),
    "task": Text("Nhiệm vụ.", "The task."),
    "tasks": Text("Nhiệm vụ, giải pháp.", "Tasks and solutions."),
    "terms": Text(
        "Các số hạng; với tỷ lệ: tử số rồi mẫu số.",
        "The terms; for a ratio: numerator, then denominator.",
    ),
    "text": Text("Bằng lời, không có số.", "In words."),
    "waivers": Text(
        "Miễn trừ: phát hiện được chấp nhận có thời hạn.", "Findings accepted for a time."
    ),
    "rule": Text("Quy tắc được miễn trừ.", "The rule that is waived."),
    "subject": Text("Mục được miễn trừ.", "The element that is waived."),
    "finding": Text("Dấu của riêng một phát hiện.", "The fingerprint of one finding."),
    "approved_on": Text("Ngày chấp thuận.", "The day of approval."),
    "expires": Text("Ngày cuối còn hiệu lực.", "The last day it holds."),
    "ref": Text("Số văn bản chấp thuận.", "The number of the approving document."),
    "then": Text("Báo cáo tiếp.", "Who reports onward."),
    "title": Text("Tên gọi.", "The title."),
    "to": Text(
        "Đến (ngày); tới (cơ quan, hệ thống); còn lại (số tiền).",
        "To (a day, a body, a system); down to (an amount).",
    ),
    "tolerance": Text("Sai số cho phép.", "The tolerance."),
    "total": Text("Kết quả.", "The result."),
    "type": Text("Loại.", "The type."),
    "unit": Text("Đơn vị tính.", "The unit."),
    "unlisted": Text("Văn bản không liệt kê thành viên.", "The text does not list the members."),
    "url": Text("Địa chỉ.", "The address."),
    "value": Text("Giá trị.", "The value."),
    "vi": Text(
        "Nguyên văn tiếng Việt, hoặc tên tiếng Việt.",
        "The Vietnamese words, verbatim, or the Vietnamese name.",
    ),
    "was": Text("Mã cũ.", "Former ids."),
    "where": Text("Nơi tra cứu.", "Where it is."),
    "why": Text("Vì sao.", "Why."),
    "with": Text("Cơ quan phối hợp.", "The bodies it is done with."),
    "year": Text("Năm.", "The year."),
}
