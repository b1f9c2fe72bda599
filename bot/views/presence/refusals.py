"""The words for requests about presence that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import presence
from bot.views.presence import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _not_taking_part(_error: presence.NotTakingPartError, texts: Texts) -> str:
    return texts.say(
        "You do not take part yet, so nothing is expected of you. Your first report changes that, for example "
        "`/ssi 72`."
    )


def _other_not_taking_part(_error: presence.OtherNotTakingPartError, texts: Texts) -> str:
    return texts.say("That person does not take part, so nothing is expected of them. Nothing was changed.")


def _too_long_ago(error: presence.TooLongAgoError, texts: Texts) -> str:
    return texts.say(
        "{first} lies in a week that is closed; {earliest} is the first day that can still be named.",
        first=texts.date(error.first),
        earliest=texts.date(error.earliest),
    )


def _too_long_away(_error: presence.TooLongAwayError, texts: Texts) -> str:
    return texts.say_count(
        "That is more than {count} day; please name the days in parts.",
        "That is more than {count} days; please name the days in parts.",
        presence.LONGEST_DAYS,
    )


def _overlapping(error: presence.OverlappingAbsenceError, texts: Texts) -> str:
    return texts.say(
        "You are noted as away {wish} already ({state}), and some of these days are the same. Cancel that first: "
        "`/upshot away`",
        wish=words.wish(error.standing, texts),
        state=words.state(error.standing, texts),
    )


def _share_not_whole(_error: presence.ShareNotWholeError, texts: Texts) -> str:
    return texts.say("A working share is a whole number of per cent, such as 60 or 63.")


def _own_request(_error: presence.OwnRequestError, texts: Texts) -> str:
    return texts.say("Somebody else has to decide about your own request. Nothing was changed.")


def _gone(_error: presence.RequestGoneError, texts: Texts) -> str:
    return texts.say("There is nothing to cancel or to decide any more. `/upshot away` shows what stands.")


def _several(_error: presence.SeveralRequestsError, texts: Texts) -> str:
    return texts.say("You have several absences ahead. `/upshot away` lists them, each with a button that cancels it.")


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    presence.NotTakingPartError: _not_taking_part,
    presence.OtherNotTakingPartError: _other_not_taking_part,
    presence.TooLongAgoError: _too_long_ago,
    presence.TooLongAwayError: _too_long_away,
    presence.OverlappingAbsenceError: _overlapping,
    presence.ShareNotWholeError: _share_not_whole,
    presence.OwnRequestError: _own_request,
    presence.RequestGoneError: _gone,
    presence.SeveralRequestsError: _several,
}
