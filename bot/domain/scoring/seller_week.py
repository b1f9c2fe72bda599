"""One seller as seen from one week: the windows, loads and expectations that all metrics share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.domain.scoring.deals import Won
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.rulebook import Rulebook
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.yardstick import Yardstick

_MANY: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A level as it stands: the last report, as long as it is fresh."""

    units: int
    scale: int
    is_stale: bool


@dataclass(frozen=True, slots=True)
class SellerWeek:
    """A seller, a week, and the rules by which it is scored."""

    history: SellerHistory
    won: Won
    week: int
    rulebook: Rulebook
    """As it holds for the seller."""
    scheme: Scheme
    """The one in force in the week."""
    season_start: int | None
    share: int
    """The working share in the week, in units of the contract."""
    _known_loads: dict[tuple[int, bool], list[tuple[Scheme, int, int]]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, history: SellerHistory, won: Won, week: int, rulebook: Rulebook, season_start: int | None = None
    ) -> SellerWeek:
        """Return a seller as seen from a week, in its own view or in that of a season."""
        own = rulebook.of(history)
        return cls(history, won, week, own, own.at(week), season_start, history.contract.at(week))

    def first(self, window: int) -> int:
        """Return the first week that counts: of the season if there is one, else of the window."""
        opening = self.week - window + 1 if self.season_start is None else self.season_start
        return max(opening, self.history.start)

    def reading(self, raw: str, week: int) -> Reading | None:
        """Return a level as it stood in a week; None when it had never been reported."""
        series = self.history.series(raw)
        position = series.latest(week)
        if position is None:
            return None
        reported = series.weeks[position]
        age = self.history.attendance.total(reported + 1, week) if reported < week else 0
        return Reading(series.units[position], series.scale, age > self.scheme.carry_weeks)

    def expected(self, yardstick: Yardstick, first: int) -> tuple[int, int, bool]:
        """Return what is expected from a week on, as a fraction, and whether the brake sets it."""
        wanted, parts = self._wanted(yardstick, first)
        goal, goals = yardstick.brake
        least, least_parts = goal * self.share, goals * self.history.contract.scale
        if wanted * least_parts >= least * parts:
            return wanted, parts, False
        return least, least_parts, True

    def _wanted(self, yardstick: Yardstick, first: int) -> tuple[int, int]:
        loads = self._loads(first, is_ramped=yardstick.is_ramped)
        if len(loads) == 1:
            _, load, scale = loads[0]
            goal, goals = yardstick.goal
            return goal * load, goals * scale
        wanted, parts = 0, 1
        for scheme, load, scale in loads:
            goal, goals = _goal(scheme, yardstick)
            wanted, parts = wanted * goals * scale + goal * load * parts, parts * goals * scale
        return wanted, parts

    def _loads(self, first: int, *, is_ramped: bool) -> list[tuple[Scheme, int, int]]:
        key = (first, is_ramped)
        loads = self._known_loads.get(key)
        if loads is None:
            load = self._ramped if is_ramped else self._plain
            spans = self.rulebook.spans(first, self.week)
            loads = self._known_loads[key] = [(scheme, *load(start, end)) for start, end, scheme in spans]
        return loads

    def _plain(self, first: int, last: int) -> tuple[int, int]:
        load = self.history.load
        return load.total(first, last), load.scale

    def _ramped(self, first: int, last: int) -> tuple[int, int]:
        hire, load, ramp = self.history.hire, self.history.load, self.scheme.ramp
        if hire is None:
            return self._plain(first, last)
        *early, final = ramp.units
        units = final * load.total(first, last)
        start = -_MANY
        for block, factor in enumerate(early, start=1):
            end = hire + block * ramp.block
            units += (factor - final) * load.total(max(first, start), min(last, end - 1))
            start = end
        return units, load.scale * ramp.scale


def _goal(scheme: Scheme, yardstick: Yardstick) -> tuple[int, int]:
    return scheme.metrics.get(yardstick.metric.key, yardstick.rule).goal.as_integer_ratio()
