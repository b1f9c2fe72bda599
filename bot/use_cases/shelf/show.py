"""Show what is worth sharing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.shelf.items import seen_by, standing

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.domain.shelf import ShelfItem
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShelfSeen:
    """The shelf as somebody sees it."""

    items: tuple[ShelfItem, ...]
    """Newest first."""
    waiting: tuple[ShelfItem, ...] = ()
    """The finds that nobody has decided about; only for those who may."""
    may_decide: bool = False
    """Whether the person is a manager or an admin."""


@dataclass(frozen=True, slots=True)
class ShowShelf:
    """Tell somebody what is worth sharing."""

    database: Database

    def __call__(self, actor: Actor, now: datetime) -> ShelfSeen:
        """Return what is on the shelf, and for managers and admins what waits to be put there.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        may_decide = actor.is_confirmed and actor.is_manager
        with self.database.snapshot() as tx:
            items = seen_by(tx, actor.workspace_id, actor.id, programme.week_of(now), now)
            finds = [item for item in standing(tx, actor.workspace_id, now) if item.is_waiting] if may_decide else []
        return ShelfSeen(tuple(items), tuple(finds), may_decide)
