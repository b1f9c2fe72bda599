"""How sellers stand in a week or a season: what a leaderboard needs of each, without the arithmetic behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.parts import Parts
from bot.domain.scoring.score import Standing
from bot.domain.signals import NO_SIGNALS, signals_of

if TYPE_CHECKING:
    from bot.domain.earned import Earned
    from bot.domain.scoring.career import Career
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.weeks import Week

SEASON_WEEKS: Final = 4
"""The full weeks of work, presence times working share, from which an ended season is ranked."""
_BROUGHT: Final = ("calls", "meetings", "leads", "pipeline")
_HUNDRED: Final = 100
_THOUSAND: Final = 1000


@dataclass(slots=True)  # not frozen: a post makes tens of thousands, and each would take ten times as long
class SellerStanding:
    """How one seller stands in a week, or in the season up to it; it does not change.

    Points, levels and amounts are whole numbers of hundredths: very many are quickly summed up.
    """

    seller_id: str
    standing: Standing
    takes_part: bool
    """Whether the seller belongs to the programme in any part of the week or the season."""
    is_ranked: bool
    """Whether there is a place."""
    has_reported: bool
    """Whether anything is known of the week."""
    business: int
    strategic: int
    ssi: int
    locked: int
    """Social points that business does not cover; they are taken off."""
    load: int
    """Presence times working share in the week, in thousandths; 0 for who was not there."""
    calls: int = 0
    """Of the week, or of the season up to it; so are the next three."""
    meetings: int = 0
    leads: int = 0
    pipeline: int = 0
    ssi_level: int | None = None
    """As reported for the week itself; None when it was not. This and all below is of the week; a season has none."""
    ssi_level_before: int | None = None
    """The same of the week before."""
    shares: int = 0
    clicks: int = 0
    """Link clicks of the four weeks up to the week."""
    conversions: int = 0
    """Those that came of link clicks in the same weeks."""
    streak: int = 0
    """Weeks in a row with an outcome."""
    earned: Earned | None = None
    """In the week; None where nobody has looked yet."""

    @property
    def parts(self) -> Parts:
        """Business, strategic, SSI and locked points."""
        return Parts(self.business, self.strategic, self.ssi, self.locked)

    @property
    def total(self) -> int:
        """The score."""
        return self.business + self.strategic + self.ssi - self.locked

    def with_parts(self, parts: Parts) -> SellerStanding:
        """Return the same seller with other points."""
        return replace(self, business=parts.business, strategic=parts.strategic, ssi=parts.ssi, locked=parts.locked)


def stand(
    career: Career,
    week: Week,
    season_start: Week | None = None,
    *,
    is_over: bool = False,
    earned: Earned | None = None,
) -> SellerStanding:
    """Return how a seller stands in a week, or in a season up to it.

    Args:
        career: the seller's facts and rules.
        week: the week; of a season the last one that counts.
        season_start: the first week of the season.
        is_over: whether the season has ended with the week; only then too few weeks of work put somebody outside.
        earned: what was earned in the week, where somebody has looked.
    """
    first, seller = season_start or week, career.history
    last = _last(seller, week, season_start)
    parts = career.parts(last, None if season_start is None else season_start.number)
    is_outside = is_over and seller.effective_weeks(first.number, week.number) < SEASON_WEEKS
    standing, takes_part = Standing.OUTSIDE if is_outside else career.standing(last), _takes_part(seller, first, week)
    told = NO_SIGNALS if season_start else signals_of(career, week)
    return SellerStanding(
        seller_id=seller.seller_id,
        standing=standing,
        takes_part=takes_part,
        is_ranked=takes_part and _is_ranked(standing, seller, first, last),
        has_reported=seller.has_reported(week.number),
        business=parts.business,
        strategic=parts.strategic,
        ssi=parts.ssi,
        locked=parts.locked,
        load=_thousandths(seller, week),
        **{metric: _hundredths(seller, metric, first, week) for metric in _BROUGHT},
        ssi_level=told.ssi,
        ssi_level_before=told.ssi_before,
        shares=told.shares,
        clicks=told.clicks,
        conversions=told.conversions,
        streak=told.streak,
        earned=earned,
    )


def _takes_part(seller: SellerHistory, first: Week, last: Week) -> bool:
    return seller.start <= last.number and (seller.end is None or first.number <= seller.end)


def _last(seller: SellerHistory, week: Week, season_start: Week | None) -> int:
    """Return the week that is scored: who left during the season stands as then."""
    return week.number if season_start is None or seller.end is None else min(week.number, seller.end)


def _is_ranked(standing: Standing, seller: SellerHistory, first: Week, last: int) -> bool:
    """Tell whether a seller has a place; for a season it is enough to have been there in any of its weeks."""
    was_there = standing is Standing.AWAY and seller.effective_weeks(first.number, last) > 0
    return standing is Standing.RANKED or was_there


def _thousandths(seller: SellerHistory, week: Week) -> int:
    """Return the load of a week.

    Raises:
        ValueError: it is no whole number of thousandths.
    """
    load = seller.tenure.load
    thousandths, rest = divmod(_THOUSAND * load.at(week.number), load.scale)
    if rest:  # days are fifths of a week, and contracts are per cents
        raise ValueError(seller.seller_id)
    return thousandths


def _hundredths(seller: SellerHistory, metric: str, first: Week, last: Week) -> int:
    amounts = seller.series(metric)
    return amounts.total(max(first.number, seller.start), last.number) * _HUNDRED // amounts.scale
