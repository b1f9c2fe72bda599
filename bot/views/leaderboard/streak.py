"""How many weeks in a row brought an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.weeks import Week

if TYPE_CHECKING:
    from bot.domain.scoring.streaks import Streak
    from bot.i18n import Texts


def in_short(streak: Streak, texts: Texts) -> str:
    """Return the length of a streak."""
    return texts.say_count("{count} week", "{count} weeks", streak.weeks)


def build(streak: Streak, texts: Texts) -> str:
    """Return the streak and what its joker is up to; how to begin one when there is none."""
    if not streak.weeks:
        return texts.say("*Streak:* a meeting, a lead or a deal starts one.")
    told = texts.say_count(
        "*Streak:* {count} week with an outcome.", "*Streak:* {count} weeks in a row with an outcome.", streak.weeks
    )
    return f"{told} {_joker(streak, texts)}"


def _joker(streak: Streak, texts: Texts) -> str:
    if streak.joker_returns is None:
        return texts.say("Your joker forgives one week without.")
    return texts.say("Your joker is back in {week}.", week=texts.week(Week(streak.joker_returns)))
