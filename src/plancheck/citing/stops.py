"""What ends the title of a citation: a sign, a turn of phrase, the break of a paragraph.

Titles run on over commas, semicolons and further citations, and no sign closes them. What follows
in running text begins with one of these words, gathered from the misses of the labelled corpus.
"""

from plancheck.citing.text import BLANK, LINE, LOWER, UPPER
from plancheck.citing.words import TYPES, listed, one_of
from plancheck.patterns import Book

_RE = Book(__file__)

_SIGNS = (
    r"(?P<semi>;)|(?P<dot>\.(?=[ ]|$|/\.))|(?P<colon>:(?!\d))|(?P<cell>\|)"
    r"|(?P<open>\()|(?P<close>\))"
)
# After a comma: `Quyết định số ... về A, trong đó ...`.
_AFTER_COMMA = listed(
    "sau khi; dưới sự; trong đó; góp phần; đồng thời; tham mưu; nhằm; theo đó; cụ thể; thì; để; "
    "chỉ đạo; đề nghị; yêu cầu; nội dung như sau; như sau; kể từ; căn cứ; theo đề nghị; xét; "
    "gắn với; đã được; trừ; ngưng hiệu lực; số hiệu; tính đủ; tính từ; các quy định của; bao gồm; "
    "trên cơ sở; tổng cục; công dân; người dân; theo hướng; nay; vì vậy; do vậy; quyết nghị; "
    "quyết định:; được sửa đổi, bổ sung bởi; được sửa đổi, bổ sung tại; "
    "được sửa đổi, bổ sung theo; được sửa đổi, bổ sung một số; được sửa đổi, bổ sung năm"
)
# After a comma, a body and what it does: `..., Bộ Tài chính đã ban hành ...`.
_BODY = listed(
    "bộ; sở; ủy ban; ubnd; thủ tướng; chính phủ; chủ tịch; hội đồng; hđnd; tổng cục; cục; ban; "
    "văn phòng; liên; thanh tra; công an; kho bạc; bảo hiểm; tòa án; viện; trường"
)
_ACTS = listed(
    "ban hành; xây dựng; yêu cầu; quyết định; hướng dẫn; đề nghị; báo cáo; thông báo; tổ chức; "
    "triển khai; giao; chỉ đạo; đã; có; trả lời; phối hợp; tiếp tục; cụ thể; thống nhất; trình; "
    "kính đề nghị; đề xuất; chủ trì; thực hiện; lập; nhận; chỉ thị"
)
# `được sửa đổi theo ...`, `đã được phê duyệt`; not `thủ tục được sửa đổi, bổ sung, bãi bỏ`.
_CHANGED = (
    r"(?<!,) (?:đã |và |vừa )?(?:được|bị) "
    r"(?:(?:phê duyệt|ban hành|quy định|thực hiện|điều chỉnh)(?!\w)"
    r"|(?:sửa đổi|thay thế|bổ sung|bãi bỏ)"
    r"(?:,? (?:sửa đổi|bổ sung|thay thế|bãi bỏ|một số (?:điều|nội dung|khoản)))*"
    r"(?= (?:bởi|tại|theo|năm|bằng|như|từ|kể|và các|cụ thể)|[.;:)]"
    r"|, (?!bổ sung|bãi bỏ|thay thế|sửa đổi)|$))"
)
# Without a comma.
_PLAINLY = listed(
    "có căn cứ ban hành; và có trách nhiệm; đến hết năm; khi có ; thì ; nêu trên; kể từ ngày; "
    "trong đó ; có thể ; vẫn ; phải được ; có hiệu lực; hết hiệu lực; chịu trách nhiệm; "
    "và ý kiến ; và văn bản; và các văn bản; và các mục tiêu; và các quy định; "
    "và các thông tư; và các nghị định; và các quyết định; và các nghị quyết; và các luật; "
    "và hướng dẫn của"
)
_AND_OF = (
    r" và (?:quyết định|nghị quyết|kế hoạch|chỉ thị|văn bản) của"
    r" (?:ủy ban|ubnd|thủ tướng|chính phủ|hội đồng)"
)
_SENT = r" gửi (?=ủy ban|ubnd|cục|sở|bộ|chi cục|tổng cục|các)"
_WITH = r" kèm theo (?!quyết định|nghị|thông tư|công văn|văn bản)"
_THIS = rf" (?:theo|tại|của|và)(?: quy định)?(?: tại| của)? {one_of(TYPES)} này(?!\w)"
# For text in the folded form; the groups say which kind of end it is.
STOP = _RE.compile(
    rf"{_SIGNS}|(?P<talk>, ?{_AFTER_COMMA}(?!\w))"
    rf"|(?P<body>, )(?={_BODY} [^,;.:|()]{{0,70}}?(?<=[ ]){_ACTS}(?!\w))"
    r"|(?P<until> đến (?:hết )?ngày (?=\d))"
    rf"|(?P<note>{_CHANGED}|,? (?:bao gồm|gồm)(?= ?:)|{_WITH}|{_SENT}|{_AND_OF}| {_PLAINLY}"
    rf"|{_THIS}| --(?!\w)|(?<=[\"”]) nhưng | và (?:hơn )?\d+ năm (?:thực hiện|triển khai))"
    r"|(?P<quote>[“”])"
)
# An opening bracket after which a remark follows that is no part of the title.
ASIDE = _RE.compile(
    r"\( ?"
    + listed(
        "sau đây; sau; gọi; đã; được; kèm; ban hành; để; dưới đây; có; do; trước; theo; sđ; "
        "viết tắt; gửi; đính kèm; áp dụng"
    )
    + r"(?!\w)"
)

_START = rf"[{UPPER}“\"|]"
_ITEMS = (
    rf"[-+*•o] ?(?!Thương binh){_START}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)/] ?{_START}"
    rf"|[a-zđ][)./] ?{_START}|[IVX]{{1,5}}[.)] |Điều \d|Chương [IVX\d]"
)
_HEADS = (
    r"Căn cứ|Theo đề nghị|Xét |Trên cơ sở|Thực hiện|QUYẾT|Quyết định ?:|Nơi nhận|CHÍNH PHỦ"
    rf"|\||-{{3}}|_{{3}}|\d{{1,2}}/\d{{1,2}}/\d{{4}} ?[{LINE}{BLANK}]|{_START}[{UPPER} ]{{7}}"
)
# Where a paragraph, an item or a new basis begins, for text with its capitals and line ends.
BREAK = _RE.compile(
    rf"(?P<blank>{BLANK}(?=[^{LOWER}]))|(?P<line>{LINE}(?={_ITEMS}|{_HEADS}))"
    r"|(?P<base>(?<=[^;.,] )(?:Căn cứ|Xét đề nghị|Theo đề nghị|Xét) (?=[A-ZĐ]|đề|của))"
)
# What begins after a semicolon that ends a title: a new item of a list, a new clause.
NEW_ITEM = _RE.compile(
    r"(?:và )?(?:các |những )?"
    + listed(
        "văn bản; quy định; ý kiến; nội dung góp ý; kết quả; biên bản; đề nghị; căn cứ; "
        "theo đề nghị; xét; báo cáo; tờ trình; công văn"
    )
    + r"(?!\w)"
)
NEW_CLAUSE = _RE.compile(
    listed(
        "và; các; những; theo; đồng thời; chủ động; tiếp tục; tăng cường; hướng dẫn; báo cáo; "
        "chỉ đạo; xây dựng"
    )
    + r"(?!\w)"
)
# Words after which a document is still named: `hướng dẫn thi hành` / `Nghị định số ...`.
LEADS_ON = _RE.compile(
    r"(?:,|(?<!\w)"
    + listed(
        "của; và; theo; tại; với; về; bởi; các; điều; số; hành; hiện; dẫn; đổi; bổ sung; thế; bỏ; "
        "chính; khai; tiết; trong; từ; gồm; dụng; lực; hoặc; xét; cứ"
    )
    + r") $"
)

_RE.close()
