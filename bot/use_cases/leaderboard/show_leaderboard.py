"""Show somebody the leaderboard of the running week, or of the season so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.leaderboard.visible import as_seen_by

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.visibility import VisibleLeaderboard
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShowLeaderboard:
    """Tell how things stand at this moment."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, *, season: bool = False) -> VisibleLeaderboard:
        """Return the leaderboard as the person may see it.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        week = programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            leaderboard = leaderboard_of(tx, actor.workspace_id, week, season=season)
            return as_seen_by(tx, actor.id, leaderboard, programme)
