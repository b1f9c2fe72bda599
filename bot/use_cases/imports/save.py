"""Store what waits to be imported, or forget it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.imports.errors import ImportGoneError, OtherCurrencyWaitsError
from bot.domain.people import Origin
from bot.use_cases import receipts
from bot.use_cases.imports.preview import Waiting, WaitingFile, planned
from bot.use_cases.people.identify import known_programme
from bot.use_cases.programme.entries import check_admin_now, write

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.use_cases.imports.plan import Plan
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

IMPORTED: Final = "file import"
"""What entries of imports by admins are called in the journal."""


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """What was imported."""

    kind: str
    file: str
    new: int
    changed: int
    same: int
    sellers: int


@dataclass(frozen=True, slots=True)
class SaveImport:
    """Store all that a file says, or nothing."""

    database: Database

    def __call__(self, actor: Actor, act: Act, digest: str) -> FileReceipt:
        """Return what was stored; where everything stood already nothing is, and there is no entry.

        Raises:
            NotAllowedError: the person is no admin.
            ImportGoneError: what was looked at does not wait any more.
            OtherCurrencyWaitsError: the programme's currency has changed since.
        """
        actor.require_admin()
        change = partial(_saved, actor, act.moment, digest)
        imported = replace(act, origin=Origin.IMPORT)
        return write(self.database, actor, imported, IMPORTED, change, FileReceipt)


@dataclass(frozen=True, slots=True)
class DiscardImport:
    """Forget what a file says."""

    database: Database

    def __call__(self, actor: Actor, digest: str) -> None:
        """Forget it, unless another file has taken its place.

        Raises:
            NotAllowedError: the person is no admin.
        """
        actor.require_admin()
        with self.database.transaction() as tx:
            row = tx.imports.pending(actor.workspace_id, actor.id)
            if row is not None and row.digest == digest:
                tx.imports.forget(actor.workspace_id, actor.id)


@dataclass(frozen=True, slots=True)
class PurgeImports:
    """Forget what has waited for a day."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> None:
        """Forget it in a workspace."""
        with self.database.transaction() as tx:
            tx.imports.purge(workspace_id, self.clock())


def waiting_of(tx: Transaction, actor: Actor, moment: datetime, digest: str) -> tuple[Waiting, WaitingFile]:
    """Return what an admin's latest file says, and the file.

    Raises:
        ImportGoneError: it does not wait any more.
    """
    row = tx.imports.pending(actor.workspace_id, actor.id)
    if row is None or row.digest != digest or row.expires_at <= moment:
        raise ImportGoneError
    return receipts.read(Waiting, row.document), receipts.read(WaitingFile, row.file)


def _saved(actor: Actor, moment: datetime, digest: str, tx: Transaction, sequence: int) -> FileReceipt:
    check_admin_now(tx, actor)
    waiting, file = waiting_of(tx, actor, moment, digest)
    programme = known_programme(tx, actor.workspace_id) or actor.require_programme()
    if waiting.currency not in {"", programme.currency}:
        raise OtherCurrencyWaitsError
    plan = planned(tx, actor.workspace_id, waiting, programme)
    receipt = FileReceipt(waiting.kind, file.name, plan.new, plan.changed, plan.same, len(plan.sellers))
    if not (plan.new or plan.changed):
        tx.discard()
        return receipt
    store(tx, actor.workspace_id, sequence, plan)
    tx.imports.forget(actor.workspace_id, actor.id)
    return receipt


def store(tx: Transaction, workspace_id: str, sequence: int, plan: Plan) -> None:
    """Store what a plan says, within an open entry."""
    if len(plan.new_deals) > 1:
        tx.journal.reserve(workspace_id, len(plan.new_deals) - 1)
    for place, deal in enumerate(plan.new_deals):
        plan.new_deals[place] = deal._replace(deal_id=sequence + place)  # in its place: there may be very many
    moved = [deal._replace(is_withdrawn=True) for deal in plan.moved_deals]
    tx.deals.record(workspace_id, sequence, *plan.new_deals, *plan.changed_deals, *moved)
    credited = [credit._replace(deal_id=deal.deal_id) for deal in plan.new_deals for credit in deal.credits]
    tx.credits.record(workspace_id, sequence, *credited)
    tx.reports.record_all(workspace_id, sequence, [*plan.new_numbers, *plan.changed_numbers])
