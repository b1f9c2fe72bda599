"""Leads, meetings and calls that are logged one by one, with their customer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.deals import customer_key
from bot.domain.shares import Share  # noqa: TC001 - receipts hold outcomes, and pydantic reads the annotations

LONGEST_NOTE: Final = 250
"""How many characters a note may have: a link to a message, and a few words."""


class OutcomeKind(StrEnum):
    """What can be logged one by one; each adds 1 to the metric of its name."""

    LEAD = "leads"
    MEETING = "meetings"
    CALL = "calls"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One lead, meeting or call with a customer."""

    id: int
    """0 until it is stored."""
    kind: OutcomeKind
    customer: str
    share: Share | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """The customer's key."""
        return customer_key(self.customer)
