"""Every rule against its own examples.

Those that `explain` shows are src/plancheck/examples/<slug>/{bad,good}; further cases are
tests/checks/<slug>/{bad,good}-<what is special about them>.

An example is a workspace: one YAML file, or a folder of files; for a rule about change it is a
folder that holds two of them, `before` and `after`. Its first file begins with the day,
`# as-of: 2026-07-01`. A line where the rule must be found ends with `# finding`, or with
`# finding: some words of the message` (in Vietnamese or English). The rule must be found on these
lines and on no other.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from plancheck import engine, explain, load, locating, rules, silence
from plancheck.amending import Held
from plancheck.checks import all_checks
from plancheck.diff.compare import compare
from plancheck.findings import Finding
from plancheck.load import Loaded
from support import REPOSITORY

FURTHER = Path(__file__).parent / "checks"
SHOWN = REPOSITORY / "src/plancheck/examples"
MARK = re.compile(rb"# finding(?:: (?P<words>.+?))?\r?$")
CASES = sorted((*SHOWN.glob("*/*"), *FURTHER.glob("*/*")))


def read(example: Path, tmp_path: Path) -> tuple[Loaded, date]:
    """Load an example from a folder of its own, so that nothing beside it is read."""
    if example.is_dir():
        root = example / "after" if (example / "after").is_dir() else example
        first = min(root.rglob("*.yaml"))
    else:
        root, first = tmp_path, example
        (tmp_path / example.name).write_bytes(example.read_bytes())
    match = re.match(rb"(?:\xef\xbb\xbf)?# as-of: (\d{4}-\d\d-\d\d)", first.read_bytes())
    assert match, f"{first} must begin with its day"
    as_of = date.fromisoformat(match[1].decode())
    return load.load(str(root)), as_of


def found_by(slug: str, loaded: Loaded, as_of: date) -> list[Finding]:
    if rules.families()[slug] == "changes":
        return changed(slug, Path(loaded.root).parent, as_of)
    days = {plan.id: as_of for plan in loaded.workspace.plans}
    chosen = [check for check in all_checks() if check.rule.slug == slug]
    if rules.families()[slug] == "waivers":
        return silenced_by(loaded, days, slug)
    checked = engine.run(loaded.workspace, days, chosen)
    return [finding for finding in (*loaded.findings, *checked) if finding.rule.slug == slug]


def changed(slug: str, example: Path, as_of: date) -> list[Finding]:
    """Return what a rule about change finds between the two versions of an example."""
    whole = Held(date.max, date.max)
    one, other = (
        load.load(str(example / name), None, whole).workspace for name in ("before", "after")
    )
    chosen = [check for check in all_checks() if check.rule.slug == slug]
    days = {plan.id: as_of for plan in other.plans}
    return engine.compare(compare(one, other), days, chosen)


def silenced_by(loaded: Loaded, days: dict[str, date], slug: str) -> list[Finding]:
    found = engine.run(loaded.workspace, days, all_checks())
    settings = silence.Settings(days, frozenset(rules.by_slug()))
    outcome = silence.apply(found, loaded.workspace, loaded.documents, settings)
    return [finding for finding in outcome.own if finding.rule.slug == slug]


@pytest.mark.parametrize("example", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example(example: Path, tmp_path: Path) -> None:
    loaded, as_of = read(example, tmp_path)
    documents = {document.file: document for document in loaded.documents}
    found: dict[tuple[str, int], str] = {}
    for finding in found_by(example.parent.name, loaded, as_of):
        document = documents[finding.place.file]
        location = locating.locate(document, [finding.place])[finding.place]
        at = (location.file, location.line)
        found[at] = found.get(at, "") + f"{finding.message.vi} {finding.message.en} "
    expected = {
        (document.file, number): (mark["words"] or b"").decode()
        for document in loaded.documents
        for number, line in enumerate(
            (Path(loaded.root) / document.file).read_bytes().split(b"\n"), 1
        )
        if (mark := MARK.search(line))
    }
    assert sorted(found) == sorted(expected)
    for at, words in expected.items():
        assert words in found[at]
    assert bool(expected) == example.stem.startswith("bad")


@pytest.mark.parametrize("slug", sorted(rules.by_slug()))
def test_every_rule_has_a_good_and_a_bad_example(slug: str) -> None:
    assert sorted(path.stem for path in (SHOWN / slug).iterdir()) == ["bad", "good"]


def test_every_example_belongs_to_a_rule() -> None:
    assert {path.parent.name for path in CASES} == set(rules.by_slug())


def test_a_file_is_called_after_its_rule() -> None:
    for check in all_checks():
        function = check.run or check.run_registry or check.run_change
        assert function is not None
        assert function.__module__.endswith("." + check.rule.slug.replace("-", "_"))


@pytest.mark.parametrize("slug", sorted(rules.by_slug()))
def test_the_page_of_a_rule_shows_its_examples(slug: str) -> None:
    for lang in ("vi", "en"):
        page = explain.page(slug, lang, colour=False)
        assert "# finding" not in page
        assert "←" in page


def test_the_list_of_rules_names_each_family_once() -> None:
    heads = [line for line in explain.listing("en", None).split("\n") if line[:1].strip()]
    assert len(heads) == len(set(heads)) == len(set(rules.families().values()))
    (head,) = [line for line in explain.listing("en", "waivers").split("\n") if line[:1].strip()]
    assert head.endswith("[waivers]")
