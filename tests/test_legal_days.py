"""Findings about the law come and go on the days that the registry and the plan name, on no other.

And whatever a registry holds, in whatever order, is a finding with its place or nothing: never a
failure, never a run that grows faster than the file.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import engine, load
from plancheck.checks import all_checks
from plancheck.findings import Finding
from plancheck.impact import impact
from plancheck.model import Act
from plancheck.plan import Workspace as Plans
from plancheck.validity import ceased, status
from support import HEAD, REPOSITORY, Workspace, built, steps

LAW = [
    check
    for check in all_checks()
    if check.family in ("legal", "references") or check.rule.slug == "sole-basis-lost"
]
AGE = timedelta(days=366)


def judged(workspace: Plans, day: date) -> list[Finding]:
    return engine.run(workspace, {plan.id: day for plan in workspace.plans}, LAW)


def told(workspace: Plans, day: date) -> list[tuple[str, str, str]]:
    return sorted((f.rule.slug, f.subject, f.message.vi) for f in judged(workspace, day))


def turning_days(workspace: Plans) -> Iterator[date]:
    for act in workspace.registry.acts:
        yield from (event.on for event in act.events)
        yield from (each.on for each in act.relations if each.on)
        if act.issued:
            yield act.issued
        if act.programme_period:
            yield act.programme_period.end + timedelta(1)
        if act.checked_on:
            yield act.checked_on + AGE
    for plan in workspace.plans:
        yield plan.identity.period.end + timedelta(1)


def test_between_the_days_that_the_registry_names_nothing_changes() -> None:
    workspace = load.load(str(REPOSITORY / "plan")).workspace
    first, last = date(2018, 12, 3), date(2028, 1, 1)
    days = sorted({day for day in turning_days(workspace) if first < day < last} | {first, last})
    assert len(days) > 20
    changed = 0
    findings = told(workspace, first)
    for day, following in pairwise(days):
        assert told(workspace, following - timedelta(1)) == findings, day
        later = told(workspace, following)
        changed += later != findings
        findings = later
    assert changed > 15


# -- bad registries --------------------------------------------------------------------------------

TASK = """\
tasks:
  - id: A1
    vi: Triển khai nhiệm vụ
    kind: content
    cites: [{act: a0, role: implements}]
"""
START = "{on: 2018-01-01, type: entry-into-force, grade: evidenced}"


def act(number: int, *events: str, more: str = "") -> str:
    history = ", ".join(events)
    return (
        f"  - {{id: a{number}, type: nghi-dinh, number: {number + 1}/2018/NĐ-CP{more},"
        f" events: [{history}]}}\n"
    )


def ended(day: str, by: str = "", kind: str = "replaced") -> str:
    successor = f", by: {by}" if by else ""
    return f"{{on: {day}, type: {kind}{successor}, grade: evidenced}}"


def ring(length: int) -> str:
    acts = (act(n, START, ended("2019-01-01", f"a{(n + 1) % length}")) for n in range(length))
    return "".join(acts)


BAD = {
    "out of order": (act(0, ended("2020-01-01"), START), set()),
    "an end before the start": (act(0, ended("2017-06-01"), START), {"end-before-start"}),
    "replaced by itself": (ring(1), {"act-replaced-by-itself", "basis-not-in-force-at-adoption"}),
    "A by B by A": (ring(2), {"act-replaced-by-itself", "basis-not-in-force-at-adoption"}),
    "a ring of three": (ring(3), {"act-replaced-by-itself", "basis-not-in-force-at-adoption"}),
    "amended by itself, under itself": (
        act(0, START, ended("2019-01-01", "a0", "amended"), more=", enacted_under: [{act: a0}]"),
        set(),
    ),
    "the number of another year and province": (
        act(0, START)
        + "  - {id: x1, type: quyet-dinh, number: 9/QĐ-UBND, issuer: u1, issued: 2018-01-01}\n"
        + "  - {id: x2, type: quyet-dinh, number: 9/QĐ-UBND, issuer: u2, issued: 2018-01-01}\n"
        + "  - {id: x3, type: quyet-dinh, number: 9/QĐ-UBND, issuer: u1, issued: 2017-01-01}\n"
        + "bodies:\n  - {id: u1, vi: Ủy ban A, kind: uy-ban}\n"
        + "  - {id: u2, vi: Ủy ban B, kind: uy-ban}\n",
        set(),
    ),
    "by an act that does not exist": (
        act(0, START, ended("2019-01-01", "khong-co")),
        {"basis-not-in-force-at-adoption"},
    ),
    "before it was issued": (
        act(0, START, ended("2018-06-01", kind="amended"), more=", issued: 2018-09-01"),
        {"event-before-issue"},
    ),
    "by an act issued later": (
        act(0, START, ended("2020-01-01", "a1")) + act(1, more=", issued: 2021-01-01"),
        {"event-before-issue"},
    ),
    "two entries into force": (
        act(0, START, "{on: 2018-05-01, type: entry-into-force, grade: evidenced}"),
        {"conflicting-legal-events"},
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_registry_is_a_finding_with_its_place_or_silently_fine(name: str) -> None:
    acts, expected = BAD[name]
    workspace, findings = built({"acts.yaml": "acts:\n" + acts, "tasks.yaml": TASK})
    unknown = {finding.rule.slug for finding in findings}
    assert unknown == ({"unknown-reference"} if "not exist" in name else set())
    found = judged(workspace, date(2019, 6, 1))
    # The task says nothing of the act, and what has ended holds it up no more.
    follows = {"linked-not-cited", "unresolvable-citation", "sole-basis-lost"}
    assert {each.rule.slug for each in found} - follows == expected
    assert all(each.place.file in ("acts.yaml", "tasks.yaml") for each in found)
    for entity in workspace.registry.acts:
        impact(workspace, entity, date(2019, 6, 1))


@pytest.mark.parametrize("cited", [1, None])
def test_a_long_chain_of_replacements_takes_work_in_proportion(cited: int | None) -> None:
    def chain(length: int) -> Plans:
        acts = "".join(
            act(n, START, ended("2019-01-01", f"a{n + 1}")) for n in range(length)
        ) + act(length, START)
        cites = "".join(
            f"      - {{act: a{n}, role: implements}}\n" for n in range(cited or length)
        )
        tasks = TASK.replace("cites: [{act: a0, role: implements}]", f"cites:\n{cites}")
        return built({"acts.yaml": "acts:\n" + acts, "tasks.yaml": tasks})[0]

    def cost(length: int) -> int:
        workspace = chain(length)
        return steps(lambda: judged(workspace, date(2019, 6, 1)))

    cost(10)  # what is worked out once
    assert cost(2000) < 5 * cost(500)


def test_ten_thousand_acts_in_one_chain_are_followed_to_the_end() -> None:
    many = 10_000
    acts = "".join(act(n, START, ended("2019-01-01", f"a{n + 1}")) for n in range(many))
    over = ["a0", *(f"b{n}" for n in range(many))]
    below = "".join(
        f"  - {{id: b{n}, type: thong-tu, enacted_under: [{{act: {over[n]}}}]}}\n"
        for n in range(many)
    )
    files = {"acts.yaml": "acts:\n" + acts + act(many, START) + below, "tasks.yaml": TASK}
    workspace, _ = built(files)
    (found,) = (
        each
        for each in judged(workspace, date(2019, 6, 1))
        if each.rule.slug == "basis-not-in-force-at-adoption"
    )
    assert f"là Nghị định số {many + 1}/2018/NĐ-CP (a{many})." in found.message.vi
    first = workspace.registry.entities["a0"]
    effects = impact(workspace, first, date(2018, 6, 1)).effects
    assert len(effects) == many + 1
    assert max(len(each.via) for each in effects) == 20


@pytest.mark.parametrize("kind", ["amended", "entry-into-force", "repealed", "suspended"])
def test_an_act_with_thousands_of_events_takes_work_in_proportion(kind: str) -> None:
    def cost(many: int) -> int:
        days = (date(1990, 1, 1) + timedelta(n) for n in range(many))
        events = (f"{{on: {day}, type: {kind}, grade: evidenced}}" for day in days)
        acts = act(0, *events, more=", issued: 1980-01-01")
        workspace, _ = built({"acts.yaml": "acts:\n" + acts, "tasks.yaml": TASK})
        return steps(lambda: judged(workspace, date(2019, 6, 1)))

    cost(10)
    assert cost(8000) < 5 * cost(2000)


def test_many_citations_of_laws_in_a_long_text_take_work_in_proportion(
    workspace: Workspace,
) -> None:
    """One element spans the whole text, thousands are anchored in it: each line has its owners."""

    def cost(lines: int) -> int:
        text = "".join(
            f"- Việc {n} theo Luật Công nghệ thông tin, Nghị định số {n}/2011/NĐ-CP;\n"
            for n in range(lines)
        )
        digest = hashlib.sha256(text.encode()).hexdigest()
        head = HEAD + f"  source_documents: [{{file: source.txt, sha256: {digest}}}]\n"
        tasks = (
            f"tasks:\n  - {{id: ALL, vi: Tất cả, kind: content, source: 1-{lines}}}\n"
            + "".join(
                f"  - {{id: T{n}, vi: Việc, kind: content, source: {n}, cites: [{{act: a0}}]}}\n"
                for n in range(1, lines, 4)
            )
        )
        acts = "acts:\n" + act(0, START) + "  - {id: l, vi: Luật Công nghệ thông tin, type: luat}\n"
        root = workspace({"source.txt": text, "tasks.yaml": tasks, "acts.yaml": acts}, head)
        loaded = load.load(str(root)).workspace
        return steps(lambda: judged(loaded, date(2019, 6, 1)))

    cost(10)
    assert cost(1600) < 5 * cost(400)


# -- any registry ----------------------------------------------------------------------------------

DAYS = st.integers(0, 8).map(lambda days: date(2019, 1, 1) + timedelta(days))
NAMES = st.sampled_from(["a0", "a1", "a2", "a3"])
KINDS = ["entry-into-force", "replaced", "repealed", "lapsed", "suspended", "resumed", "amended"]
EVENTS = st.builds(
    lambda day, kind, by, grade: f"{{on: {day}, type: {kind}, by: {by}, grade: {grade}}}",
    DAYS, st.sampled_from(KINDS), NAMES, st.sampled_from(["evidenced", "recalled"]),
)  # fmt: skip
HISTORIES = st.lists(st.lists(EVENTS, max_size=4), min_size=4, max_size=4)
ABOVE = st.lists(st.lists(NAMES, max_size=2), min_size=4, max_size=4)
CITES = st.lists(
    st.lists(st.tuples(NAMES, st.sampled_from(["basis", "implements", "cites"])), max_size=3),
    min_size=1,
    max_size=4,
)


def any_registry(
    histories: list[list[str]], above: list[list[str]], cites: list[list[tuple[str, str]]]
) -> Plans:
    acts = "".join(
        act(n, *events, more=f", enacted_under: [{', '.join(f'{{act: {a}}}' for a in over)}]")
        for n, (events, over) in enumerate(zip(histories, above, strict=True))
    )
    tasks = "tasks:\n" + "".join(
        f"  - {{id: T{n}, vi: Việc, kind: content, cites: ["
        + ", ".join(f"{{act: {a}, role: {role}}}" for a, role in each)
        + "]}\n"
        for n, each in enumerate(cites)
    )
    return built({"acts.yaml": "acts:\n" + acts, "tasks.yaml": tasks})[0]


def losses(workspace: Plans, name: str, day: date) -> dict[str, str]:
    entity = workspace.registry.entities[name]
    return {
        each.id.rpartition("#")[2]: each.loss for each in impact(workspace, entity, day).effects
    }


@settings(max_examples=60)
@given(HISTORIES, ABOVE, CITES, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_events_changes_no_finding(
    histories: list[list[str]],
    above: list[list[str]],
    cites: list[list[tuple[str, str]]],
    day: date,
    random: Random,
) -> None:
    turned = [random.sample(events, len(events)) for events in histories]
    one = told(any_registry(histories, above, cites), day)
    assert told(any_registry(turned, above, cites), day) == one


@settings(max_examples=100)
@given(HISTORIES, ABOVE, CITES, NAMES, DAYS)
def test_what_falls_with_an_act_rests_on_nothing_else_that_stands(
    histories: list[list[str]],
    above: list[list[str]],
    cites: list[list[tuple[str, str]]],
    name: str,
    day: date,
) -> None:
    workspace = any_registry(histories, above, cites)
    found = losses(workspace, name, day)
    (plan,) = workspace.plans
    fallen = {name} | {each for each in found if each in workspace.registry.entities}
    for task in plan.tasks:
        hit = {each.act for each in task.cites} & fallen
        assert (task.id in found) == bool(hit)
        resting = {each.act for each in task.cites if each.role != "cites"}
        standing = {each for each in resting - fallen if stands(workspace, each, day)}
        if hit & resting:
            assert found[task.id] == ("one-of-several" if standing else "sole")
        elif hit:
            assert found[task.id] == "touched"
    for each in fallen - {name}:
        enabled_by = {link.act for link in act_of(workspace, each).enacted_under}
        assert all(over in fallen or not may_stand(workspace, over, day) for over in enabled_by)


@settings(max_examples=60)
@given(HISTORIES, ABOVE, CITES, NAMES, DAYS)
def test_another_basis_that_stands_never_makes_a_loss_worse(
    histories: list[list[str]],
    above: list[list[str]],
    cites: list[list[tuple[str, str]]],
    name: str,
    day: date,
) -> None:
    before = losses(any_registry(histories, above, cites), name, day)
    more = [[*each, ("a4", "implements")] for each in cites]
    after = losses(any_registry([*histories, [START]], [*above, []], more), name, day)
    for task in (each for each in before if each.startswith("T")):
        assert after[task] == {"sole": "one-of-several"}.get(before[task], before[task])


@given(HISTORIES, ABOVE, DAYS)
def test_an_act_that_nobody_names_takes_nothing_with_it(
    histories: list[list[str]], above: list[list[str]], day: date
) -> None:
    over = [[each for each in row if each != "a3"] for row in above]
    workspace = any_registry(histories, over, [[("a0", "implements")]])
    assert losses(workspace, "a3", day) == {}


def act_of(workspace: Plans, name: str) -> Act:
    entity = workspace.registry.entities[name]
    assert isinstance(entity, Act)
    return entity


def stands(workspace: Plans, name: str, day: date) -> bool:
    return status(act_of(workspace, name), day)[0] in ("in-force", "unknown")


def may_stand(workspace: Plans, name: str, day: date) -> bool:
    return ceased(act_of(workspace, name), day) is None
