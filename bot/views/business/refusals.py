"""The words for reports that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.business.periods import MOST_WEEKS, PeriodRefusedError
from bot.domain.business.report import RestTooFewError, TooFewPeopleError, UnknownReportError
from bot.i18n import Markup, escape
from bot.views.teams.listing import team_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts

_SHOWN: Final = 10
"""How many teams are named."""


def _period(error: PeriodRefusedError, texts: Texts) -> str:
    return texts.say(
        "There is no report of {weeks}: the first week has to have begun and comes before the last, and at most {most} "
        "weeks fit in one.",
        weeks=texts.weeks(error.first, error.last),
        most=MOST_WEEKS,
    )


def _unknown(error: UnknownReportError, texts: Texts) -> str:
    said = (
        texts.say("I know neither a team nor weeks called “{typed}”.", typed=team_name(error.name))
        if error.name
        else texts.say("That team is no more.")
    )
    if not error.known:
        return said
    names = ", ".join(f"“{team_name(name)}”" for name in error.known[:_SHOWN])
    return f"{said} {texts.say('The teams are: {names}', names=Markup(escape(names)))}"


def _too_few(error: TooFewPeopleError, texts: Texts) -> str:
    if not error.people:
        return texts.say(
            "Nobody took part in those weeks, so there is nothing to tell yet. Whoever reports takes part, by "
            "`/checkin meetings 2` for example; an admin adds people by `/upshot sellers add @anna`."
        )
    return texts.say_count(
        "That would be about {count} seller, and sums are shown from {fewest} on, so that they tell on nobody. Admins "
        "see the setting with `/upshot policy`.",
        "That would be about {count} sellers, and sums are shown from {fewest} on, so that they tell on nobody. Admins "
        "see the setting with `/upshot policy`.",
        error.people,
        fewest=error.fewest,
    )


def _rest_too_few(error: RestTooFewError, texts: Texts) -> str:
    return texts.say_count(
        "Beside the reports of everybody and of the other teams, this one would tell on {count} person who is in none "
        "of them. `/upshot business` tells of everybody; an admin can put people in teams by `/upshot teams`.",
        "Beside the reports of everybody and of the other teams, this one would tell on {count} people who are in none "
        "of them. `/upshot business` tells of everybody; an admin can put people in teams by `/upshot teams`.",
        error.people,
    )


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    PeriodRefusedError: _period,
    UnknownReportError: _unknown,
    TooFewPeopleError: _too_few,
    RestTooFewError: _rest_too_few,
}
