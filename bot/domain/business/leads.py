"""What becomes of leads: how many turn into deals and customers, and how old those are that turned into nothing yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.statistics.proportions import Proportion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.domain.business.periods import Period

AGES: Final = (30, 60, 90)
"""The days up to which leads are of one age; the last ones are older."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead that was logged with its customer."""

    logged_on: date
    """The Monday of its week."""
    has_deal: bool
    """Whether the seller has a deal with the customer by now."""


@dataclass(frozen=True, slots=True)
class LeadFigures:
    """The leads of a period, and those that wait."""

    hit_rate: Proportion
    """Of the leads logged with a customer in the period, those of which there is a deal."""
    close_rate: Proportion
    """Customers won, of all leads of the period, typed and logged."""
    waiting: tuple[int, ...]
    """Leads without a deal by age: up to 30, 60 and 90 days, and older; of whatever period."""


def lead_figures(logged: Iterable[Lead], period: Period, today: date, *, leads: int, customers: int) -> LeadFigures:
    """Return what became of leads.

    Args:
        logged: all leads that were ever logged with a customer, until today.
        period: the weeks to look at.
        today: by which ages count, if the period is not over before.
        leads: all leads of the period, typed ones among them.
        customers: the customers won in it.
    """
    until = min(period.last_day, today)
    known = [lead for lead in logged if lead.logged_on <= until]
    lately = [lead for lead in known if period.has(lead.logged_on)]
    ages = [_age((until - lead.logged_on).days) for lead in known if not lead.has_deal]
    return LeadFigures(
        hit_rate=Proportion(sum(lead.has_deal for lead in lately), len(lately)),
        close_rate=Proportion(min(customers, leads), leads),
        waiting=tuple(ages.count(age) for age in range(len(AGES) + 1)),
    )


def _age(days: int) -> int:
    return sum(days > limit for limit in AGES)
