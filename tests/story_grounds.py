"""Edits of the scripted history: bases, money, links; figures, progress, waivers."""

from story_edits import FIGURES, PLAN, PROGRESS, RESULTS, TASKS, WAIVERS, Create, Edit, Replace

GROUNDS = (
    Edit(
        "basis-removed",
        "legal basis removed",
        ("tra-vinh/cntt-2019",),
        "Bỏ căn cứ Quyết định số 225/QĐ-TTg vì không còn sử dụng",
        (
            Replace(
                PLAN,
                """\
    - act: qd-225-2016-ttg
      role: basis
      list: plan
      printed: Quyết định số 225/QĐ-TTg
      source:
        lines: 342-344
        quote: >-
          Căn cứ Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng Chính phủ về phê duyệt Kế
          hoạch cải cách hành chính nhà nước giai đoạn 2016 - 2020
""",
                "",
            ),
        ),
    ),
    Edit(
        "basis-replaced",
        "legal basis removed, another added",
        ("tra-vinh/cntt-2019",),
        "Thay căn cứ Nghị quyết số 73/NQ-CP bằng Quyết định số 846/QĐ-TTg",
        (
            Replace(
                PLAN,
                """\
    - act: nq-73-2016-cp
      role: basis
      list: plan
      printed: Nghị quyết số 73/NQ-CP
      source:
        lines: 333-335
        quote: >-
          Căn cứ Nghị quyết số 73/NQ-CP ngày 26/8/2016 của Chính phủ về phê duyệt chủ trương đầu tư
          các Chương trình mục tiêu giai đoạn 2016 - 2020
""",
                """\
    - act: qd-846-2017-ttg
      role: basis
      list: plan
      printed: Quyết định số 846/QĐ-TTg
""",
            ),
        ),
    ),
    Edit(
        "money-changed",
        "money changed",
        ("PJ-egov",),
        "Giảm dự toán Dự án Hệ thống chính quyền điện tử còn 30 tỷ đồng",
        (Replace(PLAN, "amount: 45000000000,", "amount: 30000000000,"),),
    ),
    Edit(
        "link-removed",
        "link to an objective removed",
        ("A1",),
        "Bỏ liên hệ giữa nhiệm vụ A1 và mục tiêu HT4",
        (
            Replace(
                TASKS,
                """\
      - id: HT4
        link: inferred
        by: editor
        on: 2026-11-24
    cites:
      - act: qd-28-2018-ttg
""",
                """\
    cites:
      - act: qd-28-2018-ttg
""",
            ),
        ),
    ),
    Edit(
        "link-confirmed",
        "link to an objective confirmed",
        ("A2",),
        "Sở Thông tin và Truyền thông xác nhận nhiệm vụ A2 phục vụ mục tiêu NB4",
        (
            Replace(
                TASKS,
                """\
      - id: NB4
        link: inferred
        by: editor
        on: 2026-11-24
""",
                """\
      - id: NB4
        link: inferred
        by: editor
        on: 2026-11-24
        confirmed_by: Sở Thông tin và Truyền thông
""",
            ),
        ),
    ),
)

FACTS = (
    Edit(
        "measurement-revised",
        "measurement revised",
        ("m-2018-network-used",),
        "Đính chính số cơ quan đã dùng mạng truyền số liệu chuyên dùng: 25",
        (Replace(FIGURES, "value: {eq: 23, unit: body}", "value: {eq: 25, unit: body}"),),
    ),
    Edit(
        "result-added",
        "measurement added",
        ("m-2019-e-documents",),
        "Ghi kết quả 6 tháng đầu năm về văn bản điện tử",
        (
            Create(
                RESULTS,
                """\
# yaml-language-server: $schema=../../../../schema/plancheck.schema.json
measurements:
  - id: m-2019-e-documents
    indicator: e-documents-share
    value: {eq: 78.5, unit: percent}
    as_of: 2019-06-30
    reported_by: tv.so-tttt
""",
            ),
        ),
    ),
    Edit(
        "result-revised",
        "measurement revised",
        ("m-2019-e-documents",),
        "Sửa kết quả 6 tháng đầu năm về văn bản điện tử theo báo cáo bổ sung",
        (Replace(RESULTS, "value: {eq: 78.5,", "value: {eq: 91,"),),
    ),
    Edit(
        "progress-added",
        "progress added",
        ("A4",),
        "Cập nhật tiến độ nhiệm vụ A4",
        (
            Create(
                PROGRESS,
                """\
# yaml-language-server: $schema=../../../../schema/plancheck.schema.json
progress:
  - task: A4
    on: 2019-06-30
    official: in-progress
    evidenced: limited
    by: tv.so-tttt
""",
            ),
        ),
    ),
    Edit(
        "waiver-added",
        "waiver added",
        ("W1",),
        "Miễn trừ: mục tiêu HT3 đã giao bằng quyết định riêng",
        (
            Create(
                WAIVERS,
                """\
# yaml-language-server: $schema=../../../schema/plancheck.schema.json
waivers:
  - id: W1
    rule: objective-without-task
    subject: HT3
    reason: Giao bằng quyết định riêng
    approved_by: Giám đốc Sở Thông tin và Truyền thông
    approved_on: 2019-07-05
    expires: 2019-09-30
""",
            ),
        ),
    ),
    Edit(
        "waiver-extended",
        "waiver extended",
        ("W1",),
        "Gia hạn miễn trừ HT3 đến hết năm",
        (Replace(WAIVERS, "    expires: 2019-09-30\n", "    expires: 2019-12-31\n"),),
    ),
)
