from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.scoring.admissible import InadmissibleSchemeError, shares
from bot.domain.scoring.margins import margin, near_rails
from bot.domain.scoring.nearest import nearest, nearest_cover
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.scheme import Cover

if TYPE_CHECKING:
    from bot.domain.scoring.scheme import MetricRule

BALANCED = PRESETS[Preset.BALANCED]
_weights = st.just(Fraction(0)) | st.fractions(min_value=0, max_value=200, max_denominator=100)
_factors = st.fractions(min_value=0, max_value=4, max_denominator=10)


def _rules(weights: list[Fraction], cap: Fraction, over: Fraction) -> dict[str, MetricRule]:
    metrics = zip(BALANCED.metrics.items(), weights, strict=True)
    return {metric: replace(rule, weight=weight, cap=cap, over=over) for (metric, rule), weight in metrics}


@given(st.lists(_weights, min_size=17, max_size=17), _factors, _factors, _factors, _factors)
def test_the_nearest_is_always_admissible(
    weights: list[Fraction], cap: Fraction, over: Fraction, base: Fraction, rate: Fraction
) -> None:
    """Whatever is asked for, what comes back keeps every guard rail and adds up to 100."""
    assume(any(weights))
    rules = nearest(_rules(weights, cap, over))
    scheme = replace(BALANCED, metrics=rules, cover=nearest_cover(Cover(base * 5, rate)))
    assert sum(rule.weight for rule in scheme.metrics.values()) == 100
    assert nearest(scheme.metrics) == scheme.metrics


@given(st.lists(st.integers(0, 20), min_size=17, max_size=17))
def test_what_is_admissible_stays(weights: list[int]) -> None:
    """A draft that keeps the guard rails is its own nearest."""
    pairs = zip(BALANCED.metrics.items(), weights, strict=True)
    changed = {metric: replace(rule, weight=rule.weight + Fraction(extra, 20)) for (metric, rule), extra in pairs}
    try:
        scheme = replace(BALANCED, metrics=changed)
    except InadmissibleSchemeError:
        assume(False)  # noqa: FBT003 - hypothesis takes it so
    assert shares(nearest(scheme.metrics)) == shares(scheme.metrics)


def test_what_no_limit_concerns_keeps_its_proportions() -> None:
    """Only the pillar that is too heavy gives way: everything else grows by the same factor."""
    heavy = {"ssi_level": Fraction(30), "ssi_growth": Fraction(10)}
    rules = {metric: replace(rule, weight=heavy.get(metric, rule.weight)) for metric, rule in BALANCED.metrics.items()}
    found = nearest(rules)
    assert found["ssi_level"].weight + found["ssi_growth"].weight == 20
    assert found["ssi_level"].weight == 15
    assert found["meetings"].weight / found["posts"].weight == Fraction(13, 5)


def test_which_guard_rail_is_near() -> None:
    """A limit within two points is near, and the nearest comes first."""
    assert near_rails(BALANCED) == ()
    rules = dict(BALANCED.metrics)
    rules |= {"target_growth": replace(rules["target_growth"], weight=Fraction(15))}
    rules |= {"revenue": replace(rules["revenue"], weight=Fraction(9))}
    found = near_rails(replace(BALANCED, metrics=rules))
    assert [(rail.code, rail.metric) for rail in found] == [("A3", "target_growth")]
    assert margin(found[0]) == 0
