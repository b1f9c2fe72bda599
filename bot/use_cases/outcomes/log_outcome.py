"""Log one lead, meeting or call with its customer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.metrics import check_amount
from bot.domain.outcomes import Outcome, OutcomeKind
from bot.use_cases.outcomes import contest, ledger, shares
from bot.use_cases.reporting.entries import OUTCOME, write
from bot.use_cases.reporting.log_address import lacking
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.seller_week import SellerWeek
from bot.use_cases.reporting.steps import LoggedOutcome
from storage.outcomes import OutcomeRow

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.typed.lines.outcomes import OutcomeLine
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.steps import EarlierClaim
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class LogOutcome:
    """Count one lead, meeting or call for a week, beside the number that was typed."""

    database: Database

    def __call__(self, actor: Actor, act: Act, line: OutcomeLine) -> Receipt:
        """Return what counts now, whose share it came from, and who claimed the customer before.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            AmountOutOfRangeError: there are more of them than a week may have.
        """
        return write(self.database, actor, act, OUTCOME, lambda entry: _logged(entry, line), Receipt)


def row_of(outcome: Outcome, seller_id: str, week: Week) -> OutcomeRow:
    """Return the row that keeps a seller's outcome."""
    return OutcomeRow(
        outcome_id=outcome.id,
        seller_id=seller_id,
        week_start=week.starts_on,
        metric=outcome.kind,
        customer=outcome.customer,
        customer_key=outcome.key,
        share_seller_id=outcome.share.seller_id if outcome.share else "",
        share_address=outcome.share.address if outcome.share else "",
        note=outcome.note,
    )


def stored(entry: Entry, outcome: Outcome, week: Week) -> LoggedOutcome:
    """Store an outcome, a new one under the entry as its id, and return it with what counts beside it.

    Raises:
        AmountOutOfRangeError: there are too many of its kind.
    """
    new = outcome if outcome.id else replace(outcome, id=entry.sequence)
    entry.tx.outcomes.record(entry.workspace_id, entry.sequence, row_of(new, entry.actor.id, week))
    now = SellerWeek(entry.tx, entry.workspace_id, entry.actor.id, week)
    logged, typed = now.logged.get(new.kind, 0), now.typed.get(new.kind)
    check_amount(new.kind, logged + (typed or Decimal(0)))
    return LoggedOutcome(new, typed, logged)


def _logged(entry: Entry, line: OutcomeLine) -> Receipt:
    week = line.week or entry.running_week
    share = shares.found(entry, line.address)
    logged = stored(entry, Outcome(0, line.kind, line.customer, share, line.note), week)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        outcome=logged,
        earlier=_claimed(entry, logged.outcome),
        credit=shares.credit_of(entry, share),
        missing=lacking(entry, week),
        started_on=entry.join(week),
        offers=entry.offered_week() if line.week is None else None,
    )


def _claimed(entry: Entry, outcome: Outcome) -> EarlierClaim | None:
    """Return who claimed the customer of a lead before; managers are asked whose it is."""
    if outcome.kind is not OutcomeKind.LEAD:
        return None
    contest.ask_managers(entry, outcome.key)
    return ledger.earlier_claim(entry, outcome.key)
