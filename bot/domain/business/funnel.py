"""From contacts to customers: how many come through each stage, and where it stalls.

A network that grows and a calendar that stays empty is the friend swamp: the contacts are there, nobody talks to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_LEAST_CONTACTS: Final = 30
_LEAST: Final = 8
_STALLED: Final = 2 / 3
"""Below this share of what the goals expect, fewer come through than should."""


class Step(StrEnum):
    """A stage on the way to a customer, in their order."""

    CONTACTS = "contacts"
    """New contacts, net: of the target audience where that is reported."""
    CALLS = "calls"
    """Conversations."""
    MEETINGS = "meetings"
    LEADS = "leads"
    CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class Passage:
    """How many come from one stage to the next one."""

    start: Step
    end: Step
    cases: Decimal
    """How many there were at its start."""
    arrived: Decimal
    expected: float | None
    """What the goals expect to come through, as a share; nothing without goals for both stages."""

    @property
    def share(self) -> float | None:
        """How many came through, as a share that may exceed 1; nothing where there are too few to say."""
        least = _LEAST_CONTACTS if self.start is Step.CONTACTS else _LEAST
        return float(self.arrived / self.cases) if self.cases >= least else None

    @property
    def of_expected(self) -> float | None:
        """The share as a share of what the goals expect."""
        return None if self.share is None or not self.expected else self.share / self.expected


@dataclass(frozen=True, slots=True)
class Funnel:
    """All stages of a period."""

    amounts: Mapping[Step, Decimal]
    before: Mapping[Step, Decimal]
    """Of as many weeks before; empty where there were none."""
    goals: Mapping[Step, Decimal]
    """What a full-time week is to bring."""
    counts_audience: bool
    """Whether contacts are those of the target audience."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """From each stage to the next."""
        return tuple(
            Passage(start, end, self.amounts[start], self.amounts[end], self._expected(start, end))
            for start, end in pairwise(Step)
        )

    @property
    def stall(self) -> Passage | None:
        """Where the fewest come through by what the goals expect, if that is below two thirds of it.

        Where as many arrive as there were at the start nothing stalls, however many more the goals expect.
        """
        told = [passage for passage in self.passages if passage.of_expected is not None and (passage.share or 0) < 1]
        worst = min(told, key=lambda passage: passage.of_expected or 0.0, default=None)
        return worst if worst is not None and (worst.of_expected or 0.0) < _STALLED else None

    def _expected(self, start: Step, end: Step) -> float | None:
        wanted, base = self.goals.get(end), self.goals.get(start)
        return float(wanted / base) if wanted and base else None
