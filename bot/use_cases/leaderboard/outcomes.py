"""What all sellers together brought about, and how many of them reported."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.deals import Source, Stage
from bot.domain.leaderboard import Outcomes, Participation
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.scoring.history import SellerHistory
    from bot.use_cases.leaderboard.facts import Facts
    from storage.deals import DealRow


def outcomes(facts: Facts, first: Week, last: Week) -> Outcomes:
    """Return what all sellers brought about from the first to the last week."""
    won = [deal for deal in facts.deals if _is_won(deal, first, last)]
    social = [deal for deal in won if deal.source == Source.SOCIAL]
    return Outcomes(
        calls=_total(facts.sellers, "calls", first, last),
        meetings=_total(facts.sellers, "meetings", first, last),
        leads=_total(facts.sellers, "leads", first, last),
        pipeline=_total(facts.sellers, "pipeline", first, last),
        customers=_customers(won),
        revenue=_revenue(won),
        social_customers=_customers(social),
        social_revenue=_revenue(social),
    )


def participation(facts: Facts, week: Week) -> Participation:
    """Return how many were there in any part of a week, and how many of them have reported something for it."""
    present = [seller for seller in facts.sellers if seller.is_present(week.number)]
    reported = [seller for seller in present if seller.reports.get(week.number)]
    return Participation(len(reported), len(present))


def _total(sellers: Iterable[SellerHistory], metric: str, first: Week, last: Week) -> Decimal:
    hundredths = 0  # amounts have at most two decimals
    for seller in sellers:
        amounts = seller.series(metric)
        hundredths += amounts.total(max(first.number, seller.start), last.number) * 100 // amounts.scale
    return Decimal(hundredths).scaleb(-2)


def _customers(deals: Iterable[DealRow]) -> int:
    return len({deal.customer_key for deal in deals})


def _revenue(deals: Iterable[DealRow]) -> Decimal:
    return sum((deal.value or Decimal(0) for deal in deals), Decimal(0))


def _is_won(deal: DealRow, first: Week, last: Week) -> bool:
    return deal.stage == Stage.WON and deal.closed_on is not None and first <= Week.of(deal.closed_on) <= last
