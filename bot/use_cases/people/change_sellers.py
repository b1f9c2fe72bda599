"""Let people take part or not, and set what holds for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.presence import OtherNotTakingPartError, RequestState
from bot.domain.typed.lines.sellers import SellerFacts, SellersChange
from bot.domain.weeks import Week
from bot.use_cases.people.holders import NamedPerson, named
from bot.use_cases.people.membership import MEMBERSHIP, begin, end, takes_part
from bot.use_cases.people.sellers import SellerRow, sellers_of
from bot.use_cases.programme.entries import check_admin_now, write
from storage.presence import Residence, WorkingShare
from storage.sales_roles import SalesRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.domain.people import Actor
    from bot.domain.typed.lines.sellers import SellersLine
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.people import PersonRow
    from storage.transaction import Transaction

_SHOWN = 10
"""How many of those changed stand in a receipt with all that holds for them."""


@dataclass(frozen=True, slots=True)
class SellersReceipt:
    """Who takes part now or no more, and what was set."""

    added: tuple[NamedPerson, ...] = ()
    removed: tuple[NamedPerson, ...] = ()
    unchanged: tuple[NamedPerson, ...] = ()
    """Those who took part, or did not, already."""
    before: tuple[SellerRow, ...] = ()
    """What held for the first ones whose facts were set."""
    after: tuple[SellerRow, ...] = ()
    count: int = 0
    """How many take part now."""


class CannotTakePartError(UserError):
    """A bot, somebody deactivated or of another organisation never takes part."""

    def __init__(self, name: str) -> None:
        """Keep what the person is called."""
        super().__init__(name)
        self.name = name


class StartTooEarlyError(UserError):
    """A day before the programme began; ``earliest`` is the first that is possible."""

    def __init__(self, day: date, earliest: date) -> None:
        """Keep both days."""
        super().__init__(day, earliest)
        self.day = day
        self.earliest = earliest


@dataclass(frozen=True, slots=True)
class ChangeSellers:
    """Add, remove or change sellers: all that a line names, or none."""

    database: Database

    def __call__(
        self, actor: Actor, act: Act, line: SellersLine, described: Sequence[PersonRow] = ()
    ) -> SellersReceipt:
        """Return who takes part now.

        Args:
            actor: the admin asking.
            act: the command, form or click.
            line: whom it is about, and what is to become of them.
            described: what Slack just said about those of whom nothing was known.

        Raises:
            NotAllowedError: the person asking is no admin.
            CannotTakePartError: somebody is a bot, deactivated, or does not belong here.
            OtherNotTakingPartError: something is set of somebody who takes no part.
            StartTooEarlyError: the day lies before the programme.
        """
        programme = actor.require_admin()
        earliest = programme.first_week.starts_on
        if line.facts.starts is not None and line.facts.starts < earliest:
            raise StartTooEarlyError(line.facts.starts, earliest)
        change = SellersEdit(actor, act, line, programme.today(act.moment))
        return write(
            self.database, actor, act, MEMBERSHIP, partial(change.made, described), SellersReceipt, reason=line.because
        )


@dataclass(frozen=True, slots=True)
class SellersEdit:
    """A change of sellers; each seller's is an entry of its own below the one that holds the receipt."""

    actor: Actor
    act: Act
    line: SellersLine
    today: date

    def made(self, described: Sequence[PersonRow], tx: Transaction, _sequence: int) -> SellersReceipt:
        """Make the change, and return its receipt."""
        check_admin_now(tx, self.actor)
        for person in described:
            tx.people.remember(self.actor.workspace_id, person)
        known = tx.people.all(self.actor.workspace_id, self.line.people)
        before = self._rows(tx)
        changed = [person_id for person_id in self.line.people if self._changes(tx, known, person_id)]
        after, people = self._rows(tx), tuple(named(known, person_id) for person_id in changed)
        is_set = self.line.change is not SellersChange.REMOVE and self.line.facts != SellerFacts()
        shown = self.line.people[:_SHOWN] if is_set else ()
        return SellersReceipt(
            added=people if self.line.change is SellersChange.ADD else (),
            removed=people if self.line.change is SellersChange.REMOVE else (),
            unchanged=tuple(named(known, each) for each in self.line.people if each not in changed),
            before=tuple(before[each] for each in shown if each in before),
            after=tuple(after[each] for each in shown if each in after),
            count=len(after),
        )

    def _rows(self, tx: Transaction) -> dict[str, SellerRow]:
        return {row.id: row for row in sellers_of(tx, self.actor.workspace_id, self.today)}

    def _changes(self, tx: Transaction, known: dict[str, PersonRow], person_id: str) -> bool:
        """Change one seller; return whether their taking part began or ended."""
        is_in = takes_part(tx.memberships.of(self.actor.workspace_id, person_id))
        if self.line.change is SellersChange.SET and not is_in:
            raise OtherNotTakingPartError
        if self.line.change is SellersChange.REMOVE:
            return is_in and end(tx, self.actor.workspace_id, self._entry(tx, person_id), person_id, self.today)
        if not is_in:
            check_can_take_part(known, person_id)
        if is_in and self.line.facts == SellerFacts():
            return False
        sequence = self._entry(tx, person_id)
        if not is_in:
            begin(tx, self.actor.workspace_id, sequence, person_id, self.line.facts.starts or self.today)
        self._set(tx, sequence, person_id, is_in=is_in)
        return not is_in

    def _set(self, tx: Transaction, sequence: int, person_id: str, *, is_in: bool) -> None:
        """Set the facts; a day beside a share, a country or a role is that of these, else that of the start."""
        facts, workspace_id = self.line.facts, self.actor.workspace_id
        monday = Week.of(facts.starts or self.today).starts_on
        if is_in and facts.starts is not None and (facts.percent, facts.calendar, facts.role) == (None,) * 3:
            standing = tx.memberships.of(workspace_id, person_id)
            if standing is not None:
                tx.memberships.record(workspace_id, sequence, standing._replace(starts_on=facts.starts))
        if facts.percent is not None:
            share = WorkingShare(sequence, person_id, monday, facts.percent, RequestState.CONFIRMED)
            tx.presence.record_working_share(workspace_id, sequence, share)
        if facts.calendar is not None:
            tx.presence.record_residence(workspace_id, sequence, Residence(person_id, monday, *facts.calendar))
        if facts.role is not None:
            tx.sales_roles.record(workspace_id, sequence, SalesRole(person_id, monday, facts.role))
        if facts.licence is not None:
            tx.licences.record(workspace_id, sequence, person_id, facts.licence)

    def _entry(self, tx: Transaction, person_id: str) -> int:
        sequence = tx.journal.open_entry(self.actor.workspace_id)
        tx.journal.record(
            self.actor.workspace_id,
            sequence,
            delivery_key=f"{self.act.delivery_key}:{person_id}",
            person_id=self.actor.id,
            origin=self.act.origin,
            action=MEMBERSHIP,
            recorded_at=self.act.moment,
            reason=self.line.because,
            receipt="",
        )
        return sequence


def check_can_take_part(known: Mapping[str, PersonRow], person_id: str) -> None:
    """Return when somebody may take part: people of this workspace do, as long as they are there.

    Raises:
        CannotTakePartError: somebody else.
    """
    person = known.get(person_id)
    if person is None or person.is_bot or person.is_deleted or person.is_stranger:
        raise CannotTakePartError(named(known, person_id).name)
