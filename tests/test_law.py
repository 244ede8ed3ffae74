"""The force of an act on a page, and what is due."""

import json
import unicodedata
from pathlib import Path

from support import REPOSITORY, Command


def page(plancheck: Command, name: str, day: str) -> dict[str, object]:
    out = plancheck("law", "show", name, "--as-of", day, "--format", "json", cwd=REPOSITORY).out
    loaded = json.loads(out)
    assert isinstance(loaded, dict)
    return loaded


def test_the_status_changes_on_the_day_and_the_chain_is_followed(plancheck: Command) -> None:
    before = page(plancheck, "nq-36a-2015-cp", "2019-03-06")
    after = page(plancheck, "nq-36a-2015-cp", "2019-03-07")
    assert (before["status"], before["in_force_now"]) == ("in-force", [])
    assert (after["status"], after["in_force_now"]) == ("ceased", ["nq-17-2019-cp"])
    # 77/2015 was replaced by 65/2025, and that within months by 72/2025.
    assert page(plancheck, "luat-77-2015-qh13", "2025-06-15")["in_force_now"] == [
        "luat-65-2025-qh15"
    ]
    assert page(plancheck, "luat-77-2015-qh13", "2025-06-16")["in_force_now"] == [
        "luat-72-2025-qh15"
    ]


def test_the_page_names_evidence_and_who_cites_it(plancheck: Command) -> None:
    out = plancheck("law", "show", "nq-36a-2015-cp", "--lang", "en", cwd=REPOSITORY).out
    assert "replaced ← nq-17-2019-cp – recalled, not verified" in out
    assert "Nghị quyết 17/NQ-CP có hiệu lực từ ngày 07/3/2019" in out
    assert "tra-vinh/cntt-2019#GO3 (" in out


def test_what_is_due_is_near_its_end_or_long_unchecked(plancheck: Command) -> None:
    due = plancheck("law", "due", "--as-of", "2019-01-15", "--within", "60d", cwd=REPOSITORY).out
    assert due.startswith("07/03/2019  nq-36a-2015-cp")
    near = plancheck("law", "due", "--as-of", "2019-01-15", "--within", "30d", cwd=REPOSITORY).out
    assert "nq-36a-2015-cp" not in near
    old = plancheck("law", "due", "--as-of", "2027-11-22", "--lang", "en", cwd=REPOSITORY).out
    assert "its status was checked long ago" in old
    assert plancheck("law", "due", "--within", "soon", cwd=REPOSITORY).status == 2


def test_citations_are_found_with_the_offsets_of_the_text_as_given(
    plancheck: Command, tmp_path: Path
) -> None:
    written = (
        "Căn cứ Nghị quyết số 36a/NQ-CP\r\nngày 14/10/2015 của Chính phủ về Chính phủ điện tử;\n"
    )
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, written)
        path = tmp_path / f"{form}.txt"
        path.write_bytes(text.encode())
        (found,) = json.loads(plancheck("law", "cite", path, "--format", "json").out)
        assert text[found["start"] : found["end"]] == found["text"]
        assert (found["type"], found["number"], found["date"]) == (
            "Nghị quyết", "36a/NQ-CP", "2015-10-14",
        )  # fmt: skip
        assert (found["year"], found["pinpoint"]) == (2015, None)
    table = plancheck("law", "cite", tmp_path / "NFC.txt", "--lang", "en").out
    assert table.endswith("1 citation, 0 places that cannot be read.\n")


def test_a_text_that_cannot_be_read_is_a_plain_error(plancheck: Command, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"S\xf4")
    for name in ("latin.txt", "missing.txt"):
        result = plancheck("law", "cite", tmp_path / name)
        assert (result.status, result.out) == (2, "")
        assert "Traceback" not in result.err


def test_an_empty_text_has_no_citation(plancheck: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert plancheck("law", "cite", tmp_path / "empty.txt", "--format", "json").out == "[]\n"
