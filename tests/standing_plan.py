"""A small plan in which, on 30 September 2019, something stands in every state."""

from datetime import date

from plancheck.overview import Overview, Viewed
from plancheck.plan import Plan
from plancheck.report import Day
from plancheck.standing import standing
from support import built

DAY = date(2019, 9, 30)
REGISTRY = """\
bodies:
  - id: tt
    vi: Sở Thông tin và Truyền thông
    en: Department of Information
    kind: so
    jurisdiction: VN-51
    level: province
  - {id: yt, vi: Sở Y tế, en: Department of Health, kind: so, jurisdiction: VN-51, level: province}
  - {id: tc, vi: Sở Tài chính, kind: so, jurisdiction: VN-51, level: province}
  - {id: tp, vi: Sở Tư pháp, kind: so, jurisdiction: VN-51, level: province, dissolved: 2019-07-01}
  - {id: ub, vi: Ủy ban nhân dân tỉnh, kind: uy-ban, jurisdiction: VN-51, level: province}
groups:
  - {id: g-so, vi: Các sở, en: Departments, members: [yt, tc, tp], jurisdiction: VN-51}
  - {id: g-mo, vi: Các đơn vị khác, unlisted: true, jurisdiction: VN-51, level: province}
indicators:
  - {id: rate, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
  - {id: rate-2, vi: Tỷ lệ hồ sơ trực tuyến, kind: share, unit: percent, direction: up}
  - {id: rate-3, vi: Tỷ lệ chữ ký số, kind: share, unit: percent, direction: up}
  - {id: rate-4, vi: Tỷ lệ văn bản điện tử, kind: share, unit: percent, direction: up}
  - {id: late, vi: Số hồ sơ trễ hạn, kind: count, unit: dossier, direction: down}
"""
OBJECTIVES = """\
objective_groups:
  - {id: G1, vi: Ứng dụng nội bộ, en: Internal use}
  - {id: G2, vi: Phục vụ người dân, en: Serving citizens}
objectives:
  - id: M1
    vi: Cơ quan dùng phần mềm chung
    en: Bodies use the shared software
    kind: specific
    group: G1
    targets:
      - {id: T1, indicator: rate, value: {gt: 80}, by: 2019-06-30, baseline: b1}
      - {id: T2, indicator: rate-2, value: {ge: 50}, by: 2019-09-30, baseline: b2}
  - id: M2
    vi: Người dân nộp hồ sơ qua mạng
    kind: specific
    group: G2
    targets:
      - {id: T3, vi: Mọi văn bản ký số, indicator: rate-3, value: {eq: 100}, by: 2019-09-30}
      - {id: T4, indicator: rate-4, value: {ge: 90}, baseline: b4}
      - {id: T5, indicator: late, value: {le: 10}, baseline: b5}
  - id: M3
    vi: Cơ bản hoàn thiện hạ tầng
    kind: specific
    targets:
      - {id: T6, indicator: rate-3, value: {text: cơ bản hoàn thiện}, by: 2019-06-30}
"""
MEASURED = """\
measurements:
  - {id: b1, indicator: rate, value: {eq: 40}, as_of: 2018-12-31}
  - {id: b2, indicator: rate-2, value: {eq: 20}, as_of: 2018-12-31}
  - {id: b4, indicator: rate-4, value: {eq: 60}, as_of: 2018-12-31}
  - {id: b5, indicator: late, value: {eq: 100, unit: dossier}, as_of: 2018-12-31}
  - id: m1
    indicator: rate
    value: {eq: 85.5}
    as_of: 2019-06-30
    reported_by: tt
    evidence: [Báo cáo số 12/BC-STTTT, "bảng kê, trang 3"]
  - {id: m2, indicator: rate-2, value: {eq: 35}, as_of: 2019-06-30, reported_by: yt}
  - {id: m4, indicator: rate-4, value: {eq: 66}, as_of: 2019-06-30}
  - {id: m5, indicator: late, value: {eq: 40, unit: dossier}, as_of: 2019-06-30}
"""
TASKS = """\
sections:
  - {id: II-1, number: II.1, vi: Hạ tầng}
tasks:
  - {id: A1, vi: Nâng cấp cổng thông tin, en: Upgrade the portal, kind: content,
     due: {by: 2019-03-31}, objectives: [{id: M1}]}
  - {id: A2, vi: Kết nối dịch vụ công, kind: content,
     due: {before: 2019-07-01}, objectives: [{id: M2}]}
  - {id: A3, vi: Tập huấn cán bộ, kind: content, due: {quarter: 2019-Q2}}
  - {id: A4, vi: Số hóa hồ sơ, kind: content, due: {by: 2019-06-30}}
  - {id: A5, vi: Xây dựng kho dữ liệu, kind: content, due: {year: 2019}, section: II.1}
  - {id: A6, vi: Thuê dịch vụ, kind: content, due: {by: 2019-12-15}}
  - {id: A7, vi: Duy trì hệ thống, kind: content, due: {continuous: true}}
  - {id: A8, vi: Mua sắm máy chủ, kind: content, due: {by: 2019-06-30}}
  - {id: A9, vi: Rà soát quy chế, kind: content}
progress:
  - {task: A1, on: 2019-03-20, official: done, evidenced: complete, by: tt,
     evidence: [nghiệm thu 20/3]}
  - {task: A2, on: 2019-09-01, official: done-late}
  - {task: A3, on: 2019-06-01, official: in-progress, evidenced: limited, by: yt}
  - {task: A5, on: 2019-05-01, official: in-progress}
  - {task: A8, on: 2019-05-05, official: not-pursued}
"""
DUTIES = """\
assignments:
  - {id: P1, vi: chủ trì kế hoạch, bodies: [tt], role: lead, scope: [plan]}
  - {id: P2, vi: chủ trì cổng, bodies: [tt], role: lead, scope: [A1, A4]}
  - {id: P3, vi: thực hiện, bodies: [g-so], role: implement, scope: [A2, A3]}
  - {id: P4, vi: thực hiện mục II.1, bodies: [yt], role: implement, scope: [II-1]}
  - {id: P5, vi: chủ trì việc riêng, bodies: [tc], role: lead}
  - {id: P6, vi: đôn đốc, bodies: [ub], role: oversee, scope: [plan]}
reports:
  - {id: R1, vi: Báo cáo quý, from: [g-so], to: tt, due: {every: quarter}, then: {by: tt, to: ub}}
  - {id: R2, vi: Báo cáo kết quả, from: [g-mo], to: tt, due: {before: 2019-09-15}}
  - {id: R3, vi: Báo cáo khi cần, from: [yt], to: ub}
receipts:
  - {id: C1, report: R1, by: yt, on: 2019-03-30, covers: 2019-Q1}
  - {id: C2, report: R1, by: tc, on: 2019-04-05, covers: 2019-Q1}
  - {id: C3, report: R1, by: yt, on: 2019-06-30, covers: 2019-Q2}
"""
FILES = {
    "registry.yaml": REGISTRY,
    "objectives.yaml": OBJECTIVES,
    "measured.yaml": MEASURED,
    "tasks.yaml": TASKS,
    "duties.yaml": DUTIES,
}


def the_plan(**more: str) -> Plan:
    """Build the plan, with other texts for some of its files, or without those of no text."""
    workspace, findings = built(_files(more))
    assert not findings
    return workspace.plans[0]


def odd_plan(**more: str) -> Plan:
    """Build the plan with texts that something is wrong with."""
    workspace, findings = built(_files(more))
    assert findings
    return workspace.plans[0]


def _files(more: dict[str, str]) -> dict[str, str]:
    every = FILES | {f"{name}.yaml": text for name, text in more.items()}
    return {name: text for name, text in every.items() if text}


def viewed(*plans: Plan, as_of: date = DAY) -> Overview:
    """Return the overview of some plans on a day."""
    return Overview(
        tuple(Viewed(Day(plan.id, as_of, True, False), standing(plan, as_of)) for plan in plans)
    )
