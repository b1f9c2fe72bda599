"""Take deals that another program posts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bot.domain.errors import UserError
from bot.domain.imports.owners import Owners
from bot.domain.imports.plain import plain
from bot.domain.imports.posted import read_posted
from bot.domain.people import NotSetUpError, Origin
from bot.domain.plans import AgreementMissingError
from bot.use_cases import receipts
from bot.use_cases.imports.meanings import Meanings
from bot.use_cases.imports.plan import plan_deals
from bot.use_cases.imports.save import store
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.people import Programme
    from bot.use_cases.imports.plan import Plan
    from storage.database import Database
    from storage.transaction import Transaction

RECEIVED: Final = "received deals"
"""What entries of the webhook are called in the journal."""


class OtherDealsError(UserError):
    """A key came before, with another body."""


@dataclass(frozen=True, slots=True)
class PostedDeals:
    """A request as it came in; whoever calls has checked that its sender knows the workspace's secret."""

    workspace_id: str
    key: str
    """The same for a repeated request, and for nothing else."""
    moment: datetime
    body: bytes
    items: Sequence[Any]
    """What the body says."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of the deals of a request."""

    new: int
    changed: int
    same: int
    digest: str
    """Tells the body from others."""
    is_repeated: bool = field(default=False, compare=False)
    """Whether this is the answer to the first request with that key."""


@dataclass(frozen=True, slots=True)
class ReceiveDeals:
    """Store all deals of a request, or none."""

    database: Database

    def __call__(self, posted: PostedDeals) -> Received:
        """Return what was stored; a repeated request is given the first answer, also by another process.

        Raises:
            LookupError: there is no such workspace.
            NotSetUpError: there is no programme yet.
            AgreementMissingError: nothing may be collected yet.
            OtherDealsError: the key came before, with another body.
            DealsRefusedError: some deals cannot be taken.
        """
        digest = hashlib.sha256(posted.body).hexdigest()
        with self.database.transaction() as tx:
            sequence = tx.journal.open_entry(posted.workspace_id)
            stored = tx.journal.receipt_of(posted.workspace_id, posted.key)
            if stored is not None:
                tx.discard()
                return _repeated(receipts.read(Received, stored), digest)
            plan = _planned(tx, posted)
            if plan.new or plan.changed:
                store(tx, posted.workspace_id, sequence, plan)
            received = Received(plan.new, plan.changed, plan.same, digest)
            tx.journal.record(
                posted.workspace_id,
                sequence,
                delivery_key=posted.key,
                person_id="",
                origin=Origin.IMPORT,
                action=RECEIVED,
                recorded_at=posted.moment,
                receipt=receipts.written(received),
            )
            return received


def _repeated(first: Received, digest: str) -> Received:
    if first.digest != digest:
        raise OtherDealsError
    return Received(first.new, first.changed, first.same, digest, is_repeated=True)


def _planned(tx: Transaction, posted: PostedDeals) -> Plan:
    programme = _programme(tx, posted.workspace_id)
    meanings, today = Meanings.of(tx, posted.workspace_id), programme.today(posted.moment)
    owners = _by_id_as_well(tx, posted.workspace_id, meanings.owners)
    deals = read_posted(posted.items, owners, meanings.words, programme.currency, today, programme.zone)
    return plan_deals(tx, posted.workspace_id, deals, programme.currency)


def _programme(tx: Transaction, workspace_id: str) -> Programme:
    programme = known_programme(tx, workspace_id)
    if programme is None:
        raise NotSetUpError(may_set_up=False)
    if not programme.may_collect:
        raise AgreementMissingError
    return programme


def _by_id_as_well(tx: Transaction, workspace_id: str, owners: Owners) -> Owners:
    """Return the sellers, who may also be called by their id in Slack."""
    ids = {plain(each.seller_id): each.seller_id for each in tx.memberships.all(workspace_id)}
    return Owners(owners.by_name, {**ids, **owners.kept}, owners.by_email)
