"""The vocabulary of citations: types of documents, their symbols, bodies, names of laws.

Types and symbols: Decree 30/2020/NĐ-CP, Article 7 and Appendix III, and the forms counted in
`vn-documents.md` (sections 1 to 3). The names of laws are recalled, not copied from a register:
a name missing here is still read, only its end is then found by rule.
"""

import re

from plancheck.citing.text import fold_words
from plancheck.patterns import Book

_RE = Book(__file__)

# As spelled officially; longer ones first where one begins another.
TYPES: tuple[str, ...] = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Sắc lệnh", "Lệnh",
    "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị",
    "Thông tư liên tịch", "Thông tư liên bộ", "Thông tư liên ngành", "Thông tư", "Thông tri",
    "Văn bản hợp nhất", "Văn bản", "Công văn", "Công điện",
    "Tờ trình liên ngành", "Tờ trình liên sở", "Tờ trình", "Báo cáo", "Thông báo", "Kết luận",
    "Kế hoạch liên tịch", "Kế hoạch liên ngành", "Kế hoạch", "Chương trình hành động",
    "Chương trình", "Hướng dẫn liên ngành", "Hướng dẫn", "Quy định", "Quy chế", "Đề án", "Dự án",
    "Phương án", "Thông cáo", "Biên bản", "Hợp đồng", "Bản ghi nhớ", "Giấy ủy quyền",
    "Giấy mời", "Phiếu chuyển", "Phiếu gửi", "Quyết nghị",
    "Hiệp định", "Công ước", "Nghị định thư", "Hiệp ước",
)  # fmt: skip
LAWS = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
# Named like laws, but a common noun as well: cited only where a date or a number stands with it.
TREATIES = frozenset({"Hiệp định", "Công ước", "Nghị định thư", "Hiệp ước"})
# Symbol of a type -> the type, where a number stands without its type word.
SYMBOLS: dict[str, str] = {
    "NQ": "Nghị quyết", "NQLT": "Nghị quyết liên tịch", "NĐ": "Nghị định", "QĐ": "Quyết định",
    "CT": "Chỉ thị", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "TTLB": "Thông tư liên bộ",
    "VBHN": "Văn bản hợp nhất", "CĐ": "Công điện", "CV": "Công văn", "TTr": "Tờ trình",
    "TTLN": "Tờ trình liên ngành", "TTrLN": "Tờ trình liên ngành", "TTrLS": "Tờ trình liên sở",
    "BC": "Báo cáo", "TB": "Thông báo", "KL": "Kết luận",
    "KH": "Kế hoạch", "KH-LT": "Kế hoạch liên tịch", "KHLT": "Kế hoạch liên tịch",
    "CTr": "Chương trình", "CTrHĐ": "Chương trình hành động", "HD": "Hướng dẫn",
    "QyĐ": "Quy định", "QC": "Quy chế", "ĐA": "Đề án", "DA": "Dự án", "PA": "Phương án",
    "TC": "Thông cáo", "BB": "Biên bản", "HĐ": "Hợp đồng", "BGN": "Bản ghi nhớ",
    "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "PC": "Phiếu chuyển", "PG": "Phiếu gửi",
    "PL": "Pháp lệnh", "L": "Lệnh",
}  # fmt: skip
# Symbols that are departments as well (TC: finance, CT: the tax office): the type word decides.
DOUBTFUL = frozenset({"TC", "CT", "PC", "HĐ", "PA", "DA", "L", "CĐ", "GM", "BB", "PG", "QC"})
# Abbreviated type words of running text; only in capitals and only directly before a number.
ABBREVIATED: dict[str, str] = {
    **{s: SYMBOLS[s] for s in ("NQ", "NĐ", "QĐ", "CT", "TT", "TTLT", "CV", "BC", "TB", "KL", "KH")},
    "TTr": "Tờ trình", "CTr": "Chương trình", "HD": "Hướng dẫn",
}  # fmt: skip
FAULTY = {"ND": "NĐ", "QD": "QĐ", "TTG": "TTg", "TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ"}
STANDARDS = ("TCXDVN", "TCVN", "QCVN", "TCXD", "TCCS", "TCQS", "TCN")


# Words that texts abbreviate, and signs that they write in several ways, in the folded form.
_VARIANTS = {
    "hội đồng nhân dân, ủy ban nhân dân": (
        "(?:hội đồng nhân dân|hđnd)(?:,| và| -) (?:ủy ban nhân dân|ubnd)"
    ),
    "hội đồng nhân dân": "(?:hội đồng nhân dân|hđnd)",
    "ủy ban nhân dân": "(?:ủy ban nhân dân|ubnd)",
    "văn bản quy phạm pháp luật": "văn bản (?:quy phạm pháp luật|qppl)",
    "ngân sách nhà nước": "(?:ngân sách nhà nước|nsnn)",
    '"': '["“”]',
    " - ": " ?- ?",
    " và ": " (?:và|&) ",
}


_VARIANT = _RE.compile("|".join(map(re.escape, _VARIANTS)))


def listed(words: str) -> str:
    """Return a pattern for any of the words of a list that semicolons part."""
    return one_of([each.replace("\n", " ").removeprefix(" ") for each in words.split("; ")])


def one_of(words: "tuple[str, ...] | list[str]") -> str:
    """Return a pattern for any of the words, longest first, for text in the folded form."""
    ordered = sorted({fold_words(word) for word in words}, key=lambda word: (-len(word), word))
    pattern = "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"
    pattern = pattern.replace(r"\-", "-").replace(r"\&", "&")
    return _VARIANT.sub(lambda found: _VARIANTS[found[0]], pattern)


_FIELDS = """\
Công an; Quốc phòng; Ngoại giao; Tư pháp; Tài chính; Công Thương; Xây dựng; Nội vụ; Y tế;
Khoa học và Công nghệ; Khoa học, Công nghệ và Môi trường; Khoa học công nghệ và Môi trường;
Lao động - Thương binh và Xã hội; Lao động, Thương binh và Xã hội; Lao động Thương binh và Xã hội;
Lao động-Thương binh và Xã hội; Lao động - Thương binh & Xã hội; Lao động – TBXH; LĐTBXH; LĐ-TBXH;
Văn hóa, Thể thao và Du lịch; Văn hoá - Thông tin; Văn hoá Thông tin; Văn hóa và Thể thao; Văn hóa;
Văn hóa - Thể thao và Du lịch; Thể dục thể thao; Giáo dục và Đào tạo; Giáo dục & Đào tạo; GD&ĐT;
Giáo dục; Đại học và Trung học chuyên nghiệp; Kế hoạch và Đầu tư; Kế hoạch - Đầu tư; KH&ĐT;
Kế hoạch Đầu tư; Nông nghiệp và Phát triển nông thôn; Nông nghiệp và PTNT; NN&PTNT; Nông nghiệp;
Nông nghiệp và Môi trường; Giao thông vận tải; Giao thông - Vận tải; Giao thông công chính; GTVT;
Thông tin và Truyền thông; TT&TT; Tài nguyên và Môi trường; Tài nguyên Môi trường; TN&MT;
Tài nguyên, Môi trường và Nhà đất; Tài nguyên - Môi trường; Dân tộc và Tôn giáo;
Bưu chính, Viễn thông; Bưu chính Viễn thông; Thương mại và Du lịch; Thương mại; Du lịch;
Công nghiệp; Thủy sản; Thủy lợi; Lâm nghiệp; Quy hoạch - Kiến trúc; Quy hoạch kiến trúc; Ngoại vụ;
Địa chính; Nhà đất; Địa chính - Nhà đất; Tài chính - Vật giá; Tài chính Vật giá; Dân tộc;
Lao động; Tư pháp và Nội vụ; Tổ chức chính quyền; Công nghiệp và Thương mại; Thanh tra"""
FIELDS = one_of([" ".join(each.split()) for each in _FIELDS.split(";")])
_CENTRAL = """\
Thủ tướng Chính phủ; Thủ tướng; Chính phủ; Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội; Ủy ban thường vụ Quốc hội; UBTVQH; Hội đồng Bộ trưởng; Hội đồng Chính phủ; Chủ tịch nước;
Ban Bí thư; Bộ Chính trị; Ban Chấp hành Trung ương; Trung ương; Trung ương Đảng;
Đảng ủy Công an Trung ương;
Quân ủy Trung ương; Tòa án nhân dân tối cao; Hội đồng Thẩm phán Tòa án nhân dân tối cao;
Viện kiểm sát nhân dân tối cao; Ngân hàng Nhà nước Việt Nam; Ngân hàng Nhà nước;
Thanh tra Chính phủ; Tổng Thanh tra Chính phủ; Kiểm toán Nhà nước;
Tổng Kiểm toán Nhà nước; KTNN; Tổng KTNN;
Văn phòng Chính phủ; Văn phòng Quốc hội; Văn phòng Chủ tịch nước; Văn phòng Trung ương Đảng;
Tổng Liên đoàn Lao động Việt Nam; Bảo hiểm xã hội Việt Nam; Ủy ban Dân tộc; Ban Cán sự đảng;
Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam;
Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam;
Mặt trận Tổ quốc Việt Nam; Ban Tổ chức Trung ương; Ban Tuyên giáo Trung ương;
Ban Dân vận Trung ương;
Ủy ban Kiểm tra Trung ương; Ban Nội chính Trung ương; Tổng cục Thuế; Tổng cục Hải quan;
Ủy ban Quốc phòng, An ninh và Đối ngoại; Ủy ban Pháp luật và Tư pháp; Ủy ban Quốc phòng và An ninh;
Ủy ban Văn hóa, Giáo dục; Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng;
Ủy ban Khoa học, Công nghệ và Môi trường; Ủy ban Kinh tế và Tài chính; Ủy ban Tài chính, Ngân sách;
Ủy ban Tài chính - Ngân sách; Ủy ban Dân nguyện và Giám sát; Ủy ban Công tác đại biểu;
Ủy ban Tư pháp;
Ủy ban Pháp luật; Ủy ban Kinh tế; Ủy ban Xã hội; Ủy ban về các vấn đề xã hội; Hội đồng Dân tộc;
Ủy ban Chứng khoán Nhà nước; Ủy ban Thể dục Thể thao; Ủy ban Dân số, Gia đình và Trẻ em;
Ủy ban quốc gia về chuyển đổi số; Đoàn thanh niên Cộng sản Hồ Chí Minh;
BHXH Việt Nam; TANDTC; VKSNDTC"""
_LOCAL = """\
Ủy ban nhân dân; UBND; UB; Hội đồng nhân dân; HĐND; Tỉnh ủy; Thành ủy; Huyện ủy; Quận ủy;
Ban Thường vụ Tỉnh ủy; Ban Thường vụ Thành ủy; Ban Chấp hành Đảng bộ; Ủy ban Mặt trận Tổ quốc;
Ủy ban Mặt trận Tổ quốc Việt Nam; UB MTTQ Việt Nam; UB MTTQ; UBMTTQ; Ban Chấp hành Đảng bộ tỉnh;
Công an; Thanh tra; Văn phòng; Cục Thuế; Cục Hải quan; Cục Thống kê; Chi cục Thuế; Kho bạc Nhà nước;
Bộ Chỉ huy quân sự; Bảo hiểm xã hội; Tỉnh đoàn; Thành đoàn; Văn phòng UBND; Ban Dân tộc;
Ban Quản lý khu kinh tế; Ban Quản lý các khu công nghiệp; Đoàn ĐBQH; Đoàn đại biểu Quốc hội"""
_OFFICES = """\
Bộ trưởng, Chủ nhiệm; Bộ trưởng; Thứ trưởng; Chủ tịch; Phó Chủ tịch; Giám đốc; Phó Giám đốc;
Thống đốc;
Tổng Giám đốc; Chánh án; Viện trưởng; Cục trưởng; Tổng cục trưởng; Chủ nhiệm; Trưởng ban;
Thủ trưởng;
Thường trực; Chánh Văn phòng; Chánh Thanh tra; Đoàn giám sát; Tổng Kiểm toán; Trưởng phòng;
Hiệu trưởng"""


def _split(names: str) -> list[str]:
    return [" ".join(each.split()) for each in names.split(";")]


OFFICE = one_of(_split(_OFFICES))
CENTRAL = rf"(?:{one_of(_split(_CENTRAL))}|bộ (?:btp|btc|bnv))"
LOCAL = one_of(_split(_LOCAL))
JOINT = rf"(?:liên (?:bộ|sở|ngành|tịch)) ?:? ?{FIELDS}(?: ?[,-] ?{FIELDS}| và {FIELDS})*"
# A body that no list knows begins with one of these; its name then runs on to a word of HALT.
HEADS = one_of(_split(
    _OFFICES + "; " + "Ủy ban; UBND; HĐND; Hội đồng; Bộ; Ban; Sở; Cục; Chi cục; Tổng cục; Vụ; "
    "Viện; Trường; Đại học; Học viện; Trung tâm; Công ty; Tập đoàn; Tổng công ty; Văn phòng; "
    "Thanh tra; Tòa án; Công an; Tỉnh; Đảng; Đảng ủy; Đảng bộ; Liên; Liên đoàn; Liên hiệp; Hội; "
    "Đoàn; Quân khu; Bộ Tư lệnh; Bộ Chỉ huy; Ngân hàng; Kho bạc; Tổ; Phòng; Mặt trận; Bảo hiểm; "
    "Kiểm toán; Viện kiểm sát; Nhà nước; Phó Thủ tướng; Thành phố; Bệnh viện; Nhà máy; "
    "Xí nghiệp; Báo; Đài; Tổng liên đoàn; Cơ quan; Quỹ"
))  # fmt: skip
# Words that end the name of a body in running text.
HALT = one_of(_split(
    "về; v/v; quy định; ban hành; phê duyệt; hướng dẫn; sửa đổi; bổ sung; công bố; thành lập; "
    "kiện toàn; giao; phân bổ; bãi bỏ; thay thế; đính chính; triển khai; thực hiện; tăng cường; "
    "cập nhật; đến; để; theo; trong; khi; thì; đã; được; có; là; nhằm; gửi; trước; sau; tại; "
    "cho; này; nêu; như; ngày; số; năm; với; của; cùng; trên; căn cứ; xét; do; từ; bằng; vào; "
    "còn; phải; chịu; và ý kiến; chủ trì; yêu cầu; đề nghị; cần; tổ chức; nghị định; quyết định; "
    "thông tư; "
    "nghị quyết; chỉ thị; luật; xử lý; điều chỉnh; thông qua; và các; và theo; và nghị; "
    "và quyết; và thông tư; và luật; và chỉ; và công văn; và kế hoạch; và tờ trình; và báo cáo; "
    "và văn bản; và pháp lệnh; và bộ luật; các; những; hiện hành; thông báo; trả lời; quy chế; "
    "gồm; bao gồm; ký; đồng ý; chấp thuận; thu hồi; cấp; công nhận; xếp hạng; trình; báo cáo; "
    "nội dung"
))  # fmt: skip
LEVEL = one_of(_split(
    "tỉnh; thành phố; TP; TP.; huyện; quận; thị xã; xã; phường; thị trấn; đặc khu; lâm thời; "
    "các cấp"
))  # fmt: skip
# The provinces before 1 July 2025 and since: small letters in a heading hide their capitals.
PROVINCE = one_of(_split(
    "An Giang; Bà Rịa - Vũng Tàu; Bạc Liêu; Bắc Giang; Bắc Kạn; Bắc Ninh; Bến Tre; Bình Dương; "
    "Bình Định; Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Cần Thơ; Đà Nẵng; Đắk Lắk; Đăk Lăk; "
    "Đắk Nông; Đăk Nông; Điện Biên; Đồng Nai; Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; "
    "Hà Tây; "
    "Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình; Hồ Chí Minh; Huế; Hưng Yên; Khánh Hòa; "
    "Kiên Giang; Kon Tum; Lai Châu; Lạng Sơn; Lào Cai; Lâm Đồng; Long An; Nam Định; Nghệ An; "
    "Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh; "
    "Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; "
    "Thừa Thiên Huế; Thừa Thiên - Huế; Tiền Giang; Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; "
    "Yên Bái"
))  # fmt: skip
# What a title begins with. The first group opens a title anywhere; the second is also a verb of
# running text and opens one only after a date or a body.
OPENERS = one_of(_split(
    "về; về việc; v/v; quy định chi tiết; quy định về; quy định một số; quy định chức năng; "
    "quy định việc; ban hành; phê duyệt; sửa đổi; sửa đổi, bổ sung; công bố; đính chính; bãi bỏ; "
    "hướng dẫn thi hành; hướng dẫn thực hiện; hướng dẫn một số; quy định mức; quy định chế độ; "
    "quy định tiêu chuẩn"
))  # fmt: skip
LOOSE_OPENERS = one_of(_split(
    "quy định; qui định; hướng dẫn; bổ sung; thành lập; kiện toàn; giao; phân bổ; thay thế; "
    "triển khai; thực hiện; tăng cường; cập nhật; điều chỉnh; cho phép; công nhận; hợp nhất; "
    "phê chuẩn; "
    "chuyển; đẩy mạnh; tiếp tục; nâng cao; thông qua; quyết định; đổi mới; chấp thuận; "
    "nghị định về; phát triển; xây dựng; bảo đảm; hủy bỏ; bổi sung; phân công; ủy quyền; "
    "quy hoạch; thí điểm; phân cấp; phát động; giải thích; xử lý; xử phạt; quản lý; bảo đảm; "
    "khuyến khích; hỗ trợ; thu hút; phòng, chống; xác định; đào tạo; bồi dưỡng"
))  # fmt: skip
_LAW_NAMES = """\
An ninh mạng; An ninh quốc gia; An toàn thông tin mạng; An toàn thông tin; An toàn thực phẩm;
An toàn, vệ sinh lao động; Ban hành văn bản quy phạm pháp luật;
Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân; Bảo hiểm tiền gửi;
Bảo hiểm xã hội; Bảo hiểm y tế; Bảo vệ bí mật nhà nước; Bảo vệ dữ liệu cá nhân; Bảo vệ môi trường;
Bảo vệ quyền lợi người tiêu dùng; Bảo vệ và kiểm dịch thực vật; Bảo vệ và phát triển rừng;
Bảo vệ, chăm sóc và giáo dục trẻ em; Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân;
Biên giới quốc gia; Biên phòng Việt Nam; Biển Việt Nam; Bình đẳng giới; Bưu chính;
Cán bộ, công chức;
Cạnh tranh; Căn cước; Căn cước công dân; Cảnh sát biển Việt Nam; Cảnh sát cơ động; Cảnh vệ;
Chăn nuôi;
Chất lượng sản phẩm, hàng hóa; Chính quyền địa phương; Chuyển giao công nghệ; Chuyển đổi số;
Chứng khoán;
Công an nhân dân; Công chứng; Công đoàn; Công nghệ cao; Công nghệ thông tin;
Công nghiệp công nghệ số;
Công nghiệp quốc phòng, an ninh và động viên công nghiệp; Cơ yếu; Cư trú; Dân quân tự vệ;
Dân số; Di sản văn hóa; Doanh nghiệp; Doanh nghiệp nhà nước; Doanh nghiệp tư nhân; Du lịch; Dữ liệu;
Dược; Dự trữ quốc gia; Đa dạng sinh học; Đặc xá; Đất đai; Đấu giá tài sản; Đấu thầu; Đầu tư;
Đầu tư công; Đầu tư nước ngoài tại Việt Nam; Đầu tư theo phương thức đối tác công tư; Đê điều;
Điều ước quốc tế; Điện ảnh; Điện lực; Đo đạc và bản đồ; Đo lường; Đường bộ; Đường sắt;
Địa chất và khoáng sản;
Giá; Giám định tư pháp; Giao dịch điện tử; Giao thông đường bộ; Giao thông đường thủy nội địa;
Giáo dục; Giáo dục đại học; Giáo dục nghề nghiệp; Giáo dục quốc phòng và an ninh; Hải quan;
Hàng không dân dụng; Hàng không dân dụng Việt Nam;
Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác; Hóa chất;
Hòa giải ở cơ sở; Hòa giải, đối thoại tại Tòa án; Hoạt động chữ thập đỏ;
hoạt động giám sát của Quốc hội;
Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; Hôn nhân và gia đình; Hộ tịch; Hợp tác xã;
Hỗ trợ doanh nghiệp nhỏ và vừa; Kế toán; Khám bệnh, chữa bệnh; Khí tượng thủy văn; Khiếu nại;
Khiếu nại, tố cáo; Khoa học và công nghệ; Khoa học, công nghệ và đổi mới sáng tạo; Khoáng sản;
Kiểm toán độc lập; Kiểm toán nhà nước; Kiến trúc; Kinh doanh bảo hiểm; Kinh doanh bất động sản;
Lâm nghiệp; Lực lượng dự bị động viên; Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; Lưu trữ;
Lý lịch tư pháp; Mặt trận Tổ quốc Việt Nam; Năng lượng nguyên tử; Ngân hàng Nhà nước Việt Nam;
Ngân sách nhà nước; Nghĩa vụ quân sự; Người cao tuổi; Người khuyết tật; Nhà giáo; Nhà ở;
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam;
Nuôi con nuôi; Phá sản; Phòng bệnh; Phòng cháy và chữa cháy;
Phòng cháy, chữa cháy và cứu nạn, cứu hộ;
Phòng, chống bạo lực gia đình; Phòng, chống bệnh truyền nhiễm; Phòng, chống khủng bố;
Phòng, chống ma túy;
Phòng, chống mua bán người; Phòng, chống rửa tiền; Phòng, chống tác hại của rượu, bia;
Phòng, chống tham nhũng;
Phòng, chống tác hại của thuốc lá; Phòng, chống thiên tai; Phòng chống tham nhũng;
Phòng chống ma túy; Phòng thủ dân sự; Phổ biến, giáo dục pháp luật;
Phí và lệ phí; Quản lý nợ công; Quản lý ngoại thương; Quản lý thuế; Quản lý, sử dụng tài sản công;
Quản lý, sử dụng tài sản nhà nước; Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ;
Quảng cáo;
Quốc phòng; Quốc tịch Việt Nam; Quy hoạch; Quy hoạch đô thị; Quy hoạch đô thị và nông thôn;
Sĩ quan Quân đội nhân dân Việt Nam;
Sở hữu trí tuệ; Sử dụng năng lượng tiết kiệm và hiệu quả; Tài nguyên nước;
Tài nguyên, môi trường biển và hải đảo;
Tạm giữ, tạm giam; Tần số vô tuyến điện; Thanh niên; Thanh tra; Thể dục, thể thao;
Thi đua, khen thưởng;
Thi hành án dân sự; Thi hành án hình sự; Thống kê; Thú y; Thuế bảo vệ môi trường;
Thuế giá trị gia tăng;
Thuế sử dụng đất nông nghiệp; Thuế sử dụng đất phi nông nghiệp; Thuế tài nguyên;
Thuế thu nhập cá nhân;
Thuế thu nhập doanh nghiệp; Thuế tiêu thụ đặc biệt; Thuế xuất khẩu, thuế nhập khẩu; Thủ đô;
Thủy lợi; Thủy sản;
Thư viện; Thực hành tiết kiệm, chống lãng phí; Thực hiện dân chủ ở cơ sở; Thương mại;
Tiếp cận thông tin;
Tiếp công dân; Tiêu chuẩn và quy chuẩn kỹ thuật; Tín ngưỡng, tôn giáo;
Tổ chức chính quyền địa phương;
Tổ chức Chính phủ; Tổ chức Hội đồng nhân dân và Ủy ban nhân dân; Tổ chức HĐND và UBND;
Tổ chức Quốc hội;
Tổ chức cơ quan điều tra hình sự; Tổ chức Tòa án nhân dân; Tổ chức Viện kiểm sát nhân dân;
Tố cáo; Tố tụng hành chính; Trách nhiệm bồi thường của Nhà nước; Trẻ em;
Trật tự, an toàn giao thông đường bộ;
Trợ giúp pháp lý; Trọng tài thương mại; Trồng trọt; Trưng cầu ý dân; Trưng mua, trưng dụng tài sản;
Tương trợ tư pháp; Tư pháp người chưa thành niên; Việc làm; Viên chức; Viễn thông; Xây dựng;
Xuất bản;
Xuất cảnh, nhập cảnh của công dân Việt Nam; Xử lý vi phạm hành chính; Báo chí;
Các tổ chức tín dụng; Các công cụ chuyển nhượng; Luật sư;
Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng;
Quản lý và đầu tư vốn nhà nước tại doanh nghiệp;
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp; Tình trạng khẩn cấp;
Hình sự; Dân sự; Lao động; Hàng hải Việt Nam; Hàng hải; Tố tụng hình sự; Tố tụng dân sự;
Ưu đãi người có công với cách mạng; Ưu đãi người có công; Người có công;
Người có công với cách mạng; Ưu đãi NCC với cách mạng; Dân số; Cán bộ, công chức; Phí và lệ phí;
Tín ngưỡng, tôn giáo; Giá;
Thực hiện dân chủ ở xã, phường, thị trấn;
Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia;
Quy định danh hiệu vinh dự Nhà nước "Bà mẹ Việt Nam anh hùng"; Người cao tuổi; Người tàn tật;
Công an xã; Thú y;
Chi phí tố tụng; Án phí, lệ phí Tòa án; Ngoại hối; Quản lý thị trường; Cảnh sát môi trường;
Động viên công nghiệp;
Khai thác và bảo vệ công trình thủy lợi; Phòng, chống lụt, bão; Lưu trữ quốc gia"""
LAW_NAMES = one_of(_split(_LAW_NAMES)).replace(",", ",?")  # a comma is often left out

_RE.close()
