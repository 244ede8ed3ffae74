"""Measure what the site costs: time and memory of a build, weight of its pages.

At 1 and 30 times the real plan (plans of its size, each with its part of the registry). The target
of growth is a ratio: a page costs as much in a large site as in a small one. Weights are those of a
visit: the page with the style sheet and the script, compressed as servers do.

    python benchmarks/website.py [TIMES ...]
"""

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import PLANCHECK, Cost, machine, once
from generate import generate

TIMES = (1, 30)
GROWTH = 1.5  # a page in the largest site against one in the smallest
VISIT = 15_000  # bytes of an entity page with style sheet and script, compressed
KINDS = ("co-quan", "nhiem-vu", "muc-tieu", "can-cu", "he-thong")


class Built(NamedTuple):
    """A site: what it cost, its pages, its size in bytes, and the weights of kinds of pages."""

    times: int
    cost: Cost
    pages: int
    size: int
    visits: dict[str, tuple[int, int]]  # the median and the largest, compressed, in bytes
    entries: int


def build(folder: Path, times: int) -> Built:
    """Build the site of so many plans."""
    plans, site = folder / f"plans-{times}", folder / f"site-{times}"
    generate(str(plans), times=times)
    command = [PLANCHECK, "site", "build", "--plan", str(plans), "-o", str(site)]
    cost = once([*command, "--as-of", "2019-12-31"])
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    shared = sum(packed(site / "assets" / name) for name in ("plancheck.css", "plancheck.js"))
    weights = {kind: sorted(visits(pages, kind, shared)) for kind in KINDS}
    told = {kind: (int(median(some)), some[-1]) for kind, some in weights.items() if some}
    size = sum(path.stat().st_size for path in files)
    return Built(times, cost, len(pages), size, told, packed(site / "search.vi.js"))


def visits(pages: list[Path], kind: str, shared: int) -> Iterator[int]:
    """Yield the weight of each page of one element of a kind, in Vietnamese."""
    for path in pages:
        parts = path.parts
        if kind in parts and parts[-3] == kind and "en" not in parts:
            yield shared + packed(path)


def packed(path: Path) -> int:
    """Return the size of a file, compressed."""
    return len(gzip.compress(path.read_bytes(), 6))


def show(built: Built) -> None:
    """Print what a site costs and weighs."""
    cost = built.cost
    print(
        f"{built.times:3} x the real plan: {built.pages} pages, {built.size / 1e6:.0f} MB;"
        f" {cost.seconds:.1f} s, {cost.megabytes:.0f} MB of memory,"
        f" {1000 * cost.seconds / built.pages:.1f} ms a page;"
        f" index of the search {built.entries / 1000:.0f} KB",
        flush=True,
    )
    for kind, (middle, largest) in built.visits.items():
        fits = "yes" if middle <= VISIT else "NO"
        print(
            f"    {kind:9} {middle / 1000:5.1f} KB in the middle ({fits}),"
            f" {largest / 1000:6.1f} KB the largest"
        )


def main(argv: list[str]) -> None:
    """Run as a command."""
    wanted = [int(each) for each in argv] or list(TIMES)
    print(machine())
    with tempfile.TemporaryDirectory(prefix="plancheck-site-") as folder:
        found = []
        for times in wanted:
            found.append(build(Path(os.path.realpath(folder)), times))
            show(found[-1])
    first, last = found[0], found[-1]
    ratio = (last.cost.seconds / last.pages) / (first.cost.seconds / first.pages)
    reached = "yes" if ratio <= GROWTH else "NO"
    print(f"a page at {last.times} against one at {first.times}: {ratio:.2f} ({reached})")


if __name__ == "__main__":
    main(sys.argv[1:])
