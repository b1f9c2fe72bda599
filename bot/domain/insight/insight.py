"""Does the SSI foretell outcomes here: everything that is told about it, of nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.domain.insight.blocks import EXPLORATORY, LATE_WEEKS, Blocks, Result
from bot.domain.insight.chance import eb_rates, rank_bands
from bot.domain.insight.correlation import interval, partial_spearman
from bot.domain.insight.relation import FEWEST, Relation, Verdict, asked_at_once, relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.insight.blocks import Sighting
    from bot.domain.statistics.proportions import Interval

_MOST_GROUPS: Final = 3
_FEWEST_GROUPS: Final = 2


class Beyond(NamedTuple):
    """Whether the SSI says more than what the same sellers won before."""

    n: int
    rho: float
    """Partial Spearman, given the customers won in the early block."""
    within: Interval


@dataclass(frozen=True, slots=True)
class Group:
    """Sellers of alike SSI, so many that none of them can be told."""

    n: int
    lowest: Fraction
    highest: Fraction
    """Their mean SSIs lie between these two."""
    customers: Fraction
    """Customers that one of them won in a quarter of full weeks, in the mean."""


class Luck(NamedTuple):
    """How far a place by customers won can be trusted."""

    by_chance: float
    """How much of the differences between sellers is chance, from 0 to 1."""
    places: int
    """By how many places a seller in the middle may as well stand higher or lower: half the median 90 % band."""
    sellers: int


@dataclass(frozen=True, slots=True)
class Insight:
    """What the sightings of a programme say."""

    blocks: Blocks
    customers: Relation
    """The answer."""
    besides: Mapping[Result, Relation]
    """What was asked besides."""
    beyond: Beyond | None = None
    groups: tuple[Group, ...] = ()
    """Lowest SSI first; empty where they would be too small."""
    luck: Luck | None = None
    before: Relation | None = None
    """The answer a quarter earlier."""

    @property
    def is_settled_against(self) -> bool:
        """Whether the SSI did not go with more customers for two quarters on end."""
        both = (self.customers, self.before)
        return all(each is not None and each.has_answer and each.verdict is not Verdict.POSITIVE for each in both)


def insight_of(sightings: Sequence[Sighting], blocks: Blocks, cohort: int, earlier: Sequence[Sighting] = ()) -> Insight:
    """Return what the sightings say.

    Args:
        sightings: one of each seller with enough to say.
        blocks: the weeks they are of.
        cohort: the fewest people of whom a sum may be shown.
        earlier: those of the blocks a quarter before.
    """
    customers = _answer(sightings, Result.CUSTOMERS, cohort)
    besides = asked_at_once([_answer(sightings, result, cohort) for result in EXPLORATORY])
    before = _answer(earlier, Result.CUSTOMERS, cohort)
    if customers.verdict is Verdict.TOO_FEW:
        return Insight(blocks, customers, {}, before=before)
    return Insight(
        blocks=blocks,
        customers=customers,
        besides=dict(zip(EXPLORATORY, besides, strict=True)),
        beyond=_beyond(sightings),
        groups=_groups(sightings, cohort),
        luck=_luck(sightings),
        before=before,
    )


def _answer(sightings: Sequence[Sighting], result: Result, cohort: int) -> Relation:
    return relation([each.ssi for each in sightings], [each.late[result] for each in sightings], fewest=cohort)


def _beyond(sightings: Sequence[Sighting]) -> Beyond | None:
    known = [(each, each.early) for each in sightings if each.early is not None]
    if len(known) < FEWEST:
        return None
    ssi, late = [each.ssi for each, _ in known], [each.late[Result.CUSTOMERS] for each, _ in known]
    rho = partial_spearman(ssi, late, [early for _, early in known])
    return None if rho is None else Beyond(len(known), rho, interval(rho, len(known), given=1))


def _groups(sightings: Sequence[Sighting], cohort: int) -> tuple[Group, ...]:
    count = min(_MOST_GROUPS, len(sightings) // max(cohort, 1))
    if count < _FEWEST_GROUPS:
        return ()
    ordered = sorted(sightings, key=lambda each: (each.ssi, each.late[Result.CUSTOMERS]))
    edges = [len(ordered) * edge // count for edge in range(count + 1)]
    return tuple(_group(ordered[start:end]) for start, end in pairwise(edges))


def _group(alike: Sequence[Sighting]) -> Group:
    mean = sum((each.late[Result.CUSTOMERS] for each in alike), Fraction(0)) / len(alike)
    return Group(len(alike), alike[0].ssi, alike[-1].ssi, mean * LATE_WEEKS)


def _luck(sightings: Sequence[Sighting]) -> Luck | None:
    counts = [float(each.late[Result.CUSTOMERS] * each.weeks) for each in sightings]
    if not any(counts):
        return None
    rates = eb_rates(counts, [float(each.weeks) for each in sightings])
    widths = [band.worst - band.best for band in rank_bands([each.wins for each in sightings])]
    return Luck(rates.by_chance, round(median(widths) / 2), len(sightings))
