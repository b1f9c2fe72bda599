"""Random programmes: admissible schemes, sellers with all the awkward cases, and deals.

A world grows from a seed rather than from hypothesis' own choices, which would take far longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.metrics import CATALOGUE, Kind, Pillar
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.scheme import Cover, MetricRule, Ramp, Scheme, SourceFactor
from bot.domain.scoring.score import Score, score

if TYPE_CHECKING:
    from bot.domain.scoring.exact import Exact

BUSINESS_COUNTERS = ("calls", "meetings", "leads", "pipeline")
LEVELS = {"ssi": 100, "connections": 900, "target_contacts": 300}
COUNTERS = {
    "posts": 6,
    "shares": 9,
    "engagement": 90,
    "impressions": 900,
    "shares_received": 12,
    "link_clicks": 40,
    "conversions": 9,
    "calls": 25,
    "meetings": 8,
    "leads": 6,
    "pipeline": 60_000,
}


@dataclass(frozen=True)
class World:
    """A seller in a programme, with the week to look at."""

    history: SellerHistory
    deals: tuple[Deal, ...]
    schemes: tuple[Scheme, ...]
    week: int
    season_start: int | None

    def score(self) -> Score:
        """Return the score of the seller in the week."""
        return score(self.history, self.deals, self.week, self.schemes, self.season_start)

    @property
    def scheme(self) -> Scheme:
        """The scheme in force."""
        return self.score().scheme

    def reporting(self, week: int, **amounts: Exact) -> World:
        """Return the world in which the seller reported these amounts as well."""
        reports = {**self.history.reports, week: {**self.history.reports.get(week, {}), **amounts}}
        return replace(self, history=replace(self.history, reports=reports))

    def without(self, *raws: str) -> World:
        """Return the world in which these raw metrics were never reported."""
        reports = {
            week: {raw: amount for raw, amount in amounts.items() if raw not in raws}
            for week, amounts in self.history.reports.items()
        }
        return replace(self, history=replace(self.history, reports=reports))


def world(seed: int) -> World:
    """Return the world of a seed."""
    return _grown(Random(seed), with_rates=True)  # noqa: S311 - a reproducible test, no secret


def plain_world(seed: int) -> World:
    """Return the world of a seed with one scheme in which rates have no weight, in a week's view."""
    grown = _grown(Random(seed), with_rates=False)  # noqa: S311 - a reproducible test, no secret
    return replace(grown, schemes=grown.schemes[:1], season_start=None)


seeds = st.integers(0, 2**32 - 1)
worlds = seeds.map(world)
plain_worlds = seeds.map(plain_world)


def _grown(random: Random, *, with_rates: bool) -> World:
    start = random.randrange(-3, 4)
    week = start + random.randrange(26)
    first = _scheme(random, 1, -100, with_rates=with_rates)
    later = [
        _scheme(random, version, week - random.randrange(-2, 20), with_rates=with_rates)
        for version in range(2, 2 + random.randrange(3))
    ]
    season_start = random.choice((None, None, week - random.randrange(14)))
    deals = tuple(_deal(random, number, week) for number in range(random.randrange(12)))
    return World(_history(random, start, week), deals, (first, *later), week, season_start)


def _scheme(random: Random, version: int, effective_from: int, *, with_rates: bool) -> Scheme:
    balanced = PRESETS[Preset.BALANCED]
    weights = _weights(random, with_rates=with_rates)
    metrics = {key: _rule(random, key, weights.get(key, Fraction(0))) for key in CATALOGUE}
    return replace(
        balanced,
        version=version,
        effective_from=effective_from,
        metrics=metrics,
        cover=Cover(Fraction(random.randrange(21), 2), Fraction(random.randrange(3, 13), 12)),
        source_factor=SourceFactor(Fraction(random.randrange(20, 26), 20), Fraction(random.randrange(20, 26), 20)),
        min_deal_value=Fraction(random.choice((1, 500, 1000, 7000))),
        customer_gap=random.randrange(metrics["customers_won"].window, 40) + 13,
        carry_weeks=random.randrange(5),
        hwm_weeks=random.randrange(1, 30),
        ramp=Ramp(random.randrange(1, 6), tuple(Fraction(random.randrange(1, 5), 4) for _ in range(3))),
    )


def _weights(random: Random, *, with_rates: bool) -> dict[str, Fraction]:
    ssi = Fraction(random.randrange(21))
    business = Fraction(random.randrange(55, 91 if ssi <= 10 else 81))
    rates = [key for key, metric in CATALOGUE.items() if metric.kind is Kind.RATE]
    conversion = Fraction(random.randrange(6) if with_rates else 0)
    outcomes = business / 4 + random.randrange(6)
    calls = Fraction(random.randrange(11))
    rest = business - conversion - outcomes - calls
    level = min(ssi, Fraction(random.randrange(6, 16)))
    weights = {
        "ssi_level": level,
        "ssi_growth": ssi - level,
        "calls": calls,
        "conversion_rate": conversion,
        **_split(random, outcomes, ("customers_won", "revenue"), outcomes),
        **_split(random, rest, ("meetings", "leads", "pipeline"), rest),
    }
    strategic = 100 - ssi - business
    if with_rates:
        for rate in rates[:3]:
            weights[rate] = min(strategic, Fraction(random.randrange(6)))
            strategic -= weights[rate]
    social = [key for key, metric in CATALOGUE.items() if metric.pillar is Pillar.STRATEGIC and key not in rates]
    random.shuffle(social)
    return {**weights, **_split(random, strategic, social, Fraction(15))}


def _split(
    random: Random, total: Fraction, metrics: list[str] | tuple[str, ...], most: Fraction
) -> dict[str, Fraction]:
    weights = {}
    for left, metric in zip(range(len(metrics) - 1, -1, -1), metrics, strict=True):
        least = max(Fraction(0), total - left * most)
        weights[metric] = least + (min(most, total) - least) * (random.randrange(5) if left else 4) / 4
        total -= weights[metric]
    return weights


def _rule(random: Random, key: str, weight: Fraction) -> MetricRule:
    metric = CATALOGUE[key]
    window = random.choice((1, 2, 4, 4, 8, 13, 26))
    goal = PRESETS[Preset.BALANCED].metrics[key].goal * Fraction(random.randrange(1, 12), 6)
    is_open = metric.is_business and key != "calls"
    cap = Fraction(random.randrange(4, 13), 4) if is_open else Fraction(1)
    over = Fraction(random.randrange(5), 8) if is_open else Fraction(0)
    return MetricRule(weight, goal, window, cap, over, Fraction(random.randrange(2 * min(window, 5) + 1), 2))


def _history(random: Random, start: int, week: int) -> SellerHistory:
    weeks = range(start - 3, week + 3)
    diligence = random.choice((0.1, 0.6, 0.9))
    return SellerHistory(
        seller_id="anna",
        start=start,
        end=random.choice((None, None, None, week - 2)),
        hire=random.choice((None, start, start - 6, start + 2)),
        working_share=_shares(random, start, week),
        away={at: Fraction(random.randrange(6), 5) for at in weeks if random.random() < 0.2},
        reports={at: _report(random) for at in weeks if random.random() < diligence},
    )


def _shares(random: Random, start: int, week: int) -> dict[int, Exact]:
    changes: tuple[dict[int, Exact], ...] = (
        {},
        {start - 2: Decimal("0.6")},
        {week - 5: Fraction(1, 2), week - 1: Decimal("0.85")},
    )
    return random.choice(changes)


def _report(random: Random) -> dict[str, Exact]:
    levels: dict[str, Exact] = {raw: Decimal(random.randrange(top * 2)) / 2 for raw, top in LEVELS.items()}
    counters = {
        raw: random.choice((0, random.randrange(top), random.randrange(2 * top))) for raw, top in COUNTERS.items()
    }
    return {raw: amount for raw, amount in {**levels, **counters}.items() if random.random() < 0.9}


def _deal(random: Random, number: int, week: int) -> Deal:
    share = Fraction(random.randrange(11), 10)
    return Deal(
        id=f"d{number}",
        customer=random.choice(("acme", "birch", "cedar", "delta")),
        value=random.choice((300, 900, 4000, Decimal("12000.50"), 90_000)),
        week=week - random.randrange(-2, 60),
        source=random.choice((Source.SOCIAL, Source.OTHER)),
        credits={"anna": share, "bo": (1 - share) / random.choice((1, 2))},
        void=random.random() < 0.1,
    )
