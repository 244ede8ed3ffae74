"""The matrix of objectives and bodies: marks where a duty reaches a task by name."""

from plancheck.model import Entity
from plancheck.plan import Plan
from plancheck.site.pictures.matrix import Matrix, matrix
from standing_plan import DUTIES, the_plan
from support import built, steps
from svg import told


def made(plan: Plan) -> Matrix:
    def page(entity: Entity) -> str:
        return f"trang/{entity.id}/"

    return matrix(plan, page, lambda objective, body: f"nhiem-vu/?{objective}&{body}")


def marks(found: Matrix) -> dict[tuple[str, str], tuple[str, int]]:
    return {
        (row.id, head.id): (mark.words().vi, mark.tasks)
        for row in found.rows
        for head, mark in zip(found.heads, row.cells, strict=True)
        if mark is not None
    }


def test_marks_stand_where_duties_meet_tasks_of_an_objective() -> None:
    found = made(the_plan())
    assert marks(found) == {
        ("M1", "tt"): ("C", 1),
        ("M2", "g-so"): ("T", 1),
        ("", "tt"): ("C", 1),
        ("", "g-so"): ("T", 1),
        ("", "yt"): ("T", 1),
    }
    assert [head.id for head in found.heads] == ["tt", "g-so", "yt", "tc"]
    assert [(row.id, row.tasks, row.empty) for row in found.rows] == [
        ("M1", 1, False), ("M2", 1, False), ("M3", 0, True), ("", 7, False),
    ]  # fmt: skip
    assert [head.empty for head in found.heads] == [False, False, False, True]
    assert found.rows[0].cells[0] is not None
    assert found.rows[0].cells[0].to == "nhiem-vu/?M1&tt"


def test_a_clause_over_the_whole_plan_is_a_remark_and_fills_no_cell() -> None:
    found = made(the_plan())
    assert [each.words.vi for each in found.remarks] == [
        "Sở Thông tin và Truyền thông: chủ trì toàn bộ kế hoạch (P1: “chủ trì kế hoạch”)."
    ]
    assert found.remarks[0].to == "trang/tt/"


def test_who_works_with_the_holder_of_a_duty_coordinates() -> None:
    with_ = DUTIES.replace("bodies: [tt], role: lead, scope: [A1, A4]",
                           "bodies: [tt], with: [yt, tt], role: lead, scope: [A1]")  # fmt: skip
    found = marks(made(the_plan(duties=with_)))
    assert found["M1", "yt"] == ("P", 1)
    assert found["M1", "tt"] == ("CP", 1)


def test_files_get_the_same_marks() -> None:
    rows = told(made(the_plan()).grid())
    assert rows[0] == ["Cơ quan dùng phần mềm chung", "1", "C", "", "", ""]
    assert rows[-1] == ["Nhiệm vụ không gắn với mục tiêu nào", "7", "C", "T", "T", ""]


def sized(count: int) -> Plan:
    tasks = "\n".join(
        f"  - {{id: A{n}, vi: Việc, kind: content, objectives: [{{id: M{n}}}]}}"
        for n in range(count)
    )
    goals = "\n".join(f"  - {{id: M{n}, vi: Mục tiêu, kind: specific}}" for n in range(count))
    names = ", ".join(f"A{n}" for n in range(count))
    plans, _ = built({
        "a.yaml": f"objectives:\n{goals}\ntasks:\n{tasks}\n",
        "b.yaml": "bodies:\n  - {id: tt, vi: Sở, kind: so}\nassignments:\n"
        f"  - {{id: P1, vi: chủ trì, bodies: [tt], role: lead, scope: [{names}]}}\n",
    })  # fmt: skip
    return plans.plans[0]


def test_the_work_grows_with_the_plan() -> None:
    one, two = (sized(size) for size in (200, 400))
    assert steps(lambda: made(two)) < steps(lambda: made(one)) * 2.3
