"""Measure how citations are read, against the labelled documents of ../shared/corpus.

Spans are matched exactly, fields are scored on matched citations, as the README of the corpus
suggests: a reading wholly inside a labelled core or title, or touching a span to ignore, does not
count. Nested and inherited citations are counted apart as well.

    python benchmarks/corpus.py                the table
    python benchmarks/corpus.py --misses       and the ten worst misses: citations, then fields
    python benchmarks/corpus.py --half 0       every other document (0 or 1)
"""

import argparse
import os
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import yaml

from plancheck.citation import Citation, parse

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "..", "shared", "corpus")
SUFFIX = ".gold.yaml"
FIELDS = (
    "type",
    "number",
    "number_normalised",
    "year",
    "type_symbol",
    "issuer_symbol",
    "date",
    "issuer",
    "issuer_context",
    "title",
    "pinpoint",
    "pinpoint_parts",
    "role",
    "nested",
)


@dataclass
class Score:
    """Counts of one document, or of all."""

    found: int = 0
    extra: int = 0
    missed: int = 0
    right: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        self.found += other.found
        self.extra += other.extra
        self.missed += other.missed
        self.right += other.right
        self.kinds += other.kinds
        self.notes += other.notes

    def line(self, name: str) -> str:
        precision = self.found / (self.found + self.extra or 1)
        recall = self.found / (self.found + self.missed or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        if not self.found + self.extra + self.missed:
            precision = recall = f1 = 1.0
        return f"{name:34} {self.found:5} {precision:9.3f} {recall:7.3f} {f1:7.3f}"


def normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", " ".join(value.split()))
    if isinstance(value, (list, tuple)):
        return [{key: str(each) for key, each in part.items()} for part in value]
    return value


def expected(gold: dict[str, Any], name: str) -> Any:
    if name == "nested":
        return bool(gold.get(name))
    return normal(gold.get(name) or [] if name == "pinpoint_parts" else gold.get(name))


def skipped(read: Citation, labels: dict[str, Any]) -> bool:
    """Tell whether a reading that matches no label counts neither for nor against."""
    for each in labels.get("ignore") or ():
        if read.start < each["end"] and read.end > each["start"]:
            return True
    for gold in labels["citations"]:
        spans = [(gold["start"], gold["end"])]
        if gold.get("title_end"):
            spans.append((gold["title_start"], gold["title_end"]))
        if any(start <= read.start and read.end <= end for start, end in spans):
            return True
    return False


def measure(name: str, labels: dict[str, Any], text: str) -> Score:
    score = Score()
    end = labels["labelled_chars"][1]
    read = {(c.start, c.end): c for c in parse(text) if c.end <= end}
    for gold in labels["citations"]:
        kind = "nested" if gold.get("nested") else "inherited" if gold.get("inherits") else "plain"
        score.kinds[kind + " labelled"] += 1
        found = read.pop((gold["start"], gold["end"]), None)
        if found is None:
            score.missed += 1
            score.notes.append(f"{name}: missed {gold['text']!r}")
            continue
        score.found += 1
        score.kinds[kind + " found"] += 1
        for each in FIELDS:
            want, have = expected(gold, each), normal(getattr(found, each))
            score.right[each] += want == have
            if want != have:
                score.notes.append(
                    f"{name}: {each} of {gold['text']!r}\n    {want!r}\n    {have!r}"
                )
    for found in read.values():
        if not skipped(found, labels):
            score.extra += 1
            score.notes.append(f"{name}: extra {found.text!r}")
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--corpus", default=CORPUS)
    wanted = parser.parse_args()
    if not os.path.isdir(wanted.corpus):
        print("no corpus here:", os.path.normpath(wanted.corpus))
        return
    names = sorted(n.removesuffix(SUFFIX) for n in os.listdir(wanted.corpus) if n.endswith(SUFFIX))
    if wanted.half is not None:
        names = names[wanted.half :: 2]
    print(f"{'document':34} {'found':>5} {'precision':>9} {'recall':>7} {'F1':>7}")
    total = Score()
    for name in names:
        path = os.path.join(wanted.corpus, name)
        with open(path + SUFFIX, encoding="utf-8") as stream:
            labels = yaml.safe_load(stream)
        with open(path + ".txt", encoding="utf-8", newline="") as stream:
            score = measure(name, labels, stream.read())
        print(score.line(name))
        total.add(score)
    print(total.line("all"))
    for kind in ("plain", "nested", "inherited"):
        print(f"  {kind:10} {total.kinds[kind + ' found']} of {total.kinds[kind + ' labelled']}")
    for each in FIELDS:
        print(f"  {each:18} {total.right[each] / (total.found or 1):.3f}")
    if wanted.misses:
        spans = [note for note in total.notes if " of " not in note.split("\n")[0][:60]]
        rest = [note for note in total.notes if note not in spans]
        print(*(spans + rest)[:10], sep="\n")


if __name__ == "__main__":
    main()
