"""What --help says of every command and option."""

from plancheck.text import Text

HELP: dict[str, Text] = {
    "plancheck": Text(
        "Kiểm tra kế hoạch của cơ quan nhà nước, viết bằng YAML, tính đến một ngày.",
        "Check government plans, written in YAML, as of a date.",
    ),
    "check": Text("kiểm tra kế hoạch và báo cáo phát hiện", "check the plans and report findings"),
    "explain": Text("giải thích một quy tắc", "explain a rule"),
    "coverage": Text(
        "tỷ lệ văn bản gốc đã được mã hóa, theo từng mục",
        "how much of the source text is encoded, section by section",
    ),
    "with": Text(
        "tệp giả định (văn bản bị bãi bỏ, cơ quan sáp nhập, nhiệm vụ bị bỏ, cắt kinh phí):"
        " báo cáo thay đổi do giả định gây ra",
        "a file of assumptions (an act repealed, bodies merged, a task dropped, money cut):"
        " report the difference it makes",
    ),
    "diff": Text(
        "so sánh hai phiên bản của kế hoạch: thay đổi gì, phát hiện nào mới",
        "compare two versions of the plans: what changed, which findings are new",
    ),
    "log": Text(
        "lịch sử của một mục: từng lần thay đổi nội dung, ai, khi nào, qua các lần đổi mã",
        "the history of one element: every change of its meaning, by whom and when",
    ),
    "log_since": Text(
        "chỉ các thay đổi sau phiên bản này", "only what changed after this revision"
    ),
    "max_count": Text("nhiều nhất bao nhiêu lần thay đổi", "how many changes at the most"),
    "changelog": Text(
        "thông báo thay đổi của kế hoạch cho các cơ quan, mỗi cơ quan một mục (Markdown)",
        "the plan's release notes for agencies, one section per body (Markdown)",
    ),
    "diff_base": Text(
        "phiên bản trước: nhánh, thẻ, mã commit hoặc thư mục (./tên)",
        "the older version: a branch, a tag, a commit or a folder (./name)",
    ),
    "diff_head": Text(
        "phiên bản sau; bỏ trống: các tệp hiện có", "the newer version; left out: the files here"
    ),
    "link_to": Text(
        "địa chỉ trên mạng của một dòng, có {commit}, {file}, {line}; mặc định theo CI của GitHub,"
        " GitLab",
        "the web address of a line, with {commit}, {file}, {line}; by default from the CI of GitHub"
        " or GitLab",
    ),
    "show": Text("xem một mục: nội dung, liên hệ, phát hiện", "show one element and its links"),
    "list": Text("liệt kê các mục", "list elements"),
    "status": Text(
        "tình hình thực hiện chỉ tiêu, nhiệm vụ, báo cáo đến một ngày",
        "where targets, tasks and reports stand on a day",
    ),
    "by": Text(
        "bảng theo chỉ tiêu, cơ quan hoặc nhóm mục tiêu; không có thì xem tổng hợp",
        "a table by target, body or objective group; without it an overview",
    ),
    "status_format": Text(
        "dạng kết quả; mặc định theo đuôi tệp của -o, nếu không thì text",
        "output format; by default that of the name after -o, else text",
    ),
    "output": Text("ghi ra tệp này thay vì màn hình", "write to this file instead"),
    "graph": Text("xuất mạng liên hệ", "write the graph"),
    "law": Text("tra cứu hiệu lực văn bản", "look up the force of acts"),
    "law_show": Text(
        "hiệu lực của một văn bản, diễn biến, nơi viện dẫn", "an act's force, history and citations"
    ),
    "law_due": Text(
        "văn bản sắp hết hiệu lực hoặc lâu chưa kiểm tra", "acts near their end or long unchecked"
    ),
    "law_add": Text(
        "ghi bản nháp của một văn bản vào danh mục, theo số hiệu hoặc viện dẫn",
        "add the draft of an act to the registry, from its number or a citation",
    ),
    "number": Text(
        "số, ký hiệu (42/2022/NĐ-CP) hoặc cả câu viện dẫn",
        "a number (42/2022/NĐ-CP) or a whole citation",
    ),
    "issued": Text(
        "ngày ban hành, khi viện dẫn không ghi (NĂM-THÁNG-NGÀY)",
        "the day of issue, where the citation prints none (YEAR-MONTH-DAY)",
    ),
    "into": Text(
        "tệp để ghi vào; mặc định là tệp chứa nhiều văn bản nhất",
        "the file to add it to; by default the one with most acts",
    ),
    "new_id": Text(
        "mã, khi không lập được mã theo quy ước", "the id, where the convention leads to none"
    ),
    "rename": Text(
        "đổi mã của một mục ở mọi chỗ nhắc đến; mã cũ được giữ ở “was”",
        "give an element another id wherever it is named; the old one is kept under `was`",
    ),
    "to_id": Text("mã mới", "the new id"),
    "fmt": Text(
        "định dạng tệp kế hoạch theo một kiểu; không đổi chữ nào, không mất chú thích nào",
        "put plan files into one style; no word changes, no comment is lost",
    ),
    "fmt_check": Text(
        "chỉ nêu tệp cần định dạng, mã thoát 1 nếu có",
        "only list the files that would change, exit status 1 if there are any",
    ),
    "new": Text(
        "thêm một mục: mã kế tiếp, đúng tệp, đúng chỗ; plancheck kiểm tra trước khi ghi",
        "add an element: the next id, the right file and place; checked before it is written",
    ),
    "own_id": Text(
        "mã; mặc định là mã kế tiếp theo nếp của kế hoạch", "its id; by default the next one"
    ),
    "vi_text": Text("nguyên văn hoặc tên gọi (khóa vi)", "its words or its name (the key `vi`)"),
    "in_section": Text("đề mục của văn bản, ví dụ II.3.a", "its section of the text: II.3.a"),
    "in_group": Text("nhóm mục tiêu", "its group of objectives"),
    "of_objective": Text("mục tiêu của chỉ tiêu", "the objective of a target"),
    "set": Text(
        'giá trị của một khóa: due.by=2026-12-31, bodies=a,b, value="trên 80%"; lặp lại được',
        'the value of a key: due.by=2026-12-31, bodies=a,b, value="trên 80%"; may be repeated',
    ),
    "law_cite": Text("tìm viện dẫn trong một văn bản", "find the citations in a text"),
    "law_export": Text(
        "xuất danh mục văn bản ra Akoma Ntoso (XML) hoặc bảng tính (CSV)",
        "write the acts as Akoma Ntoso (XML) or as a sheet (CSV)",
    ),
    "law_import": Text(
        "ghi vào danh mục những gì tệp XML hoặc CSV thêm và đổi",
        "bring into the registry what an XML or CSV file adds and changes",
    ),
    "acts_file": Text(
        "tệp XML hoặc CSV, hoặc - để đọc từ đầu vào", "an XML or CSV file, or - for standard input"
    ),
    "dry_run": Text(
        "chỉ cho xem thay đổi (dạng diff), không ghi gì", "show the change as a diff, write nothing"
    ),
    "file": Text("tệp văn bản, hoặc - để đọc từ đầu vào", "a text file, or - for standard input"),
    "impact": Text(
        "nếu văn bản, cơ quan, hệ thống chấm dứt thì mục nào mất chỗ dựa",
        "what loses its support if an act, a body or a system ends",
    ),
    "on": Text("từ ngày (NĂM-THÁNG-NGÀY)", "from this day on (YEAR-MONTH-DAY)"),
    "within": Text("trong số ngày tới, ví dụ 90d", "days ahead, for example 90d"),
    "report": Text(
        "biểu báo cáo Excel: lập biểu cho một cơ quan, đọc biểu đã điền",
        "report forms in Excel: write one for a body, read filled ones",
    ),
    "report_form": Text(
        "lập biểu báo cáo cho một cơ quan", "write the report form of a body as a workbook"
    ),
    "report_read": Text(
        "đọc các biểu đã điền vào tệp kế hoạch", "read filled forms into the plan files"
    ),
    "report_body": Text(
        "cơ quan báo cáo: mã, hoặc phần cuối của mã", "the body: its id, or the end of it"
    ),
    "report_period": Text(
        "kỳ báo cáo: 2019, 2019-H1, 2019-Q3, 2019-03",
        "the stretch of time: 2019, 2019-H1, 2019-Q3, 2019-03",
    ),
    "report_id": Text(
        "mã chế độ báo cáo, nếu cơ quan có nhiều", "the duty to report, if the body has several"
    ),
    "report_file": Text("ghi biểu vào tệp .xlsx này", "write the form to this .xlsx file"),
    "report_forms": Text("các biểu đã điền", "the filled forms"),
    "report_on": Text(
        "ngày nhận biểu (mặc định: hôm nay)", "the day they came in (by default: today)"
    ),
    "report_left": Text(
        "ghi các ô chưa đọc được vào tệp CSV này", "write the cells left over to this CSV file"
    ),
    "schema": Text("in JSON Schema của tệp kế hoạch", "print the JSON Schema of plan files"),
    "paths": Text("tệp hoặc thư mục cần xem", "files or folders to look at"),
    "as_of": Text("tính đến ngày (NĂM-THÁNG-NGÀY)", "the day to judge by (YEAR-MONTH-DAY)"),
    "known_at": Text(
        "chỉ tính những gì đã ghi nhận đến ngày này", "count only what was on record on this day"
    ),
    "report_output": Text(
        "ghi báo cáo theo dạng này vào tệp; dùng được nhiều lần",
        "write a report of this format to a file; may be given several times",
    ),
    "rules": Text("liệt kê các quy tắc", "list the rules"),
    "family": Text("chỉ một nhóm quy tắc", "one family of rules only"),
    "since": Text("so với phiên bản git này", "compare with this git revision"),
    "new_only": Text(
        "chỉ tính phát hiện chưa có ở --since", "count only findings that --since did not have"
    ),
    "exit_zero": Text("luôn kết thúc với mã 0", "end with status 0 whatever is found"),
    "statistics": Text("đếm phát hiện theo quy tắc", "count findings by rule"),
    "quiet": Text("chỉ in phát hiện và kết luận", "print only findings and the verdict"),
    "watch": Text("kiểm tra lại mỗi khi tệp thay đổi", "check again whenever a file changes"),
    "completion": Text("xuất lệnh gợi ý cho shell", "write the completions of a shell"),
    "shell": Text("bash hoặc zsh", "bash or zsh"),
    "site": Text(
        "trang web của kế hoạch cho các cơ quan và người dân",
        "the website of the plans, for agencies and citizens",
    ),
    "site_build": Text(
        "dựng trang web vào một thư mục, mở được cả khi không có mạng",
        "build the site into a folder; it needs no network to be read",
    ),
    "site_serve": Text(
        "xem thử trang web trên máy này, tự dựng lại khi tệp thay đổi",
        "look at the site on this machine; it is built again when a file changes",
    ),
    "site_output": Text(
        "thư mục của trang web (mặc định: site); chỉ thay trang đã dựng trước đó",
        "the folder of the site (site unless told otherwise); only an earlier site is replaced",
    ),
    "site_url": Text(
        "địa chỉ sẽ công bố, ví dụ https://kehoach.example.vn/",
        "where it will be published, for example https://plans.example.org/",
    ),
    "site_offline": Text(
        "để mở thẳng từ đĩa, không cần máy chủ (bấm đúp index.html)",
        "to be opened from a disk, without a server (double-click index.html)",
    ),
    "site_port": Text("cổng trên máy này (mặc định: 8000)", "the port on this machine (8000)"),
    "init": Text("tạo một dự án kế hoạch mới", "start a new project"),
    "init_directory": Text("thư mục (mặc định: thư mục này)", "the folder (by default: this one)"),
    "init_id": Text(
        "mã kế hoạch, ví dụ tinh/cntt-2026", "the plan's id, for example province/it-2026"
    ),
    "init_name": Text("tên kế hoạch", "the plan's name"),
    "init_period": Text("kỳ kế hoạch: 2026 hoặc 2026-2030", "the period: 2026 or 2026-2030"),
    "init_type": Text("loại kế hoạch", "the type of plan"),
    "init_jurisdiction": Text("địa bàn, ví dụ VN-51", "the place, for example VN-51"),
    "schema_write": Text(
        "ghi schema của kế hoạch này, với các mã đang có, cho trình soạn thảo",
        "write the schemas of this workspace, with its ids, for editors",
    ),
    "schema_check": Text(
        "kiểm tra schema đã ghi còn khớp không", "tell whether the written schemas are current"
    ),
    "schema_directory": Text(
        "thư mục (mặc định: .plancheck)", "the folder (by default: .plancheck)"
    ),
    "show_waived": Text(
        "nêu cả phát hiện được miễn trừ và phát hiện đã biết",
        "show waived and known findings as well",
    ),
    "baseline": Text(
        "mức nền: các phát hiện có từ trước, không tính khi kiểm tra",
        "the baseline: findings that were there before and do not count",
    ),
    "baseline_do": Text(
        "write: ghi mới; update: bỏ những gì đã xử lý; show: xem",
        "write: write it anew; update: take out what is settled; show: show it",
    ),
    "baseline_file": Text("tệp mức nền", "the baseline file"),
    "no_baseline": Text("không dùng mức nền", "do not use the baseline"),
    "baseline_force": Text("ghi đè mức nền đã có", "overwrite a baseline that exists"),
    "baseline_grow": Text(
        "với update: thêm cả phát hiện mới", "with update: take in new findings as well"
    ),
    "lang": Text("ngôn ngữ: vi hoặc en", "language: vi or en"),
    "format": Text("dạng kết quả", "output format"),
    "select": Text("chỉ chạy các quy tắc hoặc nhóm này", "run only these rules or families"),
    "ignore": Text("bỏ qua các quy tắc hoặc nhóm này", "leave out these rules or families"),
    "fail_on": Text("từ mức này thì mã thoát là 1", "exit status 1 from this level on"),
    "slug": Text("tên quy tắc", "name of the rule"),
    "id": Text("mã của mục", "id of the element"),
    "kind": Text("loại mục", "kind of elements"),
    "body": Text("chỉ nhiệm vụ của cơ quan này", "only tasks of this body"),
    "group": Text("chỉ nhóm hoặc mục này", "only this group or section"),
    "without": Text("chỉ nhiệm vụ còn thiếu", "only tasks that lack this"),
    "plan": Text("thư mục kế hoạch", "folder of the plans"),
    "distance": Text("số bước quanh mục", "steps around the element"),
    "help": Text("xem hướng dẫn này", "show this help"),
    "version": Text("xem phiên bản", "show the version"),
    "usage": Text("cách dùng", "usage"),
    "options": Text("tùy chọn", "options"),
    "arguments": Text("tham số", "arguments"),
    "commands": Text("lệnh", "commands"),
}
