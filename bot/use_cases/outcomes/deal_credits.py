"""Crediting parts of a deal to colleagues, who are told and may decline."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from typing import TYPE_CHECKING, Final

from bot.domain.credits import Credit, CreditGoneError, NobodyToCreditError, check_credits, rest
from bot.domain.deals import Deal, Stage
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.outcomes.ledger import shown_name
from bot.use_cases.people.membership import takes_part
from bot.use_cases.reporting.deal_rows import deal_of
from bot.use_cases.reporting.entries import DECLINE, write
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.steps import DeclinedCredit
from storage.credits import CreditRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act, Entry
    from bot.use_cases.reporting.restoring import Restoring
    from storage.database import Database
    from storage.deals import DealRow
    from storage.transaction import Transaction

DEAL_CREDIT_NOTICE: Final = "deal_credit"
"""The kind of the notice that tells a colleague of their part; its facts are a `DealCreditTold`."""
DECLINED_NOTICE: Final = "deal_credit_declined"
"""The kind of the notice that tells the seller that a colleague declined; its facts are a `DealCreditTold`."""


@dataclass(frozen=True, slots=True)
class DealCreditTold:
    """What one of two people who share a deal is told by the other's act."""

    sequence: int
    """The entry that says so."""
    deal_id: int
    customer: str
    percent: int
    """The colleague's part."""
    name: str
    """Who said so; empty where sellers are not named to each other."""
    currency: str
    value: Decimal | None = None
    is_won: bool = False


@dataclass(frozen=True, slots=True)
class DeclineCredit:
    """Let a colleague say that a part of a deal is not theirs; it goes back to the deal's seller, who is told."""

    database: Database

    def __call__(self, actor: Actor, act: Act, deal_id: int) -> Receipt:
        """Return what was declined.

        Raises:
            CreditGoneError: no part of the deal is theirs any more.
        """
        return write(self.database, actor, act, DECLINE, lambda entry: _declined(entry, deal_id), Receipt)


def store(entry: Entry, before: Deal | None, after: Deal) -> None:
    """Store whose a deal is, where that differs from before; colleagues with a new part are told.

    Raises:
        NobodyToCreditError: a colleague takes no part in the programme.
        CreditRefusedError, OwnCreditError, TooManyCreditedError: it cannot be shared like that.
    """
    stood, wanted = _by_seller(before.credits if before else ()), _by_seller(after.credits)
    if stood == wanted:
        return
    check_credits(after.credits, entry.actor.id)
    changed = [seller_id for seller_id in {**stood, **wanted} if stood.get(seller_id) != wanted.get(seller_id)]
    for seller_id in changed:
        _check_takes_part(entry, seller_id, wanted.get(seller_id))
    rows = (CreditRow(after.id, seller_id, after.key, wanted.get(seller_id, 0)) for seller_id in changed)
    entry.tx.credits.record(entry.workspace_id, entry.sequence, *rows)
    for seller_id in changed:
        if seller_id in wanted:
            _tell(entry, DEAL_CREDIT_NOTICE, seller_id, after, wanted[seller_id])


def credited_deals(tx: Transaction, workspace_id: str, seller_id: str) -> list[DealRow]:
    """Return the standing deals of others of which a seller has a part, oldest first."""
    rows = tx.deals.around(workspace_id, [seller_id])
    return [row for row in rows if any(credit.seller_id == seller_id for credit in row.credits)]


def restored_credits(entry: Entry, restoring: Restoring) -> tuple[DeclinedCredit, ...]:
    """Let the parts of deals be as before an undone entry, as far as nobody has changed them since.

    Returns:
        the parts of the person's own, in others' deals, that stand again.
    """
    again: list[DeclinedCredit] = []
    for stood in _stood_before(entry, restoring):
        deal = entry.tx.deals.find(entry.workspace_id, stood.deal_id)
        if deal is None or stood.percent < rest(_others(deal, stood.seller_id)):
            entry.tx.credits.record(entry.workspace_id, entry.sequence, stood)
            if deal is not None and stood.percent and stood.seller_id == entry.actor.id:
                again.append(_part(entry, deal, stood.percent))
    return tuple(again)


def find_told(tx: Transaction, workspace_id: str, seller_id: str, told: DealCreditTold) -> DealRow | None:
    """Return the deal of which a colleague is told, as long as the part stands as it is told."""
    row = tx.deals.find(workspace_id, told.deal_id)
    wanted = (seller_id, told.percent)
    return row if row and wanted in {(credit.seller_id, credit.percent) for credit in row.credits} else None


def _stood_before(entry: Entry, restoring: Restoring) -> list[CreditRow]:
    """Return the parts as they were before the undone entry: what gets smaller first, so that the sum stays whole."""
    found: list[tuple[int, CreditRow]] = []
    for row in entry.tx.credits.changed_by(entry.workspace_id, restoring.undone):
        versions = entry.tx.credits.versions_of(entry.workspace_id, row.deal_id, row.seller_id)
        before = restoring.before(versions, by_others=True)
        if before is not None:
            stood = before[0] if before else row._replace(percent=0)
            found.append((stood.percent - row.percent, stood))
    return [stood for _, stood in sorted(found)]


def _declined(entry: Entry, deal_id: int) -> Receipt:
    row = entry.tx.deals.find(entry.workspace_id, deal_id)
    own = next((credit for credit in row.credits if credit.seller_id == entry.actor.id), None) if row else None
    if row is None or own is None:
        raise CreditGoneError
    entry.tx.credits.record(entry.workspace_id, entry.sequence, own._replace(percent=0))
    deal = deal_of(row)
    _tell(entry, DECLINED_NOTICE, row.seller_id, deal, own.percent)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=_week(entry, deal),
        declined=_part(entry, row, own.percent),
    )


def _part(entry: Entry, row: DealRow, percent: int) -> DeclinedCredit:
    return DeclinedCredit(deal_of(row), percent, shown_name(entry, row.seller_id))


def _week(entry: Entry, deal: Deal) -> Week:
    week = entry.running_week if deal.closed_on is None else Week.of(deal.closed_on)
    return week if week in entry.open_weeks else entry.running_week


def _check_takes_part(entry: Entry, seller_id: str, percent: int | None) -> None:
    if percent is not None and not takes_part(entry.tx.memberships.of(entry.workspace_id, seller_id)):
        person = entry.tx.people.find(entry.workspace_id, seller_id)
        raise NobodyToCreditError(person.name if person else "")


def _tell(entry: Entry, kind: str, person_id: str, deal: Deal, percent: int) -> None:
    told = DealCreditTold(
        sequence=entry.sequence,
        deal_id=deal.id,
        customer=deal.customer,
        percent=percent,
        name=shown_name(entry, entry.actor.id),
        currency=entry.programme.currency,
        value=deal.value,
        is_won=deal.stage is Stage.WON,
    )
    entry.tx.notices.plan(
        entry.workspace_id,
        f"{kind}:{entry.sequence}:{person_id}",
        person_id=person_id,
        kind=kind,
        facts=receipts.written(told),
        due_at=entry.act.moment,
    )


def _by_seller(credits_: Iterable[Credit]) -> dict[str, int]:
    return {credit.seller_id: credit.percent for credit in credits_}


def _others(row: DealRow, seller_id: str) -> list[Credit]:
    return [Credit(credit.seller_id, credit.percent) for credit in row.credits if credit.seller_id != seller_id]
