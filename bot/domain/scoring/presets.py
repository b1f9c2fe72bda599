"""The schemes that a programme can start with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.admissible import shares
from bot.domain.scoring.metrics import CATALOGUE, Kind
from bot.domain.scoring.scheme import Cover, MetricRule, Ramp, Scheme, SourceFactor

if TYPE_CHECKING:
    from collections.abc import Mapping


class Preset(StrEnum):
    """What a programme wants most."""

    ADOPTION = "adoption"
    """Getting used to it: for the first two quarters."""
    BALANCED = "balanced"
    LEADERSHIP = "leadership"
    """Balanced, and the work leans to thought leadership: posts, shares and the reactions to them."""
    LOYALTY = "loyalty"
    """Balanced, and the work leans to the people one knows: contacts in the target audience, and connections."""
    RESULTS = "results"
    """Outcomes before all else."""


FOREVER: Final = -1_000_000
"""A week before any programme."""


@dataclass(frozen=True, slots=True)
class _Default:
    goal: str
    window: int
    cap: str
    over: str
    e_min: int


_SOCIAL: Final = ("1", "0", 1)
_OUTCOME: Final = ("1/2", 4)
_DEFAULTS: Final[Mapping[str, _Default]] = {
    "ssi_level": _Default("70", 1, "1", "0", 0),
    "ssi_growth": _Default("1/2", 4, *_SOCIAL),
    "connections_growth": _Default("10", 4, *_SOCIAL),
    "target_growth": _Default("5", 4, *_SOCIAL),
    "posts": _Default("2", 4, *_SOCIAL),
    "shares": _Default("3", 4, *_SOCIAL),
    "engagement": _Default("30", 4, *_SOCIAL),
    "calls": _Default("10", 4, *_SOCIAL),
    "meetings": _Default("3", 4, "3/2", "1/2", 1),
    "leads": _Default("2", 4, "3/2", "1/2", 1),
    "pipeline": _Default("15000", 13, "2", *_OUTCOME),
    "customers_won": _Default("1/4", 13, "2", *_OUTCOME),
    "revenue": _Default("5000", 13, "2", *_OUTCOME),
    "network_growth_rate": _Default("4", 4, "1", "0", 0),
    "engagement_rate": _Default("3", 4, "1", "0", 0),
    "amplification_rate": _Default("1", 4, "1", "0", 0),
    "conversion_rate": _Default("5", 4, "1", "0", 0),
}
_WEIGHED: Final = tuple(key for key, metric in CATALOGUE.items() if metric.kind is not Kind.RATE)


def _preset(cover_base: int, *weights: int) -> Scheme:
    given = dict(zip(_WEIGHED, weights, strict=True))
    return Scheme(
        version=1,
        effective_from=FOREVER,
        metrics={key: _rule(default, given.get(key, 0)) for key, default in _DEFAULTS.items()},
        cover=Cover(Fraction(cover_base), Fraction(1)),
        source_factor=SourceFactor(Fraction(1), Fraction(1)),
        min_deal_value=Fraction(1000),
        customer_gap=26,
        carry_weeks=2,
        hwm_weeks=26,
        ramp=Ramp(4, (Fraction(1, 2), Fraction(3, 4), Fraction(1))),
        rate_min={
            "connections": Fraction(100),
            "impressions": Fraction(200),
            "posts": Fraction(3),
            "link_clicks": Fraction(30),
        },
    )


def _rule(default: _Default, weight: int) -> MetricRule:
    goal, cap, over = Fraction(default.goal), Fraction(default.cap), Fraction(default.over)
    return MetricRule(Fraction(weight), goal, default.window, cap, over, Fraction(default.e_min))


PRESETS: Final[Mapping[Preset, Scheme]] = {
    Preset.ADOPTION: _preset(10, 9, 8, 3, 10, 6, 5, 4, 5, 14, 11, 10, 6, 9),
    Preset.BALANCED: _preset(5, 7, 5, 2, 8, 5, 4, 4, 4, 13, 10, 10, 12, 16),
    Preset.LEADERSHIP: _preset(5, 7, 5, 1, 3, 8, 6, 5, 4, 13, 10, 10, 12, 16),
    Preset.LOYALTY: _preset(5, 7, 5, 6, 11, 2, 2, 2, 4, 13, 10, 10, 12, 16),
    Preset.RESULTS: _preset(5, 4, 3, 1, 6, 4, 3, 4, 3, 12, 10, 12, 15, 23),
}
"""In EUR and alike; for_currency() fits them to other currencies."""


def preset_of(scheme: Scheme) -> Preset | None:
    """Return the preset whose weights a scheme has, whatever its goals are; nothing for weights of its own."""
    weights = _weights(scheme)
    return next((preset for preset, each in PRESETS.items() if _weights(each) == weights), None)


def _weights(scheme: Scheme) -> Mapping[str, Fraction]:
    return {metric: share for metric, share in shares(scheme.metrics).items() if share}
