from __future__ import annotations

import pytest

from bot.domain.insight.chance import eb_rates, rank_bands
from bot.domain.insight.draws import resamples, seed_of, shuffles


def test_rates_shrink_towards_everybodys() -> None:
    """A rate of few weeks is drawn to the mean more than one of many; everybody keeps their order.

    By hand: 1045/13 - 43^2/56 = 47.3668 where chance makes 4 x 43/56 = 3.0714; the rest by 56 - 692/56 = 43.6429.
    """
    found = eb_rates([0, 0, 1, 12, 30], [4, 13, 13, 13, 13])
    rates = [rate.mean for rate in found.rates]
    assert found.mean == pytest.approx(43 / 56)
    assert rates[1:] == sorted(rates[1:])
    assert rates[0] > rates[1] > 0
    assert rates[4] < 30 / 13
    assert (found.between, found.by_chance) == pytest.approx((44.2953 / 43.6429, 3.0714 / 47.3668), rel=1e-4)


def test_sellers_who_differ_no_more_than_chance_have_one_rate() -> None:
    """Counts that are as alike as chance makes them say nothing of anybody."""
    found = eb_rates([3, 3, 2, 3], [13] * 4)
    assert {rate.mean for rate in found.rates} == {11 / 52}
    assert (found.between, found.by_chance) == (0, 1)
    assert eb_rates([0, 0], [13, 13]).by_chance == eb_rates([1], [1]).mean == 1


@pytest.mark.parametrize("weeks", [[], [0], [4, -1]])
def test_nobody_has_a_rate_without_work(weeks: list[int]) -> None:
    """A rate needs weeks of work."""
    with pytest.raises(ValueError, match="weeks of work"):
        eb_rates([1] * len(weeks), weeks)


def test_a_place_is_a_band() -> None:
    """Who wins each week is first in every draw; those alike share a wide band, and the absent come last."""
    first, *alike, absent = rank_bands([[2.0] * 13, *[[1.0] + [0.0] * 12] * 8, []])
    assert first == (1, 1)
    assert {band.best for band in alike} == {2}
    assert all(band.worst > 2 for band in alike)
    assert absent == (10, 10)
    assert rank_bands([]) == ()


@pytest.mark.parametrize(("good_weeks", "worst"), [(3, 1), (2, 2)])
def test_a_band_leaves_out_what_is_rare(good_weeks: int, worst: int) -> None:
    """A place that is held in less than a twentieth of the draws is none: (10/13)^13 is 3 %, (11/13)^13 is 11 %."""
    weeks = [1.0] * good_weeks + [0.0] * (13 - good_weeks)
    assert rank_bands([weeks, [0.01] * 13])[0] == (1, worst)


def test_draws_depend_on_the_data_alone() -> None:
    """The same seed draws the same; other data or another draw draw differently."""
    seed = seed_of([1, 2], [3])
    assert seed != seed_of([1], [2, 3])
    first, second = shuffles(range(100), 2, seed)
    assert [first, second] == list(shuffles(range(100), 2, seed))
    assert sorted(first) == sorted(second) == list(range(100))
    assert first != second


def test_draws_are_fair() -> None:
    """In many draws each thing comes to each place, and is drawn, about as often as any other."""
    orders = list(shuffles("abc", 600, b"fair"))
    assert all(70 < orders.count(list(order)) < 130 for order in ("abc", "acb", "bac", "bca", "cab", "cba"))
    drawn = [letter for sample in resamples("abcd", 500, b"fair") for letter in sample]
    assert all(400 < drawn.count(letter) < 600 for letter in "abcd")
    assert list(resamples("", 2, b"fair")) == [[], []]
