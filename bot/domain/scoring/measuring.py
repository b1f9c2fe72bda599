"""What a seller's week comes to in one metric: done over expected, and the points of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from bot.domain.scoring.metrics import Kind
from bot.domain.scoring.rates import rate
from bot.domain.scoring.terms import Note, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.scoring.frame import Expectation
    from bot.domain.scoring.seller_week import SellerWeek
    from bot.domain.scoring.yardstick import Yardstick

Measured: TypeAlias = tuple["Expectation", int, int, "Note | None"]
"""What is expected in the end, what was done in units of 1/scale, that scale, and why it is not simply that."""


def term(at: SellerWeek, expectation: Expectation) -> Term:
    """Return the line of one metric."""
    expected, done, scale, note = _KINDS[expectation.yardstick.kind](at, expectation)
    return Term(
        yardstick=expected.yardstick,
        first=expected.first,
        done_units=done * expected.scale,
        expected_units=expected.units * scale,
        scale=scale * expected.scale,
        centipoints=_points(expected, done, scale, note),
        note=note or expected.note,
    )


def earned(at: SellerWeek, expectations: Iterable[Expectation]) -> int:
    """Return the centipoints of some lines together."""
    return sum([_points(*_KINDS[each.yardstick.kind](at, each)) for each in expectations])


def _points(expected: Expectation, done: int, scale: int, note: Note | None) -> int:
    if note is Note.HELD:
        return expected.yardstick.full
    return expected.centipoints(done, scale) if done > 0 else 0


def _counter(at: SellerWeek, expectation: Expectation) -> Measured:
    series = at.history.series(expectation.yardstick.raw)
    return expectation, series.total(expectation.first, at.week), series.scale, None


def _derived(at: SellerWeek, expectation: Expectation) -> Measured:
    done, scale = (_revenue if expectation.yardstick.metric.is_money else _customers)(at, expectation.first)
    return expectation, done, scale, None


def _revenue(at: SellerWeek, first: int) -> tuple[int, int]:
    (social, other, scale), won = at.frame.scheme.source_factor.units, at.won
    return social * won.social.total(first, at.week) + other * won.other.total(first, at.week), won.social.scale * scale


def _customers(at: SellerWeek, first: int) -> tuple[int, int]:
    scheme = at.frame.scheme
    return at.won.customers(first, at.week, gap=scheme.customer_gap, min_value=scheme.min_deal_value)


def _growth(at: SellerWeek, expectation: Expectation) -> Measured:
    yardstick, first = expectation.yardstick, expectation.first
    series = at.history.steady(yardstick.raw)
    position = series.latest(at.week)
    if position is None:
        return expectation, 0, 1, Note.UNREPORTED
    before = max(first - 1, series.weeks[0])
    if before >= first:
        expectation = at.frame.expected_from(before + 1, yardstick)
    if at.is_stale(series.weeks[position], at.week):
        return expectation, 0, 1, Note.STALE
    grown = max(0, series.units[position] - series.highest(before - at.frame.scheme.hwm_weeks + 1, before))
    if _is_held(at, yardstick, position) and not 0 < expectation.units * series.scale <= grown * expectation.scale:
        return expectation, grown, series.scale, Note.HELD
    return expectation, grown, series.scale, Note.BASELINE if before >= at.week else None


def _is_held(at: SellerWeek, yardstick: Yardstick, position: int) -> bool:
    """Tell whether a level as it was reported, whatever LinkedIn did to it, is where growth counts as reached."""
    if yardstick.held_at is None:
        return False
    (goal, goals), levels = yardstick.held_at, at.history.series(yardstick.raw)
    return levels.units[position] * goals >= goal * levels.scale


def _gauge(at: SellerWeek, expectation: Expectation) -> Measured:
    if at.frame.season_start is not None:
        return _season_gauge(at, expectation)
    reading = at.reading(expectation.yardstick.raw, at.week)
    if reading is None or reading.is_stale:
        return expectation, 0, 1, Note.UNREPORTED if reading is None else Note.STALE
    return expectation, reading.units, reading.scale, None


def _season_gauge(at: SellerWeek, expectation: Expectation) -> Measured:
    yardstick = expectation.yardstick
    done, parts = 0, 1
    for week, present, goal, goals in at.frame.levels(yardstick):
        reading = at.reading(yardstick.raw, week)
        if reading is None or reading.is_stale:
            continue
        level, whole = reading.units * goals, goal * reading.scale
        if level >= whole:
            level = whole = 1
        if parts % whole:
            done, parts = done * whole, parts * whole
        done += present * level * (parts // whole)
    is_known = at.history.series(yardstick.raw).latest(at.week) is not None
    return expectation, done, parts * expectation.scale, None if is_known else Note.UNREPORTED


def _rate(at: SellerWeek, expectation: Expectation) -> Measured:
    quotient = rate(at.history, expectation.yardstick.metric, expectation.first, at.week, at.frame.scheme)
    return expectation, *quotient.guarded.as_integer_ratio(), None if quotient.is_telling else Note.TOO_FEW


_KINDS: Final[Mapping[Kind, Callable[[SellerWeek, Expectation], Measured]]] = {
    Kind.GAUGE: _gauge,
    Kind.GROWTH: _growth,
    Kind.COUNTER: _counter,
    Kind.DERIVED: _derived,
    Kind.RATE: _rate,
}
