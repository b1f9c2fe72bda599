"""The line behind `/upshot weather`: `off week 46 because "a training"`, `on week 46`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.weeks import split_week
from bot.domain.typed.words.commands import SWITCHES

if TYPE_CHECKING:
    from bot.domain.weeks import Week


@dataclass(frozen=True, slots=True)
class WeatherLine:
    """Whether growth is to be counted without LinkedIn's weather of a week."""

    stands: bool
    week: Week | None = None
    """Nothing for the week that had some last."""
    because: str = ""


def parse(text: str, running: Week) -> WeatherLine | None:
    """Return what is to become of the weather of a week; nothing for a line that wants nothing changed.

    Raises:
        TypedError: it neither switches off nor on, or the week does not exist.
    """
    line, because = split_reason(clean(text))
    rest, week = split_week(line, running)
    if not rest:
        return None
    wish = SWITCHES.meaning(rest)
    if wish is None:
        raise TypedError(Reason.UNKNOWN_WORD, rest, suggestions=SWITCHES.near(rest))
    return WeatherLine(wish == "on", week, because or "")
