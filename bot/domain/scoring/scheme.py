"""A scheme: one version of the weights, goals and rules by which a programme scores.

An inadmissible scheme cannot exist: the constructor refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.admissible import InadmissibleSchemeError, shares, violations
from bot.domain.scoring.exact import common_scale, scaled
from bot.domain.scoring.json_field import JsonField, written
from bot.domain.scoring.own_goals import OwnGoals
from bot.domain.scoring.own_metrics import OwnMetric, catalogue_with
from bot.domain.scoring.yardstick import Yardstick

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from bot.domain.scoring.metrics import Metric
    from bot.domain.scoring.own_goals import GoalOf

FURTHEST_WEEK: Final = 1_000_000
"""Week numbers lie within this distance from 0: 19,000 years."""
_DENOMINATORS: Final = ("connections", "impressions", "posts", "link_clicks")


@dataclass(frozen=True, slots=True)
class MetricRule:
    """What a scheme says about one metric."""

    weight: Fraction
    """0 or more; a share of the sum of all weights."""
    goal: Fraction
    """Per full-time week; for levels and rates the level itself."""
    window: int
    """Weeks that count, with the week of the leaderboard."""
    cap: Fraction
    """The attainment beyond which nothing is earned; 1 is the goal."""
    over: Fraction
    """What attainment beyond the goal earns, as a share of what it earns below."""
    e_min: Fraction
    """The brake: the full-time weeks that are expected at least."""

    @classmethod
    def read(cls, source: JsonField) -> MetricRule:
        """Return the rule that a JSON object holds."""
        return cls(
            weight=source.at("weight").number(),
            goal=source.at("goal").number(),
            window=source.at("window").whole(),
            cap=source.at("cap").number(),
            over=source.at("over").number(),
            e_min=source.at("e_min").number(),
        )

    def to_json(self) -> dict[str, object]:
        """Return what read() reads."""
        exact = (self.weight, self.goal, self.cap, self.over, self.e_min)
        weight, goal, cap, over, e_min = map(written, exact)
        return {"weight": weight, "goal": goal, "window": self.window, "cap": cap, "over": over, "e_min": e_min}


@dataclass(frozen=True, slots=True)
class Cover:
    """How many social points a seller's business points cover: base + rate times business points."""

    base: Fraction
    """Points."""
    rate: Fraction
    units: tuple[int, int, int] = field(init=False, repr=False, compare=False)
    """In centipoints the base and the rate of each, both in units of one over the third."""

    def __post_init__(self) -> None:
        base, bases = (100 * self.base).as_integer_ratio()
        rate, rates = self.rate.as_integer_ratio()
        object.__setattr__(self, "units", (base * rates, rate * bases, bases * rates))


@dataclass(frozen=True, slots=True)
class SourceFactor:
    """What revenue counts by the source of its deal."""

    social: Fraction
    other: Fraction
    units: tuple[int, int, int] = field(init=False, repr=False, compare=False)
    """The two, both in units of one over the third."""

    def __post_init__(self) -> None:
        scale = common_scale((self.social, self.other))
        object.__setattr__(self, "units", (scaled(self.social, scale), scaled(self.other, scale), scale))


@dataclass(frozen=True, slots=True)
class Ramp:
    """The shares of the business goals that are expected in the first weeks of a job."""

    block: int
    """Weeks for which each factor holds; the last holds on."""
    factors: tuple[Fraction, ...]
    scale: int = field(init=False, repr=False, compare=False)
    units: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The factors times scale."""

    def __post_init__(self) -> None:
        scale = common_scale(self.factors)
        object.__setattr__(self, "scale", scale)
        object.__setattr__(self, "units", tuple(scaled(factor, scale) for factor in self.factors))


@dataclass(frozen=True, slots=True)
class Scheme:
    """A version of the rules, in force from a week on.

    Raises:
        InadmissibleSchemeError: it breaks guard rails of the admissible region.
    """

    version: int
    effective_from: int
    """The number of the first week in which it holds."""
    metrics: Mapping[str, MetricRule]
    cover: Cover
    source_factor: SourceFactor
    min_deal_value: Fraction
    """A customer below this value counts in part."""
    customer_gap: int
    """Weeks without a deal after which a customer is new again."""
    carry_weeks: int
    """Working weeks for which a level holds without being reported again."""
    hwm_weeks: int
    """Weeks that a high-water mark looks back."""
    ramp: Ramp
    rate_min: Mapping[str, Fraction]
    """By raw metric, the smallest denominator of a rate that says anything."""
    own: Mapping[str, OwnMetric] = field(default_factory=dict)
    """The programme's own metrics, by key."""
    own_goals: OwnGoals = field(default_factory=OwnGoals)
    goals_of: Mapping[str, GoalOf] = field(default_factory=dict, compare=False)
    """In the scheme as it holds for one seller: by metric, whose goal stands in place of the programme's."""
    catalogue: Mapping[str, Metric] = field(init=False, repr=False, compare=False)
    """All metrics that can earn points, its own ones among them."""
    yardsticks: tuple[Yardstick, ...] = field(init=False, repr=False, compare=False)
    """The metrics with a weight, ready to measure with."""
    _known: dict[tuple[str, str], Scheme] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "catalogue", catalogue_with(self.own.values()))
        broken = violations(self)
        if broken:
            raise InadmissibleSchemeError(broken)
        yardsticks = (self._yardstick(key, weight) for key, weight in shares(self.metrics).items() if weight)
        object.__setattr__(self, "yardsticks", tuple(yardsticks))

    def _yardstick(self, key: str, weight: Fraction) -> Yardstick:
        metric = self.catalogue[key]
        return Yardstick.of(metric, self.metrics[key], weight, self.metrics.get(metric.held_by or ""))

    def as_for(self, role: str, seller_id: str) -> Scheme:
        """Return the scheme with the goals that a seller of a sales role has; the same one where they are no others."""
        goals = self.own_goals.of(role, seller_id)
        if not goals:
            return self
        key = (role, seller_id if seller_id in self.own_goals.people else "")
        if key not in self._known:
            rules = {metric: replace(self.metrics[metric], goal=goal) for metric, (goal, _) in goals.items()}
            goals_of = {metric: whose for metric, (_, whose) in goals.items()}
            self._known[key] = replace(self, metrics={**self.metrics, **rules}, goals_of=goals_of)
        return self._known[key]

    @classmethod
    def from_json(cls, document: object) -> Scheme:
        """Return the scheme that a parsed JSON document holds.

        Raises:
            MalformedFieldError: something is missing or no number.
            InadmissibleSchemeError: it breaks guard rails.
        """
        return cls.read(JsonField(document, ""))

    @classmethod
    def read(cls, source: JsonField) -> Scheme:
        """Return the scheme that a JSON field holds; raises as from_json()."""
        return cls(
            version=source.at("version").whole(),
            effective_from=source.at("effective_from").whole(-FURTHEST_WEEK, FURTHEST_WEEK),
            metrics={key: MetricRule.read(rule) for key, rule in source.at("metrics").members().items()},
            cover=Cover(source.at("cover").at("base").number(), source.at("cover").at("rate").number()),
            source_factor=_source_factor(source.at("source_factor")),
            min_deal_value=source.at("min_deal_value").number(),
            customer_gap=source.at("customer_gap").whole(),
            carry_weeks=source.at("carry_weeks").whole(),
            hwm_weeks=source.at("hwm_weeks").whole(1),
            ramp=_ramp(source.at("ramp")),
            rate_min={key: source.at("rate_min").at(key).positive() for key in _DENOMINATORS},
            own=_own(source.get("own")),
            own_goals=OwnGoals() if (goals := source.get("own_goals")) is None else OwnGoals.read(goals),
        )

    def to_json(self) -> dict[str, object]:
        """Return what from_json() reads, without loss; it is what the database keeps."""
        return {
            "version": self.version,
            "effective_from": self.effective_from,
            "metrics": {key: rule.to_json() for key, rule in self.metrics.items()},
            "cover": {"base": written(self.cover.base), "rate": written(self.cover.rate)},
            "source_factor": {
                "social": written(self.source_factor.social),
                "other": written(self.source_factor.other),
            },
            "min_deal_value": written(self.min_deal_value),
            "customer_gap": self.customer_gap,
            "carry_weeks": self.carry_weeks,
            "hwm_weeks": self.hwm_weeks,
            "ramp": {"block": self.ramp.block, "factors": [written(factor) for factor in self.ramp.factors]},
            "rate_min": {key: written(least) for key, least in self.rate_min.items()},
            **({"own": {key: metric.to_json() for key, metric in self.own.items()}} if self.own else {}),
            **({"own_goals": self.own_goals.to_json()} if self.own_goals else {}),
        }


def _own(source: JsonField | None) -> dict[str, OwnMetric]:
    return {} if source is None else {key: OwnMetric.read(key, each) for key, each in source.members().items()}


def _source_factor(source: JsonField) -> SourceFactor:
    return SourceFactor(source.at("social").number(), source.at("other").number())


def _ramp(source: JsonField) -> Ramp:
    factors = tuple(factor.number() for factor in source.at("factors").items())
    if not factors:
        raise source.at("factors").malformed("at least one factor")
    return Ramp(source.at("block").whole(1), factors)
