"""Links to an act that the words they are anchored to do not cite."""

from collections.abc import Iterator
from datetime import date

from plancheck.citation import read
from plancheck.cited import named
from plancheck.findings import Finding, Rule
from plancheck.mentions import resolve
from plancheck.model import Act, Citation, Entity
from plancheck.plan import Plan
from plancheck.printed import mentions as places
from plancheck.printed import numbers, plain
from plancheck.provenance import spots
from plancheck.text import Text, short

RULE = Rule(
    slug="linked-not-cited",
    severity="warning",
    title=Text("Liên kết mà câu chữ không dẫn", "Act linked and not cited"),
    message=Text(
        "{owner} nối với {act}, nhưng câu chữ ở đó không dẫn văn bản này: “{words}”.",
        "{owner} is linked to {act}, but the words there do not cite it: “{words}”.",
    ),
    why=Text(
        "Hiệu lực được kiểm tra theo một văn bản mà kế hoạch không nói đến ở chỗ này.",
        "Force is checked against an act that the plan does not speak of here.",
    ),
    fix=Text(
        "Sửa mã ở “act” hoặc dòng ở “source”; nếu văn bản được gọi bằng tên khác thì thêm tên đó"
        " vào “other_names” của văn bản.",
        "Correct the id under “act” or the lines under “source”; if the act goes by another name,"
        " add it to “other_names” of the act.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: chỉ mã hóa điều văn bản nói.",
        "The plan file format: only what the text says is encoded.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for owner, citation, path in plan.citations():
        act = plan.act(citation.act)
        words = list(plan.words_of(owner, citation))
        if act is None or not words or not _printed(owner, citation):
            continue  # without a source text, the link itself is the citation
        if citation.printed and numbers(plain(citation.printed)):
            continue  # what prints a number is held against the act's by another check
        if not any(_names(act, each) for each in words) and not _means(plan, act, words):
            yield RULE.at(
                plan.at(owner, *path, "act"),
                subject=plan.ref(owner),
                owner=owner.id,
                act=named(act),
                words=short(words[0]),
            )


def _printed(owner: Entity, citation: Citation) -> bool:
    return bool(citation.printed) or any(spots(citation)) or any(spots(owner))


def _names(act: Act, words: str) -> bool:
    text = plain(words)
    names = (act.number, act.vi, *act.other_names)
    return any(name and next(places(text, plain(name)), None) is not None for name in names)


def _means(plan: Plan, act: Act, words: list[str]) -> bool:
    """Tell whether the words cite the act in a form that only the reader of citations knows."""
    for each in words:
        for citation in read(each).citations:
            found, alike = resolve(plan.registry, citation)
            if act in (found, *alike):
                return True
    return False
