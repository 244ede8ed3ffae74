"""The edits of the scripted history (`story.py`): what officers of a province did to their plan.

The plan is the real one. What is edited here, every act, sum and name that the plan does not hold,
is invented and lives only in the repository that a test builds.
"""

import os
from pathlib import Path
from typing import NamedTuple

FOLDER = "plan/tra-vinh/cntt-2019/"
PLAN, OBJECTIVES, TASKS = FOLDER + "plan.yaml", FOLDER + "objectives.yaml", FOLDER + "tasks.yaml"
DUTIES, ASSIGNMENTS = FOLDER + "duties.yaml", FOLDER + "assignments.yaml"
FIGURES, SOLUTIONS = FOLDER + "measurements/2018.yaml", FOLDER + "solutions.yaml"
RESULTS, WAIVERS = FOLDER + "measurements/2019.yaml", FOLDER + "waivers.yaml"
PROGRESS = FOLDER + "progress/2019.yaml"
BODIES, LEGAL = "plan/registry/bodies.yaml", "plan/registry/legal.yaml"
REFERENCES = "plan/registry/references.yaml"


class Replace(NamedTuple):
    """A stretch of a file, which must be there exactly once, becomes another."""

    file: str
    old: str
    new: str

    def apply(self, root: Path) -> None:
        path = root / self.file
        text = path.read_text("utf-8")
        assert text.count(self.old) == 1, (self.file, text.count(self.old), self.old)
        path.write_text(text.replace(self.old, self.new), "utf-8", newline="\n")


class Create(NamedTuple):
    """A file that was not there."""

    file: str
    text: str

    def apply(self, root: Path) -> None:
        path = root / self.file
        assert not path.exists(), self.file
        path.parent.mkdir(exist_ok=True)
        path.write_text(self.text, "utf-8", newline="\n")


class Move(NamedTuple):
    """A file gets another name."""

    file: str
    to: str

    def apply(self, root: Path) -> None:
        assert not (root / self.to).exists(), self.to
        os.rename(root / self.file, root / self.to)


class Edit(NamedTuple):
    """What one commit does: `touches` holds the ids (or files) that it says something new about."""

    name: str
    kind: str
    touches: tuple[str, ...]
    message: str
    changes: tuple[Replace | Create | Move, ...]


# The real plan names no money, hardly a deadline and few leads: later edits need them.
PREPARATION = Edit(
    "preparation",
    "prepared",
    ("PJ-egov", "C1", "DD4", "P21", "cong-bao-tv-2019"),
    "Chuẩn bị: bổ sung kinh phí, thời hạn và phân công theo Phụ lục nhận ngày 10/12/2018",
    (
        Replace(
            PLAN,
            "    tasks: [C3, S7]\n",
            """\
    tasks: [C3, S7]
    funding:
      - {source: province, amount: 45000000000, year: 2019, stage: planned}
""",
        ),
        Replace(
            TASKS,
            "    carried_from: [O-infrastructure-1]\n    source: 494-498\n",
            """\
    due: {by: 2019-06-30}
    carried_from: [O-infrastructure-1]
    source: 494-498
""",
        ),
        Replace(
            TASKS, "    source: 560-563\n", "    due: {quarter: 2019-Q3}\n    source: 560-563\n"
        ),
        Replace(
            DUTIES,
            "\nreports:\n",
            """\
  - id: P21
    bodies: [tv.so-noi-vu, tv.vp-ubnd]
    role: lead
    with: [tv.so-tttt]
    scope: [B2]
    vi: Chủ trì triển khai phần mềm một cửa điện tử và dịch vụ công trực tuyến
    en: Lead the roll-out of the one-stop software

reports:
""",
        ),
        Replace(
            REFERENCES,
            "  # Copies of the official codification (Bộ pháp điển)\n",
            """\
  # The gazette of the province (invented for this test)

  - id: cong-bao-tv-2019
    kind: gazette
    where: Công báo tỉnh Trà Vinh số 12+13 ngày 20/3/2019

  # Copies of the official codification (Bộ pháp điển)
""",
        ),
    ),
)
