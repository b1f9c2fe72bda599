"""Outcome streaks: how many weeks in a row brought a meeting, a lead or a deal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.deals import Deal, DealBook, Won

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.scoring.history import SellerHistory

JOKER_WEEKS: Final = 13
"""Among so many weeks a streak forgives one without an outcome."""
_OUTCOMES: Final = ("meetings", "leads")


@dataclass(frozen=True, slots=True)
class Streak:
    """A run of weeks with outcomes up to a week."""

    weeks: int
    """The weeks with an outcome; those of absence and the one that a joker stood in for are not among them."""
    joker_week: int | None
    """The week that used up the joker, as long as it is not back."""

    @property
    def joker_returns(self) -> int | None:
        """The first week in which there is a joker again; None when there is one."""
        return None if self.joker_week is None else self.joker_week + JOKER_WEEKS


def outcome_weeks(history: SellerHistory, won: Won) -> frozenset[int]:
    """Return the tracked weeks in which a seller had at least one meeting, lead or deal."""
    found = set(won.weeks)
    for series in map(history.series, _OUTCOMES):
        found.update(compress(series.weeks, series.units))
    return frozenset(filter(history.start.__le__, found))


def outcome_streak(
    history: SellerHistory, deals: DealBook | Iterable[Deal], week: int, *, is_over: bool = False
) -> Streak:
    """Return the streak of a seller as it stands in a week.

    It is the longest run up to the week in which weeks without an outcome lie at least 13 weeks apart: a joker
    stands in for each. Weeks away are skipped. It depends on the facts alone, so a late report repairs it, and
    one outcome more never shortens it.

    Args:
        history: the seller's facts.
        deals: those of the programme, or at least of the seller.
        week: the number of the week.
        is_over: whether the week without an outcome counts as such; while it runs, it does not.
    """
    won = DealBook.holding(deals).of(history.seller_id)
    return streak_of(history, outcome_weeks(history, won), week, is_over=is_over)


def streak_of(history: SellerHistory, outcomes: frozenset[int], week: int, *, is_over: bool = False) -> Streak:
    """Return the same from the weeks with outcomes."""
    last = week if is_over or week in outcomes else week - 1
    weeks, missed = _run(history, outcomes, last)
    return Streak(weeks, missed if missed is not None and week - missed < JOKER_WEEKS else None)


def _run(history: SellerHistory, outcomes: frozenset[int], last: int) -> tuple[int, int | None]:
    """Return the weeks of the run up to a week, and the newest that a joker stood in for."""
    met, oldest = 0, last + 1
    missed: list[int] = []
    for week in history.tenure.present_weeks(min(outcomes, default=last + 1), last):
        if week in outcomes:
            met, oldest = met + 1, week
        elif missed and missed[-1] - week < JOKER_WEEKS:
            break
        else:
            missed.append(week)
    return met, missed[0] if missed and missed[0] > oldest else None
