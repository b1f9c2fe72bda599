from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.errors import UserError
from bot.domain.metrics import (
    RAW,
    AmountOutOfRangeError,
    PartExceedsWholeError,
    PillarsDisagreeError,
    TooManyDecimalsError,
    check_amount,
    check_report,
)

PILLARS = ("ssi_brand", "ssi_people", "ssi_insights", "ssi_relations")


@pytest.mark.parametrize("key", RAW)
def test_the_limits_of_a_metric_are_allowed_and_beyond_them_is_not(key: str) -> None:
    """An amount from the minimum to the maximum is possible, and one more is refused with its facts."""
    metric = RAW[key]
    check_amount(key, metric.minimum)
    check_amount(key, metric.maximum)
    with pytest.raises(AmountOutOfRangeError) as refusal:
        check_amount(key, metric.maximum + 1)
    assert (refusal.value.metric, refusal.value.maximum) == (key, metric.maximum)
    with pytest.raises(AmountOutOfRangeError):
        check_amount(key, Decimal("-0.5"))


@pytest.mark.parametrize("amount", ["nan", "inf", "-inf"])
def test_what_is_no_number_is_refused(amount: str) -> None:
    """Infinity and not-a-number are no amounts."""
    with pytest.raises(AmountOutOfRangeError):
        check_amount("posts", Decimal(amount))


def test_only_some_metrics_have_decimals() -> None:
    """SSI and money have two decimals at most, what is counted has none."""
    check_amount("ssi", Decimal("72.25"))
    check_amount("pipeline", Decimal("12000.50"))
    check_amount("posts", Decimal("4.0"))
    for key, amount in {"ssi": "72.255", "posts": "4.5"}.items():
        with pytest.raises(TooManyDecimalsError) as refusal:
            check_amount(key, Decimal(amount))
        assert refusal.value.decimals == RAW[key].decimals


def test_the_pillars_add_up_to_the_ssi_within_one() -> None:
    """Four pillars of 18 are an SSI of 71 to 73, and no other."""
    pillars = dict.fromkeys(PILLARS, Decimal(18))
    check_report({"ssi": Decimal(71), **pillars})
    check_report({"ssi": Decimal(73), **pillars})
    check_report({"ssi": Decimal(10), "ssi_brand": Decimal(18)})
    with pytest.raises(PillarsDisagreeError) as refusal:
        check_report({"ssi": Decimal("73.1"), **pillars})
    assert (refusal.value.total, refusal.value.ssi) == (Decimal(72), Decimal("73.1"))


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("target_contacts", "connections"),
        ("engagement", "impressions"),
        ("conversions", "link_clicks"),
        ("requests_accepted", "requests_sent"),
    ],
)
def test_a_part_is_never_more_than_its_whole(part: str, whole: str) -> None:
    """As much as the whole is possible, more is refused, and without the whole nothing is compared."""
    check_report({part: Decimal(5), whole: Decimal(5)})
    check_report({part: Decimal(5)})
    with pytest.raises(PartExceedsWholeError) as refusal:
        check_report({part: Decimal(6), whole: Decimal(5)})
    assert (refusal.value.part, refusal.value.whole) == (part, whole)
    assert isinstance(refusal.value, UserError)


def test_impressions_of_0_are_not_compared() -> None:
    """Who does not count impressions may still have interactions."""
    check_report({"engagement": Decimal(5), "impressions": Decimal(0)})
