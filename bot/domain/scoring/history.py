"""What a scorer reads of one seller: reports, presence and working share by week."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import Exact, fraction
from bot.domain.scoring.reports import Reports
from bot.domain.scoring.running import Series
from bot.domain.scoring.tenure import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOVED: Final = "ssi"
"""What LinkedIn can move by itself."""


@dataclass(frozen=True, slots=True)
class SellerHistory:
    """The facts of one seller by week number, with their running sums.

    Amounts and shares are exact numbers (int, Decimal, Fraction), never floats. What was not reported is
    absent. The mappings must not change afterwards.

    Raises:
        ValueError: a share of absence outside of 0 to 1, or a working share outside of (0, 1].
    """

    seller_id: str
    start: int
    """The first tracked week: amounts before it do not count, levels before it are baseline."""
    end: int | None = None
    """The last tracked week."""
    hire: int | None = None
    """The first week in the job: the ramp counts from it. None for no ramp."""
    working_share: Mapping[int, Exact] = field(default_factory=dict)
    """The contract from a week on, as a share of full time; 1 before the first."""
    away: Mapping[int, Exact] = field(default_factory=dict)
    """The absent share of a week."""
    reports: Mapping[int, Mapping[str, Exact]] = field(default_factory=dict)
    """By week, the amounts by raw metric."""
    roles: Mapping[int, str] = field(default_factory=dict)
    """The sales role from a week on; none before the first, and an empty one is none."""
    weather: Mapping[int, Exact] = field(default_factory=dict)
    """By week, the SSI points by which LinkedIn itself moved everybody in it."""
    tenure: Tenure = field(init=False, repr=False, compare=False)
    """When the seller was there; others may share it."""
    series: Callable[[str], Series] = field(init=False, repr=False, compare=False)
    """Returns the reported amounts of a raw metric."""
    _reports: Reports = field(init=False, repr=False, compare=False)
    _steady: dict[str, Series] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keep = object.__setattr__
        keep(self, "tenure", Tenure.of(self.start, self.end, self.hire, self.away, self.working_share))
        reports = Reports.of(self.reports)
        keep(self, "reports", reports)
        keep(self, "_reports", reports)
        keep(self, "series", reports.series)
        keep(self, "_steady", _steady(reports, self.weather) if self.weather else {})

    def stating(self, week: int, amounts: Mapping[str, Exact | None]) -> SellerHistory:
        """Return the same seller with other amounts of some metrics in a week; None takes one away."""
        return replace(self, reports=self._reports.with_week(week, amounts))

    def steady(self, raw: str) -> Series:
        """Return the reported levels of a raw metric without what LinkedIn itself did to everybody's."""
        return self._steady.get(raw) or self.series(raw)

    def is_present(self, week: int) -> bool:
        """Tell whether the seller was there in any part of the week."""
        return self.tenure.is_present(week)

    def has_reported(self, first: int, last: int | None = None) -> bool:
        """Tell whether anything was reported in a week, or from the first to the last."""
        return self._reports.within(first, first if last is None else last)

    def is_silent(self, week: int, weeks: int = 4) -> bool:
        """Tell whether nothing at all was reported in the last so many weeks of presence up to a week.

        False as long as there were fewer weeks of presence.
        """
        reported = self._reports.latest(week)
        last = self.start - 1 if reported is None else reported
        if week - last < weeks:
            return False
        attendance = self.tenure.attendance
        return (
            attendance.total(self.start, week) >= weeks and attendance.total(max(last + 1, self.start), week) >= weeks
        )

    def effective_weeks(self, first: int, last: int) -> Fraction:
        """Return the full-time weeks worked from the first to the last week."""
        load = self.tenure.load
        return Fraction(load.total(first, last), load.scale)


def _steady(reports: Reports, weather: Mapping[int, Exact]) -> dict[str, Series]:
    levels = reports.series(_MOVED).by_week
    moved = {week: sum(fraction(points) for at, points in weather.items() if at <= week) for week in levels}
    return {_MOVED: Series.of({week: level - moved[week] for week, level in levels.items()})} if levels else {}
