"""Edits of the scripted history: tasks, and who does them by when."""

from story_edits import ASSIGNMENTS, DUTIES, SOLUTIONS, TASKS, Create, Edit, Move, Replace

_S17 = """\
  - id: S17
    kind: solution
    section: II.4.e.-3
    vi: >-
      Xây dựng và triển khai các cơ chế nhằm khuyến khích, hỗ trợ người dân trong việc tiếp cận, sử
      dụng các dịch vụ công trực tuyến
    en: Set up mechanisms that encourage and help citizens to use online services
    objectives:
      - id: ND2
        link: inferred
        by: editor
        on: 2026-11-24
    addresses: [U-online-few, K-online-few, N-conditions]
    source: 635-637
"""
_MODEL = "# yaml-language-server: $schema=../../../schema/plancheck.schema.json\n"

WORK = (
    Edit(
        "task-dropped",
        "task removed",
        ("D2",),
        "Bỏ lớp tập huấn cho cán bộ lãnh đạo do chưa bố trí được kinh phí",
        (
            Replace(
                TASKS,
                """\
  - id: D2
    kind: content
    section: II.3.d.-2
    vi: >-
      Tổ chức các lớp đào tạo, tập huấn, bồi dưỡng nâng cao năng lực quản lý công nghệ thông tin cho
      cán bộ lãnh đạo các sở, ban, ngành tỉnh, huyện, thị xã, thành phố
    en: Train leaders in managing IT
    source: 523-525
""",
                "",
            ),
        ),
    ),
    Edit(
        "task-added",
        "task added",
        ("D6",),
        "Bổ sung nhiệm vụ tập huấn sử dụng chữ ký số cho cấp xã",
        (
            Replace(
                TASKS,
                "\n  # II.3.đ: information security\n",
                """\
  - id: D6
    kind: content
    section: II.3.d
    vi: Tập huấn sử dụng chữ ký số cho lãnh đạo Ủy ban nhân dân cấp xã
    en: Train commune leaders in digital signatures
    due: {by: 2019-09-30}
    objectives:
      - id: HT4

  # II.3.đ: information security
""",
            ),
        ),
    ),
    Edit(
        "task-renamed",
        "task renamed",
        ("A5", "A10", "P19"),
        "Đổi mã nhiệm vụ A5 thành A10 cho khớp danh mục của Sở Thông tin và Truyền thông",
        (
            Replace(TASKS, "  - id: A5\n", "  - id: A10\n    was: [A5]\n"),
            Replace(DUTIES, "    scope: [A5]\n", "    scope: [A10]\n"),
        ),
    ),
    Edit(
        "task-moved",
        "task moved to another file",
        ("S17",),
        "Tách giải pháp khuyến khích người dân dùng dịch vụ công ra tệp riêng",
        (Replace(TASKS, _S17, ""), Create(SOLUTIONS, f"{_MODEL}tasks:\n{_S17}")),
    ),
    Edit(
        "file-renamed",
        "file renamed",
        (),
        "Đổi tên tệp phân công cho dễ tìm",
        (Move(DUTIES, ASSIGNMENTS),),
    ),
    Edit(
        "task-reworded",
        "task reworded",
        ("C3",),
        "Sửa câu chữ nhiệm vụ C3: nâng cấp, không phải xây dựng mới",
        (
            Replace(
                TASKS,
                "    vi: >-\n      Xây dựng hệ thống chính quyền điện tử nhằm",
                "    vi: >-\n      Nâng cấp hệ thống chính quyền điện tử nhằm",
            ),
        ),
    ),
    Edit(
        "typography-dots",
        "typography",
        ("A10",),
        "Sửa dấu chấm lửng trong nhiệm vụ A10",
        (Replace(TASKS, "(kế toán, tài sản, nhân sự,…)", "(kế toán, tài sản, nhân sự, ...)"),),
    ),
    Edit(
        "typography-tone",
        "typography",
        ("S8",),
        "Thống nhất cách đặt dấu thanh: hoá",
        (
            Replace(
                TASKS,
                "    vi: >-\n      Thực hiện chuẩn hóa quy trình",
                "    vi: >-\n      Thực hiện chuẩn hoá quy trình",
            ),
        ),
    ),
)

_P4_LEADS = "    bodies: [tv.so-tttt]\n    role: lead\n    with: [tv.g-so-ban-nganh,"
_P4_HELPS = _P4_LEADS.replace("role: lead", "role: coordinate")

DUTY = (
    Edit(
        "lead-removed",
        "lead removed",
        ("P21",),
        "Văn phòng UBND tỉnh thôi đồng chủ trì phần mềm một cửa điện tử",
        (Replace(ASSIGNMENTS, "[tv.so-noi-vu, tv.vp-ubnd]", "[tv.so-noi-vu]"),),
    ),
    Edit(
        "support-changed",
        "support changed",
        ("P21",),
        "Đổi cơ quan phối hợp từ Sở Thông tin và Truyền thông sang Sở Tư pháp",
        (
            Replace(
                ASSIGNMENTS,
                "    role: lead\n    with: [tv.so-tttt]\n    scope: [B2]\n",
                "    role: lead\n    with: [tv.so-tu-phap]\n    scope: [B2]\n",
            ),
        ),
    ),
    Edit(
        "assignment-removed",
        "assignment removed",
        ("P20",),
        "Bỏ phân công các cơ quan, đơn vị tự xây dựng kế hoạch, kinh phí",
        (
            Replace(
                ASSIGNMENTS,
                """\

  # Outside "Tổ chức thực hiện": a solution that itself names who does it.
  - id: P20
    bodies: [tv.g-co-quan-don-vi]
    role: implement
    scope: [S6]
    vi: >-
      Các cơ quan, đơn vị chủ động xây dựng kế hoạch, nguồn kinh phí đảm bảo cho việc ứng dụng và
      phát triển các ứng dụng công nghệ thông tin tại đơn vị
    en: Bodies plan and budget their own IT applications
    source: 589-591
""",
                "",
            ),
        ),
    ),
    Edit(
        "role-changed",
        "role changed",
        ("P8",),
        "Sở Nội vụ chuyển từ chủ trì sang phối hợp theo dõi phần mềm một cửa điện tử",
        (
            Replace(
                ASSIGNMENTS,
                "    bodies: [tv.so-noi-vu]\n    role: lead\n    with: [tv.so-tttt]\n",
                "    bodies: [tv.so-noi-vu]\n    role: coordinate\n    with: [tv.so-tttt]\n",
            ),
        ),
    ),
    Edit(
        "plan-lead-lost",
        "lead removed from every task",
        ("P4",),
        "Sở Thông tin và Truyền thông phối hợp, không chủ trì triển khai Kế hoạch",
        (Replace(ASSIGNMENTS, _P4_LEADS, _P4_HELPS),),
    ),
    Edit(
        "plan-lead-back",
        "lead given back to every task",
        ("P4",),
        "Hoàn nguyên: Sở Thông tin và Truyền thông chủ trì triển khai Kế hoạch",
        (Replace(ASSIGNMENTS, _P4_HELPS, _P4_LEADS),),
    ),
    Edit(
        "deadline-later",
        "deadline moved later",
        ("C1",),
        "Lùi thời hạn nâng cấp máy chủ tập trung ba tháng do đấu thầu chậm",
        (Replace(TASKS, "    due: {by: 2019-06-30}\n", "    due: {by: 2019-09-30}\n"),),
    ),
    Edit(
        "deadline-added",
        "deadline added",
        ("B3",),
        "Đặt thời hạn 30/11/2019 cho dịch vụ công trực tuyến mức độ 3, 4",
        (
            Replace(
                TASKS,
                "    addresses: [U-services-list,",
                "    due: {by: 2019-11-30}\n    addresses: [U-services-list,",
            ),
        ),
    ),
    Edit(
        "deadline-earlier",
        "deadline moved earlier",
        ("DD4",),
        "Đẩy sớm việc kiện toàn Đội ứng cứu sự cố sang quý II",
        (Replace(TASKS, "    due: {quarter: 2019-Q3}\n", "    due: {quarter: 2019-Q2}\n"),),
    ),
)
