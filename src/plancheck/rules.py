"""All rules in one list: those of reading and loading, and those of the checks."""

from functools import cache

from plancheck import load, shape, source
from plancheck.checks import all_checks
from plancheck.findings import Rule


@cache
def by_slug() -> dict[str, Rule]:
    """Return every rule by its name, in the order of the families."""
    rules = [*source.RULES, *shape.RULES, *load.RULES, *(check.rule for check in all_checks())]
    return {rule.slug: rule for rule in rules}


@cache
def families() -> dict[str, str]:
    """Return the family of every rule."""
    files = {rule.slug: "files" for rule in (*source.RULES, *shape.RULES, *load.RULES)}
    return files | {check.rule.slug: check.family for check in all_checks()}
