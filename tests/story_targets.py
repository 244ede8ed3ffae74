"""Edits of the scripted history: targets lowered, raised, reshaped, dropped, set."""

from story_edits import OBJECTIVES, Edit, Replace

TARGETS = (
    Edit(
        "target-lowered",
        "target weakened",
        ("NB3.1",),
        "Điều chỉnh chỉ tiêu văn bản điện tử còn trên 80% cho phù hợp thực tế",
        (Replace(OBJECTIVES, "value: {gt: 90, unit: percent}", "value: {gt: 80, unit: percent}"),),
    ),
    Edit(
        "target-strengthened",
        "target strengthened",
        ("NB5.1",),
        "Nâng chỉ tiêu họp trực tuyến lên trên 60% theo ý kiến của Văn phòng UBND tỉnh",
        (Replace(OBJECTIVES, "value: {gt: 50, unit: percent}", "value: {gt: 60, unit: percent}"),),
    ),
    Edit(
        "target-comparator",
        "target weakened",
        ("HT3.1",),
        "Ghi lại chỉ tiêu mạng truyền số liệu chuyên dùng: từ 80% trở lên",
        (
            Replace(
                OBJECTIVES,
                "value: {gt: 80, unit: percent}\n        scope:\n          unit: body",
                "value: {ge: 80, unit: percent}\n        scope:\n          unit: body",
            ),
        ),
    ),
    Edit(
        "target-scope",
        "target reshaped: another scope",
        ("AT1.1",),
        "Chỉ tính các sở, ban, ngành tỉnh khi đánh giá quy chế an toàn thông tin",
        (
            Replace(
                OBJECTIVES,
                """\
          levels: [province, district]
          bodies: [tv.g-so-ban-nganh, tv.g-ubnd-huyen]
        by: 2019-12-31
        baseline: m-2018-infosec-rules
""",
                """\
          levels: [province]
          bodies: [tv.g-so-ban-nganh]
        by: 2019-12-31
        baseline: m-2018-infosec-rules
""",
            ),
        ),
    ),
    Edit(
        "target-unit",
        "target reshaped: another indicator and unit",
        ("ND2.3",),
        "Chuyển chỉ tiêu dịch vụ công mức độ 3, 4 từ tỷ lệ sang số lượng dịch vụ",
        (
            Replace(
                OBJECTIVES,
                """\
        indicator: services-level-34-share
        value: {gt: 30, unit: percent}
""",
                """\
        indicator: services-level-34
        value: {ge: 650, unit: service}
""",
            ),
        ),
    ),
    Edit(
        "target-removed",
        "target removed",
        ("HT4.1",),
        "Bỏ chỉ tiêu cấp chứng thư số vì đã hoàn thành trong năm 2018",
        (
            Replace(
                OBJECTIVES,
                """\
    targets:
      - id: HT4.1
        indicator: digital-certificates
        value: {eq: 100, unit: percent}
        scope:
          unit: body
          branches: [party, state, union]
          levels: [province, district, commune]
          qualifiers:
            - 3 cấp, 3 hệ
        by: 2019-12-31
        baseline: m-2018-certs-share
        note: >-
          “3 cấp” read as province, district, commune; “3 hệ” as Party, State, unions, which the
          text spells out elsewhere (lines 169, 394-395).
        source:
          lines: 396-397
          quote: 100% cơ quan, đơn vị trong tỉnh (3 cấp, 3 hệ) được cấp chứng thư số
""",
                "",
            ),
        ),
    ),
    Edit(
        "target-added",
        "target added",
        ("NB4.1",),
        "Bổ sung chỉ tiêu 95% cán bộ, công chức, viên chức sử dụng thư điện tử công vụ",
        (
            Replace(
                OBJECTIVES,
                "    indicators: [email-use-rate]\n",
                """\
    indicators: [email-use-rate]
    targets:
      - id: NB4.1
        indicator: email-use-rate
        value: {ge: 95, unit: percent}
        by: 2019-12-31
""",
            ),
        ),
    ),
    Edit(
        "target-comparator-back",
        "target strengthened",
        ("HT3.1",),
        "Hoàn nguyên chỉ tiêu mạng truyền số liệu chuyên dùng: trên 80% như văn bản đã ký",
        (Replace(OBJECTIVES, "value: {ge: 80, unit: percent}", "value: {gt: 80, unit: percent}"),),
    ),
)
