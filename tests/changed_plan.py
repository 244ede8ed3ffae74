"""Two versions of a small plan, and what the rules about change find between them."""

from datetime import date

from plancheck import building, engine, identity, source
from plancheck.amending import Held
from plancheck.checks import all_checks
from plancheck.diff.compare import compare
from plancheck.diff.delta import Difference
from plancheck.findings import Finding
from plancheck.plan import Workspace
from support import HEAD

DAY = date(2019, 6, 30)
ADOPTED = HEAD + "  adoption: {act: qd-1, body: a.ubnd, date: 2018-12-03}\n"
REGISTRY = """\
acts:
  - {id: qd-1, number: 1/QĐ-UBND, type: quyet-dinh, issued: 2018-12-03}
  - {id: qd-2, number: 2/QĐ-UBND, type: quyet-dinh, issued: 2019-05-20}
  - {id: nd-1, number: 1/2018/NĐ-CP, type: nghi-dinh, issued: 2018-01-01}
bodies:
  - {id: a.ubnd, vi: Ủy ban tỉnh, kind: uy-ban}
  - {id: a.mot, vi: Sở Một, kind: so}
  - {id: a.hai, vi: Sở Hai, kind: so}
  - {id: a.ba, vi: Sở Ba, kind: so}
groups:
  - {id: a.nhom, vi: Các sở, members: [a.mot, a.hai]}
indicators:
  - {id: ty-le, vi: Tỷ lệ, kind: share, unit: percent, direction: up}
  - {id: so-ngay, vi: Số ngày, kind: count, unit: day, direction: down}
"""
PLAN = """\
sections:
  - {id: s1, number: II.1, vi: Hạ tầng}
objectives:
  - id: MT1
    kind: specific
    vi: Cơ quan dùng mạng
    targets:
      - {id: CT1, indicator: ty-le, value: {gt: 90, unit: percent}, by: 2019-09-30}
      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}
  - {id: MT2, kind: specific, vi: An toàn}
tasks:
  - id: NV1
    kind: content
    vi: Nối mạng cho các cơ quan
    due: {by: 2019-06-30}
    section: II.1
  - {id: NV2, kind: content, vi: Đào tạo cán bộ}
assignments:
  - {id: PC1, vi: Sở Một chủ trì, bodies: [a.mot], role: lead, scope: [NV1], with: [a.hai]}
  - {id: PC2, vi: Sở Hai làm, bodies: [a.hai], role: implement, scope: [NV2], due: {by: 2019-10-01}}
reports:
  - {id: BC1, vi: Báo cáo, from: [a.mot], to: a.ubnd, due: {every: quarter}}
measurements:
  - {id: KQ1, indicator: ty-le, value: {eq: 40, unit: percent}, as_of: 2019-03-31}
progress:
  - {task: NV1, on: 2019-02-01, official: not-started}
  - {task: NV1, on: 2019-03-01, official: in-progress}
waivers:
  - id: W1
    rule: unassigned-task
    subject: NV2
    reason: chờ phân công
    approved_by: a.ubnd
    approved_on: 2019-03-10
    expires: 2019-08-20
"""
BASE = {"plan.yaml": ADOPTED, "a.yaml": PLAN, "registry.yaml": REGISTRY}


def amendment(*operations: str, day: str = "2019-06-01", name: str = "SD1") -> str:
    """Return a section of one amendment."""
    lines = [f"      - {{{operation}}}\n" for operation in operations]
    head = f"amendments:\n  - id: {name}\n    act: qd-2\n    from: {day}\n    operations:\n"
    return head + "".join(lines)


def edited(*edits: tuple[str, str], more: str = "", files: dict[str, str] = BASE) -> dict[str, str]:
    """Return the files with some edits, each of text that stands there once, and with more text."""
    texts = dict(files)
    for old, new in edits:
        (name,) = [name for name, text in texts.items() if old in text]
        assert texts[name].count(old) == 1, old
        texts[name] = texts[name].replace(old, new)
    texts["a.yaml"] += more
    return texts


def whole(files: dict[str, str], *, sound: bool = True) -> Workspace:
    """Return the workspace of some files with every amendment applied."""
    documents = [source.parse(name, text.encode()) for name, text in sorted(files.items())]
    workspace, wrong = building.build(documents, None, Held(date.max, date.max))
    assert not sound or not wrong, [finding.message.en for finding in wrong]
    return workspace


def difference(base: dict[str, str], head: dict[str, str], *, sound: bool = True) -> Difference:
    """Return what changed from some files to others."""
    return compare(whole(base), whole(head, sound=sound))


def found(
    head: dict[str, str], base: dict[str, str] = BASE, *, day: date = DAY, sound: bool = True
) -> list[Finding]:
    """Return what the rules about change find, with fingerprints."""
    changes = difference(base, head, sound=sound)
    days = dict.fromkeys((plan.id for plan in changes.head.plans), day)
    data = {name: source.parse(name, text.encode()).data for name, text in head.items()}
    return [
        identity.stamp(each, data.get(each.place.file))
        for each in engine.compare(changes, days, all_checks())
    ]


def told(
    head: dict[str, str], base: dict[str, str] = BASE, *, sound: bool = True
) -> list[tuple[str, str]]:
    """Return the rule and the element of what is found, in order."""
    some = found(head, base, sound=sound)
    return sorted((each.rule.slug, each.subject.rpartition("#")[2]) for each in some)
