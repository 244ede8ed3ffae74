"""The words that the project and its readers use: one word for one thing, in both languages.

`docs/glossary.md` holds the same table; a test keeps the two alike.
"""

from typing import NamedTuple

from plancheck.text import Text


class Term(NamedTuple):
    """A term: its key as a fragment of an address, its words, what it means, where it is from.

    `source` names the vocabulary that the word is taken from, where there is one.
    """

    key: str
    words: Text
    meaning: Text
    source: str = ""


TERMS = (
    Term(
        "ke-hoach",
        Text("kế hoạch", "plan"),
        Text(
            "nội dung do một quyết định ban hành: mục tiêu, nhiệm vụ, phân công trong một thời kỳ",
            "what a decision adopts: objectives, tasks, duties for a period",
        ),
    ),
    Term(
        "khong-gian-lam-viec",
        Text("không gian làm việc", "workspace"),
        Text(
            "tất cả kế hoạch trong một thư mục và danh mục mà các kế hoạch dùng chung",
            "all plans below one folder, and the registry they share",
        ),
    ),
    Term(
        "danh-muc",
        Text("danh mục dùng chung", "registry"),
        Text(
            "văn bản, cơ quan, hệ thống thông tin, chỉ số, nguồn tra cứu",
            "acts, bodies, systems, indicators, references",
        ),
    ),
    Term(
        "van-ban",
        Text("văn bản", "act"),
        Text("văn bản pháp luật hoặc tiêu chuẩn", "a legal document or a standard"),
        "Akoma Ntoso: act",
    ),
    Term(
        "can-cu-phap-ly",
        Text("căn cứ pháp lý", "legal basis"),
        Text(
            "văn bản mà kế hoạch nêu ở phần “Căn cứ”", "an act that the plan names under “Căn cứ”"
        ),
    ),
    Term(
        "vien-dan",
        Text("viện dẫn", "citation"),
        Text(
            "chỗ nhắc đến một văn bản, có thể nêu rõ điều, khoản, điểm",
            "a mention of an act; its pinpoint is article (điều), clause (khoản), point (điểm)",
        ),
    ),
    Term(
        "moc-hieu-luc",
        Text("mốc hiệu lực", "event"),
        Text(
            "thay đổi về hiệu lực của văn bản vào một ngày",
            "a dated change in the force of an act",
        ),
        "Akoma Ntoso lifecycle",
    ),
    Term(
        "loai-moc",
        Text(
            "có hiệu lực, bị thay thế, bị bãi bỏ, mất hiệu lực, hết thời hạn, ngưng hiệu lực",
            "entry into force, replaced, repealed, lapsed, expired, suspended",
        ),
        Text("các loại mốc hiệu lực", "kinds of events"),
    ),
    Term(
        "muc-xac-minh",
        Text("mức xác minh", "grade"),
        Text(
            "một thông tin được xác minh đến đâu: có chứng cứ, suy ra, chỉ kế hoạch nêu, nhớ lại,"
            " không rõ nguồn",
            "how well a fact is established: evidenced, inferred, plan-only, recalled, unknown",
        ),
    ),
    Term(
        "muc-tieu",
        Text("mục tiêu", "objective"),
        Text(
            "điều muốn đạt được: mục tiêu tổng quát hoặc mục tiêu cụ thể",
            "what is wanted; general (tổng quát) or specific (cụ thể)",
        ),
        "StratML: Objective",
    ),
    Term(
        "chi-tieu",
        Text("chỉ số, chỉ tiêu", "indicator, target"),
        Text(
            "điều được đo; giá trị cho biết mục tiêu đã đạt hay chưa",
            "what is measured; the value that shows an objective is reached",
        ),
        "StratML: PerformanceIndicator",
    ),
    Term(
        "so-lieu-goc",
        Text("số liệu gốc", "baseline"),
        Text("số liệu dùng để so sánh với chỉ tiêu", "the measurement a target is compared with"),
    ),
    Term(
        "so-lieu",
        Text("số liệu, kết quả đo", "measurement"),
        Text("con số có đơn vị, phạm vi và ngày tính đến", "a figure with unit, scope and day"),
    ),
    Term(
        "pham-vi",
        Text("phạm vi", "scope"),
        Text(
            "số liệu tính trên những đối tượng nào, phân công bao gồm những việc nào",
            "what a figure is counted over, or what a duty covers",
        ),
    ),
    Term(
        "nhiem-vu",
        Text("nhiệm vụ, giải pháp", "task"),
        Text("việc phải làm: nội dung hoặc giải pháp", "work to be done: content or solution"),
    ),
    Term(
        "phan-cong",
        Text("phân công", "assignment"),
        Text("trách nhiệm giao cho cơ quan", "a duty given to bodies"),
    ),
    Term(
        "vai-tro",
        Text(
            "chủ trì, thực hiện, phối hợp, hỗ trợ, tham mưu, đôn đốc",
            "lead, implement, coordinate, support, advise, oversee",
        ),
        Text("vai trò trong phân công", "roles of an assignment"),
    ),
    Term(
        "thoi-han",
        Text("thời hạn", "due"),
        Text(
            "ngày phải xong, ghi như trong văn bản (“trước ngày”, “trong quý”, “chậm nhất”)",
            "a deadline with the comparator as printed",
        ),
    ),
    Term(
        "bao-cao",
        Text("chế độ báo cáo", "report"),
        Text("trách nhiệm phải gửi báo cáo", "a duty to report"),
    ),
    Term(
        "hien-trang",
        Text("hiện trạng", "standing"),
        Text(
            "tình hình vào một ngày: chỉ tiêu, nhiệm vụ, báo cáo, mỗi loại ở trạng thái nào",
            "what stands where on a day: targets, tasks, reports, each in its state",
        ),
    ),
    Term(
        "trang-thai",
        Text("trạng thái được báo cáo, mức chứng cứ", "official status, evidenced status"),
        Text(
            "nhật ký tiến độ ghi việc đã làm đến đâu, và điều đó được chứng minh đến đâu",
            "what the progress log says was done, and how well it is shown",
        ),
        "OGP",
    ),
    Term(
        "co-quan",
        Text("cơ quan, nhóm cơ quan", "body, group"),
        Text("bên có thể được giao trách nhiệm", "who may hold a duty"),
        "W3C ORG: Organization",
    ),
    Term(
        "sap-xep",
        Text("sắp xếp tổ chức", "change"),
        Text("hợp nhất, chia tách, đổi tên, giải thể", "merger, split, rename, abolition"),
        "W3C ORG: ChangeEvent",
    ),
    Term(
        "he-thong",
        Text("hệ thống thông tin, kết nối", "system, integration"),
        Text(
            "hệ thống thông tin và các kết nối giữa chúng",
            "information systems and their connections",
        ),
    ),
    Term(
        "noi-dung-hien-trang",
        Text("nội dung hiện trạng", "item"),
        Text(
            "nhận định, khó khăn, nguyên nhân, việc chưa xong, kiến nghị",
            "a claim, a problem, a cause, unfinished work, a recommendation",
        ),
    ),
    Term(
        "sua-doi",
        Text("lần sửa đổi, bổ sung; nội dung sửa đổi", "amendment, operation"),
        Text(
            "văn bản thay đổi kế hoạch từ một ngày, và những gì bị thay đổi",
            "an act that changes the plan from a day on, and what it changes",
        ),
    ),
    Term(
        "cach-sua-doi",
        Text("thay, bổ sung, bãi bỏ, đánh số lại", "substitute, insert, repeal, renumber"),
        Text("cách một nội dung được sửa đổi", "what an operation does"),
        "Akoma Ntoso: substitution, insertion, repeal, renumbering",
    ),
    Term(
        "vi-tri",
        Text("vị trí trong văn bản gốc, nguyên văn", "anchor, source, quote"),
        Text(
            "chỗ văn bản gốc nêu điều đó, và nguyên văn",
            "where the source text says it, and its words",
        ),
    ),
    Term(
        "ty-le-ma-hoa",
        Text("tỷ lệ mã hóa", "coverage"),
        Text(
            "bao nhiêu phần của văn bản gốc đã được gắn với dữ liệu",
            "how much of the source text is inside an anchor",
        ),
    ),
    Term(
        "tinh-den-ngay",
        Text("tính đến ngày", "as of"),
        Text("ngày dùng để xem xét kế hoạch", "the day a plan is judged by"),
    ),
    Term(
        "giai-doan",
        Text("giai đoạn", "stage"),
        Text(
            "dự thảo, đang thực hiện, đã hết kỳ",
            "draft (dự thảo), in force (đang thực hiện), closed (đã hết kỳ)",
        ),
    ),
    Term(
        "quy-tac",
        Text("quy tắc, phép kiểm tra", "rule, check"),
        Text(
            "điều có thể được phát hiện; quy tắc cùng phần chương trình tìm điều đó",
            "what may be found; the rule with the function that looks for it",
        ),
        "SARIF: reportingDescriptor",
    ),
    Term(
        "phat-hien",
        Text("phát hiện", "finding"),
        Text("một vấn đề ở một chỗ, kèm lý do và cách xử lý", "one defect at one place"),
        "SARIF: result",
    ),
    Term(
        "muc",
        Text("mức: lỗi, cảnh báo, lưu ý", "severity: error, warning, note"),
        Text("ba mức nặng nhẹ của phát hiện", "the levels of SARIF 2.1.0"),
    ),
    Term(
        "do-tin-cay",
        Text("độ tin cậy", "confidence"),
        Text(
            "chắc chắn, phụ thuộc liên hệ suy ra, có thể nằm trong phụ lục còn thiếu, chứng cứ yếu",
            "certain, depends on inference, may be in a missing appendix, evidence weak",
        ),
    ),
)


class Abbreviation(NamedTuple):
    """A short form that plans of the administration print, and what it stands for."""

    short: str
    words: Text


ABBREVIATIONS = (
    Abbreviation("BCĐ", Text("Ban Chỉ đạo", "steering committee")),
    Abbreviation("BLĐVP", Text("Ban Lãnh đạo Văn phòng", "heads of the Office")),
    Abbreviation(
        "BTTTT",
        Text("Bộ Thông tin và Truyền thông", "Ministry of Information and Communications"),
    ),
    Abbreviation("CBCC", Text("cán bộ, công chức", "officials and civil servants")),
    Abbreviation("CCHC", Text("cải cách hành chính", "administrative reform")),
    Abbreviation("CNTT", Text("công nghệ thông tin", "information technology")),
    Abbreviation("CP", Text("Chính phủ", "Government")),
    Abbreviation("CSDL", Text("cơ sở dữ liệu", "database")),
    Abbreviation("CT", Text("Chỉ thị; Chủ tịch", "directive; Chairman")),
    Abbreviation("DVC", Text("dịch vụ công", "public service")),
    Abbreviation("DVCTT", Text("dịch vụ công trực tuyến", "online public service")),
    Abbreviation("HĐND", Text("Hội đồng nhân dân", "People's Council")),
    Abbreviation(
        "ICT",
        Text("công nghệ thông tin và truyền thông", "information and communication technology"),
    ),
    Abbreviation("KT", Text("Ký thay", "signed on behalf of")),
    Abbreviation("LAN", Text("mạng cục bộ", "local area network")),
    Abbreviation("NQ", Text("Nghị quyết", "resolution")),
    Abbreviation("NĐ", Text("Nghị định", "decree")),
    Abbreviation("NSNN", Text("ngân sách nhà nước", "state budget")),
    Abbreviation("PAR", Text("cải cách hành chính", "public administration reform")),
    Abbreviation(
        "PCI", Text("chỉ số năng lực cạnh tranh cấp tỉnh", "provincial competitiveness index")
    ),
    Abbreviation("PCT", Text("Phó Chủ tịch", "Vice Chairman")),
    Abbreviation("QH", Text("Quốc hội", "National Assembly")),
    Abbreviation("QĐ", Text("Quyết định", "decision")),
    Abbreviation("TCVN", Text("Tiêu chuẩn quốc gia (Việt Nam)", "national standard of Viet Nam")),
    Abbreviation("TM", Text("Thay mặt", "for (on behalf of a collective)")),
    Abbreviation("TT", Text("Thông tư", "circular")),
    Abbreviation("TTHC", Text("thủ tục hành chính", "administrative procedure")),
    Abbreviation("TTg", Text("Thủ tướng Chính phủ", "Prime Minister")),
    Abbreviation("TTr", Text("Tờ trình", "proposal")),
    Abbreviation("UBND", Text("Ủy ban nhân dân", "People's Committee")),
    Abbreviation("VT", Text("Văn thư", "records office")),
    Abbreviation("WAN", Text("mạng diện rộng", "wide area network")),
)
