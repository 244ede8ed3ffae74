"""An old plan starts today: a baseline, a real defect, a waiver, its end; on the real plan."""

import re
import shutil
from pathlib import Path

import pytest

from support import REPOSITORY, Command, Workspace

STRICT = ("check", "--fail-on", "warning", "--output", "concise", "--quiet", "--lang", "en")
WAIVER = """\
waivers:
  - id: W1
    rule: objective-without-task
    subject: NB4
    reason: Giao lại bằng quyết định riêng
    approved_by: tv.so-tttt
    approved_on: 2019-10-01
    expires: 2019-12-29
  - id: W2
    rule: coverage-gap
    subject: S-II.3.a
    reason: Giao lại bằng quyết định riêng
    approved_by: tv.so-tttt
    approved_on: 2019-10-01
    expires: 2019-12-29
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "plan", tmp_path / "plan")
    shutil.copy(REPOSITORY / "plancheck.yaml", tmp_path)
    return tmp_path


def found(out: str) -> list[str]:
    return sorted(match[1] for match in re.finditer(r"^\S+: \w+ \[([a-z-]+)\]", out, re.MULTILINE))


def test_an_old_plan_starts_today(plancheck: Command, project: Path) -> None:
    def check(day: str) -> tuple[int, list[str], str]:
        result = plancheck(*STRICT, "--as-of", day, cwd=project)
        return result.status, found(result.out), result.out

    assert plancheck("baseline", "write", "--as-of", "2019-12-29", cwd=project).status == 0
    assert check("2019-12-29")[:2] == (0, [])

    # The only task that serves objective NB4 is taken away.
    tasks = project / "plan/tra-vinh/cntt-2019/tasks.yaml"
    text = tasks.read_text("utf-8")
    start = text.index("  - id: A2\n")
    tasks.write_text(text[:start] + text[text.index("  - id: A3\n") :], "utf-8")
    status, rules, out = check("2019-12-29")
    assert (status, rules) == (1, ["coverage-gap", "objective-without-task"])
    assert "NB4" in out

    (project / "plan/tra-vinh/cntt-2019/waivers.yaml").write_text(WAIVER, "utf-8")
    assert check("2019-12-29")[:2] == (0, ["waiver-ends-soon", "waiver-ends-soon"])
    shown = plancheck(*STRICT, "--as-of", "2019-12-29", "--show-waived", cwd=project).out
    assert "silenced [objective-without-task]" in shown
    assert "waiver tra-vinh/cntt-2019#W1: Giao lại bằng quyết định riêng" in shown

    status, rules, _ = check("2019-12-30")
    both = ["coverage-gap", "objective-without-task", "waiver-expired", "waiver-expired"]
    assert (status, rules) == (1, both)


PLAN = """\
tasks:
  - {id: A1, vi: Xây dựng cổng, kind: content, due: {by: 2019-12-31}, objectives: [{id: M1}]}
  - {id: A2, vi: Tổ chức tập huấn, kind: content, due: {by: 2019-12-31}, objectives: [{id: M1}]}
objectives:
  - {id: M1, vi: Trên 80% hồ sơ trực tuyến, kind: specific, targets: [
      {id: M1.1, indicator: hs, value: {gt: 80, unit: percent}, baseline: b, by: 2019-12-31}]}
measurements:
  - {id: b, indicator: hs, value: {eq: 10}, as_of: 2018-12-31}
indicators:
  - {id: hs, vi: Hồ sơ trực tuyến, kind: share, unit: percent, direction: up, denominator: hồ sơ}
assignments:
  - {id: P1, vi: Chủ trì, bodies: [so-a], role: lead, scope: [A1]}
  - {id: P2, vi: Chủ trì, bodies: [so-b], role: lead, scope: [A2]}
bodies:
  - {id: so-a, vi: Sở A, kind: so}
  - {id: so-b, vi: Sở B, kind: so}
"""


def test_one_lead_removed_is_exactly_one_finding(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"content.yaml": PLAN})
    arguments = (*STRICT, root, "--as-of", "2019-06-30", "--ignore", "no-budget")
    before = plancheck(*arguments)
    (root / "content.yaml").write_text(
        PLAN.replace("  - {id: P2, vi: Chủ trì, bodies: [so-b], role: lead, scope: [A2]}\n", ""),
        "utf-8",
    )
    after = plancheck(*arguments)
    new = [line for line in after.out.splitlines() if line not in before.out.splitlines()]
    assert found("\n".join(new)) == ["unassigned-task"]
    assert after.status == 1
