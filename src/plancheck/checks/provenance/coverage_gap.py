"""Text of the source that no element of the plan accounts for."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.coverage import Gap, Stretch, coverage
from plancheck.findings import Finding, Place, Rule
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="coverage-gap",
    severity="warning",
    absence=True,
    title=Text("Văn bản chưa được mã hóa hết", "Text left out"),
    message=Text(
        "{where}: {left}/{letters} chữ cái, chữ số của {file} chưa có trong mục nào: dòng {gaps}.",
        "{where}: {left} of {letters} letters or digits of {file} are in no element: lines {gaps}.",
    ),
    why=Text(
        "Có thể đã bỏ sót nhiệm vụ, chỉ tiêu hay căn cứ; phần bỏ sót không được kiểm tra.",
        "A task, a target or a basis may have been left out; what is left out is not checked.",
    ),
    fix=Text(
        "Thêm đoạn còn thiếu vào một mục (“vi” hoặc “quote”), hoặc khai ở “ignore” kèm lý do.",
        "Put the words into an element (“vi” or “quote”), or list them under “ignore” with a"
        " reason.",
    ),
    ground=Text(
        "Thông lệ mã hóa văn bản: mọi chữ của bản gốc thuộc về một mục, hoặc được bỏ qua có lý do.",
        "Good practice of encoding: every word of the source belongs to an element, or is ignored"
        " for a stated reason.",
    ),
)
# A bare “1.”, “a)”, “II.” or “và” between two quotes says nothing that could be left out.
_MARK = re.compile(r"(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,6})[.):]|và|hoặc")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if plan.incomplete:
        return
    for stretch in coverage(plan).stretches:
        gaps = [gap for gap in stretch.gaps if not _MARK.fullmatch(gap.words)]
        if not gaps:
            continue
        place, subject, where = _home(plan, stretch)
        yield RULE.at(
            place,
            subject=subject,
            where=where,
            left=stretch.letters - stretch.covered,
            letters=stretch.letters,
            file=stretch.file,
            gaps=_listing(gaps),
        )


def _home(plan: Plan, stretch: Stretch) -> tuple[Place, str, Text]:
    section = stretch.section
    if section is not None:
        title = f"{section.number} (“{short(section.vi, 60)}”)"
        return plan.at(section), plan.ref(section), Text(f"Mục {title}", f"Section {title}")
    files = [document.file for document in plan.identity.source_documents]
    place = plan.at(plan.identity, "source_documents", files.index(stretch.file))
    return place, plan.id, Text("Phần trước mục đầu tiên", "Before the first section")


def _listing(gaps: list[Gap]) -> Text:
    return listing((_shown(gap) for gap in gaps), 3)


def _shown(gap: Gap) -> str:
    lines = str(gap.first) if gap.first == gap.last else f"{gap.first}-{gap.last}"
    return f"{lines} “{short(gap.words, 60)}”"
