"""A plan with thousands of one thing: the site grows with the plan, and no page with its square."""

import json
from datetime import date
from pathlib import Path

import pytest
from lopsided import HEAD, SHAPES

from plancheck import project
from plancheck.site import pages, publishing
from plancheck.site.feeds import calendar
from plancheck.site.publishing import Whole
from plancheck.site.view import site
from support import steps

BODY = "  - {{id: {id}{n}, vi: Sở số {n}, kind: so, jurisdiction: VN, level: province}}\n"


def bodies(size: int) -> str:
    return "bodies:\n" + "".join(BODY.format(id="b", n=n) for n in range(size + 1))


def tasks(size: int, more: str = "") -> str:
    rows = (f"  - {{id: A{n}, vi: Việc số {n}, kind: content{more}}}\n" for n in range(size))
    return "tasks:\n" + "".join(rows)


def clauses(size: int) -> str:
    """A clause over all tasks that charges every body."""
    every = ", ".join(f"b{n}" for n in range(8))
    duty = f"{{id: P, vi: Cùng làm, bodies: [{every}], role: implement, scope: [plan]}}"
    return f"{bodies(8)}{tasks(size)}assignments:\n  - {duty}\n"


def chain(size: int) -> str:
    """Acts each of which replaced the one before."""
    rows = ""
    for n in range(size):
        rows += f"  - id: nd{n}\n    type: nghi-dinh\n    number: {n}/2010/NĐ-CP\n    vi: Văn bản\n"
        rows += "    events:\n      - {on: 2010-02-01, type: entry-into-force, grade: recalled}\n"
        if n + 1 < size:
            rows += f"      - {{on: 2011-02-01, type: replaced, by: nd{n + 1}, grade: recalled}}\n"
    return f"acts:\n{rows}{tasks(2, ', cites: [{act: nd0}]')}"


def renames(size: int) -> str:
    """A body that was renamed again and again."""
    row = "  - {{id: C{n}, vi: Đổi tên, on: 2018-01-01, type: rename, from: [b{n}], to: [b{m}]}}\n"
    rows = "".join(row.format(n=n, m=n + 1) for n in range(size))
    duty = "{id: P, vi: Chủ trì, bodies: [b0], role: lead, scope: [plan]}"
    return f"{bodies(size)}changes:\n{rows}{tasks(2)}assignments:\n  - {duty}\n"


def nested(size: int) -> str:
    """Groups each of which holds the next."""
    row = "  - {{id: g{n}, vi: Nhóm {n}, members: [b{n}{next}]}}\n"
    rows = (row.format(n=n, next=f", g{n + 1}" if n + 1 < size else "") for n in range(size))
    duty = "{id: P, vi: Chủ trì, bodies: [g0], role: lead, scope: [plan]}"
    return f"{bodies(size)}groups:\n{''.join(rows)}{tasks(2)}assignments:\n  - {duty}\n"


def waits(size: int) -> str:
    """Tasks each of which waits for the one before."""
    row = "  - {{id: A{n}, vi: Việc {n}, kind: content{more}}}\n"
    more = (f", depends_on: [A{n - 1}]" if n else "" for n in range(size))
    return "tasks:\n" + "".join(row.format(n=n, more=each) for n, each in enumerate(more))


def groups(size: int) -> str:
    """Groups of one objective each."""
    heads = "".join(f"  - {{id: G{n}, vi: Nhóm {n}}}\n" for n in range(size))
    row = "  - {{id: M{n}, vi: Mục tiêu {n}, kind: specific, group: G{n}}}\n"
    rows = "".join(row.format(n=n) for n in range(size))
    return f"objective_groups:\n{heads}objectives:\n{rows}"


def monthly(size: int) -> str:
    """Reports that some bodies owe each month."""
    every = ", ".join(f"b{n}" for n in range(4))
    row = "  - {{id: R{n}, vi: Báo cáo, from: [{every}], to: b4, due: {{every: month}}}}\n"
    return f"{bodies(4)}reports:\n{''.join(row.format(n=n, every=every) for n in range(size))}"


OWN = {e.__name__: e for e in (clauses, chain, renames, nested, waits, groups, monthly)}


def test_reports_that_many_owe_often_stand_on_the_page_in_part_and_in_the_data_whole(
    tmp_path: Path,
) -> None:
    text = monthly(100)
    made = whole(tmp_path, text)
    owed = len(made.site.views[0].standing.reports)
    assert owed == 100 * 4 * 12
    (page,) = (page for page in made.pages if page.path == "vi-du/cntt/bao-cao/")
    assert page.html["vi"].count('<tr role="row">') == 100 * 7
    assert page.html["vi"].count("Còn 42 báo cáo khác") == 100
    assert len(page.html["vi"]) < 1_000_000
    files = {file.path: file.content for file in publishing.all_files(made)}
    data = json.loads(files["api/v1/vi-du/cntt/bodies.json"])
    assert len(data["owed"]) == owed
    calendars = [raw for path, raw in files.items() if path.endswith(".ics")]
    assert max(raw.count(b"BEGIN:VEVENT") for raw in calendars) == calendar.MOST


def test_of_many_figures_of_a_target_the_latest_stand_with_it(tmp_path: Path) -> None:
    made = whole(tmp_path, SHAPES["figures"](150))
    (page,) = (page for page in made.pages if page.path == "vi-du/cntt/muc-tieu/m1/")
    assert page.html["vi"].count("Chỉ nêu số liệu mới nhất") == 150
    assert page.html["en"].count("see all") == 150
    assert page.html["vi"].count(">31/12/2019<") == 150 * 4  # with the day of the target
    assert len(page.html["vi"]) < 1_500_000


@pytest.fixture(autouse=True)
def of_plans_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the pages that every site has: rules, terms, how to read it."""
    monkeypatch.setattr(pages, "of_all", lambda _: iter(()))


def whole(folder: Path, text: str) -> Whole:
    folder.mkdir(exist_ok=True)
    (folder / "plan.yaml").write_text(HEAD, "utf-8")
    (folder / "all.yaml").write_text(text, "utf-8")
    opened = project.open_project([str(folder)])
    return publishing.whole(site(opened, date(2019, 12, 31), date(2019, 12, 31), history=False))


def sizes(made: Whole) -> list[int]:
    return sorted(len(page.html["vi"]) for page in made.pages if not page.moved)


# Of the others no page is larger, or the findings that they give begin new pages at some size.
BUSY = ["figures", "claims", "tasks", "sections", "progress", "events", "citations", "members"]


@pytest.mark.parametrize("shape", [*BUSY, *OWN])
def test_the_site_grows_with_the_plan(shape: str, tmp_path: Path) -> None:
    make = OWN.get(shape) or SHAPES[shape]
    whole(tmp_path, make(10))  # what is made once, templates for example
    counts = [_counted(tmp_path, make(size)) for size in (15, 30, 60)]
    for few, some, many in zip(*counts, strict=True):
        assert many - some < 2.6 * (some - few) + 0.05 * few, (few, some, many)


def _counted(folder: Path, text: str) -> tuple[int, int, int]:
    """Return the work that a site takes, the letters of its largest page and of all pages."""
    made: list[Whole] = []
    work = steps(lambda: made.append(whole(folder, text)))
    letters = sizes(made[0])
    return work, letters[-1], sum(letters)
