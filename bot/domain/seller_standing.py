"""How sellers stand in a week or a season: what a leaderboard needs of each, without the arithmetic behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.parts import shown
from bot.domain.scoring.score import Score, Standing, score
from bot.domain.signals import NO_SIGNALS, Signals, signals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from bot.domain.earned import Earned
    from bot.domain.scoring.deals import DealBook
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.parts import Parts
    from bot.domain.scoring.rulebook import Rulebook
    from bot.domain.weeks import Week

SEASON_WEEKS: Final = 4
"""The full weeks of work, presence times working share, from which an ended season is ranked."""
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a seller brought about, in hundredths."""

    calls: int = 0
    meetings: int = 0
    leads: int = 0
    pipeline: int = 0


@dataclass(frozen=True, slots=True)
class SellerStanding:
    """How one seller stands in a week, or in the season up to it."""

    seller_id: str
    standing: Standing
    takes_part: bool
    """Whether the seller belongs to the programme in any part of the week or the season."""
    is_ranked: bool
    """Whether there is a place."""
    has_reported: bool
    """Whether anything is known of the week."""
    parts: Parts
    load: Fraction
    """Presence times working share in the week; 0 for who was not there."""
    amounts: Amounts
    """Of the week, or of the season up to it."""
    signals: Signals = NO_SIGNALS
    """Of the week; a season has none."""
    earned: Earned | None = None
    """In the week; None where nobody has looked yet."""


def stand(
    seller: SellerHistory,
    book: DealBook,
    rules: Rulebook,
    week: Week,
    season_start: Week | None = None,
    *,
    is_over: bool = False,
) -> SellerStanding:
    """Return how a seller stands in a week, or in a season up to it.

    Args:
        seller: whose facts.
        book: the deals won.
        rules: all versions of them.
        week: the week; of a season the last one that counts.
        season_start: the first week of the season.
        is_over: whether the season has ended with the week; only then too few weeks of work put somebody outside.
    """
    first = season_start or week
    scored = _score(seller, book, rules, week, season_start)
    takes_part = _takes_part(seller, first, week)
    is_outside = is_over and seller.effective_weeks(first.number, week.number) < SEASON_WEEKS
    return SellerStanding(
        seller_id=seller.seller_id,
        standing=Standing.OUTSIDE if is_outside else scored.standing,
        takes_part=takes_part,
        is_ranked=takes_part and not is_outside and _is_ranked(scored, seller, first),
        has_reported=bool(seller.reports.get(week.number)),
        parts=scored.parts,
        load=seller.effective_weeks(week.number, week.number),
        amounts=_amounts(seller, first, week),
        signals=NO_SIGNALS if season_start else signals_of(seller, book, week),
    )


def places_of(standings: Iterable[SellerStanding]) -> Mapping[str, int]:
    """Return the places of those who have one; who shows the same total shares it, and the next place is skipped."""
    totals = {each.seller_id: shown(each.parts.total) for each in standings if each.is_ranked}
    first: dict[int, int] = {}
    for place, total in enumerate(sorted(totals.values(), reverse=True), start=1):
        first.setdefault(total, place)
    return {seller_id: first[total] for seller_id, total in totals.items()}


def _takes_part(seller: SellerHistory, first: Week, last: Week) -> bool:
    return seller.start <= last.number and (seller.end is None or first.number <= seller.end)


def _score(seller: SellerHistory, book: DealBook, rules: Rulebook, week: Week, season_start: Week | None) -> Score:
    """Return a seller's score; that of who left during the season stands as it was."""
    if season_start is None:
        return score(seller, book, week.number, rules)
    last = week.number if seller.end is None else min(week.number, seller.end)
    return score(seller, book, last, rules, season_start.number)


def _is_ranked(scored: Score, seller: SellerHistory, first: Week) -> bool:
    """Tell whether a seller has a place; for a season it is enough to have been there in any of its weeks."""
    was_there = scored.standing is Standing.AWAY and seller.effective_weeks(first.number, scored.week) > 0
    return scored.standing is Standing.RANKED or was_there


def _amounts(seller: SellerHistory, first: Week, last: Week) -> Amounts:
    found = {metric: _hundredths(seller, metric, first, last) for metric in ("calls", "meetings", "leads", "pipeline")}
    return Amounts(**found)


def _hundredths(seller: SellerHistory, metric: str, first: Week, last: Week) -> int:
    amounts = seller.series(metric)
    return amounts.total(max(first.number, seller.start), last.number) * _HUNDRED // amounts.scale
