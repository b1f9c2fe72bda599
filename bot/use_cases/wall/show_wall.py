"""What a wall screen shows: as much of the running week as everybody in the channel may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posts.headline import usual_before
from bot.domain.wall import has_wall
from bot.use_cases.leaderboard.standings import leaderboard_of, post_before
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.people.identify import known_programme
from bot.use_cases.wall.change_wall import stands
from bot.use_cases.weekly_post.story import trail_in

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.leaderboard import Outcomes
    from bot.domain.people import Programme
    from bot.domain.posts.headline import Usual
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WallScreen:
    """What stands on a wall screen; nothing of it is private."""

    sequence: int
    """The newest entry that is in it."""
    week: Week
    language: str
    """Of the programme."""
    leaderboard: VisibleLeaderboard | None
    """None where the programme shows none."""
    season: Outcomes | None
    """What the season brought so far, as far as it may be told."""
    usual: Usual | None = None
    """What the weeks before brought in the mean, by their posts; None where this week's may not be told either."""


@dataclass(frozen=True, slots=True)
class ShowWall:
    """Tell what a wall screen shows; whoever has its link may see it."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, wall_id: int, known: WallScreen | None = None) -> WallScreen | None:
        """Return what is to be shown now; nothing when the link is over, ended, or none of this workspace's.

        Args:
            workspace_id: whose.
            wall_id: which link.
            known: what was shown before; it is returned as it is as long as nothing was entered.
        """
        moment = self.clock()
        with self.database.snapshot() as tx:
            wall, programme = tx.walls.of(workspace_id), known_programme(tx, workspace_id)
            if wall is None or wall.wall_id != wall_id or not stands(wall, moment) or programme is None:
                return None
            week, sequence = programme.week_of(moment), tx.journal.last_sequence(workspace_id)
            if known is not None and (known.week, known.sequence) == (week, sequence):
                return known
            return _screen(tx, workspace_id, programme, week, sequence)


def _screen(tx: Transaction, workspace_id: str, programme: Programme, week: Week, sequence: int) -> WallScreen:
    if not has_wall(programme):
        return WallScreen(sequence, week, programme.language, None, None)
    leaderboard = leaderboard_of(tx, workspace_id, week)
    running = as_seen_by(tx, None, leaderboard, programme)
    season = as_seen_by(tx, None, leaderboard_of(tx, workspace_id, week, season=True), programme)
    usual = None
    if running.outcomes is not None:
        trail = trail_in(post_before(tx, workspace_id, week, leaderboard.sequence), week)
        usual = usual_before(week, running.currency, trail)
    return WallScreen(sequence, week, programme.language, running, season.outcomes, usual)
