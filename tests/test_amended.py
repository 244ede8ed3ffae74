"""What readers are told of the amendments of an element: `plancheck show ID --as-of`."""

import json
from typing import Any

import pytest

from support import HEAD, REPOSITORY, Command, Workspace

FOLDER = REPOSITORY / "tests" / "plans" / "hai-nam"
FILES = {
    "more.yaml": """\
acts:
  - {id: qd-7, type: quyet-dinh, number: 7/QĐ-UBND, issued: 2019-05-20}
objectives:
  - id: MT1
    kind: general
    vi: Mục tiêu
    targets: [{id: MT1.1, vi: Chỉ tiêu}]
tasks:
  - {id: A1, kind: content, vi: Việc mới}
  - {id: A2, kind: content, vi: Việc chung}
amendments:
  - id: SD1
    act: qd-7
    from: 2019-06-01
    operations:
      - {op: substitute, element: A1, before: {kind: content, vi: Việc cũ, output: Báo cáo}}
      - {op: repeal, element: MT1}
  - id: SD2
    act: qd-7
    from: 2019-09-01
    operations:
      - {op: repeal, element: A1}
"""
}


@pytest.fixture
def show(workspace: Workspace, plancheck: Command) -> Any:
    root = workspace(FILES, HEAD)

    def shown(*arguments: str) -> str:
        result = plancheck("show", *arguments, "--plan", root)
        assert result.status == 0, result.err
        return result.out

    return shown


def test_a_target_is_shown_as_it_held_with_what_amends_it(plancheck: Command) -> None:
    arguments = ["show", "MT2.1", "--format", "json", "--as-of"]
    before = json.loads(plancheck(*arguments, "2021-08-19", cwd=FOLDER).out)
    after = json.loads(plancheck(*arguments, "2021-08-20", cwd=FOLDER).out)
    assert before["details"]["value"] == "> 60 percent"
    assert after["details"]["value"] == "> 50 percent"
    (told,) = before["amendments"]
    assert told == after["amendments"][0] | {"in_effect": False}
    assert (told["amendment"], told["act"], told["from"]) == (
        "SD1",
        "qd-990-2021-ubnd-vd",
        "2021-08-20",
    )
    assert (told["op"], told["key"]) == ("substitute", "value")
    assert told["before"] == {"gt": "60", "unit": "percent"}
    assert told["after"] == {"gt": "50", "unit": "percent"}


def test_what_was_repealed_says_since_when_and_shows_its_last_words(show: Any) -> None:
    page = show("A1", "--as-of", "2019-09-01", "--lang", "en")
    assert (
        "On 2019-09-01 this is no longer part of the plan: SD2 (qd-7) repealed it from 2019-09-01."
        in page
    )
    assert "Shown as of 2019-08-31." in " ".join(page.split())
    assert "Việc mới" in page


def test_an_added_task_is_shown_before_its_day_with_the_amendment_that_adds_it(
    plancheck: Command,
) -> None:
    arguments = ["show", "C12", "--as-of", "2022-03-09"]
    page = plancheck(*arguments, "--lang", "vi", cwd=FOLDER).out
    flat = " ".join(page.split())
    assert (
        "Ngày 09/03/2022 mục này chưa thuộc kế hoạch: SD1 (qd-2105-2022-ubnd-vd) bổ sung từ"
        " 10/03/2022." in flat
    )
    assert "Lập biên bản bàn giao dữ liệu" in flat
    assert "– chưa có hiệu lực bổ sung cả mục" in flat
    data = json.loads(plancheck(*arguments, "--format", "json", cwd=FOLDER).out)
    assert data["standing"] == {
        "day": "2022-03-09",
        "held": False,
        "from": "2022-03-10",
        "amendment": "SD1",
        "act": "qd-2105-2022-ubnd-vd",
        "words_of": "2022-03-10",
    }
    assert "standing" not in json.loads(
        plancheck("show", "C12", "--as-of", "2022-03-10", "--format", "json", cwd=FOLDER).out
    )


def test_a_target_goes_with_its_objective(show: Any) -> None:
    data = json.loads(show("MT1.1", "--as-of", "2019-06-01", "--format", "json"))
    assert (data["standing"]["amendment"], data["standing"]["since"]) == ("SD1", "2019-06-01")
    assert data["vi"] == "Chỉ tiêu"
    assert "standing" not in json.loads(show("MT1.1", "--as-of", "2019-05-31", "--format", "json"))


def test_a_whole_element_put_in_anothers_place_is_told_key_by_key(show: Any) -> None:
    page = show("A1", "--as-of", "2019-05-31", "--lang", "en")
    assert "Việc cũ" in page.split("Amendments")[0]
    assert "substitutes vi: Việc cũ → Việc mới" in page
    assert "substitutes output: Báo cáo → (nothing)" in page
    assert "repeals the whole element" in page


def test_what_no_amendment_touches_has_no_amendments(show: Any) -> None:
    assert "amendments" not in json.loads(show("A2", "--format", "json"))
    assert "amendments" not in json.loads(show("qd-7", "--format", "json"))


def test_an_amendment_is_shown_with_its_day_and_what_it_amends_once(show: Any) -> None:
    page = show("SD1", "--lang", "en", "--as-of", "2019-01-01")
    assert "from: 2019-06-01" in page
    assert page.count("amends: vi-du/cntt#A1") == 1
    assert page.count("amends: vi-du/cntt#MT1") == 1


def test_an_id_that_was_never_there_is_still_refused(
    workspace: Workspace, plancheck: Command
) -> None:
    result = plancheck("show", "A7", "--plan", workspace(FILES, HEAD), "--lang", "en")
    assert result.status == 2
    assert "No element has the id “A7”" in result.err
