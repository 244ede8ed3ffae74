"""What an event affects, as a tree for people, as JSON, or as a Mermaid chart."""

import json
from typing import Literal

from plancheck.impact import Impact
from plancheck.losses import LOSSES
from plancheck.mermaid import label
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, write

Format = Literal["tree", "json", "mermaid"]

HEADS = {
    "sole": Text("Mất chỗ dựa duy nhất", "Loses its only support"),
    "one-of-several": Text("Mất một trong nhiều chỗ dựa", "Loses one of several supports"),
    "touched": Text("Chỉ liên quan", "Only touched"),
}


def render(result: Impact, notation: Format, lang: Lang, *, colour: bool) -> str:
    """Return an impact in a notation."""
    if notation == "json":
        return _json(result)
    if notation == "mermaid":
        return _mermaid(result, lang)
    return _tree(result, lang, colour=colour)


def _tree(result: Impact, lang: Lang, *, colour: bool) -> str:
    day = write(result.on, lang)
    name = result.name.in_(lang)
    head = Text(f"Nếu {name} chấm dứt từ ngày {day}:", f"If {name} ends on {day}:").in_(lang)
    lines = [paint(plain(head), "bold", colour=colour), indent(result.vi, "  ")]
    if result.known.vi:
        lines.append(indent(result.known.in_(lang), "  "))
    for loss in LOSSES:
        effects = [each for each in result.effects if each.loss == loss]
        if not effects:
            continue
        title = f"{HEADS[loss].in_(lang)} ({len(effects)})"
        lines += ["", paint(title, "bold", colour=colour)]
        for rank, each in enumerate(effects):
            last = rank == len(effects) - 1
            mark, rest = ("└─ ", "   ") if last else ("├─ ", "│  ")
            via = f" ← {' ← '.join(reversed(each.via))}" if each.via else ""
            words = f"{each.id}{via}: “{each.vi}” – {each.reason.in_(lang)}"
            lines.append(indent(words, rest, mark))
    if not result.effects:
        lines += ["", Text("Không mục nào bị ảnh hưởng.", "Nothing is affected.").in_(lang)]
    return "\n".join(lines) + "\n"


def _json(result: Impact) -> str:
    data = {
        "id": result.id,
        "vi": result.vi,
        "on": result.on.isoformat(),
        "known": {"vi": result.known.vi, "en": result.known.en} if result.known.vi else None,
        "effects": [
            {
                "loss": each.loss,
                "id": each.id,
                "vi": each.vi,
                "reason": {"vi": each.reason.vi, "en": each.reason.en},
                "via": list(each.via),
            }
            for each in result.effects
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _mermaid(result: Impact, lang: Lang) -> str:
    names = {each.id: f"{each.id.rpartition('#')[2]}: {each.vi}" for each in result.effects}
    names[result.id] = result.name.in_(lang)
    numbers = {result.id: 0}
    losses: dict[tuple[int, int], str] = {}
    for each in result.effects:
        before = 0
        for name in (*each.via, each.id):
            number = numbers.setdefault(name, len(numbers))
            if number != before:
                known = losses.get((before, number), "")
                losses[before, number] = each.loss if name == each.id else known
            before = number
    lines = ["flowchart LR"]
    lines += [f'  n{number}["{label(names.get(name, name))}"]' for name, number in numbers.items()]
    for (start, end), loss in losses.items():
        words = f"|{label(HEADS[loss].in_(lang))}|" if loss else ""
        arrow = "-.->" if loss == "touched" else "-->"
        lines.append(f"  n{start} {arrow}{words} n{end}")
    return "\n".join(lines) + "\n"
