"""Deals as a report looks at them: how they stood at the end of a period, by where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the fields of a value
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Source, Stage
from bot.domain.statistics.medians import median
from bot.domain.statistics.proportions import LEAST_CASES, Proportion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.domain.business.periods import Period

AGED_DAYS: Final = 90
"""A deal that is open for longer is no longer counted on."""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A deal, won or not; money in the programme's currency."""

    customer: str
    """The customer's key."""
    stage: Stage
    value: Decimal
    """As far as it is credited to the sellers of the report; 0 where it is not known."""
    source: Source
    is_influenced: bool
    opened_on: date | None
    closed_on: date | None
    is_verified: bool = True
    """Whether nobody has to look at it any more."""

    @property
    def is_social(self) -> bool:
        """Whether it came from social selling: the strict view."""
        return self.source is Source.SOCIAL

    @property
    def is_touched(self) -> bool:
        """Whether social selling brought it or helped with it: the wide view."""
        return self.is_social or self.is_influenced

    def was_open(self, day: date) -> bool:
        """Whether it was there and neither won nor lost at the end of a day."""
        if self.stage is Stage.VOID or (self.opened_on is not None and self.opened_on > day):
            return False
        if self.stage in {Stage.OPEN, Stage.QUALIFIED}:
            return True
        return self.opened_on is not None and self.closed_on is not None and self.closed_on > day

    def is_aged(self, day: date) -> bool:
        """Whether it is open for too long to be counted on, by the end of a day."""
        return self.opened_on is not None and (day - self.opened_on).days > AGED_DAYS

    @property
    def days(self) -> int | None:
        """How long it took from opening to closing, where both are known."""
        if self.opened_on is None or self.closed_on is None:
            return None
        return max((self.closed_on - self.opened_on).days, 0)


@dataclass(frozen=True, slots=True)
class Money:
    """So many deals, and what they are worth together."""

    deals: int = 0
    value: Decimal = Decimal(0)

    @classmethod
    def of(cls, opportunities: Sequence[Opportunity]) -> Money:
        """Return how many there are, and their value."""
        return cls(len(opportunities), sum((each.value for each in opportunities), Decimal(0)))


@dataclass(frozen=True, slots=True)
class Cycle:
    """How long the deals took that were won, in days from opening to winning, where both days are known."""

    days: tuple[int, ...]

    @property
    def median(self) -> float | None:
        """The median; nothing where there are too few to say."""
        return median(self.days) if len(self.days) >= LEAST_CASES else None


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """What some deals came to in a period, and how they stood at its end."""

    won: Money
    customers: int
    lost: int
    pipeline: Money
    """What was open and not aged."""
    aged: Money
    """What was open for more than 90 days."""
    opened: int
    cycle: Cycle
    unverified: Money
    """What of the won ones somebody still has to look at."""

    @property
    def win_rate(self) -> Proportion:
        """The won ones among those decided in the period."""
        return Proportion(self.won.deals, self.won.deals + self.lost)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.won.deals or self.lost or self.pipeline.deals or self.aged.deals or self.opened)


def figures(opportunities: Iterable[Opportunity], period: Period, today: date) -> SourceFigures:
    """Return the figures of some deals for a period; of one that is not over, as of today."""
    first, last = period.first_day, period.last_day
    until = min(last, today)
    known = [each for each in opportunities if each.stage is not Stage.VOID]
    closed = [each for each in known if each.closed_on is not None and first <= each.closed_on <= last]
    won = [each for each in closed if each.stage is Stage.WON]
    still = [each for each in known if each.was_open(until)]
    return SourceFigures(
        won=Money.of(won),
        customers=len({each.customer for each in won}),
        lost=sum(each.stage is Stage.LOST for each in closed),
        pipeline=Money.of([each for each in still if not each.is_aged(until)]),
        aged=Money.of([each for each in still if each.is_aged(until)]),
        opened=sum(each.opened_on is not None and first <= each.opened_on <= last for each in known),
        cycle=Cycle(tuple(each.days for each in won if each.days is not None)),
        unverified=Money.of([each for each in won if not each.is_verified]),
    )


@dataclass(frozen=True, slots=True)
class DealFigures:
    """The deals of a period by where they came from."""

    social: SourceFigures
    """From social selling: the strict view."""
    touched: SourceFigures
    """From it or with its help: the wide view, which holds the strict one."""
    others: SourceFigures
    """From all other sources, helped or not."""
    everything: SourceFigures
    by_source: tuple[tuple[Source, SourceFigures], ...]
    """The sources of which there is anything to tell, in their usual order."""

    @property
    def social_share(self) -> float | None:
        """The strict view's share of all revenue; nothing without any."""
        total = self.everything.won.value
        return float(self.social.won.value / total) if total else None


def deal_figures(opportunities: Sequence[Opportunity], period: Period, today: date) -> DealFigures:
    """Return the deals of a period by where they came from."""
    first = period.first_day
    lately = [each for each in opportunities if each.closed_on is None or each.closed_on >= first]

    def of(is_meant: Callable[[Opportunity], bool]) -> SourceFigures:
        return figures(filter(is_meant, lately), period, today)

    by_source = ((source, of(lambda each: each.source is source)) for source in Source)  # noqa: B023 - used at once
    return DealFigures(
        social=of(lambda each: each.is_social),
        touched=of(lambda each: each.is_touched),
        others=of(lambda each: not each.is_social),
        everything=of(lambda _: True),
        by_source=tuple((source, found) for source, found in by_source if not found.is_empty),
    )
