"""What another scheme would have done to leaderboards of the past."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.scoring.agreement import agreement
from bot.domain.scoring.parts import shown
from bot.domain.scoring.score import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.parts import Parts
    from bot.domain.weeks import Week


@dataclass(frozen=True, slots=True)
class Reordering:
    """One week's leaderboard under two schemes."""

    week: Week
    places: tuple[tuple[int, int], ...]
    """Of everybody with a place, the one that it was and the one that it would have been."""
    agreement: float | None
    """Kendall's tau-b of the two orders; None where one of them tells nobody apart."""

    @property
    def furthest(self) -> int:
        """How many places anybody would have moved at most."""
        return max((abs(now - then) for now, then in self.places), default=0)

    @property
    def is_led_by_another(self) -> bool:
        """Whether somebody else would have been first."""
        return any((now == 1) != (then == 1) for now, then in self.places)


@dataclass(frozen=True, slots=True)
class Shift:
    """What another scheme would have done to some weeks together."""

    first: Week
    last: Week
    weeks: int
    """Those in which anybody had a place."""
    moved: Decimal
    """Of a hundred places in these weeks, those that would have been others."""
    furthest: int
    """How many places anybody would have moved in a week at most."""
    other_leaders: int
    """Weeks in which somebody else would have been first."""
    agreement: Decimal | None
    """The mean of Kendall's tau-b, 1 for the same order; None where no week tells anybody apart."""


def totals_of(
    seller: SellerHistory, parts: Callable[[int], tuple[Parts, Parts]], weeks: Sequence[Week]
) -> Iterator[tuple[Week, int, int]]:
    """Yield a seller's shown totals of each week with a place, by each of two schemes, in tenths of a point.

    Args:
        seller: who.
        parts: what the seller's score of a week consists of, by the one scheme and by the other.
        weeks: which.
    """
    for week in weeks:
        if standing(seller, week.number) is Standing.RANKED:
            now, then = parts(week.number)
            yield week, shown(now.total), shown(then.total)


def reordering(week: Week, totals: Sequence[tuple[int, int]]) -> Reordering:
    """Return one week's leaderboard under two schemes, from the totals by each."""
    now, then = _places([one for one, _ in totals]), _places([other for _, other in totals])
    return Reordering(week, tuple(zip(now, then, strict=True)), agreement(now, then))


def shift_of(reorderings: Sequence[Reordering]) -> Shift | None:
    """Return some weeks together, oldest first; nothing where nobody had a place."""
    told = [each for each in reorderings if each.places]
    if not told:
        return None
    places = [pair for each in told for pair in each.places]
    agreements = [each.agreement for each in told if each.agreement is not None]
    mean = sum(agreements) / len(agreements) if agreements else None
    return Shift(
        first=told[0].week,
        last=told[-1].week,
        weeks=len(told),
        moved=Decimal(100 * sum(now != then for now, then in places)) / len(places),
        furthest=max(each.furthest for each in told),
        other_leaders=sum(each.is_led_by_another for each in told),
        agreement=None if mean is None else Decimal(str(round(mean, 2))),
    )


def _places(totals: Sequence[int]) -> list[int]:
    """Return the place of each total; a tie shares it."""
    first: dict[int, int] = {}
    for place, total in enumerate(sorted(totals, reverse=True), start=1):
        first.setdefault(total, place)
    return [first[total] for total in totals]
