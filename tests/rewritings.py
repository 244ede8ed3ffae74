"""Edits of a workspace after which it says the same: order, style, comments, files."""

import random
from typing import Any

import msgspec
from hypothesis import assume
from hypothesis import strategies as st

import strategies
from mutations import (
    Files,
    Mutation,
    changes,
    folder_of,
    plan_files,
    read,
    sites,
    take,
    with_data,
    written,
)
from plancheck import source
from plancheck.formatting import formatted
from plancheck.model import PLAN_SECTIONS
from plancheck.shape import Shape
from plancheck.writing import fitting as one_of


def _styled(draw: st.DrawFn, files: Files) -> Files:
    """Write a file in any style, its keys in any order."""
    name, data = _a_file(draw, files)
    chance = random.Random(draw(st.integers(0, 2**32)))
    text = "\n".join([*strategies.Style(chance).entries(_shuffled(data, chance), 0), ""])
    read_again = source.parse(name, text.encode())
    assume(not read_again.unread and read_again.data == data)
    return files.but({name: text})


def _shuffled(data: Any, chance: random.Random) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        chance.shuffle(keys)
        return {key: _shuffled(data[key], chance) for key in keys}
    return [_shuffled(each, chance) for each in data] if isinstance(data, list) else data


def _a_file(draw: st.DrawFn, files: Files) -> tuple[str, Any]:
    name = draw(st.sampled_from(plan_files(files)))
    return name, read(files)[name]


def _in_house_style(draw: st.DrawFn, files: Files) -> Files:
    name, data = _a_file(draw, files)
    return files.but({name: written(data)})


def _formatted(draw: st.DrawFn, files: Files) -> Files:
    name, _ = _a_file(draw, files)
    text, _ = formatted(name, files[name].encode())
    return files.but({name: text})


def _commented(draw: st.DrawFn, files: Files) -> Files:
    name, _ = _a_file(draw, files)
    above, below = draw(st.sampled_from([("# đầu tệp\n", ""), ("", "# cuối tệp\n"), ("\n", "\n")]))
    return files.but({name: above + files[name] + below})


def _line_ends(draw: st.DrawFn, files: Files) -> Files:
    name, _ = _a_file(draw, files)
    text = files[name].replace("\n", "\r\n") if "\r" not in files[name] else files[name]
    return files.but({name: draw(st.sampled_from(["", "\ufeff"])) + text.removeprefix("\ufeff")})


def _reordered(draw: st.DrawFn, files: Files) -> Files:
    """Put the elements of a section, or the targets of an objective, into another order."""
    name, data = _a_file(draw, files)
    lists = [entries for section, entries in data.items() if section not in ("plan", "progress")]
    lists += [each["targets"] for each in data.get("objectives", ()) if "targets" in each]
    lists = [entries for entries in lists if len(entries) > 1]
    assume(lists)
    entries = draw(st.sampled_from(lists))
    entries[:] = draw(st.permutations(entries))
    return with_data(files, {name: data})


def _moved(draw: st.DrawFn, files: Files) -> Files:
    """Move an element to another file of its plan, or to a new one; of the registry, to any."""
    data = read(files)
    whole = [each for each in sites(data) if len(each.path) == 2 and each.path[0] != "plan"]
    site = draw(st.sampled_from(whole))
    section = str(site.path[0])
    home = folder_of(data, site.file)
    own = section in PLAN_SECTIONS
    there = [name for name in data if not own or folder_of(data, name) == home]
    folder = home if own else site.file.rpartition("/")[0]
    new = f"{folder}/khac.yaml".removeprefix("/")
    others = sorted({*there, new} - {site.file})
    assume(others)
    to = draw(st.sampled_from(others))
    take(data, site)
    data.setdefault(to, {}).setdefault(section, []).append(site.data)
    return with_data(files, {name: data[name] for name in (site.file, to)})


def _renamed(draw: st.DrawFn, files: Files) -> Files:
    """Give a file another name in its folder, or below it if it does not declare the plan."""
    name, data = _a_file(draw, files)
    folder = name.rpartition("/")[0]
    below = [] if "plan" in data else ["sau/khac.yaml"]
    new = draw(st.sampled_from(["0.yaml", "tên khác.yaml", "zz.yml", *below]))
    to = f"{folder}/{new}".removeprefix("/")
    assume(to not in files)
    return files.but({to: files[name]}, name)


def _spelt_out(draw: st.DrawFn, files: Files) -> Files:
    """Write what goes without saying: the value that the model takes for a missing key."""
    data = read(files)
    missing = [
        (each, key, value)
        for each in sites(data)
        if each.form == "struct"
        for key, value in _defaults(one_of(each.shape, each.data))
        if key not in each.data
    ]
    assume(missing)
    site, key, value = draw(st.sampled_from(missing))
    site.data[key] = value
    return with_data(files, {site.file: data[site.file]})


def _defaults(shape: Shape | None) -> list[tuple[str, str]]:
    assert shape is not None
    fields = msgspec.structs.fields(shape.type)
    return [(each.encode_name, each.default) for each in fields if isinstance(each.default, str)]


KINDS = {
    "styled": _styled,
    "in house style": _in_house_style,
    "formatted": _formatted,
    "commented": _commented,
    "line ends": _line_ends,
    "elements reordered": _reordered,
    "element moved": _moved,
    "file renamed": _renamed,
    "default spelt out": _spelt_out,
}


@st.composite
def rewritings(draw: st.DrawFn, files: Files, kinds: tuple[str, ...] = tuple(KINDS)) -> Mutation:
    """Draw an edit after which the workspace says the same."""
    kind = draw(st.sampled_from(kinds))
    return Mutation(kind, KINDS[kind](draw, files), frozenset())


def mutations(files: Files) -> st.SearchStrategy[Mutation]:
    """Draw an edit that means something else or one that does not."""
    return st.one_of(changes(files), rewritings(files))
