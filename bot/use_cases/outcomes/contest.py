"""Asking managers whose a customer is, once several sellers claim it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.claims import first_claims, is_contested
from bot.use_cases import receipts
from bot.use_cases.outcomes.ledger import claims_on, settlement_of
from bot.use_cases.presence.requests import deciders
from bot.use_cases.teams.asked import asked_at, first_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.claims import Claim
    from bot.domain.people import Programme
    from bot.use_cases.reporting.entries import Entry
    from storage.transaction import Transaction

CONTEST_NOTICE = "customer_contest"
"""The kind of the notice that asks whose a customer is; its facts are a `Contest`."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """A seller who claims a customer, with the first claim."""

    seller_id: str
    name: str
    is_deal: bool
    day: date


@dataclass(frozen=True, slots=True)
class Contest:
    """A customer that several sellers claim."""

    customer_key: str
    customer: str
    claimants: tuple[Claimant, ...]
    """The earliest first."""
    holder_id: str | None = None
    """Whose a manager said it is: nothing when none did, empty when it is shared."""


def contest_on(tx: Transaction, workspace_id: str, customer_key: str, programme: Programme) -> Contest | None:
    """Return who claims a customer, as it stands; nothing when fewer than two sellers do."""
    settled = tx.settlements.find(workspace_id, customer_key)
    claims = claims_on(tx, workspace_id, customer_key)
    contest = contest_of(tx, workspace_id, claims, partial(day_of, tx, workspace_id, programme))
    return None if contest is None else replace(contest, holder_id=settled.seller_id if settled else None)


def contest_of(
    tx: Transaction, workspace_id: str, claims: Iterable[Claim], day_of: Callable[[Claim], date]
) -> Contest | None:
    """Return who claims a customer, from the claims on it; nothing when fewer than two sellers do.

    Args:
        tx: where to read names.
        workspace_id: whose sellers.
        claims: those on one customer.
        day_of: tells when a claim was made.
    """
    firsts = first_claims(claims)
    if len(firsts) < 2:  # noqa: PLR2004 - one claimant has nobody to contest it
        return None
    people = tx.people.all(workspace_id, [claim.seller_id for claim in firsts])
    names = {person.id: person.name for person in people.values()}
    claimants = (
        Claimant(claim.seller_id, names.get(claim.seller_id, ""), claim.is_deal, day_of(claim)) for claim in firsts
    )
    return Contest(firsts[0].customer_key, firsts[0].customer, tuple(claimants))


def day_of(tx: Transaction, workspace_id: str, programme: Programme, claim: Claim) -> date:
    """Return the day on which a stored claim was made, on the programme's calendar.

    Raises:
        LookupError: it is not stored.
    """
    moment = tx.journal.moment_of(workspace_id, claim.sequence)
    if moment is None:
        raise LookupError(claim.sequence)
    return programme.today(moment)


def ask_managers(entry: Entry, customer_key: str) -> None:
    """Plan a question to those who can settle, when the entry made its seller a new claimant of a claimed customer."""
    claims = claims_on(entry.tx, entry.workspace_id, customer_key)
    settlement = settlement_of(entry.tx.settlements.find(entry.workspace_id, customer_key))
    own = next((claim for claim in first_claims(claims) if claim.seller_id == entry.actor.id), None)
    if own is None or own.sequence != entry.sequence or not is_contested(claims, settlement):
        return
    contest = contest_of(entry.tx, entry.workspace_id, claims, partial(_day, entry))
    sellers = [claim.seller_id for claim in claims]
    first = first_asked(entry.tx, entry.workspace_id, sellers, entry.programme.today(entry.act.moment))
    for person_id in settlers(entry.tx, entry.workspace_id, claims):
        entry.tx.notices.plan(
            entry.workspace_id,
            f"contest:{entry.sequence}:{person_id}",
            person_id=person_id,
            kind=CONTEST_NOTICE,
            facts=receipts.written(contest),
            due_at=asked_at(person_id, first, entry.act.moment),
        )


def settlers(tx: Transaction, workspace_id: str, claims: list[Claim]) -> list[str]:
    """Return who can settle: managers and admins, without those who claim the customer unless nobody else is left."""
    everybody = list(deciders(tx, workspace_id))
    claiming = {claim.seller_id for claim in claims}
    return [person_id for person_id in everybody if person_id not in claiming] or everybody


def _day(entry: Entry, claim: Claim) -> date:
    """Return the day of a claim, of which the newest may be the entry that is being written."""
    if claim.sequence == entry.sequence:
        return entry.today
    return day_of(entry.tx, entry.workspace_id, entry.programme, claim)
