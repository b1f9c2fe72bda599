"""Writing an entry about the programme: once for each delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from bot.domain.people import NotAllowedError, Role
from bot.use_cases import receipts
from bot.use_cases.people.holders import active_holders

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

SETUP, SCHEME, ROLE, ABSENCE, WORKING_SHARE, RESIDENCE, CHANNEL = (
    "setup",
    "scheme",
    "role",
    "absence",
    "working share",
    "residence",
    "channel",
)
SETTLEMENT = "settlement"
"""What entries about the programme and presence are called in the journal."""

SETTINGS = "settings"
"""What entries about a programme's settings are called, once it is set up."""

PLATFORMS = "platforms"
"""What entries about where shares count are called."""

TEAM = "team"
"""What entries about teams are called."""

AUDIENCE = "audience"
"""What entries about whom the programme wants to reach are called."""

SHELF = "shelf"
"""What entries about what is worth sharing are called."""

COSTS = "costs"
"""What entries about what the programme costs are called."""

VERIFICATION = "verification"
"""What entries about large deals are called."""

RATES = "rates"
"""What entries about other currencies are called."""

HELP = "help"
"""What entries about help that sellers ask for are called."""

NAMING = "naming"
"""What entries about being named for badges are called."""

WALL = "wall"
"""What entries about the link to the wall screen are called."""

WEATHER = "weather"
"""What entries about LinkedIn's own moves of the SSI are called."""

T = TypeVar("T")


def write(
    database: Database,
    actor: Actor,
    act: Act,
    action: str,
    change: Callable[[Transaction, int], T],
    kind: type[Any],
    *,
    reason: str = "",
) -> T:
    """Return what the change returns, stored as the receipt of a new entry; a repeated delivery is given the first one.

    The change is called with the workspace's write turn taken, and the sequence number of the entry. One that discards
    the transaction stores nothing, and there is no entry. Whoever calls has authorised.

    Raises:
        UserError: whatever the change raises.
    """
    with database.transaction() as tx:
        sequence = tx.journal.open_entry(actor.workspace_id)
        stored = tx.journal.receipt_of(actor.workspace_id, act.delivery_key)
        if stored is not None:
            tx.discard()
            known: T = receipts.read(kind, stored)
            return known
        receipt = change(tx, sequence)
        if not tx.is_discarded:
            tx.journal.record(
                actor.workspace_id,
                sequence,
                delivery_key=act.delivery_key,
                person_id=actor.id,
                origin=act.origin,
                action=action,
                recorded_at=act.moment,
                reason=reason,
                receipt=receipts.written(receipt),
            )
        return receipt


def check_admin_now(tx: Transaction, actor: Actor) -> None:
    """Return when somebody is an admin within the write turn: a moment ago another admin may have changed that.

    Raises:
        NotAllowedError: the person is none by now, or has become a guest.
    """
    if actor.id not in active_holders(tx, actor.workspace_id, Role.ADMIN):
        raise NotAllowedError(Role.ADMIN)
