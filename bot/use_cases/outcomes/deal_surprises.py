"""What is asked about a deal that was won: flags F7 to F9."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.deals import Stage
from bot.domain.scoring.flag import Flag, FlagCode
from bot.domain.scoring.surprises import surprising_deals
from bot.domain.weeks import Week
from bot.use_cases.outcomes import ledger
from bot.use_cases.reporting.deal_rows import own_deals, row_of, scored
from bot.use_cases.reporting.entries import CONFIRMATION, DEAL, EntryGoneError, write
from bot.use_cases.reporting.questions import answer_to, answers_in, is_answered
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.steps import DealSurprise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.deals import Deal
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database
    from storage.deals import DealRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ConfirmDeal:
    """Let a seller say that a deal is right, though it surprises."""

    database: Database

    def __call__(self, actor: Actor, act: Act, sequence: int) -> Receipt:
        """Return the receipt of the deal as it stands, with nothing left to ask; the journal keeps the answer.

        Args:
            actor: the seller.
            act: the click; a second one is given the same receipt.
            sequence: the entry that told of the deal.

        Raises:
            EntryGoneError: the deal was changed or taken back since.
        """
        once = replace(act, delivery_key=f"confirm:{sequence}")
        return write(self.database, actor, once, CONFIRMATION, lambda entry: _confirmed(entry, sequence), Receipt)


def told(entry: Entry, deal: Deal) -> tuple[DealSurprise, ...]:
    """Return what surprises about a deal of whoever makes the entry, and was not confirmed, as a receipt keeps it."""
    return tuple(_told(entry, deal, flag) for flag in unanswered(entry.tx, entry.actor, deal))


def unanswered(tx: Transaction, actor: Actor, deal: Deal) -> tuple[Flag, ...]:
    """Return what surprises about a deal of a seller, and was not confirmed in any entry of theirs."""
    flags = flags_of(tx, actor, deal)
    if not flags:
        return ()
    entries = tx.journal.entries_of(actor.workspace_id, actor.id, (DEAL, CONFIRMATION))
    answers = frozenset[str]().union(*(answers_in(entry.reason) for entry in entries))
    return tuple(flag for flag in flags if not is_answered(flag.question, answers))


def flags_of(tx: Transaction, actor: Actor, deal: Deal) -> tuple[Flag, ...]:
    """Return the flags of a deal of a seller, against what the team won before."""
    if deal.stage is not Stage.WON or deal.closed_on is None or deal.value is None:
        return ()
    week = Week.of(deal.closed_on).number
    rows = [row for row in tx.deals.all(actor.workspace_id) if row.deal_id != deal.id]
    earlier = [other for row in rows if (other := scored(row)) is not None and other.week < week]
    own = scored(row_of(deal, actor.id, ""))
    flags = tuple(surprising_deals(actor.id, week, [*earlier, *([own] if own else [])]))
    return (*flags, Flag(FlagCode.F9, deal=str(deal.id))) if _twin(rows, actor, deal) else flags


def _told(entry: Entry, deal: Deal, flag: Flag) -> DealSurprise:
    twin = _twin(entry.tx.deals.all(entry.workspace_id), entry.actor, deal) if flag.code is FlagCode.F9 else None
    return DealSurprise(flag.code, ledger.shown_name(entry, twin.seller_id) if twin else "")


def _twin(rows: Iterable[DealRow], actor: Actor, deal: Deal) -> DealRow | None:
    """Return the deal that a colleague has won and that has the same CRM id, if there is one."""
    if not deal.crm_id:
        return None
    won = (row for row in rows if row.stage == Stage.WON and row.seller_id != actor.id)
    return next((row for row in won if row.crm_id.casefold() == deal.crm_id.casefold()), None)


def _is_same(was: Deal, now: Deal | None) -> bool:
    """Tell whether a deal is what was asked about, whoever has a part in it by now."""
    return now is not None and replace(now, credits=was.credits) == was


def _confirmed(entry: Entry, sequence: int) -> Receipt:
    was = entry.live_receipt(sequence)
    own = {deal.id: deal for deal in own_deals(entry.tx, entry.workspace_id, entry.actor.id)}
    if was.deal is None or not _is_same(was.deal.step.after, own.get(was.deal.step.after.id)):
        raise EntryGoneError
    flags = flags_of(entry.tx, entry.actor, was.deal.step.after)
    entry.reason = answer_to(flags)
    return replace(was, deal=replace(was.deal, surprises=()))
