"""Comparisons for the tests of reports: two versions of a small plan beside each other."""

from datetime import date
from pathlib import Path

from plancheck import comparing, project, sides
from plancheck.amending import Held
from plancheck.comparison import Comparison
from plancheck.project import Asked
from support import HEAD

TODAY = date(2019, 6, 30)
WHEN = sides.When(Held(None, TODAY))
PLAN = """\
objectives:
  - id: MT1
    kind: specific
    vi: '{words}'
    targets:
      - {{id: CT1, indicator: ty-le, value: {{gt: {least}, unit: percent}}, by: 2019-12-31}}
tasks:
  - id: NV1
    kind: content
    vi: 'Nối mạng {words}'
    due: {{by: 2019-09-30}}
    objectives: [{{id: MT1, link: inferred}}]
assignments:
  - {{id: PC1, vi: 'Chủ trì {words}', bodies: [{lead}], role: lead, scope: [NV1]}}
bodies:
  - {{id: a.mot, vi: 'Sở Một {words}', kind: so}}
  - {{id: a.hai, vi: 'Sở Hai {words}', kind: so}}
indicators:
  - {{id: ty-le, vi: 'Tỷ lệ {words}', kind: share, unit: percent, direction: up}}
"""


def plan(words: str = "", least: int = 90, lead: str = "a.mot") -> str:
    return PLAN.format(words=words.replace("'", "''"), least=least, lead=lead)


def between(root: Path, older: dict[str, str], newer: dict[str, str]) -> Comparison:
    """Compare two plans, each given as files beside its head."""
    for name, files in (("older", older), ("newer", newer)):
        folder = root / name
        folder.mkdir(parents=True)
        for file, text in ({"plan.yaml": HEAD} | files).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8")
    opened = project.open_project([str(root / "newer")])
    one, other = sides.both(opened, str(root / "older"), str(root / "newer"), WHEN)
    found = comparing.comparison(one, other, Asked(), TODAY)
    return found._replace(base="older", head="newer")
