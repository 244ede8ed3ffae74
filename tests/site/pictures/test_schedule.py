"""Tasks along the period: those with a day are drawn, the others are counted."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.model import Period
from plancheck.site.pictures.figure import Figure, both
from plancheck.site.pictures.schedule import Line, schedule
from plancheck.text import Text
from strategies import TEXTS
from support import steps
from svg import boxes, links, pen, read, told, words

PERIOD = Period(start=date(2019, 1, 1), end=date(2019, 12, 31))
DAY = date(2019, 9, 30)
EVERY_YEAR = Text("hằng năm", "every year")


def task(name: str, last: date | None, deadline: str = "", first: date | None = None) -> Line:
    return Line(both(name), f"nhiem-vu/{name}/", first, last, "overdue", both(deadline))


def drawn(*tasks: Line, period: Period = PERIOD, as_of: date = DAY) -> Figure:
    return schedule(pen(), tasks, period, as_of, "nhiem-vu/")


def test_tasks_without_a_day_are_one_small_band_with_their_number() -> None:
    figure = drawn(*(task(f"a{n}", None) for n in range(37)))
    root = read(figure.svg)
    assert len(boxes(root, "p-empty")) == 1
    assert {"không nêu thời hạn", "37 nhiệm vụ"} <= set(words(root))
    assert links(root) == ["../nhiem-vu/"]
    assert float(root.get("height", "")) < 130
    assert len(told(figure.grid)) == 37
    assert told(figure.grid)[0] == ["a0", "", "", "không nêu thời hạn", "quá hạn"]


def test_each_deadline_in_words_has_its_band_and_a_single_task_is_named() -> None:
    figure = drawn(task("a", None, "hằng năm"), task("b", None), task("c", None, "thường xuyên"))
    root = read(figure.svg)
    assert len(boxes(root, "p-lasting")) == 2
    assert links(root) == ["../nhiem-vu/a/", "../nhiem-vu/c/", "../nhiem-vu/b/"]


def test_a_task_with_a_day_stands_at_the_end_of_that_day_with_its_state_in_words() -> None:
    root = read(drawn(task("a", date(2019, 6, 30))).svg)
    [diamond] = [e for e in root.iter("path") if e.get("class") == "p-bad"]
    middle = float(diamond.get("d", "").split()[4])
    assert abs(middle - (270 + 480 * 181 / 365)) < 0.2
    assert {"30/06/2019", "quá hạn"} <= set(words(root))
    [(left, _, wide, _)] = boxes(
        read(drawn(task("a", date(2019, 6, 30), "", PERIOD.start)).svg), "p-bad"
    )
    assert (left, round(left + wide)) == (270, round(middle))


def test_months_stand_under_quarters() -> None:
    said = words(read(drawn(task("a", None)).svg))
    assert [each for each in said if each.startswith("Quý")] == [
        "Quý 1/2019", "Quý 2/2019", "Quý 3/2019", "Quý 4/2019",
    ]  # fmt: skip
    assert [each for each in said if each.isdigit()] == [str(n) for n in range(1, 13)]


def test_a_day_outside_the_period_is_said_and_not_drawn() -> None:
    root = read(drawn(task("a", date(2020, 6, 30)), as_of=date(2021, 1, 1)).svg)
    assert "30/06/2020 (ngoài kỳ)" in words(root)
    assert "ngày xem xét 01/01/2021 ở sau kỳ này" in words(root)
    assert "p-now" not in drawn(as_of=date(2021, 1, 1)).svg
    assert "p-now" in drawn(task("a", None)).svg


def test_more_than_a_few_tasks_lead_to_the_list() -> None:
    figure = drawn(*(task(f"a{n}", date(2019, 6, 30)) for n in range(100)))
    assert "và 60 nhiệm vụ khác có ngày hạn" in words(read(figure.svg))
    assert len(links(read(figure.svg))) == 41
    assert len(told(figure.grid)) == 100


@settings(deadline=None)
@given(st.dates(), st.dates(), st.dates(), st.lists(st.none() | st.dates(), max_size=4))
def test_any_period_gives_a_sound_and_small_picture(
    start: date, end: date, as_of: date, days: list[date | None]
) -> None:
    tasks = [task(str(at), day) for at, day in enumerate(days)]
    figure = drawn(*tasks, period=Period(start=start, end=end), as_of=as_of)
    root = read(figure.svg)
    assert len(figure.svg) < 16_000
    for each in root.iter("text"):
        assert 0 <= float(each.get("x", "")) <= 900


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_hostile_words_stay_text(one: str, two: str) -> None:
    each = Line(both(one), one, None, date(2019, 5, 1), two, both(two))
    read(drawn(each, each._replace(last=None)).svg)


def test_the_work_grows_with_the_tasks() -> None:
    def work(size: int) -> int:
        tasks = [task(f"a{n}", DAY + timedelta(days=n % 90)) for n in range(size)]
        return steps(lambda: drawn(*tasks))

    assert work(2000) < work(1000) * 2.3
