"""Ours against libraries that everybody trusts, each on 1,000 random data sets of one seeded generator."""

from __future__ import annotations

import warnings
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.domain.insight.chance import eb_rates
from bot.domain.insight.correlation import centred_ranks, chance, holm, interval, partial_spearman, spearman

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of what scipy itself imports
    from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = 1_000
Sample = tuple[list[int], list[int], list[int]]


def _samples(most: int, fewest: int = 10) -> Iterator[Sample]:
    """Yield data as programmes have them: levels with ties, and few outcomes that are often nought."""
    random = np.random.default_rng(20_261_122)
    for _ in range(SETS):
        n = int(random.integers(fewest, most + 1))
        ssi = random.integers(20, 90, n)
        won = random.poisson(np.exp((ssi - 60) / 20) * random.choice([0.3, 1, 4]))
        before = random.poisson(random.choice([0.3, 2]), n)
        yield ssi.tolist(), won.tolist(), before.tolist()


def test_spearman_is_that_of_scipy() -> None:
    """Our rank correlation is scipy's, ties and all; where one number does not vary there is none."""
    for x, y, _ in _samples(60):
        ours = spearman(x, y)
        if len(set(y)) == 1:
            assert ours is None
        else:
            assert ours == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-12)


def test_the_interval_is_that_of_the_normal_distribution() -> None:
    """Bonett and Wright's interval, from scipy's quantile and numpy's functions."""
    reach = stats.norm.ppf(0.975)
    for x, y, _ in _samples(60):
        rho = spearman(x, y)
        if rho is not None:
            middle, error = np.arctanh(rho), np.sqrt((1 + rho**2 / 2) / (len(x) - 3))
            wanted = np.tanh([middle - reach * error, middle + reach * error])
            assert interval(rho, len(x)) == pytest.approx(tuple(wanted), abs=2e-5)


def test_the_partial_correlation_is_that_of_residuals() -> None:
    """What is left of x and y when a third number's ranks are regressed out goes together so, if all three vary."""
    for sample in _samples(40):
        ours = partial_spearman(*sample)
        x, y, given = (np.array(centred_ranks(values), dtype=float) for values in sample)
        if min(len(set(values)) for values in sample) == 1:
            assert ours is None
        else:
            left = [part - given * (part @ given) / (given @ given) for part in (x, y)]
            assert ours == pytest.approx(np.corrcoef(left)[0, 1], abs=1e-9)


def test_chance_is_near_that_of_all_orders() -> None:
    """A permutation test of few draws is as near the exact one, over all orders, as so many draws can be."""
    orders, draws = np.array(list(permutations(range(5)))), 150
    for x, y, _ in _samples(5, fewest=5):
        ranks_x, ranks_y = (2 * stats.rankdata(values) - 6 for values in (x, y))
        found = np.abs(ranks_y[orders] @ ranks_x) >= abs(ranks_x @ ranks_y) - 1e-9
        exact = found.mean()
        reach = 4.5 * np.sqrt(exact * (1 - exact) / draws) + 1 / draws
        assert abs(chance(x, y, draws) - exact) <= reach


def test_shrunken_rates_are_gamma_posteriors() -> None:
    """Mean and standard deviation are those of scipy's gamma distribution, and all rates keep between extremes."""
    random = np.random.default_rng(20_261_122)
    for _ in range(SETS):
        weeks = random.integers(4, 14, int(random.integers(10, 40)))
        counts = random.poisson(random.gamma(2, 0.1, len(weeks)) * weeks)
        found = eb_rates(counts.tolist(), weeks.tolist())
        if found.between == 0:
            assert {rate.mean for rate in found.rates} == {found.mean}
            continue
        shape, scale = found.mean**2 / found.between + counts, 1 / (found.mean / found.between + weeks)
        mean, variance = stats.gamma.stats(shape, scale=scale, moments="mv")
        assert [rate.mean for rate in found.rates] == pytest.approx(mean.tolist())
        assert [rate.sd for rate in found.rates] == pytest.approx(np.sqrt(variance).tolist())


def test_holm_rejects_what_his_steps_reject() -> None:
    """Each adjusted chance is the smallest level at which Holm's steps, taken one by one, reject that question."""
    random = np.random.default_rng(20_261_122)
    for _ in range(SETS):
        chances = np.round(random.random(int(random.integers(1, 6))), 2).tolist()
        for level in (0.05, 0.3, 0.7):
            assert [raised <= level for raised in holm(chances)] == _rejected(chances, level)


def _rejected(chances: list[float], level: float) -> list[bool]:
    rejected = [False] * len(chances)
    for left, index in zip(range(len(chances), 0, -1), np.argsort(chances, kind="stable"), strict=True):
        if chances[index] * left > level:
            break
        rejected[int(index)] = True
    return rejected
