from __future__ import annotations

import warnings
from collections import Counter
from itertools import product
from statistics import median as plain_median
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from bot.domain.statistics.medians import difference_of_medians, median, quantile, resampled_median
from bot.domain.statistics.proportions import LEAST_CASES, Proportion, wilson
from bot.domain.statistics.survival import Spell, kaplan_meier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA_SETS = 1000


@pytest.fixture
def random() -> np.random.Generator:
    """Return the one source of all data sets; each test begins it anew."""
    return np.random.default_rng(20261122)


def test_wilson_is_that_of_scipy(random: np.random.Generator) -> None:
    """The interval of a proportion is the one that scipy gives, on a thousand random proportions."""
    for cases in random.integers(1, 60, DATA_SETS).tolist():
        hits = int(random.integers(0, cases + 1))
        known = stats.binomtest(hits, cases).proportion_ci(method="wilson")
        assert wilson(hits, cases) == pytest.approx((known.low, known.high), abs=1e-9)


def test_kaplan_meier_is_that_of_scipy(random: np.random.Generator) -> None:
    """The curve and its median are those that scipy gives, on a thousand random histories of deals."""
    for days, is_over in _histories(random, DATA_SETS):
        known = stats.ecdf(stats.CensoredData.right_censored(days, np.logical_not(is_over))).sf
        curve = kaplan_meier(Spell(day, over) for day, over in zip(days, is_over, strict=True))
        shares = dict(zip(known.quantiles.tolist(), known.probabilities.tolist(), strict=True))
        assert [step.share for step in curve.steps] == pytest.approx([shares[step.days] for step in curve.steps])
        assert curve.median == next((day for day, share in shares.items() if share <= 0.5 + 1e-9), None)


def test_kaplan_meier_is_that_of_lifelines(random: np.random.Generator) -> None:
    """The median is the one that lifelines gives, infinity where it gives nothing; half is taken as reached."""
    for days, is_over in _histories(random, 25):
        curve = kaplan_meier(Spell(day, over) for day, over in zip(days, is_over, strict=True))
        known = _fitted_median(days, is_over)
        is_close = any(abs(step.share - 0.5) < 1e-9 for step in curve.steps)
        assert is_close or known == (np.inf if curve.median is None else curve.median)


def test_quantiles_are_those_of_numpy(random: np.random.Generator) -> None:
    """Quantiles and medians are those that numpy gives, on a thousand random samples."""
    for values in _samples(random, 60):
        share = float(random.random())
        assert quantile(values, share) == pytest.approx(float(np.quantile(values, share)))
        assert median(values) == float(np.median(values))


def test_endless_resampling_is_what_scipy_comes_near_to(random: np.random.Generator) -> None:
    """The difference of two medians is distributed as scipy's bootstrap draws it, on a thousand pairs of samples.

    The largest distance of 100 draws from what they are drawn from exceeds 0.27 once in a million times (Kolmogorov).
    """
    draws, distance = 100, 0.27
    for one, other in zip(_samples(random, 20), _samples(random, 20), strict=True):
        drawn = np.sort(
            stats.bootstrap(
                (one, other), _difference, n_resamples=draws, method="percentile", vectorized=True, rng=random
            ).bootstrap_distribution
        )
        low, high = difference_of_medians(one, other)
        for limit, share in ((low, 0.025), (high, 0.975)):
            below, until = (np.searchsorted(drawn, limit, side=side) / draws for side in ("left", "right"))
            assert below - distance <= share <= until + distance


def test_few_values_are_resampled_in_every_way() -> None:
    """Of few values the distribution of the median is that of all ways to draw them."""
    for values in ([4], [2, 9], [1, 1, 7], [3, 8, 8, 20], [1, 2, 3, 4, 5], [5, 5, 6, 9, 9, 30]):
        ways = Counter(plain_median(drawn) for drawn in product(values, repeat=len(values)))
        known = {value: count / len(values) ** len(values) for value, count in ways.items()}
        found = {value: chance for value, chance in resampled_median(values).items() if chance > 1e-9}
        assert found == pytest.approx(known)


def test_the_interval_leaves_out_a_fortieth_on_either_side() -> None:
    """Of few values the interval is that of numpy's quantiles of all differences there can be."""
    one, other = [2, 5, 6, 9], [3, 8, 8, 20]
    medians = [[plain_median(drawn) for drawn in product(values, repeat=4)] for values in (one, other)]
    differences = np.subtract.outer(*medians).ravel()
    low, high = np.quantile(differences, [0.025, 0.975], method="inverted_cdf")
    assert (low > differences.min(), high < differences.max()) == (True, True)
    assert difference_of_medians(one, other) == (low, high)


def test_many_values_are_resampled_in_time() -> None:
    """The median of thousands of values is distributed around theirs, and all probability is accounted for."""
    for count in (4999, 5000):
        found = resampled_median([day % 180 for day in range(count)])
        assert sum(found.values()) == pytest.approx(1)
        assert sum(value * chance for value, chance in found.items()) == pytest.approx(89.5, abs=1)


def test_too_few_say_nothing() -> None:
    """A proportion of seven cases is not told, one of eight is."""
    assert Proportion(5, LEAST_CASES - 1).share is None
    assert Proportion(5, LEAST_CASES - 1).interval is None
    assert Proportion(4, LEAST_CASES).share == 0.5
    assert Proportion(4, LEAST_CASES).interval == pytest.approx((0.2152, 0.7848), abs=1e-4)


def test_nothing_has_no_median() -> None:
    """Without deals, and while fewer than half of them are won, there is no median."""
    assert kaplan_meier([]).median is None
    assert kaplan_meier([Spell(10, is_over=True), Spell(20, is_over=False), Spell(30, is_over=False)]).median is None


def _histories(random: np.random.Generator, count: int) -> Iterator[tuple[list[int], list[bool]]]:
    for size in random.integers(1, 80, count).tolist():
        days = random.integers(0, int(random.integers(2, 200)), size)
        yield days.tolist(), (random.random(size) < random.random()).tolist()


def _samples(random: np.random.Generator, most: int) -> list[list[int]]:
    sizes = random.integers(LEAST_CASES, most, DATA_SETS).tolist()
    return [random.integers(0, int(random.integers(3, 200)), size).tolist() for size in sizes]


def _fitted_median(days: Sequence[int], is_over: Sequence[bool]) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # lifelines and pandas warn of each other
        from lifelines import KaplanMeierFitter  # noqa: PLC0415 - its warnings at import are not ours

        return float(KaplanMeierFitter().fit(days, is_over).median_survival_time_)


def _difference(one: np.ndarray, other: np.ndarray, axis: int) -> np.ndarray:
    return np.asarray(np.median(one, axis=axis) - np.median(other, axis=axis))
