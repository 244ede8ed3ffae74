"""The commands with the rules about change: waivers, baselines, amendments, every report."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from changed_plan import ADOPTED, BASE, amendment, edited
from plancheck.checks import all_checks
from plancheck.reporters import FORMATS
from support import Command, Workspace

DAY = ("--as-of", "2019-06-30", "--lang", "en")
LOWER = ("{gt: 90, unit", "{gt: 80, unit")
TASK = "  - {id: NV2, kind: content, vi: Đào tạo cán bộ}\n"
DROPPED = ((TASK, ""), ("scope: [NV2]", "scope: [NV1]"), ("subject: NV2", "subject: NV1"))
CHANGES = ("--select", "changes", "--select", "waivers")
WAIVER = """\
waivers:
  - {{id: W9, rule: {}, subject: {}, {}reason: đã thống nhất, approved_by: a.ubnd,
     approved_on: 2019-06-01, expires: 2019-09-30}}
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, "-C", folder, *arguments], capture_output=True, check=True)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")


@pytest.fixture
def checkout(workspace: Workspace) -> Path:
    root = workspace(BASE | {"plancheck.yaml": "plan: .\n"}, ADOPTED)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


@pytest.fixture
def since(plancheck: Command, checkout: Path) -> Any:
    """Ask what changed since the first commit, as data: status and report."""

    def ask(*more: str) -> tuple[int, Any]:
        done = plancheck(
            "check", *DAY, "--since", "HEAD", *(more or CHANGES), "--format", "json", cwd=checkout
        )
        assert done.err == ""
        return done.status, json.loads(done.out)

    return ask


def rules(report: Any) -> list[tuple[str, str]]:
    return [(each["rule"], each["subject"].rpartition("#")[2]) for each in report["findings"]]


def test_a_change_without_an_act_fails_the_check(checkout: Path, since: Any) -> None:
    assert since() == (0, since()[1])
    write(checkout, edited(LOWER))
    status, report = since()
    assert (status, rules(report)) == (1, [("target-weakened", "CT1")])
    assert len(report["change"]["new"]) == 1
    write(
        checkout,
        edited(LOWER, more=amendment("op: substitute, element: CT1, key: value.gt, before: '90'")),
    )
    assert since()[0] == 0


def test_an_amendment_of_a_later_day_settles_as_well(checkout: Path, since: Any) -> None:
    later = amendment("op: substitute, element: CT1, key: value.gt, before: '90'", day="2019-12-01")
    write(checkout, edited(LOWER, more=later))
    assert rules(since()[1]) == []
    write(checkout, edited(more=amendment("op: repeal, element: NV2", day="2019-12-01")))
    assert rules(since()[1]) == []
    git(checkout, "commit", "-qam", "repealed")
    write(checkout, edited(*DROPPED))
    assert "task-removed" not in dict(rules(since()[1]))


def test_only_new_findings_count_and_changes_are_new(checkout: Path, since: Any) -> None:
    write(checkout, edited(LOWER))
    _, report = since("--new-only")
    assert rules(report) == [("target-weakened", "CT1")]
    assert {each["silenced_by"]["by"] for each in report["silenced"]} == {"before"}


def test_a_waiver_by_element_and_one_by_fingerprint(checkout: Path, since: Any) -> None:
    write(checkout, edited(LOWER))
    write(checkout, {"w.yaml": WAIVER.format("target-weakened", "CT1", "")})
    status, report = since()
    assert (status, rules(report)) == (0, [])
    assert [each["silenced_by"]["id"] for each in report["silenced"]] == ["vi-du/cntt#W9"]
    (checkout / "w.yaml").unlink()
    write(checkout, edited(*DROPPED))
    _, report = since()
    (gone,) = report["findings"]
    named = f"finding: {gone['fingerprint']}, "
    assert f"“finding: {gone['fingerprint']}”" in gone["message"]["en"]
    write(checkout, {"w.yaml": WAIVER.format("task-removed", "vi-du/cntt", named)})
    status, report = since()
    assert (status, rules(report), len(report["silenced"])) == (0, [], 1)


def test_a_waiver_that_was_there_before_excuses_no_new_change(checkout: Path, since: Any) -> None:
    write(checkout, {"w.yaml": WAIVER.format("target-weakened", "CT1", "")})
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "a waiver for an earlier change")
    write(checkout, edited(LOWER))
    status, report = since()
    assert (status, rules(report)) == (1, [("target-weakened", "CT1")])
    (reminder,) = report["findings"][0]["related"]
    assert reminder["message"]["en"] == "Waiver W9 was there before: it excuses no new change."
    again = WAIVER.format("target-weakened", "CT1", "").replace("W9", "W10")
    write(checkout, {"w2.yaml": again})
    assert since()[0] == 0


def test_a_waiver_of_a_change_is_never_left_over(
    plancheck: Command, checkout: Path, since: Any
) -> None:
    write(checkout, {"w.yaml": WAIVER.format("target-weakened", "CT1", "")})
    assert rules(since()[1]) == []
    alone = plancheck("check", *DAY, "--format", "json", cwd=checkout)
    assert ("waiver-unused", "W9") not in rules(json.loads(alone.out))
    write(checkout, {"w.yaml": WAIVER.format("task-without-lead", "NV1", "")})
    assert ("waiver-unused", "W9") in rules(since("--ignore", "legal")[1])


def test_a_comment_on_the_line_settles_it_and_is_never_left_over(
    checkout: Path, since: Any
) -> None:
    line = "      - {id: CT1"
    mark = "      # plancheck: ignore[target-weakened] sửa lỗi số hóa\n"
    write(checkout, edited((line, mark + line)))
    assert rules(since()[1]) == []
    write(checkout, edited(LOWER, (line, mark + line)))
    _, report = since()
    assert rules(report) == []
    assert [each["silenced_by"]["by"] for each in report["silenced"]] == ["comment"]


def test_without_an_earlier_version_no_rule_about_change_is_said_to_have_run(
    plancheck: Command, checkout: Path
) -> None:
    write(checkout, edited(LOWER))
    about = [each.rule.slug for each in all_checks() if each.run_change is not None]
    alone = plancheck("check", *DAY, "--format", "junit", cwd=checkout).out
    held = plancheck("check", *DAY, "--since", "HEAD", "--format", "junit", cwd=checkout).out
    for slug in about:
        assert f'"{slug}"' not in alone
        assert f'"{slug}"' in held
    counts = [
        int(plancheck("check", *DAY, *more, cwd=checkout).out.split(" checks:")[0].split()[-1])
        for more in ((), ("--since", "HEAD"))
    ]
    assert counts[1] - counts[0] == len(about)


def test_against_a_base_without_a_plan_nothing_changed(checkout: Path, since: Any) -> None:
    git(checkout, "checkout", "-q", "--orphan", "empty")
    git(checkout, "rm", "-rqf", "--cached", ".")
    git(checkout, "commit", "-qm", "nothing", "--allow-empty")
    event = edited(
        ("issued: 2018-01-01}", "issued: 2018-01-01, events: [{on: 2019-01-01, type: expired}]}")
    )
    write(checkout, event)
    assert rules(since()[1]) == []


def test_a_baseline_never_takes_in_what_changed(plancheck: Command, checkout: Path) -> None:
    write(checkout, edited(LOWER))
    assert plancheck("baseline", "write", *DAY[:2], cwd=checkout).status == 0
    known = json.loads((checkout / "plancheck-baseline.json").read_text("utf-8"))
    about = {each.rule.slug for each in all_checks() if each.run_change is not None}
    assert not about & {each["rule"] for each in known["findings"]}
    held = plancheck("check", *DAY, "--since", "HEAD", "--format", "json", cwd=checkout)
    assert rules(json.loads(held.out))[0] == ("target-weakened", "CT1")
    update = plancheck("baseline", "update", "--grow", *DAY[:2], cwd=checkout)
    assert update.status == 0
    after = json.loads((checkout / "plancheck-baseline.json").read_text("utf-8"))
    assert after == known


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_it(plancheck: Command, checkout: Path, name: str) -> None:
    write(checkout, edited(LOWER, *DROPPED))
    for lang in ("vi", "en"):
        done = plancheck(
            "check", "--as-of", "2019-06-30", "--lang", lang, "--since", "HEAD", *CHANGES,
            "--format", name, cwd=checkout,
        )  # fmt: skip
        assert done.status == 1
        assert "target-weakened" in done.out or "Chỉ tiêu bị hạ" in done.out or "lower" in done.out


def test_diff_tells_what_to_waive(plancheck: Command, checkout: Path) -> None:
    write(checkout, edited(*DROPPED))
    done = plancheck("diff", "HEAD", *DAY, cwd=checkout)
    assert done.status == 1
    assert "[task-removed]" in done.out
    assert "“subject: vi-du/cntt” and “finding: " in " ".join(done.out.split())
    repealed = edited(more=amendment("op: repeal, element: NV2"))
    write(checkout, repealed)
    done = plancheck("diff", "HEAD", *DAY, cwd=checkout)
    assert "[task-removed]" not in done.out
    assert "Task NV2 is dropped" in done.out


def test_a_source_text_that_is_altered_or_gone(checkout: Path, since: Any) -> None:
    import hashlib  # noqa: PLC0415

    def head(*texts: tuple[str, str]) -> dict[str, str]:
        rows = "".join(
            f"    - {{file: {name}, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n"
            for name, text in texts
        )
        sources = f"  source_documents:\n{rows}" if rows else ""
        return {"plan.yaml": ADOPTED + sources} | dict(texts)

    one, other = ("a.txt", "KẾ HOẠCH\nTrên 90%\n"), ("b.txt", "PHỤ LỤC\n")
    write(checkout, head(one, other))
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "texts")
    assert rules(since()[1]) == []
    write(checkout, head(("a.txt", one[1].replace("90", "80")), ("b.txt", "PHỤ LỤC 2\n")))
    _, report = since()
    assert rules(report) == [("source-altered", "vi-du/cntt")] * 2
    assert len({each["fingerprint"] for each in report["findings"]}) == 2
    assert "(1 line," in report["findings"][0]["message"]["en"]
    write(checkout, head(one))
    (checkout / "b.txt").unlink()
    assert [each["message"]["en"] for each in since()[1]["findings"]] == [
        "The source text b.txt of the plan vi-du/cntt is no longer on file."
    ]
    write(checkout, head(one, ("c.txt", other[1])))
    assert rules(since()[1]) == []
