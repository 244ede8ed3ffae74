"""What is waived stays visible, with who answers for it and until when."""

from datetime import date
from pathlib import Path

import pytest

from plancheck import adopted
from plancheck.site.pages import waivers
from plancheck.site.view import View
from plancheck.text import LANGS
from seen_pages import Node, acts, read, shown
from support import Workspace

TASKS = """\
tasks:
  - {id: A1, vi: Việc thứ nhất, kind: content}
  - {id: A2, vi: Việc thứ hai, kind: content}
  # plancheck: ignore[unassigned-task] until=2019-12-31 by=tv.so-tttt chờ kiện toàn tổ chức
  - {id: A3, vi: Việc thứ ba, kind: content}
"""
WAIVERS = """\
waivers:
  - id: W1
    rule: unassigned-task
    subject: A1
    reason: chờ phụ lục
    approved_by: Giám đốc Sở
    approved_on: 2019-05-01
    expires: {expires}
  - id: W2
    rule: unassigned-task
    subject: A2
    approved_by: <b>ai đó</b>
    approved_on: 2019-05-01
    expires: 2019-09-01
"""
DAY = date(2019, 6, 1)


def view_of(root: Path, as_of: date = DAY) -> View:
    (view,) = shown(root, as_of).views
    return view


def page_of(root: Path, as_of: date = DAY, lang: str = "vi") -> Node:
    (page,) = waivers.pages(shown(root, as_of), view_of(root, as_of))
    assert not acts(page)
    return read(page.html[lang])  # type: ignore[index]


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace({"tasks.yaml": TASKS, "waivers.yaml": WAIVERS.format(expires="2019-09-30")})


def test_a_waiver_that_holds_says_who_until_when_and_shows_what_it_silences(root: Path) -> None:
    words = page_of(root).at("W1").words()
    for each in ("chờ phụ lục", "Giám đốc Sở", "01/05/2019", "30/09/2019", "còn 121 ngày"):
        assert each in words
    (silenced,) = (e for e in view_of(root).silenced if e.silence.name.endswith("#W1"))
    assert page_of(root).at(silenced.located.finding.fingerprint)
    assert silenced.located.finding.message.vi in words


def test_every_finding_that_is_silenced_stands_there_once(root: Path) -> None:
    silenced = view_of(root).silenced
    assert {each.silence.by for each in silenced} == {"waiver", "comment"}
    for each in silenced:
        item = page_of(root).at(each.located.finding.fingerprint)
        assert each.silence.reason in item.words()
        assert each.silence.until is not None
        assert f"{each.silence.until:%d/%m/%Y}" in item.words()


def test_one_that_lacks_something_waives_nothing_and_says_so(root: Path) -> None:
    section = page_of(root).at("W2")
    assert "thiếu reason" in section.words()
    assert "không nêu" in section.words()
    assert "<b>ai đó</b>" in section.words()  # as text
    assert "không bỏ qua phát hiện nào" in section.words()


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (date(2019, 4, 1), "Chưa có hiệu lực", "Not yet in effect"),
        (date(2019, 9, 30), "còn 0 ngày", "0 days left"),
        (date(2019, 10, 1), "Đã hết hạn sau ngày 30/09/2019 (1 ngày", "Expired after 2019-09-30"),
    ],
)
def test_the_state_of_a_waiver_is_a_word(root: Path, day: date, vi: str, en: str) -> None:
    assert vi in page_of(root, day).at("W1").words()
    assert en in page_of(root, day, "en").at("W1").words()


def test_a_plan_without_waivers_says_so(workspace: Workspace) -> None:
    (page,) = waivers.pages(shown(workspace()), view_of(workspace()))
    assert "không có miễn trừ nào" in page.html["vi"]
    assert "has no waivers" in page.html["en"]
    assert "No comment in the data files" in page.html["en"]
    assert "No finding is left out" in page.html["en"]


def test_what_the_baseline_knows_is_counted_by_rule(root: Path) -> None:
    view = view_of(root)
    known = view.found[0]
    (root / "plancheck-baseline.json").write_text(
        adopted.write(adopted.known([known.finding])), encoding="utf-8"
    )
    shown.cache_clear()
    page = page_of(root)
    assert known.finding.rule.title.vi in page.words()
    assert page.at(known.finding.fingerprint)
    for lang in LANGS:
        assert "(1)" in page_of(root, lang=lang).at("muc-nen").words()
