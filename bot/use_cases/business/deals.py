"""Deals as the business report looks at them, and the leads and shares that they came from."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.business.contents import SharedContent
from bot.domain.business.leads import Lead
from bot.domain.business.opportunities import Opportunity
from bot.domain.content import ShareKind
from bot.domain.deals import Source, Stage
from bot.domain.outcomes import OutcomeKind
from bot.use_cases.outcomes.ledger import lost_leads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.domain.business.periods import Period
    from storage.deals import DealRow
    from storage.transaction import Transaction

_WHOLE: Final = 100
_REACTIONS: Final = "engagement"


def opportunities(
    rows: Iterable[DealRow], sellers: Collection[str] | None, unverified: Collection[int]
) -> tuple[Opportunity, ...]:
    """Return deals with the part of their value that is credited to some sellers, or with all of it.

    Args:
        rows: all standing deals.
        sellers: whose; everybody's if None.
        unverified: the ids of those that somebody still has to look at.
    """
    found = ((row, _percent(row, sellers)) for row in rows)
    return tuple(_opportunity(row, percent, row.deal_id not in unverified) for row, percent in found if percent)


def leads_of(
    tx: Transaction, workspace_id: str, deals: Iterable[DealRow], sellers: Collection[str] | None
) -> tuple[Lead, ...]:
    """Return the leads that were logged with a customer, but for those that are somebody else's."""
    known = tx.outcomes.all(workspace_id, sellers=sellers)
    leads = [row for row in known if row.metric == OutcomeKind.LEAD and row.customer_key]
    lost = lost_leads(tx, workspace_id, leads)
    customers = {deal.customer_key for deal in deals if deal.stage != Stage.VOID}
    return tuple(Lead(lead.week_start, lead.customer_key in customers) for lead in leads if lead.outcome_id not in lost)


def contents_of(
    tx: Transaction, workspace_id: str, deals: Iterable[DealRow], period: Period, sellers: Collection[str] | None
) -> tuple[SharedContent, ...]:
    """Return what was shared in a period, with what is credited to it by now."""
    since = period.first_day
    addresses = [
        row for row in tx.contents.all(workspace_id, since=since, sellers=sellers) if period.has(row.week_start)
    ]
    reactions = {
        row[:3]: row.amount
        for row in tx.contents.results(workspace_id, since=since, sellers=sellers)
        if row.metric == _REACTIONS
    }
    outcomes, revenue = _credited(tx, workspace_id, deals)
    return tuple(
        SharedContent(
            seller_id=row.seller_id,
            kind=ShareKind(row.kind) if row.kind else None,
            reactions=reactions.get(row[:3]) or Decimal(0),
            outcomes=outcomes[row.seller_id, row.address],
            revenue=revenue[row.seller_id, row.address],
        )
        for row in addresses
    )


def _credited(
    tx: Transaction, workspace_id: str, deals: Iterable[DealRow]
) -> tuple[Counter[tuple[str, str]], Mapping[tuple[str, str], Decimal]]:
    """Return how many outcomes are credited to each share, and the revenue of the won deals among them."""
    outcomes = Counter((row.share_seller_id, row.share_address) for row in tx.outcomes.all(workspace_id))
    revenue: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for deal in deals:
        share = (deal.share_seller_id, deal.share_address)
        outcomes[share] += deal.stage != Stage.VOID
        if deal.stage == Stage.WON:
            revenue[share] += deal.value or Decimal(0)
    return outcomes, revenue


def _percent(row: DealRow, sellers: Collection[str] | None) -> int:
    """Return the per cent of a deal that are credited to some sellers; its own seller has what colleagues do not."""
    if sellers is None:
        return _WHOLE
    others = sum(credit.percent for credit in row.credits)
    theirs = sum(credit.percent for credit in row.credits if credit.seller_id in sellers)
    return theirs + (_WHOLE - others if row.seller_id in sellers else 0)


def _opportunity(row: DealRow, percent: int, is_verified: bool) -> Opportunity:  # noqa: FBT001 - private
    return Opportunity(
        customer=row.customer_key,
        stage=Stage(row.stage),
        value=(row.value or Decimal(0)) * percent / _WHOLE,
        source=Source(row.source),
        is_influenced=row.is_influenced,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        is_verified=is_verified,
    )
