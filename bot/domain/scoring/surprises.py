"""What may well be in a week but is rare enough to ask about: flags F1 to F8.

Thresholds are chosen so that about one honest report in 70 is asked about.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from math import sqrt
from statistics import median
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.adjustments import money_size
from bot.domain.scoring.exact import fraction
from bot.domain.scoring.flag import Flag, FlagCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.domain.scoring.deals import Deal
    from bot.domain.scoring.exact import Exact
    from bot.domain.scoring.history import SellerHistory

_OWN_WEEKS: Final = 12
_FEWEST_WEEKS: Final = 6
_COUNTS: Final = ("posts", "shares", "calls", "meetings", "leads")
_OUTLYING: Final = 3.5
"""The z-score above which a count stands out (Iglewicz and Hoaglin)."""
_FEWEST_IMPRESSIONS: Final = 500
_FLOORS: Final[Mapping[str, int]] = {"engagement": 30, "pipeline": 15_000}
"""Own maxima below these are taken as these, the money in EUR."""
_COPIED: Final = ("posts", "shares", "engagement", "calls", "meetings", "leads")
_COPIED_WEEKS: Final = 4
_FEWEST_COPIED: Final = 3
_FEWEST_LOST: Final = 20
"""Connections; so many may always go."""
TEAM_WEEKS: Final = 25
"""How far back the team's deals are compared."""
_FEWEST_DEALS: Final = 8
UNUSUAL: Final = 5
"""Times the usual value, above which a deal surprises."""


def surprises(history: SellerHistory, week: int, currency: str) -> Iterator[Flag]:
    """Yield what surprises in a seller's report of a week, given the weeks before: F1 to F6."""
    yield from _ssi(history, week)
    yield from rush(history, week)
    yield from _drop(history, week)
    yield from _engagement(history, week)
    for raw in (*_COPIED, "pipeline"):
        if history.series(raw).on(week) is not None:
            yield from _jump(history, raw, week, currency)
    yield from _copy(history, week)


def rush(history: SellerHistory, week: int) -> Iterator[Flag]:
    """Yield F2 if there are more than 100 new connections a week since the report before."""
    levels = _levels(history, "connections", week)
    if levels is not None:
        before, now, weeks = levels
        if now - before > 100 * weeks:
            yield Flag.about(FlagCode.F2, now, before, metric="connections", weeks=weeks)


def surprising_deals(seller_id: str, week: int, deals: Iterable[Deal]) -> Iterator[Flag]:
    """Yield F7 and F8, each for the first deal of a seller's week that surprises."""
    known = list(deals)
    own = [deal for deal in known if deal.week == week and deal.credits.get(seller_id, 0) > 0]
    yield from surprising_wins(own, usual_value(known, week))


def surprising_wins(deals: Iterable[Deal], usual: Fraction | None) -> Iterator[Flag]:
    """Yield F7 and F8, each for the first of a seller's deals of a week that surprises.

    Args:
        deals: those of the week in which the seller has a part.
        usual: what a deal of the team is usually worth, if that can be told.
    """
    own = sorted((deal for deal in deals if not deal.void), key=lambda deal: deal.id)
    large = [deal for deal in own if is_unusual(deal, usual)]
    quick = [
        deal for deal in own if deal.opened is not None and deal.closed is not None and deal.closed < deal.opened + 1
    ]
    if large and usual is not None:
        yield Flag.about(FlagCode.F7, large[0].value, usual, deal=large[0].id)
    if quick:
        yield Flag(FlagCode.F8, deal=quick[0].id)


def usual_value(deals: Iterable[Deal], week: int) -> Fraction | None:
    """Return the median value of a team's deals of the 25 weeks before a week; nothing with fewer than eight."""
    return median_value(deal.value for deal in deals if week - TEAM_WEEKS <= deal.week < week and not deal.void)


def median_value(values: Iterable[Exact]) -> Fraction | None:
    """Return the median of what deals are worth; nothing with fewer than eight."""
    known = sorted(values)
    middle = known[(len(known) - 1) // 2 : len(known) // 2 + 1]
    return sum(map(fraction, middle), Fraction(0)) / len(middle) if len(known) >= _FEWEST_DEALS else None


def is_unusual(deal: Deal, usual: Fraction | None) -> bool:
    """Tell whether a deal is worth more than five times the usual value: flag F7."""
    return usual is not None and deal.value > UNUSUAL * usual


def _levels(history: SellerHistory, raw: str, week: int) -> tuple[int | Fraction, int | Fraction, int] | None:
    """Return the level reported before, the one of the week, and the weeks between; None without both."""
    series = history.series(raw)
    position = series.latest(week)
    if not position or series.weeks[position] != week:
        return None
    return series.amount(position - 1), series.amount(position), week - series.weeks[position - 1]


def _ssi(history: SellerHistory, week: int) -> Iterator[Flag]:
    levels = _levels(history, "ssi", week)
    if levels is not None:
        before, now, weeks = levels
        usual = min(10 * weeks, 30)
        if not -usual <= now - before <= usual:
            yield Flag.about(FlagCode.F1, now, before, metric="ssi", weeks=weeks)


def _drop(history: SellerHistory, week: int) -> Iterator[Flag]:
    levels = _levels(history, "connections", week)
    if levels is not None:
        before, now, weeks = levels
        if before - now > _FEWEST_LOST and 50 * (before - now) > before:
            yield Flag.about(FlagCode.F3, now, before, metric="connections", weeks=weeks)


def _engagement(history: SellerHistory, week: int) -> Iterator[Flag]:
    impressions = history.series("impressions").reported(week)
    if impressions is None:
        return
    engagement = history.series("engagement").reported(week) or 0
    if impressions >= _FEWEST_IMPRESSIONS and 100 * engagement > 15 * impressions:
        yield Flag.about(FlagCode.F4, Fraction(100 * engagement) / impressions, 15, metric="engagement")


def _jump(history: SellerHistory, raw: str, week: int, currency: str) -> Iterator[Flag]:
    first = max(week - _OWN_WEEKS, history.start)
    series = history.series(raw)
    position, scale = bisect_left(series.weeks, week), series.scale
    own, units = series.units[bisect_left(series.weeks, first) : position], series.units[position]
    if len(own) < _FEWEST_WEEKS:
        return
    if raw in _COUNTS and _stands_out(units, own, scale):
        yield Flag.about(FlagCode.F5, Fraction(units, scale), median(Fraction(each, scale) for each in own), metric=raw)
    if raw in _FLOORS and 2 * units > 5 * max(own) and 2 * units > 5 * _floor(raw, currency) * scale:
        yield Flag.about(FlagCode.F5, Fraction(units, scale), Fraction(max(own), scale), metric=raw)


def _floor(raw: str, currency: str) -> Fraction:
    return _FLOORS[raw] * (money_size(currency) if raw == "pipeline" else Fraction(1))


def _stands_out(units: int, own: Sequence[int], scale: int) -> bool:
    """Tell whether a count has a high robust z-score against earlier ones, on a scale that evens out their scatter."""

    def evened(count: int) -> float:
        return sqrt((8 * count + 3 * scale) / (8 * scale))  # the root of the count and three eighths (Anscombe 1948)

    now = evened(units)
    if _z(now - evened(min(own)), 0.0) <= _OUTLYING:  # nearly always: the middle is no lower, nor the scatter
        return False
    usual = [evened(count) for count in own]
    middle = median(usual)
    return _z(now - middle, median(abs(count - middle) for count in usual)) > _OUTLYING


def _z(distance: float, scatter: float) -> float:
    return 0.6745 * distance / max(scatter, 0.35)


def _copy(history: SellerHistory, week: int) -> Iterator[Flag]:
    counts = [history.series(raw) for raw in _COPIED]

    def reported(at: int) -> list[int]:
        return [series.on(at) or 0 for series in counts]

    copied = reported(week)
    if week - _COPIED_WEEKS < history.start - 1 or sum(amount > 0 for amount in copied) < _FEWEST_COPIED:
        return
    if all(reported(week - back) == copied for back in range(1, _COPIED_WEEKS)):
        yield Flag(FlagCode.F6)
