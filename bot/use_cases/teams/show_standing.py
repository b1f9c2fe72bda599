"""Show somebody how the teams stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.standings import leaderboard_at, leaderboard_of, post_before
from bot.use_cases.leaderboard.visible import as_seen_by

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.visibility import VisibleLeaderboard
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShowTeamStanding:
    """Tell how the teams stand at this moment, or as of the newest weekly post."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, *, season: bool = False) -> VisibleLeaderboard:
        """Return the leaderboard of the running week, or of the season so far, with the teams in it.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            week = programme.week_of(self.clock())
            return as_seen_by(tx, actor.id, leaderboard_of(tx, actor.workspace_id, week, season=season), programme)

    def of_last_post(self, actor: Actor) -> VisibleLeaderboard | None:
        """Return the leaderboard of which the newest weekly post was made; nothing before the first one.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            post = post_before(tx, actor.workspace_id, programme.week_of(self.clock()))
            if post is None:
                return None
            facts = facts_of(tx, actor.workspace_id, limit=post.sequence, holidays=post.holidays, sellers=())
            return as_seen_by(tx, actor.id, leaderboard_at(tx, facts, post.week), programme)
