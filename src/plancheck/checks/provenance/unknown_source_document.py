"""Anchors that point into a text which the plan does not list among its source documents."""

from collections.abc import Iterator
from datetime import date

from plancheck.coverage import anchorings
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="unknown-source-document",
    severity="error",
    title=Text("Dẫn văn bản gốc chưa khai báo", "Anchor to an undeclared source text"),
    message=Text(
        "{element} dẫn văn bản “{doc}”, nhưng kế hoạch không khai báo văn bản gốc này.",
        "{element} points into “{doc}”, which the plan does not list as a source document.",
    ),
    why=Text(
        "Không có văn bản để đối chiếu nên trích dẫn này không được kiểm tra.",
        "There is no text to compare with, so the quote is not verified.",
    ),
    fix=Text(
        "Sửa “doc”, hoặc thêm văn bản vào “source_documents” của kế hoạch.",
        "Correct “doc”, or add the text to “source_documents” of the plan.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: “doc” là tên tệp ghi ở “source_documents”.",
        "The plan file format: “doc” is a file named under “source_documents”.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    declared = {document.file for document in plan.identity.source_documents}
    for element, subject, place, spot, text in anchorings(plan):
        if text is None and spot.doc is not None and spot.doc not in declared:
            yield RULE.at(
                place,
                subject=subject,
                element=element.id,
                doc=short(spot.doc),
            )
