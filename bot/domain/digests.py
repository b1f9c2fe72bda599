"""Digests: what managers find in their messages after the weekly post, and executives after each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal  # noqa: TC003 - digests are read back by their annotations
from typing import TYPE_CHECKING, Final

from bot.domain.look_backs import Period  # noqa: TC001 - the same
from bot.domain.weekly_post import Totals  # noqa: TC001 - the same
from bot.domain.weeks import Week  # noqa: TC001 - the same

if TYPE_CHECKING:
    from datetime import datetime

LATEST: Final = timedelta(hours=24)
"""How late a manager's digest may come; after that it is left out."""
LONGEST_REQUEST: Final = 200
"""Characters that somebody who asks for help may say what it is about in."""
MONTHS: Final = 6
"""How many months an executive compares."""


@dataclass(frozen=True, slots=True)
class AskedForHelp:
    """A seller who asked for help, in so many words or none."""

    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What waits for the word of a manager."""

    presence: int = 0
    """Absences and working shares to confirm."""
    claims: int = 0
    """Customers whom several sellers claim."""
    deals: int = 0
    """Large deals that nobody has verified, and that the manager has no part in."""
    finds: int = 0
    """What sellers suggest for the shelf."""

    @property
    def total(self) -> int:
        """How many there are."""
        return self.presence + self.claims + self.deals + self.finds


@dataclass(frozen=True, slots=True)
class ManagerDigest:
    """What waits for a manager after a week; it never says who has not reported."""

    week: Week
    reported: int | None
    """Of those present; None where so few take part that it would tell on somebody."""
    present: int | None
    asked: tuple[AskedForHelp, ...]
    """Since the digest before."""
    presence: int
    """Absences and working shares to confirm."""
    claims: int
    """Customers whom several sellers claim."""
    deals: int
    """Large deals that nobody has verified, and that the reader has no part in."""
    questions: int
    """Sellers with numbers of the week that surprise and were not confirmed; each was asked, nobody is named."""
    finds: int = 0
    """What sellers suggest for the shelf."""

    @property
    def decisions(self) -> Decisions:
        """What waits for a decision."""
        return Decisions(self.presence, self.claims, self.deals, self.finds)

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits."""
        return not (self.asked or self.decisions.total or self.questions)


@dataclass(frozen=True, slots=True)
class MonthWon:
    """Revenue of a month."""

    period: Period
    social: Decimal
    other: Decimal


@dataclass(frozen=True, slots=True)
class ExecutiveDigest:
    """A month in four figures and a chart; sums that would tell on somebody are not in it."""

    period: Period
    currency: str
    totals: Totals | None
    totals_before: Totals | None
    """Of the month before, if the programme was there from its beginning."""
    months: tuple[MonthWon, ...]
    """Up to six, oldest first."""


def manager_key(person_id: str, week: Week) -> str:
    """Return the key of the one digest that a manager gets after a week."""
    return f"manager_digest:{person_id}:{week}"


def executive_key(person_id: str, period: Period) -> str:
    """Return the key of the one digest that an executive gets after a month."""
    return f"executive_digest:{person_id}:{period.year}-{period.number:02}"


def is_time(now: datetime, due_at: datetime, latest: timedelta) -> bool:
    """Return whether something that was due may still be told."""
    return due_at <= now < due_at + latest
