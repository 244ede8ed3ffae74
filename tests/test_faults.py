"""Ten faults seeded into one plan: all are found in one run, each with its place and a way out.

The list is that of the comparison with other tools (all but the review stamp): the best of them
find eight or nine of these, one at a time.
"""

import json

import pytest

from support import HEAD, Command, Workspace

FILES = {
    "registry/bodies.yaml": """\
bodies:
  - {id: so-tttt, vi: Sở Thông tin và Truyền thông, kind: so}
systems:
  - {id: cong, vi: Cổng thông tin điện tử}
""",
    "objectives.yaml": """\
objectives:
  - {id: MT1, vi: Cấp tài khoản thư, kind: specific}
  - {id: MT2, vi: Kết nối mạng, kind: specific}
  - {id: MT3, vi: Nâng cấp cổng, kind: specific}
""",
    "tasks.yaml": """\
tasks:
  - id: NV1
    vi: Cấp tài khoản thư điện tử
    kind: content
    objectives: [{id: MT9}]
  - id: NV1
    vi: Kết nối mạng số liệu
    kind: content
  - id: NV2
    vi: Kết nối mạng chuyên dùng
    kind: contnt
  - id: NV3
    vi: Nâng cấp cổng thông tin
    kind: content
    due: {by: 2019-02-30}
  - id: NV4
    vi: Đào tạo cán bộ
    kind: content
    systems: [so-tttt]
  - id: NV5
    vi: Mua máy tính
    kind: content
    depends_on: [NV6]
  - id: NV6
    vi: Lắp máy tính
    kind: content
    depends_on: [NV5]
  - id: NV7
    kind: content
  - id: NV8
    vi: Lập báo cáo
    kind: content
    objctives: [{id: MT3}]
  - id: NV9
    vi: Phục vụ người dân
    kind: content
    objectives: [{id: MT2}]
""",
    "duties.yaml": """\
assignments:
  - id: PC1
    vi: Chủ trì thực hiện kế hoạch
    bodies: [so-tttt]
    role: lead
    scope: [plan]
""",
    "more.yaml": """\
items:
  - id: K1
    vi: "Khó khăn
    kind: problem
""",
}

# fault: (rule, file, line, column, the item, a word of the way out)
FAULTS = {
    "link to an id that does not exist": ("unknown-reference", "tasks.yaml", 5, 23, "NV1", "MT3"),
    "same id twice": ("duplicate-id", "tasks.yaml", 6, 9, "NV1", "another id"),
    "value outside the list": ("invalid-value", "tasks.yaml", 11, 11, "NV2", "content"),
    "30 February": ("invalid-value", "tasks.yaml", 15, 15, "NV3", "a day of the calendar"),
    "link to the wrong kind": ("wrong-kind-reference", "tasks.yaml", 19, 15, "NV4", "right kind"),
    "cycle": ("dependency-cycle", "tasks.yaml", 23, 18, "NV5", "NV6"),
    "objective no task serves": ("objective-without-task", "objectives.yaml", 2, 5, "MT1", "task"),
    "required attribute missing": ("missing-key", "tasks.yaml", 28, 5, "NV7", "vi"),
    "attribute misspelt": ("unknown-key", "tasks.yaml", 33, 5, "NV8", "objectives"),
    "syntax error": ("yaml-syntax", "more.yaml", 3, 9, "", "quotation mark"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_seeded_fault_is_found_in_one_run(
    fault: str, plancheck: Command, workspace: Workspace
) -> None:
    root = workspace(FILES, HEAD)
    result = plancheck("check", root, "--format", "json")
    assert result.status == 1
    rule, file, line, column, item, way_out = FAULTS[fault]
    found = [
        each
        for each in json.loads(result.out)["findings"]
        if each["rule"] == rule
        and each["location"]["file"] == file
        and each["location"]["line"] == line
    ]
    assert len(found) == 1, result.out
    (each,) = found
    assert each["location"]["column"] == column
    assert each["subject"].rpartition("#")[2] == item
    words = json.dumps([each["message"], each["fix"], each["related"]], ensure_ascii=False)
    assert way_out in words


def test_the_faults_hide_nothing_and_invent_nothing(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace(FILES, HEAD)
    result = plancheck("check", root, "--format", "json", "--select", "unassigned-task")
    rules = sorted(
        each["rule"]
        for each in json.loads(result.out)["findings"]
        if each["rule"] not in ("dependency-cycle", "objective-without-task")
    )
    assert rules == [
        "duplicate-id", "invalid-value", "invalid-value", "missing-key", "unknown-key",
        "unknown-reference", "wrong-kind-reference", "yaml-syntax",
    ]  # fmt: skip
