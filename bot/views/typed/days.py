"""The words for what is no week, no day and no time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.typed.errors import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.errors import TypedError
    from bot.i18n import Texts

SENTENCES: Final[Mapping[Reason, Callable[[TypedError, Texts], str]]] = {
    Reason.NO_SUCH_WEEK: lambda error, texts: texts.say("There is no week “{typed}”.", typed=error.typed),
    Reason.PAST_WEEK: lambda error, texts: texts.say(
        "“{typed}” is over: rules hold from the running week or a later one on.", typed=error.typed
    ),
    Reason.NOT_A_WEEK: lambda error, texts: texts.say("I cannot read “{typed}” as a week.", typed=error.typed),
    Reason.NOT_A_DATE: lambda error, texts: texts.say("I cannot read “{typed}” as a date.", typed=error.typed),
    Reason.FAR_DATE: lambda error, texts: texts.say("“{typed}” is more than five years away.", typed=error.typed),
    Reason.END_BEFORE_START: lambda error, texts: texts.say("“{typed}” ends before it starts.", typed=error.typed),
    Reason.MISSING_END: lambda error, texts: texts.say(
        "“{typed}” has a start and no end: until when?", typed=error.typed
    ),
    Reason.TIME: lambda error, texts: texts.say("I cannot read “{typed}” as a time of day.", typed=error.typed),
    Reason.ZONE: lambda error, texts: texts.say("I do not know the time zone “{typed}”.", typed=error.typed),
    Reason.PROMPT_DAY: lambda error, texts: texts.say(
        "Sellers are asked from Monday to Friday; “{typed}” is for resting.", typed=error.typed
    ),
    Reason.DAY_NOT_ALLOWED: lambda error, texts: texts.say(
        "The post comes on Monday, Tuesday or Wednesday, so that the week it covers is fresh and complete; "
        "“{typed}” is too late.",
        typed=error.typed,
    ),
    Reason.WALL_DAYS: lambda error, texts: texts.say(
        "A link to the wall screen lasts 1 to {limit} days; “{typed}” is outside of that.",
        limit=error.limit or 0,
        typed=error.typed,
    ),
}
