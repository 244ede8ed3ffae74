"""Measure the speed and the memory of the command, beside the targets. It informs; it exits with 0.

Every figure is a ratio of processor time (user and system) of whole processes: the command and its
reference take turns, and the least of several runs counts. Data is generated into a temporary
folder and removed.

    python benchmarks/bench.py                 all scenes; the largest take many minutes
    python benchmarks/bench.py --quick         the small scenes
    python benchmarks/bench.py --only 100k     the scenes whose name contains a word
"""

import argparse
import contextlib
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from typing import NamedTuple

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(HERE)
REAL = os.path.join(HOME, "plan")
PLANCHECK = os.path.join(os.path.dirname(sys.executable), "plancheck")
BARE = (sys.executable, "-c", "pass")
# The reference for bulk: read every file as anyone would, and forget it.
LOADER = "CSafeLoader" if hasattr(yaml, "CSafeLoader") else "SafeLoader"
READ_ALL = f"""
import os, sys, yaml
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith((".yaml", ".yml")):
            with open(os.path.join(folder, name), "rb") as stream:
                yaml.load(stream.read(), yaml.{LOADER})
"""
RUNS = 5
LONG, FEW = 40.0, 2  # what takes longer than so many seconds is measured only so often
TOO_LONG = 900  # a process that takes so many seconds of processor time is stopped
TIMES = (1, 100, 1000)
ELEMENTS = 100_000
TARGETS = 1_000


class Cost(NamedTuple):
    """What one process took."""

    seconds: float
    megabytes: float


class Best(NamedTuple):
    """The least of several runs."""

    cost: Cost
    runs: int


class Row(NamedTuple):
    """One line of the table; `limit` bounds `figure` from above."""

    scene: str
    figure: float
    unit: str
    limit: float
    detail: str


class Failed(Exception):  # noqa: N818 - a scene that cannot be measured
    """The command did not do its work."""


def once(command: Sequence[str]) -> Cost:
    """Run a process and return what it took.

    Raises:
        Failed: it neither succeeded nor reported findings.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command,
            cwd=HOME,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            preexec_fn=_limit,  # noqa: PLW1509 - there are no threads
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0:
            raise Failed(f"stopped after {usage.ru_utime:.0f} s (signal {-process.returncode})")
        if process.returncode not in (0, 1):
            complaints.seek(0)
            raise Failed(complaints.read(300).decode("utf-8", "replace").strip())
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes here
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (TOO_LONG, TOO_LONG + 1))


def interleaved(*commands: Sequence[str], runs: int = RUNS) -> list[Best]:
    """Run commands in turns and return the least that each took."""
    first = [once(command) for command in commands]
    if max(cost.seconds for cost in first) > LONG:
        costs, runs = [[cost] for cost in first], FEW  # the bytecode was there long ago
    else:
        costs = [[] for _ in commands]
    for _ in range(runs - len(costs[0])):
        for mine, command in zip(costs, commands, strict=True):
            mine.append(once(command))
    return [Best(Cost(*map(min, zip(*mine, strict=True))), runs) for mine in costs]


def generated(folder: str, *options: str, by: str = "generate.py") -> str:
    """Make a workspace in a process of its own, so that this one stays small; return the folder."""
    if not os.path.isdir(folder):
        generator = os.path.join(HERE, by)
        done = subprocess.run(
            (sys.executable, generator, folder, *options),
            capture_output=True,
            text=True,
            check=True,
        )
        print(f"  made {os.path.basename(folder)}: {done.stdout.strip()}", file=sys.stderr)
    return folder


def check(folder: str) -> tuple[str, ...]:
    """Return the command that checks a workspace."""
    return (PLANCHECK, "check", folder)


def against(scene: str, command: Sequence[str], reference: Sequence[str], limit: float) -> Row:
    """Measure a command against its reference."""
    mine, other = interleaved(command, reference, runs=RUNS if limit < 2 else 2 * RUNS)
    ratio = mine.cost.seconds / other.cost.seconds
    return Row(scene, ratio, "x", limit, detail(mine, other))


def detail(mine: Best, other: Best) -> str:
    """Return what two commands took, in words."""
    return f"{_time(mine)} / {_time(other)}, {mine.cost.megabytes:.0f} MB, least of {mine.runs}"


def _time(best: Best) -> str:
    seconds = best.cost.seconds
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def start() -> Iterator[Row]:
    """Measure cold starts against the bare interpreter."""
    yield against("start: --version", (PLANCHECK, "--version"), BARE, 2)
    yield against("start: check, the real plan", check("plan"), BARE, 14)


def times(folder: str, count: int) -> Iterator[Row]:
    """Measure several times the real plan against a plain YAML reader."""
    where = REAL
    if count > 1:
        where = generated(os.path.join(folder, f"times-{count}"), "--times", str(count))
    scene = f"bulk: {count:,} x the real plan / {LOADER}"
    yield against(scene, check(where), _reader(where), 1.2)


def elements(folder: str, count: int) -> Iterator[Row]:
    """Measure many small files: the ratio to a plain YAML reader, memory, and growth."""
    one = generated(os.path.join(folder, f"elements-{count}"), "--elements", str(count))
    name = f"{count // 1000}k"
    yield against(f"bulk: {name} elements / {LOADER}", check(one), _reader(one), 1.2)
    two = generated(os.path.join(folder, f"elements-{2 * count}"), "--elements", str(2 * count))
    small, large = interleaved(check(one), check(two))
    ratio = large.cost.seconds / small.cost.seconds
    yield Row(f"growth: {name} to {2 * count // 1000}k", ratio, "x", 2.3, detail(large, small))
    share = f"{1000 * small.cost.megabytes / count:.1f} KB an element"
    yield Row(f"memory: peak at {name}", small.cost.megabytes, "MB", 600, share)


def lopsided(folder: str, size: int) -> Iterator[Row]:
    """Measure how the work grows with the figures and targets of one indicator."""
    one, two = (
        generated(os.path.join(folder, f"figures-{n}"), "figures", str(n), by="lopsided.py")
        for n in (size, 2 * size)
    )
    small, large = interleaved(check(one), check(two))
    ratio = large.cost.seconds / small.cost.seconds
    yield Row(f"growth: {size:,} targets, one indicator", ratio, "x", 2.3, detail(large, small))


def _reader(where: str) -> tuple[str, ...]:
    return (sys.executable, "-c", READ_ALL, where)


def scenes(folder: str, *, quick: bool, only: str) -> Iterator[Row]:
    """Measure the scenes that were asked for, small ones first."""
    wanted = [("start", start()), ("bulk 1", times(folder, 1))]
    wanted += [("growth one indicator", lopsided(folder, TARGETS))]
    if not quick:
        wanted += [(f"bulk {count}", times(folder, count)) for count in TIMES[1:-1]]
        wanted += [("bulk growth memory 100k", elements(folder, ELEMENTS))]
        wanted += [(f"bulk {TIMES[-1]}", times(folder, TIMES[-1]))]
    for name, rows in wanted:
        if only in name:
            yield from tried(name, rows)


def tried(name: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Measure, and say what could not be measured."""
    try:
        yield from rows
    except (Failed, OSError, subprocess.CalledProcessError) as error:
        yield Row(name, float("nan"), "", 0, f"not measured: {error}")


def machine() -> str:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError), open("/proc/cpuinfo", encoding="utf-8") as stream:
        names = [line.partition(":")[2] for line in stream if line.startswith("model name")]
        model = names[0].strip() if names else model
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("PyYAML", "msgspec"))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{model}, {os.cpu_count()} cores{load}; {platform.system()},"
        f" Python {platform.python_version()}, {versions}"
    )


def show(rows: Iterable[Row]) -> None:
    """Print the table, every line as soon as it is measured."""
    print(machine(), flush=True)
    print(f"{'scene':40} {'measured':>10} {'target':>10}  reached  (took / reference)", flush=True)
    for row in rows:
        digits = 0 if row.unit == "MB" else 2
        measured = f"{row.figure:.{digits}f} {row.unit}"
        reached = "yes" if row.figure <= row.limit else "NO"
        target = f"<= {row.limit:g} {row.unit}"
        print(f"{row.scene:40} {measured:>10} {target:>10}  {reached:7}  {row.detail}", flush=True)


def main(argv: list[str]) -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="the small scenes")
    parser.add_argument("--only", default="", metavar="WORD", help="scenes with this in their name")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="plancheck-bench-") as folder:
        show(scenes(folder, quick=args.quick, only=args.only))


if __name__ == "__main__":
    main(sys.argv[1:])
