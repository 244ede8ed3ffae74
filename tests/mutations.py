"""One edit of a workspace, drawn at random: of what it says, or only of how it is written.

A workspace is its files, text by name. `changes` draws an edit of one element that means something
else (a value, a key, an entry, a whole element), `rewritings` (in the module of that name) one that
means the same. Both keep a workspace that loads: an id may lead nowhere afterwards, but no element
is lost and none stands twice.

Not drawn, because it is open whether it means something: another order of a list within an element;
the same words with other white space; the id of an element with the id of its plan before it.
"""

import copy
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

import strategies
from meaning import Facts, different, meaning
from plancheck import building, linking, source
from plancheck.model import PLAN_SECTIONS, REGISTRY_SECTIONS, File
from plancheck.shape import Shape, shape_of
from plancheck.shape import one_of as one_of_fields
from plancheck.writing import Layout, data_of, entry_lines, part_of
from plancheck.writing import fitting as one_of
from support import HEAD, REPOSITORY


class Files(dict[str, str]):
    """The texts of a workspace by name; its shown form is short, as hypothesis shows it often."""

    def __repr__(self) -> str:
        return f"Files({', '.join(self)})"

    def but(self, other: dict[str, str], *gone: str) -> "Files":
        """Return the files with some others instead, and without those that are gone."""
        return Files({name: self[name] for name in self if name not in gone} | other)


FILE = shape_of(File)
# A workspace on disk that has nearly every kind of element: three plans of a made-up province.
HAI_NAM = REPOSITORY / "tests" / "plans" / "hai-nam"
SMALL = Files(
    {
        "plan.yaml": HEAD,
        "viec.yaml": """\
tasks:
  - {id: A1, vi: Xây dựng cổng, kind: content, due: {by: 2019-12-31}, objectives: [{id: M1}]}
  - {id: A2, vi: Tổ chức tập huấn, kind: content, systems: [ht-1], cites: [{act: nd-1}]}
assignments:
  - {id: P1, vi: Chủ trì, bodies: [so-a, so-b], role: lead, scope: [A1, A2]}
progress:
  - {task: A1, on: 2019-06-30, official: in-progress}
waivers:
  - id: W1
    rule: task-without-deadline
    subject: A2
    reason: Hạn ghi ở nơi khác
    approved_by: Giám đốc Sở
    approved_on: 2019-02-01
    expires: 2019-07-30
""",
        "muc-tieu.yaml": """\
objectives:
  - {id: M1, vi: Trên 80% hồ sơ trực tuyến, kind: specific, targets: [
      {id: M1.1, indicator: hs, value: {gt: 80, unit: percent}, baseline: b, by: 2019-12-31}]}
measurements:
  - {id: b, indicator: hs, value: {eq: 10}, as_of: 2018-12-31}
""",
        "chung.yaml": """\
acts:
  - {id: nd-1, type: nghi-dinh, number: 1/2018/NĐ-CP, events: [{on: 2018-03-01, type: amended}]}
bodies:
  - {id: so-a, vi: Sở A, kind: so}
  - {id: so-b, vi: Sở B, kind: so}
changes:
  - {id: sx-1, on: 2020-01-01, type: merger, from: [so-a, so-b], to: [so-b]}
systems:
  - {id: ht-1, vi: Cổng thông tin, state: planned}
indicators:
  - {id: hs, vi: Hồ sơ trực tuyến, kind: share, unit: percent, direction: up}
""",
    }
)


class Mutation(NamedTuple):
    """What came of an edit; `changed` holds what says something else, by plan and id."""

    kind: str
    files: Files
    changed: frozenset[tuple[str, str]]


class Site(NamedTuple):
    """A node of an element: where it stands in its file, what it is, and whether it must be."""

    file: str
    path: tuple[str | int, ...]
    data: Any
    shape: Shape
    required: bool

    @property
    def form(self) -> str:
        """What the data is to the model; where the model takes anything, nothing is told apart."""
        shape = one_of(self.shape, self.data)
        kinds = {"struct": dict, "list": list, "scalar": str}
        fits = shape is not None and isinstance(self.data, kinds.get(shape.form, ()))
        return shape.form if shape is not None and fits else ""


# -- files -----------------------------------------------------------------------------------------


def ground(folder: Path = HAI_NAM) -> Files:
    """Read the files of a workspace, its source texts too."""
    names = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".txt")]
    return Files(
        (str(path.relative_to(folder)), path.read_text("utf-8"))
        for path in sorted(names)
        if "expected" not in path.parts and path.name != source.CONFIG_NAME
    )


@lru_cache(400)
def _parsed(name: str, text: str) -> source.Document:
    return source.parse(name, text.encode())


def read(files: Files) -> dict[str, Any]:
    """Return the data of the plan files, to be changed at will."""
    documents = [_parsed(name, files[name]) for name in plan_files(files)]
    return {each.file: copy.deepcopy(each.data) for each in documents}


def plan_files(files: Files) -> list[str]:
    return sorted(name for name in files if name.endswith(source.SUFFIXES))


def written(data: Any) -> str:
    """Write the data of a file in the style of the house."""
    return "\n".join([*entry_lines(data_of(data), FILE, Layout(0)), ""])


def with_data(files: Files, data: dict[str, Any]) -> Files:
    """Return the files with some data instead; what holds nothing more is gone."""
    return files.but({name: written(each) for name, each in data.items() if each}, *data)


def told(files: Files) -> Facts | None:
    """Return what a workspace says; None where an element cannot be built or stands twice."""
    documents = [_parsed(name, files[name]) for name in plan_files(files)]
    workspace, findings = building.build(documents)
    sound = {*(rule.slug for rule in linking.RULES), "file-form", "hidden-character"}
    return None if any(each.rule.slug not in sound for each in findings) else meaning(workspace)


def folder_of(data: dict[str, Any], name: str) -> str | None:
    """Return the folder of the plan that a file belongs to, None outside of any."""
    homes = [each.rpartition("/")[0] for each, sections in data.items() if "plan" in sections]
    mine = [home for home in homes if not home or name.startswith(home + "/")]
    return max(mine, key=len, default=None)


# -- sites -----------------------------------------------------------------------------------------


def sites(data: dict[str, Any]) -> list[Site]:
    """Return every node of every element."""
    found: list[Site] = []
    for name, sections in data.items():
        for section, entries in sections.items():
            shape = part_of(FILE, sections, section)
            assert shape is not None
            if section == "plan":
                found += _below(Site(name, (section,), entries, shape, required=True))
                continue
            for rank, entry in enumerate(entries):
                found += _below(Site(name, (section, rank), entry, shape.parts[0], required=True))
    return found


def _below(site: Site) -> Iterator[Site]:
    yield site
    shape = one_of(site.shape, site.data)
    assert shape is not None
    if site.form == "struct":
        either = one_of_fields(shape.type)
        for key, value in site.data.items():
            field = shape.fields[key]
            needed = field.required or key in either
            yield from _below(Site(site.file, (*site.path, key), value, field.shape(), needed))
    elif site.form == "list":
        for rank, value in enumerate(site.data):
            yield from _below(
                Site(site.file, (*site.path, rank), value, shape.parts[0], required=True)
            )


def holder(data: dict[str, Any], site: Site) -> Any:
    """Return the mapping or the list that a node stands in."""
    node = data[site.file]
    for step in site.path[:-1]:
        node = node[step]
    return node


def _others(site: Site) -> st.SearchStrategy[Any] | None:
    """Return values that are fit for a place and not the one there; None where there are none."""
    shape = one_of(site.shape, site.data)
    assert shape is not None
    pool = shape.options or tuple(
        each for each in strategies.POOL if strategies.sound(each, shape.type)
    )
    if set(pool) <= {site.data}:
        return None
    return strategies.fitting(shape).filter(lambda value: value.split() != site.data.split())


# -- edits that mean something else ----------------------------------------------------------------


def _value(draw: st.DrawFn, data: dict[str, Any]) -> str:
    scalars = [each for each in sites(data) if each.form == "scalar"]
    site: Site = draw(st.sampled_from(scalars))
    others = _others(site)
    assume(others is not None)
    assert others is not None
    holder(data, site)[site.path[-1]] = draw(others)
    return site.file


def _key_dropped(draw: st.DrawFn, data: dict[str, Any]) -> str:
    free = [each for each in sites(data) if not each.required]
    site: Site = draw(st.sampled_from(free))
    del holder(data, site)[site.path[-1]]
    return site.file


def _key_added(draw: st.DrawFn, data: dict[str, Any]) -> str:
    structs = [each for each in sites(data) if each.form == "struct"]
    site: Site = draw(st.sampled_from(structs))
    shape = one_of(site.shape, site.data)
    assert shape is not None
    either = one_of_fields(shape.type)
    missing = sorted(shape.fields.keys() - site.data.keys() - {*either})
    assume(missing)
    key = draw(st.sampled_from(missing))
    site.data[key] = draw(strategies.fitting(shape.fields[key].shape(), 3))
    return site.file


def _entry_dropped(draw: st.DrawFn, data: dict[str, Any]) -> str:
    several = [each for each in sites(data) if each.form == "list" and len(each.data) > 1]
    site: Site = draw(st.sampled_from(several))
    del site.data[draw(st.integers(0, len(site.data) - 1))]
    return site.file


def _entry_added(draw: st.DrawFn, data: dict[str, Any]) -> str:
    lists = [each for each in sites(data) if each.form == "list"]
    site: Site = draw(st.sampled_from(lists))
    shape = one_of(site.shape, site.data)
    assert shape is not None
    new = draw(strategies.fitting(shape.parts[0], 3))
    assume(new not in site.data)
    site.data.insert(draw(st.integers(0, len(site.data))), new)
    return site.file


def _element_dropped(draw: st.DrawFn, data: dict[str, Any]) -> str:
    whole = [each for each in sites(data) if len(each.path) == 2 and each.path[0] != "plan"]
    site: Site = draw(st.sampled_from(whole))
    take(data, site)
    return site.file


def take(data: dict[str, Any], site: Site) -> None:
    """Take an element out of its file; a section that holds no other goes with it."""
    section, rank = site.path
    entries = data[site.file][section]
    del entries[rank]
    if not entries:
        del data[site.file][section]


def _element_added(draw: st.DrawFn, data: dict[str, Any]) -> str:
    name: str = draw(st.sampled_from(sorted(data)))
    inside = folder_of(data, name) is not None
    section = draw(st.sampled_from(sorted(PLAN_SECTIONS if inside else REGISTRY_SECTIONS)))
    entry = draw(strategies.fitting(strategies.SECTIONS[section], 2))
    entries = data[name].setdefault(section, [])
    entries.insert(draw(st.integers(0, len(entries))), entry)
    return name


KINDS = {
    "value": _value,
    "key dropped": _key_dropped,
    "key added": _key_added,
    "entry dropped": _entry_dropped,
    "entry added": _entry_added,
    "element dropped": _element_dropped,
    "element added": _element_added,
}


@st.composite
def changes(draw: st.DrawFn, files: Files, kinds: tuple[str, ...] = tuple(KINDS)) -> Mutation:
    """Draw an edit after which the workspace says something else."""
    kind = draw(st.sampled_from(kinds))
    data = read(files)
    name = KINDS[kind](draw, data)
    after = with_data(files, {name: data[name]})
    before, now = told(files), told(after)
    assert before is not None, "the workspace is not sound"
    assume(now is not None)
    assert now is not None
    changed = different(before, now)
    assume(changed)  # not so where a key says only what goes without saying
    return Mutation(kind, after, frozenset(changed))
