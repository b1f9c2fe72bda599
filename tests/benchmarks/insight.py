"""How long it takes to say what the SSI is worth, and what a wall screen costs, beside reading the facts."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.insight.relation import relation
from bot.use_cases.insight.show_insight import insight_at
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.wall.show_wall import ShowWall
from storage.database import Database
from storage.walls import WallRow
from tests.benchmarks.leaderboard import best, fill
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.transaction import Transaction

SIZE: Final = 500


def measure(size: int = SIZE) -> Mapping[str, float]:
    """Return milliseconds of processor time for a programme of some size, and ratios to reading its facts."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/upshot.db")
        database.prepare()
        fill(database, size)
        with database.snapshot() as tx:
            read, told = best(partial(facts_of, tx, "T1")), best(partial(_told, tx))
        wall_id = _hung(database)
        KeepLeaderboards(database, lambda: NOW)("T1")
        show = ShowWall(database, lambda: NOW)
        shown = show("T1", wall_id)
        drawn, known = best(partial(show, "T1", wall_id)), best(partial(show, "T1", wall_id, shown))
        database.close()
    clear = best(partial(relation, range(size), range(size)))
    return {
        "insight of 500 sellers, ms": told,
        "insight, times reading the facts": told / read,
        "a clear relation with 4,000 random orders, ms": clear,
        "a wall screen after a report, ms": drawn,
        "a wall screen after a report, times reading the facts": drawn / read,
        "a wall screen that knows the newest state, ms": known,
    }


def _told(tx: Transaction) -> object:
    return insight_at(facts_of(tx, "T1"), WEEK - 1)


def _hung(database: Database) -> int:
    with Team(database).entry(action="wall") as (tx, sequence):
        tx.walls.record("T1", sequence, WallRow(sequence, NOW + timedelta(days=30)))
    return sequence
