"""What a seller's week comes to in one metric: done over expected, and the points of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from bot.domain.scoring.metrics import Kind
from bot.domain.scoring.rates import rate
from bot.domain.scoring.terms import Note, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.scoring.frame import Expectation
    from bot.domain.scoring.seller_week import Reading, SellerWeek
    from bot.domain.scoring.yardstick import Yardstick

Line: TypeAlias = tuple[int, int, int, int, int, "Note | None"]
"""What a term says beside its yardstick, in the same order; a plain tuple, for very many are only added up."""
_CENTIPOINTS: Final = 4

_HELD_BY: Final[Mapping[str, str]] = {"ssi_growth": "ssi_level"}
"""Growth that counts as reached while another metric is at its goal."""


def term(at: SellerWeek, expectation: Expectation) -> Term:
    """Return the line of one metric."""
    return Term(expectation.yardstick, *_KINDS[expectation.yardstick.kind](at, expectation))


def earned(at: SellerWeek, expectations: Iterable[Expectation]) -> int:
    """Return the centipoints of some lines together."""
    return sum([_KINDS[each.yardstick.kind](at, each)[_CENTIPOINTS] for each in expectations])


def _line(expectation: Expectation, done: int, scale: int, note: Note | None = None) -> Line:
    parts = expectation.scale
    done_units, expected_units = done * parts, expectation.units * scale
    centipoints = expectation.yardstick.centipoints(done_units, expected_units)
    return expectation.first, done_units, expected_units, scale * parts, centipoints, note or expectation.note


def _counter(at: SellerWeek, expectation: Expectation) -> Line:
    series = at.history.series(expectation.yardstick.raw)
    return _line(expectation, series.total(expectation.first, at.week), series.scale)


def _derived(at: SellerWeek, expectation: Expectation) -> Line:
    done, scale = (_revenue if expectation.yardstick.metric.is_money else _customers)(at, expectation.first)
    return _line(expectation, done, scale)


def _revenue(at: SellerWeek, first: int) -> tuple[int, int]:
    factor, won = at.frame.scheme.source_factor, at.won
    social, socials = factor.social.as_integer_ratio()
    other, others = factor.other.as_integer_ratio()
    units = social * others * won.social.total(first, at.week) + other * socials * won.other.total(first, at.week)
    return units, won.social.scale * socials * others


def _customers(at: SellerWeek, first: int) -> tuple[int, int]:
    scheme = at.frame.scheme
    return at.won.customers(first, at.week, gap=scheme.customer_gap, min_value=scheme.min_deal_value)


def _growth(at: SellerWeek, expectation: Expectation) -> Line:
    yardstick, first = expectation.yardstick, expectation.first
    reading = at.reading(yardstick.raw, at.week)
    if reading is None:
        return _line(expectation, 0, 1, Note.UNREPORTED)
    series = at.history.steady(yardstick.raw)
    before = max(first - 1, series.weeks[0])
    if before >= first:
        expectation = at.frame.expected(yardstick, before + 1)
    if reading.is_stale:
        return _line(expectation, 0, 1, Note.STALE)
    mark = series.highest(before - at.frame.scheme.hwm_weeks + 1, before) or 0
    note = Note.BASELINE if before >= at.week else None
    now = series.units[series.latest(at.week) or 0]
    line = _line(expectation, max(0, now - mark), series.scale, note)
    return _held(line, yardstick) if _is_held(at, yardstick, reading) else line


def _is_held(at: SellerWeek, yardstick: Yardstick, reading: Reading) -> bool:
    level = at.frame.scheme.metrics.get(_HELD_BY.get(yardstick.metric.key, ""))
    if level is None:
        return False
    goal, goals = level.goal.as_integer_ratio()
    return reading.units * goals >= goal * reading.scale


def _held(line: Line, yardstick: Yardstick) -> Line:
    first, done, expected, scale, _, _ = line
    return line if done >= expected > 0 else (first, done, expected, scale, yardstick.full, Note.HELD)


def _gauge(at: SellerWeek, expectation: Expectation) -> Line:
    if at.frame.season_start is not None:
        return _season_gauge(at, expectation.yardstick)
    yardstick = expectation.yardstick
    reading = at.reading(yardstick.raw, at.week)
    note = Note.UNREPORTED if reading is None else Note.STALE if reading.is_stale else None
    units, scale = (0, 1) if reading is None or reading.is_stale else (reading.units, reading.scale)
    goal, goals = yardstick.goal
    done, expected = units * goals, goal * scale
    return at.week, done, expected, scale * goals, yardstick.centipoints(done, expected), note


def _season_gauge(at: SellerWeek, yardstick: Yardstick) -> Line:
    presence, reported = at.history.tenure.presence, at.history.series(yardstick.raw).weeks
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
    first = at.frame.first(1)
    worked = presence.total(first, at.week)
    note = None if reported and reported[0] <= at.week else Note.UNREPORTED
    centipoints = yardstick.centipoints(done, worked * parts)
    return first, done, worked * parts, presence.scale * parts, centipoints, note


def _rate(at: SellerWeek, expectation: Expectation) -> Line:
    yardstick, first = expectation.yardstick, expectation.first
    quotient = rate(at.history, yardstick.metric, first, at.week, at.frame.scheme)
    value, scale = quotient.guarded.as_integer_ratio()
    goal, goals = yardstick.goal
    done, expected = value * goals, goal * scale
    note = None if quotient.is_telling else Note.TOO_FEW
    return first, done, expected, scale * goals, yardstick.centipoints(done, expected), note


_KINDS: Final[Mapping[Kind, Callable[[SellerWeek, Expectation], Line]]] = {
    Kind.GAUGE: _gauge,
    Kind.GROWTH: _growth,
    Kind.COUNTER: _counter,
    Kind.DERIVED: _derived,
    Kind.RATE: _rate,
}
