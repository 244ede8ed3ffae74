"""All rules in one list: those of reading and loading, and those of the checks."""

from functools import cache

from plancheck import building, inline, shape, source, waivers
from plancheck.checks import FAMILIES, all_checks
from plancheck.findings import Rule


@cache
def by_slug() -> dict[str, Rule]:
    """Return every rule by its name, in the order of the families."""
    files = (*source.RULES, *shape.RULES, *building.RULES)
    silence = (*waivers.RULES, *inline.RULES)
    rules = [*files, *building.AMENDING, *(check.rule for check in all_checks()), *silence]
    order = {family: rank for rank, family in enumerate(FAMILIES)}
    rules.sort(key=lambda rule: order[families()[rule.slug]])
    return {rule.slug: rule for rule in rules}


@cache
def families() -> dict[str, str]:
    """Return the family of every rule."""
    files = {rule.slug: "files" for rule in (*source.RULES, *shape.RULES, *building.RULES)}
    checked = {check.rule.slug: check.family for check in all_checks()}
    silence = {rule.slug: "waivers" for rule in (*waivers.RULES, *inline.RULES)}
    amending = {rule.slug: "amendments" for rule in building.AMENDING}
    return files | amending | checked | silence
