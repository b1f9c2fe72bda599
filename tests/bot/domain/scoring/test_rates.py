from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.rates import Rate, rates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.scoring.exact import Exact

BALANCED = PRESETS[Preset.BALANCED]


def shown(reports: Mapping[int, Mapping[str, Exact]], week: int, start: int = 1) -> dict[str, Rate]:
    """Return the rates of a seller by metric."""
    return {rate.metric: rate for rate in rates(SellerHistory("anna", start=start, reports=reports), week, BALANCED)}


def test_network_growth_starts_from_the_last_report_however_old() -> None:
    """From 200 in week 1 to 230 in week 20 is 15 %, though nobody reported for months in between."""
    growth = shown({1: {"connections": 200}, 20: {"connections": 230}}, 20)["network_growth_rate"]
    assert (growth.value, growth.denominator) == (Fraction(15), Fraction(200))


def test_network_growth_can_be_negative_but_never_earns_less_than_nothing() -> None:
    """A shrinking network shows its loss and scores 0."""
    growth = shown({0: {"connections": 200}, 1: {"connections": 190}}, 1)["network_growth_rate"]
    assert (growth.value, growth.guarded) == (Fraction(-5), Fraction(0))


def test_without_an_earlier_report_network_growth_is_unknown() -> None:
    """A first report is no growth."""
    growth = shown({4: {"connections": 500}}, 4)["network_growth_rate"]
    assert (growth.value, growth.denominator) == (None, Fraction(0))


def test_too_small_a_denominator_shows_nothing() -> None:
    """Two posts are too few for an amplification rate, three are enough."""
    few = shown({4: {"posts": 2, "shares_received": 6}}, 4)["amplification_rate"]
    enough = shown({4: {"posts": 3, "shares_received": 6}}, 4)["amplification_rate"]
    assert (few.value, few.guarded, enough.value) == (None, Fraction(2), Fraction(2))


def test_rates_look_at_four_tracked_weeks() -> None:
    """What was reported before the window or before the start is left out."""
    reports = {week: {"link_clicks": 30, "conversions": 3} for week in range(6)}
    assert shown(reports, 5)["conversion_rate"].denominator == 120
    assert shown(reports, 2)["conversion_rate"].denominator == 60
