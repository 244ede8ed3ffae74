"""Every format of a report, held against what others publish for it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import junitparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import project, reporters
from plancheck.checking import render
from plancheck.findings import Finding, Location, Place, Rule
from plancheck.project import Asked
from plancheck.report import Located, Report
from plancheck.reporters import github, markdown
from plancheck.summary import Style
from plancheck.text import Text
from support import REPOSITORY, Workspace

TODAY = date(2019, 12, 31)
HOSTILE = "<script>alert(1)</script> [x](javascript:1) `a` | @user ${{ x }} %0A::error::no"
TASKS = f"""\
tasks:
  - id: A1
    vi: '{HOSTILE}'
    kind: content
  - id: A2  # plancheck: ignore[task-without-deadline] có ở nơi khác
    vi: Xây dựng cổng thông tin điện tử
    kind: content
waivers:
  - {{id: W1, rule: unassigned-task, subject: A2, reason: chờ, approved_by: Giám đốc,
     approved_on: 2019-10-01, expires: 2020-02-01}}
"""


def checked(root: Path) -> Report:
    opened = project.open_project([str(root)])
    return project.run(opened, project.load(opened), Asked(), TODAY).report


@pytest.fixture
def report(workspace: Workspace) -> Report:
    return checked(workspace({"tasks.yaml": TASKS, "broken.yaml": "tasks: [\n"}))


def real() -> Report:
    return checked(REPOSITORY / "plan")


def many(number: int) -> Report:
    words = Text("một câu, 100%", "a sentence, 100%")
    found = []
    for rank in range(number):
        severity = ("error", "warning", "note")[rank % 3]
        rule = Rule("task-without-deadline", severity, words, words, words, words, words)  # type: ignore[arg-type]
        finding = Finding(
            rule, rule.severity, words, Place("a.yaml"), fingerprints=(f"{rank:032x}",)
        )
        found.append(Located(finding, Location("a.yaml", rank + 1, 1, rank + 1, 2), ()))
    return Report(tuple(found), (), (), {}, 1, number)


@pytest.mark.parametrize("name", reporters.FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_format_lets_a_control_character_through(name: str, lang: Any, report: Report) -> None:
    text = render(name, report, Style(lang=lang, show_silenced=True))
    assert text.endswith("\n")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("name", reporters.FORMATS)
def test_the_same_report_is_the_same_text(name: str, report: Report) -> None:
    style = Style(lang="vi")
    assert render(name, report, style) == render(name, report, style)


# -- SARIF -----------------------------------------------------------------------------------------

SARIF = json.loads((REPOSITORY / "tests/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_is_valid_by_the_published_schema(lang: Any, report: Report) -> None:
    validator = jsonschema.Draft4Validator(SARIF)
    for each in (report, real(), many(50), Report((), (), (), {}, 0, 0)):
        validator.validate(json.loads(render("sarif", each, Style(lang=lang))))


def test_the_schema_would_notice() -> None:
    log = json.loads(render("sarif", many(1), Style()))
    log["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SARIF).validate(log)


def test_sarif_says_that_a_file_could_not_be_read(report: Report) -> None:
    (run,) = json.loads(render("sarif", report, Style(lang="en")))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_says_what_is_silenced_and_why(workspace: Workspace) -> None:
    report = checked(workspace({"tasks.yaml": TASKS}))
    (run,) = json.loads(render("sarif", report, Style(lang="en")))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is True
    quiet = [each for each in run["results"] if "suppressions" in each]
    kinds = {
        each["ruleId"]: (each["suppressions"][0]["kind"], each["suppressions"][0]["justification"])
        for each in quiet
    }
    assert kinds["task-without-deadline"] == ("inSource", "a comment in the file: có ở nơi khác")
    kind, why = kinds["unassigned-task"]
    assert kind == "external"
    assert why == "waiver vi-du/cntt#W1: chờ; approved by Giám đốc; until 2020-02-01"
    for each in run["results"]:
        assert re.fullmatch("[0-9a-f]{32}", each["partialFingerprints"]["plancheck/v1"])
        rule = run["tool"]["driver"]["rules"][each["ruleIndex"]]
        assert rule["id"] == each["ruleId"]
        assert "What to do" in rule["help"]["text"]
        assert "Cách xử lý" in rule["help"]["text"]


def test_sarif_names_files_from_the_root_of_the_checkout() -> None:
    text = render("sarif", real(), Style(prefix="sub dir/đ/"))
    uris = set(re.findall(r'"uri": "([^"]+)"', text))
    assert all(uri.startswith("sub%20dir/%C4%91/plan/") for uri in uris)


# -- GitHub ----------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")


@pytest.mark.parametrize("number", [0, 1, 29, 30, 5000])
def test_github_gets_no_more_than_it_shows(number: int) -> None:
    report = many(number)
    lines = render("github", report, Style(lang="en")).splitlines()
    levels = [match[1] for line in lines if (match := COMMAND.fullmatch(line))]
    assert len(levels) == len(lines)
    assert max(map(levels.count, levels)) <= github.MOST_OF_A_LEVEL
    shown = len(lines) - 1
    assert (f"{number - shown} more are not shown" in lines[-1]) == (shown < number)
    order = ["error", "warning", "notice"]
    assert levels[:-1] == sorted(levels[:-1], key=order.index)


def test_a_file_that_cannot_be_read_comes_first(report: Report) -> None:
    first = render("github", report, Style(lang="en")).splitlines()[0]
    assert first.startswith("::error::The result is incomplete")


@given(st.text())
def test_nothing_in_a_message_is_a_command(words: str) -> None:
    report = many(1)
    text = Text(words, words)
    finding = report.findings[0].finding._replace(message=text)
    rule = finding.rule._replace(title=text, fix=text)
    located = report.findings[0]._replace(finding=finding._replace(rule=rule))
    out = github.render(report._replace(findings=(located,)), Style())
    assert out.count("\n") == 2
    assert "\r" not in out
    match = COMMAND.fullmatch(out.split("\n")[0])
    assert match is not None or "\n" not in words


def test_a_property_of_a_command_ends_neither_it_nor_the_command() -> None:
    report = many(1)
    title = Text("một, hai: ba", "one, two: three")
    finding = report.findings[0].finding
    located = report.findings[0]._replace(
        finding=finding._replace(rule=finding.rule._replace(title=title))
    )
    out = github.render(report._replace(findings=(located,)), Style(lang="en", prefix="a,b:c/"))
    assert out.startswith("::error file=a%2Cb%3Ac/a.yaml,line=1,")
    assert ",title=one%2C two%3A three [task-without-deadline]::" in out


def test_a_long_message_is_cut_before_it_is_escaped() -> None:
    report = many(1)
    words = Text("%" * 9000, "%" * 9000)
    located = report.findings[0]._replace(
        finding=report.findings[0].finding._replace(message=words)
    )
    out = github.render(report._replace(findings=(located,)), Style())
    assert out.count("%25") == 4000 + 1  # and one of the title


def test_github_says_nothing_of_a_quiet_run_without_findings() -> None:
    assert github.render(many(0), Style(quiet=True)) == ""
    assert "::notice title=plancheck::" in github.render(many(0), Style())


# -- GitLab, JUnit, Checkstyle ---------------------------------------------------------------------


def test_gitlab_has_what_it_asks_for(report: Report) -> None:
    """The fields that GitLab Docs, Code Quality, require."""
    rows = json.loads(render("gitlab", report, Style(prefix="sub/")))
    assert len(rows) == len(report.findings)
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    for row in rows:
        assert row["description"]
        assert row["check_name"]
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert row["location"]["path"].startswith("sub/")
        assert row["location"]["lines"]["begin"] >= 1


def test_each_level_has_its_own_name_in_each_format() -> None:
    report = many(3)
    rows = json.loads(render("gitlab", report, Style()))
    assert [row["severity"] for row in rows] == ["critical", "major", "info"]
    top = ET.fromstring(render("checkstyle", report, Style()))
    assert [each.attrib["severity"] for each in top.iter("error")] == ["error", "warning", "info"]


def test_a_junit_failure_counts_what_fails_and_names_the_rest_apart() -> None:
    text = render("junit", many(3), Style(lang="en", threshold="warning", prefix="sub/"))
    case = ET.fromstring(text).find(".//testcase")
    assert case is not None
    failure, lesser = case.find("failure"), case.find("system-out")
    assert failure is not None
    assert lesser is not None
    assert failure.attrib["message"] == "a sentence, 100% (2)"
    assert (failure.text or "").count("\n") == 1
    assert (lesser.text or "").startswith("sub/a.yaml:3:1: note: ")


@pytest.mark.parametrize("threshold", ["error", "warning", "note"])
def test_junit_is_read_by_a_parser_that_others_wrote(
    threshold: Any, report: Report, tmp_path: Path
) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(render("junit", report, Style(threshold=threshold)), "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(file))
    cases = [case for suite in suites for case in suite]
    assert suites.tests == len(cases)
    failed = {
        case.name for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)
    }
    grave = ("error", "warning", "note")[: ("error", "warning", "note").index(threshold) + 1]
    assert failed == {e.finding.rule.slug for e in report.findings if e.finding.severity in grave}
    assert suites.failures == len(failed)
    assert suites.errors == 1
    passed = [case for case in cases if case.is_passed]
    assert passed


def test_checkstyle_holds_every_finding_under_its_file(report: Report) -> None:
    top = ET.fromstring(render("checkstyle", report, Style()))
    rows = [(file.attrib["name"], error.attrib) for file in top for error in file]
    assert len(rows) == len(report.findings)
    assert len(top) == len({each.location.file for each in report.findings})
    assert {row["severity"] for _, row in rows} <= {"error", "warning", "info"}
    assert all(row["source"].startswith("plancheck.") for _, row in rows)


def test_checkstyle_names_files_from_the_root_of_the_checkout_and_each_once() -> None:
    first, second, third = many(3).findings
    other = second._replace(location=second.location._replace(file="b.yaml"))
    report = many(3)._replace(findings=(first, other, third))
    top = ET.fromstring(render("checkstyle", report, Style(prefix="sub/")))
    assert [file.attrib["name"] for file in top] == ["sub/a.yaml", "sub/b.yaml"]


# -- Markdown, concise -----------------------------------------------------------------------------


def test_nothing_from_the_plan_is_markdown(report: Report) -> None:
    text = render("markdown", report, Style(lang="en"))
    for active in ("<script", "](javascript", "@user", "${{", "::error"):
        assert active not in text
    assert "&#60;script&#62;" in text


@given(st.text())
def test_an_escaped_text_has_no_active_character(words: str) -> None:
    escaped = markdown.escape(words)
    assert not re.search(r"[\\`*_{}\[\]()+!|~<>@:$-]", escaped)
    assert "\n" not in escaped


def test_markdown_stays_under_its_size_and_counts_what_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markdown, "LARGEST", 20_000)
    text = render("markdown", many(5000), Style(lang="en"))
    assert len(text.encode()) < 21_000
    shown = text.count("\n- ")
    assert 0 < shown < 5000
    assert f"**{5000 - shown} more findings" in text


def test_markdown_shows_a_dash_where_nothing_was_found() -> None:
    assert "| 1 | – | – |" in render("markdown", many(1), Style())


def test_concise_says_what_is_silenced_where_asked_and_what_was_not_read(report: Report) -> None:
    text = render("concise", report, Style(lang="en", show_silenced=True))
    assert text.count(": silenced [") == len(report.silenced) > 0
    assert "The result is incomplete" in text
    assert ": silenced [" not in render("concise", report, Style())


def test_concise_is_one_line_a_finding(report: Report) -> None:
    lines = render("concise", report, Style(quiet=True)).splitlines()
    pattern = re.compile(r"\S[^:]*:\d+:\d+: (error|warning|note) \[[a-z-]+\] .+")
    matched = [line for line in lines if pattern.fullmatch(line)]
    assert len(matched) == len(report.findings)
