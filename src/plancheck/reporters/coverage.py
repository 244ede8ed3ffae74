"""The coverage of a source text: a line for each section, what is left out, and the total."""

import json
from collections.abc import Sequence
from typing import Any

from plancheck.coverage import Coverage, Stretch
from plancheck.project import Measured
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, short

_WIDTH = 64


def render(measured: Sequence[Measured], lang: Lang, *, colour: bool) -> str:
    """Return the coverage of each plan as text; the last line is the total."""
    lines: list[str] = []
    for each in measured:
        lines.append(paint(plain(each.plan), "bold", colour=colour))
        for stretch in each.coverage.stretches:
            lines.append(_stretch(stretch, lang))
            for gap in stretch.gaps:
                place = _lines(gap.first, gap.last).in_(lang)
                lines.append(indent(f"{place}: {short(gap.words, 160)}", "        ", "      "))
        for wrong in each.misquoted:
            at = wrong.location
            words = f"{at.file}:{at.line}:{at.column} {wrong.finding.message.in_(lang)}"
            lines.append(indent(words, "      ", "  "))
        lines.append("")
    lines.append(indent(_total(measured).in_(lang), ""))
    return "\n".join(lines) + "\n"


def _stretch(stretch: Stretch, lang: Lang) -> str:
    section = stretch.section
    if section is None:
        name = Text("(trước đề mục đầu tiên)", "(before the first heading)").in_(lang)
    else:
        name = f"{section.number}  {section.vi}"
    counts = f"{stretch.covered:>6}/{stretch.letters:<6}"
    return f"  {percent(stretch.covered, stretch.letters):>7} {counts} {plain(short(name, _WIDTH))}"


def percent(part: int, whole: int) -> str:
    """Return a share with one decimal, never rounded up to 100."""
    if not whole:
        return "-"
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10}%"


def _lines(first: int, last: int) -> Text:
    if first == last:
        return Text(f"dòng {first}", f"line {first}")
    return Text(f"dòng {first}-{last}", f"lines {first}-{last}")


def _sums(measured: Sequence[Measured]) -> tuple[int, int, int, int]:
    covered = sum(each.coverage.covered for each in measured)
    letters = sum(each.coverage.letters for each in measured)
    gaps = sum(len(each.coverage.gaps) for each in measured)
    return covered, letters, gaps, sum(len(each.misquoted) for each in measured)


def _total(measured: Sequence[Measured]) -> Text:
    covered, letters, gaps, wrong = _sums(measured)
    if not letters:
        return Text(
            "Không có văn bản nguồn nào để đối chiếu (source_documents).",
            "There is no source text to compare with (source_documents).",
        )
    share = percent(covered, letters)
    return Text(
        f"Tổng cộng: {share} ({covered}/{letters} chữ cái và chữ số), {gaps} đoạn chưa mã hóa,"
        f" {wrong} trích dẫn không khớp.",
        f"Total: {share} ({covered}/{letters} letters and digits), {gaps} stretches not encoded,"
        f" {wrong} quotes not found.",
    )


def complete(measured: Sequence[Measured]) -> bool:
    """Tell whether everything is encoded and every quote stands in the text."""
    covered, letters, _, wrong = _sums(measured)
    return letters > 0 and covered == letters and not wrong


def render_json(measured: Sequence[Measured]) -> str:
    """Return the coverage of each plan as JSON."""
    return json.dumps([_plan(each) for each in measured], ensure_ascii=False, indent=2) + "\n"


def _plan(each: Measured) -> dict[str, Any]:
    coverage: Coverage = each.coverage
    return {
        "plan": each.plan,
        "covered": coverage.covered,
        "letters": coverage.letters,
        "misquoted": [
            {"file": w.location.file, "line": w.location.line, "message": w.finding.message.en}
            for w in each.misquoted
        ],
        "sections": [
            {
                "file": stretch.file,
                "section": stretch.section.number if stretch.section else None,
                "covered": stretch.covered,
                "letters": stretch.letters,
                "gaps": [gap._asdict() for gap in stretch.gaps],
            }
            for stretch in coverage.stretches
        ],
    }
