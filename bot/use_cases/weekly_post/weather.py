"""Note the weeks in which LinkedIn itself moved everybody's SSI, so that nobody's growth is made or lost by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.people import Origin
from bot.domain.posts.team_week import ssi_move
from bot.domain.posts.weather import Weather, weather
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.kept import standings_at
from bot.use_cases.programme.entries import WEATHER

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.leaderboard import Leaderboard
    from bot.domain.posts.team_week import SsiMove
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NoteWeather:
    """Keep that a week had weather, once, before its post is computed."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, week: Week) -> None:
        """Note it; what was noted of a week, and taken back, is not noted again."""
        with self.database.snapshot() as tx:
            facts = facts_of(tx, workspace_id, sellers=())
            found = weather(ssi_move(standings_at(tx, facts, week).sellers))
        if found is None:
            return
        with self.database.transaction() as tx:
            sequence = tx.journal.open_entry(workspace_id)
            if tx.weathers.newest(workspace_id, week.starts_on) is not None:
                tx.discard()
                return
            tx.weathers.record(workspace_id, sequence, week.starts_on, found.points)
            tx.journal.record(
                workspace_id,
                sequence,
                delivery_key=f"{WEATHER}:{week}",
                person_id="",
                origin=Origin.EVENT,
                action=WEATHER,
                recorded_at=self.clock(),
                receipt="",
            )


def weather_of(
    tx: Transaction, leaderboard: Leaderboard, move: SsiMove | None, *, is_part: bool = False
) -> Weather | None:
    """Return the weather of a leaderboard's week: as it was noted, else, of a whole programme, as it looks.

    What was taken back is none.
    """
    workspace_id, monday, limit = leaderboard.workspace_id, leaderboard.week.starts_on, leaderboard.sequence
    word = tx.weathers.newest(workspace_id, monday, limit=limit)
    if word is None:
        return None if is_part else weather(move)
    if word.points is None or move is None:
        return None
    return replace(Weather(word.points, move.rose if word.points > 0 else move.fell, move.sellers), is_noted=True)
