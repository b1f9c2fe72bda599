"""Whether what an entry changed has been posted, and whether the post can still follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.domain.metrics import PRIVATE
from bot.domain.posting import PostState
from bot.use_cases.reporting.receipts import Receipt, UndoReceipt
from bot.use_cases.reporting.steps import PostedWeek

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Entry

T = TypeVar("T")


def with_post(entry: Entry, receipt: T) -> T:
    """Return a receipt with what it means for the weekly post of its week; any other as it is."""
    if isinstance(receipt, UndoReceipt):
        return replace(receipt, post=_post(entry, receipt.taken))
    return replace(receipt, post=_post(entry, receipt)) if isinstance(receipt, Receipt) else receipt


def _post(entry: Entry, receipt: Receipt) -> PostedWeek | None:
    return _state(entry, receipt.week) if receipt.week < entry.running_week and _is_scored(receipt) else None


def _is_scored(receipt: Receipt) -> bool:
    """Return whether anybody's points may have changed: not when it is all between the seller and the bot."""
    is_own = bool(receipt.note or receipt.confirmed or receipt.audience or receipt.changes)
    is_counted = any(change.metric not in PRIVATE for change in receipt.changes)
    return is_counted or not is_own or bool(receipt.address or receipt.deal or receipt.outcome)


def _state(entry: Entry, week: Week) -> PostedWeek | None:
    post = entry.tx.publications.find(entry.workspace_id, week.starts_on)
    if post is None or post.state != PostState.POSTED:
        return None
    is_open = post.final_at is not None and entry.act.moment < post.final_at
    return PostedWeek.UPDATED if is_open else PostedWeek.FINAL
