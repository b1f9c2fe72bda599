"""What an entry of a seller did to one thing: a number, a share, an outcome, a deal; kept with its receipt."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads the annotations at run time
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - pydantic reads the annotations at run time
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from enum import StrEnum

from bot.domain.content import About
from bot.domain.currencies import Foreign  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.deal_words import Step  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.deals import Deal  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.outcomes import Outcome  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.own_audience import Audience  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time


class NoteStep(StrEnum):
    """What became of the note of a week."""

    KEPT = "kept"
    REMOVED = "removed"


class PostedWeek(StrEnum):
    """What a change means for the weekly post of its week."""

    UPDATED = "updated"
    """The post follows."""
    FINAL = "final"
    """The post stays as it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """A number of the week before and after the entry."""

    metric: str
    before: Decimal | None
    after: Decimal | None
    """Nothing when the number was taken back: it no longer fits, or it was emptied."""
    added: Decimal | None = None
    """What was typed with a plus."""
    other: Decimal | None = None
    """What would have been typed if the one separator were meant the other way, in the currency of ``typed``."""
    logged: int = 0
    """How many addresses of the week add to the number."""
    last_week: Decimal | None = None
    """The number of the week before, for one that is read off."""
    from_deals: Decimal | None = None
    """For a typed pipeline: the value of the deals opened in the week, which it stands in place of."""
    is_emptied: bool = False
    """Whether the seller took the number back."""
    typed: Foreign | None = None
    """For an amount of money in another currency: what was typed of it."""
    rate: Decimal | None = None
    """At which that was converted."""


@dataclass(frozen=True, slots=True)
class LoggedAddress:
    """An address that counts from now on."""

    address: str
    metric: str
    typed: Decimal | None
    """The number that was typed for the metric; the addresses add to it."""
    logged: int
    """How many addresses of the week count for the metric, this one included."""
    link: str = ""
    """The address as it was typed, with its scheme; nothing where it was not typed just now."""
    key: str = ""
    """What a button calls the share."""
    about: About = field(default_factory=About)
    """What was said of it."""
    platform: str = ""
    """Empty where the host is no platform's."""
    results: Mapping[str, Decimal] = field(default_factory=dict)
    """All that it has brought so far, by raw metric."""
    is_new: bool = True
    """Whether it counts from this entry on; else the entry changed what is known of it."""


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A result of a share before and after the entry, and what its week has now."""

    metric: str
    before: Decimal | None
    after: Decimal | None
    """Nothing when it was emptied."""
    added: Decimal | None = None
    """What was typed with a plus."""
    typed: Decimal | None = None
    """What was typed for the whole week."""
    logged: int = 0
    """What the shares of the week have brought together, this one included."""

    @property
    def has_others(self) -> bool:
        """Whether other shares of the week have brought some, too."""
        return self.logged != (self.after or 0)


@dataclass(frozen=True, slots=True)
class LoggedOutcome:
    """A lead, meeting or call that was logged by itself."""

    outcome: Outcome
    typed: Decimal | None
    """The number that was typed for the metric; single ones add to it."""
    logged: int
    """How many were logged in the week and count, this one included where it does."""


@dataclass(frozen=True, slots=True)
class EarlierClaim:
    """Somebody else claimed the customer before."""

    name: str
    """Empty where sellers are not named to each other."""
    is_deal: bool
    day: date
    is_settled: bool = False
    """Whether a manager said that the customer is somebody else's, so that a lead with it adds nothing."""


@dataclass(frozen=True, slots=True)
class ShareCredit:
    """Whose share an outcome came from."""

    is_own: bool = False
    is_known: bool = False
    """Whether anybody logged that address lately."""
    name: str = ""
    """Of the colleague who shared it; empty where sellers are not named to each other."""


@dataclass(frozen=True, slots=True)
class DealSurprise:
    """Something rare about a deal, which is asked about."""

    code: str
    """F7 for its value, F8 for a win on the day it was opened, F9 for its CRM id; no other deal is shown."""
    name: str = ""
    """Whose deal has the same CRM id; empty where sellers are not named to each other."""


@dataclass(frozen=True, slots=True)
class DealStep:
    """What became of a deal."""

    step: Step
    pipeline_week: Week | None = None
    """The week in which it was opened."""
    pipeline: Decimal | None = None
    """The pipeline of that week."""
    typed_pipeline: Decimal | None = None
    """What was typed for it, and stands whatever the deals are."""
    other_value: Decimal | None = None
    """The value if its one separator were meant the other way."""
    surprises: tuple[DealSurprise, ...] = ()
    """What surprises about it, and was not confirmed yet."""
    may_ring: bool = False
    """Whether the channel may know of it, if the seller likes."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Of the colleagues with whom it is shared, by id; empty ones where sellers are not named to each other."""
    is_unverified: bool = False
    """Whether it is so large that it waits for a second person, or for the id of the CRM."""


@dataclass(frozen=True, slots=True)
class DeclinedCredit:
    """A part of a colleague's deal that its holder declined."""

    deal: Deal
    """As it stood then."""
    percent: int
    name: str
    """Whose deal it is; empty where sellers are not named to each other."""


@dataclass(frozen=True, slots=True)
class AudienceStep:
    """What became of a seller's own target audience."""

    before: Audience | None
    after: Audience | None
