"""Sums and ratios worked out from their terms."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plancheck.equations import Worked, worked
from support import built, steps

REGISTRY = """\
indicators:
  - {id: n, vi: Số hồ sơ, kind: count, unit: dossier}
  - {id: s, vi: Tỷ lệ, kind: share, unit: percent}
  - {id: a, vi: Số tiền, kind: amount, unit: đồng}
"""


def one(op: str, total: str, *terms: str, of: str = "n", result: str = "") -> Worked:
    rows = "".join(
        f"  - {{id: m{rank}, indicator: {of if rank else result or of}, value: {{{value}}}}}\n"
        for rank, value in enumerate((total, *terms))
    )
    names = ", ".join(f"m{rank}" for rank in range(1, len(terms) + 1))
    text = (
        f"measurements:\n{rows}equations:\n  - {{id: E, op: {op}, total: m0, terms: [{names}]}}\n"
    )
    workspace, findings = built({"registry.yaml": REGISTRY, "m.yaml": text})
    assert not findings
    (found,) = worked(workspace.plans[0])
    return found


NUMBERS = st.decimals(-(10**9), 10**9, places=9).map(lambda number: f"{number:f}")


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_what_adds_up_holds_to_the_last_decimal(terms: list[str]) -> None:
    total = sum(map(Decimal, terms))
    eqs = [f"eq: {term}" for term in terms]
    assert one("sum", f"eq: {total:f}", *eqs, of="a").holds
    off = one("sum", f"eq: {total + Decimal('1e-9'):f}", *eqs, of="a")
    assert (off.holds, off.gap) == (False, Decimal("1e-9"))


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=4), st.integers(0, 5000))
def test_a_term_known_less_well_never_turns_a_sum_that_holds_into_one_that_fails(
    terms: list[int], total: int
) -> None:
    exact = [f"eq: {term}" for term in terms]
    if one("sum", f"eq: {total}", *exact).holds:
        assert one("sum", f"eq: {total}", f"ge: {terms[0]}", *exact[1:]).holds
        assert one("sum", f"le: {total}", *exact).holds


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_a_share_rounded_to_its_decimals_holds(part: int, more: int) -> None:
    whole = part + more
    for places in ("1", "0.1", "0.01"):
        rounded = (Decimal(part) * 100 / whole).quantize(Decimal(places))
        found = one("ratio", f"eq: {rounded:f}", f"eq: {part}", f"eq: {whole}", result="s")
        assert found.holds
        far = rounded - 2 * Decimal(places) if rounded > 50 else rounded + 2 * Decimal(places)
        assert not one("ratio", f"eq: {far:f}", f"eq: {part}", f"eq: {whole}", result="s").holds


def test_a_formula_shows_what_was_worked_out() -> None:
    found = one("sum", "eq: 1", "eq: 1440", "gt: 203")
    assert found.formula().vi == "1.440 + trên 203 = trên 1.643 hồ sơ"
    assert found.formula().en == "1,440 + over 203 = over 1,643 dossiers"
    ratio = one("ratio", "eq: 30", "eq: 643", "le: 1819", result="s")
    assert ratio.doubt.en == "the whole, m2, may be nothing"
    bounded = one("ratio", "eq: 30", "le: 643", "eq: 1819", result="s")
    assert bounded.formula().en == "at most 643 dossiers / 1,819 dossiers = from 0 to 35.35%"


def test_many_equations_are_worked_out_once() -> None:
    rows = "".join(f"  - {{id: m{n}, indicator: n, value: {{eq: {n}}}}}\n" for n in range(400))
    sums = "".join(f"  - {{id: E{n}, op: sum, total: m{n}, terms: [m{n}]}}\n" for n in range(400))
    workspace, _ = built({"r.yaml": REGISTRY, "m.yaml": f"measurements:\n{rows}equations:\n{sums}"})
    (plan,) = workspace.plans
    first = steps(lambda: worked(plan))
    assert steps(lambda: worked(plan)) < first / 100
