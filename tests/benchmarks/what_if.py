"""How long a draft of other rules takes to be shown on real history, beside scoring everybody twice."""

from __future__ import annotations

import tempfile
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.rescoring import Comparison
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import score
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.programme.what_if import reorderings
from storage.database import Database
from tests.benchmarks.leaderboard import _best, _fill
from tests.teams import WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.transaction import Transaction

SIZES: Final = (50, 500)
WEEKS: Final = tuple(WEEK - back for back in range(13, 0, -1))
_BEFORE, _AFTER = PRESETS[Preset.BALANCED], PRESETS[Preset.RESULTS]


def measure(sizes: tuple[int, ...] = SIZES) -> Mapping[str, float]:
    """Return milliseconds of processor time for 13 weeks of teams of some sizes, and the ratio to scoring twice."""
    figures: dict[str, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{folder}/upshot.db")
            database.prepare()
            _fill(database, size)
            with database.snapshot() as tx:
                once, twice = _best(partial(_reordered, tx)), _best(partial(_scored_twice, tx))
            database.close()
        figures |= {f"{size} sellers, 13 weeks, ms": once, f"{size} sellers, times faster than twice": twice / once}
    return figures


def _reordered(tx: Transaction) -> object:
    facts = facts_of(tx, "T1", sellers=())
    return list(reorderings(tx, facts, WEEKS, Comparison.of(_BEFORE, _AFTER)))


def _scored_twice(tx: Transaction) -> object:
    facts, rules = facts_of(tx, "T1"), (Rulebook([_BEFORE]), Rulebook([_AFTER]))
    return [
        score(seller, facts.book, week.number, rulebook).parts
        for seller in facts.sellers
        for week in WEEKS
        for rulebook in rules
    ]
