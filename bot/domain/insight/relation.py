"""What may be said about a relation: the verdict, and the numbers that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.insight.correlation import DRAWS, chance, holm, interval, smallest_seen, spearman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.scoring.exact import Exact
    from bot.domain.statistics.proportions import Interval

FEWEST: Final = 10
"""Below so many sellers there is no number at all."""
_ENOUGH: Final = 25
"""From so many sellers on a relation is more than an indication."""
_RELEVANT: Final = 0.3
"""A ρ nearer to 0 than this makes no difference to anybody's work."""
_UNLIKELY: Final = 0.05


class Verdict(StrEnum):
    """What the data of a programme say about a relation."""

    TOO_FEW = "too_few"
    NO_VARIATION = "no_variation"
    """One of the two numbers is the same for everybody."""
    POSITIVE = "positive"
    NEGATIVE = "negative"
    NO_RELEVANT_RELATION = "no_relevant_relation"
    """If there is one, it is too weak to matter."""
    CANNOT_TELL = "cannot_tell"


_SAYS_NOTHING: Final = frozenset({Verdict.TOO_FEW, Verdict.NO_VARIATION})


@dataclass(frozen=True, slots=True)
class Relation:
    """How two numbers of the same sellers go together; without a coefficient, only why there is none."""

    n: int
    """How many sellers."""
    verdict: Verdict
    rho: float | None = None
    """Spearman's coefficient, from -1 to 1."""
    within: Interval | None = None
    """Its 95 % interval."""
    chance: float | None = None
    """How likely a coefficient so far from 0 is by chance; adjusted where several questions were asked at once.

    None where the interval holds 0: then no chance would make it a relation, and drawing it is what takes the time.
    """

    @property
    def is_indicative(self) -> bool:
        """Whether there are so few sellers that it is an indication only."""
        return self.n < _ENOUGH

    @property
    def has_answer(self) -> bool:
        """Whether the data said anything at all, be it that they cannot tell."""
        return self.verdict not in _SAYS_NOTHING

    @property
    def smallest_seen(self) -> float | None:
        """The weakest relation that so many sellers could have shown; None where there are too few for any."""
        return smallest_seen(self.n) if self.has_answer else None


def relation(x: Sequence[Exact], y: Sequence[Exact], *, fewest: int = FEWEST, draws: int = DRAWS) -> Relation:
    """Return how two numbers of the same sellers go together.

    Args:
        x: one number of each seller.
        y: the other one, in the same order.
        fewest: how many sellers it takes; never fewer than 10.
        draws: of the permutation test.
    """
    n = len(x)
    if n < max(fewest, FEWEST):
        return Relation(n, Verdict.TOO_FEW)
    rho = spearman(x, y)
    if rho is None:
        return Relation(n, Verdict.NO_VARIATION)
    within = interval(rho, n)
    return _judged(Relation(n, Verdict.CANNOT_TELL, rho, within, chance(x, y, draws) if within.is_off_zero else None))


def asked_at_once(relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations judged together: what is asked often enough is found by chance, so each must be clearer."""
    chances = [1.0 if each.chance is None else each.chance for each in relations if each.has_answer]
    raised = iter(holm(chances))
    adjusted = [next(raised) if each.has_answer else None for each in relations]
    return [
        each if each.chance is None else _judged(replace(each, chance=chance))
        for each, chance in zip(relations, adjusted, strict=True)
    ]


def _judged(found: Relation) -> Relation:
    return replace(found, verdict=_verdict(found))


def _verdict(found: Relation) -> Verdict:
    if found.within is None:
        return found.verdict
    if found.chance is not None and found.chance < _UNLIKELY:
        return Verdict.POSITIVE if found.within.low > 0 else Verdict.NEGATIVE
    if found.within.low >= -_RELEVANT and found.within.high <= _RELEVANT:
        return Verdict.NO_RELEVANT_RELATION
    return Verdict.CANNOT_TELL
