"""The force of an act as its page says it: on any day a state, and never another than the law's."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import law
from plancheck.overview import Viewed
from plancheck.report import Day
from plancheck.site import legal
from plancheck.site.addresses import Addresses
from plancheck.site.view import View
from plancheck.standing import standing
from plancheck.validity import status
from site_pages import editions
from support import Workspace

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(DAYS)
@settings(max_examples=6)
def test_on_any_day_every_act_of_the_real_plan_has_the_state_that_the_law_gives_it(
    day: date,
) -> None:
    whole = editions()[0].view
    plan = whole.plan
    viewed = Viewed(Day(plan.id, day, chosen=True, closing=False), standing(plan, day))
    seen = View(whole.loaded, viewed, editions()[0].site.report, Addresses(plan), "")
    for act in plan.registry.acts:
        told = legal.force(seen, act)
        state, _ = status(act, day)
        assert told.head.vi.lower().startswith(law.STATES[state].vi)
        assert told.look in ("good", "warn", "bad")
        assert (told.look == "good") == (state == "in-force" and not legal.period_over(act, day))
        assert told.told


def test_an_end_that_is_known_beforehand_is_told(workspace: Workspace) -> None:
    root = workspace({"law.yaml": """\
acts:
  - {id: a1, type: luat, number: 1/QH, events: [{on: 2018-01-01, type: entry-into-force},
     {on: 2020-07-01, type: replaced}, {on: 2018-06-01, type: amended, scope: [dieu-2]}]}
tasks: [{id: A1, kind: content, vi: Việc, cites: [{act: a1}]}]
"""})  # fmt: skip
    view = editions(root)[0].view
    act = view.plan.act("a1")
    assert act is not None
    told = [each.vi for each in legal.force(view, act).told]
    assert "Sẽ bị thay thế từ ngày 01/07/2020." in told
    assert any(each.startswith("Một số quy định đã được sửa đổi") for each in told)
    assert "Hiệu lực chưa từng được kiểm tra." in told


def test_a_period_that_is_over_is_told_beside_the_force(workspace: Workspace) -> None:
    root = workspace({"law.yaml": """\
acts:
  - {id: a1, type: quyet-dinh, number: 1/QĐ, events: [{on: 2016-01-01, type: entry-into-force}],
     programme_period: {from: 2016-01-01, to: 2018-12-31}}
tasks: [{id: A1, kind: content, vi: Việc, cites: [{act: a1}]}]
"""})  # fmt: skip
    view = editions(root)[0].view
    act = view.plan.act("a1")
    assert act is not None
    told = legal.force(view, act)
    assert told.look == "warn"
    assert told.head.vi == "Đang có hiệu lực từ 01/01/2016"
    assert "Giai đoạn thực hiện đã kết thúc ngày 31/12/2018." in [each.vi for each in told.told]
