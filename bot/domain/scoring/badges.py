"""Badges: what a week is remembered for.

They reward outcomes and one's own progress, never an SSI or a count of posts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.career import Career
from bot.domain.scoring.deals import Deal, DealBook
from bot.domain.scoring.measuring import term
from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import Standing
from bot.domain.scoring.terms import Note, Term
from bot.domain.scoring.yardstick import Yardstick

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.seller_week import SellerWeek


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
    book, rulebook = DealBook.holding(deals), Rulebook.holding(schemes)
    career = Career.of(history, book, rulebook)
    return {week: () if week in in_question else badges_in(career, week) for week in range(first, last + 1)}


def badges_in(career: Career, week: int) -> tuple[Badge, ...]:
    """Return the badges of a week as long as nothing in it is in question."""
    return tuple(_collected(_Week(career, week)))


@dataclass(frozen=True)
class _Week:
    """A week in a career; only those that a badge turns on are scored."""

    career: Career
    week: int

    @cached_property
    def at(self) -> SellerWeek:
        return self.career.at(self.week)

    @cached_property
    def earlier(self) -> list[int]:
        """The newest ranked weeks before, as many as a badge asks for."""
        return list(islice(self.career.ranked_before(self.week), _FEWEST_EARLIER))

    @cached_property
    def recent(self) -> list[int]:
        """Business in the last four of them, or in as many as there are."""
        return [self.career.business(week) for week in self.earlier[:_RECENT]]

    @property
    def business(self) -> int:
        return self.career.business(self.week)

    @property
    def has_outcome(self) -> bool:
        return self.week in self.career.outcomes

    def term_of(self, metric: str) -> Term | None:
        """Return the line of a metric, weighted or not."""
        frame = self.at.frame
        rule, expectation = frame.scheme.metrics.get(metric), frame.expectations.get(metric)
        if rule is None:
            return None
        return term(self.at, expectation or frame.expected(Yardstick.of(CATALOGUE[metric], rule, Fraction(0))))


def _collected(week: _Week) -> Iterator[Badge]:
    yield from (badge for badge, is_won in _DEALS.items() if is_won(week))
    if week.career.standing(week.week) is Standing.RANKED:
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
    career, best = week.career, week.career.parts(week.week).total - _BETTER
    before = (career.parts(earlier).total for earlier in career.ranked_before(week.week))
    return week.business >= median(week.recent) and all(total <= best for total in before)  # mostly soon found out


def _is_leap(week: _Week) -> bool:
    if len(week.earlier) < _RECENT or week.business < _LEAP:
        return False
    return _RECENT * (week.business - _LEAP) >= sum(week.recent)


def _is_full_funnel(week: _Week) -> bool:
    lines = map(week.term_of, _FUNNEL)
    return all(line is not None and line.is_reached for line in lines)


def _met_right_people(week: _Week) -> bool:
    if not week.has_outcome:
        return False
    target, everyone = week.term_of("target_growth"), week.term_of("connections_growth")
    if target is None or everyone is None:
        return False
    return everyone.note not in _UNKNOWN and target.is_reached and 2 * target.done >= everyone.done


def _streak(week: _Week) -> Iterator[Badge]:
    if week.has_outcome:
        reached = week.career.streak(week.week).weeks
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
