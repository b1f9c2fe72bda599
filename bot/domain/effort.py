"""What an hour on social media brings, for the seller alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKS: Final = 4
"""How many weeks are taken together."""
_FEWEST_HOURS: Final = Decimal(4)
"""Below these a rate would be chance."""
_FEWEST_WEEKS: Final = 3
"""Of four weeks, those with hours that a comparison needs."""
_CLIMBED: Final = Decimal("1.25")


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours and outcomes of the last four weeks with hours."""

    hours: Decimal
    outcomes: int
    """Meetings, leads and deals won, in the weeks with hours."""
    has_climbed_alone: bool
    """Whether hours are up by a quarter against the four weeks before, and outcomes are not up at all."""

    @property
    def an_hour(self) -> Decimal | None:
        """Outcomes an hour, two decimals; nothing where there are too few hours to say."""
        if self.hours < _FEWEST_HOURS:
            return None
        return (self.outcomes / self.hours).quantize(Decimal("0.01"))


def effort(hours: Mapping[int, Decimal], outcomes: Mapping[int, int], week: int) -> Effort | None:
    """Return what the hours up to a week brought; nothing when none were noted for its last four weeks.

    Args:
        hours: by week number, for weeks in which some were noted.
        outcomes: by week number, meetings, leads and deals won.
        week: the number of the last week.
    """
    recent, before = (_noted(hours, last) for last in (week, week - WEEKS))
    if not recent:
        return None
    total = sum((hours[at] for at in recent), Decimal(0))
    brought = sum(outcomes.get(at, 0) for at in recent)
    return Effort(total, brought, _has_climbed_alone(hours, outcomes, recent, before))


def _noted(hours: Mapping[int, Decimal], last: int) -> list[int]:
    return [at for at in range(last - WEEKS + 1, last + 1) if at in hours]


def _has_climbed_alone(
    hours: Mapping[int, Decimal], outcomes: Mapping[int, int], recent: list[int], before: list[int]
) -> bool:
    if min(len(recent), len(before)) < _FEWEST_WEEKS:
        return False
    now, then = (sum((hours[at] for at in weeks), Decimal(0)) / len(weeks) for weeks in (recent, before))
    brought, brought_before = (sum(outcomes.get(at, 0) for at in weeks) for weeks in (recent, before))
    return now >= _CLIMBED * then and brought * len(before) <= brought_before * len(recent)
