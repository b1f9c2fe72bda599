"""Notice that nobody is left who may administer a programme, and tell an owner of the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.people import Role, StrangerError
from bot.use_cases.people.holders import active_holders, can_hold
from bot.use_cases.people.identify import FRESH_FOR, RememberPerson

if TYPE_CHECKING:
    from bot.clock import Clock
    from storage.database import Database
    from storage.people import PersonRow

NOBODY_LEFT: Final = "no_admin"
"""The kind of the notice; it has no facts."""
_AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class FindStaleAdmins:
    """Tell of which admins Slack has said nothing for a day: that they left may have been missed."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> tuple[str, ...]:
        """Return the ids of up to ten of them."""
        with self.database.snapshot() as tx:
            admins = active_holders(tx, workspace_id, Role.ADMIN)
        now = self.clock()
        stale = [person_id for person_id, person in admins.items() if now - person.fetched_at >= FRESH_FOR]
        return tuple(stale[:_AT_ONCE])


@dataclass(frozen=True, slots=True)
class RememberAdmin:
    """Keep what Slack says about an admin; who has left has no role any more."""

    database: Database

    def __call__(self, workspace_id: str, person: PersonRow) -> None:
        """Keep it."""
        try:
            RememberPerson(self.database)(workspace_id, person)
        except StrangerError:
            return  # it is kept all the same


@dataclass(frozen=True, slots=True)
class IsOrphaned:
    """Tell whether a programme has nobody who may administer it, and nobody was told yet."""

    database: Database

    def __call__(self, workspace_id: str) -> bool:
        """Return whether an owner has to be told."""
        with self.database.snapshot() as tx:
            if tx.programmes.of(workspace_id) is None or active_holders(tx, workspace_id, Role.ADMIN):
                return False
            return tx.notices.find(workspace_id, _key(tx.people.last_change(workspace_id, Role.ADMIN))) is None


@dataclass(frozen=True, slots=True)
class TellOwner:
    """Tell an owner of the workspace, once for each time that the last admin was lost."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, owner: PersonRow) -> bool:
        """Return whether a notice was planned."""
        if not (owner.is_workspace_admin and can_hold(owner)):
            return False
        with self.database.transaction() as tx:
            if active_holders(tx, workspace_id, Role.ADMIN):
                return False
            tx.people.remember(workspace_id, owner)
            key = _key(tx.people.last_change(workspace_id, Role.ADMIN))
            return tx.notices.plan(
                workspace_id, key, person_id=owner.id, kind=NOBODY_LEFT, facts="{}", due_at=self.clock()
            )


def _key(sequence: int) -> str:
    return f"{NOBODY_LEFT}:{sequence}"
