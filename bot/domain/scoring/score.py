"""A seller's score: a tree that explains itself, from which every total is derived."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.deals import Deal, DealBook
from bot.domain.scoring.exact import rounded
from bot.domain.scoring.measuring import term
from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.parts import Parts, in_points
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.terms import Term
    from bot.domain.scoring.yardstick import Yardstick

_PILLARS: Final = (Pillar.BUSINESS, Pillar.STRATEGIC, Pillar.SSI)


class Standing(StrEnum):
    """Whether a seller has a place on the leaderboard of a week, and if not, why."""

    RANKED = "ranked"
    AWAY = "away"
    """Absent the whole week."""
    NO_DATA = "no_data"
    """Nothing reported in the last four weeks of presence."""
    NOT_STARTED = "not_started"
    LEFT = "left"
    OUTSIDE = "outside"
    """Outside of the ranking of a season that is over: fewer full weeks were worked than it takes."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a seller earned, line by line; whole numbers are centipoints, hundredths of a point."""

    seller_id: str
    week: int
    season_start: int | None
    """The first week of the season for a season's score, None for a week's."""
    standing: Standing
    scheme: Scheme
    """The version in force in the week."""
    terms: tuple[Term, ...]
    """A line for each metric with a weight, in the order of the scheme."""

    def of_pillar(self, pillar: Pillar) -> tuple[Term, ...]:
        """Return the lines of one pillar."""
        return tuple(line for line in self.terms if line.metric.pillar is pillar)

    def term_of(self, metric: str) -> Term | None:
        """Return the line of a metric, or None when it has no weight."""
        return next((line for line in self.terms if line.metric.key == metric), None)

    @property
    def parts(self) -> Parts:
        """Business, strategic, SSI and locked points, from which the total is made."""
        return parts_of(self.scheme, *summed((line.yardstick, line.centipoints) for line in self.terms))

    @property
    def cover(self) -> Decimal:
        """How many social points business covers."""
        return in_points(covered(self.scheme, self.parts.business))

    @property
    def business(self) -> Decimal:
        """Points of the business pillar."""
        return in_points(self.parts.business)

    @property
    def strategic(self) -> Decimal:
        """Points of the strategic pillar."""
        return in_points(self.parts.strategic)

    @property
    def ssi(self) -> Decimal:
        """Points of the SSI pillar."""
        return in_points(self.parts.ssi)

    @property
    def social(self) -> Decimal:
        """Points of the strategic and the SSI pillar."""
        return in_points(self.parts.social)

    @property
    def locked(self) -> Decimal:
        """Social points that business does not cover."""
        return in_points(self.parts.locked)

    @property
    def total(self) -> Decimal:
        """The score in points."""
        return in_points(self.parts.total)

    @property
    def is_away(self) -> bool:
        """Whether the seller was not there in any part of the week."""
        return self.standing in {Standing.AWAY, Standing.NOT_STARTED, Standing.LEFT}


def score(
    history: SellerHistory,
    deals: DealBook | Iterable[Deal],
    week: int,
    schemes: Rulebook | Iterable[Scheme],
    season_start: int | None = None,
) -> Score:
    """Return the score of a seller in a week, or in the season up to it.

    Who scores many sellers or weeks builds the DealBook and the Rulebook once. Facts of later weeks and
    schemes that come into force later change nothing.

    Args:
        history: the seller's facts.
        deals: those of the whole programme, because a customer may have been won by somebody else.
        week: the number of the week.
        schemes: all versions.
        season_start: the first week of the season for its score so far; None for the week's own.
    """
    won, rulebook = DealBook.holding(deals).of(history.seller_id), Rulebook.holding(schemes)
    at = SellerWeek.of(history, won, week, rulebook, season_start)
    terms = tuple([term(at, expectation) for expectation in at.frame.expectations.values()])
    return Score(history.seller_id, week, season_start, standing(history, week), at.frame.scheme, terms)


def standing(history: SellerHistory, week: int) -> Standing:
    """Return whether a seller is ranked in a week, and if not, why."""
    if week < history.start:
        return Standing.NOT_STARTED
    if history.end is not None and week > history.end:
        return Standing.LEFT
    if not history.is_present(week):
        return Standing.AWAY
    return Standing.NO_DATA if history.is_silent(week) else Standing.RANKED


def parts_of(scheme: Scheme, business: int, strategic: int, ssi: int) -> Parts:
    """Return the parts of a score from the centipoints of its pillars."""
    return Parts(business, strategic, ssi, max(0, strategic + ssi - covered(scheme, business)))


def summed(points: Iterable[tuple[Yardstick, int]]) -> tuple[int, int, int]:
    """Return the centipoints of business, strategic and SSI lines."""
    sums = dict.fromkeys(_PILLARS, 0)
    for yardstick, centipoints in points:
        sums[yardstick.metric.pillar] += centipoints
    return sums[Pillar.BUSINESS], sums[Pillar.STRATEGIC], sums[Pillar.SSI]


def covered(scheme: Scheme, business: int) -> int:
    """Return how many centipoints of social work a seller's business centipoints cover."""
    base, rate, scale = scheme.cover.units
    return rounded(base + rate * business, scale)
