"""When a seller is there: how much of each week, and for how much of full time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import Exact, common_scale, fraction
from bot.domain.scoring.running import Steps

if TYPE_CHECKING:
    from collections.abc import Mapping

_REMEMBERED: Final = 1024
"""Tenures of all workspaces together that are remembered at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Tenure:
    """The weeks of everybody who came, is there and works alike; most sellers of a programme share one.

    It equals nothing but itself, so that what follows from it is quickly found again.
    """

    start: int
    """The first tracked week."""
    end: int | None
    """The last tracked week."""
    hire: int | None
    """The first week in the job; None for no ramp."""
    presence: Steps
    """The present share of each week."""
    attendance: Steps
    """1 for each week with any presence."""
    contract: Steps
    """The working share of each week, present or not."""
    load: Steps
    """Presence times working share of each week."""
    absent: frozenset[int]
    """The tracked weeks without any presence."""

    @classmethod
    def of(
        cls,
        start: int,
        end: int | None = None,
        hire: int | None = None,
        away: Mapping[int, Exact] | None = None,
        working_share: Mapping[int, Exact] | None = None,
    ) -> Tenure:
        """Return the tenure from the first to the last week.

        Args:
            start: the first week.
            end: the last week.
            hire: the first week in the job.
            away: the absent share of a week, between 0 and 1.
            working_share: the contract from a week on, above 0 and 1 at most; 1 before the first.

        Raises:
            ValueError: a share outside of these.
        """
        return _tenure(start, end, hire, frozenset((away or {}).items()), frozenset((working_share or {}).items()))

    def is_present(self, week: int) -> bool:
        """Tell whether there was any presence in the week."""
        return self.start <= week and week not in self.absent and (self.end is None or week <= self.end)

    def present_weeks(self, first: int, last: int) -> list[int]:
        """Return the weeks with any presence from the first to the last, newest first."""
        newest = last if self.end is None else min(last, self.end)
        return [week for week in range(newest, max(first, self.start) - 1, -1) if week not in self.absent]


@lru_cache(maxsize=_REMEMBERED)
def _tenure(
    start: int,
    end: int | None,
    hire: int | None,
    away: frozenset[tuple[int, Exact]],
    working_share: frozenset[tuple[int, Exact]],
) -> Tenure:
    if not all(0 <= share <= 1 for _, share in away):
        raise ValueError("the absent share of a week lies between 0 and 1")
    if not all(0 < share <= 1 for _, share in working_share):
        raise ValueError("a working share lies above 0 and is 1 at most")
    contract, presence = _contract(start, dict(working_share)), _presence(start, end, dict(away))
    attendance = Steps.of(presence.weeks, lambda week: int(presence.at(week) > 0), 1)
    absent = frozenset(week for week, share in away if share == 1)
    return Tenure(start, end, hire, presence, attendance, contract, _product(presence, contract), absent)


def _presence(start: int, end: int | None, away: Mapping[int, Exact]) -> Steps:
    def present(week: int) -> Exact:
        is_tracked = start <= week and (end is None or week <= end)
        return 1 - fraction(away.get(week, 0)) if is_tracked else 0

    ends = set() if end is None else {end + 1}
    moves = {start, *ends, *(week + after for week in away for after in (0, 1))}
    return Steps.of(moves, present, common_scale(away.values()))


def _contract(start: int, working_share: Mapping[int, Exact]) -> Steps:
    before = min(start, *working_share, start) - 1
    shares: Mapping[int, Exact] = {before: 1, **working_share}
    return Steps.of(shares, shares.__getitem__, common_scale(shares.values()))


def _product(one: Steps, other: Steps) -> Steps:
    scale = one.scale * other.scale
    return Steps.of({*one.weeks, *other.weeks}, lambda week: Fraction(one.at(week) * other.at(week), scale), scale)
