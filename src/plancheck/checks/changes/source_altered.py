"""Source texts that are not what they were, or are no longer there.

The text of a document that was issued does not change; another version of it is another file.
"""

from collections.abc import Iterator

from plancheck.diff.asking import Changes
from plancheck.diff.delta import Delta, Difference
from plancheck.findings import Finding, Place, Rule
from plancheck.model import SourceDocument
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="source-altered",
    severity="error",
    draft="warning",
    title=Text("Văn bản nguồn bị sửa", "Source text altered"),
    message=Text(
        "Văn bản nguồn {file} của kế hoạch {plan} {what}.",
        "The source text {file} of the plan {plan} {what}.",
    ),
    why=Text(
        "Mọi trích dẫn và đối chiếu dựa vào văn bản này; sửa nó thì điều kế hoạch nói không còn"
        " kiểm chứng được.",
        "Every quote is held against this text; once it is altered, nobody can verify what the"
        " plan says.",
    ),
    fix=Text(
        "Khôi phục tệp. Nếu là bản khác của văn bản (bản đính chính, bản sửa đổi), thêm thành tệp"
        " riêng trong “source_documents”. Nếu bản cũ gõ sai: miễn trừ và nêu nguồn đã đối chiếu.",
        "Restore the file. If it is another version (a correction, an amending act), add it as a"
        " file of its own under “source_documents”. If the old copy was mistyped, waive this and"
        " say what it was compared with.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: văn bản nguồn là bản sao nguyên văn, không sửa; bản đính chính, sửa"
        " đổi là một văn bản khác.",
        "The plan file format: a source text is a verbatim copy and is never edited; a correction"
        " or an amendment is another document.",
    ),
)
_ALTERED = Text("bị sửa{more}", "is altered{more}")
_GONE = Text("không còn trong hồ sơ", "is no longer on file")


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("source-altered", "note-removed"):
        head = changes.head(delta)
        file, what = _what(changes, delta, head)
        if head is not None and file:
            yield changes.finding(
                RULE, delta, place=_place(head, file), file=file, plan=head.id, what=what
            )._replace(mark=file)


def _what(changes: Changes, delta: Delta, head: Plan | None) -> tuple[str, Text]:
    """Return which file is not what it was, and what became of it; no name where none is."""
    if delta.kind == "source-altered":
        return delta.key, _ALTERED.fill(more=changes.more(delta))
    gone = delta.before
    if not isinstance(gone, SourceDocument) or head is None:
        return "", _GONE
    kept = {each.sha256 for each in head.identity.source_documents}
    kept |= {text.digest for text in head.texts.values()}
    return ("" if gone.sha256 in kept else gone.file), _GONE


def _place(head: Plan, file: str) -> Place:
    documents = head.identity.source_documents
    for rank, each in enumerate(documents):
        if each.file == file:
            return head.at(head.identity, "source_documents", rank)
    return head.at(head.identity, *(["source_documents"] if documents else []))
