"""One project on disk: where its configuration and plans are, and one run over them."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from plancheck import adopted, config, engine, given, identity, shape, silence, waivers
from plancheck import load as loading
from plancheck.adopted import Baseline
from plancheck.amending import Held
from plancheck.checks import all_checks
from plancheck.config import Config
from plancheck.coverage import Coverage
from plancheck.coverage import coverage as measure
from plancheck.diff.delta import Difference
from plancheck.errors import ConfigError, InputError
from plancheck.findings import Finding, Place, Severity
from plancheck.load import Loaded
from plancheck.locating import locate
from plancheck.model import Entity, Waiver
from plancheck.overview import Overview, Viewed
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder
from plancheck.report import Change, Day, Located, Report, compose
from plancheck.saving import inside, way_to
from plancheck.standing import standing
from plancheck.text import Text, short


class Project(NamedTuple):
    """A project: its folder, its settings, the folder of its plans, which files a run is about.

    `base` is what a report puts before each file name: the way from the project's folder to its
    plans, the same wherever the command is called. `only` are file name patterns below the root;
    empty means all.
    """

    settings: Config
    root: str
    base: str
    only: tuple[str, ...] = ()
    home: str = ""

    def concerns(self, file: str) -> bool:
        """Tell whether a run is about a file."""
        return not self.only or any(config.matches(file, pattern) for pattern in self.only)


class Run(NamedTuple):
    """What one run found, and the project it was about; `every` holds the silenced as well."""

    project: Project
    report: Report
    every: tuple[Finding, ...] = ()


class Asked(NamedTuple):
    """What a run is asked for: the day, what may be known, which rules, which baseline.

    `before` holds the fingerprints of what was found at the revision `since`; with `new_only` these
    do not count. `difference` is what changed since then, for the rules about change; `days` gives
    plans a day that was worked out before.
    """

    as_of: date | None = None
    known_at: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Baseline | None = None
    before: frozenset[str] | None = None
    since: str = ""
    new_only: bool = False
    past: bool = False
    difference: Difference | None = None
    days: Mapping[str, Day] = {}


def open_project(paths: Sequence[str]) -> Project:
    """Work out the project that some paths belong to; none means the current folder.

    Raises:
        ConfigError: the configuration is unfit, or the paths belong to different workspaces.
        InputError: a path does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise InputError(Text(f"Không có “{path}”.", f"There is no “{path}”."))
    start = os.path.realpath(paths[0]) if paths else os.getcwd()
    folder = start if os.path.isdir(start) else os.path.dirname(start)
    file = config.find(folder)
    settings = config.read(file) if file else Config()
    home = os.path.dirname(file) if file else folder
    root = os.path.realpath(os.path.join(home, settings.plan))
    if not inside(root, os.path.realpath(home)):
        raise ConfigError(
            Text(
                f"{file}: thư mục kế hoạch “{settings.plan}” nằm ngoài dự án.",
                f"{file}: the plan folder “{settings.plan}” lies outside the project.",
            )
        )
    within = [inside(os.path.realpath(path), root) for path in paths]
    covers = [inside(root, os.path.realpath(path)) for path in paths]
    if os.path.isdir(root) and all(a or b for a, b in zip(within, covers, strict=True)):
        only = () if any(covers) else tuple(way_to(os.path.realpath(path), root) for path in paths)
        return Project(settings, root, as_prefix(way_to(root, home)), only, home)
    if len(paths) > 1 and len({_home_of(path) for path in paths}) > 1:
        raise ConfigError(
            Text(
                "Các đường dẫn không thuộc cùng một thư mục kế hoạch; hãy kiểm tra từng nơi.",
                "The paths do not belong to one plan folder; check them one at a time.",
            )
        )
    only = tuple(os.path.basename(os.path.realpath(path)) for path in paths if os.path.isfile(path))
    return Project(settings, folder, "", only, folder)


def _home_of(path: str) -> str:
    real = os.path.realpath(path)
    return real if os.path.isdir(real) else os.path.dirname(real)


def as_prefix(folder: str) -> str:
    """Return the way to a folder as it stands before names of files; empty for none."""
    return f"{folder}/" if folder else ""


def load(
    project: Project,
    known_at: date | None = None,
    held: Held | None = None,
) -> Loaded:
    """Read the plans of a project, as far as they were on record on a day (None: all of it).

    With `held` each plan is what its amendments make of it on its day; without, what files hold.
    """
    return loading.load(project.root, known_at, held)


def consolidated(loaded: Loaded, known_at: date | None = None) -> Workspace:
    """Return plans with every amendment applied, those yet to come among them.

    Args:
        loaded: the plans as they were read, for whatever day.
        known_at: the day of which to recall what was on record.
    """
    if not any(plan.amendments for plan in loaded.workspace.plans):
        return loaded.workspace
    return loading.again(loaded, known_at, Held(date.max, date.max)).workspace


def run(project: Project, loaded: Loaded, asked: Asked, today: date) -> Run:
    """Run the selected checks over what was loaded, and set aside what is silenced."""
    config.known_rules(asked.select, "--select")
    config.known_rules(asked.ignore, "--ignore")
    wanted = config.selected(project.settings, asked.select, asked.ignore)
    days = [
        asked.days.get(plan.id) or _day(plan, asked.as_of, today) for plan in loaded.workspace.plans
    ]
    by_plan = {day.plan: day.as_of for day in days}
    if asked.difference is None:
        wanted -= _about_change()
    checks = [each for each in all_checks() if each.rule.slug in wanted]
    found: list[Finding] = list(loaded.findings)
    found += engine.run(loaded.workspace, by_plan, checks)
    if asked.difference is not None:
        found += engine.compare(asked.difference, by_plan, checks)
    data = {document.file: document.data for document in loaded.documents}
    former = _former(loaded)
    names = identity.Names()
    weighed = [
        identity.stamp(each, data.get(each.place.file), former, names)
        for each in config.apply(project.settings, found)
    ]
    limits = waivers.Limits(
        int(project.settings.waivers.max_days), int(project.settings.waivers.warn_days)
    )
    past = asked.before if asked.new_only and asked.before else frozenset()
    settings = silence.Settings(
        by_plan,
        wanted - _about_change(),
        limits,
        asked.baseline,
        past,
        asked.since,
        not asked.past,
        _spent(asked.difference),
        _about_change(),
    )
    outcome = silence.apply(weighed, loaded.workspace, loaded.documents, settings)
    own = [each for each in config.apply(project.settings, outcome.own) if each.rule.slug in wanted]
    own = [identity.stamp(each, data.get(each.place.file), former, names) for each in own]
    known = [each for each in own if past.intersection(each.fingerprints)]
    counted = (*outcome.open, *(each for each in own if each not in known))
    aside = (*outcome.silenced, *((each, silence.Silence("before", asked.since)) for each in known))
    report = compose(
        [each for each in counted if project.concerns(each.place.file)],
        loaded.documents,
        days,
        project.base,
        len(checks),
        sum(len(holder.entities) for holder in loaded.workspace.holders()),
        loaded.workspace.registry.knowledge,
        [each for each in aside if project.concerns(each[0].place.file)],
        wanted,
    )
    every = tuple(each for each in (*weighed, *own) if project.concerns(each.place.file))
    return Run(project, report._replace(change=_change(asked, every)), every)


@cache
def _about_change() -> frozenset[str]:
    """Return the rules about change: what they find passes, a waiver for it is not left over."""
    return frozenset(each.rule.slug for each in all_checks() if each.run_change is not None)


def _spent(difference: Difference | None) -> frozenset[tuple[str, Waiver]]:
    """Return the waivers that the older of two versions held, under the newer id of their plan."""
    if difference is None:
        return frozenset()
    now = {was: plan.id for plan in difference.head.plans for was in plan.identity.was}
    return frozenset(
        (now.get(plan.id, plan.id), waiver)
        for plan in difference.base.plans
        for waiver in plan.waivers
    )


def _former(loaded: Loaded) -> dict[str, tuple[str, ...]]:
    """Return the former ids of renamed elements, by each way in which files name them."""
    found: dict[str, tuple[str, ...]] = {}
    for holder in loaded.workspace.holders():
        for entity in holder.entities.values():
            if entity.was:
                found[entity.id] = found.get(entity.id, ()) + entity.was
                if isinstance(holder, Plan):
                    whole = tuple(f"{holder.id}#{name}" for name in entity.was)
                    found[f"{holder.id}#{entity.id}"] = whole
    return found


def _change(asked: Asked, every: tuple[Finding, ...]) -> Change | None:
    """Return how findings differ from those of an earlier revision."""
    if asked.before is None:
        return None
    new = frozenset(e.fingerprint for e in every if not asked.before.intersection(e.fingerprints))
    still = {name for each in every for name in each.fingerprints} & asked.before
    return Change(asked.since, new, len(asked.before - still), len(still))


def _day(plan: Plan, as_of: date | None, today: date) -> Day:
    day = plan.held or as_of or plan.default_day(today)
    return Day(plan.id, day, as_of is not None, as_of is None and day < today)


def refuse_unread(project: Project, loaded: Loaded) -> None:
    """Refuse to go on where a file could not be read to its end: what is asked for may be there.

    Raises:
        InputError: there is such a file.
    """
    unread = ", ".join(project.base + each.file for each in loaded.documents if each.unread)
    if unread:
        raise InputError(
            Text(
                f"Có tệp chưa đọc được hết ({unread}); sửa tệp đó trước (plancheck check).",
                f"Some files cannot be read to their end ({unread}); mend them first (plancheck"
                " check).",
            )
        )


def address(project: Project, loaded: Loaded, place: Place) -> str:
    """Return file and line of a place, as a user names the file."""
    document = next(each for each in loaded.documents if each.file == place.file)
    return f"{project.base}{place.file}:{locate(document, [place])[place].line}"


def baseline(project: Project, file: str | None) -> Baseline | None:
    """Read the baseline of a project: the file named, or the project's own if there is one.

    Raises:
        ConfigError: the file is damaged.
        InputError: the file that was named cannot be read.
    """
    path = file or os.path.join(project.home, project.settings.baseline)
    if file is None and not os.path.lexists(path):
        return None
    return adopted.read(given.read(path).decode("utf-8", "replace"), os.path.basename(path))


def prefix(project: Project) -> str:
    """Return the way from the root of the checkout to a project, empty at the root."""
    folder = os.path.realpath(project.home)
    top = folder
    while not os.path.exists(os.path.join(top, ".git")):
        parent = os.path.dirname(top)
        if parent == top:
            return ""
        top = parent
    return as_prefix(way_to(folder, top))


def threshold(asked: str | None, project: Project) -> Severity:
    """Return the severity from which a run fails."""
    return config.threshold(asked, project.settings)


def overview(
    folder: str | None, as_of: date | None, known_at: date | None, today: date
) -> Overview:
    """Return what stands where in every plan of a project.

    Args:
        folder: the folder of the plans, or None for the current project.
        as_of: the day to look at; None for each plan's own default.
        known_at: the day of which to recall what was on record; None for all that is.
        today: the day of the run.
    """
    project = open_project([folder] if folder else [])
    loaded = load(project, known_at, Held(as_of, today))
    days = [(plan, _day(plan, as_of, today)) for plan in loaded.workspace.plans]
    return Overview(
        tuple(Viewed(day, standing(plan, day.as_of)) for plan, day in days),
        tuple(sorted(project.base + each.file for each in loaded.documents if each.unread)),
        loaded.workspace.registry.knowledge,
    )


class Measured(NamedTuple):
    """The coverage of one plan, and the quotes that its source text does not hold."""

    plan: str
    coverage: Coverage
    misquoted: tuple[Located, ...]


def coverage(folder: str | None, today: date) -> list[Measured]:
    """Measure how much of each plan's source text is encoded."""
    project = open_project([folder] if folder else [])
    loaded = load(project)
    found = run(project, loaded, Asked(select=_QUOTES), today).report.findings
    wrong = [each for each in found if each.finding.rule.slug in _COVERAGE_RULES]
    return [
        Measured(
            plan.id,
            measure(plan),
            tuple(e for e in wrong if e.finding.subject in (plan.id, *_ids(loaded, plan))),
        )
        for plan in loaded.workspace.plans
    ]


_QUOTES = ("quote-not-found", "source-changed")
_COVERAGE_RULES = (*_QUOTES, "unreadable-file")


def _ids(loaded: Loaded, plan: Plan) -> list[str]:
    own = [plan.ref(entity) for entity in plan.entities.values()]
    return [*own, *loaded.workspace.registry.entities, ""]


def find(loaded: Loaded, name: str) -> tuple[Holder, Entity]:
    """Return the one element with an id.

    Raises:
        InputError: there is none (with the nearest id), or there are several.
    """
    found = loaded.workspace.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(global_id(holder, entity) for holder, entity in found)
        raise InputError(
            Text(
                f"Có nhiều mục mang mã “{name}”: {names}.",
                f"Several elements have the id “{name}”: {names}.",
            )
        )
    name = short(name)
    known = [each for holder in loaded.workspace.holders() for each in holder.entities]
    hint = shape.suggest(name.rpartition("#")[2], known)
    raise InputError(
        Text(
            f"Không có mục nào mang mã “{name}”.{hint.vi}",
            f"No element has the id “{name}”.{hint.en}",
        )
    )


def global_id(holder: Holder, entity: Entity) -> str:
    """Return the global id of an element."""
    return holder.ref(entity) if isinstance(holder, Plan) else entity.id
