from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.domain.drafts import Aspect, Draft
from bot.domain.errors import UserError
from bot.domain.scoring.json_field import written
from bot.domain.scoring.metrics import Phase
from bot.domain.scoring.nearest import nearest
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.scheme import Scheme
from bot.domain.scoring.steps import STEPS, goal_in_steps, in_steps

BALANCED = PRESETS[Preset.BALANCED]
_WEIGHTS = st.fractions(0, 50, max_denominator=97)
_TYPED = ("meetings", "leads", "calls", "posts", "shares", "ssi", "revenue", "customers")


@given(st.lists(_WEIGHTS, min_size=len(BALANCED.metrics), max_size=len(BALANCED.metrics)))
@example([Fraction(0)] * 11 + [Fraction(37, 21), Fraction(157, 19)] + [Fraction(0)] * 4)  # comes in 400ths
def test_what_is_admissible_stays_so_in_steps(weights: list[Fraction]) -> None:
    """In steps, or as fine as one came, weights add up to 100, keep the guard rails and move by two steps at most."""
    assume(any(weights))
    drawn = zip(BALANCED.metrics.items(), weights, strict=True)
    exact = nearest({metric: replace(rule, weight=weight) for (metric, rule), weight in drawn})
    rules = in_steps(exact)
    replace(BALANCED, metrics=rules)  # refused if it broke a guard rail
    assert sum(rule.weight for rule in rules.values()) == 100
    came = [rule.weight.denominator for rule in exact.values()]
    finest = lcm(STEPS, *(parts for parts in came if 10**9 % parts == 0))
    assert all((rule.weight * finest).denominator == 1 for rule in rules.values())
    assert all(abs(rule.weight - exact[metric].weight) <= Fraction(2, STEPS) for metric, rule in rules.items())
    assert in_steps(rules) == rules


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(_TYPED), st.integers(1, 400)), max_size=30))
def test_rules_can_be_read_however_often_they_were_changed(changes: list[tuple[str, int]]) -> None:
    """What was typed stays what was typed, and the rules can be kept and read again after any number of changes."""
    scheme = BALANCED
    for metric, tenths in changes:
        typed = Decimal(tenths) / 10
        try:
            scheme = Draft(Aspect.WEIGHTS, {metric: typed}).applied_to(scheme, "EUR")
        except UserError:
            continue
        if metric in scheme.metrics:
            assert scheme.metrics[metric].weight == typed
    assert Scheme.from_json(json.loads(json.dumps(scheme.to_json()))) == scheme


def test_goals_can_be_read_however_often_they_were_scaled() -> None:
    """A goal keeps its thousandths, and never becomes nothing."""
    scheme = BALANCED
    for percent in [107, 93] * 60:
        draft = Draft(Aspect.GOALS, phases=dict.fromkeys(Phase, Decimal(percent)))
        scheme = draft.applied_to(scheme, "EUR")
    assert Scheme.from_json(json.loads(json.dumps(scheme.to_json()))) == scheme
    assert goal_in_steps(Fraction(1, 10**9)) == Fraction(1, STEPS)


def test_a_number_that_could_not_be_read_is_not_written() -> None:
    """Rules that nothing could read again are refused before they are kept."""
    with pytest.raises(ValueError, match="40 digits"):
        written(Fraction(1, 10**40))
