"""Targets that are missed although every task for them is reported as done."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Confidence, Finding, Rule
from plancheck.model import Progress, Task
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.text import Text, listing, short
from plancheck.verdict import verdicts

RULE = Rule(
    slug="done-but-missed",
    severity="warning",
    title=Text("Báo hoàn thành nhưng chỉ tiêu không đạt", "Done, and the target missed"),
    message=Text(
        "Mọi nhiệm vụ phục vụ mục tiêu {objective} đều được ghi là hoàn thành ({tasks}), nhưng chỉ"
        " tiêu {target} (“{name}”) không đạt.",
        "All tasks that serve objective {objective} are entered as done ({tasks}), and its target"
        " {target} (“{name}”) is missed.",
    ),
    why=Text(
        "Hoặc tiến độ báo cáo không thực chất, hoặc nhiệm vụ không dẫn đến mục tiêu.",
        "Either progress is only on paper, or the tasks do not lead to the objective.",
    ),
    fix=Text(
        "Kiểm tra minh chứng của các nhiệm vụ và số liệu của chỉ tiêu; nếu cả hai đều đúng thì bổ"
        " sung nhiệm vụ cho kỳ sau.",
        "Look at the evidence of the tasks and at the figure of the target; if both are right, the"
        " next plan needs other tasks.",
    ),
    ground=Text(
        "Thông lệ đánh giá: tiến độ nhiệm vụ được đối chiếu với kết quả.",
        "Good practice of evaluation: progress is held against results.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for verdict in verdicts(plan, as_of):
        if verdict.state != "missed":
            continue
        serving = plan.served_by.get(verdict.objective.id, ())
        tasks = [each for each in serving if isinstance(each, Task)]
        entries = [plan.progress_of(task, as_of) for task in tasks]
        done = [entry for entry in entries if entry is not None and entry.done]
        if not tasks or len(done) < len(tasks):
            continue
        yield RULE.at(
            plan.at(verdict.target),
            *((plan.at(entry), _reported(entry)) for entry in done[:5]),
            subject=plan.ref(verdict.target),
            confidence=_confidence(plan, tasks, verdict.objective.id),
            objective=verdict.objective.id,
            tasks=listing(task.id for task in tasks),
            target=verdict.target.id,
            name=short(stated(verdict.target, verdict.objective)),
        )


def _reported(entry: Progress) -> Text:
    return Text("Ghi hoàn thành ngày {on}.", "Entered as done on {on}.").fill(on=entry.on)


def _confidence(plan: Plan, tasks: list[Task], objective: str) -> Confidence:
    links = [each for task in tasks for each, to, _ in plan.supports(task) if to.id == objective]
    inferred = any(each.link == "inferred" and not each.confirmed_by for each in links)
    return Confidence.INFERRED if inferred else Confidence.CERTAIN
