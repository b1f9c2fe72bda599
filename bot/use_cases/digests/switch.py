"""Have a digest or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.digests.compose import compose_manager_digests

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.digests import ManagerDigest
    from bot.domain.people import Actor
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class SwitchDigest:
    """Let a manager have the weekly digest, or not."""

    database: Database

    def __call__(self, actor: Actor, *, is_on: bool) -> None:
        """Keep the wish.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
        """
        actor.require_manager()
        with self.database.transaction() as tx:
            tx.digests.switch(actor.workspace_id, actor.id, is_on=is_on)


@dataclass(frozen=True, slots=True)
class ShowDigest:
    """Show a manager the digest of the week that ended last, as it would read now."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> tuple[ManagerDigest, bool]:
        """Return it, and whether it comes every week.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
        """
        programme, now = actor.require_manager(), self.clock()
        week = max(programme.week_of(now) - 1, programme.first_week)
        with self.database.snapshot() as tx:
            told = compose_manager_digests(tx, actor.workspace_id, programme, week, [actor.id], now)
            return told[actor.id], actor.id not in tx.digests.switched_off(actor.workspace_id)
