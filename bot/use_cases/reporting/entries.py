"""Writing an entry: once for each delivery, with the receipt that its answer is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from bot.domain.errors import UserError
from bot.domain.plans import AgreementMissingError
from bot.domain.typed.weeks import open_weeks
from bot.domain.weeks import Week, moment_of
from bot.use_cases import receipts
from bot.use_cases.people.membership import begin, takes_part
from bot.use_cases.reporting.naming import with_naming
from bot.use_cases.reporting.posted import with_post
from bot.use_cases.reporting.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from bot.domain.people import Actor, Origin, Programme
    from storage.database import Database
    from storage.journal import EntryRow
    from storage.transaction import Transaction

REPORT, ADDRESS, DEAL, OUTCOME, MOVE, UNDO = "report", "address", "deal", "outcome", "move", "undo"
TARGET, CONFIRM, DECLINE = "target", "confirm", "decline"
"""What entries of sellers are called in the journal."""

CONFIRMATION = "confirmation"
"""An entry that says that another one is right, though it surprises; its reason names the questions."""

_NOTED = (REPORT, ADDRESS, DEAL, OUTCOME)
"""The entries whose receipts carry what sellers are told once."""

TAKEN_BACK = (REPORT, ADDRESS, DEAL, OUTCOME, MOVE, TARGET, CONFIRM, DECLINE)
"""The entries that their sellers can take back; imported ones are called otherwise, or have no receipt."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """How and when something came in."""

    origin: Origin
    delivery_key: str
    """The same for a repeated delivery of the same act, and for nothing else."""
    moment: datetime


class EntryGoneError(UserError):
    """The entry that a button belongs to was moved, changed or taken back since."""


@dataclass(slots=True)
class Entry:
    """An entry being written."""

    tx: Transaction
    sequence: int
    actor: Actor
    programme: Programme
    act: Act
    today: date
    """The day of the act on the programme's calendar."""
    undoes: int | None = None
    """The entry that it takes back."""
    reason: str = ""
    """Why it is as it is, for the audit: such as the questions that were answered with yes."""

    @property
    def workspace_id(self) -> str:
        """The workspace that it is written in."""
        return self.actor.workspace_id

    @property
    def running_week(self) -> Week:
        """The week of the act on the programme's calendar."""
        return Week.of(self.today)

    @property
    def open_weeks(self) -> tuple[Week, ...]:
        """The weeks that numbers can be noted for."""
        return open_weeks(self.running_week, self.programme.season)

    def offered_week(self) -> Week | None:
        """Return last week, as long as it is not posted: an entry that names no week may be meant for it."""
        if self.today.weekday() > self.programme.post_weekday:
            return None
        last, running = self.running_week - 1, self.running_week
        posted_on = running.starts_on + timedelta(days=self.programme.post_weekday)
        posted_at = moment_of(posted_on, self.programme.post_time, self.programme.zone)
        is_offered = self.act.moment < posted_at and last in self.open_weeks and last >= self.programme.first_week
        return last if is_offered else None

    def join(self, week: Week) -> date | None:
        """Make the person a seller, from today or the start of an earlier week; return that day if they were none."""
        if self.actor.is_seller or takes_part(self.tx.memberships.of(self.workspace_id, self.actor.id)):
            return None
        return self.start(self.today if week == self.running_week else week.starts_on)

    def start(self, day: date) -> date:
        """Let the person take part from a day on, for the first time or again, and return it."""
        return begin(self.tx, self.workspace_id, self.sequence, self.actor.id, day)

    def live_entries(self) -> list[EntryRow]:
        """Return the person's entries since the oldest open week that can be taken back and were not, newest first."""
        rows = self.tx.journal.entries_of(self.workspace_id, self.actor.id, TAKEN_BACK)
        since = min(self.open_weeks).starts_on
        return [row for row in rows if row.receipt and self.programme.today(row.recorded_at) >= since]

    def live_receipt(self, sequence: int) -> Receipt:
        """Return the receipt of one of the person's entries that was not taken back.

        Raises:
            EntryGoneError: there is no such entry.
        """
        document = next((row.receipt for row in self.live_entries() if row.sequence == sequence), None)
        if document is None:
            raise EntryGoneError
        return receipts.read(Receipt, document)


def write(database: Database, actor: Actor, act: Act, action: str, change: Callable[[Entry], T], kind: type[Any]) -> T:
    """Return what the change returns, stored as the receipt of a new entry; a repeated delivery is given the first one.

    A change that discards the transaction stores nothing, and there is no entry.

    Raises:
        NotSetUpError: there is no programme yet.
        StrangerError: a guest whom no admin added.
        AgreementMissingError: nothing may be collected yet; what is there may be taken back.
    """
    programme = actor.require_seller()
    if not programme.may_collect and action != UNDO:
        raise AgreementMissingError
    with database.transaction() as tx:
        sequence = tx.journal.open_entry(actor.workspace_id)
        stored = tx.journal.receipt_of(actor.workspace_id, act.delivery_key)
        if stored is not None:
            tx.discard()
            known: T = receipts.read(kind, stored)
            return known
        entry = Entry(tx, sequence, actor, programme, act, programme.today(act.moment))
        receipt = change(entry)
        if not tx.is_discarded:
            receipt = with_post(entry, with_naming(entry, receipt) if action in _NOTED else receipt)
            _record(entry, action, receipts.written(receipt))
        return receipt


def _record(entry: Entry, action: str, receipt: str) -> None:
    entry.tx.journal.record(
        entry.workspace_id,
        entry.sequence,
        delivery_key=entry.act.delivery_key,
        person_id=entry.actor.id,
        origin=entry.act.origin,
        action=action,
        recorded_at=entry.act.moment,
        reason=entry.reason,
        undoes=entry.undoes,
        receipt=receipt,
    )
