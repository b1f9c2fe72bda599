"""Why a prompt could not be answered as wished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.prompts import NoTomorrowError
from bot.use_cases.digests.ask import TooLongRequestError
from bot.use_cases.reporting.repeat_levels import NothingToRepeatError
from bot.views.digests import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _no_tomorrow(_error: NoTomorrowError, texts: Texts) -> str:
    return texts.say(
        "There is no working day left in that week, so I cannot remind you of it. `/checkin` works any time."
    )


def _nothing_to_repeat(_error: NothingToRepeatError, texts: Texts) -> str:
    return texts.say(
        "There is nothing from the week before to take over, so nothing was stored. `/checkin` opens the form."
    )


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    NoTomorrowError: _no_tomorrow,
    NothingToRepeatError: _nothing_to_repeat,
    TooLongRequestError: ask.too_long,
}
"""By the error, what is said of it."""
