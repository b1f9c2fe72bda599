"""The metrics that can earn points: which pillar they belong to and what they read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Pillar(StrEnum):
    """One of the three addends of the company's own KPI."""

    SSI = "ssi"
    STRATEGIC = "strategic"
    BUSINESS = "business"


class Phase(StrEnum):
    """The stage of the funnel that a metric speaks of."""

    AWARENESS = "awareness"
    INTEREST = "interest"
    CONSIDERATION = "consideration"
    CONVERSION = "conversion"


class Kind(StrEnum):
    """How the value of a metric comes about."""

    GAUGE = "gauge"
    """The level read off last."""
    GROWTH = "growth"
    """How far a level rose above its high-water mark before the window."""
    COUNTER = "counter"
    """The sum of the amounts reported in the window."""
    DERIVED = "derived"
    """Computed from the deals won in the window."""
    RATE = "rate"
    """A quotient of two sums over the window."""


class Unit(StrEnum):
    """What the amounts and goals of a metric count."""

    SSI_POINTS = "ssi_points"
    CONTACTS = "contacts"
    POSTS = "posts"
    ACTIONS = "actions"
    INTERACTIONS = "interactions"
    CALLS = "calls"
    MEETINGS = "meetings"
    LEADS = "leads"
    MONEY = "money"
    """Whole units of the programme's currency."""
    CUSTOMERS = "customers"
    PERCENT = "percent"
    SHARES_PER_POST = "shares_per_post"
    OWN = "own"
    """Whatever the programme's own metric counts."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """What a rate divides by what."""

    numerator: str
    """A raw metric."""
    denominator: str
    """A raw metric; also the key of its smallest meaningful amount in a scheme."""
    factor: int
    """100 for per cent, else 1."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric that can earn points."""

    key: str
    kind: Kind
    unit: Unit
    pillar: Pillar
    phase: Phase
    raw: str | None = None
    """The raw metric that it reads; none for what comes from deals, and for rates."""
    quotient: Quotient | None = None
    """For rates only."""
    held_by: str | None = None
    """For growth: the metric at whose goal it counts as reached, because holding that is as good as improving."""

    @property
    def is_business(self) -> bool:
        """Whether it counts as an outcome, not as social work."""
        return self.pillar is Pillar.BUSINESS

    @property
    def is_own(self) -> bool:
        """Whether the programme defined it for itself."""
        return self.unit is Unit.OWN

    @property
    def is_money(self) -> bool:
        """Whether its amounts and goals are money."""
        return self.unit is Unit.MONEY


def _gauge(key: str, unit: Unit, phase: Phase, raw: str) -> Metric:
    return Metric(key, Kind.GAUGE, unit, Pillar.SSI, phase, raw)


def _growth(key: str, unit: Unit, pillar: Pillar, phase: Phase, raw: str, held_by: str | None = None) -> Metric:
    return Metric(key, Kind.GROWTH, unit, pillar, phase, raw, held_by=held_by)


def _counter(key: str, unit: Unit, pillar: Pillar, phase: Phase) -> Metric:
    return Metric(key, Kind.COUNTER, unit, pillar, phase, key)


def _from_deals(key: str, unit: Unit) -> Metric:
    return Metric(key, Kind.DERIVED, unit, Pillar.BUSINESS, Phase.CONVERSION)


def _rate(key: str, unit: Unit, pillar: Pillar, phase: Phase, quotient: Quotient) -> Metric:
    return Metric(key, Kind.RATE, unit, pillar, phase, quotient=quotient)


CATALOGUE: Final[Mapping[str, Metric]] = {
    metric.key: metric
    for metric in (
        _gauge("ssi_level", Unit.SSI_POINTS, Phase.AWARENESS, "ssi"),
        _growth("ssi_growth", Unit.SSI_POINTS, Pillar.SSI, Phase.AWARENESS, "ssi", held_by="ssi_level"),
        _growth("connections_growth", Unit.CONTACTS, Pillar.STRATEGIC, Phase.AWARENESS, "connections"),
        _growth("target_growth", Unit.CONTACTS, Pillar.STRATEGIC, Phase.INTEREST, "target_contacts"),
        _counter("posts", Unit.POSTS, Pillar.STRATEGIC, Phase.AWARENESS),
        _counter("shares", Unit.ACTIONS, Pillar.STRATEGIC, Phase.INTEREST),
        _counter("engagement", Unit.INTERACTIONS, Pillar.STRATEGIC, Phase.INTEREST),
        _counter("calls", Unit.CALLS, Pillar.BUSINESS, Phase.CONSIDERATION),
        _counter("meetings", Unit.MEETINGS, Pillar.BUSINESS, Phase.CONSIDERATION),
        _counter("leads", Unit.LEADS, Pillar.BUSINESS, Phase.CONSIDERATION),
        _counter("pipeline", Unit.MONEY, Pillar.BUSINESS, Phase.CONSIDERATION),
        _from_deals("customers_won", Unit.CUSTOMERS),
        _from_deals("revenue", Unit.MONEY),
        _rate(
            "network_growth_rate",
            Unit.PERCENT,
            Pillar.STRATEGIC,
            Phase.AWARENESS,
            Quotient("connections", "connections", 100),
        ),
        _rate(
            "engagement_rate",
            Unit.PERCENT,
            Pillar.STRATEGIC,
            Phase.INTEREST,
            Quotient("engagement", "impressions", 100),
        ),
        _rate(
            "amplification_rate",
            Unit.SHARES_PER_POST,
            Pillar.STRATEGIC,
            Phase.INTEREST,
            Quotient("shares_received", "posts", 1),
        ),
        _rate(
            "conversion_rate",
            Unit.PERCENT,
            Pillar.BUSINESS,
            Phase.CONVERSION,
            Quotient("conversions", "link_clicks", 100),
        ),
    )
}

SHORT_NAMES: Final[Mapping[str, str]] = {
    "connections": "connections_growth",
    "target": "target_growth",
    "customers": "customers_won",
}
"""What people may type in place of a metric's key."""
