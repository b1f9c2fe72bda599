"""Deals between the storage and the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deals import Deal, Source, Stage
from bot.domain.scoring.deals import Deal as ScoredDeal
from bot.domain.scoring.deals import Source as ScoredSource
from bot.domain.shares import Share
from bot.domain.weeks import Week
from storage.deals import DealRow

if TYPE_CHECKING:
    from storage.transaction import Transaction


def deal_of(row: DealRow) -> Deal:
    """Return the deal that a row describes."""
    return Deal(
        id=row.deal_id,
        customer=row.customer,
        stage=Stage(row.stage),
        value=row.value,
        source=Source(row.source),
        is_influenced=row.is_influenced,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        crm_id=row.crm_id,
        share=Share(row.share_address, row.share_seller_id) if row.share_address else None,
        note=row.note,
    )


def row_of(deal: Deal, seller_id: str, currency: str, *, is_withdrawn: bool = False) -> DealRow:
    """Return the row that keeps a seller's deal, whose value was typed in the programme's currency."""
    return DealRow(
        deal_id=deal.id,
        seller_id=seller_id,
        customer=deal.customer,
        customer_key=deal.key,
        stage=deal.stage,
        value=deal.value,
        typed_value=deal.value,
        typed_currency="" if deal.value is None else currency,
        source=deal.source,
        is_influenced=deal.is_influenced,
        opened_on=deal.opened_on,
        closed_on=deal.closed_on,
        crm_id=deal.crm_id,
        is_withdrawn=is_withdrawn,
        share_seller_id=deal.share.seller_id if deal.share else "",
        share_address=deal.share.address if deal.share else "",
        note=deal.note,
    )


def own_deals(tx: Transaction, workspace_id: str, seller_id: str) -> list[Deal]:
    """Return a seller's deals as they stand, oldest first."""
    return [deal_of(row) for row in tx.deals.all(workspace_id, seller_id=seller_id)]


def scored(row: DealRow) -> ScoredDeal | None:
    """Return a deal as the scorer reads it, or nothing for one that is not won."""
    if row.stage != Stage.WON or row.closed_on is None or not row.value:
        return None
    return ScoredDeal(
        id=str(row.deal_id),
        customer=row.customer_key,
        value=row.value,
        week=Week.of(row.closed_on).number,
        source=ScoredSource.SOCIAL if row.source == Source.SOCIAL else ScoredSource.OTHER,
        credits={row.seller_id: 1},
        opened=None if row.opened_on is None else row.opened_on.toordinal(),
        closed=row.closed_on.toordinal(),
    )
