from __future__ import annotations

from typing import Any

import pytest

from bot.domain.scoring.flag import Flag, FlagCode
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.own_things import OwnThings
from bot.views.leaderboard import own_things
from tests.teams import WEEK

ASKED = (Flag(FlagCode.F6),)


def _labels(*weeks: int, language: str = "en") -> list[str]:
    things = OwnThings(waiting={WEEK - back: ASKED for back in weeks})
    blocks: Any = own_things.answers(things, Texts(language))
    return [button["text"]["text"] for block in blocks for button in block["elements"]]


def test_one_question_needs_no_week_on_its_button() -> None:
    """The question above the only button names the week."""
    assert _labels(1) == ["Yes, that is right"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_of_two_questioned_weeks_name_their_weeks(language: str) -> None:
    """Nobody confirms one week and means the other."""
    labels = _labels(2, 1, language=language)
    assert len(set(labels)) == 2
    assert [any(number in label for label in labels) for number in ("44", "45")] == [True, True]
