"""Look at what LinkedIn's list says, before anything of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.connections.levels import levels_of
from bot.domain.connections.reading import read
from bot.domain.weeks import Week
from bot.use_cases.connections.audience import titles_of
from bot.use_cases.connections.changes import changes_of, weeks_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.connections.levels import Level
    from bot.domain.connections.reading import Count, Reading
    from bot.domain.connections.titles import TitlePatterns
    from bot.domain.people import Actor
    from bot.use_cases.connections.changes import Changes
    from storage.database import Database

SHOWN_WEEKS: Final = 13
"""How many weeks of growth are shown: a quarter."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list says, and what taking it over would change."""

    reading: Reading
    titles: TitlePatterns
    growth: tuple[tuple[Week, Count], ...]
    """What was added in each of the last 13 weeks, oldest first; the last one is the running week."""
    levels: Mapping[Week, Level]
    changes: Changes


@dataclass(frozen=True, slots=True)
class PreviewImport:
    """Read a list, and tell what it says."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, data: bytes) -> Preview:
        """Return the numbers of a list; nothing is stored.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            ConnectionsFileError: the file is not LinkedIn's list of connections.
            AmountOutOfRangeError: there are more connections than LinkedIn allows.
        """
        today = actor.require_seller().today(moment)
        with self.database.snapshot() as tx:
            titles, weeks = titles_of(tx, actor.workspace_id, actor.id), weeks_of(tx, actor, today)
        reading = read(data, titles, today)
        levels = levels_of(reading, weeks, has_audience=bool(titles))
        with self.database.snapshot() as tx:
            changes = changes_of(tx, actor, levels, today)
        return Preview(reading, titles, _growth(reading, Week.of(today)), levels, changes)


def _growth(reading: Reading, running: Week) -> tuple[tuple[Week, Count], ...]:
    weeks = [running - ago for ago in reversed(range(SHOWN_WEEKS))]
    return tuple((week, reading.in_week(week)) for week in weeks)
