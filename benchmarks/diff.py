"""Measure the comparison of two plans beside the check of one of them. It informs; it exits with 0.

The two have 10,000 elements and differ by 500 changes (`changes.py`); then smaller ones with as
many changes for their size, so that every line doubles the one before. Figures as in `bench.py`:
processor time of whole processes, the least of several runs.

    python benchmarks/diff.py [--elements 10000] [--changes 500]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator

from bench import PLANCHECK, Row, against, check, detail, interleaved, show, tried
from changes import CHANGES, ELEMENTS, pair

# Two sides are read and checked, then compared.
RATIO = 3.0
DOUBLED = 2.3
STEPS = 3  # how often the size is halved


def diff(folder: str) -> tuple[str, ...]:
    """Return the command that compares the two workspaces of a folder."""
    return (PLANCHECK, "diff", os.path.join(folder, "base"), os.path.join(folder, "head"))


def scenes(folder: str, elements: int, changes: int) -> Iterator[Row]:
    """Measure the ratio at the full size, then how the time grows up to it."""
    sizes = [(elements >> step, changes >> step) for step in range(STEPS, -1, -1)]
    where = [os.path.join(folder, str(size)) for size, _ in sizes]
    for each, (size, count) in zip(where, sizes, strict=True):
        pair(each, size, count)
    base = os.path.join(where[-1], "base")
    yield against(
        f"diff: {elements:,}, {changes} changes / check", diff(where[-1]), check(base), RATIO
    )
    same = (PLANCHECK, "diff", base, base)
    yield against(f"diff: {elements:,}, no change / check", same, check(base), RATIO)
    for rank in range(1, len(sizes)):
        small, large = interleaved(diff(where[rank - 1]), diff(where[rank]))
        ratio = large.cost.seconds / small.cost.seconds
        scene = f"diff, growth: {sizes[rank - 1][0]:,} to {sizes[rank][0]:,}"
        yield Row(scene, ratio, "x", DOUBLED, detail(large, small))


def main(argv: list[str]) -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--elements", type=int, default=ELEMENTS)
    parser.add_argument("--changes", type=int, default=CHANGES)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="plancheck-diff-") as folder:
        show(tried("diff", scenes(folder, args.elements, args.changes)))


if __name__ == "__main__":
    main(sys.argv[1:])
