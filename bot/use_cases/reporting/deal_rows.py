"""Deals between the storage and the domain."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.credits import Credit, rest
from bot.domain.currencies import Foreign
from bot.domain.deals import Deal, Source, Stage
from bot.domain.scoring.deals import Deal as ScoredDeal
from bot.domain.scoring.deals import Source as ScoredSource
from bot.domain.scoring.exact import fraction
from bot.domain.shares import Share
from bot.domain.weeks import Week
from storage.deals import DealRow

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from bot.domain.scoring.exact import Exact
    from storage.transaction import Transaction

_WHOLE = 100


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
        qualified_on=row.qualified_on,
        typed=_typed(row),
        rate=Decimal(row.rate) if row.rate else None,
        credits=tuple(Credit(credit.seller_id, credit.percent) for credit in row.credits),
    )


def row_of(deal: Deal, seller_id: str, currency: str, *, is_withdrawn: bool = False) -> DealRow:
    """Return the row that keeps a seller's deal, but for its credits; the currency is the programme's."""
    typed = deal.typed or (Foreign(deal.value, currency) if deal.value is not None else None)
    return DealRow(
        deal_id=deal.id,
        seller_id=seller_id,
        customer=deal.customer,
        customer_key=deal.key,
        stage=deal.stage,
        value=deal.value,
        typed_value=typed.amount if typed else None,
        typed_currency=typed.currency if typed else "",
        source=deal.source,
        is_influenced=deal.is_influenced,
        opened_on=deal.opened_on,
        closed_on=deal.closed_on,
        crm_id=deal.crm_id,
        is_withdrawn=is_withdrawn,
        share_seller_id=deal.share.seller_id if deal.share else "",
        share_address=deal.share.address if deal.share else "",
        note=deal.note,
        qualified_on=deal.qualified_on,
        rate="" if deal.rate is None else str(deal.rate),
    )


def own_deals(tx: Transaction, workspace_id: str, seller_id: str) -> list[Deal]:
    """Return a seller's deals as they stand, oldest first."""
    return [deal_of(row) for row in tx.deals.all(workspace_id, seller_id=seller_id)]


def parts_of(row: DealRow) -> Mapping[str, Exact]:
    """Return which part of a deal is whose, its seller first; together they are the whole."""
    if not row.credits:
        return {row.seller_id: 1}
    credits_ = [Credit(credit.seller_id, credit.percent) for credit in row.credits]
    parts = {row.seller_id: Fraction(rest(credits_), _WHOLE)}
    return parts | {credit.seller_id: Fraction(credit.percent, _WHOLE) for credit in credits_}


def part_of(row: DealRow, sellers: Container[str]) -> DealRow | None:
    """Return a deal worth what some sellers have of it; nothing if they have no part."""
    part = sum((fraction(share) for seller_id, share in parts_of(row).items() if seller_id in sellers), Fraction(0))
    if not part or part == 1 or row.value is None:
        return row if part else None
    return row._replace(value=row.value * part.numerator / part.denominator)


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
        credits=parts_of(row),
        opened=None if row.opened_on is None else row.opened_on.toordinal(),
        closed=row.closed_on.toordinal(),
    )


def _typed(row: DealRow) -> Foreign | None:
    if not row.rate or row.typed_value is None:
        return None
    return Foreign(row.typed_value, row.typed_currency)
