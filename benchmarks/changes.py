"""Make two workspaces that differ by changes of mixed kinds; the same arguments, the same bytes.

    python benchmarks/changes.py DIR --elements 10000 --changes 500

writes DIR/base and DIR/head, both as `generate.py --elements` lays them out. Every change is of an
element of its own, so that a comparison finds exactly as many elements that are not the same. What
is dropped or renamed is named nowhere, so that both sides stay sound.
"""

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import generate
from generate import Entry

ELEMENTS, CHANGES = 10_000, 500


class Where(NamedTuple):
    """An entry of a file: the list that holds it, and the folder of its plan."""

    entries: list[Entry]
    entry: Entry
    plan: str


class Head:
    """The files of a workspace, to be changed element by element."""

    def __init__(self, files: dict[str, generate.Content], seed: str) -> None:
        self.files = files
        self.rng = random.Random(f"{seed}/changes")
        named = Counter(
            (_plan_of(name), text) for name, sections in files.items() for text in _texts(sections)
        )
        self.free = {each for each, count in named.items() if count == 1}  # by its own `id` alone
        self.left: dict[str, list[Where]] = {}
        for name, sections in sorted(files.items()):
            if isinstance(sections, str):
                continue
            plan = _plan_of(name)
            for section, entries in sections.items():
                if section != "plan":
                    mine = (Where(entries, entry, plan) for entry in entries)
                    self.left.setdefault(section, []).extend(mine)
        for each in self.left.values():
            self.rng.shuffle(each)

    def take(self, section: str, fits: "Fits") -> Where | None:
        """Return an entry of a section that nothing has changed yet, None when all are used up."""
        left = self.left.get(section, [])
        for rank, where in enumerate(left):
            if fits(self, where):
                return left.pop(rank)
        return None

    def change(self, count: int) -> Counter[str]:
        """Make changes, the kinds in turns, and return how many there are of each kind.

        Raises:
            ValueError: the workspace is too small for so many.
        """
        made: Counter[str] = Counter()
        kinds = list(KINDS.items())
        while sum(made.values()) < count:
            before = sum(made.values())
            for name, (section, fits, apply) in kinds:
                if sum(made.values()) == count:
                    break
                where = self.take(section, fits)
                if where is not None:
                    apply(self, where)
                    made[name] += 1
            if sum(made.values()) == before:
                raise ValueError(f"no more than {before} changes fit")
        return made

    def other_list(self, where: Where, section: str) -> list[Entry] | None:
        """Return the same section in another file of the same plan."""
        for name, sections in sorted(self.files.items()):
            if isinstance(sections, str) or _plan_of(name) != where.plan:
                continue
            entries: list[Entry] | None = sections.get(section)
            if entries is not None and entries is not where.entries:
                return entries
        return None


def _plan_of(name: str) -> str:
    """Return the folder of the plan that a file belongs to; the registry has folders of its own."""
    return "/".join(name.split("/")[:2])


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif data is not None:
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


# -- changes ---------------------------------------------------------------------------------------


def _lower_target(_: Head, where: Where) -> None:
    value = where.entry["targets"][0]["value"]
    value["ge"] = str(int(value["ge"]) - 10)


def _raise_target(_: Head, where: Where) -> None:
    value = where.entry["targets"][0]["value"]
    value["gt"] = value.pop("ge")


def _reshape_target(_: Head, where: Where) -> None:
    where.entry["targets"][0]["scope"]["levels"] = ["province"]


def _drop_target(_: Head, where: Where) -> None:
    del where.entry["targets"]


def _drop(_: Head, where: Where) -> None:
    where.entries.remove(where.entry)


def _add_task(head: Head, where: Where) -> None:
    new = {"id": f"N-{where.entry['id']}", "vi": generate.words(head.rng, 120, generate.VI)}
    where.entries.append(new | {"kind": "content", "due": {"by": "2019-11-30"}})


def _rename(_: Head, where: Where) -> None:
    where.entry["was"] = [where.entry["id"]]
    where.entry["id"] += "-moi"


def _move(head: Head, where: Where) -> None:
    other = head.other_list(where, "tasks")
    if other is None:
        _reword(head, where)
        return
    where.entries.remove(where.entry)
    other.append(where.entry)


def _reword(head: Head, where: Where) -> None:
    words = where.entry["vi"].split(" ")
    words[head.rng.randrange(len(words))] = "đổi"
    where.entry["vi"] = " ".join(words)


def _deadline(head: Head, where: Where) -> None:
    quarters = {f"2019-Q{each}" for each in (1, 2, 3, 4)}
    now = where.entry.get("due", {}).get("quarter")
    where.entry["due"] = {"quarter": head.rng.choice(sorted(quarters - {now}))}


def _link(_: Head, where: Where) -> None:
    where.entry["objectives"][0]["confirmed_by"] = "Sở Nội vụ"


def _unlink(_: Head, where: Where) -> None:
    del where.entry["objectives"]


def _lose_body(_: Head, where: Where) -> None:
    del where.entry["bodies"][0]


def _role(_: Head, where: Where) -> None:
    where.entry["role"] = "advise" if where.entry["role"] != "advise" else "lead"


def _basis(_: Head, where: Where) -> None:
    del where.entry["cites"][0]


def _money(_: Head, where: Where) -> None:
    where.entry["funding"] = [{"source": "province", "amount": "30000000000", "year": "2019"}]


def _revise(_: Head, where: Where) -> None:
    where.entry["value"]["eq"] = str(int(where.entry["value"]["eq"]) + 1)


def _event(_: Head, where: Where) -> None:
    where.entry.setdefault("events", []).append(
        {"on": "2026-01-01", "type": "lapsed", "grade": "recalled"}
    )


def _body_named(_: Head, where: Where) -> None:
    where.entry["vi"] += " (mới)"


def _state(_: Head, where: Where) -> None:
    where.entry["state"] = "retired"


Fits = Callable[[Head, Where], bool]


def _any(_: Head, __: Where) -> bool:
    return True


def _free(head: Head, where: Where) -> bool:
    return (where.plan, where.entry["id"]) in head.free


def _has(key: str, least: int = 1) -> Fits:
    return lambda _, where: len(where.entry.get(key, ())) >= least


# The section, what an entry must have, and what is done to it.
Kind = tuple[str, Fits, Callable[[Head, Where], None]]
KINDS: dict[str, Kind] = {
    "target lowered": ("objectives", _has("targets"), _lower_target),
    "task reworded": ("tasks", _any, _reword),
    "task dropped": ("tasks", _free, _drop),
    "measurement revised": ("measurements", _any, _revise),
    "lead removed": ("assignments", _has("bodies", 2), _lose_body),
    "deadline moved": ("tasks", _any, _deadline),
    "task added": ("tasks", _any, _add_task),
    "item reworded": ("items", _any, _reword),
    "target strengthened": ("objectives", _has("targets"), _raise_target),
    "task renamed": ("tasks", _free, _rename),
    "event added": ("acts", _any, _event),
    "link confirmed": ("tasks", _has("objectives"), _link),
    "citation removed": ("tasks", _has("cites", 2), _basis),
    "task moved": ("tasks", _any, _move),
    "role changed": ("assignments", _any, _role),
    "target reshaped": ("objectives", _has("targets"), _reshape_target),
    "link removed": ("tasks", _has("objectives"), _unlink),
    "money changed": ("projects", _any, _money),
    "target removed": ("objectives", _has("targets"), _drop_target),
    "body renamed": ("bodies", _any, _body_named),
    "system changed": ("systems", _any, _state),
    "item dropped": ("items", _free, _drop),
}


# -- workspaces ------------------------------------------------------------------------------------


def pair(
    folder: str, elements: int = ELEMENTS, changes: int = CHANGES, seed: str = "plancheck"
) -> Counter[str]:
    """Write two workspaces, `base` and `head`, and return how many changes there are of each kind.

    Args:
        folder: where to; made if it is not there.
        elements: about how many elements each side has.
        changes: how many of them differ.
        seed: any text.

    Raises:
        ValueError: so many elements do not bear so many changes.
    """
    files = dict(generate.layout(elements, seed))
    generate.write(os.path.join(folder, "base"), files.items())
    head = Head(files, seed)
    made = head.change(changes)
    generate.write(os.path.join(folder, "head"), head.files.items())
    return made


def main(argv: list[str]) -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--elements", type=int, default=ELEMENTS)
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--seed", default="plancheck")
    args = parser.parse_args(argv)
    for name, count in sorted(pair(args.folder, args.elements, args.changes, args.seed).items()):
        print(f"{count:5} {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
