from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.admissible import InadmissibleSchemeError, RuleCode, Subject
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.scheme import Cover, MetricRule, Ramp, Scheme, SourceFactor

if TYPE_CHECKING:
    from collections.abc import Callable

BALANCED = PRESETS[Preset.BALANCED]
ONE = Fraction(1)


def changed(metric: str, **facts: Fraction | int) -> Callable[[], Scheme]:
    """Return what tries to build the balanced scheme with another rule for a metric."""
    rule = replace(BALANCED.metrics[metric], **facts)  # type: ignore[arg-type] # test facts
    return lambda: replace(BALANCED, metrics={**BALANCED.metrics, metric: rule})


def other(**facts: object) -> Callable[[], Scheme]:
    """Return what tries to build the balanced scheme with other rules beside the metrics."""
    return lambda: replace(BALANCED, **facts)  # type: ignore[arg-type] # test facts


def codes(build: Callable[[], Scheme]) -> list[str]:
    """Return the codes of the guard rails that are broken."""
    try:
        build()
    except InadmissibleSchemeError as error:
        return [rail.code.value for rail in error.violations]
    return []


BREACHES = {
    "goal of 0": (changed("posts", goal=0 * ONE), ["A0"]),
    "window of 27": (changed("posts", window=27), ["A0"]),
    "brake beyond the window": (changed("posts", e_min=5 * ONE), ["A0"]),
    "negative weight": (changed("posts", weight=-ONE), ["A0"]),
    "little business": (changed("target_growth", weight=Fraction(30)), ["A1", "A3"]),
    "much business": (changed("revenue", weight=Fraction(400)), ["A1"]),
    "much SSI": (changed("ssi_growth", weight=Fraction(16)), ["A2"]),
    "social cap and over": (changed("posts", cap=Fraction(3, 2), over=Fraction(1, 2)), ["A3", "A3"]),
    "heavy social metric": (changed("shares", weight=Fraction(18)), ["A3"]),
    "business cap": (changed("meetings", cap=Fraction(4)), ["A4"]),
    "business over": (changed("meetings", over=ONE), ["A4"]),
    "heavy calls": (changed("calls", weight=Fraction(12)), ["A5"]),
    "calls beyond the goal": (changed("calls", cap=2 * ONE), ["A5"]),
    "heavy rate": (changed("conversion_rate", weight=Fraction(6)), ["A5"]),
    "few outcomes": (lambda: _weights(customers_won=5, revenue=10, meetings=20, leads=20), ["A6"]),
    "high cover": (other(cover=Cover(Fraction(11), 2 * ONE)), ["A7", "A7"]),
    "low cover": (other(cover=Cover(ONE, Fraction(1, 5))), ["A7"]),
    "source factor": (other(source_factor=SourceFactor(Fraction(13, 10), ONE)), ["A8"]),
    "long carry": (other(carry_weeks=5), ["A9"]),
    "no ramp": (other(ramp=Ramp(4, (Fraction(0), ONE))), ["A9"]),
    "steep ramp": (other(ramp=Ramp(4, (ONE, Fraction(3, 2)))), ["A9"]),
    "no smallest deal": (other(min_deal_value=Fraction(0)), ["A9"]),
    "short gap": (other(customer_gap=12), ["A9"]),
    "gap below the window": (changed("customers_won", window=26), []),
    "window beyond the gap": (
        lambda: replace(changed("customers_won", window=26)(), customer_gap=25),
        ["A9"],
    ),
}


def _weights(**weights: int) -> Scheme:
    rules = {
        metric: replace(rule, weight=Fraction(weights.get(metric, rule.weight)))
        for metric, rule in BALANCED.metrics.items()
    }
    return replace(BALANCED, metrics=rules)


@pytest.mark.parametrize(("build", "broken"), BREACHES.values(), ids=BREACHES)
def test_a_scheme_outside_of_the_region_cannot_be_built(build: Callable[[], Scheme], broken: list[str]) -> None:
    """Each breach of a guard rail is named by the code of its rule, and nothing else is."""
    assert codes(build) == broken


def test_a_refusal_names_metric_limit_and_actual_value() -> None:
    """Who is refused learns what was too much, where the limit is, and how far off it was."""
    with pytest.raises(InadmissibleSchemeError) as refusal:
        changed("shares", weight=Fraction(18))()
    (rail,) = refusal.value.violations
    assert (rail.code, rail.subject, rail.metric) == (RuleCode.A3, Subject.WEIGHT, "shares")
    assert (rail.minimum, rail.maximum, rail.actual) == (None, Fraction(15), Fraction(1800, 114))


def test_an_unknown_metric_is_named_alone() -> None:
    """Nothing else is judged of a scheme with a metric that does not exist."""
    rule = MetricRule(ONE, -ONE, 1, ONE, Fraction(0), Fraction(0))
    assert codes(lambda: replace(BALANCED, metrics={**BALANCED.metrics, "likes": rule})) == ["unknown"]


def test_weights_that_are_all_zero_are_refused() -> None:
    """Without any weight there is nothing to share."""
    rules = {metric: replace(rule, weight=Fraction(0)) for metric, rule in BALANCED.metrics.items()}
    assert codes(lambda: replace(BALANCED, metrics=rules)) == ["A0"]


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_is_admissible_and_adds_up_to_100(preset: Preset) -> None:
    """Every preset can be started with, and its weights are points."""
    assert sum(rule.weight for rule in PRESETS[preset].metrics.values()) == 100
