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


def term(at: SellerWeek, yardstick: Yardstick) -> Term:
    """Return the line of one metric."""
    return _KINDS[yardstick.metric.kind](at, yardstick)


def _raw(yardstick: Yardstick) -> str:
    return yardstick.metric.raw or yardstick.metric.key


def _line(at: SellerWeek, yardstick: Yardstick, first: int, done: int, scale: int, note: Note | None = None) -> Term:
    wanted, parts, is_braked = at.expected(yardstick, first)
    done_units, expected_units = done * parts, wanted * scale
    if note is None and is_braked:
        note = Note.BRAKED
    if note is None and expected_units == 0:
        note = Note.EXCUSED
    return Term(
        yardstick,
        first,
        done_units,
        expected_units,
        scale * parts,
        yardstick.centipoints(done_units, expected_units),
        note,
    )


def _counter(at: SellerWeek, yardstick: Yardstick) -> Term:
    first, series = at.first(yardstick.rule.window), at.history.series(_raw(yardstick))
    return _line(at, yardstick, first, series.total(first, at.week), series.scale)


def _derived(at: SellerWeek, yardstick: Yardstick) -> Term:
    first = at.first(yardstick.rule.window)
    done, scale = (_revenue if yardstick.metric.is_money else _customers)(at, first)
    return _line(at, yardstick, first, done, scale)


def _revenue(at: SellerWeek, first: int) -> tuple[int, int]:
    social, socials = at.scheme.source_factor.social.as_integer_ratio()
    other, others = at.scheme.source_factor.other.as_integer_ratio()
    won = at.won
    units = social * others * won.social.total(first, at.week) + other * socials * won.other.total(first, at.week)
    return units, won.social.scale * socials * others


def _customers(at: SellerWeek, first: int) -> tuple[int, int]:
    scheme = at.scheme
    return at.won.customers(first, at.week, gap=scheme.customer_gap, min_value=scheme.min_deal_value)


def _growth(at: SellerWeek, yardstick: Yardstick) -> Term:
    raw, first = _raw(yardstick), at.first(yardstick.rule.window)
    reading = at.reading(raw, at.week)
    if reading is None:
        return _line(at, yardstick, first, 0, 1, Note.UNREPORTED)
    series = at.history.steady(raw)
    before = max(first - 1, series.weeks[0])
    if reading.is_stale:
        return _line(at, yardstick, before + 1, 0, 1, Note.STALE)
    mark = series.highest(before - at.scheme.hwm_weeks + 1, before) or 0
    note = Note.BASELINE if before >= at.week else None
    now = series.units[series.latest(at.week) or 0]
    line = _line(at, yardstick, before + 1, max(0, now - mark), series.scale, note)
    return _held(line) if _is_held(at, yardstick, reading) else line


def _is_held(at: SellerWeek, yardstick: Yardstick, reading: Reading) -> bool:
    level = at.scheme.metrics.get(_HELD_BY.get(yardstick.metric.key, ""))
    if level is None:
        return False
    goal, goals = level.goal.as_integer_ratio()
    return reading.units * goals >= goal * reading.scale


def _held(line: Term) -> Term:
    if line.done_units >= line.expected_units > 0:
        return line
    units = (line.yardstick, line.first, line.done_units, line.expected_units, line.scale)
    return Term(*units, line.yardstick.full, Note.HELD)


def _gauge(at: SellerWeek, yardstick: Yardstick) -> Term:
    if at.season_start is not None:
        return _season_gauge(at, yardstick)
    reading = at.reading(_raw(yardstick), at.week)
    note = Note.UNREPORTED if reading is None else Note.STALE if reading.is_stale else None
    units, scale = (0, 1) if reading is None or reading.is_stale else (reading.units, reading.scale)
    goal, goals = yardstick.goal
    done, expected = units * goals, goal * scale
    return Term(yardstick, at.week, done, expected, scale * goals, yardstick.centipoints(done, expected), note)


def _season_gauge(at: SellerWeek, yardstick: Yardstick) -> Term:
    first, raw, presence = at.first(1), _raw(yardstick), at.history.presence
    done, parts = 0, 1
    reported = at.history.series(raw).weeks
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
    reading = at.reading(_raw(yardstick), week)
    if reading is None or reading.is_stale:
        return 0, 1
    goal, goals = at.rulebook.at(week).metrics.get(yardstick.metric.key, yardstick.rule).goal.as_integer_ratio()
    level, whole = reading.units * goals, goal * reading.scale
    return (level, whole) if level < whole else (1, 1)


def _rate(at: SellerWeek, yardstick: Yardstick) -> Term:
    first = at.first(yardstick.rule.window)
    quotient = rate(at.history, yardstick.metric, first, at.week, at.scheme)
    value, scale = quotient.guarded.as_integer_ratio()
    goal, goals = yardstick.goal
    done, expected = value * goals, goal * scale
    note = None if quotient.is_telling else Note.TOO_FEW
    return Term(yardstick, first, done, expected, scale * goals, yardstick.centipoints(done, expected), note)


_KINDS: Final[Mapping[Kind, Callable[[SellerWeek, Yardstick], Term]]] = {
    Kind.GAUGE: _gauge,
    Kind.GROWTH: _growth,
    Kind.COUNTER: _counter,
    Kind.DERIVED: _derived,
    Kind.RATE: _rate,
}
