"""Show somebody the leaderboard of the season so far, or of the one that ended last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import NoEndedSeasonError
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.standings import ended_season, leaderboard_of
from bot.use_cases.leaderboard.visible import as_seen_by

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.clock import Clock
    from bot.domain.people import Actor, Programme
    from bot.domain.seasons import Season
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ShownSeason:
    """The leaderboard of a season as one person may see it."""

    leaderboard: VisibleLeaderboard
    is_over: bool
    """Whether the season has ended."""
    own_weeks: Fraction | None
    """The full weeks that the viewer worked in it; nothing for who takes no part."""
    has_earlier: bool
    """Whether there is an earlier season to look at."""
    season: Season
    """How long it is."""


@dataclass(frozen=True, slots=True)
class ShowSeason:
    """Tell how things stand in the season at this moment, or how they stood at the end of the one before."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, *, is_over: bool = False) -> ShownSeason:
        """Return the leaderboard as the person may see it.

        Args:
            actor: who is looking.
            is_over: whether the season that ended last is meant; corrections of it count until nobody can make any.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            NoEndedSeasonError: no season has ended yet.
        """
        programme = actor.require_reader()
        running = programme.week_of(self.clock())
        week = _last_before(running, programme) if is_over else running
        with self.database.snapshot() as tx:
            board = (
                ended_season(tx, actor.workspace_id, week)
                if is_over
                else leaderboard_of(tx, actor.workspace_id, week, season=True)
            )
            own_weeks = _worked(tx, actor, programme.season.first(week), week)
            seen = as_seen_by(tx, actor.id, board, programme)
        has_earlier = programme.season.first(week) > programme.first_week
        return ShownSeason(seen, is_over, own_weeks, has_earlier, programme.season)


def _last_before(running: Week, programme: Programme) -> Week:
    last = programme.season.first(running) - 1
    if last < programme.first_week:
        raise NoEndedSeasonError
    return last


def _worked(tx: Transaction, actor: Actor, first: Week, last: Week) -> Fraction | None:
    own = facts_of(tx, actor.workspace_id, sellers=(actor.id,)).of(actor.id)
    return None if own is None or own.start > last.number else own.effective_weeks(first.number, last.number)
