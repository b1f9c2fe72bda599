"""Badges: what a week is remembered for.

They reward outcomes and one's own progress, never an SSI or a count of posts.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.deals import Deal, DealBook
from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import Standing, score, standing
from bot.domain.scoring.seller_week import SellerWeek
from bot.domain.scoring.streaks import outcome_streak, outcome_weeks
from bot.domain.scoring.terms import Note, Term, term
from bot.domain.scoring.yardstick import Yardstick

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from bot.domain.scoring.deals import Won
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.parts import Parts
    from bot.domain.scoring.scheme import Scheme


class Badge(StrEnum):
    """What a seller can be commended for."""

    CLOSER = "closer"
    """Won a deal in the week."""
    FIRST_SOCIAL_DEAL = "first_social_deal"
    """Won a deal from social selling for the first time."""
    PERSONAL_BEST = "personal_best"
    """A total at least one point above all weeks before."""
    BUSINESS_LEAP = "business_leap"
    """Business at least eight points above the own mean of four weeks."""
    FULL_FUNNEL = "full_funnel"
    """Meetings, leads and pipeline all at their goals."""
    RIGHT_PEOPLE = "right_people"
    """The goal of target contacts met, with few others, in a week with an outcome."""
    STREAK_4 = "streak_4"
    STREAK_8 = "streak_8"
    STREAK_13 = "streak_13"
    STREAK_26 = "streak_26"
    """So many weeks with outcomes in a row."""


STREAKS: Final[Mapping[int, Badge]] = {
    4: Badge.STREAK_4,
    8: Badge.STREAK_8,
    13: Badge.STREAK_13,
    26: Badge.STREAK_26,
}
"""By the weeks that a streak must reach."""
_FEWEST_EARLIER: Final = 6
_RECENT: Final = 4
_BETTER: Final = 100
_LEAP: Final = 800
"""In centipoints, as the one before."""
_FUNNEL: Final = ("meetings", "leads", "pipeline")
_UNKNOWN: Final = frozenset({Note.UNREPORTED, Note.STALE, Note.BASELINE})


def badges_of(
    history: SellerHistory,
    deals: DealBook | Iterable[Deal],
    week: int,
    schemes: Rulebook | Iterable[Scheme],
    *,
    is_in_question: bool = False,
) -> tuple[Badge, ...]:
    """Return the badges that a seller collects in a week, in the order of Badge.

    Args:
        history: the seller's facts.
        deals: those of the whole programme.
        week: the number of the week.
        schemes: all versions.
        is_in_question: whether a flagged value of the week is not confirmed yet; then there are none.
    """
    questioned = {week} if is_in_question else ()
    return badges_by_week(history, deals, week, week, schemes, in_question=questioned)[week]


def badges_by_week(
    history: SellerHistory,
    deals: DealBook | Iterable[Deal],
    first: int,
    last: int,
    schemes: Rulebook | Iterable[Scheme],
    *,
    in_question: Container[int] = (),
) -> dict[int, tuple[Badge, ...]]:
    """Return the badges of all weeks from the first to the last; what badges_of() says of each, at once.

    They depend on the facts alone: a correction of a week may give or take badges of that week and later ones.

    Args:
        history: the seller's facts.
        deals: those of the whole programme.
        first: the number of the first week.
        last: the number of the last week.
        schemes: all versions.
        in_question: the weeks with a flagged value that is not confirmed yet.
    """
    career = _career(history, DealBook.holding(deals), last, Rulebook.holding(schemes))
    return {
        week: () if week in in_question else tuple(_collected(_Week(career, week))) for week in range(first, last + 1)
    }


@dataclass(frozen=True)
class _Career:
    """A seller's ranked weeks up to one; only those that a badge turns on are scored."""

    history: SellerHistory
    book: DealBook
    rulebook: Rulebook
    outcomes: frozenset[int]
    ranked: list[int]
    """Ascending."""
    _scored: dict[int, Parts] = field(default_factory=dict)

    @property
    def won(self) -> Won:
        return self.book.of(self.history.seller_id)

    def parts(self, week: int) -> Parts:
        """Return what the seller earned in a week."""
        if week not in self._scored:
            self._scored[week] = score(self.history, self.book, week, self.rulebook).parts
        return self._scored[week]


def _career(history: SellerHistory, book: DealBook, last: int, rulebook: Rulebook) -> _Career:
    newest = last if history.end is None else min(last, history.end)
    weeks = range(history.start, newest + 1)
    ranked = [week for week in weeks if standing(history, week) is Standing.RANKED]
    return _Career(history, book, rulebook, outcome_weeks(history, book), ranked)


@dataclass(frozen=True)
class _Week:
    """A week in a career."""

    career: _Career
    week: int

    @cached_property
    def at(self) -> SellerWeek:
        return SellerWeek.of(self.career.history, self.career.won, self.week, self.career.rulebook)

    @cached_property
    def earlier(self) -> list[int]:
        """The ranked weeks before, newest first."""
        return self.career.ranked[: bisect_left(self.career.ranked, self.week)][::-1]

    @cached_property
    def recent(self) -> list[int]:
        """Business in the last four of them, or in as many as there are."""
        return [self.career.parts(week).business for week in self.earlier[:_RECENT]]

    @property
    def parts(self) -> Parts:
        return self.career.parts(self.week)

    @property
    def has_outcome(self) -> bool:
        return self.week in self.career.outcomes

    def term_of(self, metric: str) -> Term | None:
        """Return the line of a metric, weighted or not."""
        scheme = self.at.frame.scheme
        rule, known = scheme.metrics.get(metric), (each for each in scheme.yardsticks if each.metric.key == metric)
        if rule is None:
            return None
        yardstick = next(known, None) or Yardstick.of(CATALOGUE[metric], rule, Fraction(0))
        return term(self.at, self.at.frame.expected(yardstick))


def _collected(week: _Week) -> Iterator[Badge]:
    yield from (badge for badge, is_won in _DEALS.items() if is_won(week))
    if week.week in week.career.ranked:
        yield from (badge for badge, is_met in _PROGRESS.items() if is_met(week))
        yield from _streak(week)


def _is_closer(week: _Week) -> bool:
    return week.week >= week.career.history.start and week.week in week.career.won.weeks


def _is_first_social(week: _Week) -> bool:
    social = week.career.won.social
    return _is_closer(week) and social.total(week.week, week.week) > 0 and min(social.weeks) == week.week


def _is_personal_best(week: _Week) -> bool:
    if len(week.earlier) < _FEWEST_EARLIER:
        return False
    best = week.parts.total - _BETTER
    is_best = all(week.career.parts(earlier).total <= best for earlier in week.earlier)  # mostly soon found out
    return is_best and week.parts.business >= median(week.recent)


def _is_leap(week: _Week) -> bool:
    if len(week.earlier) < _RECENT or week.parts.business < _LEAP:
        return False
    return _RECENT * (week.parts.business - _LEAP) >= sum(week.recent)


def _is_full_funnel(week: _Week) -> bool:
    lines = [week.term_of(metric) for metric in _FUNNEL]
    return all(line is not None and line.attainment >= 1 for line in lines)


def _met_right_people(week: _Week) -> bool:
    target, everyone = week.term_of("target_growth"), week.term_of("connections_growth")
    if not week.has_outcome or target is None or everyone is None or everyone.note in _UNKNOWN:
        return False
    return target.attainment >= 1 and 2 * target.done >= everyone.done


def _streak(week: _Week) -> Iterator[Badge]:
    if week.has_outcome:
        reached = outcome_streak(week.career.history, week.career.book, week.week).weeks
        if reached in STREAKS:
            yield STREAKS[reached]


_DEALS: Final[Mapping[Badge, Callable[[_Week], bool]]] = {
    Badge.CLOSER: _is_closer,
    Badge.FIRST_SOCIAL_DEAL: _is_first_social,
}
_PROGRESS: Final[Mapping[Badge, Callable[[_Week], bool]]] = {
    Badge.PERSONAL_BEST: _is_personal_best,
    Badge.BUSINESS_LEAP: _is_leap,
    Badge.FULL_FUNNEL: _is_full_funnel,
    Badge.RIGHT_PEOPLE: _met_right_people,
}
