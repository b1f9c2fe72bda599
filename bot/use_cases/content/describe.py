"""Say what was shared: its kind and its phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.content import About
from bot.domain.weeks import Week
from bot.use_cases.content.results import receipt_of, record_results
from bot.use_cases.content.shares import described, standing_share
from bot.use_cases.reporting.entries import ADDRESS, write
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.domain.typed.lines.report import Amount
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.content import Address
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class DescribeShare:
    """Keep what a seller says of one of their shares of the open weeks; its kind decides what it counts for."""

    database: Database

    def __call__(self, actor: Actor, act: Act, key: str, about: About) -> Receipt:
        """Return what is known of it now; what is not said stays as it was.

        Raises:
            EntryGoneError: the share was moved or taken back since, or its week is closed.
            AmountOutOfRangeError: the week would have too many posts or shares.
        """
        return write(
            self.database,
            actor,
            act,
            ADDRESS,
            lambda entry: changed(entry, standing_share(entry, key), about, {}),
            Receipt,
        )


def changed(entry: Entry, row: Address, about: About, results: Mapping[str, Amount]) -> Receipt:
    """Store what is said of a share that was logged before, and return what is known of it now.

    Nothing new makes no entry.

    Raises:
        UserError: the week is not possible with it.
    """
    if about == About():
        return receipt_of(entry, row, record_results(entry, row, results))
    if described(row, about) == row and not results:
        entry.tx.discard()
        return receipt_of(entry, row)
    row = described(row, about)
    entry.tx.contents.record(entry.workspace_id, entry.sequence, row)
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, Week.of(row.week_start))
    now.check({row.metric: now.typed.get(row.metric)})
    return receipt_of(entry, row, record_results(entry, row, results))
