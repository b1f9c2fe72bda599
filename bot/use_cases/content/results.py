"""Record what a share has brought."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from bot.use_cases.content.shares import about_of, share_of, standing_share
from bot.use_cases.reporting.entries import ADDRESS, write
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.seller_week import SellerWeek
from bot.use_cases.reporting.steps import LoggedAddress, ResultChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.people import Actor
    from bot.domain.typed.lines.report import Amount
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.content import Address
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class RecordResults:
    """Record what one of a seller's shares of the open weeks has brought so far."""

    database: Database

    def __call__(
        self, actor: Actor, act: Act, key: str, amounts: Mapping[str, Amount], emptied: Iterable[str] = ()
    ) -> Receipt:
        """Return what changed, and what the week has now; a number typed with a plus is added to what stands.

        Args:
            actor: the seller whose share it is.
            act: the form.
            key: the share's key.
            amounts: the results by raw metric.
            emptied: the results that are taken back.

        Raises:
            EntryGoneError: the share was moved or taken back since, or its week is closed.
            AmountOutOfRangeError: the week would have too much of a metric, what was typed included.
            PartExceedsWholeError: the week would have more reactions than impressions, or conversions than clicks.
        """
        return write(self.database, actor, act, ADDRESS, lambda entry: _recorded(entry, key, amounts, emptied), Receipt)


def _recorded(entry: Entry, key: str, amounts: Mapping[str, Amount], emptied: Iterable[str]) -> Receipt:
    row = standing_share(entry, key)
    changes = record_results(entry, row, amounts, emptied)
    return receipt_of(entry, row, changes)


def record_results(
    entry: Entry, row: Address, amounts: Mapping[str, Amount], emptied: Iterable[str] = ()
) -> tuple[ResultChange, ...]:
    """Store results of a share within an entry, and return what changed.

    Raises:
        UserError: the week is not possible with them.
    """
    before = results_of(entry, row)
    after: dict[str, Decimal | None] = {
        metric: before.get(metric, Decimal(0)) + amount.value if amount.adds else amount.value
        for metric, amount in amounts.items()
    }
    after.update(dict.fromkeys(emptied))
    entry.tx.contents.record_results(entry.workspace_id, entry.sequence, row, after)
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, Week.of(row.week_start))
    now.check({metric: now.typed.get(metric) for metric in after})
    return tuple(
        ResultChange(
            metric=metric,
            before=before.get(metric),
            after=amount,
            added=amounts[metric].value if metric in amounts and amounts[metric].adds else None,
            typed=now.typed.get(metric),
            logged=now.logged.get(metric, 0),
        )
        for metric, amount in after.items()
    )


def results_of(entry: Entry, row: Address) -> dict[str, Decimal]:
    """Return what a share has brought so far, by raw metric."""
    found = entry.tx.contents.results_of_seller(entry.workspace_id, entry.actor.id, row.week_start)
    return {result.metric: result.amount for result in found if result[:3] == row[:3] and result.amount is not None}


def receipt_of(entry: Entry, row: Address, changes: tuple[ResultChange, ...] = ()) -> Receipt:
    """Return the receipt for a share that was logged before and is changed within an entry."""
    week = Week.of(row.week_start)
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        address=logged_address(entry, row, now, is_new=False),
        results=changes,
        missing=now.lacking(entry.programme.metrics_asked),
    )


def logged_address(entry: Entry, row: Address, now: SellerWeek, *, is_new: bool = True) -> LoggedAddress:
    """Return a stored share as a receipt tells it, with what counts beside it in its week."""
    share = share_of(row, results_of(entry, row))
    return LoggedAddress(
        address=row.address,
        metric=row.metric,
        typed=now.typed.get(row.metric),
        logged=now.logged.get(row.metric, 0),
        key=share.key,
        about=about_of(row),
        platform=row.platform,
        results=share.results,
        is_new=is_new,
    )
