from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.scoring.derived import derived, share_rates
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.presets import PRESETS, Preset

SCHEME = PRESETS[Preset.BALANCED]
REPORTS = {
    90: {"connections": 900, "impressions": 5000},
    98: {"connections": 930, "impressions": 500, "engagement": 20, "requests_sent": 15, "requests_accepted": 9},
    100: {
        "connections": 945,
        "target_contacts": 189,
        "impressions": 300,
        "engagement": 12,
        "shares_received": 6,
        "posts": 4,
        "conversions": 2,
        "link_clicks": 29,
        "requests_sent": 5,
        "requests_accepted": 3,
        "mentions": 1,
    },
}


def test_rates_of_four_weeks() -> None:
    """Sums over sums, the target audience by the last levels; what has too small a base has no value."""
    found = derived(SellerHistory("U1", 80, reports=REPORTS), 100, SCHEME)
    assert {rate.metric: rate.value for rate in found.rates} == {
        "network_growth_rate": 5,
        "engagement_rate": 4,
        "amplification_rate": Fraction(3, 2),
        "conversion_rate": None,
        "acceptance_rate": 60,
        "target_share": 20,
    }


def test_brand_awareness_adds_up_what_was_reported() -> None:
    """Mentions, reshares, clicks and impressions of the four weeks; nothing older."""
    found = derived(SellerHistory("U1", 80, reports=REPORTS), 100, SCHEME)
    assert found.awareness == {"mentions": 1, "shares_received": 6, "link_clicks": 29, "impressions": 800}


def test_what_was_not_reported_is_not_zero() -> None:
    """Impressions alone make no engagement rate, and reactions of 0 do."""
    silent, told = {100: {"impressions": 500}}, {100: {"impressions": 500, "engagement": 0}}
    assert derived(SellerHistory("U1", 80, reports=silent), 100, SCHEME).rates == ()
    assert [rate.value for rate in derived(SellerHistory("U1", 80, reports=told), 100, SCHEME).rates] == [0]


def test_of_nothing_nothing_is_derived() -> None:
    """Who reported nothing is shown nothing."""
    found = derived(SellerHistory("U1", 80), 100, SCHEME)
    assert (found.rates, found.awareness) == ((), {})


@pytest.mark.parametrize(
    ("results", "values"),
    [
        ({"engagement": Decimal(34), "impressions": Decimal(800)}, {"engagement_rate": Fraction(17, 4)}),
        ({"engagement": 34, "impressions": 199}, {"engagement_rate": None}),
        ({"conversions": 3, "link_clicks": 30}, {"conversion_rate": 10}),
        ({"engagement": 34}, {}),
        ({"engagement": 34, "impressions": 0}, {}),
        ({"impressions": 800}, {}),
    ],
)
def test_rates_of_one_share(results: dict[str, Decimal | int], values: dict[str, Fraction | None]) -> None:
    """A rate of one share needs both of its numbers, and a large enough base."""
    assert {rate.metric: rate.value for rate in share_rates(results)} == values
