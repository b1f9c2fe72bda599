"""Put what somebody found on the shelf, or not now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.shelf import ItemState, ShelfItem  # noqa: TC001 - pydantic reads the annotations at run time
from bot.use_cases import receipts
from bot.use_cases.presence.requests import check_decider_now
from bot.use_cases.programme.entries import SHELF, write
from bot.use_cases.shelf.items import find, name_of, put_on, record

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

VERDICT_NOTICE = "shelf_verdict"
"""The kind of the notice that tells who found it; its facts are those of a `Verdict`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a find, and by whom."""

    item: ShelfItem
    by_id: str
    by_name: str
    fallen: ShelfItem | None = None
    """The oldest item, when it fell off to make room."""


@dataclass(frozen=True, slots=True)
class DecideFind:
    """Let a manager or an admin decide about a find, once."""

    database: Database

    def __call__(self, actor: Actor, act: Act, item_id: int, state: ItemState) -> Verdict:
        """Return what was decided: by this click, or by whoever was first.

        Args:
            actor: the manager or admin.
            act: the click.
            item_id: the find.
            state: on or off.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
            ItemGoneError: there is no such find.
        """
        actor.require_manager()
        return write(self.database, actor, act, SHELF, partial(_decided, actor, act, item_id, state), Verdict)


def tell_finder(tx: Transaction, actor: Actor, act: Act, verdict: Verdict) -> None:
    """Let who found something know what became of it, unless they decided themselves."""
    item = verdict.item
    if item.person_id != actor.id:
        tx.notices.plan(
            actor.workspace_id,
            f"shelf:{item.id}:{item.state}",
            person_id=item.person_id,
            kind=VERDICT_NOTICE,
            facts=receipts.written(verdict),
            due_at=act.moment,
        )


def _decided(actor: Actor, act: Act, item_id: int, state: ItemState, tx: Transaction, sequence: int) -> Verdict:
    item, stands = find(tx, actor.workspace_id, item_id)
    check_decider_now(tx, actor)
    if not item.is_waiting:
        tx.discard()
        return Verdict(item, stands.by_id, name_of(tx, actor.workspace_id, stands.by_id))
    settled = replace(item, state=state)
    fallen = None
    if settled.is_on:
        fallen = put_on(tx, actor.workspace_id, sequence, settled, act.moment)
    else:
        record(tx, actor.workspace_id, sequence, settled)
    verdict = Verdict(settled, actor.id, actor.name, fallen)
    tell_finder(tx, actor, act, verdict)
    return verdict
