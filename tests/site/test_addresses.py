"""Addresses: permanent, of ids alone; former ones lead on, and no two things share one."""

import pytest

from plancheck.errors import InputError
from plancheck.linking import KIND_NAMES
from plancheck.site import beside
from plancheck.site.addresses import FOLDERS, SHARED, Addresses
from support import HEAD, built

TASK = "tasks:\n  - {{id: {0}, vi: Việc, kind: content{1}}}\n"


def addresses(files: dict[str, str], head: str = HEAD) -> Addresses:
    workspace, findings = built(files, head)
    assert [each for each in findings if each.severity == "error"] == []
    return Addresses(workspace.plans[0])


def test_an_address_is_the_id_in_small_letters_under_the_plan() -> None:
    found = addresses({"t.yaml": TASK.format("III.2-B_x", "")})
    assert found.named("III.2-B_x") == "vi-du/cntt/nhiem-vu/iii.2-b_x/"
    assert found.named("vi-du/cntt") == "vi-du/cntt/"
    assert found.named("nobody") == ""


def test_ids_that_differ_in_capitals_only_are_refused_in_both_languages() -> None:
    files = {"t.yaml": TASK.format("Ab", ""), "u.yaml": TASK.format("aB", "")}
    with pytest.raises(InputError) as refused:
        addresses(files)
    assert "“Ab”" in refused.value.text.vi
    assert "“aB”" in refused.value.text.en


@pytest.mark.parametrize("name", sorted(beside.NAMES))
def test_an_id_that_is_a_file_beside_pages_has_a_folder_of_its_own(name: str) -> None:
    found = addresses({"t.yaml": TASK.format(name.upper(), "")})
    assert found.named(name.upper()) == f"vi-du/cntt/nhiem-vu/{name}~/"


def test_former_ids_lead_to_the_present_one_unless_another_has_them() -> None:
    some = TASK.format("A", ", was: [Old, B]") + TASK.format("B", "").removeprefix("tasks:\n")
    assert list(addresses({"t.yaml": some}).former()) == [
        ("vi-du/cntt/nhiem-vu/old/", "vi-du/cntt/nhiem-vu/a/")
    ]


def test_every_kind_of_element_has_a_place() -> None:
    elsewhere = {"plan", "target", "plan-word", "progress"}
    assert set(KIND_NAMES) - elsewhere <= FOLDERS.keys() | SHARED.keys()
