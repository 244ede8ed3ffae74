"""A small plan with a bit of everything, for the tests of the comparison of two plans."""

REGISTRY = """\
acts:
  - {id: nd-1-2018-cp, number: 1/2018/NĐ-CP, type: nghi-dinh, issued: 2018-01-01}
  - {id: nd-2-2018-cp, number: 2/2018/NĐ-CP, type: nghi-dinh, issued: 2018-02-01}
bodies:
  - {id: a.mot, vi: Sở Một, kind: so}
  - {id: a.hai, vi: Sở Hai, kind: so}
indicators:
  - {id: ty-le, vi: Tỷ lệ, kind: share, unit: percent, direction: up}
  - {id: so-ngay, vi: Số ngày, kind: count, unit: day, direction: down}
"""
PLAN = """\
objectives:
  - id: MT1
    kind: specific
    vi: Trên 90% cơ quan dùng mạng
    targets:
      - {id: CT1, indicator: ty-le, value: {gt: 90, unit: percent}, by: 2019-12-31}
      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}
  - {id: MT2, kind: specific, vi: Mục tiêu hai}
tasks:
  - id: NV1
    kind: content
    vi: Nối mạng cho các cơ quan của tỉnh
    due: {by: 2019-06-30}
    objectives: [{id: MT1, link: inferred}]
    cites: [{act: nd-1-2018-cp}]
    funding: [{source: province, amount: 500, year: 2019}]
  - {id: NV2, kind: content, vi: Đào tạo cán bộ, depends_on: [NV1]}
assignments:
  - {id: PC1, vi: Sở Một chủ trì, bodies: [a.mot], role: lead, scope: [NV1], with: [a.hai]}
measurements:
  - {id: m1, indicator: ty-le, value: {eq: 40, unit: percent}, as_of: 2018-12-31}
progress:
  - {task: NV1, on: 2019-03-01, official: in-progress}
waivers:
  - id: W1
    rule: unassigned-task
    subject: NV2
    reason: chờ phân công
    approved_by: a.mot
    approved_on: 2019-01-10
    expires: 2019-03-31
"""
