"""Acts that the plan's words cite and that the registry does not hold."""

from collections.abc import Iterator
from datetime import date

from plancheck.citation import Citation
from plancheck.cited import label
from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, holder, linked, mentions
from plancheck.plan import Plan
from plancheck.printed import agreeing, plain
from plancheck.text import Text, short

RULE = Rule(
    slug="cited-not-in-registry",
    severity="warning",
    title=Text("Văn bản được dẫn chưa có trong danh mục", "Act cited and not in the registry"),
    message=Text(
        "{owner} dẫn “{printed}”, nhưng danh mục văn bản không có văn bản này.{suggestion}",
        "{owner} cites “{printed}”, which the registry of acts does not hold.{suggestion}",
    ),
    why=Text(
        "Không theo dõi được hiệu lực của văn bản; nếu số in sai thì không ai tìm ra văn bản.",
        "Its force cannot be followed; and if the number is misprinted, nobody finds the act.",
    ),
    fix=Text(
        "Đối chiếu số và ngày với bản gốc; đúng thì thêm văn bản vào danh mục (plancheck law add)"
        " rồi nối bằng “cites”.",
        "Compare number and date with the act itself; if they are right, add the act to the"
        " registry (plancheck law add) and link it with “cites”.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: mỗi văn bản được dẫn có một mục trong danh mục văn bản.",
        "The plan file format: every act that is cited has an entry in the registry.",
    ),
)
_TELLING = 4  # words of a title that must agree


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for each in mentions(plan).read:
        if each.act or each.alike or each.citation.nested or linked(plan, each):
            continue
        place, owner, subject = holder(plan, each)
        printed = short(each.citation.text)
        if (owner, printed) not in told:
            told.add((owner, printed))
            yield RULE.at(
                place,
                (each.place, IN_THE_TEXT),
                subject=subject,
                owner=owner,
                printed=printed,
                suggestion=_meant(plan, each.citation),
            )


def _meant(plan: Plan, citation: Citation) -> Text:
    """Return the act that was meant if only the number is wrong: same day, same title."""
    title = plain(citation.title or "").split()
    for act in plan.registry.acts:
        same_day = act.issued is not None and citation.date == act.issued.isoformat()
        if same_day and title and act.vi and _agree(title, plain(act.vi).split()):
            return Text(f" Có phải là {label(act)}?", f" Is it {label(act)}?")
    return Text("", "")


def _agree(one: list[str], other: list[str]) -> bool:
    for start in range(min(len(one), _OPENING)):
        here, _ = agreeing(one[start:], other)
        if here >= min(_TELLING, len(one) - start, len(other)):
            return True
    return False


_OPENING = 4  # “về việc ban hành” may stand before the title proper
