"""Bad input: each gets a finding or a plain error with its place, and no other file is lost."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from plancheck import load
from support import HEAD, Command, Workspace, steps

GOOD = """\
tasks:
  - id: T9
    vi: Nhiệm vụ ở tệp lành
    kind: content
    objectives: [{id: KHONG-CO}]
"""

# name of the case: (content of q.yaml, rule that must speak, line, column)
BAD: dict[str, tuple[bytes, str, int, int]] = {
    "not UTF-8": ("tasks: []\nnote: Sở\n".encode("utf-16-le"), "not-utf8", 2, 16),
    "windows-1258": (b"tasks:\n  - id: \xd0\xf5\n", "not-utf8", 2, 9),
    "BOM": (b"\xef\xbb\xbftasks: []\n", "file-form", 1, 1),
    "CRLF": (b"items: []\r\ntasks: []\r\n", "file-form", 1, 1),
    "NFD": ("items:\n  - id: K1\n    vi: Nhiệm\n    kind: claim\n".encode(), "file-form", 3, 1),
    "tab": (b"tasks:\n\t- id: A\n", "yaml-syntax", 2, 1),
    "empty": (b"", "empty-file", 1, 1),
    "only a comment": (b"# nothing\n", "empty-file", 1, 1),
    "duplicate key": (
        b"tasks:\n  - id: A\n    vi: x\n    vi: y\n    kind: content\n",
        "duplicate-key",
        4,
        5,
    ),
    "wrong type": (
        b"tasks:\n  - id: A\n    vi: x\n    kind: content\n    cites: none\n",
        "invalid-value",
        5,
        12,
    ),
    "section of the wrong type": (b"tasks: none\n", "invalid-value", 1, 8),
    "30/02": (
        b"tasks:\n  - id: A\n    vi: x\n    kind: content\n    due: {by: 2019-02-30}\n",
        "invalid-value",
        5,
        15,
    ),
    "unknown key": (
        b"tasks:\n  - id: A\n    vi: x\n    kind: content\n    deu: 1\n",
        "unknown-key",
        5,
        5,
    ),
    "unknown section": (b"taks: []\n", "unknown-key", 1, 1),
    "missing key": (b"tasks:\n  - id: A\n    kind: content\n", "missing-key", 2, 5),
    "empty value": (
        b"tasks:\n  - id: A\n    vi: x\n    kind: content\n    due:\n",
        "empty-value",
        5,
        5,
    ),
    "unknown id": (
        b"tasks:\n  - id: A\n    vi: x\n    kind: content\n    systems: [no.such]\n",
        "unknown-reference",
        5,
        15,
    ),
    "id of the wrong kind": (
        b"tasks:\n  - {id: A, vi: x, kind: content, depends_on: [P]}\nprojects: [{id: P, vi: p}]\n",
        "wrong-kind-reference",
        2,
        48,
    ),
    "one id twice": (b"items:\n  - id: T9\n    vi: x\n    kind: claim\n", "duplicate-id", 2, 9),
    "alias bomb": (b"a: &a [1]\nb: [*a, *a]\n", "yaml-feature", 1, 4),
    "tag": (b"tasks: !!python/object:os.system []\n", "yaml-feature", 1, 8),
    "merge key": (b"tasks:\n  - <<: {id: A}\n", "yaml-feature", 2, 5),
    "two documents": (b"tasks: []\n---\ntasks: []\n", "yaml-feature", 2, 1),
    "directive": (b"%YAML 1.1\n---\ntasks: []\n", "yaml-feature", 1, 1),
    "deep nesting": (b"items: " + b"[" * 40 + b"]" * 40, "yaml-feature", 1, 39),
    "deep block nesting": (b"- " * 10_000 + b"x", "yaml-feature", 1, 65),
    "a list at the top": (b"- a\n- b\n", "not-a-plan-file", 1, 1),
    "a scalar at the top": (b"hello\n", "not-a-plan-file", 1, 1),
    "bidirectional text": (
        "tasks:\n  - id: A\n    vi: x\u202ey\n    kind: content\n".encode(),
        "hidden-character",
        3,
        10,
    ),
    "escaped control": (
        b'tasks:\n  - id: A\n    vi: "x\\e[31m"\n    kind: content\n',
        "hidden-character",
        3,
        9,
    ),
    "two plans in a folder": (
        HEAD.replace("vi-du/cntt", "vi-du/khac").encode(),
        "second-plan",
        2,
        3,
    ),
    "not closed": (b'tasks:\n  - id: "A\n', "yaml-syntax", 2, 9),
    "flow split at a comma": (
        "items:\n  - {id: A, kind: claim, vi: Danh mục nhiệm vụ, dự án}\n".encode(),
        "unknown-key",
        2,
        49,
    ),
}


def findings(result: str) -> list[tuple[str, str, int, int]]:
    return [
        (
            each["rule"],
            each["location"]["file"],
            each["location"]["line"],
            each["location"]["column"],
        )
        for each in json.loads(result)["findings"]
    ]


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_finding_at_its_place_and_no_other_file_is_lost(
    name: str, plancheck: Command, workspace: Workspace
) -> None:
    content, rule, line, column = BAD[name]
    if name == "NFD":
        content = unicodedata.normalize("NFD", content.decode()).encode()
    root = workspace({"q.yaml": content, "good.yaml": GOOD})
    result = plancheck("check", root, "--format", "json")
    assert result.err == ""
    assert result.status == 1
    found = findings(result.out)
    assert [each for each in found if each[0] == rule and each[1] == "q.yaml"] == [
        (rule, "q.yaml", line, column)
    ]
    assert ("unknown-reference", "good.yaml", 5, 23) in found


@pytest.mark.parametrize("name", BAD)
def test_one_defect_gives_one_finding(name: str, plancheck: Command, workspace: Workspace) -> None:
    content = BAD[name][0]
    if name == "NFD":
        content = unicodedata.normalize("NFD", content.decode()).encode()
    root = workspace({"q.yaml": content, "good.yaml": GOOD.replace("[{id: KHONG-CO}]", "[]")})
    result = plancheck("check", root, "--format", "json", "--select", "unknown-reference")
    in_file = [each for each in findings(result.out) if each[1] in ("q.yaml", "good.yaml")]
    assert len(in_file) == 1, in_file


@pytest.mark.parametrize("content", [b"items: " + b"[" * 10_000, b"- " * 10_000 + b"x"])
def test_nesting_ten_thousand_deep_is_refused(
    content: bytes, plancheck: Command, workspace: Workspace
) -> None:
    result = plancheck("check", workspace({"q.yaml": content}), "--format", "json")
    assert [each[0] for each in findings(result.out) if each[1] == "q.yaml"] == ["yaml-feature"]


def test_a_broken_file_does_not_make_what_it_holds_unknown(
    plancheck: Command, workspace: Workspace
) -> None:
    registry = "bodies:\n  - id: so-a\n    vi: Sở A\n    kind: so\n  - id: so-b\n   vi: [\n"
    duties = "assignments:\n  - {id: P1, vi: Làm, bodies: [so-b], role: lead, scope: [plan]}\n"
    root = workspace({"registry/bodies.yaml": registry, "duties.yaml": duties, "tasks.yaml": GOOD})
    result = plancheck("check", root, "--format", "json", "--select", "unknown-reference")
    assert [each[0] for each in findings(result.out)].count("yaml-syntax") == 1
    assert "so-b" not in str(
        [e for e in json.loads(result.out)["findings"] if e["rule"] == "unknown-reference"]
    )
    assert json.loads(result.out)["unread"] == ["registry/bodies.yaml"]


def test_a_link_out_of_the_folder_is_refused(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "secret.yaml").write_text("tasks: []\n")
    root = workspace({"good.yaml": GOOD})
    (root / "evil.yaml").symlink_to(tmp_path / "secret.yaml")
    found = findings(plancheck("check", root, "--format", "json").out)
    assert ("unreadable-file", "evil.yaml", 1, 1) in found


def test_a_source_text_outside_the_plan_folder_is_refused(
    plancheck: Command, workspace: Workspace
) -> None:
    document = "  source_documents:\n    - {file: ../../etc/passwd, sha256: " + "0" * 64 + "}\n"
    root = workspace(head=HEAD + document)
    found = findings(plancheck("check", root, "--format", "json").out)
    assert ("unreadable-file", "plan.yaml", 8, 14) in found


def test_a_huge_file_is_refused_without_being_read(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"good.yaml": GOOD})
    with (root / "huge.yaml").open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    found = findings(plancheck("check", root, "--format", "json").out)
    assert ("unreadable-file", "huge.yaml", 1, 1) in found
    assert ("unknown-reference", "good.yaml", 5, 23) in found


def test_a_pipe_in_place_of_a_file_is_refused(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"good.yaml": GOOD})
    os.mkfifo(root / "pipe.yaml")
    found = findings(plancheck("check", root, "--format", "json").out)
    assert ("unreadable-file", "pipe.yaml", 1, 1) in found


def test_an_unreadable_file_is_a_finding(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"good.yaml": GOOD})
    (root / "broken.yaml").symlink_to(root / "gone.yaml")
    (root / "folder.yaml").mkdir()
    found = findings(plancheck("check", root, "--format", "json").out)
    assert ("unreadable-file", "broken.yaml", 1, 1) in found
    assert ("unknown-reference", "good.yaml", 5, 23) in found


def test_a_file_without_permission_is_a_finding(workspace: Workspace) -> None:
    root = workspace({"good.yaml": GOOD, "closed.yaml": "tasks: []\n"})
    (root / "closed.yaml").chmod(0)
    done = subprocess.run(
        [sys.executable, "-m", "plancheck", "check", str(root), "--format", "json"],
        capture_output=True, text=True, check=False, preexec_fn=_without_privilege,
    )  # fmt: skip
    assert ("unreadable-file", "closed.yaml", 1, 1) in findings(done.stdout)


def _without_privilege() -> None:
    """Let a superuser be refused as others are: without CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH."""
    drop_from_bounding_set = 24  # PR_CAPBSET_DROP of prctl(2)
    for capability in (1, 2) if os.geteuid() == 0 else ():
        ctypes.CDLL(None).prctl(drop_from_bounding_set, capability)


def test_a_folder_without_a_plan_is_a_failure_not_a_pass(
    plancheck: Command, tmp_path: Path
) -> None:
    result = plancheck("check", tmp_path, "--lang", "en")
    assert result.status == 2
    assert result.out == ""
    assert "There is no plan" in result.err
    (tmp_path / "tasks.yaml").write_text(GOOD)
    assert plancheck("check", tmp_path).status == 2


def test_a_path_that_does_not_exist_is_a_failure(plancheck: Command, tmp_path: Path) -> None:
    result = plancheck("check", tmp_path / "nowhere", "--lang", "vi")
    assert (result.status, result.out) == (2, "")
    assert "Không có" in result.err


def test_a_closed_pipe_is_no_traceback(workspace: Workspace) -> None:
    many = "".join(f"  - id: T{n}\n    vi: việc {n}\n    kind: contant\n" for n in range(3000))
    root = workspace({"many.yaml": "tasks:\n" + many})
    process = subprocess.Popen(
        [sys.executable, "-m", "plancheck", "check", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 2
    assert complaint == b""


def test_many_unknown_ids_take_work_in_proportion(workspace: Workspace) -> None:
    def work(many: int) -> int:
        rows = "".join(
            f"  - {{id: T{n}, vi: việc, kind: content, depends_on: [X{n}]}}\n" for n in range(many)
        )
        root = workspace({"many.yaml": "tasks:\n" + rows})
        return steps(lambda: load.load(str(root)))

    work(10)  # what is worked out once
    assert work(1600) < 5 * work(400)


def test_a_full_disk_is_a_plain_error(workspace: Workspace) -> None:
    root = workspace({"good.yaml": GOOD})
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "plancheck", "check", str(root), "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"plancheck: Cannot write the output:")
    assert b"Traceback" not in done.stderr


def test_an_interrupted_run_says_so_and_ends_with_2(workspace: Workspace) -> None:
    many = "".join(f"  - id: T{n}\n    vi: việc {n}\n    kind: content\n" for n in range(60_000))
    root = workspace(
        {f"many{n}.yaml": "tasks:\n" + many.replace("id: T", f"id: T{n}-") for n in range(4)}
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "plancheck", "check", str(root), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert (out, err) == (b"", b"plancheck: Interrupted.\n")
