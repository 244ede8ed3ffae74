"""A change in words: from what to what, only what differs, many alike at once."""

import pytest

from diff_plan import PLAN, REGISTRY
from plancheck.comparison import Told, rows
from plancheck.diff.compare import compare
from plancheck.diff.wording import retouched
from support import built

HEAD = (
    "plan:\n  id: vi-du/{}\n  type: a\n  vi: Kế hoạch {}\n  jurisdiction: VN\n"
    "  period: {{from: 2019-01-01, to: 2019-12-31}}\n"
)


def told(*edits: tuple[str, str], registry: tuple[str, str] = ("", "")) -> list[Told]:
    """Return the rows that some edits of a plan make."""
    text = PLAN
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return between(
        {"plan/a.yaml": PLAN, "registry.yaml": REGISTRY},
        {"plan/a.yaml": text, "registry.yaml": REGISTRY.replace(*registry)},
    )


def between(
    one: dict[str, str], other: dict[str, str], heads: tuple[str | None, str | None] = ("", "")
) -> list[Told]:
    (base, wrong), (head, more) = (
        built(each) if whole == "" else built(each, whole)
        for each, whole in zip((one, other), heads, strict=True)
    )
    assert wrong == more == []
    return list(rows(compare(base, head), ({}, {}), ("", "ke-hoach/")))


def sentences(found: list[Told]) -> list[tuple[str, str]]:
    return [(each.sentence.vi, each.sentence.en) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "vi", "en"),
    [
        ("{gt: 90,", "{gt: 80,", "Chỉ tiêu CT1 bị hạ: trên 90% → trên 80%.",
         "Target CT1 is lowered: over 90% → over 80%."),
        ("value: {le: 10}, ", "",
         "Chỉ tiêu CT2 bị hạ: trước là không quá 10 day, nay không có.",
         "Target CT2 is lowered: at most 10 day before, nothing now."),
        ("levels: [province]", "levels: [province, district]",
         "Chỉ tiêu CT2 đổi cách tính, phạm vi (scope): cấp tỉnh → cấp tỉnh, huyện.",
         ("Target CT2 is counted in another way, scope: levels: province → levels: province,"
         " district.")),
        ("amount: 500", "amount: 400",
         "Kinh phí của nhiệm vụ NV1 giảm: 500 đồng → 400 đồng (năm 2019, ngân sách tỉnh).",
         "The funding of task NV1 is cut: 500 đồng → 400 đồng (in 2019, provincial budget)."),
        ("amount: 500", "amount: 400, stage: paid",
         ("Kinh phí của nhiệm vụ NV1 giảm: trước là 500 đồng, năm 2019, ngân sách tỉnh, nay không"
         " có."),
         ("The funding of task NV1 is cut: 500 đồng, in 2019, provincial budget before, nothing"
         " now.")),
        ("[{act: nd-1-2018-cp}]", "[{act: nd-1-2018-cp, at: [dieu-1]}]",
         ("Cách viện dẫn ở nhiệm vụ NV1 thay đổi, viện dẫn (cites[nd-1-2018-cp]): điều khoản (at):"
         " trước không có, nay là dieu-1."),
         ("How task NV1 cites changes, citation (cites[nd-1-2018-cp]): provision (at): nothing"
         " before, now dieu-1.")),
        ("link: inferred", "link: stated",
         ("Nhiệm vụ NV1 thay đổi liên kết phục vụ mục tiêu (objectives[MT1]): nguồn của liên hệ"
         " (link): do biên tập viên suy ra → văn bản nêu."),
         ("A link of task NV1 changes, objectives served (objectives[MT1]): ground of the link"
         " (link): inferred by an editor → stated in the text.")),
        ("official: in-progress", "official: done",
         ("Một dòng tiến độ của nhiệm vụ NV1 bị sửa: trạng thái báo cáo (official): đang thực hiện"
         " → đã xong."),
         ("A progress entry of task NV1 is altered: reported status (official): in progress →"
         " done.")),
        ("expires: 2019-03-31", "expires: 2019-06-30",
         ("Miễn trừ W1 (NV2, unassigned-task) được kéo dài: đến hết 31/03/2019 → đến hết"
         " 30/06/2019."),
         "Waiver W1 (NV2, unassigned-task) is extended: until 2019-03-31 → until 2019-06-30."),
        ("kind: content, vi: Đào", "kind: duty, vi: Đào",
         "Nhiệm vụ NV2 thay đổi loại (kind): nội dung → phần việc được giao.",
         "Task NV2 changes kind: content → duty."),
        ("Đào tạo cán bộ", "Đào tạo công chức", "Nhiệm vụ NV2 đổi câu chữ.",
         "Task NV2 is reworded."),
        ("vi: Đào tạo cán bộ", "vi: Đào tạo cán bộ, en: Training",
         "Nhiệm vụ NV2 có thêm nhãn tiếng Anh (en): Training.",
         "Task NV2 gets English label (en): Training."),
    ],
)  # fmt: skip
def test_a_change_in_words(old: str, new: str, vi: str, en: str) -> None:
    assert (vi, en) in sentences(told((old, new)))


def test_a_body_beside_the_lead_is_an_addition_and_no_replacement() -> None:
    found = sentences(told(("bodies: [a.mot]", "bodies: [a.mot, a.hai]")))
    assert found[0] == (
        "Cơ quan chủ trì của nhiệm vụ NV1 thay đổi: thêm Sở Hai (a.hai); giữ Sở Một (a.mot).",
        "The lead of task NV1 changes: added Sở Hai (a.hai); kept Sở Một (a.mot).",
    )


def test_an_event_says_by_what_it_is_known() -> None:
    event = "events: [{on: 2019-05-01, type: repealed, by: nd-2-2018-cp, grade: recalled}]"
    old = "{id: nd-1-2018-cp, number: 1/2018/NĐ-CP, type: nghi-dinh, issued: 2018-01-01"
    (row,) = told(registry=(old, f"{old}, {event}"))
    assert row.sentence.vi == (
        "Thêm một sự kiện của Nghị định số 1/2018/NĐ-CP (nd-1-2018-cp): bị bãi bỏ từ ngày"
        " 01/05/2019 bởi Nghị định số 2/2018/NĐ-CP (nd-2-2018-cp) (nhớ lại, chưa kiểm chứng)."
    )


def test_no_sentence_ends_with_two_marks() -> None:
    long = "một hai ba bốn năm " * 12
    whole = "  - {id: NV2, kind: content, vi: Đào tạo cán bộ, depends_on: [NV1]}\n"
    more = f"  - {{id: NV3, kind: content, vi: '{long}'}}\n"
    found = told((whole, whole + more))
    (row,) = [each for each in found if each.delta.kind == "task-added"]
    assert row.sentence.vi.endswith("…”.")
    assert row.title.vi == ""


def test_a_target_that_comes_or_goes_is_named_by_what_it_measures() -> None:
    gone = "      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}\n"
    assert sentences(told((gone, ""))) == [
        ("Bỏ chỉ tiêu CT2: không quá 10 day, “Số ngày”.",
         "Target CT2 is dropped: at most 10 day, “Số ngày”.")
    ]  # fmt: skip


def plans(*names: str, more: str = "") -> dict[str, str]:
    files = {f"{name}/plan.yaml": HEAD.format(name, name) for name in names}
    files |= {
        f"{name}/a.yaml": f"tasks:\n  - {{id: A1, kind: content, vi: Việc{more}}}\n"
        for name in names
    }
    return files


def test_with_several_plans_an_element_is_named_with_its_own() -> None:
    found = between(plans("mot", "hai"), plans("mot", "hai", more=" khác"), (None, None))
    assert {each.sentence.vi for each in found} == {
        "Nhiệm vụ A1 của kế hoạch vi-du/hai đổi câu chữ.",
        "Nhiệm vụ A1 của kế hoạch vi-du/mot đổi câu chữ.",
    }


def test_a_plan_that_comes_or_goes_is_one_change() -> None:
    (there,) = between(plans("mot"), plans("mot", "hai"), (None, None))
    assert there.sentence.vi == "Thêm mới kế hoạch vi-du/hai: “Kế hoạch hai”, 1 nhiệm vụ."
    assert there.counts == (("plan", 1), ("task", 1))
    (back,) = between(plans("mot", "hai"), plans("mot"), (None, None))
    assert back.sentence.en == "All of plan vi-du/hai is dropped: “Kế hoạch hai”, 1 task."
    assert [back.delta.kind, back.new] == ["plan-removed", None]


def several(number: int, words: str) -> dict[str, str]:
    lines = "".join(
        f"  - {{id: N{n}, kind: content, vi: Việc số {n}{words}}}\n" for n in range(number)
    )
    return {"a.yaml": f"tasks:\n{lines}"}


@pytest.mark.parametrize(("number", "count"), [(3, 3), (4, 1)])
def test_many_notes_of_one_kind_are_one_row(number: int, count: int) -> None:
    found = between(several(number, ""), several(number, ", en: Work"))
    assert len(found) == count
    if count == 1:
        assert sentences(found) == [
            ("4 nhiệm vụ (N0, N1, N2, N3) có thêm nhãn tiếng Anh (en).",
             "4 tasks (N0, N1, N2, N3) get English label (en).")
        ]  # fmt: skip
        assert [part.delta.after for part in found[0].parts] == ["Work"] * 4


def test_changes_of_substance_are_never_folded() -> None:
    found = between(several(30, ""), several(30, " mới"))
    assert len(found) == 30


def test_a_former_id_is_told_once_by_the_change_of_ids() -> None:
    found = told(("- {id: NV2,", "- {id: NV7, was: [NV2],"), ("subject: NV2", "subject: NV7"))
    assert sentences(found) == [
        ("Nhiệm vụ NV7 được đổi mã: NV2 → NV7.", "Task NV7 has another id: NV2 → NV7.")
    ]


def test_files_are_named_with_the_folder_of_their_side() -> None:
    one = {"a.yaml": several(2, "")["a.yaml"]}
    (row,) = between(one, {"b.yaml": one["a.yaml"]})
    assert row.sentence.vi == "2 nhiệm vụ (N0, N1) chuyển từ a.yaml sang ke-hoach/b.yaml."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("chuẩn hóa", "chuẩn hoá", True),
        ("thủy lợi", "thuỷ lợi", True),
        ("HOÀ BÌNH", "Hòa Bình", True),
        ("chuẩn hóa", "chuẩn hòa", False),
        ("hoa quả", "hóa quả", False),
        ("nhân sự,…", "nhân sự, ...", True),
        ("trên 80%", "trên 80", False),
        ("mưa", "mừa", False),
        ("ban", "bân", False),
    ],
)
def test_how_a_tone_is_written_is_no_wording(one: str, other: str, same: bool) -> None:
    assert retouched(one, other) is same
    assert retouched(other, one) is same
