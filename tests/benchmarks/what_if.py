"""How long a draft of other rules takes to be shown on real history, beside reading it and scoring everybody twice."""

from __future__ import annotations

import tempfile
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.drafts import Aspect, Draft
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import score
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.programme.preview_scheme import PreviewScheme
from storage.database import Database
from tests.benchmarks.leaderboard import best, fill
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES: Final = (50, 500)
WEEKS: Final = tuple(WEEK - back for back in range(13, 0, -1))
_SEASON_ENDS: Final = NOW.replace(month=12, day=30)
"""The 13th week of the season runs then; as many have ended as a season ever has before its last."""
_DRAFT: Final = Draft(Aspect.WEIGHTS, preset=Preset.RESULTS)


def measure(sizes: tuple[int, ...] = SIZES) -> Mapping[str, float]:
    """Return milliseconds of processor time of a whole preview, and the ratio to scoring all its weeks twice."""
    figures: dict[str, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{folder}/upshot.db")
            database.prepare()
            fill(database, size)
            team = Team(database)
            team.knows("UA", "Alva")
            team.appoints("UA", "admin")
            preview, actor = PreviewScheme(database, lambda: _SEASON_ENDS), team.actor("UA")
            once, twice = best(partial(preview, actor, _DRAFT)), best(partial(_scored_twice, database))
            database.close()
        figures |= {f"{size} sellers, 12 weeks, ms": once, f"{size} sellers, times faster than twice": twice / once}
    return figures


def _scored_twice(database: Database) -> object:
    rules = [Rulebook([PRESETS[preset]]) for preset in (Preset.BALANCED, Preset.RESULTS)]
    with database.snapshot() as tx:
        facts = facts_of(tx, "T1")
        return [
            score(seller, facts.book, week.number, rulebook).parts
            for seller in facts.sellers
            for week in WEEKS
            for rulebook in rules
        ]
