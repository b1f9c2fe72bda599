"""Show the leaderboard as everybody in the channel may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.people import NotSetUpError
from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.visibility import VisibleLeaderboard
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShowToChannel:
    """Tell whoever has the database itself how things stand, and nobody's name beyond what the channel reads."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, *, season: bool = False) -> VisibleLeaderboard:
        """Return the leaderboard of the running week, or of the season so far.

        Raises:
            NotSetUpError: there is no programme yet.
        """
        with self.database.snapshot() as tx:
            programme = known_programme(tx, workspace_id)
            if programme is None:
                raise NotSetUpError(may_set_up=False)
            week = programme.week_of(self.clock())
            return as_seen_by(tx, None, leaderboard_of(tx, workspace_id, week, season=season), programme)
