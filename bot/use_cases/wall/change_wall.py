"""Managers give out the link to the wall screen, prolong it, and end it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.wall import USUAL, NothingForTheWallError, has_wall
from bot.use_cases.programme.entries import WALL, write
from storage.walls import WallRow

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WallReceipt:
    """The link to the wall screen, as it stands after what was done."""

    wall_id: int
    expires_at: datetime
    is_new: bool = False
    """Whether screens have to be given this link: it stands in place of an older one, which works no more."""


@dataclass(frozen=True, slots=True)
class EndReceipt:
    """What became of the link."""

    was_there: bool


@dataclass(frozen=True, slots=True)
class OpenWall:
    """Let there be a link to the wall screen: the one that stands, prolonged where that is wished, or a new one."""

    database: Database

    def __call__(self, actor: Actor, act: Act, lasts: timedelta | None = None) -> WallReceipt:
        """Return the link; nothing is stored where one stands and no other end is wished.

        Args:
            actor: who asks.
            act: when and how.
            lasts: from now on, 1 to 90 days; None for what is usual.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is neither manager nor admin.
            UnknownPersonError: Slack did not confirm who this is.
            NothingForTheWallError: the programme shows a leaderboard to nobody.
        """
        programme = actor.require_manager()
        if not has_wall(programme):
            raise NothingForTheWallError
        return write(self.database, actor, act, WALL, partial(_opened, actor, act, lasts), WallReceipt)


@dataclass(frozen=True, slots=True)
class EndWall:
    """Let the link to the wall screen work no more."""

    database: Database

    def __call__(self, actor: Actor, act: Act) -> EndReceipt:
        """Return whether there was one.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is neither manager nor admin.
            UnknownPersonError: Slack did not confirm who this is.
        """
        actor.require_manager()
        return write(self.database, actor, act, WALL, partial(_ended, actor, act), EndReceipt)


def stands(wall: WallRow | None, moment: datetime) -> bool:
    """Return whether a link works at a moment."""
    return wall is not None and not wall.is_ended and moment < wall.expires_at


def _opened(actor: Actor, act: Act, lasts: timedelta | None, tx: Transaction, sequence: int) -> WallReceipt:
    wall = tx.walls.of(actor.workspace_id)
    if wall is None or not stands(wall, act.moment):
        new = WallRow(sequence, act.moment + (lasts or USUAL))
        tx.walls.record(actor.workspace_id, sequence, new)
        return WallReceipt(new.wall_id, new.expires_at, is_new=wall is not None)
    if lasts is None:
        tx.discard()
        return WallReceipt(wall.wall_id, wall.expires_at)
    prolonged = wall._replace(expires_at=act.moment + lasts)
    tx.walls.record(actor.workspace_id, sequence, prolonged)
    return WallReceipt(prolonged.wall_id, prolonged.expires_at)


def _ended(actor: Actor, act: Act, tx: Transaction, sequence: int) -> EndReceipt:
    wall = tx.walls.of(actor.workspace_id)
    if wall is None or not stands(wall, act.moment):
        tx.discard()
        return EndReceipt(was_there=False)
    tx.walls.record(actor.workspace_id, sequence, wall._replace(is_ended=True))
    return EndReceipt(was_there=True)
