"""A seller's weeks by the rules, each scored once however often it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.scoring.measuring import earned
from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.score import Standing, parts_of, standing
from bot.domain.scoring.seller_week import SellerWeek
from bot.domain.scoring.streaks import outcome_weeks, streak_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.scoring.deals import DealBook, Won
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.parts import Parts
    from bot.domain.scoring.rulebook import Rulebook
    from bot.domain.scoring.streaks import Streak


@dataclass(frozen=True)
class Career:
    """One seller's facts and rules, and what was found out about their weeks so far."""

    history: SellerHistory
    won: Won
    rulebook: Rulebook
    _weeks: dict[tuple[int, int | None], SellerWeek] = field(default_factory=dict, repr=False)
    _business: dict[tuple[int, int | None], int] = field(default_factory=dict, repr=False)
    _parts: dict[tuple[int, int | None], Parts] = field(default_factory=dict, repr=False)
    _standings: dict[int, Standing] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, history: SellerHistory, book: DealBook, rulebook: Rulebook) -> Career:
        """Return the career of a seller, with the deals of a book."""
        return cls(history, book.of(history.seller_id), rulebook)

    def at(self, week: int, season_start: int | None = None) -> SellerWeek:
        """Return the seller as seen from a week, in its own view or in that of a season."""
        key = (week, season_start)
        if key not in self._weeks:
            self._weeks[key] = SellerWeek.of(self.history, self.won, week, self.rulebook, season_start)
        return self._weeks[key]

    def business(self, week: int, season_start: int | None = None) -> int:
        """Return the business part alone, in centipoints."""
        key = (week, season_start)
        if key not in self._business:
            at = self.at(week, season_start)
            self._business[key] = earned(at, at.frame.of_pillar[Pillar.BUSINESS])
        return self._business[key]

    def parts(self, week: int, season_start: int | None = None) -> Parts:
        """Return what score() says that the seller earned in a week, or in the season up to it, without its lines."""
        key = (week, season_start)
        if key not in self._parts:
            frame = (at := self.at(week, season_start)).frame
            business = self.business(week, season_start)
            strategic, ssi = earned(at, frame.of_pillar[Pillar.STRATEGIC]), earned(at, frame.of_pillar[Pillar.SSI])
            self._parts[key] = parts_of(frame.scheme, business, strategic, ssi)
        return self._parts[key]

    def standing(self, week: int) -> Standing:
        """Return whether the seller is ranked in a week, and if not, why."""
        if week not in self._standings:
            self._standings[week] = standing(self.history, week)
        return self._standings[week]

    def ranked_before(self, week: int) -> Iterator[int]:
        """Yield the ranked weeks before a week, newest first."""
        newest = week if self.history.end is None else min(week, self.history.end + 1)
        weeks = range(newest - 1, self.history.start - 1, -1)
        return (each for each in weeks if self.standing(each) is Standing.RANKED)

    @cached_property
    def outcomes(self) -> frozenset[int]:
        """The tracked weeks with at least one meeting, lead or deal."""
        return outcome_weeks(self.history, self.won)

    def streak(self, week: int) -> Streak:
        """Return the run of weeks with outcomes as it stands in a week that may still run."""
        return streak_of(self.history, self.outcomes, week)
