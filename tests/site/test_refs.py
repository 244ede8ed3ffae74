"""Elements of all plans as a page names them: where each leads, whose it is, through whom."""

from site_pages import HAI_NAM, editions, refs
from support import Workspace


def test_own_elements_and_those_of_other_plans_lead_to_their_pages() -> None:
    some = refs(editions(HAI_NAM), "vi-du/so-hoa-2022")
    other = some.cell("vi-du/so-hoa-2021#B7")
    assert other.to == "vi-du/so-hoa-2021/nhiem-vu/b7/"
    assert other.words.vi.startswith("B7: ")
    assert other.words.vi.endswith("(vi-du/so-hoa-2021)")
    assert some.cell("vi-du/so-hoa-2021").to == "vi-du/so-hoa-2021/"
    assert not some.own("vi-du/so-hoa-2021#B7")
    assert some.own("vi-du/so-hoa-2022")


def test_what_there_is_not_is_named_without_a_link(workspace: Workspace) -> None:
    some = refs(editions(workspace()), "vi-du/cntt")
    cell = some.cell("vi-du/cntt#X9")
    assert (cell.words.vi, cell.to) == ("X9", "")
    assert some.bodies("vi-du/cntt#X9") == ()


def test_a_figure_without_words_is_called_by_what_it_measures() -> None:
    some = refs(editions())
    figure = next(each for each in some.view.plan.measurements if not each.vi)
    words = some.cell(some.view.plan.ref(figure)).words.vi
    assert words.startswith(f"{figure.id}: {some.view.plan.label(figure.indicator)[:60]}")


def test_long_words_are_cut_for_the_eye_and_whole_in_files() -> None:
    some = refs(editions())
    plan = some.view.plan
    task = max(plan.tasks, key=lambda each: len(each.vi))
    cell = some.cell(plan.ref(task))
    assert cell.words.vi.endswith("…")
    assert cell.value == f"{task.id}: {task.vi}"
