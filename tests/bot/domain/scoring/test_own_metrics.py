"""Metrics of a programme's own keep every promise that is made about all others."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.scoring.admissible import InadmissibleSchemeError
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.metrics import CATALOGUE, Phase, Pillar
from bot.domain.scoring.nearest import nearest, nearest_cover
from bot.domain.scoring.own_goals import GoalOf, OwnGoals
from bot.domain.scoring.own_metrics import OwnKind, OwnMetric, catalogue_with
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.scheme import Cover, MetricRule, Scheme
from bot.domain.scoring.score import score
from tests.bot.domain.scoring.test_guarantees import at_goal

if TYPE_CHECKING:
    from bot.domain.scoring.score import Score

BALANCED = PRESETS[Preset.BALANCED]
KEYS = ("demos", "webinars", "visits", "workshops", "trials")
BUSINESS = [OwnMetric(key, key, OwnKind.COUNT, Pillar.BUSINESS, Phase.CONSIDERATION) for key in KEYS]
_weights = st.lists(st.integers(0, 60).map(Fraction), min_size=22, max_size=22)
_goals = st.integers(1, 9).map(Fraction)


def _rule(weight: Fraction | int, cap: Fraction | int = 1, goal: int = 2) -> MetricRule:
    return MetricRule(
        Fraction(weight), Fraction(goal), 4, Fraction(cap), Fraction(1, 2 if cap > 1 else 1) * (cap > 1), Fraction(1)
    )


def _scheme(*own: OwnMetric, **rules: MetricRule) -> Scheme:
    return replace(BALANCED, metrics={**BALANCED.metrics, **rules}, own={metric.key: metric for metric in own})


def _mended(weights: list[Fraction], caps: list[Fraction], base: Fraction, rate: Fraction) -> Scheme:
    """Return the admissible scheme nearest to any weights and caps, with five own business metrics."""
    keys = (*BALANCED.metrics, *KEYS)
    own = {key: _rule(0, cap) for key, cap in zip(KEYS, caps, strict=True)}
    rules = {
        key: replace({**BALANCED.metrics, **own}[key], weight=weight) for key, weight in zip(keys, weights, strict=True)
    }
    metrics = nearest(rules, catalogue_with(BUSINESS))
    return replace(
        BALANCED, metrics=metrics, own=dict(zip(KEYS, BUSINESS, strict=True)), cover=nearest_cover(Cover(base, rate))
    )


def _busy(scheme: Scheme) -> Score:
    """Return the score of somebody who types huge numbers of all that nobody can check, and does nothing else."""
    typed = dict.fromkeys(("calls", *KEYS), 10**6)
    amounts = {**typed, "posts": 50, "shares": 200, "engagement": 10**5, "ssi": 100}
    reports = dict.fromkeys(range(20), amounts)
    return score(SellerHistory("bo", start=0, reports=reports), (), 19, [scheme])


@settings(max_examples=60, deadline=None)
@given(
    _weights,
    st.lists(st.fractions(1, 3, max_denominator=4), min_size=5, max_size=5),
    st.fractions(0, 10, max_denominator=3),
    st.fractions(Fraction(1, 4), 1, max_denominator=4),
)
def test_activity_alone_never_beats_a_seller_at_goal(
    weights: list[Fraction], caps: list[Fraction], base: Fraction, rate: Fraction
) -> None:
    """However much is typed of calls and own metrics, with all of LinkedIn on top, it stays below who is at goal."""
    assume(any(weights))
    scheme = _mended(weights, caps, base, rate)
    busy = _busy(scheme)
    assert busy.business <= Fraction("20.04")
    assert busy.total <= Fraction("50.1")
    typed = {key: scheme.metrics[key].goal for key in KEYS}
    winner = at_goal(scheme)
    reports = {week: {**amounts, **typed} for week, amounts in winner.history.reports.items()}
    assert replace(winner, history=replace(winner.history, reports=reports)).score().total > Fraction("54.8")


@settings(max_examples=40, deadline=None)
@given(_weights, st.lists(st.fractions(1, 3, max_denominator=4), min_size=5, max_size=5))
def test_the_nearest_is_its_own_nearest(weights: list[Fraction], caps: list[Fraction]) -> None:
    """What comes back for any weights keeps every guard rail, adds up to 100, and stays when it is mended again."""
    assume(any(weights))
    scheme = _mended(weights, caps, Fraction(5), Fraction(1))
    assert sum(rule.weight for rule in scheme.metrics.values()) == 100
    assert nearest(scheme.metrics, scheme.catalogue) == scheme.metrics


@pytest.mark.parametrize(
    ("weights", "cap", "code"),
    [((11,), 1, "A5"), ((9,), Fraction(3, 2), "A5"), ((9, 9), 1, "A5"), ((8, 8), Fraction(1), None)],
)
def test_what_is_only_typed_is_bounded(weights: tuple[int, ...], cap: Fraction | int, code: str | None) -> None:
    """An own business metric earns 10 at most with its cap, and all of them 20 with calls, which weigh 4 of 100."""
    scale = Fraction(100, 100 - sum(weights))
    rules = {key: _rule(weight * scale, cap) for key, weight in zip(KEYS, weights, strict=False)}
    own = BUSINESS[: len(weights)]
    if code is None:
        assert _scheme(*own, **rules).yardsticks
        return
    with pytest.raises(InadmissibleSchemeError) as refused:
        _scheme(*own, **rules)
    assert {rail.code for rail in refused.value.violations} == {code}


def test_a_strategic_metric_ends_at_its_goal() -> None:
    """An own metric that is no outcome keeps the limits of everything social."""
    own = OwnMetric("webinars", "Webinars", OwnKind.COUNT, Pillar.STRATEGIC, Phase.INTEREST)
    assert _scheme(own, webinars=_rule(10)).yardsticks
    with pytest.raises(InadmissibleSchemeError):
        _scheme(own, webinars=_rule(10, Fraction(3, 2)))
    with pytest.raises(InadmissibleSchemeError):
        _scheme(own, webinars=_rule(20))


def test_a_level_counts_as_it_stands() -> None:
    """The newest number counts against the goal, neither summed nor prorated."""
    own = OwnMetric("nps", "NPS", OwnKind.LEVEL, Pillar.STRATEGIC, Phase.INTEREST)
    scheme = _scheme(own, nps=replace(_rule(5, goal=50), window=1, e_min=Fraction(0)))
    history = SellerHistory(
        "anna", start=0, reports={3: {"nps": 20}, 4: {"nps": 40}}, working_share={0: Fraction(1, 2)}
    )
    line = score(history, (), 4, [scheme]).term_of("nps")
    assert line is not None
    assert line.done == 40
    assert line.expected == 50


@given(_goals, _goals)
def test_a_scheme_is_kept_whole(of_role: Fraction, of_person: Fraction) -> None:
    """Own metrics and own goals come back from the document; a scheme without them has the one it always had."""
    own = OwnMetric("demos", "Démos & mehr", OwnKind.COUNT, Pillar.BUSINESS, Phase.CONVERSION, "Stück")
    goals = OwnGoals({"farmer": {"demos": of_role}}, {"U1": {"meetings": of_person}})
    scheme = replace(_scheme(own, demos=_rule(5)), own_goals=goals)
    assert Scheme.from_json(json.loads(json.dumps(scheme.to_json()))) == scheme
    assert not {"own", "own_goals"} & BALANCED.to_json().keys()


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["farmer", "hunter", ""])), max_size=4), _goals, _goals)
def test_goals_of_a_role_are_those_of_its_weeks(
    roles: list[tuple[int, str]], of_role: Fraction, of_person: Fraction
) -> None:
    """What is expected is the sum of the goals that held for the seller week by week, the person's first."""
    by_week = dict(roles)
    goals = OwnGoals({"farmer": {"meetings": of_role}, "hunter": {"leads": of_role}}, {"ben": {"meetings": of_person}})
    rules = Rulebook([BALANCED, replace(BALANCED, version=2, effective_from=5, own_goals=goals)])
    history = SellerHistory("anna", start=0, roles=by_week)
    line = score(history, (), 12, rules, season_start=0).term_of("meetings")
    started = sorted(by_week)
    expected = Fraction(0)
    for week in range(13):
        begun = [start for start in started if start <= week]
        is_farmer = bool(begun) and by_week[begun[-1]] == "farmer"
        expected += of_role if week >= 5 and is_farmer else 3
    assert line is not None
    assert line.expected == expected
    ben = score(replace(history, seller_id="ben"), (), 12, rules, season_start=0)
    line = ben.term_of("meetings")
    assert line is not None
    assert line.expected == 15 + 8 * of_person
    assert ben.scheme.goals_of["meetings"] is GoalOf.PERSON


def test_a_goal_of_a_role_is_above_zero() -> None:
    """A goal of nothing cannot be computed with, and one for a metric that there is not cannot exist."""
    for goals in ({"meetings": Fraction(0)}, {"demos": Fraction(1)}):
        with pytest.raises(InadmissibleSchemeError):
            replace(BALANCED, own_goals=OwnGoals({"farmer": goals}))


def test_without_own_metrics_nothing_is_added() -> None:
    """The catalogue of a scheme without own metrics is the one that all share."""
    assert BALANCED.catalogue is CATALOGUE
