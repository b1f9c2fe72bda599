"""How long something takes that has not happened to everybody yet: the product-limit estimate of Kaplan and Meier."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROUNDING: Final = 1e-12
"""What a product of quotients may be off by."""


class Spell(NamedTuple):
    """How long somebody or something was watched; days, 0 or more."""

    days: int
    is_over: bool
    """Whether it happened on the last of the days; else it is only known not to have happened by then."""


class Step(NamedTuple):
    """From a day on, the share to which it has not happened yet."""

    days: int
    share: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The shares to which it has not happened, by day; 1 before the first step."""

    spells: int
    events: int
    """How often it happened."""
    steps: tuple[Step, ...]

    @property
    def median(self) -> int | None:
        """The first day by which it happened to half of all or more; nothing while that is not known."""
        return next((step.days for step in self.steps if step.share <= 0.5 + _ROUNDING), None)


def kaplan_meier(spells: Iterable[Spell]) -> Curve:
    """Return the curve of Kaplan and Meier (1958); who leaves without the event leaves after those of the day.

    Args:
        spells: in any order; none are fine.
    """
    known = list(spells)
    events = Counter(spell.days for spell in known if spell.is_over)
    left = Counter(spell.days for spell in known)
    at_risk, share, steps = len(known), 1.0, []
    for days in sorted(left):
        if events[days]:
            share *= 1 - events[days] / at_risk
            steps.append(Step(days, share))
        at_risk -= left[days]
    return Curve(len(known), events.total(), tuple(steps))
