"""The first page of the site and of each plan: whose page to open, what stands where."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES
from plancheck.model import Plan as Identity
from plancheck.rows import words_of
from plancheck.rules import families
from plancheck.site import grids
from plancheck.site.deadlines import KINDS, Deadline
from plancheck.site.edition import Edition
from plancheck.site.grid import Cell, dated, said
from plancheck.site.lately import Lately
from plancheck.site.page import Page
from plancheck.site.pictures import multiples
from plancheck.site.pictures.figure import Figure, Pen
from plancheck.site.rendering import Link, both
from plancheck.site.view import View, age, name_of
from plancheck.tally import StandingGroup, by_group
from plancheck.text import Lang, Text
from plancheck.validity import ceased

_NEXT = 8  # deadlines of the first page
_LATELY = 3  # commits of the first page
_STAGES = {
    "draft": Text("dự thảo", "draft"),
    "in-force": Text("đang thực hiện", "being carried out"),
    "closed": Text("đã hết kỳ", "its period is over"),
}
Number = tuple[int, Text, str, str]  # the words, the page, the look


def pages(editions: Sequence[Edition], changed: Mapping[str, Lately]) -> Iterator[Page]:
    """Yield the first page of each plan, and that of the site: of one plan it is the same."""
    contexts = [_plan(edition, changed[edition.view.plan.id]) for edition in editions]
    for edition, context in zip(editions, contexts, strict=True):
        path = edition.view.addresses.page("")
        yield _first(edition, path, context)
    if len(editions) == 1:
        yield _first(editions[0], "", contexts[0])._replace(title=name_of(editions[0].site))
    else:
        title = Text("Các kế hoạch", "Plans")
        latest = sorted(
            zip(editions, contexts, strict=True),
            key=lambda each: age(each[0].view.plan),
            reverse=True,
        )
        html = both("home.html", "", {"title": title, "plans": [context for _, context in latest]})
        yield Page("", title, html)


def _first(edition: Edition, path: str, context: dict[str, Any]) -> Page:
    html = both("overview.html", path, context)
    title = words_of(edition.view.plan.identity)
    return Page(path, title, html, edition.view.plan.id, "", description=title)


def _plan(edition: Edition, changed: Lately) -> dict[str, Any]:
    view = edition.view
    page = view.addresses.page
    return {
        "title": words_of(view.plan.identity),
        "to": page(""),
        "page": page,
        "facts_of": tuple(_facts(edition)),
        "figures": tuple(_figures(edition)),
        "bodies": tuple(_choice(edition, "body")),
        "groups": tuple(_choice(edition, "group")),
        "next": tuple(_due(view, each) for each in _ahead(edition)),
        "late": tuple(_due(view, each) for each in _overdue(edition)),
        "draw_targets": partial(_targets, view),
        "draw_findings": partial(_findings, view),
        "lately": changed._replace(entries=changed.entries[:_LATELY]),
    }


def _facts(edition: Edition) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    view = edition.view
    identity: Identity = view.plan.identity
    adoption = identity.adoption
    if adoption is not None:
        act = view.plan.act(adoption.act)
        number = act.number if act is not None and act.number else adoption.act
        words = Text("{n} ngày {day}", "{n} of {day}").fill(n=number, day=adoption.date)
        yield Text("Ban hành theo", "Adopted by"), (Cell(words, view.to(adoption.act)),)
        yield Text("Cơ quan ban hành", "Adopting body"), grids.names(view, [adoption.body])
    period = Text("{a} đến {b}", "{a} to {b}").fill(a=identity.period.start, b=identity.period.end)
    yield Text("Kỳ kế hoạch", "Period"), said(period)
    stage = view.plan.stage(view.as_of).value
    yield Text("Giai đoạn", "Stage"), said(_STAGES[stage])
    by_id = {other.plan.id: other for other in edition.site.views}
    for label, plans in (
        (Text("Kế hoạch cấp trên", "Plan above"), [view.plan.parent]),
        (Text("Kế hoạch trước", "Plan before"), [view.plan.predecessor]),
        (Text("Kế hoạch tiếp theo", "Plans after"), list(view.plan.followers)),
        (Text("Kế hoạch bên dưới", "Plans below"), list(view.plan.below)),
    ):
        yield (
            label,
            tuple(
                Cell(words_of(plan.identity), by_id[plan.id].addresses.root)
                for plan in plans
                if plan
            ),
        )


# -- numbers ---------------------------------------------------------------------------------------


def _figures(edition: Edition) -> Iterator[Number]:
    """Yield the numbers of the first screen, each with the page that lists what it counts."""
    view = edition.view
    page, counts = view.addresses.page, view.standing.counts()
    targets, tasks, reports = counts["targets"], counts["tasks"], counts["reports"]
    nobody = sum(not each.answers or each.blanket for each in view.standing.tasks)
    over = _over(view)
    errors = sum(each.finding.severity == "error" for each in view.found)
    yield len(view.standing.tasks), Text("nhiệm vụ", "tasks"), page("nhiem-vu"), ""
    words = Text("nhiệm vụ chưa có chủ trì đích danh", "tasks with no named lead")
    yield nobody, words, page("nhiem-vu"), "warn" if nobody else ""
    look = "good" if targets["met"] else ""
    yield targets["met"], Text("chỉ tiêu đạt", "targets met"), page("muc-tieu"), look
    look = "bad" if targets["missed"] else ""
    yield targets["missed"], Text("chỉ tiêu không đạt", "targets missed"), page("muc-tieu"), look
    words = Text("chỉ tiêu chưa xác định", "targets undetermined")
    look = "warn" if targets["undetermined"] else ""
    yield targets["undetermined"], words, page("muc-tieu"), look
    late = tasks["overdue"] + reports["missing"]
    words = Text("nhiệm vụ, báo cáo quá hạn", "tasks and reports overdue")
    yield late, words, page("lich"), "bad" if late else ""
    words = Text("văn bản viện dẫn đã hết hiệu lực", "cited acts no longer in force")
    yield over, words, page("can-cu"), "warn" if over else ""
    words = Text(f"phát hiện, trong đó {errors} lỗi", f"findings, {errors} of them errors")
    yield (
        len(view.found),
        words,
        page("canh-bao"),
        "bad" if errors else "warn" if view.found else "",
    )


def _over(view: View) -> int:
    """Return how many of the acts that the plan cites have ceased by the day."""
    names = dict.fromkeys(citation.act for _, citation, _ in view.plan.citations())
    acts = (view.plan.act(name) for name in names)
    return sum(act is not None and ceased(act, view.as_of) is not None for act in acts)


# -- whose page, what is due -----------------------------------------------------------------------


def _choice(edition: Edition, kind: str) -> Iterator[Cell]:
    """Yield the bodies, or the groups, that the plan charges, in the order of the registry."""
    for each in edition.charged():
        if edition.view.registry.kinds[each.id] == kind:
            yield grids.name_cell(edition.view, each.id)


def _ahead(edition: Edition) -> list[Deadline]:
    day = edition.view.as_of
    return [each for each in edition.deadlines if each.day is not None and each.day >= day][:_NEXT]


def _overdue(edition: Edition) -> list[Deadline]:
    late = ("overdue", "missing")
    return [each for each in edition.deadlines if each.state in late][:_NEXT]


def _due(view: View, each: Deadline) -> dict[str, Any]:
    return {
        "day": dated(each.day),
        "kind": KINDS[each.kind],
        "words": each.title,
        "to": view.to(each.id),
        "state": Cell(each.state_words, state=each.state),
    }


# -- pictures --------------------------------------------------------------------------------------


def _targets(view: View, name: str, lang: Lang, link: Link) -> Figure | None:
    groups = [each for each in by_group(view.standing) if sum(each.targets.values())]
    return multiples.targets(Pen(name, lang, link), groups, partial(_group_page, view))


def _group_page(view: View, each: StandingGroup) -> str:
    page = view.addresses.page("muc-tieu")
    return view.addresses.of(each.group) if each.group is not None else page


def _findings(view: View, name: str, lang: Lang, link: Link) -> Figure | None:
    counted: dict[str, dict[str, int]] = {}
    for each in view.found:
        family = families()[each.finding.rule.slug]
        counts = counted.setdefault(family, dict.fromkeys(SEVERITIES, 0))
        counts[each.finding.severity] += 1
    page = view.addresses.page("canh-bao")
    keys = {words: f"{page}#{key}" for key, words in FAMILIES.items()}
    ordered = {FAMILIES[key]: counted[key] for key in FAMILIES if key in counted}
    return multiples.findings(Pen(name, lang, link), ordered, keys.__getitem__)
