"""The baseline file: the findings that were there when a project began to be checked.

They are known and do not fail a run; only new ones do. The file is JSON with one finding a line, so
that a change of it can be read in a pull request. It only shrinks: what is settled is taken out by
`plancheck baseline update`, nothing is put in unless that is asked for.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from plancheck.errors import ConfigError
from plancheck.findings import Finding
from plancheck.text import Text

FORMAT = 1


class Known(NamedTuple):
    """One finding of the baseline: its fingerprint, and what it is about for a reader."""

    fingerprint: str
    rule: str
    subject: str


class Baseline(NamedTuple):
    """The findings that are known."""

    known: tuple[Known, ...]

    def fingerprints(self) -> frozenset[str]:
        """Return the fingerprints of all of them."""
        return frozenset(each.fingerprint for each in self.known)


class Difference(NamedTuple):
    """A baseline against the findings of a run."""

    kept: tuple[Known, ...]
    settled: tuple[Known, ...]
    new: tuple[Known, ...]


def known(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return findings as the entries of a baseline, in a fixed order, each once."""
    return ordered(Known(each.fingerprint, each.rule.slug, each.subject) for each in findings)


def ordered(entries: Iterable[Known]) -> tuple[Known, ...]:
    """Return entries by rule, subject and fingerprint, each once."""
    return tuple(sorted(set(entries), key=lambda each: (each.rule, each.subject, each.fingerprint)))


def compare(baseline: Baseline, findings: Iterable[Finding]) -> Difference:
    """Return what of a baseline is still there, what is settled, and what it does not hold.

    A finding of an element that was renamed is still the one of its former id.
    """
    before = baseline.fingerprints()
    kept: list[Known] = []
    fresh: list[Finding] = []
    matched: set[str] = set()
    for each in findings:
        hits = before.intersection(each.fingerprints)
        matched |= hits
        if hits:
            kept.extend(known([each]))
        else:
            fresh.append(each)
    settled = tuple(each for each in baseline.known if each.fingerprint not in matched)
    return Difference(ordered(kept), settled, known(fresh))


def write(entries: Iterable[Known]) -> str:
    """Return the text of a baseline file."""
    rows = ",\n".join(f"    {_row(each)}" for each in entries)
    return f'{{\n  "format": {FORMAT},\n  "findings": [\n{rows}\n  ]\n}}\n'


def _row(each: Known) -> str:
    row = {"rule": each.rule, "subject": each.subject, "fingerprint": each.fingerprint}
    return msgspec.json.encode(row).decode()


def read(text: str, name: str) -> Baseline:
    """Read a baseline file.

    Raises:
        ConfigError: it is damaged, or of a format that this version does not know.
    """
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged(name, str(error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _damaged(name, f"format {FORMAT}")
    rows = data.get("findings")
    if not isinstance(rows, list):
        raise _damaged(name, "findings")
    return Baseline(tuple(_known(row, rank, name) for rank, row in enumerate(rows, 1)))


def _known(row: Any, rank: int, name: str) -> Known:
    row = row if isinstance(row, dict) else {}
    fields = [str(row.get(key) or "") for key in ("fingerprint", "rule", "subject")]
    if not (fields[0] and fields[1]):
        raise _damaged(name, f"findings[{rank}]")
    return Known(*fields)


def _damaged(name: str, where: str) -> ConfigError:
    return ConfigError(
        Text(
            f"{name}: tệp mức nền bị hỏng ({where}). Lấy lại từ git, hoặc ghi lại bằng"
            " plancheck baseline write --force.",
            f"{name}: the baseline file is damaged ({where}). Restore it from git, or write it anew"
            " with plancheck baseline write --force.",
        )
    )
