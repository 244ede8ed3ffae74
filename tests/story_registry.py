"""Edits of the scripted history: the registry, the form of files, an amending act."""

from story_edits import ASSIGNMENTS, BODIES, FOLDER, LEGAL, OBJECTIVES, PLAN, Create, Edit, Replace

REGISTRY = (
    Edit(
        "event-without-evidence",
        "legal event without evidence",
        ("qd-835-2016-ubnd-tv",),
        "Ghi Quyết định số 835/QĐ-UBND bị bãi bỏ từ ngày 01/6/2019",
        (
            Replace(
                LEGAL,
                """\
        note: Same subject and period.
    grades:
      number: plan-only
""",
                """\
        note: Same subject and period.
    events:
      - on: 2019-06-01
        type: repealed
        grade: recalled
    grades:
      number: plan-only
""",
            ),
        ),
    ),
    Edit(
        "event-with-evidence",
        "legal event with evidence",
        ("qd-1370-2016-ubnd-tv",),
        "Ghi hiệu lực của Quyết định số 1370/QĐ-UBND theo Công báo tỉnh",
        (
            Replace(
                LEGAL,
                """\
    number: 1370/QĐ-UBND
    issuer: tv.ubnd
    issued: 2016-07-04
    programme_period:
      from: 2016-01-01
      to: 2020-12-31
""",
                """\
    number: 1370/QĐ-UBND
    issuer: tv.ubnd
    issued: 2016-07-04
    programme_period:
      from: 2016-01-01
      to: 2020-12-31
    events:
      - on: 2016-07-04
        type: entry-into-force
        grade: evidenced
        evidence:
          - source: cong-bao-tv-2019
            place: trang 12
            quote: Quyết định này có hiệu lực thi hành kể từ ngày ký
""",
            ),
        ),
    ),
    Edit(
        "bodies-merged",
        "bodies merged",
        ("tv-tt-cntt-2019",),
        "Sáp nhập Trung tâm Quản lý Cổng thông tin điện tử vào Trung tâm CNTT và truyền thông",
        (
            Replace(
                BODIES,
                "\nchanges:\n",
                """\

changes:

  # Invented for this test

  - id: tv-tt-cntt-2019
    en: The centre of the portal joins the IT centre
    on: 2019-08-01
    type: merger
    from: [tv.tt-cong-ttdt, tv.tt-cntt-tt]
    to: [tv.tt-cntt-tt]
    grade: recalled
""",
            ),
        ),
    ),
    Edit(
        "body-renamed",
        "body renamed",
        ("tv.bcd-cds", "tv-bcd-2019"),
        "Ban Chỉ đạo Xây dựng Chính quyền điện tử đổi tên thành Ban Chỉ đạo Chuyển đổi số",
        (
            Replace(
                BODIES,
                "  - id: tv.tt-cntt-tt\n",
                """\
  - id: tv.bcd-cds
    vi: Ban Chỉ đạo Chuyển đổi số tỉnh
    en: Provincial steering committee for digital transformation
    kind: ban-chi-dao
    parent: tv.ubnd
    jurisdiction: VN-51
    level: province
  - id: tv.tt-cntt-tt
""",
            ),
            Replace(
                BODIES,
                "  - id: tv-tt-cntt-2019\n",
                """\
  - id: tv-bcd-2019
    en: The steering committee gets another name
    on: 2019-09-01
    type: rename
    from: [tv.bcd-cqdt]
    to: [tv.bcd-cds]
    grade: recalled
  - id: tv-tt-cntt-2019
""",
            ),
        ),
    ),
)

FORM = (
    Edit(
        "reformatted",
        "nothing changed in meaning",
        (),
        "Định dạng lại tệp mục tiêu, không đổi nội dung",
        (
            Replace(
                OBJECTIVES,
                """\
  - id: AT
    vi: Đảm bảo an toàn thông tin
    en: Information security
    section: II.2.b.-5
""",
                """\
  - vi: 'Đảm bảo an toàn thông tin'
    "id": AT
    section: II.2.b.-5   # mục tiêu cụ thể
    en: >-
      Information
      security
""",
            ),
            Replace(
                OBJECTIVES,
                """\
        value: {eq: 100, unit: percent}
        scope:
          unit: person
          staff: [can-bo, cong-chuc, vien-chuc]
""",
                """\
        scope: {staff: [can-bo, cong-chuc, vien-chuc], unit: person}
        value:
          unit: "percent"
          eq: 100
""",
            ),
        ),
    ),
    Edit(
        "reordered",
        "nothing changed in meaning",
        (),
        "Sắp lại thứ tự nơi nhận",
        (
            Replace(
                PLAN,
                """\
  - id: NN5
    vi: "Phòng: HCQT, THNV"
    en: Divisions HCQT and THNV (not spelled out)
    source: 61
  - id: NN6
    vi: "Lưu: VT,CNXD"
    en: "File copies: VT, CNXD (not spelled out)"
    source: 62
""",
                """\
  - id: NN6
    vi: "Lưu: VT,CNXD"
    en: "File copies: VT, CNXD (not spelled out)"
    source: 62
  - id: NN5
    vi: "Phòng: HCQT, THNV"
    en: Divisions HCQT and THNV (not spelled out)
    source: 61
""",
            ),
        ),
    ),
    Edit(
        "comment-changed",
        "nothing changed in meaning",
        (),
        "Bổ sung chú thích cho danh sách báo cáo",
        (Replace(ASSIGNMENTS, "\nreports:\n", "\n# Báo cáo định kỳ và đột xuất\nreports:\n"),),
    ),
    Edit(
        "source-altered",
        "source text altered",
        ("source.txt",),
        "Sửa lỗi gõ trong văn bản nguồn",
        (
            Replace(
                FOLDER + "source.txt",
                "+ Trên 50% các cuộc họp của Ủy ban\n",
                "+ Trên 60% các cuộc họp của Ủy ban\n",
            ),
        ),
    ),
)


def by_act() -> Edit:
    """Lower a target by an act that amends the plan, and say so under `amendments`."""
    return Edit(
        "target-lowered-by-act",
        "target weakened by an act",
        ("HT3.1", "SD1", "qd-1500-2019-ubnd-tv"),
        "Điều chỉnh chỉ tiêu HT3.1 theo Quyết định số 1500/QĐ-UBND ngày 12/8/2019",
        (
            Replace(
                LEGAL,
                "  - id: tcvn-iso-9001-2008\n",
                """\
  # Invented for this test
  - id: qd-1500-2019-ubnd-tv
    vi: Điều chỉnh Kế hoạch ứng dụng công nghệ thông tin năm 2019
    type: quyet-dinh
    number: 1500/QĐ-UBND
    issuer: tv.ubnd
    issued: 2019-08-12

  - id: tcvn-iso-9001-2008
""",
            ),
            Replace(
                OBJECTIVES,
                "value: {gt: 80, unit: percent}\n        scope:\n          unit: body",
                "value: {gt: 70, unit: percent}\n        scope:\n          unit: body",
            ),
            Create(
                FOLDER + "amendments.yaml",
                """\
# yaml-language-server: $schema=../../../schema/plancheck.schema.json
amendments:
  - id: SD1
    act: qd-1500-2019-ubnd-tv
    from: 2019-08-12
    operations:
      - op: substitute
        element: HT3.1
        key: value
        before: {gt: 80, unit: percent}
        after: {gt: 70, unit: percent}
""",
            ),
        ),
    )
