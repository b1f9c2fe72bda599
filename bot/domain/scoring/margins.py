"""How near a scheme is to the guard rails of its weights."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.admissible import RuleCode, Subject, guard_rails

if TYPE_CHECKING:
    from bot.domain.scoring.admissible import GuardRail
    from bot.domain.scoring.scheme import Scheme

NEAR: Final = Fraction(2)
"""Points of weight within which a limit counts as near."""
_OF_WEIGHTS: Final = frozenset({RuleCode.A1, RuleCode.A2, RuleCode.A3, RuleCode.A5, RuleCode.A6})
_WEIGHTS: Final = frozenset(
    {
        *(Subject.WEIGHT, Subject.BUSINESS_WEIGHT, Subject.SSI_WEIGHT, Subject.OUTCOME_WEIGHT),
        *(Subject.MOST_POINTS, Subject.UNCHECKED_POINTS),
    }
)


def near_rails(scheme: Scheme) -> tuple[GuardRail, ...]:
    """Return the limits of weights to which a scheme comes within two points, the nearest first."""
    rails = [rail for rail in guard_rails(scheme) if rail.code in _OF_WEIGHTS and rail.subject in _WEIGHTS]
    return tuple(sorted((rail for rail in rails if margin(rail) <= NEAR), key=margin))


def margin(rail: GuardRail) -> Fraction:
    """Return how far the actual value is from the nearer limit, in points; a limit that is broken is below 0."""
    room = [rail.actual - rail.minimum] if rail.minimum is not None else []
    return min([*room, rail.maximum - rail.actual] if rail.maximum is not None else room)
