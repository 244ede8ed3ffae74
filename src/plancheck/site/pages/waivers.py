"""What is accepted for a time: every waiver, who answers for it, until when, what it silences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from plancheck import rules, waivers
from plancheck.report import Silenced
from plancheck.site.found import Shown, rule_path, silenced
from plancheck.site.grid import Cell, dated, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import FINDINGS, Site, View
from plancheck.text import Text, days
from plancheck.waivers import Limits, Standing

PART = "mien-tru"
_LISTED = 200  # findings of the baseline that stand on the page itself


class Held(NamedTuple):
    """A waiver: its state in words and as a key (`good`, `warn`, `bad`), what it silences."""

    id: str
    look: str
    state: Text
    facts: tuple[tuple[Text, tuple[Cell, ...]], ...]
    found: tuple[tuple[Shown, Text], ...]


def pages(site: Site, view: View) -> Iterator[Page]:
    """Yield the page of what is waived or known in a plan."""
    told = site.project.settings.waivers
    limits = Limits(int(told.max_days), int(told.warn_days))
    held = waivers.standing((view.plan,), {view.plan.id: view.as_of}, limits)
    own = {view.plan.ref(each.waiver) for each in held}
    waived = [each for each in view.silenced if each.silence.by == "waiver"]
    known = [each for each in view.silenced if each.silence.by in ("baseline", "before")]
    path = view.addresses.page(PART)
    title = Text("Miễn trừ", "Waivers")
    context = {
        "title": title,
        "waivers": tuple(_waiver(view, each, waived) for each in held),
        "others": silenced(view, (each for each in waived if each.silence.name not in own)),
        "comments": silenced(view, (e for e in view.silenced if e.silence.by == "comment")),
        "known": silenced(view, known[:_LISTED]),
        "by_rule": tuple(_by_rule(known)),
        "number": len(known),
        "findings": view.addresses.page(FINDINGS),
        "limit": days(limits.max_days),
    }
    html = both("waivers.html", path, context)
    yield Page(path, title, html, view.plan.id, PART, view.crumbs())


def _waiver(view: View, each: Standing, waived: Iterable[Silenced]) -> Held:
    name = view.plan.ref(each.waiver)
    found = silenced(view, (one for one in waived if one.silence.name == name))
    look, state = _state(each, view.as_of)
    return Held(each.waiver.id, look, state, tuple(_facts(view, each)), found)


def _state(each: Standing, as_of: date) -> tuple[str, Text]:
    """Say whether a waiver holds on the day, and for how long."""
    waiver = each.waiver
    if each.expired and waiver.expires is not None:
        past = days((as_of - waiver.expires).days)
        return "bad", _EXPIRED.fill(day=waiver.expires, past=past)
    if each.findings and not each.holds:
        return "bad", each.findings[0].message
    if not each.holds or waiver.expires is None:
        return "warn", _NOT_YET.fill(day=waiver.approved_on)
    left = days((waiver.expires - as_of).days)
    return "warn" if each.findings else "good", _HOLDS.fill(day=waiver.expires, left=left)


_EXPIRED = Text(
    "Đã hết hạn sau ngày {day} ({past} trước ngày xem); không còn hiệu lực.",
    "Expired after {day} ({past} before this day); it no longer holds.",
)
_NOT_YET = Text(
    "Chưa có hiệu lực: được chấp thuận ngày {day}.", "Not yet in effect: approved on {day}."
)
_HOLDS = Text("Có hiệu lực đến hết ngày {day}, còn {left}.", "Holds until {day}: {left} left.")


def _facts(view: View, each: Standing) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    waiver = each.waiver
    rule = rules.by_slug().get(waiver.rule)
    if rule is None:
        yield Text("Quy tắc", "Rule"), said(waiver.rule)
    else:
        yield Text("Quy tắc", "Rule"), said(rule.title, rule_path(waiver.rule))
    yield Text("Cho mục", "For the element"), _subject(view, waiver.subject)
    yield Text("Riêng phát hiện", "For one finding alone"), said(waiver.finding or "")
    yield Text("Lý do", "Reason"), said(waiver.reason or _MISSING)
    yield Text("Người chấp thuận", "Approved by"), _approver(view, waiver.approved_by)
    yield Text("Ngày chấp thuận", "Approved on"), dated(waiver.approved_on) or said(_MISSING)
    yield Text("Ngày hết hạn", "Expires"), dated(waiver.expires) or said(_MISSING)
    yield Text("Văn bản", "Document"), said(waiver.ref or "")
    yield Text("Ghi chú", "Note"), said(waiver.note or "")


_MISSING = Text("không nêu", "not stated")


def _subject(view: View, name: str) -> tuple[Cell, ...]:
    to = view.to(name)
    if not to:
        return said(name)
    words = Text("{id}: {words}", "{id}: {words}").fill(id=name, words=view.name_of(name))
    return (Cell(words, to),)


def _approver(view: View, name: str | None) -> tuple[Cell, ...]:
    if name is None:
        return said(_MISSING)
    return (Cell(view.name_of(name), view.to(name)),)


def _by_rule(known: Iterable[Silenced]) -> Iterator[tuple[Text, str, int]]:
    """Yield how many findings of each rule are known from before, in the order of the rules."""
    counted = Counter(each.located.finding.rule.slug for each in known)
    for slug, rule in rules.by_slug().items():
        if counted[slug]:
            yield rule.title, rule_path(slug), counted[slug]
