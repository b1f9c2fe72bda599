"""The lines of a score: what was done and expected in one metric, and what that earns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.metrics import Kind
from bot.domain.scoring.parts import in_points
from bot.domain.scoring.rates import rate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from bot.domain.scoring.frame import Expectation
    from bot.domain.scoring.metrics import Metric
    from bot.domain.scoring.seller_week import Reading, SellerWeek
    from bot.domain.scoring.yardstick import Yardstick


class Note(StrEnum):
    """Why a line is not simply done over the sum of the weekly goals."""

    UNREPORTED = "unreported"
    """The level was never reported."""
    STALE = "stale"
    """The level was reported too long ago to count."""
    BASELINE = "baseline"
    """The first report of a level: growth counts from here on."""
    HELD = "held"
    """The level is at its goal: holding it is as good as improving."""
    BRAKED = "braked"
    """So little was expected that the smallest expectation stands in for it."""
    EXCUSED = "excused"
    """Nothing was expected."""
    TOO_FEW = "too_few"
    """The denominator is too small: its minimum stands in for it."""


@dataclass(slots=True)  # not frozen: hundreds of thousands are made at once, and each would take ten times as long
class Term:
    """One line of a score. done / expected is the attainment; it is never rounded, points are."""

    yardstick: Yardstick
    first: int
    """The first week that counts."""
    done_units: int
    expected_units: int
    scale: int
    """Both in units of 1/scale."""
    centipoints: int
    note: Note | None = None

    @property
    def metric(self) -> Metric:
        """What is measured."""
        return self.yardstick.metric

    @property
    def done(self) -> Fraction:
        """What was achieved; in a season's level the weeks at the goal, in part or whole."""
        return Fraction(self.done_units, self.scale)

    @property
    def expected(self) -> Fraction:
        """What was expected in the same weeks; in a season's level the weeks worked."""
        return Fraction(self.expected_units, self.scale)

    @property
    def attainment(self) -> Fraction:
        """Done over expected, before the cap; 0 when nothing was expected, 1 at least when a level is held."""
        plain = Fraction(self.done_units, self.expected_units) if self.expected_units else Fraction(0)
        return max(plain, Fraction(1)) if self.note is Note.HELD else plain

    @property
    def weight(self) -> Fraction:
        """The points of reaching the goal."""
        return self.yardstick.weight

    @property
    def goal(self) -> Fraction:
        """The goal of a full-time week, or the level to reach."""
        return self.yardstick.rule.goal

    @property
    def is_capped(self) -> bool:
        """Whether more would earn no more."""
        return self.attainment >= self.yardstick.rule.cap

    @property
    def points(self) -> Decimal:
        """What it earns."""
        return in_points(self.centipoints)


_HELD_BY: Final[Mapping[str, str]] = {"ssi_growth": "ssi_level"}
"""Growth that counts as reached while another metric is at its goal."""


def term(at: SellerWeek, expectation: Expectation) -> Term:
    """Return the line of one metric."""
    return _KINDS[expectation.yardstick.metric.kind](at, expectation)


def _line(expectation: Expectation, done: int, scale: int, note: Note | None = None) -> Term:
    yardstick, wanted, parts = expectation.yardstick, expectation.units, expectation.scale
    done_units, expected_units = done * parts, wanted * scale
    if note is None and expectation.is_braked:
        note = Note.BRAKED
    if note is None and wanted == 0:
        note = Note.EXCUSED
    centipoints = yardstick.centipoints(done_units, expected_units)
    return Term(yardstick, expectation.first, done_units, expected_units, scale * parts, centipoints, note)


def _counter(at: SellerWeek, expectation: Expectation) -> Term:
    series = at.history.series(expectation.yardstick.raw)
    return _line(expectation, series.total(expectation.first, at.week), series.scale)


def _derived(at: SellerWeek, expectation: Expectation) -> Term:
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


def _growth(at: SellerWeek, expectation: Expectation) -> Term:
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
    return _held(line) if _is_held(at, yardstick, reading) else line


def _is_held(at: SellerWeek, yardstick: Yardstick, reading: Reading) -> bool:
    level = at.frame.scheme.metrics.get(_HELD_BY.get(yardstick.metric.key, ""))
    if level is None:
        return False
    goal, goals = level.goal.as_integer_ratio()
    return reading.units * goals >= goal * reading.scale


def _held(line: Term) -> Term:
    if line.done_units >= line.expected_units > 0:
        return line
    units = (line.yardstick, line.first, line.done_units, line.expected_units, line.scale)
    return Term(*units, line.yardstick.full, Note.HELD)


def _gauge(at: SellerWeek, expectation: Expectation) -> Term:
    if at.frame.season_start is not None:
        return _season_gauge(at, expectation.yardstick)
    yardstick = expectation.yardstick
    reading = at.reading(yardstick.raw, at.week)
    note = Note.UNREPORTED if reading is None else Note.STALE if reading.is_stale else None
    units, scale = (0, 1) if reading is None or reading.is_stale else (reading.units, reading.scale)
    goal, goals = yardstick.goal
    done, expected = units * goals, goal * scale
    return Term(yardstick, at.week, done, expected, scale * goals, yardstick.centipoints(done, expected), note)


def _season_gauge(at: SellerWeek, yardstick: Yardstick) -> Term:
    first, presence = at.frame.first(1), at.history.tenure.presence
    done, parts = 0, 1
    reported = at.history.series(yardstick.raw).weeks
    for week in range(max(first, min(reported, default=at.week + 1)), at.week + 1):
        level, levels = _level(at, yardstick, week)
        if parts % levels:
            done, parts = done * levels, parts * levels
        done += presence.at(week) * level * (parts // levels)
    worked = presence.total(first, at.week)
    note = None if reported and reported[0] <= at.week else Note.UNREPORTED
    centipoints = yardstick.centipoints(done, worked * parts)
    return Term(yardstick, first, done, worked * parts, presence.scale * parts, centipoints, note)


def _level(at: SellerWeek, yardstick: Yardstick, week: int) -> tuple[int, int]:
    """Return how much of the goal a level reached in a week, as a fraction."""
    reading = at.reading(yardstick.raw, week)
    if reading is None or reading.is_stale:
        return 0, 1
    rule = at.frame.rulebook.at(week).metrics.get(yardstick.metric.key, yardstick.rule)
    goal, goals = rule.goal.as_integer_ratio()
    level, whole = reading.units * goals, goal * reading.scale
    return (level, whole) if level < whole else (1, 1)


def _rate(at: SellerWeek, expectation: Expectation) -> Term:
    yardstick, first = expectation.yardstick, expectation.first
    quotient = rate(at.history, yardstick.metric, first, at.week, at.frame.scheme)
    value, scale = quotient.guarded.as_integer_ratio()
    goal, goals = yardstick.goal
    done, expected = value * goals, goal * scale
    note = None if quotient.is_telling else Note.TOO_FEW
    return Term(yardstick, first, done, expected, scale * goals, yardstick.centipoints(done, expected), note)


_KINDS: Final[Mapping[Kind, Callable[[SellerWeek, Expectation], Term]]] = {
    Kind.GAUGE: _gauge,
    Kind.GROWTH: _growth,
    Kind.COUNTER: _counter,
    Kind.DERIVED: _derived,
    Kind.RATE: _rate,
}
