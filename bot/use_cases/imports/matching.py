"""Which of the stored deals is which one of a CRM."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Stage, customer_key
from storage.deals import DealRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from bot.domain.imports.records import ImportedDeal

_NEAR: Final = timedelta(days=31)
"""How far the days may lie apart on which a seller and a CRM say that a deal was closed."""

Pair = tuple[str, str]


def match(imported: Sequence[ImportedDeal], standing: Iterable[DealRow]) -> dict[int, DealRow]:
    """Return the stored deal by the row of the table that tells of it.

    A CRM id decides. Without one on either side it is the seller's one deal with that customer that can be meant, so
    that what a seller typed before is not counted a second time.
    """
    by_id: dict[str, DealRow] = {}
    by_pair: dict[Pair, list[DealRow]] = {}
    for deal in standing:
        if deal.crm_id:
            by_id[deal.crm_id] = deal
        else:
            by_pair.setdefault((deal.seller_id, deal.customer_key), []).append(deal)
    found = {deal.row: by_id[deal.crm_id] for deal in imported if deal.crm_id in by_id}
    found.update(_by_customer([deal for deal in imported if deal.row not in found], by_pair))
    return found


def merged(deal: ImportedDeal, before: DealRow | None, currency: str) -> DealRow:
    """Return how a deal stands once the table is believed; what the table does not tell stays."""
    row = DealRow(
        deal_id=before.deal_id if before else 0,
        seller_id=deal.seller_id,
        customer=deal.customer,
        customer_key=customer_key(deal.customer),
        stage=deal.stage,
        value=deal.value,
        typed_value=deal.typed.amount if deal.typed else deal.value,
        typed_currency=deal.typed.currency if deal.typed else "" if deal.value is None else currency,
        source=deal.source,
        is_influenced=False,
        opened_on=deal.opened_on,
        closed_on=deal.closed_on,
        crm_id=deal.crm_id,
        rate="" if deal.rate is None else str(deal.rate),
    )
    return row if before is None else _kept(row, deal, before)


def _kept(row: DealRow, deal: ImportedDeal, before: DealRow) -> DealRow:
    worth = before if deal.value is None or _is_settled(row, before) else row
    return row._replace(
        source=row.source if deal.has_source else before.source,
        value=worth.value,
        typed_value=worth.typed_value,
        typed_currency=worth.typed_currency,
        rate=worth.rate,
        qualified_on=before.qualified_on,
        credits=before.credits,
        opened_on=row.opened_on or before.opened_on,
        crm_id=row.crm_id or before.crm_id,
        is_influenced=before.is_influenced,
        share_seller_id=before.share_seller_id,
        share_address=before.share_address,
        note=before.note,
    )


def _is_settled(row: DealRow, before: DealRow) -> bool:
    """Tell whether an amount in another currency was converted before, so that it keeps what it is worth."""
    if not (row.rate and before.rate) or _typed(row) != _typed(before):
        return False
    is_same_win = before.stage == Stage.WON and row.closed_on == before.closed_on
    return row.stage != Stage.WON or is_same_win


def _typed(row: DealRow) -> tuple[Decimal | None, str]:
    return row.typed_value, row.typed_currency


def _by_customer(imported: Sequence[ImportedDeal], by_pair: Mapping[Pair, list[DealRow]]) -> dict[int, DealRow]:
    rows: dict[Pair, list[ImportedDeal]] = {}
    for deal in imported:
        rows.setdefault((deal.seller_id, customer_key(deal.customer)), []).append(deal)
    found: dict[int, DealRow] = {}
    for pair, deals in rows.items():
        if candidates := list(by_pair.get(pair, ())):
            found |= _paired(deals, candidates)
    return found


def _paired(deals: Sequence[ImportedDeal], candidates: list[DealRow]) -> dict[int, DealRow]:
    """Return which deals with a customer are the same: those that say the same first, then a single one left."""
    found: dict[int, DealRow] = {}
    for deal in deals:
        same = next((each for each in candidates if _facts(deal) == _facts(each)), None)
        if same is not None:
            found[deal.row] = same
            candidates.remove(same)
    left = [deal for deal in deals if deal.row not in found]
    if len(left) == 1 and len(candidates) == 1 and _can_be(left[0], candidates[0]):
        found[left[0].row] = candidates[0]
    return found


def _facts(deal: ImportedDeal | DealRow) -> tuple[object, ...]:
    typed = deal.typed_value if isinstance(deal, DealRow) else deal.typed.amount if deal.typed else deal.value
    return deal.stage, typed, deal.opened_on, deal.closed_on


def _can_be(deal: ImportedDeal, before: DealRow) -> bool:
    if before.stage in {Stage.OPEN, Stage.QUALIFIED}:
        return True
    days = (deal.closed_on, before.closed_on)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _NEAR
