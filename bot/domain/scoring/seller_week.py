"""One seller as seen from one week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.scoring.frame import Frame

if TYPE_CHECKING:
    from bot.domain.scoring.deals import Won
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.rulebook import Rulebook


@dataclass(slots=True)  # not frozen: tens of thousands are made at once, as of the one below
class Reading:
    """A level as it stands: the last report, as long as it is fresh; it does not change."""

    units: int
    scale: int
    is_stale: bool


@dataclass(slots=True)
class SellerWeek:
    """A seller, and a week as it is for them by the rules; it does not change."""

    history: SellerHistory
    won: Won
    week: int
    frame: Frame

    @classmethod
    def of(
        cls, history: SellerHistory, won: Won, week: int, rulebook: Rulebook, season_start: int | None = None
    ) -> SellerWeek:
        """Return a seller as seen from a week, in its own view or in that of a season."""
        return cls(history, won, week, Frame.of(history.tenure, rulebook.of(history), week, season_start))

    def reading(self, raw: str, week: int) -> Reading | None:
        """Return a level as it stood in a week; None when it had never been reported."""
        series = self.history.series(raw)
        position = series.latest(week)
        if position is None:
            return None
        return Reading(series.units[position], series.scale, self.is_stale(series.weeks[position], week))

    def is_stale(self, reported: int, week: int) -> bool:
        """Tell whether a level that was reported in a week is too old for a later one; weeks away do not count."""
        fresh = self.frame.scheme.carry_weeks
        return week - reported > fresh and self.history.tenure.attendance.total(reported + 1, week) > fresh
