"""The level of a network at the end of each week, and for which weeks it is taken over from a list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.metrics import RAW
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.domain.connections.reading import Reading

BASELINE_WEEKS: Final = 26
"""As far as growth looks back."""
_MOST_WEEKS: Final = 40
_HIGHEST: Final = int(RAW["connections"].maximum)


class LevelsGoneError(UserError):
    """The numbers of a button can no longer be read."""


@dataclass(frozen=True, slots=True)
class Level:
    """How many connections there are at the end of a week, and how many of them are in the target audience."""

    connections: int
    targets: int | None
    """Nothing where no audience is set."""

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """The amounts by metric."""
        amounts = {"connections": Decimal(self.connections)}
        return amounts if self.targets is None else amounts | {"target_contacts": Decimal(self.targets)}


def weeks_taken_over(start: Week, open_weeks: Collection[Week]) -> tuple[Week, ...]:
    """Return the weeks for which a list's levels are noted, oldest first.

    They are the open ones, and as long as the seller's first week is one of them also those before it: the baseline of
    their growth. Once the first week is closed the baseline stays, or points of closed weeks would change.
    """
    before = [start - ago for ago in range(1, BASELINE_WEEKS + 1)] if start in open_weeks else []
    return tuple(sorted({*open_weeks, *before}))


def levels_of(reading: Reading, weeks: Iterable[Week], *, has_audience: bool) -> dict[Week, Level]:
    """Return the levels of a list at the end of weeks; those before the first connection are left out."""
    counts = ((week, reading.until(week)) for week in weeks)
    return {
        week: Level(count.connections, count.targets if has_audience else None)
        for week, count in counts
        if count.connections
    }


def packed(levels: Mapping[Week, Level]) -> str:
    """Return the levels for a button: at most 40 weeks in less than 1,000 characters, numbers and nothing else."""
    rows = [[week.number, level.connections, level.targets] for week, level in levels.items()]
    return json.dumps(rows, separators=(",", ":"))


def unpacked(text: str) -> dict[Week, Level]:
    """Return the levels of a button.

    Raises:
        LevelsGoneError: they are not what `packed` makes, or not possible.
    """
    try:
        rows = json.loads(text)
        levels = {Week(_whole(number)): _level(connections, targets) for number, connections, targets in rows}
    except (ValueError, TypeError) as error:
        raise LevelsGoneError from error
    if not 0 < len(levels) <= _MOST_WEEKS:
        raise LevelsGoneError
    return levels


def _level(connections: object, targets: object) -> Level:
    level = Level(_whole(connections), None if targets is None else _whole(targets))
    if not (level.targets or 0) <= level.connections <= _HIGHEST:
        raise ValueError(connections)
    return level


def _whole(number: object) -> int:
    if type(number) is not int or number < 0:
        raise ValueError(number)
    return number
