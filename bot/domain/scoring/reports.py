"""What one seller reported, by week and by metric."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bot.domain.scoring.running import NOTHING, Series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.scoring.exact import Exact

_HUNDRED = 100


class Reports(Mapping[int, Mapping[str, "Exact"]]):
    """The exact amounts by raw metric of each week in which any was reported; they do not change.

    They are kept by metric, as scoring reads them; what was not reported is absent.
    """

    __slots__ = ("_by_metric", "_weeks", "series")

    series: Callable[[str], Series]
    """Returns the reported amounts of a raw metric."""

    def __init__(self, by_metric: Iterable[tuple[str, Series]]) -> None:
        self._by_metric = _AllSeries(by_metric)
        self._weeks = sorted(set().union(*[series.weeks for series in self._by_metric.values()]))
        self.series = self._by_metric.__getitem__

    @classmethod
    def of(cls, by_week: Mapping[int, Mapping[str, Exact]]) -> Reports:
        """Return the amounts by week as reports; reports stay what they are."""
        return by_week if isinstance(by_week, Reports) else cls(_by_metric(by_week))

    @classmethod
    def in_hundredths(cls, by_metric: Mapping[str, Mapping[int, int]]) -> Reports:
        """Return the reports of hundredths by raw metric and week, the weeks of each metric ascending."""
        return cls([(raw, Series.counted(amounts, _HUNDRED)) for raw, amounts in by_metric.items() if amounts])

    def with_week(self, week: int, amounts: Mapping[str, Exact | None]) -> Reports:
        """Return the reports with other amounts of some metrics in a week; None takes one away."""
        series = dict(self._by_metric)
        for raw, amount in amounts.items():
            known: dict[int, Exact] = {**self.series(raw).by_week}
            known.pop(week, None)
            if amount is not None:
                known[week] = amount
            series[raw] = Series.of(known)
        return Reports(series.items())

    def within(self, first: int, last: int) -> bool:
        """Tell whether anything was reported in the weeks from the first to the last."""
        return bisect_left(self._weeks, first) < bisect_right(self._weeks, last)

    def latest(self, week: int) -> int | None:
        """Return the last week with a report up to a week, or None."""
        count = bisect_right(self._weeks, week)
        return self._weeks[count - 1] if count else None

    def __getitem__(self, week: int) -> Mapping[str, Exact]:
        found = {raw: series.reported(week) for raw, series in self._by_metric.items()}
        amounts = {raw: amount for raw, amount in found.items() if amount is not None}
        if not amounts:
            raise KeyError(week)
        return amounts

    def __iter__(self) -> Iterator[int]:
        return iter(self._weeks)

    def __len__(self) -> int:
        return len(self._weeks)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.of({dict(self)})"


class _AllSeries(dict[str, Series]):
    """What was reported by raw metric; nothing of all others."""

    def __missing__(self, raw: str) -> Series:
        return NOTHING


def _by_metric(by_week: Mapping[int, Mapping[str, Exact]]) -> Iterator[tuple[str, Series]]:
    found: dict[str, dict[int, Exact]] = defaultdict(dict)
    for week, amounts in by_week.items():
        for raw, amount in amounts.items():
            found[raw][week] = amount
    return ((raw, Series.of(amounts)) for raw, amounts in found.items())
