"""The page of a rule in the terminal: what it finds, why it matters, how to settle or waive it."""

from plancheck import rules, summary
from plancheck.silence import NEVER
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text

_SNIPPET = """\
waivers:
  - id: W1
    rule: {slug}
    subject: {element}
    reason: "…"
    approved_by: "…"
    approved_on: 2026-01-15
    expires: 2026-06-30"""


def page(slug: str, lang: Lang, *, colour: bool) -> str:
    """Return the page of a rule."""
    rule = rules.by_slug()[slug]
    rows = [
        (Text("Nhóm", "Family"), summary.family(rule)),
        (Text("Mức", "Level"), summary.levels(rule)),
        (Text("Nội dung", "Finds"), summary.shown(rule.message)),
        (Text("Vì sao", "Why"), rule.why),
        (Text("Cách xử lý", "What to do"), summary.shown(rule.fix)),
        (Text("Căn cứ", "Ground"), rule.ground),
    ]
    lines = [f"{paint(rule.title.in_(lang), 'bold', colour=colour)} [{slug}]", ""]
    lines += [indent(f"{label.in_(lang)}: {text.in_(lang)}", "  ", "") for label, text in rows]
    lines += ["", *_waiving(slug, lang)]
    return "\n".join(lines) + "\n"


def _waiving(slug: str, lang: Lang) -> list[str]:
    if rules.families()[slug] in NEVER:
        words = Text(
            "Quy tắc này không miễn trừ được: phải sửa.", "It cannot be waived: it must be mended."
        )
        return [words.in_(lang)]
    words = Text(
        "Miễn trừ có thời hạn (trong tệp bất kỳ của kế hoạch, ví dụ waivers.yaml):",
        "To waive it for a time (in any file of the plan, for example waivers.yaml):",
    )
    element = Text("<mã mục>", "<id of the element>").in_(lang)
    snippet = _SNIPPET.format(slug=slug, element=element).split("\n")
    reason = Text("lý do", "the reason").in_(lang)
    comment = Text("Hoặc ghi ngay tại dòng:", "Or on the line itself:").in_(lang)
    return [
        words.in_(lang),
        *(f"  {line}" for line in snippet),
        f"{comment} # plancheck: ignore[{slug}] {reason}",
    ]


def listing(lang: Lang, family: str | None) -> str:
    """Return all rules, a line each under its family: how grave, and what they are about."""
    lines: list[str] = []
    last = ""
    for slug, rule in rules.by_slug().items():
        mine = rules.families()[slug]
        if family not in (None, mine):
            continue
        if mine != last:
            head = f"{summary.family(rule).in_(lang)} [{mine}]"
            lines += ["", head] if lines else [head]
            last = mine
        level = summary.levels(rule).in_(lang)
        lines.append(indent(f"{slug:36} {plain(rule.title.in_(lang))} ({level})", " " * 39, "  "))
    return "\n".join(lines) + "\n"
