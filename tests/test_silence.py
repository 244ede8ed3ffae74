"""What silences a finding, what does not, and that nothing is hidden."""

from datetime import date

import pytest

from plancheck import building, engine, rules, silence, source, waivers
from plancheck.adopted import Baseline, known, read
from plancheck.checks import all_checks
from plancheck.errors import ConfigError
from plancheck.findings import Finding
from plancheck.identity import stamp
from plancheck.silence import Outcome
from support import HEAD, Command, Workspace

DAY = date(2019, 6, 30)
TASKS = """\
tasks:
  - id: A1
    vi: Xây dựng cổng thông tin
    kind: content
  - id: A2
    vi: Xây dựng cơ sở dữ liệu
    kind: content
"""
WAIVER = """\
waivers:
  - id: W1
    rule: task-without-deadline
    subject: A1
    reason: Hạn ghi trong quyết định giao việc
    approved_by: Giám đốc Sở
    approved_on: 2019-02-01
    expires: 2019-07-30
"""
SLUG = "task-without-deadline"


def outcome(
    *texts: str,
    day: date = DAY,
    baseline: Baseline | None = None,
    only: tuple[str, ...] = (),
    before: frozenset[str] = frozenset(),
) -> Outcome:
    named = {"plan.yaml": HEAD} | {f"{rank}.yaml": text for rank, text in enumerate(texts)}
    documents = [source.parse(name, text.encode()) for name, text in sorted(named.items())]
    workspace, findings = building.build(documents)
    days = {plan.id: day for plan in workspace.plans}
    data = {document.file: document.data for document in documents}
    found = [*findings, *engine.run(workspace, days, all_checks())]
    stamped = [stamp(each, data[each.place.file]) for each in found]
    settings = silence.Settings(days, frozenset(only or rules.by_slug()), baseline=baseline)
    settings = settings._replace(before=before, since="main" if before else "")
    return silence.apply(stamped, workspace, documents, settings)


def open_(found: Outcome, slug: str = SLUG) -> list[str]:
    return sorted(each.subject.rpartition("#")[2] for each in found.open if each.rule.slug == slug)


def own(found: Outcome) -> list[str]:
    return sorted(each.rule.slug for each in found.own)


def silenced(found: Outcome) -> list[tuple[str, str]]:
    return [(each.subject.rpartition("#")[2], why.by) for each, why in found.silenced]


def test_a_waiver_silences_its_finding_and_no_other() -> None:
    found = outcome(TASKS, WAIVER)
    assert open_(found) == ["A2"]
    assert silenced(found) == [("A1", "waiver")]
    ((_, why),) = found.silenced
    assert (why.name, why.reason, why.until) == (
        "vi-du/cntt#W1",
        "Hạn ghi trong quyết định giao việc",
        date(2019, 7, 30),
    )
    assert own(found) == ["waiver-ends-soon"]


@pytest.mark.parametrize("subject", ["A1", "vi-du/cntt#A1"])
def test_the_subject_may_be_local_or_global(subject: str) -> None:
    assert open_(outcome(TASKS, WAIVER.replace("subject: A1", f"subject: {subject}"))) == ["A2"]


@pytest.mark.parametrize(
    ("day", "left", "about"),
    [
        (date(2019, 1, 31), ["A1", "A2"], []),
        (date(2019, 2, 1), ["A2"], []),
        (date(2019, 6, 29), ["A2"], []),
        (date(2019, 6, 30), ["A2"], ["waiver-ends-soon"]),
        (date(2019, 7, 30), ["A2"], ["waiver-ends-soon"]),
        (date(2019, 7, 31), ["A1", "A2"], ["waiver-expired"]),
    ],
)
def test_a_waiver_holds_from_its_approval_to_the_end_of_its_last_day(
    day: date, left: list[str], about: list[str]
) -> None:
    found = outcome(TASKS, WAIVER, day=day)
    assert (open_(found), own(found)) == (left, about)


@pytest.mark.parametrize(
    ("approved", "expires", "about"),
    [
        ("2019-06-30", "2019-06-30", ["waiver-ends-soon"]),
        ("2019-02-01", "2019-07-31", []),
        ("2019-02-01", "2019-08-01", ["waiver-incomplete"]),
        ("2019-06-30", "2019-06-29", ["waiver-incomplete"]),
    ],
)
def test_a_waiver_may_hold_for_a_day_and_for_180_days_at_most(
    approved: str, expires: str, about: list[str]
) -> None:
    text = WAIVER.replace("2019-02-01", approved).replace("2019-07-30", expires)
    found = outcome(TASKS, text)
    assert own(found) == about
    assert open_(found) == (["A1", "A2"] if "waiver-incomplete" in about else ["A2"])


@pytest.mark.parametrize("day", [date(2019, 1, 31), date(2019, 7, 31)])
def test_a_waiver_that_does_not_hold_is_not_called_unused(day: date) -> None:
    dated = TASKS.replace("kind: content\n", "kind: content\n    due: {by: 2019-12-31}\n")
    assert "waiver-unused" not in own(outcome(dated, WAIVER, day=day))


def test_of_two_waivers_the_first_is_the_ground() -> None:
    second = WAIVER.replace("waivers:\n", "").replace("W1", "W2")
    found = outcome(TASKS, WAIVER + second)
    assert [why.name for _, why in found.silenced] == ["vi-du/cntt#W1"]


def test_a_plan_may_waive_what_is_found_in_the_registry() -> None:
    acts = """\
acts:
  - {id: qd-835, type: quyet-dinh, number: 835/QĐ-UBND, issued: 2016-04-14}
  - {id: qd-835-b, type: quyet-dinh, number: 835/QĐ-UBND, issued: 2016-04-14}
"""
    slug = "duplicate-registry-entry"
    waiver = WAIVER.replace(SLUG, slug).replace("subject: A1", "subject: qd-835-b")
    assert open_(outcome(acts), slug) == ["qd-835-b"]
    assert open_(outcome(acts, waiver), slug) == []


def test_a_plan_may_not_waive_what_is_found_in_another() -> None:
    other = HEAD.replace("vi-du/cntt", "vi-du/hai")
    documents = [
        source.parse(name, text.encode())
        for name, text in (
            ("hai/plan.yaml", other), ("hai/w.yaml", WAIVER),
            ("mot/plan.yaml", HEAD), ("mot/a.yaml", TASKS),
        )
    ]  # fmt: skip
    workspace, _ = building.build(documents)
    days = {plan.id: DAY for plan in workspace.plans}
    found = [each for each in engine.run(workspace, days, all_checks()) if each.rule.slug == SLUG]
    held = waivers.standing(workspace.plans, days, waivers.Limits())
    assert [each.plan.id for each in held] == ["vi-du/hai"]
    assert {each.plan for each in found} == {"vi-du/cntt"}
    assert not any(each.matches(finding) for each in held for finding in found)


def test_what_is_waived_is_waived_whatever_was_there_before() -> None:
    before = frozenset(each.fingerprint for each in outcome(TASKS).open)
    found = outcome(TASKS, WAIVER, before=before)
    mine = [(each, why) for each, why in found.silenced if each.rule.slug == SLUG]
    assert [why.by for each, why in mine if each.subject.endswith("#A1")] == ["waiver"]
    assert [why.by for each, why in mine if each.subject.endswith("#A2")] == ["before"]


def test_a_finding_that_is_back_says_whose_waiver_expired() -> None:
    found = outcome(TASKS, WAIVER, day=date(2019, 7, 31))
    back = next(each for each in found.open if each.rule.slug == SLUG and "A1" in each.subject)
    assert any("W1" in words.vi and "30/07/2019" in words.vi for _, words in back.related)


def test_a_waiver_without_a_reason_waives_nothing() -> None:
    found = outcome(TASKS, WAIVER.replace("    reason: Hạn ghi trong quyết định giao việc\n", ""))
    assert (open_(found), own(found)) == (["A1", "A2"], ["waiver-incomplete"])


def test_a_waiver_follows_a_renamed_element() -> None:
    renamed = TASKS.replace("id: A1\n", "id: A9\n    was: [A1]\n")
    waiver = WAIVER.replace("subject: A1", "subject: A9")
    assert open_(outcome(renamed, waiver)) == ["A2"]


def test_a_waiver_may_be_for_one_finding_of_several() -> None:
    narrow = outcome(TASKS)
    mine = next(each for each in narrow.open if each.rule.slug == SLUG and "A1" in each.subject)
    right = WAIVER + f'    finding: "{mine.fingerprint}"\n'
    wrong = WAIVER + f'    finding: "{"0" * 32}"\n'
    assert open_(outcome(TASKS, right)) == ["A2"]
    assert open_(outcome(TASKS, wrong)) == ["A1", "A2"]


def test_a_rule_that_was_not_run_cannot_make_a_waiver_unused() -> None:
    dated = TASKS.replace("kind: content\n", "kind: content\n    due: {by: 2019-12-31}\n")
    assert "waiver-unused" in own(outcome(dated, WAIVER))
    assert "waiver-unused" not in own(outcome(dated, WAIVER, only=("several-leads",)))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("task-without-dealine", "Did you mean “task-without-deadline”?"),
        ("yaml-syntax", "cannot be waived"),
        ("waiver-expired", "cannot be waived"),
    ],
)
def test_a_waiver_for_what_does_not_exist_or_cannot_be_waived_is_refused(
    rule: str, words: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        outcome(TASKS, WAIVER.replace(SLUG, rule))
    assert words in caught.value.text.en
    assert caught.value.text.en.startswith("1.yaml:3:11: ")


COMMENT = f"# plancheck: ignore[{SLUG}] hạn ghi ở nơi khác"


def test_a_comment_silences_its_line_or_the_entry_below() -> None:
    at_end = TASKS.replace("  - id: A1\n", f"  - id: A1  {COMMENT}\n")
    above = TASKS.replace("  - id: A1\n", f"  {COMMENT}\n  - id: A1\n")
    section = f"{COMMENT}\n{TASKS}"
    assert open_(outcome(at_end)) == open_(outcome(above)) == ["A2"]
    assert open_(outcome(section)) == []
    assert silenced(outcome(at_end)) == [("A1", "comment")]


def test_a_comment_that_is_over_silences_nothing() -> None:
    dated = TASKS.replace(
        "  - id: A1\n", f"  - id: A1  {COMMENT}\n".replace("] ", "] until=2019-06-29 ")
    )
    found = outcome(dated)
    assert (open_(found), own(found)) == (["A1", "A2"], ["ignore-expired"])
    assert open_(outcome(dated, day=date(2019, 6, 29))) == ["A2"]


@pytest.mark.parametrize(
    "options", ["by=tv.so-tttt until=2019-12-31", "until=2019-12-31 by=tv.so-tttt"]
)
def test_a_comment_may_say_by_whom_and_until_when_in_any_order(options: str) -> None:
    comment = COMMENT.replace("] ", f"] {options} -- ")
    ((_, why),) = outcome(TASKS.replace("  - id: A1\n", f"  - id: A1  {comment}\n")).silenced
    assert (why.approved_by, why.until) == ("tv.so-tttt", date(2019, 12, 31))
    assert why.reason == "hạn ghi ở nơi khác"


def test_words_of_the_plan_are_no_comment() -> None:
    quoted = TASKS.replace("vi: Xây dựng cổng thông tin", f'vi: "cổng {COMMENT}"')
    block = TASKS.replace("vi: Xây dựng cổng thông tin", f"vi: |\n      cổng\n      {COMMENT}")
    for text in (quoted, block):
        found = outcome(text)
        assert (open_(found), own(found)) == (["A1", "A2"], [])


def test_a_comment_behind_a_text_that_looks_like_one_or_is_folded_counts() -> None:
    behind = TASKS.replace("vi: Xây dựng cổng thông tin", f'vi: "cổng # plancheck: x"  {COMMENT}')
    folded = TASKS.replace("vi: Xây dựng cổng thông tin", f"vi: >-  {COMMENT}\n      cổng")
    at_id = {"behind": behind, "folded": folded}
    for text in at_id.values():
        found = outcome(text)
        assert own(found) == ["ignore-unused"]  # it is read; the finding stands on another line


def test_a_file_that_cannot_be_read_cannot_be_silenced() -> None:
    broken = TASKS + f"  - id: [A3  {COMMENT}\n"
    assert [each.rule.slug for each in outcome(broken).open if each.rule.slug == "yaml-syntax"]


def test_the_baseline_silences_what_was_there_and_nothing_new() -> None:
    before = outcome(TASKS)
    baseline = Baseline(known(before.open))
    more = TASKS + "  - {id: A3, vi: Việc mới, kind: content}\n"
    found = outcome(more, baseline=baseline)
    assert open_(found) == ["A3"]
    assert {why.by for _, why in found.silenced} == {"baseline"}
    moved = outcome("\n\n" + more.replace("tasks:", "# moved\ntasks:"), baseline=baseline)
    assert open_(moved) == ["A3"]


def test_a_baseline_is_in_order_of_rule_and_element_whatever_the_order_of_findings() -> None:
    found = outcome(TASKS).open
    entries = known(reversed(found))
    assert entries == known(found)
    assert entries == tuple(sorted(entries, key=lambda e: (e.rule, e.subject, e.fingerprint)))


def test_every_finding_is_either_open_or_silenced() -> None:
    plain = outcome(TASKS)
    found = outcome(TASKS.replace("  - id: A2\n", f"  - id: A2  {COMMENT}\n"), WAIVER)

    def keys(every: list[Finding]) -> list[tuple[str, str]]:
        return sorted((each.rule.slug, each.subject) for each in every)

    assert keys([*found.open, *(each for each, _ in found.silenced)]) == keys(list(plain.open))


# -- as its user would -----------------------------------------------------------------------------


def test_a_damaged_baseline_names_the_entry_that_has_no_rule() -> None:
    text = '{"format": 1, "findings": [{"fingerprint": "0", "subject": "a#A1"}]}'
    with pytest.raises(ConfigError) as caught:
        read(text, "known.json")
    assert "findings[1]" in caught.value.text.en


def test_the_first_end_of_several_waivers_is_named(
    plancheck: Command, workspace: Workspace
) -> None:
    later = WAIVER.replace("waivers:\n", "").replace("W1", "W2").replace("A1", "A2")
    waivers = WAIVER + later.replace("2019-07-30", "2019-07-31")
    root = workspace({"tasks.yaml": TASKS, "waivers.yaml": waivers})
    told = plancheck("check", root, "--as-of", "2019-06-01", "--lang", "en", "--select", SLUG)
    assert "2 waived (the first until 2019-07-30)" in told.out


def test_the_command_counts_and_shows_what_is_silenced(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"tasks.yaml": TASKS, "waivers.yaml": WAIVER})
    arguments = ("check", root, "--as-of", "2019-06-01", "--lang", "en", "--select", SLUG)
    plain = plancheck(*arguments)
    assert "Not counted: 1 waived (the first until 2019-07-30); see them with --show-waived." in (
        plain.out
    )
    assert "A1" not in plain.out
    shown = plancheck(*arguments, "--show-waived")
    assert (
        "→ waiver vi-du/cntt#W1: Hạn ghi trong quyết định giao việc; approved by Giám đốc Sở"
        in (" ".join(shown.out.split()))
    )
    refused = plancheck(*arguments[:2], "--baseline", "nowhere.json")
    assert (refused.status, "nowhere.json" in refused.err) == (2, True)


def test_an_old_plan_can_start_today(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS, "plancheck.yaml": "plan: .\nlanguage: en\n"})
    strict = ("check", "--as-of", "2019-06-30", "--fail-on", "note")
    assert plancheck(*strict, cwd=root).status == 1
    written = plancheck("baseline", "write", "--as-of", "2019-06-30", cwd=root)
    assert (written.status, "Wrote" in written.out) == (0, True)
    assert plancheck(*strict, cwd=root).status == 0
    assert plancheck(*strict, "--no-baseline", cwd=root).status == 1
    again = plancheck("baseline", "write", cwd=root)
    assert (again.status, "--force" in again.err) == (2, True)

    (root / "tasks.yaml").write_text(TASKS + "  - {id: A3, vi: Việc mới, kind: content}\n")
    failed = plancheck(*strict, cwd=root)
    assert failed.status == 1
    assert "A3" in failed.out
    assert "A1" not in failed.out

    before = (root / "plancheck-baseline.json").read_bytes()
    grown = plancheck("baseline", "update", "--as-of", "2019-06-30", cwd=root)
    assert " 0 settled taken out, 0 added" in grown.out
    assert (root / "plancheck-baseline.json").read_bytes() == before
    (root / "tasks.yaml").write_text(
        TASKS.replace("kind: content", "kind: content\n    due: {by: 2019-12-01}")
    )
    shrunk = plancheck("baseline", "update", "--as-of", "2019-06-30", cwd=root)
    assert " 2 settled taken out, 0 added" in shrunk.out


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"format": 2, "findings": []}', '{"format": 1, "findings": [1]}',
     '{"format": 1, "findings": {}}', "[" * 100_000, '{"format": 1, "findings": [{"rule": "x"}]}'],
)  # fmt: skip
def test_a_damaged_baseline_is_a_plain_error(
    plancheck: Command, workspace: Workspace, text: str
) -> None:
    root = workspace({"plancheck.yaml": "plan: .\n", "plancheck-baseline.json": text})
    result = plancheck("check", cwd=root)
    assert (result.status, result.out) == (2, "")
    assert "plancheck-baseline.json" in result.err
    assert "baseline write --force" in result.err
