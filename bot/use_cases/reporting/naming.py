"""Tell sellers once that the weekly post may name them for badges; nobody is named before they were told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.domain import naming
from bot.use_cases.reporting.receipts import Receipt

if TYPE_CHECKING:
    from bot.use_cases.reporting.entries import Entry

T = TypeVar("T")


def with_naming(entry: Entry, receipt: T) -> T:
    """Return a seller's first receipt under which badges are named with a word on it; any other as it is."""
    if not isinstance(receipt, Receipt) or not naming.may_name(entry.programme.visibility):
        return receipt
    namings, seller_id = entry.tx.namings, entry.actor.id
    if namings.of(entry.workspace_id, seller_id) is not None:
        return receipt
    namings.record(entry.workspace_id, entry.sequence, seller_id, is_named=True)
    return replace(receipt, tells_naming=True)
