from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.weeks import Week
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.trend import TrendWeek
from bot.views.leaderboard import trend
from sandbox.block_kit import check_view

_ENGLISH = Texts("en")


def _weeks(*totals: str, first: Week) -> list[TrendWeek]:
    parts = Decimal(0), Decimal("1.5"), Decimal(2)
    return [TrendWeek(first + number, Decimal(total), *parts) for number, total in enumerate(totals)]


def test_the_highest_week_is_the_tallest_bar() -> None:
    """Bars grow with the points from zero to the highest week of their own line."""
    said = trend.in_text(_weeks("0", "20", "40", first=Week.iso(2026, 44)), _ENGLISH)
    assert said.splitlines()[:3] == ["*Your last 3 weeks*", "▁▄█ Total 0.0 → 40.0", "▁▁▁ Outcomes 0.0 → 0.0"]


def test_one_week_is_no_trend() -> None:
    """With a single week there is neither a line nor a chart."""
    week = _weeks("12", first=Week.iso(2026, 44))
    assert trend.in_text(week, _ENGLISH) == ""
    assert trend.chart(week, _ENGLISH) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_over_the_turn_of_the_year_is_taken(language: str) -> None:
    """A quarter that crosses into the next year has a category of its own for each week, within Slack's limits."""
    weeks = _weeks(*map(str, range(13)), first=Week.iso(2026, 47))
    blocks = trend.chart(weeks, Texts(language))
    assert check_view({"type": "home", "blocks": list(blocks)}) == []
    series = blocks[0]["chart"]["series"]
    assert [len(each["data"]) for each in series] == [13] * 4
    assert series[0]["data"][-1]["value"] == 12.0
