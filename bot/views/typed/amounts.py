"""The words for what is no number and no amount of money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.typed.errors import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.errors import TypedError
    from bot.i18n import Texts

SENTENCES: Final[Mapping[Reason, Callable[[TypedError, Texts], str]]] = {
    Reason.NOT_A_NUMBER: lambda error, texts: texts.say("I cannot read “{typed}” as a number.", typed=error.typed),
    Reason.NEGATIVE: lambda error, texts: texts.say("“{typed}” is below zero, which cannot be.", typed=error.typed),
    Reason.NOT_WHOLE: lambda error, texts: texts.say(
        "“{typed}” is no whole number, and here things are counted.", typed=error.typed
    ),
    Reason.TOO_LARGE: lambda error, texts: texts.say("“{typed}” is too large to be meant.", typed=error.typed),
    Reason.TOO_PRECISE: lambda error, texts: texts.say(
        "“{typed}” has more decimals than I keep, which are {limit}.", typed=error.typed, limit=error.limit or 0
    ),
    Reason.TWO_NUMBERS: lambda error, texts: texts.say(
        "“{typed}” looks like more than one number, and I need one.", typed=error.typed
    ),
    Reason.FOREIGN_DIGITS: lambda error, texts: texts.say(
        "I only read the digits 0 to 9, and “{typed}” has others.", typed=error.typed
    ),
    Reason.EXPONENT: lambda error, texts: texts.say(
        "“{typed}” is how computers write numbers; please write it out.", typed=error.typed
    ),
    Reason.GROUPING: lambda error, texts: texts.say(
        "The separators in “{typed}” stand where neither thousands nor decimals have them.", typed=error.typed
    ),
    Reason.ADDING: lambda error, texts: texts.say(
        "“{typed}” would be added, and this is a level: please give the whole number.", typed=error.typed
    ),
    Reason.UNKNOWN_CURRENCY: lambda error, texts: texts.say("I do not know the currency “{typed}”.", typed=error.typed),
    Reason.TWO_CURRENCIES: lambda error, texts: texts.say("“{typed}” has more than one currency.", typed=error.typed),
    Reason.NOT_MONEY: lambda error, texts: texts.say(
        "“{typed}” has a currency, and this is not counted in money.", typed=error.typed
    ),
    Reason.UNKNOWN_METRIC: lambda error, texts: texts.say("I do not know the number “{typed}”.", typed=error.typed),
    Reason.OTHER_COMMAND: lambda error, texts: texts.say(
        "This command does not take “{typed}”; `/checkin` takes every number.", typed=error.typed
    ),
    Reason.MISSING_NUMBER: lambda error, texts: texts.say("There is no number for “{typed}”.", typed=error.typed),
    Reason.MISSING_METRIC: lambda error, texts: texts.say(
        "I cannot tell what “{typed}” counts: each number needs its name.", typed=error.typed
    ),
    Reason.DUPLICATE: lambda error, texts: texts.say("“{typed}” is there twice. Which one holds?", typed=error.typed),
    Reason.PILLARS: lambda _, texts: texts.say(
        "I need either the SSI alone, or the SSI and its four pillars: brand, people, insights, relationships, such as "
        "`/ssi 72 18 17.5 20 16.5`."
    ),
    Reason.HUNDREDTHS: lambda error, texts: texts.say(
        "The SSI is a number of 100, so “{typed}” cannot be one.", typed=error.typed
    ),
    Reason.PARTS: lambda error, texts: texts.say_count(
        "Please give {count} percentage, for example `40`; “{typed}” is something else.",
        "Please give {count} percentages, one for each colleague, for example `30 10`; “{typed}” is something else.",
        error.limit or 1,
        typed=error.typed,
    ),
    Reason.SHARE: lambda error, texts: texts.say(
        "“{typed}” is no share of a full week: 1 to 100 per cent is.", typed=error.typed
    ),
}
