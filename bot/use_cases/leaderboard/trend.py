"""How a seller's points went over the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.scoring.score import Score, Standing, score
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.scoring.history import SellerHistory
    from bot.use_cases.leaderboard.facts import Facts

WEEKS: Final = 13
"""How many weeks a trend goes back, the week itself included: a quarter."""


@dataclass(frozen=True, slots=True)
class TrendWeek:
    """The points of a week, with one decimal, as they are computed today."""

    week: Week
    total: Decimal
    business: Decimal
    strategic: Decimal
    ssi: Decimal


def trend_of(facts: Facts, seller: SellerHistory, week: Week) -> tuple[TrendWeek, ...]:
    """Return the weeks with a place among the last 13, oldest first; only this seller is scored for them."""
    numbers = range(max(week.number - WEEKS + 1, seller.start), week.number + 1)
    scores = [score(seller, facts.book, number, facts.rulebook) for number in numbers]
    return tuple(_week(each) for each in scores if each.standing is Standing.RANKED)


def _week(scored: Score) -> TrendWeek:
    parts = scored.parts
    business, strategic, ssi, _ = parts.shown
    return TrendWeek(
        week=Week(scored.week),
        total=in_shown_points(shown(parts.total)),
        business=in_shown_points(business),
        strategic=in_shown_points(strategic),
        ssi=in_shown_points(ssi),
    )
