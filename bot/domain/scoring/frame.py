"""A week as it is for everybody with the same tenure and rules: what counts, and what is expected."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.metrics import Kind, Pillar
from bot.domain.scoring.terms import Note

if TYPE_CHECKING:
    from bot.domain.scoring.rulebook import Rulebook
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.tenure import Tenure
    from bot.domain.scoring.yardstick import Yardstick

_MANY: Final = 1 << 40
_REMEMBERED: Final = 2048
"""Frames of all workspaces together that are remembered at once: weeks times tenures."""


_ALIKE: Final = 64
"""Amounts whose points are remembered: counts are small, and those of many sellers come again and again."""


@dataclass(slots=True, eq=False)  # not frozen: as many are made as there are metrics in each frame
class Expectation:
    """What is expected in a metric from a week on; it does not change."""

    yardstick: Yardstick
    first: int
    """The first week that counts."""
    units: int
    scale: int
    """The units are of 1/scale."""
    note: Note | None
    """Whether it is nothing, or so little that the smallest expectation stands in for it."""
    _known: dict[tuple[int, int], int] = field(default_factory=dict, init=False, repr=False)

    def centipoints(self, done: int, scale: int) -> int:
        """Return the hundredths of a point for what was done, in units of 1/scale."""
        points = self._known.get((done, scale))
        if points is None:
            points = self.yardstick.centipoints(done * self.scale, self.units * scale)
            if len(self._known) < _ALIKE:
                self._known[done, scale] = points
        return points


@dataclass(slots=True, eq=False)  # not frozen: where everybody works otherwise, there are as many as scores
class Frame:
    """A week, or a season up to it, and the rules by which it is scored; it does not change."""

    tenure: Tenure
    rulebook: Rulebook
    week: int
    season_start: int | None
    scheme: Scheme
    """The one in force in the week."""
    share: int
    """The working share in the week, in units of the contract."""
    expectations: dict[str, Expectation] = field(default_factory=dict)
    """Of each metric with a weight from the first week that counts for it, in the order of the scheme."""
    of_pillar: dict[Pillar, list[Expectation]] = field(default_factory=lambda: {pillar: [] for pillar in Pillar})
    """The same by pillar."""
    _levels: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    _loads: dict[tuple[int, int | None], list[tuple[Scheme, int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, tenure: Tenure, rulebook: Rulebook, week: int, season_start: int | None = None) -> Frame:
        """Return a week in its own view, or in that of a season; whoever asks for the same one shares it."""
        return _frame(tenure, rulebook, week, season_start)

    def first(self, window: int) -> int:
        """Return the first week that counts: of the season if there is one, else of the window."""
        opening = self.week - window + 1 if self.season_start is None else self.season_start
        return max(opening, self.tenure.start)

    def expected(self, yardstick: Yardstick) -> Expectation:
        """Return what is expected from the first week on that counts for the metric."""
        if yardstick.kind is Kind.GAUGE:
            return self._level(yardstick)
        first = self.first(yardstick.rule.window)
        if yardstick.kind is Kind.RATE:
            return Expectation(yardstick, first, *yardstick.goal, None)
        return self.expected_from(first, yardstick)

    def expected_from(self, first: int, yardstick: Yardstick) -> Expectation:
        """Return what of all that adds up week by week is expected from a week on."""
        wanted, parts = self._wanted(yardstick, first)
        goal, goals = yardstick.brake
        least, least_parts = goal * self.share, goals * self.tenure.contract.scale
        if wanted * least_parts >= least * parts:
            return Expectation(yardstick, first, wanted, parts, None if wanted else Note.EXCUSED)
        return Expectation(yardstick, first, least, least_parts, Note.BRAKED)

    def levels(self, yardstick: Yardstick) -> list[tuple[int, int, int, int]]:
        """Return the weeks that count with any presence, with how much, and with a level's goal as a fraction."""
        key, present = yardstick.metric.key, self.tenure.presence.at
        if key not in self._levels:
            weeks = [week for week in range(self.first(1), self.week + 1) if present(week)]
            goals = (_goal(self.rulebook.at(week), yardstick) for week in weeks)
            self._levels[key] = [(week, present(week), *goal) for week, goal in zip(weeks, goals, strict=True)]
        return self._levels[key]

    def _level(self, yardstick: Yardstick) -> Expectation:
        """Return the level to reach in the week, or in a season to hold in all weeks worked."""
        if self.season_start is None:
            return Expectation(yardstick, self.week, *yardstick.goal, None)
        first, presence = self.first(1), self.tenure.presence
        return Expectation(yardstick, first, presence.total(first, self.week), presence.scale, None)

    def _wanted(self, yardstick: Yardstick, first: int) -> tuple[int, int]:
        loads = self._loads_from(first, self.tenure.hire if yardstick.is_ramped else None)
        if len(loads) == 1:
            _, load, scale = loads[0]
            goal, goals = yardstick.goal
            return goal * load, goals * scale
        wanted, parts = 0, 1
        for scheme, load, scale in loads:
            goal, goals = _goal(scheme, yardstick)
            wanted, parts = wanted * goals * scale + goal * load * parts, parts * goals * scale
        return wanted, parts

    def _loads_from(self, first: int, hire: int | None) -> list[tuple[Scheme, int, int]]:
        key = (first, hire)
        if key not in self._loads:
            spans = self.rulebook.spans(first, self.week)
            self._loads[key] = [(scheme, *self._load(start, end, hire)) for start, end, scheme in spans]
        return self._loads[key]

    def _load(self, first: int, last: int, hire: int | None) -> tuple[int, int]:
        """Return the load of some weeks, from the hire on as the ramp has it."""
        load, ramp = self.tenure.load, self.scheme.ramp
        if hire is None:
            return load.total(first, last), load.scale
        *early, final = ramp.units
        units = final * load.total(first, last)
        start = -_MANY
        for block, factor in enumerate(early, start=1):
            end = hire + block * ramp.block
            units += (factor - final) * load.total(max(first, start), min(last, end - 1))
            start = end
        return units, load.scale * ramp.scale


@lru_cache(maxsize=_REMEMBERED)
def _frame(tenure: Tenure, rulebook: Rulebook, week: int, season_start: int | None) -> Frame:
    scheme = rulebook.at(week)
    frame = Frame(tenure, rulebook, week, season_start, scheme, tenure.contract.at(week))
    for yardstick in scheme.yardsticks:
        expectation = frame.expected(yardstick)
        frame.expectations[yardstick.metric.key] = expectation
        frame.of_pillar[yardstick.metric.pillar].append(expectation)
    return frame


def _goal(scheme: Scheme, yardstick: Yardstick) -> tuple[int, int]:
    return scheme.metrics.get(yardstick.metric.key, yardstick.rule).goal.as_integer_ratio()
