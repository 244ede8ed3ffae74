"""Small bars: one scale, every number in words."""

import pytest

from plancheck.site.pictures.multiples import findings, targets
from plancheck.standing import standing
from plancheck.tally import by_group
from plancheck.text import Text
from standing_plan import DAY, the_plan
from svg import boxes, links, pen, read, told, words

LAW = Text("Căn cứ <pháp lý>", "Legal basis")
EMPTY = Text("Kinh phí", "Money")


def test_groups_show_their_targets_by_state() -> None:
    groups = by_group(standing(the_plan(), DAY))
    figure = targets(pen(), groups, lambda g: f"muc-tieu/?{g.group.id if g.group else ''}")
    root = read(figure.svg)
    assert words(root) == [
        "Ứng dụng nội bộ", "1 đạt", "1 không đạt",
        "Phục vụ người dân", "1 chưa xác định", "2 chưa đến hạn",
        "Mục tiêu không thuộc nhóm nào", "1 chưa xác định",
    ]  # fmt: skip
    assert links(root) == ["../muc-tieu/?G1", "../muc-tieu/?G2", "../muc-tieu/?"]
    assert told(figure.grid)[0] == ["Ứng dụng nội bộ", "1", "1", "0", "0"]
    assert (
        len(boxes(root, "p-good")) == len(boxes(root, "p-bad")) == len(boxes(root, "p-open")) == 1
    )
    assert len(boxes(root, "p-unknown")) == 2


def test_bars_of_findings_have_one_scale() -> None:
    counts = {LAW: {"error": 10, "note": 30}, EMPTY: {}, Text("x", "x"): {"warning": 20}}
    root = read(findings(pen(), counts, lambda w: f"canh-bao/{w.en}").svg)
    [(_, _, errors, _)] = boxes(root, "p-bad")
    [(_, _, warnings, _)] = boxes(root, "p-warn")
    assert warnings + 2 == pytest.approx(2 * (errors + 2))
    assert "Căn cứ <pháp lý>" in words(root)
    assert "không có phát hiện" in words(root)


def test_nothing_at_all_is_a_sound_picture() -> None:
    read(targets(pen(), (), lambda _: "").svg)
    read(findings(pen(), {EMPTY: {}}, lambda _: "").svg)
