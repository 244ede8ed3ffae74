"""Pages of tasks, objectives, duties, reports and deadlines: all that the model has, once each."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from plancheck.site.edition import Edition
from plancheck.site.page import Page
from plancheck.site.pages import assignments, calendar, objectives, reports, tasks, timeline
from plancheck.standing import REPORTS, TARGETS, TASKS
from plancheck.text import LANGS, write
from seen_pages import Node, read
from site_pages import HOSTILE, at, editions, ids, unharmed
from site_whole import FOLDERS, every_edition, page_of, whole
from standing_plan import DAY, FILES
from support import Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once


def small(workspace: Workspace, day: date = DAY, **more: str) -> Edition:
    files = FILES | {f"{name}.yaml": text for name, text in more.items()}
    (edition,) = editions(workspace({**files}), day)
    return edition


def body(page: Page, key: str) -> list[Node]:
    """Return the rows of a table of the page."""
    (table,) = read(page.html["vi"]).all("table", **{"data-grid": key})
    return list(next(table.all("tbody")).all("tr"))


def part(edition: Edition, name: str) -> Page:
    folder = next(f for f in FOLDERS if edition in whole(f).editions)
    return at(whole(folder).pages, edition.view.addresses.page(name))


# -- every element is there ------------------------------------------------------------------------


def test_lists_of_tasks_and_targets_have_a_row_for_each() -> None:
    for edition in every_edition():
        standing = edition.view.standing
        assert len(body(part(edition, "nhiem-vu"), "nhiem-vu")) == len(standing.tasks)
        assert len(body(part(edition, "tien-do"), "tien-do")) == len(standing.tasks)
        assert len(body(part(edition, "muc-tieu"), "chi-tieu")) == len(standing.targets)


def test_each_objective_is_in_the_table_of_its_group_once() -> None:
    for edition in every_edition():
        page = part(edition, "muc-tieu")
        named = [row[0][0].value for grid in page.tables[1:] for row in grid.rows]
        assert sorted(map(str, named)) == sorted(each.id for each in edition.view.plan.objectives)


@pytest.mark.parametrize("name", ["phan-cong", "bao-cao", "muc-tieu"])
def test_what_stands_with_others_has_its_place_and_so_have_its_former_ids(name: str) -> None:
    for edition in every_edition():
        view, places = edition.view, ids(part(edition, name))
        for entity in view.plan.entities.values():
            path, _, place = view.addresses.of(entity).partition("#")
            if place and path == view.addresses.page(name):
                assert places.count(place) == 1
                assert place == entity.id
                assert set(entity.was) <= set(places)


def test_targets_stand_on_the_page_of_their_objective_under_their_ids() -> None:
    for edition in every_edition():
        for objective in edition.view.plan.objectives:
            places = ids(page_of(edition, objective))
            for target in objective.targets:
                assert places.count(target.id) == 1
                assert set(target.was) <= set(places)


def test_units_that_targets_are_counted_over_are_words() -> None:
    found = []
    for edition in every_edition():
        for each in edition.view.plan.objectives:
            units = {e.scope.unit for e in each.targets if e.scope is not None and e.scope.unit}
            words = read(page_of(edition, each).html["vi"])
            labels, told = ([e.words() for e in words.all(tag)] for tag in ("dt", "dd"))
            over = [dd for dt, dd in zip(labels, told, strict=True) if dt == "Phạm vi tính"]
            assert len(over) >= len(units)
            found += [unit for unit in units if any(unit in each.split() for each in over)]
    assert not found


def test_the_page_of_a_task_shows_its_words_its_state_and_who_answers() -> None:
    for edition in every_edition():
        for each in edition.view.standing.tasks:
            page = page_of(edition, each.task)
            node = read(page.html["vi"])
            states = [n.attributes["data-state"] for n in node.all("span", **{"class": "state"})]
            assert states[0] == each.state
            assert " ".join(each.task.vi.split()) in node.words()
            assert each.task.id in next(node.all("h1")).words()
            links = node.links()
            for name in each.answers:
                assert any(way.endswith(f"/{name.lower()}/") for way in links), name


# -- numbers above lists ---------------------------------------------------------------------------


def test_the_number_of_each_state_is_told_with_its_word() -> None:
    for edition in every_edition():
        counts = edition.view.standing.counts()
        for name, states, words in (
            ("nhiem-vu", counts["tasks"], TASKS),
            ("muc-tieu", counts["targets"], TARGETS),
            ("bao-cao", counts["reports"], REPORTS),
        ):
            for lang in LANGS:
                node = read(part(edition, name).html[lang])
                told = [each.words() for each in next(node.all("ul")).all("li")]
                for state, number in states.items():
                    if number:
                        word = words[state].in_(lang)
                        hit = [e for e in told if e.startswith(f"{number} ") and e.endswith(word)]
                        assert len(hit) == 1, (name, state)
        assert sum(counts["tasks"].values()) == len(edition.view.standing.tasks)


def test_the_calendar_has_every_day_and_counts_what_has_none() -> None:
    for edition in every_edition():
        page = part(edition, "lich")
        dated = [each for each in edition.deadlines if each.day]
        tables = list(read(page.html["vi"]).all("table"))
        days = [
            cell.attributes["data-value"]
            for table in tables
            for cell in table.all("td")
            if cell.attributes.get("data-head") == "Hạn cuối" and "data-value" in cell.attributes
        ]
        days += [
            cell.attributes["data-value"]
            for table in tables
            for cell in table.all("th")
            if cell.attributes.get("data-head") == "Hạn cuối" and "data-value" in cell.attributes
        ]
        assert Counter(days) == Counter(each.day.isoformat() for each in dated if each.day)
        (grid,) = page.tables
        assert len(grid.rows) == len(edition.deadlines)


def test_months_of_the_calendar_follow_each_other(workspace: Workspace) -> None:
    edition = small(workspace)
    dated = [each for each in edition.deadlines if each.day is not None]
    months = list(calendar._months(edition.view, dated))
    keys = [grid.key for _, grid in months]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert sum(len(grid.rows) for _, grid in months) == len(dated)


def test_reports_show_who_owes_what_for_when(workspace: Workspace) -> None:
    edition = small(workspace)
    (page,) = reports.pages(edition.view)
    owed = [each for each in edition.view.standing.reports if each.owed.report.id == "R1"]
    rows = body(page, "phai-gui-R1")
    assert len(rows) == len(owed)
    states = [next(row.all("span", **{"class": "state"})).attributes["data-state"] for row in rows]
    assert states == [each.state for each in owed]
    receipts = body(page, "da-nhan-R1")
    assert [next(row.all("span")).attributes.get("id") for row in receipts] == ["C1", "C2", "C3"]
    words = {lang: read(page.html[lang]).words() for lang in LANGS}
    for lang in LANGS:
        assert write(date(2019, 4, 5), lang) in words[lang]


def test_receipts_after_the_day_are_shown_as_such_and_not_counted(workspace: Workspace) -> None:
    (page,) = reports.pages(small(workspace, date(2019, 4, 1)).view)
    later = [row.words() for row in body(page, "da-nhan-R1")]
    (other,) = reports.pages(small(workspace, date(2019, 12, 31)).view)
    known = [row.words() for row in body(other, "da-nhan-R1")]
    assert later[0] == known[0]
    assert later[1].startswith(known[1])
    assert later[1] != known[1]


def test_assignments_tell_over_what_they_reach(workspace: Workspace) -> None:
    (page,) = assignments.pages(small(workspace).view)
    node = read(page.html["vi"])
    ways = {name: node.at(name).links() for name in ("P1", "P2", "P4", "P5")}
    assert "../nhiem-vu/" in ways["P1"]
    assert {"../nhiem-vu/a1/", "../nhiem-vu/a4/"} <= set(ways["P2"])
    assert "../van-ban/#II-1" in ways["P4"]
    assert not [way for way in ways["P5"] if "nhiem-vu" in way]


def test_the_time_line_counts_what_has_no_day(workspace: Workspace) -> None:
    edition = small(workspace)
    (page,) = timeline.pages(edition.view)
    undated = sum(each.due is None for each in edition.view.standing.tasks)
    assert undated
    assert str(undated) in read(page.html["vi"]).words()
    assert "<svg" in page.html["vi"]


# -- plans of odd content --------------------------------------------------------------------------


@pytest.mark.parametrize("files", [{}, {**FILES}], ids=["empty", "full"])
def test_pages_are_made_of_any_plan_on_any_day(
    workspace: Workspace, files: dict[str, str | bytes]
) -> None:
    folder: Path = workspace(files)
    for day in (date(1950, 1, 1), DAY, date(2999, 12, 31)):
        (edition,) = editions(folder, day)
        view = edition.view
        made = [
            *tasks.pages(edition),
            *objectives.pages(edition),
            *assignments.pages(view),
            *reports.pages(view),
            *calendar.pages(edition),
            *timeline.pages(view),
        ]
        for page in made:
            for lang in LANGS:
                node = read(page.html[lang])
                assert len(list(node.all("h1"))) == 1
                for heading in node.all("h2"):
                    assert heading.words()


def test_hostile_words_are_text_everywhere(workspace: Workspace) -> None:
    bad = HOSTILE.translate(str.maketrans("", "", "\u202e\u200b")).replace("'", "''")
    more = {
        "tasks": FILES["tasks.yaml"].replace(
            "vi: Rà soát quy chế", f"vi: '{bad}', output: '{bad}'"
        ),
        "objectives": FILES["objectives.yaml"].replace("vi: Ứng dụng nội bộ", f"vi: '{bad}'"),
        "duties": FILES["duties.yaml"]
        .replace("vi: thực hiện,", f"vi: '{bad}', note: '{bad}',")
        .replace("vi: Báo cáo quý", f"vi: '{bad}'"),
    }
    edition = small(workspace, DAY, **more)
    view = edition.view
    made = [*tasks.pages(edition), *objectives.pages(edition), *assignments.pages(view),
            *reports.pages(view), *calendar.pages(edition), *timeline.pages(view)]  # fmt: skip
    assert sum("onload=" in page.html["vi"] for page in made) > 4
    for page in made:
        unharmed(page)
