"""Settle whose a customer is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.claims import NothingToSettleError, OwnClaimError, is_contested
from bot.domain.visibility import names_sellers
from bot.use_cases import receipts
from bot.use_cases.outcomes.contest import Contest, contest_of, contest_on, day_of, settlers
from bot.use_cases.outcomes.ledger import all_claims, claims_on, settlement_of
from bot.use_cases.presence.requests import check_decider_now
from bot.use_cases.programme.entries import SETTLEMENT, write

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

SETTLED_NOTICE = "customer_settled"
"""The kind of the notice that tells a claimant; its facts are a `SettlementTold`."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Whose a customer is from now on, by whose word."""

    contest: Contest
    """With the holder who was named."""
    by_id: str
    by_name: str

    @property
    def holder(self) -> str:
        """The name of whose customer it is; empty when it is shared."""
        named = (one.name for one in self.contest.claimants if one.seller_id == self.contest.holder_id)
        return next(named, "")


@dataclass(frozen=True, slots=True)
class SettlementTold:
    """What one of the claimants is told."""

    settled: Settled
    seller_id: str
    """Who is told."""
    names_others: bool
    """Whether sellers are named to each other."""


@dataclass(frozen=True, slots=True)
class SettleCustomer:
    """Let a manager or an admin say whose a customer is; a later word replaces it."""

    database: Database

    def __call__(self, actor: Actor, act: Act, customer_key: str, holder_id: str) -> Settled:
        """Return what was settled; the claimants are told.

        Args:
            actor: the manager or admin.
            act: the click.
            customer_key: which customer.
            holder_id: whose it is; empty for all who claim it.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
            OwnClaimError: they claim the customer, and somebody else could settle it.
            NothingToSettleError: the customer is not claimed by several sellers, or not by this one.
        """
        programme = actor.require_manager()
        settle = partial(_settled, actor, act, programme, customer_key, holder_id)
        return write(self.database, actor, act, SETTLEMENT, settle, Settled)


@dataclass(frozen=True, slots=True)
class Claims:
    """The customers that several sellers claim."""

    open: tuple[Contest, ...]
    settled: tuple[Contest, ...]
    """Those that a manager settled, the newest first."""


@dataclass(frozen=True, slots=True)
class ShowClaims:
    """Show managers which customers several sellers claim."""

    database: Database

    def __call__(self, actor: Actor) -> Claims:
        """Return what waits for a manager's word, and what was settled.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
        """
        programme = actor.require_manager()
        with self.database.snapshot() as tx:
            return claims_in(tx, actor.workspace_id, programme)


def renewed(tx: Transaction, workspace_id: str, programme: Programme, told: Contest) -> Contest | None:
    """Return a question as it stands now; nothing when there is nothing to settle any more."""
    settlement = settlement_of(tx.settlements.find(workspace_id, told.customer_key))
    if not is_contested(claims_on(tx, workspace_id, told.customer_key), settlement):
        return None
    return contest_on(tx, workspace_id, told.customer_key, programme)


def _settled(
    actor: Actor, act: Act, programme: Programme, customer_key: str, holder_id: str, tx: Transaction, sequence: int
) -> Settled:
    _check_may_settle(tx, actor, customer_key)
    contest = contest_on(tx, actor.workspace_id, customer_key, programme)
    if contest is None or holder_id not in {"", *(one.seller_id for one in contest.claimants)}:
        raise NothingToSettleError
    settled = Settled(replace(contest, holder_id=holder_id), actor.id, actor.name)
    if contest.holder_id == holder_id and renewed(tx, actor.workspace_id, programme, contest) is None:
        tx.discard()
        return settled
    tx.settlements.record(actor.workspace_id, sequence, customer_key, holder_id)
    _tell(tx, actor, act, sequence, SettlementTold(settled, "", names_sellers(programme.visibility)))
    return settled


def _check_may_settle(tx: Transaction, actor: Actor, customer_key: str) -> None:
    check_decider_now(tx, actor)
    if actor.id not in settlers(tx, actor.workspace_id, claims_on(tx, actor.workspace_id, customer_key)):
        raise OwnClaimError


def _tell(tx: Transaction, actor: Actor, act: Act, sequence: int, told: SettlementTold) -> None:
    for claimant in told.settled.contest.claimants:
        if claimant.seller_id != actor.id:
            tx.notices.plan(
                actor.workspace_id,
                f"settled:{sequence}:{claimant.seller_id}",
                person_id=claimant.seller_id,
                kind=SETTLED_NOTICE,
                facts=receipts.written(replace(told, seller_id=claimant.seller_id)),
                due_at=act.moment,
            )


def claims_in(tx: Transaction, workspace_id: str, programme: Programme) -> Claims:
    """Return what waits for a manager's word in a workspace, and what was settled."""
    settlements, waiting, settled = tx.settlements.all(workspace_id), [], []
    for key, claims in all_claims(tx, workspace_id).items():
        contest = contest_of(tx, workspace_id, claims, partial(day_of, tx, workspace_id, programme))
        row = settlements.get(key)
        if contest is not None and is_contested(claims, settlement_of(row)):
            waiting.append(contest)
        elif contest is not None and row is not None:
            settled.append((row.sequence, replace(contest, holder_id=row.seller_id)))
    newest = sorted(settled, key=lambda pair: pair[0], reverse=True)
    return Claims(tuple(waiting), tuple(contest for _, contest in newest))
