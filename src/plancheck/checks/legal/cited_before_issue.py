"""Acts issued only after the plan that cites them was adopted."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, first_place, issued_after, on_signing, signed
from plancheck.findings import Finding, Rule
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text
from plancheck.validity import doubt

RULE = Rule(
    slug="cited-before-issue",
    severity="error",
    title=Text("Dẫn văn bản chưa được ban hành", "Act cited before it was issued"),
    message=Text(
        "Kế hoạch dẫn {act}, nhưng {when} văn bản này chưa được ban hành (ban hành {issued})."
        "{doubt}",
        "The plan cites {act}, but {when} it had not been issued yet (issued {issued}).{doubt}",
    ),
    why=Text(
        "Một kế hoạch không thể dẫn văn bản chưa ra đời: ngày ban hành, số văn bản hoặc mã dẫn"
        " chiếu đã ghi sai.",
        "No plan can cite what came after it: a date, a number or an id is wrong.",
    ),
    fix=Text(
        "Đối chiếu bản gốc; sửa “act” ở chỗ dẫn, “issued” hoặc “year” của văn bản, hoặc ngày ban"
        " hành kế hoạch.",
        "Compare with the originals; correct “act” of the citation, “issued” or “year” of the act,"
        " or the date of adoption.",
    ),
    ground=Text(
        "Lô-gic thời gian: văn bản được dẫn ra đời trước văn bản dẫn nó.",
        "Logic of time: what is cited comes before what cites it.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in cited(plan):
        act = each.act
        if not issued_after(act, signed(plan, as_of)):
            continue
        grade = (act.grades.issued if act.grades else None) or "evidenced"
        confidence, sentence = doubt(grade)
        key = "issued" if act.issued else "year"
        yield RULE.at(
            first_place(plan, each),
            (plan.registry.at(act, key), Text("Ngày ghi ở đây.", "The date.")),
            *also(plan, each),
            subject=act.id,
            confidence=confidence,
            act=named(act),
            when=on_signing(plan, as_of),
            issued=_IN_DAY.fill(day=act.issued) if act.issued else _IN_YEAR.fill(year=act.year),
            doubt=sentence,
        )


_IN_DAY = Text("ngày {day}", "on {day}")
_IN_YEAR = Text("năm {year}", "in {year}")
