from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.scoring.actions import DEFAULT_MINUTES, Action
from bot.i18n import LANGUAGES, Texts
from bot.views.leaderboard import next_steps


def _action(metric: str, own: str, unlocked: str = "0") -> Action:
    return Action(metric, Decimal(own), Decimal(unlocked), DEFAULT_MINUTES[metric])


def test_what_a_unit_unlocks_is_told() -> None:
    """An outcome that unlocks points says both; anything else only what it brings."""
    said = next_steps.build([_action("leads", "1.25", "1.25"), _action("shares", "0.33")], Texts("en"))
    assert "• *1 qualified lead* = 1.25 + unlocks 1.25" in said
    assert "• *1 share or comment* = 0.33" in said


def test_nothing_to_suggest_is_nothing_said() -> None:
    """Without a suggestion there is no title either."""
    assert next_steps.build([], Texts("en")) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", DEFAULT_MINUTES)
def test_everything_that_can_be_suggested_has_words(metric: str, language: str) -> None:
    """Each kind of suggestion is worded in each language."""
    assert "• *1 " in next_steps.build([_action(metric, "1")], Texts(language))
