"""Say on which platforms shares count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.people import NotSetUpError
from bot.use_cases.programme.entries import PLATFORMS, check_admin_now, write

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class PlatformsReceipt:
    """The platforms on which shares count now, and before."""

    platforms: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangePlatforms:
    """Let shares count on some platforms from now on; what was shared before stays as it counts."""

    database: Database

    def __call__(self, actor: Actor, act: Act, platforms: tuple[str, ...]) -> PlatformsReceipt:
        """Return the platforms that hold now.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is no admin.
            UnknownPersonError: Slack did not confirm who this is.
        """
        actor.require_admin()
        change = partial(_changed, actor, platforms)
        return write(self.database, actor, act, PLATFORMS, change, PlatformsReceipt)


def _changed(actor: Actor, platforms: tuple[str, ...], tx: Transaction, sequence: int) -> PlatformsReceipt:
    check_admin_now(tx, actor)
    row = tx.programmes.of(actor.workspace_id)
    if row is None:
        raise NotSetUpError(may_set_up=False)
    tx.programmes.record(actor.workspace_id, sequence, row._replace(platforms=",".join(platforms)))
    return PlatformsReceipt(platforms, tuple(row.platforms.split(",")))
