from __future__ import annotations

import pytest

from bot.domain.scoring.badges import Badge
from bot.domain.scoring.streaks import Streak
from bot.domain.weeks import Week
from bot.i18n import LANGUAGES, Texts
from bot.views.leaderboard import badges, streak

_WEEK = Week.iso(2026, 46)
_ENGLISH = Texts("en")


def test_badges_of_the_running_week_stand_apart() -> None:
    """What the running week brings is said to be so far, and what came before is counted."""
    collected = {_WEEK - 2: (Badge.CLOSER,), _WEEK - 1: (Badge.CLOSER, Badge.STREAK_4), _WEEK: (Badge.FULL_FUNNEL,)}
    assert badges.build(collected, _WEEK, _ENGLISH).splitlines() == [
        "*Badges this week, so far:* full funnel",
        "*Badges of the weeks before:* deal won × 2, outcomes 4 weeks in a row",
    ]


def test_no_badge_is_not_worth_a_word() -> None:
    """Who has none reads nothing about badges."""
    assert badges.build({_WEEK: ()}, _WEEK, _ENGLISH) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_badge_has_its_own_name(language: str) -> None:
    """In each language no two badges are called the same."""
    assert len({badges.name(badge, Texts(language)) for badge in Badge}) == len(Badge)


def test_a_streak_tells_of_its_joker() -> None:
    """A streak says whether its joker is there or when it is back; without one it says how to begin."""
    assert streak.build(Streak(5, None), _ENGLISH).endswith("Your joker forgives one week without.")
    assert streak.build(Streak(5, _WEEK.number - 3), _ENGLISH).endswith("Your joker is back in week 3.")
    assert "starts one" in streak.build(Streak(0, None), _ENGLISH)
