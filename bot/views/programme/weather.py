"""LinkedIn's weather, in words: which weeks had some, and what became of what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.i18n import capitalised
from bot.views.answers import Answer, context, header, section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.posts.weather import NoWeatherError
    from bot.i18n import Texts
    from bot.use_cases.programme.change_weather import NotedWeather

_SHOWN: Final = 26


def listed(weeks: Sequence[NotedWeather], texts: Texts) -> Answer:
    """Return the weeks with weather, the newest first, and how an admin takes one back."""
    how = _how(texts)
    if not weeks:
        none = texts.say("So far LinkedIn has moved nobody's SSI of its own accord.")
        return Answer.saying(section(none), context(how))
    title = texts.plain("LinkedIn's weather")
    text = "\n".join(f"• {_line(each, texts)}" for each in reversed(weeks[-_SHOWN:]))
    return Answer.saying(header(title), section(text), context(how))


def changed(noted: NotedWeather, texts: Texts) -> Answer:
    """Return how a week is counted from now on."""
    if not noted.is_change:
        return Answer.of(texts.say("That is how it is already, so nothing changes."))
    facts = {"points": texts.signed(noted.points, 1), "week": texts.week(noted.week)}
    if noted.stands:
        return Answer.of(
            texts.say("LinkedIn moved everybody's SSI by {points} in {week}: growth is counted without it", **facts)
        )
    return Answer.of(
        texts.say(
            "Taken back: what the SSI did in {week} ({points} in the middle) counts as everybody's own again. Posts "
            "that are final stay as they are.",
            **facts,
        )
    )


def refused(error: NoWeatherError, texts: Texts) -> str:
    """Return that there is nothing to take back or to bring back."""
    if error.week is None:
        return texts.say("So far LinkedIn has moved nobody's SSI of its own accord.")
    return texts.say(
        "For {week} no move of LinkedIn's was noted. `/upshot weather` shows the weeks that have one.",
        week=texts.week(error.week),
    )


def _line(noted: NotedWeather, texts: Texts) -> str:
    facts = {"points": texts.signed(noted.points, 1), "week": capitalised(texts.week_of_year(noted.week))}
    if noted.stands:
        return texts.say("{week}: {points}", **facts)
    return texts.say("{week}: {points}, taken back", **facts)


def _how(texts: Texts) -> str:
    return texts.say(
        "When nine of ten sellers' SSI moves the same way in one week, half of them by three points or more, that is "
        "LinkedIn's change, and growth is counted without it. Where that is wrong, an admin takes it back: "
        '`/upshot weather off week 46 because "SSI training"`'
    )
