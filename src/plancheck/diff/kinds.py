"""Every kind of change between two plans: what it weighs, what it is called, and its opposite.

A change is substantive if it alters what the plan promises, asks for, rests on or reports, and
administrative if it does not. Substantive ones are ordered by what a reviewer must see first.
"""

from typing import NamedTuple

from plancheck.text import Text


class Kind(NamedTuple):
    """A kind of change: `mirror` is what it is called when the two plans change places.

    `group` names the heading it stands under; `says` is the sentence, with the fields `element`
    (“nhiệm vụ B2”), `key`, `before`, `after`, `change` (from what to what), and `more`.
    """

    slug: str
    mirror: str
    substantive: bool
    group: str
    says: Text


GROUPS: dict[str, Text] = {
    "weakened": Text(
        "Cam kết bị giảm, bị bỏ hoặc tính cách khác",
        "Promises lowered, dropped or counted in another way",
    ),
    "duties": Text("Trách nhiệm", "Who answers for what"),
    "basis": Text("Căn cứ pháp lý", "Legal basis"),
    "time": Text("Thời hạn", "Deadlines"),
    "money": Text("Kinh phí", "Funding"),
    "results": Text("Kết quả, báo cáo", "Results and reports"),
    "raised": Text("Cam kết được bổ sung hoặc nâng lên", "Promises added or raised"),
    "links": Text("Liên kết", "Links"),
    "silence": Text("Miễn trừ", "Waivers"),
    "law": Text("Danh mục văn bản, cơ quan, hệ thống", "Registry of acts, bodies, systems"),
    "words": Text("Câu chữ", "Wording"),
    "other": Text("Nội dung khác", "Other content"),
    "office": Text("Thay đổi kỹ thuật, không đổi nội dung", "Administrative, no change of meaning"),
}


def _pair(
    slugs: tuple[str, str], groups: tuple[str, str], one: Text, other: Text
) -> tuple[Kind, Kind]:
    """Return a kind and its opposite."""
    first, second = slugs
    return (
        Kind(first, second, substantive=True, group=groups[0], says=one),
        Kind(second, first, substantive=True, group=groups[1], says=other),
    )


def _alone(slug: str, group: str, says: Text) -> Kind:
    """Return a kind that is its own opposite."""
    return Kind(slug, slug, substantive=group != "office", group=group, says=says)


def _office(slugs: tuple[str, str], one: Text, other: Text) -> tuple[Kind, Kind]:
    first, second = _pair(slugs, ("office", "office"), one, other)
    return first._replace(substantive=False), second._replace(substantive=False)


_WEAKENED, _RAISED = _pair(
    ("target-weakened", "target-strengthened"),
    ("weakened", "raised"),
    Text("{element} bị hạ: {change}.", "{element} is lowered: {change}."),
    Text("{element} được nâng: {change}.", "{element} is raised: {change}."),
)
_NO_TARGET, _NEW_TARGET = _pair(
    ("target-removed", "target-added"),
    ("weakened", "raised"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_TASK, _NEW_TASK = _pair(
    ("task-removed", "task-added"),
    ("weakened", "raised"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_OBJECTIVE, _NEW_OBJECTIVE = _pair(
    ("objective-removed", "objective-added"),
    ("weakened", "raised"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_LEAD, _NEW_LEAD = _pair(
    ("lead-lost", "lead-gained"),
    ("duties", "duties"),
    Text(
        "{element} không còn cơ quan chủ trì (trước là {before}).",
        "{element} lost the lead: {before}.",
    ),
    Text(
        "{element} có cơ quan chủ trì: {after}.",
        "{element} gained a lead: {after}.",
    ),
)
_NO_SUPPORT, _NEW_SUPPORT = _pair(
    ("support-lost", "support-gained"),
    ("duties", "duties"),
    Text(
        "{element} không còn cơ quan {key}: {before}.",
        "{element} lost {before} ({key}).",
    ),
    Text("{element} có thêm cơ quan {key}: {after}.", "{element} gained {after} ({key})."),
)
_NO_DUTY, _NEW_DUTY = _pair(
    ("duty-removed", "duty-added"),
    ("duties", "duties"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_BASIS, _NEW_BASIS = _pair(
    ("basis-lost", "basis-gained"),
    ("basis", "basis"),
    Text("{element} không còn căn cứ {before}.", "{element} no longer rests on {before}."),
    Text("{element} có thêm căn cứ {after}.", "{element} rests on {after} as well."),
)
_NO_CITATION, _NEW_CITATION = _pair(
    ("citation-lost", "citation-gained"),
    ("basis", "basis"),
    Text("{element} không còn viện dẫn {before}.", "{element} no longer cites {before}."),
    Text("{element} viện dẫn thêm {after}.", "{element} cites {after} as well."),
)
_LATER, _EARLIER = _pair(
    ("deadline-later", "deadline-earlier"),
    ("time", "time"),
    Text(
        "Thời hạn của {element} lùi {more}: {change}.",
        "The deadline of {element} moves later by {more}: {change}.",
    ),
    Text(
        "Thời hạn của {element} sớm lên {more}: {change}.",
        "The deadline of {element} moves earlier by {more}: {change}.",
    ),
)
_NO_DEADLINE, _NEW_DEADLINE = _pair(
    ("deadline-lost", "deadline-set"),
    ("time", "time"),
    Text(
        "{element} không còn thời hạn (trước là {before}).",
        "{element} has no deadline any more (it was {before}).",
    ),
    Text("{element} có thời hạn: {after}.", "{element} gets a deadline: {after}."),
)
_LESS, _MORE = _pair(
    ("funding-cut", "funding-raised"),
    ("money", "money"),
    Text(
        "Kinh phí của {element} giảm: {change}.",
        "The funding of {element} is cut: {change}.",
    ),
    Text(
        "Kinh phí của {element} tăng: {change}.",
        "The funding of {element} is raised: {change}.",
    ),
)
_NO_RESULT, _NEW_RESULT = _pair(
    ("result-removed", "result-added"),
    ("results", "results"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_PROGRESS, _NEW_PROGRESS = _pair(
    ("progress-removed", "progress-added"),
    ("results", "results"),
    Text(
        "Bỏ một dòng tiến độ của {element}: {before}.",
        "A progress entry of {element} is dropped: {before}.",
    ),
    Text(
        "Thêm một dòng tiến độ của {element}: {after}.",
        "A progress entry of {element} is added: {after}.",
    ),
)
_NO_LINK, _NEW_LINK = _pair(
    ("link-lost", "link-gained"),
    ("links", "links"),
    Text(
        "{element} không còn {key}: {before}.",
        "{element} lost a link, {key}: {before}.",
    ),
    Text("{element} có thêm {key}: {after}.", "{element} gained a link, {key}: {after}."),
)
_NO_WAIVER, _NEW_WAIVER = _pair(
    ("waiver-removed", "waiver-added"),
    ("silence", "silence"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_LONGER, _SHORTER = _pair(
    ("waiver-extended", "waiver-shortened"),
    ("silence", "silence"),
    Text(
        "{element} được kéo dài: đến hết {before} → đến hết {after}.",
        "{element} is extended: until {before} → until {after}.",
    ),
    Text(
        "{element} bị rút ngắn: đến hết {before} → đến hết {after}.",
        "{element} is shortened: until {before} → until {after}.",
    ),
)
_NO_EVENT, _NEW_EVENT = _pair(
    ("event-removed", "event-added"),
    ("law", "law"),
    Text("Bỏ một sự kiện của {element}: {before}.", "An event of {element} is dropped: {before}."),
    Text("Thêm một sự kiện của {element}: {after}.", "An event of {element} is added: {after}."),
)
_NO_ENTRY, _NEW_ENTRY = _pair(
    ("entry-removed", "entry-added"),
    ("law", "law"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_ELEMENT, _NEW_ELEMENT = _pair(
    ("removed", "added"),
    ("other", "other"),
    Text("Bỏ {element}: {before}.", "{element} is dropped: {before}."),
    Text("Thêm {element}: {after}.", "{element} is added: {after}."),
)
_NO_PART, _NEW_PART = _pair(
    ("part-removed", "part-added"),
    ("other", "other"),
    Text("{element} bỏ {key}: {before}.", "{element} loses {key}: {before}."),
    Text("{element} có thêm {key}: {after}.", "{element} gets {key}: {after}."),
)
_NO_NOTE, _NEW_NOTE = _office(
    ("note-removed", "note-added"),
    Text("{element} bỏ {key}: {before}.", "{element} loses {key}: {before}."),
    Text("{element} có thêm {key}: {after}.", "{element} gets {key}: {after}."),
)

_NO_PLAN, _NEW_PLAN = _pair(
    ("plan-removed", "plan-added"),
    ("weakened", "raised"),
    Text("Bỏ cả {element}: {more}.", "All of {element} is dropped: {more}."),
    Text("Thêm mới {element}: {more}.", "{element} is new: {more}."),
)

# In the order of their weight: what a reviewer must see first stands first.
KINDS: dict[str, Kind] = {
    each.slug: each
    for each in (
        _NO_PLAN,
        _WEAKENED,
        _NO_TARGET,
        _NO_LEAD,
        _NO_TASK,
        _NO_BASIS,
        _alone(
            "target-reshaped",
            "weakened",
            Text(
                "{element} đổi cách tính, {key}: {change}.",
                "{element} is counted in another way, {key}: {change}.",
            ),
        ),
        _NO_OBJECTIVE,
        _alone(
            "lead-changed",
            "duties",
            Text(
                "Cơ quan chủ trì của {element} thay đổi: {change}.",
                "The lead of {element} changes: {change}.",
            ),
        ),
        _NO_DEADLINE,
        _LATER,
        _LESS,
        _alone(
            "result-revised",
            "results",
            Text(
                "{element} bị sửa, {key}: {change}.",
                "{element} is revised, {key}: {change}.",
            ),
        ),
        _NO_RESULT,
        _NO_PROGRESS,
        _alone(
            "progress-changed",
            "results",
            Text(
                "Một dòng tiến độ của {element} bị sửa: {change}.",
                "A progress entry of {element} is altered: {change}.",
            ),
        ),
        _alone(
            "source-altered",
            "other",
            Text(
                "Văn bản nguồn {key} của {element} bị sửa{more}.",
                "The source text {key} of {element} is altered{more}.",
            ),
        ),
        _NO_SUPPORT,
        _NO_DUTY,
        _alone(
            "duty-changed",
            "duties",
            Text(
                "{element} thay đổi {key}: {change}.",
                "{element} changes {key}: {change}.",
            ),
        ),
        _NO_CITATION,
        _alone(
            "basis-changed",
            "basis",
            Text(
                "Cách viện dẫn ở {element} thay đổi, {key}: {change}.",
                "How {element} cites changes, {key}: {change}.",
            ),
        ),
        _alone(
            "deadline-changed",
            "time",
            Text(
                "Thời hạn của {element} thay đổi: {change}.",
                "The deadline of {element} changes: {change}.",
            ),
        ),
        _EARLIER,
        _alone(
            "funding-changed",
            "money",
            Text(
                "Kinh phí của {element} thay đổi, {key}: {change}.",
                "The funding of {element} changes, {key}: {change}.",
            ),
        ),
        _NEW_WAIVER,
        _LONGER,
        _alone(
            "waiver-changed",
            "silence",
            Text(
                "{element} thay đổi {key}: {change}.",
                "{element} changes {key}: {change}.",
            ),
        ),
        _NO_LINK,
        _alone(
            "link-changed",
            "links",
            Text(
                "{element} thay đổi {key}: {change}.",
                "A link of {element} changes, {key}: {change}.",
            ),
        ),
        _NEW_PLAN,
        _RAISED,
        _NEW_TARGET,
        _NEW_TASK,
        _NEW_OBJECTIVE,
        _NEW_LEAD,
        _NEW_SUPPORT,
        _NEW_DUTY,
        _NEW_BASIS,
        _NEW_CITATION,
        _NEW_DEADLINE,
        _MORE,
        _NEW_RESULT,
        _NEW_PROGRESS,
        _NEW_LINK,
        _NO_WAIVER,
        _SHORTER,
        _NO_EVENT,
        _alone(
            "event-changed",
            "law",
            Text(
                "Một sự kiện của {element} thay đổi: {change}.",
                "An event of {element} changes: {change}.",
            ),
        ),
        _NEW_EVENT,
        _NO_ENTRY,
        _NEW_ENTRY,
        _alone(
            "entry-changed",
            "law",
            Text(
                "{element} thay đổi {key}: {change}.",
                "{element} changes {key}: {change}.",
            ),
        ),
        _alone(
            "reworded",
            "words",
            Text("{element} đổi câu chữ{more}.", "{element} is reworded{more}."),
        ),
        _NO_ELEMENT,
        _NEW_ELEMENT,
        _NO_PART,
        _NEW_PART,
        _alone(
            "changed",
            "other",
            Text(
                "{element} thay đổi {key}: {change}.",
                "{element} changes {key}: {change}.",
            ),
        ),
        _alone(
            "renamed",
            "office",
            Text(
                "{element} được đổi mã: {change}.",
                "{element} has another id: {change}.",
            ),
        ),
        _alone(
            "moved",
            "office",
            Text(
                "{element} chuyển từ {before} sang {after}.",
                "{element} moved from {before} to {after}.",
            ),
        ),
        _alone(
            "restated",
            "office",
            Text(
                "{element} viết cách khác, cùng một mức, {key}: {change}.",
                "{element} says the same in another way, {key}: {change}.",
            ),
        ),
        _alone(
            "retouched",
            "office",
            Text(
                "{element} chỉ chỉnh hình thức câu chữ{more}.",
                "Only the form of the words of {element} changes{more}.",
            ),
        ),
        _NO_NOTE,
        _NEW_NOTE,
        _alone(
            "annotated",
            "office",
            Text(
                "{element} thay đổi {key}: {change}.",
                "{element} changes {key}: {change}.",
            ),
        ),
    )
}
RANKS: dict[str, int] = {slug: rank for rank, slug in enumerate(KINDS)}
