"""Links to an act that the words they are anchored to do not cite."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.citation import read
from plancheck.findings import Finding, Rule
from plancheck.mentions import resolve
from plancheck.model import Act, Citation, Entity
from plancheck.naming import KINDS, named
from plancheck.plan import Plan
from plancheck.printed import mentions as places
from plancheck.printed import name_of_law, numbers, plain
from plancheck.provenance import spots
from plancheck.registry import NAMED_BY_TITLE
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
        if act is None or not words or _told_elsewhere(act, citation):
            continue
        if not _printed(owner, citation):
            continue  # without a source text, the link itself is the citation
        if not any(_names(act, each) for each in words) and not _means(plan, act, words):
            yield RULE.at(
                plan.at(owner, *path, "act"),
                subject=plan.ref(owner),
                owner=owner.id,
                act=named(act),
                id=act.id,
                words=short(words[0]),
            )


def _printed(owner: Entity, citation: Citation) -> bool:
    return bool(citation.printed) or any(spots(citation)) or any(spots(owner))


def _told_elsewhere(act: Act, citation: Citation) -> bool:
    """Tell whether another check holds what is printed against the act: a number, a law's name."""
    printed = plain(citation.printed or "")
    law = act.type in NAMED_BY_TITLE and name_of_law(printed)[:1] in (["luật"], ["bộ"], ["pháp"])
    return bool(printed) and (bool(numbers(printed)) or law)


def _names(act: Act, words: str) -> bool:
    text = plain(words)
    names = (act.number, act.vi, *act.other_names)
    if act.type == "tieu-chuan" and act.number:
        names += (act.number.removeprefix("TCVN "),)  # an ISO standard goes by its own number too
    if any(name and next(places(text, plain(name)), None) is not None for name in names):
        return True
    return _by_short_number(act, text) or _by_content(act, text)


def _by_short_number(act: Act, text: str) -> bool:
    """Tell whether an act is called by the beginning of its number: `Nghị quyết 36a`, `Đề án 99`.

    That is how people speak of an act that is well known; the link says which one they mean.
    """
    parts = _PART.findall(plain(act.number or "").lstrip("0"))
    if len(parts) < 2:
        return False
    kinds = (plain(KINDS[act.type].vi) if act.type in KINDS else "", *_CONTENTS)
    kind = "|".join(re.escape(each) for each in kinds if each)
    heads = ("".join(parts[:upto]) for upto in range(1, len(parts)))
    return any(
        head in text
        and re.search(rf"(?<!\w)(?:{kind})(?: số:?)? 0*{re.escape(head)}(?![\w])(?![/-]\w)", text)
        for head in heads
    )


def _by_content(act: Act, text: str) -> bool:
    """Tell whether words name what the act approved or issued, or a law in a list of laws."""
    title = plain(act.vi or "")
    if act.type in NAMED_BY_TITLE:
        bare = title.removeprefix("luật ")
        return bool(_LAWS.search(text)) and next(places(text, bare), None) is not None
    content = _OPENS.sub("", title)
    telling = len(content.split()) >= _TELLING
    return telling and next(places(text, content), None) is not None


_TELLING = 4
_PART = re.compile(r"[/-]?[^/-]+")
_CONTENTS = ("chương trình", "dề án", "kế hoạch", "dự án", "chiến lược")
_LAWS = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn) luật(?!\w)")
_OPENS = re.compile(r"^(?:(?:về việc|về|ban hành|phê duyệt)(?: |$))+")


def _means(plan: Plan, act: Act, words: list[str]) -> bool:
    """Tell whether the words cite the act in a form that only the reader of citations knows."""
    for each in words:
        for citation in read(each).citations:
            if any(act is found for found in resolve(plan.registry, citation).any()):
                return True
    return False
