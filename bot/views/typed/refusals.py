"""The words for what was typed and cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import metrics as raw
from bot.domain.content import PLATFORMS
from bot.domain.scoring.presets import Preset
from bot.domain.shelf import Category
from bot.domain.typed.errors import Reason, TypedError, WeekNotOpenError
from bot.domain.typed.words.lookup import readable
from bot.i18n import capitalised
from bot.views import metrics
from bot.views.content import words
from bot.views.programme import presets
from bot.views.shelf import words as shelf_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _typed(error: TypedError, texts: Texts) -> str:
    return _SENTENCES[error.reason](error, texts) + _suggested(error, texts)


def _suggested(error: TypedError, texts: Texts) -> str:
    offered = readable(error.suggestions, texts.language)
    if not offered:
        return ""
    return " " + texts.say("Did you mean `{suggestion}`?", suggestion=offered[0])


def _week_not_open(error: WeekNotOpenError, texts: Texts) -> str:
    weeks = ", ".join(f"`{week}`" for week in error.open_weeks)
    return texts.say(
        "{week} cannot be reported any more, or not yet. Open are the running week and the four before it: {weeks}.",
        week=str(error.week),
        weeks=weeks,
    )


def _out_of_range(error: raw.AmountOutOfRangeError, texts: Texts) -> str:
    return texts.say(
        "{metric}: {amount} is outside of what is possible, {minimum} to {maximum}.",
        metric=capitalised(metrics.name(error.metric, texts)),
        amount=texts.number(error.amount),
        minimum=texts.number(error.minimum),
        maximum=texts.number(error.maximum),
    )


def _too_many_decimals(error: raw.TooManyDecimalsError, texts: Texts) -> str:
    name = capitalised(metrics.name(error.metric, texts))
    amount = texts.exact(error.amount)
    if error.decimals == 0:
        return texts.say("{metric} are counted in whole numbers, and {amount} is none.", metric=name, amount=amount)
    return texts.say(
        "{metric} has at most {decimals} decimals, and {amount} has more.",
        metric=name,
        amount=amount,
        decimals=error.decimals,
    )


def _pillars_disagree(error: raw.PillarsDisagreeError, texts: Texts) -> str:
    return texts.say(
        "The four pillars add up to {total}, and the SSI is {ssi}: they may differ by one point at most.",
        total=texts.number(error.total),
        ssi=texts.number(error.ssi),
    )


def _part_exceeds_whole(error: raw.PartExceedsWholeError, texts: Texts) -> str:
    return texts.say(
        "{part} ({part_amount}) cannot be more than {whole} ({whole_amount}).",
        part=capitalised(metrics.name(error.part, texts)),
        part_amount=texts.number(error.part_amount),
        whole=metrics.name(error.whole, texts),
        whole_amount=texts.number(error.whole_amount),
    )


def _metric(error: TypedError, texts: Texts) -> str:
    return metrics.name(error.metric or "", texts)


_SENTENCES: Mapping[Reason, Callable[[TypedError, Texts], str]] = {
    Reason.EMPTY: lambda _, texts: texts.say("Something is missing there."),
    Reason.TOO_LONG: lambda error, texts: texts.say(
        "That is too long for me: I read at most {limit} characters.", limit=texts.number(error.limit or 0)
    ),
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
    Reason.UNKNOWN_LANGUAGE: lambda error, texts: texts.say(
        "I speak English, German and Swedish; “{typed}” is none of them.", typed=error.typed
    ),
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
    Reason.ADDRESS: lambda error, texts: texts.say(
        "I need one web address and nothing else beside it, not “{typed}”.", typed=error.typed
    ),
    Reason.NO_ADDRESS: lambda error, texts: texts.say(
        "There is no web address in “{typed}”; one starts with https://", typed=error.typed
    ),
    Reason.CATEGORY: lambda error, texts: texts.say(
        "I know no category “{typed}”. There are {categories}; what it is good for stands in quotes.",
        typed=error.typed,
        categories=texts.listing([shelf_words.category(category, texts) for category in Category]),
    ),
    Reason.CONTRADICTION: lambda error, texts: texts.say(
        "“{typed}” names two kinds or two phases, and a share has one of each.", typed=error.typed
    ),
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
    Reason.STAGE: lambda error, texts: texts.say(
        "A deal starts with how it stands: open, qualified, won, lost or void, not “{typed}”.", typed=error.typed
    ),
    Reason.MISSING_CUSTOMER: lambda _, texts: texts.say("Which customer is it? The name is missing."),
    Reason.ONLY_VALUE: lambda error, texts: texts.say(
        "I read “{typed}” as the value, and the customer is missing. If it is the customer, put it in quotes: "
        '"{typed}".',
        typed=error.typed,
    ),
    Reason.MISSING_VALUE: lambda _, texts: texts.say("What is the deal worth? The value is missing."),
    Reason.VALUE_PLACE: lambda error, texts: texts.say(
        "The value belongs before the customer; a number that is part of the name belongs in quotes: “{typed}”.",
        typed=error.typed,
    ),
    Reason.QUOTE_DIGIT: lambda error, texts: texts.say(
        'A customer whose name starts with a digit belongs in quotes: "{typed}".', typed=error.typed
    ),
    Reason.UNCLOSED_QUOTE: lambda error, texts: texts.say(
        "There is a quotation mark without its partner in “{typed}”.", typed=error.typed
    ),
    Reason.UNKNOWN_WORD: lambda error, texts: texts.say("I do not understand “{typed}” here.", typed=error.typed),
    Reason.UNKNOWN_COMMAND: lambda error, texts: texts.say("I do not know `/upshot {typed}`.", typed=error.typed),
    Reason.AUDIT_TOPIC: lambda error, texts: texts.say(
        "“{typed}” is nothing the audit can be narrowed to. There are settings, weights, roles, sellers and imports; "
        "or name a person: `/upshot audit @anna`",
        typed=error.typed,
    ),
    Reason.PLATFORM: lambda error, texts: texts.say(
        "I know no platform “{typed}”. There are {platforms}.",
        typed=error.typed,
        platforms=texts.listing([words.platform(platform) for platform in PLATFORMS]),
    ),
    Reason.PRESET: lambda error, texts: texts.say(
        "There is no preset “{typed}”. There are {presets}.",
        typed=error.typed,
        presets=texts.listing([presets.name(preset, texts) for preset in Preset]),
    ),
    Reason.ZONE: lambda error, texts: texts.say("I do not know the time zone “{typed}”.", typed=error.typed),
    Reason.ONE_PERSON: lambda _error, texts: texts.say("One person at a time, please."),
    Reason.PROMPT_DAY: lambda error, texts: texts.say(
        "Sellers are asked from Monday to Friday; “{typed}” is for resting.", typed=error.typed
    ),
    Reason.DAY_NOT_ALLOWED: lambda error, texts: texts.say(
        "The post comes on Monday, Tuesday or Wednesday, so that the week it covers is fresh and complete; "
        "“{typed}” is too late.",
        typed=error.typed,
    ),
    Reason.PICK_CHANNEL: lambda error, texts: texts.say(
        "Please pick the channel from the list that Slack offers when you type #; “{typed}” is only text to me.",
        typed=error.typed,
    ),
    Reason.PICK_PERSON: lambda error, texts: texts.say(
        "Please pick the name from the list that Slack offers when you type @; “{typed}” is only text to me.",
        typed=error.typed,
    ),
    Reason.GROUP: lambda error, texts: texts.say("“{typed}” is a group, and I need single people.", typed=error.typed),
    Reason.TEAM_MISSING: lambda _, texts: texts.say("Which team do you mean? Its name is missing."),
    Reason.TEAM_PEOPLE: lambda _, texts: texts.say(
        "Who is to leave a team? Please name people; `/upshot teams end Nord` ends a team."
    ),
    Reason.TEAM_CHANNEL: lambda _, texts: texts.say(
        "Which channel? Please pick it from the list that Slack offers when you type #; "
        "`/upshot teams channel Nord none` takes it away."
    ),
    Reason.WALL_DAYS: lambda error, texts: texts.say(
        "A link to the wall screen lasts 1 to {limit} days; “{typed}” is outside of that.",
        limit=error.limit or 0,
        typed=error.typed,
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

WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    WeekNotOpenError: _week_not_open,
    TypedError: _typed,
    raw.AmountOutOfRangeError: _out_of_range,
    raw.TooManyDecimalsError: _too_many_decimals,
    raw.PillarsDisagreeError: _pillars_disagree,
    raw.PartExceedsWholeError: _part_exceeds_whole,
}
