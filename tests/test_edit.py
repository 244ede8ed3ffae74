"""Edits: what is asked for and nothing else, checked before anything is written."""

import subprocess
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancheck import building, edit, load, source, writing
from plancheck.edit import Add, Create, Edit, Remove, Set, diff, edited, prepare, save
from plancheck.errors import EditError
from plancheck.model import Act, Grades
from strategies import ENTRIES
from support import HEAD, REPOSITORY, Workspace, steps

ACTS = """\
acts:

  # Laws

  - id: luat-1   # the first
    type: luat
    number: 1/2020/QH14

  - id: luat-2
    type: luat
    events:
      - {on: 2020-01-01, type: repealed}
"""
NEW = {"id": "nd-1", "type": "nghi-dinh", "number": "1/2020/NĐ-CP"}


def change(text: str, *edits: Add | Set | Remove) -> str:
    return edited(source.parse("f.yaml", text.encode()), edits)


def add(value: Any = NEW, path: tuple[Any, ...] = ("acts",), **more: Any) -> Add:
    return Add("f.yaml", path, value, **more)


def put(path: tuple[Any, ...], value: Any) -> Set:
    return Set("f.yaml", path, value)


def drop(*path: Any) -> Remove:
    return Remove("f.yaml", path)


NEW_LINES = "  - id: nd-1\n    type: nghi-dinh\n    number: 1/2020/NĐ-CP\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", f"acts:\n{NEW_LINES}"),
        ("# only a comment\n", f"# only a comment\n\nacts:\n{NEW_LINES}"),
        ("acts:\n", f"acts:\n{NEW_LINES}"),
        ("acts: []\n", f"acts:\n{NEW_LINES}"),
        ("acts: [ ]  # none yet\nbodies: []\n", f"acts:  # none yet\n{NEW_LINES}bodies: []\n"),
        ("acts: ~\n", f"acts:\n{NEW_LINES}"),
        ("bodies: []", f"bodies: []\n\nacts:\n{NEW_LINES}"),
        ("---\nbodies: []\n...\n", f"---\nbodies: []\n\nacts:\n{NEW_LINES}...\n"),
        ("acts:\n  - {id: a, type: luat}", f"acts:\n  - {{id: a, type: luat}}\n{NEW_LINES}"),
        (
            "acts:\n  - id: a\n    type: luat\n  # - id: b\n\n# bodies\nbodies: []\n",
            f"acts:\n  - id: a\n    type: luat\n  # - id: b\n{NEW_LINES}\n# bodies\nbodies: []\n",
        ),
        (
            "acts:\n- id: a\n  type: luat\n",
            "acts:\n- id: a\n  type: luat\n- id: nd-1\n  type: nghi-dinh\n  number: 1/2020/NĐ-CP\n",
        ),
        (
            "acts:\n    - id: a\n      type: luat\n",
            "acts:\n    - id: a\n      type: luat\n"
            + NEW_LINES.replace("  - id", "    - id")
            .replace("    type", "      type")
            .replace("    number", "      number"),
        ),
        (
            "acts: [{id: a, type: luat}]  # c\n",
            "acts: [{id: a, type: luat}, {id: nd-1, type: nghi-dinh, number: 1/2020/NĐ-CP}]  # c\n",
        ),
        (
            "{acts: [{id: a, type: luat}]}\n",
            "{acts: [{id: a, type: luat}, {id: nd-1, type: nghi-dinh, number: 1/2020/NĐ-CP}]}\n",
        ),
        (
            "acts:\r\n  - id: a\r\n    type: luat\r\n",
            "acts:\r\n  - id: a\r\n    type: luat\r\n" + NEW_LINES.replace("\n", "\r\n"),
        ),
        (ACTS, f"{ACTS}\n{NEW_LINES}"),
    ],
)
def test_an_entry_is_added_to_a_section_wherever_and_however_it_is_written(
    text: str, wanted: str
) -> None:
    assert change(text, add()) == wanted


def test_a_comment_stands_above_its_entry() -> None:
    above = "  # Bản nháp.\n  # Cần bổ sung.\n"
    said = ("Bản nháp.", "Cần bổ sung.")
    assert change("acts: []\n", add(comment=said)) == f"acts:\n{above}{NEW_LINES}"
    assert change(ACTS, add(comment=said)) == f"{ACTS}\n{above}{NEW_LINES}"
    assert change("acts: [{id: a, type: luat}]\n", add(comment=said)) == (
        f"acts: [{{id: a, type: luat}},\n{above}"
        "  {id: nd-1, type: nghi-dinh, number: 1/2020/NĐ-CP}]\n"
    )


def test_keys_are_set_added_in_the_order_of_the_model_and_removed() -> None:
    after = change(
        ACTS,
        put(("acts", 0, "type"), "nghi-quyet"),
        put(("acts", 0, "vi"), "Luật: một"),
        put(("acts", 0, "grades", "number"), "recalled"),
        put(("acts", 0, "grades", "title"), "unknown"),
        drop("acts", 0, "number"),
        add({"on": "2019-01-01", "type": "amended"}, ("acts", 1, "events"), at=0),
        put(("acts", 1, "events", 0, "grade"), "inferred"),
        put(("acts", 1, "note"), "hết"),
    )
    assert (
        after
        == """\
acts:

  # Laws

  - id: luat-1   # the first
    vi: "Luật: một"
    type: nghi-quyet
    grades:
      number: recalled
      title: unknown

  - id: luat-2
    type: luat
    events:
      - on: 2019-01-01
        type: amended
      - {on: 2020-01-01, type: repealed, grade: inferred}
    note: hết
"""
    )


def test_a_new_list_is_indented_as_the_lists_of_the_file_are() -> None:
    event = [{"on": "2020-01-01", "type": "repealed"}]
    tight = "acts:\n- id: a\n  type: luat\n"
    assert change(tight, put(("acts", 0, "events"), event)) == (
        f"{tight}  events:\n  - on: 2020-01-01\n    type: repealed\n"
    )
    loose = "bodies: []\nacts:\n  - id: a\n    type: luat\n"
    assert change(loose, put(("acts", 0, "events"), event)) == (
        f"{loose}    events:\n      - on: 2020-01-01\n        type: repealed\n"
    )


def test_blank_lines_that_a_text_keeps_leave_with_it() -> None:
    text = "acts:\n  - id: a\n    type: luat\n    vi: |+\n      một\n\n\n    note: hai\n"
    assert change(text, put(("acts", 0, "vi"), "ba")) == (
        "acts:\n  - id: a\n    type: luat\n    vi: ba\n    note: hai\n"
    )
    assert change(text, drop("acts", 0, "vi")).endswith("    type: luat\n    note: hai\n")
    after = change(text, put(("acts", 0, "en"), "three"))
    assert "      một\n\n\n    en: three\n    note: hai\n" in after


def test_the_plan_itself_can_be_edited() -> None:
    after = change(
        HEAD, put(("plan", "en"), "Example"), put(("plan", "period", "to"), "2020-12-31")
    )
    assert after == HEAD.replace("Kế hoạch ví dụ\n", "Kế hoạch ví dụ\n  en: Example\n").replace(
        "2019-12-31", "2020-12-31"
    )


def test_a_value_that_is_there_already_keeps_its_text() -> None:
    for path, value in ((("acts", 0, "type"), "luat"), (("acts", 1, "events"),
                        [{"type": "repealed", "on": "2020-01-01"}])):  # fmt: skip
        assert change(ACTS, put(path, value)) == ACTS


def test_what_a_removal_leaves_empty_goes_too() -> None:
    assert change(ACTS, drop("acts", 1, "events", 0)).endswith("  - id: luat-2\n    type: luat\n")
    assert change("acts:\n  - {id: a, type: luat}\nbodies: []\n", drop("acts", 0)) == "bodies: []\n"
    both = change(ACTS + "bodies: []\n", drop("acts", 0), drop("acts", 1))
    assert both == "bodies: []\n"


def test_edits_do_not_see_one_another_so_their_order_means_nothing() -> None:
    edits: list[Add | Set | Remove]
    edits = [drop("acts", 0), put(("acts", 1, "vi"), "B"), add(), put(("bodies",), [])]
    text = ACTS + "bodies: [{id: so, vi: Sở, kind: so}]\n"
    results = {change(text, *edits[turn:], *edits[:turn]) for turn in range(len(edits))}
    assert len(results) == 1
    assert [act["id"] for act in source.parse("f", results.pop().encode()).data["acts"]] == [
        "luat-2", "nd-1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "edits",
    [
        [put(("acts", 0, "vi"), "A"), put(("acts", 0, "vi"), "B")],
        [put(("acts", 0, "vi"), "A"), drop("acts", 0)],
        [drop("acts", 0), put(("acts", 0, "vi"), "A")],
        [drop("acts"), add()],
        [put(("acts",), [NEW]), add()],
    ],
)
def test_edits_that_contradict_each_other_are_refused(edits: list[Any]) -> None:
    for order in (edits, edits[::-1]):
        with pytest.raises(EditError, match="contradict"):
            change(ACTS, *order)


@pytest.mark.parametrize(
    "wrong",
    [
        drop("acts", 2), drop("acts", 0, "vi"), drop(), put((), {}), put(("acts", 2, "vi"), "A"),
        put(("acts", "x"), "A"), put(("acts", 0, "type", "x"), "A"), put(("acts", -1, "vi"), "A"),
        add(at=3), add(at=-1), add(path=("acts", 0)), add(path=("acts", 0, "type")), add(path=()),
        put(("acts", 0, 0), "A"),
    ],
)  # fmt: skip
def test_a_place_that_is_not_there_is_refused(wrong: Any) -> None:
    with pytest.raises(EditError, match="no such place"):
        change(ACTS, wrong)


@pytest.mark.parametrize(
    ("text", "edits", "word"),
    [
        (ACTS, [put(("acts", 0, "type"), "lut")], "lut"),
        (ACTS, [put(("acts", 0, "colour"), "red")], "colour"),
        (ACTS, [drop("acts", 0, "type")], "type"),
        (ACTS, [add({"id": "a"})], "lacks the key"),
        (ACTS, [put(("acts", 0, "vi"), "a\u202eb")], "cannot be seen"),
        (ACTS, [put(("acts", 0, "issued"), "2019-02-30")], "2019-02-30"),
        (ACTS, [put(("atcs",), [NEW])], "atcs"),
        ("acts:\n  - id: a\n   type: [\n", [add()], "Cannot read on"),
        ("acts: [{id: a, id: b, type: luat}]\n", [add()], "twice"),
        ("acts:\r  - {id: a, type: luat}\r", [add()], "CR"),
        ("? acts\n: - {id: a, type: luat}\n", [add(), put(("bodies",), [])], "by hand"),
        ("- a\n", [add()], "no such place"),
        # Behind what is added, the last line would end, and the text of `note` with it.
        ("acts:\n  - id: a\n    type: luat\n    note: |\n      x", [add()], "by hand"),
    ],
)
def test_what_reader_or_model_would_object_to_is_refused(
    text: str, edits: list[Any], word: str
) -> None:
    with pytest.raises(EditError) as caught:
        change(text, *edits)
    assert word in caught.value.text.en
    assert caught.value.text.vi.endswith(("không ghi gì.", "Chưa ghi gì.", "sửa bằng tay."))


def test_defects_that_were_there_before_do_not_stand_in_the_way() -> None:
    text = "acts:\n  - {id: a, type: lut}\n  - {id: b, type: luat, vi: }\n"
    assert change(text, add()) == text + NEW_LINES


def test_what_stands_beside_and_below_a_value_stays() -> None:
    long = "một hai ba bốn năm " * 8 + "hết"
    text = "acts:\n  - id: a\n    vi: ngắn # đã đối chiếu\n    # chưa rõ\n    type: luat\n"
    after = change(text, put(("acts", 0, "vi"), long))
    assert "    vi: >- # đã đối chiếu\n      một hai" in after
    assert "\n    # chưa rõ\n    type: luat\n" in after
    assert change(after, put(("acts", 0, "vi"), "ngắn")) == text
    deeper = text.replace("    # chưa rõ", "      # chưa rõ")
    assert f"vi: {long} # đã đối chiếu\n      # chưa rõ\n" in change(
        deeper, put(("acts", 0, "vi"), long)
    )


@given(ENTRIES, ENTRIES)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_entry_the_model_accepts_is_added_and_read_back(
    first: tuple[str, Any], second: tuple[str, Any]
) -> None:
    """Hidden characters are the one thing that the reader objects to and the model does not."""
    text = HEAD
    wanted = source.parse("f.yaml", text.encode()).data
    for section, entry in (first, second, first):
        wanted.setdefault(section, []).append(writing.data_of(entry))
        try:
            text = change(text, Add("f.yaml", (section,), entry))
        except EditError as error:
            assert "cannot be seen" in error.text.en  # noqa: PT017
            return
        assert source.parse("f.yaml", text.encode()).data == wanted


def words(text: str) -> list[str]:
    """Return the words of a text; the real plan folds some lines by hand."""
    return [word for word in text.split() if word != ">-"]


def common(one: list[str], other: list[str]) -> int:
    """Return how many lines two texts share at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_the_real_plan_keeps_every_other_byte(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["registry/legal.yaml", "tra-vinh/cntt-2019/tasks.yaml"]))
    document = source.read(str(REPOSITORY / "plan"), name)
    section, entries = next(iter(document.data.items()))
    index = data.draw(st.integers(0, len(entries) - 1))
    value = data.draw(st.sampled_from(["ngắn", "a: b", "dài " * 60 + "hết"]))
    after = edited(document, [Set(name, (section, index, "note"), value)])
    old_note = entries[index].get("note")
    path = (section, index, "note")
    undo = Set(name, path, old_note) if old_note else Remove(name, path)
    again = edited(source.parse(name, after.encode()), [undo])
    assert words(again) == words(document.text)
    old, new = document.text.split("\n"), after.split("\n")
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    assert len(old) - head - tail <= 12  # the lines of the old note
    loaded = building.build([source.parse(name, after.encode())])[0]
    assert loaded.registry.entities or not name.startswith("registry")


# -- files -----------------------------------------------------------------------------------------


def acts_of(root: Path) -> list[str]:
    return [act.id for act in load.load(str(root)).workspace.registry.acts]


def test_a_set_over_several_files_is_one_change(workspace: Workspace) -> None:
    root = workspace({"registry/legal.yaml": ACTS, "x.yaml": "bodies: []\n", "same.yaml": ACTS[:0]})
    edits: list[Edit] = [
        Add("registry/legal.yaml", ("acts",), Act(id="nd-2", type="nghi-dinh",
                                                  grades=Grades(number="recalled"))),
        Add("new/acts.yaml", ("acts",), NEW),
        Create("new/acts.yaml", "# Của tỉnh\n"),
        Set("x.yaml", ("bodies",), [{"id": "so", "vi": "Sở", "kind": "so"}]),
        Create("notes/source.txt", "Văn bản\n"),
    ]  # fmt: skip
    changes = prepare(str(root), edits)
    assert [each.file for each in changes] == [
        "new/acts.yaml", "notes/source.txt", "registry/legal.yaml", "x.yaml",
    ]  # fmt: skip
    assert not (root / "new").exists()
    save(str(root), changes)
    assert acts_of(root) == ["nd-1", "luat-1", "luat-2", "nd-2"]
    assert (root / "new/acts.yaml").read_text() == f"# Của tỉnh\n\nacts:\n{NEW_LINES}"
    assert (root / "notes/source.txt").read_text() == "Văn bản\n"
    assert prepare(str(root), [Set("x.yaml", ("bodies", 0, "vi"), "Sở")]) == ()


def test_a_byte_order_mark_stays(workspace: Workspace) -> None:
    root = workspace({"a.yaml": b"\xef\xbb\xbfacts: []\r\n"})
    save(str(root), prepare(str(root), [Add("a.yaml", ("acts",), NEW)]))
    raw = (root / "a.yaml").read_bytes()
    assert raw == b"\xef\xbb\xbf" + f"acts:\n{NEW_LINES}".replace("\n", "\r\n").encode()


@pytest.mark.parametrize("name", ["../out.yaml", "/out.yaml", "link/out.yaml", ".git/out.yaml"])
def test_no_edit_leaves_the_folder(name: str, workspace: Workspace) -> None:
    root = workspace()
    (root / "link").symlink_to(root.parent)
    for wanted in (Add(name, ("acts",), NEW), Create(name, "a: 1\n")):
        with pytest.raises(EditError):
            prepare(str(root), [wanted])
    assert not list(root.parent.rglob("out.yaml"))


def test_a_file_that_changed_since_its_paths_were_taken_is_refused(workspace: Workspace) -> None:
    root = workspace({"a.yaml": ACTS})
    seen = load.load(str(root)).documents
    wanted = [Set("a.yaml", ("acts", 0, "vi"), "A")]
    assert prepare(str(root), wanted, seen)
    (root / "a.yaml").write_text(ACTS.replace("luat-1", "luat-0"))
    with pytest.raises(EditError, match="has changed"):
        prepare(str(root), wanted, seen)


def test_a_file_that_cannot_be_begun_or_read_is_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"a.yaml": ACTS, "b.yaml": "acts: \xff\n".encode("latin-1"), "t.txt": "x"})
    wrong: list[list[Edit]] = [
        [Create("a.yaml", "")],
        [Create("n.yaml", ""), Create("n.yaml", "")],
        [Create("n.yaml", "a: [\n")],
        [Add("b.yaml", ("acts",), NEW)],
        [Set("t.txt", ("a",), "b")],
    ]
    for edits in wrong:
        with pytest.raises(EditError):
            prepare(str(root), edits)
    monkeypatch.setattr(source, "MAX_BYTES", len(ACTS) + 5)
    with pytest.raises(EditError, match="larger"):
        prepare(str(root), [Add("a.yaml", ("acts",), NEW)])
    monkeypatch.setattr(source, "MAX_BYTES", 5)
    with pytest.raises(EditError, match="larger"):
        prepare(str(root), [Add("a.yaml", ("acts",), NEW)])


def test_the_diff_is_one_that_git_applies(workspace: Workspace) -> None:
    root = workspace({
        "a b.yaml": ACTS.replace("\n", "\r\n"), "cut.yaml": "acts:\n  - {id: a, type: luat}",
        "bom.yaml": b"\xef\xbb\xbfacts: []\n",
    })  # fmt: skip
    names = ["a b.yaml", "cut.yaml", "bom.yaml", "new/acts.yaml"]
    edits: list[Edit] = [Add(name, ("acts",), NEW) for name in names]
    edits += [
        Set("cut.yaml", ("acts", 0, "vi"), "-- x"),
        Create("notes.txt", "-- không xuống dòng"),
    ]
    changes = prepare(str(root), edits)
    shown = diff(changes, "workspace/")
    done = subprocess.run(["git", "apply", "-"], input=shown.encode(), cwd=root.parent, check=False,
                          capture_output=True)  # fmt: skip
    assert done.returncode == 0, (done.stderr, shown)
    for each in changes:
        assert (root / each.file).read_bytes() == each.after
    assert diff([]) == ""


def test_the_diff_cannot_act_on_a_terminal(workspace: Workspace) -> None:
    changes = prepare(str(workspace()), [Create("x.txt", "a\x1b[2J\u202e\x9b1\n")])
    assert "+a\\u001b[2J\\u202e\\u009b1\n" in diff(changes)


def test_many_edits_of_a_large_file_take_work_in_proportion() -> None:
    def work(size: int) -> int:
        rows = "".join(f"  - id: a{n}\n    type: luat\n    note: x\n" for n in range(size))
        document = source.parse("f.yaml", f"acts:\n{rows}".encode())
        edits: list[Add | Set | Remove] = [put(("acts", n, "vi"), "A") for n in range(0, size, 2)]
        edits += [drop("acts", n, "note") for n in range(1, size, 3)]
        edits += [drop("acts", n) for n in range(1, size, 2) if n % 3 != 1]
        edits += [add() for n in range(size)]
        return steps(lambda: edited(document, edits))

    work(4)
    assert work(400) < 5 * work(100)


def test_the_public_names_are_there() -> None:
    assert sorted(edit.__all__) == list(edit.__all__)
    assert all(hasattr(edit, name) for name in edit.__all__)
