"""What all sellers together brought about, and how many of them reported."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.deals import Source, Stage
from bot.domain.leaderboard import Outcomes, Participation
from bot.domain.standings import Standings
from bot.use_cases.reporting.deal_rows import part_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from bot.domain.seller_standing import SellerStanding
    from bot.domain.weeks import Week
    from storage.deals import DealRow
    from storage.transaction import Transaction


def won_between(tx: Transaction, workspace_id: str, first: Week, last: Week, *, limit: int) -> list[DealRow]:
    """Return the deals that were won from the first to the last week, as of a sequence number."""
    closed = tx.deals.closed(workspace_id, first.starts_on, last.ends_on, limit=limit)
    return [deal for deal in closed if deal.stage == Stage.WON]


def parts_of_sellers(won: Iterable[DealRow], sellers: Container[str]) -> list[DealRow]:
    """Return the deals that some sellers have a part in, worth that part."""
    return [deal for row in won if (deal := part_of(row, sellers)) is not None]


def outcomes(sellers: Iterable[SellerStanding], won: Sequence[DealRow], unverified: Container[int] = ()) -> Outcomes:
    """Return what all sellers brought about.

    Args:
        sellers: their standings.
        won: the deals of the same weeks.
        unverified: the ids of the deals that wait for a second person.
    """
    everybody = Standings.holding(sellers)
    waiting = [deal for deal in won if deal.deal_id in unverified]
    social_customers, social_revenue = social_outcomes((deal.source, deal.customer_key, deal.value) for deal in won)
    return Outcomes(
        calls=_total(everybody.calls),
        meetings=_total(everybody.meetings),
        leads=_total(everybody.leads),
        pipeline=_total(everybody.pipeline),
        customers=_customers(won),
        revenue=_revenue(won),
        social_customers=social_customers,
        social_revenue=social_revenue,
        unverified=_revenue(waiting),
        unverified_revenue=_revenue(deal for deal in waiting if deal.source == Source.SOCIAL),
    )


def social_outcomes(won: Iterable[tuple[str, str, Decimal | None]]) -> tuple[int, Decimal]:
    """Return how many customers were won from social selling, and their revenue.

    Args:
        won: the source, the customer and the value of each deal.
    """
    social, nothing = Source.SOCIAL.value, Decimal(0)
    own = [(customer, value or nothing) for source, customer, value in won if source == social]
    return len({customer for customer, _ in own}), sum((value for _, value in own), nothing)


def participation(sellers: Iterable[SellerStanding]) -> Participation:
    """Return how many were there in any part of a week, and how many of them have reported something for it."""
    present = Standings.holding(sellers).present
    return Participation(sum(present.has_reported), len(present))


def _total(hundredths: Iterable[int]) -> Decimal:
    return Decimal(sum(hundredths)).scaleb(-2)


def _customers(deals: Iterable[DealRow]) -> int:
    return len({deal.customer_key for deal in deals})


def _revenue(deals: Iterable[DealRow]) -> Decimal:
    return sum((deal.value or Decimal(0) for deal in deals), Decimal(0))
