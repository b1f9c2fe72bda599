"""How long deals take, and whether those from social selling take shorter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.deals import Stage
from bot.domain.statistics.medians import difference_of_medians
from bot.domain.statistics.proportions import LEAST_CASES, Interval
from bot.domain.statistics.survival import Curve, Spell, kaplan_meier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bot.domain.business.opportunities import Cycle, DealFigures, Opportunity
    from bot.domain.business.periods import Period


@dataclass(frozen=True, slots=True)
class CycleFigures:
    """The length of sales cycles, in days."""

    social: Curve
    """Of all deals from social selling that were ever opened until the end of the period, won or not."""
    others: Curve
    everything: Curve
    difference: Interval | None
    """By how many days the median of deals won from social exceeds that of other ones; nothing below 8 deals each."""


def is_known(curve: Curve) -> bool:
    """Return whether there are enough deals for a curve to say anything."""
    return curve.spells >= LEAST_CASES


def cycle_figures(
    opportunities: Sequence[Opportunity], deals: DealFigures, period: Period, today: date
) -> CycleFigures:
    """Return how long deals take, as far as it is known at the end of a period.

    A programme that is young has only won what can be won quickly. So a deal that is open counts as one that takes
    longer than it has, and so does one that was lost.
    """
    until = min(period.last_day, today)
    return CycleFigures(
        social=kaplan_meier(_spells((each for each in opportunities if each.is_social), until)),
        others=kaplan_meier(_spells((each for each in opportunities if not each.is_social), until)),
        everything=kaplan_meier(_spells(opportunities, until)),
        difference=_difference(deals.social.cycle, deals.others.cycle),
    )


def _difference(social: Cycle, others: Cycle) -> Interval | None:
    if min(len(social.days), len(others.days)) < LEAST_CASES:
        return None
    return difference_of_medians(social.days, others.days)


def _spells(opportunities: Iterable[Opportunity], until: date) -> Iterator[Spell]:
    for each in opportunities:
        if each.opened_on is None or each.opened_on > until or each.stage is Stage.VOID:
            continue
        if each.closed_on is not None and each.closed_on <= until:
            yield Spell(each.days or 0, each.stage is Stage.WON)
        else:
            yield Spell((until - each.opened_on).days, is_over=False)
