from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scoring.adjustments import (
    GoalOutOfRangeError,
    MetricTypedTwiceError,
    NothingToScaleError,
    UnknownMetricError,
    WeightOutOfRangeError,
    WeightsExceedHundredError,
    for_currency,
    reweighted,
    with_goals,
)
from bot.domain.scoring.admissible import InadmissibleSchemeError
from bot.domain.scoring.presets import PRESETS, Preset

BALANCED = PRESETS[Preset.BALANCED]
WEIGHTED = [key for key, rule in BALANCED.metrics.items() if rule.weight]


def test_a_typed_weight_stays_and_the_rest_fills_up_to_100() -> None:
    """Meetings at 20 leave 80 for what had 87: everything else shrinks by 80/87."""
    rules = reweighted(BALANCED, {"meetings": Decimal(20)}).metrics
    assert (rules["meetings"].weight, rules["leads"].weight) == (Fraction(20), Fraction(800, 87))
    assert sum(rule.weight for rule in rules.values()) == 100


def test_ssi_is_the_whole_pillar_split_as_before() -> None:
    """An SSI of 6 is split 7 to 5 between level and improvement."""
    rules = reweighted(BALANCED, {"ssi": Decimal(6)}).metrics
    assert (rules["ssi_level"].weight, rules["ssi_growth"].weight) == (Fraction(7, 2), Fraction(5, 2))


def test_ssi_that_had_no_weight_is_split_evenly() -> None:
    """Where the pillar had nothing to split by, both halves are equal."""
    without = reweighted(BALANCED, {"ssi": 0})
    assert reweighted(without, {"ssi": 4}).metrics["ssi_growth"].weight == 2


def test_short_names_mean_their_metrics() -> None:
    """People type connections, target and customers."""
    rules = reweighted(BALANCED, {"connections": 3, "target": 7, "customers": 14}).metrics
    typed = [rules[key].weight for key in ("connections_growth", "target_growth", "customers_won")]
    assert typed == [Fraction(3), Fraction(7), Fraction(14)]


@given(st.dictionaries(st.sampled_from(WEIGHTED), st.decimals(0, 9, places=1), max_size=4))
def test_untyped_weights_keep_their_proportions(weights: dict[str, Decimal]) -> None:
    """Whatever is typed, all weights fill 100 and the untyped ones relate to each other as before."""
    try:
        rules = reweighted(BALANCED, weights).metrics
    except InadmissibleSchemeError:
        return
    rest = [key for key in WEIGHTED if key not in weights]
    assert sum(rule.weight for rule in rules.values()) == 100
    assert all(rules[key].weight == weight for key, weight in weights.items())
    assert len({rules[key].weight / BALANCED.metrics[key].weight for key in rest}) == 1


def test_weights_that_cannot_be_are_refused_with_their_facts() -> None:
    """Unknown and doubled names, weights beyond 100, and sums that cannot be filled are told apart."""
    with pytest.raises(UnknownMetricError) as unknown:
        reweighted(BALANCED, {"likes": 3})
    assert unknown.value.metric == "likes"
    with pytest.raises(MetricTypedTwiceError):
        reweighted(BALANCED, {"target": 3, "target_growth": 4})
    with pytest.raises(MetricTypedTwiceError):
        reweighted(BALANCED, {"ssi": 3, "ssi_level": 4})
    with pytest.raises(WeightOutOfRangeError):
        reweighted(BALANCED, {"posts": -1})
    with pytest.raises(WeightsExceedHundredError) as excess:
        reweighted(BALANCED, {"posts": 60, "calls": Decimal("40.5")})
    assert excess.value.total == Fraction(201, 2)
    with pytest.raises(NothingToScaleError):
        reweighted(BALANCED, dict.fromkeys(WEIGHTED, 1))


def test_inadmissible_weights_are_refused() -> None:
    """An SSI of 40 breaks the rules that keep vanity small."""
    with pytest.raises(InadmissibleSchemeError):
        reweighted(BALANCED, {"ssi": 40})


def test_goals_are_taken_as_typed() -> None:
    """In goals ssi is the level, and short names work as in weights."""
    rules = with_goals(BALANCED, {"ssi": 75, "target": Decimal("2.5")}).metrics
    assert (rules["ssi_level"].goal, rules["target_growth"].goal) == (Fraction(75), Fraction(5, 2))
    assert rules["posts"] == BALANCED.metrics["posts"]


def test_goals_that_cannot_be_are_refused() -> None:
    """A goal lies above 0, belongs to a metric, and is typed once."""
    with pytest.raises(GoalOutOfRangeError):
        with_goals(BALANCED, {"posts": 0})
    with pytest.raises(UnknownMetricError):
        with_goals(BALANCED, {"likes": 1})
    with pytest.raises(MetricTypedTwiceError):
        with_goals(BALANCED, {"ssi": 1, "ssi_level": 1})


def test_money_is_tenfold_in_nordic_crowns() -> None:
    """Money goals and the smallest deal are ten times as large in SEK, nothing else is, and EUR stays."""
    crowns = for_currency(BALANCED, "SEK")
    assert [crowns.metrics[key].goal for key in ("pipeline", "revenue", "posts")] == [150_000, 50_000, 2]
    assert crowns.min_deal_value == 10_000
    assert for_currency(BALANCED, "EUR") == BALANCED
