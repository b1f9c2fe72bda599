"""Take back a seller's last entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.use_cases import receipts
from bot.use_cases.outcomes.deal_credits import restored_credits
from bot.use_cases.outcomes.restoring import restored_outcomes
from bot.use_cases.reporting.deal_rows import deal_of
from bot.use_cases.reporting.entries import UNDO, EntryGoneError, write
from bot.use_cases.reporting.notes import restored_notes
from bot.use_cases.reporting.receipts import Receipt, UndoReceipt
from bot.use_cases.reporting.restoring import Restoring
from bot.use_cases.reporting.target import restored_audience

if TYPE_CHECKING:
    from bot.domain.deals import Deal
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


class NothingToUndoError(UserError):
    """The person has no entry in the open weeks that could be taken back."""


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back the person's last command, form or click of the open weeks: what stood before stands again."""

    database: Database

    def __call__(self, actor: Actor, act: Act, sequence: int | None = None) -> UndoReceipt:
        """Return what was taken back, what stands now and what would be next.

        Args:
            actor: the seller.
            act: the command or click.
            sequence: the entry that is expected to be the last one; nothing for whichever it is.

        Raises:
            NothingToUndoError: there is nothing to take back.
            EntryGoneError: another entry is the last one by now.
        """
        once = act if sequence is None else replace(act, delivery_key=f"undo:{sequence}")
        return write(self.database, actor, once, UNDO, lambda entry: _undone(entry, sequence), UndoReceipt)


def _undone(entry: Entry, expected: int | None) -> UndoReceipt:
    live = _in_open_weeks(entry)
    if not live and expected is None:
        raise NothingToUndoError
    if not live or expected not in {None, live[0].sequence}:
        raise EntryGoneError
    taken = live[0]
    entry.undoes = taken.sequence
    restoring = Restoring(entry, taken.sequence)
    outcomes, counts = restored_outcomes(entry, restoring)
    deals = tuple(restoring.deals())
    credits_ = restored_credits(entry, restoring)
    return UndoReceipt(
        taken,
        deals=tuple(_with_credits(entry, deal) for deal in deals),
        credits=credits_,
        outcomes=outcomes,
        standing=(*restoring.numbers(), *counts, *restoring.pipelines()),
        gone=tuple(restoring.gone),
        kept=tuple(restoring.kept),
        kept_deals=tuple(restoring.kept_deals),
        next=live[1] if len(live) > 1 else None,
        has_left=restoring.membership() is not None,
        notes=tuple(restored_notes(entry, restoring)),
        audience=restored_audience(entry, restoring),
    )


def _with_credits(entry: Entry, deal: Deal) -> Deal:
    row = entry.tx.deals.find(entry.workspace_id, deal.id)
    return deal if row is None else deal_of(row)


def _in_open_weeks(entry: Entry) -> list[Receipt]:
    found = (receipts.read(Receipt, row.receipt) for row in entry.live_entries())
    return [receipt for receipt in found if receipt.week in entry.open_weeks]
