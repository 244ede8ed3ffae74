"""The bar of one target: where it started, what is wanted, what came out.

Shares are drawn from 0 to 100 %, everything else up to a round number. What was not measured, or
cannot be compared, is hatched: never a bar of length nothing.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from plancheck.measured import Compared
from plancheck.model import Value
from plancheck.quantity import described, interval, share
from plancheck.site.pictures.figure import (
    SMALL,
    TIGHT,
    Figure,
    Pen,
    block,
    framed,
    hatched,
    hatching,
    letters,
    line,
    linked,
    path,
    rect,
    wrapped,
)
from plancheck.site.pictures.lettering import width
from plancheck.site.pictures.states import tone, word
from plancheck.standing import StandingTarget
from plancheck.text import Text
from plancheck.verdict import enough

WIDE = 280
_TRACK = 168  # the width of the bar itself
_TOP, _THICK = 3, 12
_NOTHING = Text("chưa có số liệu", "no figure yet")
_APART = Text("số liệu {value} không so được", "figure {value} is not comparable")
_WANTED = Text("cần {value}", "wanted: {value}")
_BASE = Text("gốc {value}", "baseline {value}")
_TITLE = Text("{facts}: {verdict}", "{facts}: {verdict}")


class _Span(NamedTuple):
    """The numbers a value allows; `rough` says that they are only an estimate."""

    low: Decimal | None
    high: Decimal | None
    rough: bool


def bar(pen: Pen, each: StandingTarget, to: str = "") -> Figure | None:
    """Return the bar of a target, or None where it has no number to draw.

    Args:
        pen: what to draw with.
        each: the target as it stands.
        to: the path of the page it leads to, if to any.
    """
    judged = each.verdict
    kind = judged.indicator.kind if judged.indicator else None
    wanted = _span(enough(judged.wanted, judged.indicator), kind)
    if wanted is None or judged.wanted is None:
        return None
    got = _drawable(judged.result, kind)
    base = _drawable(each.baseline, kind)
    low, high = _ends(judged.wanted, (wanted, got, base))
    scale = _Scale(low, high)
    facts = _facts(each)
    title = _TITLE.fill(facts=_joined(facts), verdict=word(each.state))
    rows = wrapped(pen, _joined(facts), WIDE, 3, size=SMALL)
    parts = [
        hatching(pen),
        *_track(pen, scale, wanted, got, each.state),
        *([] if base is None else _baseline(scale, base)),
        *_marks(scale, _numbers(judged.wanted), rough=wanted.rough),
        letters(pen, (_TRACK + 10, 14), word(each.state), f"p-strong p-{tone(each.state)}"),
        block(pen, (0, _TOP + _THICK + TIGHT), _joined(facts), rows),
    ]
    beside = _TRACK + 10 + width(pen.say(word(each.state)), 13, bold=True)
    size = (max(WIDE, beside), _TOP + _THICK + TIGHT * len(rows.lines) + 5)
    inner = linked(pen, to, title, parts)
    return Figure(framed(pen, title, size, [inner]), title, None)


def _facts(each: StandingTarget) -> list[Text]:
    result, base, wanted = each.verdict.result, each.baseline, each.verdict.wanted
    facts = [_NOTHING]
    if result is not None:
        value = described(result.value)
        facts = [_APART.fill(value=value) if result.differences else value]
    if wanted is not None:
        facts.append(_WANTED.fill(value=described(wanted)))
    if base is not None and not base.differences:
        facts.append(_BASE.fill(value=described(base.value)))
    return facts


def _joined(facts: list[Text]) -> Text:
    return Text("; ".join(each.vi for each in facts), "; ".join(each.en for each in facts))


def _numbers(value: Value) -> tuple[Decimal, ...]:
    """Return the numbers of a value, in per cent where it is so many of so many."""
    if value.of is None:
        return value.numbers()
    whole = Decimal(value.of)
    return tuple(each * 100 / whole for each in value.numbers()) if whole > 0 else ()


def _span(value: Value | None, kind: str | None) -> _Span | None:
    numbers = _numbers(value) if value is not None else ()
    if value is None or not numbers:
        return None
    if value.comparator() == "approx":
        return _Span(numbers[0], numbers[0], rough=True)
    allowed = interval(value, kind)
    if allowed is None or allowed.empty():  # a number that cannot be: shown where it would be
        return _Span(numbers[0], numbers[-1], rough=True)
    return _Span(allowed.low, allowed.high, rough=False)


def _drawable(figure: Compared | None, kind: str | None) -> _Span | None:
    """Return the numbers of a figure that stands on the scale of the target."""
    return None if figure is None or figure.differences else _span(figure.value, kind)


def _ends(wanted: Value, spans: tuple[_Span | None, ...]) -> tuple[Decimal, Decimal]:
    """Return the ends of the scale: nothing is among them, and every number of a target."""
    numbers = [n for each in spans if each for n in (each.low, each.high) if n is not None]
    numbers += _numbers(wanted)
    low, high = min([Decimal(0), *numbers]), max([Decimal(0), *numbers])
    if low:
        low = -_round_number(-low)
    if share(wanted) and high <= 100:
        return low, Decimal(100)
    return low, _round_number(high) if high or not low else high


def _round_number(number: Decimal) -> Decimal:
    """Return the next 1, 2, 2.5, 5 or 10 with noughts that is not below a number.

    >>> [str(_round_number(Decimal(each))) for each in ("0", "0.03", "7", "100", "1819")]
    ['1', '0.05', '10', '100', '2000']
    """
    if not number:
        return Decimal(1)
    tenth = Decimal(1).scaleb(number.adjusted())
    steps = (Decimal(each) * tenth for each in ("1", "2", "2.5", "5", "10"))
    found = next(each for each in steps if each >= number)
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


class _Scale(NamedTuple):
    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> float:
        """Return where a number stands, within the bar."""
        part = (value - self.low) / (self.high - self.low)
        return float(min(max(part, Decimal(0)), Decimal(1))) * _TRACK


def _track(pen: Pen, scale: _Scale, wanted: _Span, got: _Span | None, state: str) -> Iterator[str]:
    """Yield the bar: its ground, where the target is met, and what came out."""
    yield rect((0, _TOP), (_TRACK, _THICK), "p-track")
    first = scale.at(wanted.low if wanted.low is not None else scale.low)
    last = scale.at(wanted.high if wanted.high is not None else scale.high)
    if last - first > 1:
        yield rect((first, _TOP), (last - first, _THICK), "p-goal")
    if got is None:
        yield hatched(pen, (0, _TOP), (_TRACK, _THICK))
    else:
        zero = scale.at(Decimal(0))
        near = scale.at(got.low if got.low is not None else scale.low)
        far = scale.at(got.high if got.high is not None else scale.high)
        sure = (
            min(near, far, key=lambda at: abs(at - zero)) if (near < zero) == (far < zero) else zero
        )
        if got.rough or far - near > 0.5:
            begin, end = (near, far) if far - near > 0.5 else (min(zero, near), max(zero, near))
            yield hatched(pen, (begin, _TOP + 2), (end - begin, _THICK - 4))
        if not got.rough and abs(sure - zero) > 0:
            box = (min(zero, sure), _TOP + 2.0)
            yield rect(box, (abs(sure - zero), _THICK - 4), f"p-{tone(state)}")
        elif not got.rough and far - near <= 0.5:  # measured, and it is nothing: a line, no bar
            yield line((zero, _TOP), (zero, _TOP + _THICK), f"p-result p-{tone(state)}-edge")


def _marks(scale: _Scale, numbers: tuple[Decimal, ...], *, rough: bool) -> Iterator[str]:
    """Yield a mark at each number that the target names."""
    for each in dict.fromkeys(numbers):
        at = min(max(scale.at(each), 1.5), _TRACK - 1.5)
        kind = "p-wanted p-dashed" if rough else "p-wanted"
        yield line((at, _TOP - 3), (at, _TOP + _THICK + 3), kind)


def _baseline(scale: _Scale, base: _Span) -> Iterator[str]:
    """Yield a small triangle on the bar for what it started from."""
    number = base.low if base.low is not None else base.high
    if number is not None:
        at = min(max(scale.at(number), 4), _TRACK - 4)
        yield _triangle(at, _TOP + _THICK)


def _triangle(at: float, foot: float) -> str:
    return path(["M", at, foot - 5, "L", at + 4, foot + 2, "H", at - 4, "Z"], "p-base")


def legend(pen: Pen) -> Figure:
    """Return what the parts of a bar mean, to stand once on a page that has bars."""
    parts, left = [hatching(pen)], 1.0
    for words, sample in _SAMPLES.items():
        parts += sample(pen, left)
        parts.append(letters(pen, (left + 32, 14), words, "p-dim", "", SMALL))
        left += 32 + width(pen.say(words), SMALL) + 22
    return Figure(framed(pen, _LEGEND, (left, 22), parts), _LEGEND, None)


def _result_sample(_: Pen, left: float) -> Iterator[str]:
    yield rect((left, _TOP + 2), (24, _THICK - 4), "p-none")


def _mark_sample(_: Pen, left: float) -> Iterator[str]:
    yield line((left + 12, _TOP - 3), (left + 12, _TOP + _THICK + 3), "p-wanted")


def _goal_sample(_: Pen, left: float) -> Iterator[str]:
    yield rect((left, _TOP), (24, _THICK), "p-track")
    yield rect((left, _TOP), (24, _THICK), "p-goal")


def _base_sample(_: Pen, left: float) -> Iterator[str]:
    yield _triangle(left + 12, _TOP + _THICK - 2)


def _unknown_sample(pen: Pen, left: float) -> Iterator[str]:
    yield hatched(pen, (left, _TOP), (24, _THICK))


_SAMPLES: dict[Text, Callable[[Pen, float], Iterator[str]]] = {
    Text("kết quả", "result"): _result_sample,
    Text("mức cần đạt", "wanted"): _mark_sample,
    Text("vùng đạt", "met from here"): _goal_sample,
    Text("số liệu gốc", "baseline"): _base_sample,
    Text("chưa có hoặc chưa chắc", "not known, or not certain"): _unknown_sample,
}
_LEGEND = Text("Cách đọc các thanh chỉ tiêu", "How to read the bars")
