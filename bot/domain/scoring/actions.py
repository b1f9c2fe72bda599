"""What would help a seller most: the score recomputed with one unit more of each thing a seller can do."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.deals import Deal, DealBook
from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.scoring.parts import in_points
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import Score, score
from bot.domain.scoring.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme

DEFAULT_MINUTES: Final[Mapping[str, int]] = {
    "meetings": 75,
    "leads": 60,
    "calls": 15,
    "posts": 40,
    "shares": 5,
    "target_contacts": 6,
}
"""By raw metric, how long one unit takes; nothing else is ever suggested."""
_MOST: Final = 3
_LEVEL: Final = "target_contacts"


@dataclass(frozen=True, slots=True)
class Action:
    """One unit more of something, and what it would earn in the week."""

    metric: str
    """The raw metric."""
    own_points: Decimal
    """What the unit itself earns; of a social unit as far as business covers it."""
    unlocked: Decimal
    """The locked social points that a unit of business covers on top."""
    minutes: int

    @property
    def gain(self) -> Decimal:
        """The points by which the total rises, above 0."""
        return self.own_points + self.unlocked

    @property
    def per_hour(self) -> Fraction:
        """The points that an hour of it earns."""
        return Fraction(self.gain) * 60 / self.minutes

    @property
    def is_business(self) -> bool:
        """Whether it is an outcome, not social work."""
        return self.metric in CATALOGUE and CATALOGUE[self.metric].is_business


def next_actions(
    history: SellerHistory,
    deals: DealBook | Iterable[Deal],
    week: int,
    schemes: Rulebook | Iterable[Scheme],
    minutes: Mapping[str, int] = DEFAULT_MINUTES,
) -> tuple[Action, ...]:
    """Return what would raise a seller's total of a week most, exact through caps and cover: at most three.

    The first is the business action that earns most in an hour, as long as one earns anything. The others
    follow by points an hour, then by gain, then by name; at most one is social. Target contacts are left out
    while nobody knows how many there are.

    Args:
        history: the seller's facts.
        deals: those of the whole programme.
        week: the number of the week.
        schemes: all versions.
        minutes: by raw metric, how long one unit takes; above 0.
    """
    book, rulebook = DealBook.holding(deals), Rulebook.holding(schemes)
    at = SellerWeek.of(history, book.of(history.seller_id), week, rulebook)
    before = score(history, book, week, rulebook)
    found = []
    for metric, needed in minutes.items():
        amount = _one_more(at, metric)
        if amount is not None:
            after = score(history.stating(week, {metric: amount}), book, week, rulebook)
            found.append(_action(metric, needed, before, after))
    return _chosen(action for action in found if action.gain > 0)


def _one_more(at: SellerWeek, metric: str) -> Fraction | None:
    if metric != _LEVEL:
        series = at.history.series(metric)
        return Fraction(series.total(at.week, at.week), series.scale) + 1
    reading = at.reading(metric, at.week)
    return None if reading is None or reading.is_stale else Fraction(reading.units, reading.scale) + 1


def _action(metric: str, minutes: int, before: Score, after: Score) -> Action:
    gain = after.parts.total - before.parts.total
    own = min(_earned(after, metric) - _earned(before, metric), gain)
    return Action(metric, in_points(own), in_points(gain - own), minutes)


def _earned(result: Score, metric: str) -> int:
    return sum(line.centipoints for line in result.terms if line.metric.raw == metric)


def _chosen(actions: Iterable[Action]) -> tuple[Action, ...]:
    ordered = sorted(actions, key=_rank)
    business = [action for action in ordered if action.is_business]
    social = [action for action in ordered if not action.is_business]
    others = sorted([*business[1:], *social[:1]], key=_rank)
    return tuple([*business[:1], *others][:_MOST])


def _rank(action: Action) -> tuple[Fraction, Decimal, str]:
    return -action.per_hour, -action.gain, action.metric
