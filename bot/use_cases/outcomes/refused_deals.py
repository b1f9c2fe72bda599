"""Deals that a second person found wrong do not come back without them, or an id of the CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deals import DealRefusedError, Stage

if TYPE_CHECKING:
    from collections.abc import Container

    from bot.domain.deals import Deal
    from bot.use_cases.reporting.entries import Entry


def check_not_refused(entry: Entry, before: Deal | None, after: Deal) -> None:
    """Return when a deal of the seller may become what it is to be; the same once more is the same deal.

    Raises:
        DealRefusedError: a second person refused it, and nothing stands for it.
    """
    was_there = before is not None and before.stage is not Stage.VOID
    if was_there or after.stage is Stage.VOID or after.crm_id:
        return
    words = entry.tx.verifications.all(entry.workspace_id)
    refused = {deal_id for deal_id, word in words.items() if not word.is_verified}
    if after.id in refused or (refused and before is None and _is_refused_once_more(entry, after, refused)):
        raise DealRefusedError(after.customer)


def _is_refused_once_more(entry: Entry, after: Deal, refused: Container[int]) -> bool:
    own = entry.tx.deals.all(entry.workspace_id, seller_id=entry.actor.id)
    void = (row for row in own if row.deal_id in refused and row.stage == Stage.VOID)
    return any((row.customer_key, row.value) == (after.key, after.value) for row in void)
