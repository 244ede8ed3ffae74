"""The page of recent changes: in words, hostile messages as text, honest where none is known."""

from pathlib import Path

import story
from plancheck.site.lately import lately
from plancheck.site.page import Page
from plancheck.site.pages import recent
from plancheck.text import LANGS
from site_pages import HOSTILE, REAL, editions, ids, unharmed, words
from story_targets import TARGETS
from support import HEAD, Workspace


def page_of(folder: Path, plan: str, *, history: bool = True) -> Page:
    (edition,) = editions(folder, history=history)
    (page,) = recent.pages(edition.view, lately(edition.site)[plan])
    return page


def test_a_year_of_edits_is_told_with_what_was_lowered_marked_by_a_word(tmp_path: Path) -> None:
    steps = story.build(tmp_path, (*story.EDITS[:1], *TARGETS[:3]))
    page = page_of(tmp_path, REAL)
    told = words(page)
    for step in steps[1:]:
        assert step.message.splitlines()[0] in told
        assert step.commit[:10] in told
    assert "Giảm hoặc bỏ cam kết: Chỉ tiêu" in told
    assert "Promise lowered or dropped: " in words(page, "en")
    assert "../muc-tieu/" in page.html["vi"]
    for lang in LANGS:
        found = ids(page, lang)
        assert len(found) == len(set(found))


def test_a_hostile_message_and_hostile_words_are_text(tmp_path: Path) -> None:
    story.git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    for rank, text in enumerate(("Việc", HOSTILE)):
        body = f"tasks:\n  - id: A1\n    kind: content\n    vi: {text!r}\n"
        (tmp_path / "tasks.yaml").write_text(body, encoding="utf-8")
        story.git(tmp_path, "add", "-A")
        story.git(tmp_path, "commit", "-q", "-m", f"{HOSTILE}\n\nbody {rank}")
    page = page_of(tmp_path, "vi-du/cntt")
    unharmed(page)
    assert "&lt;script&gt;" in page.html["vi"]
    assert "body 1" not in page.html["vi"]


def test_without_a_history_the_page_says_that_nothing_is_known(workspace: Workspace) -> None:
    page = page_of(workspace(), "vi-du/cntt")
    assert "Không có thay đổi nào để nêu." in words(page)
    assert "Dữ liệu không nằm trong kho git" in words(page)
    assert "The data lies in no git checkout" in words(page, "en")
