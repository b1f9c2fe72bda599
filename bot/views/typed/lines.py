"""The words for what stands in a line and cannot be meant there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.content import PLATFORMS
from bot.domain.scoring.presets import Preset
from bot.domain.shelf import Category
from bot.domain.typed.errors import Reason
from bot.views.content import words
from bot.views.programme import presets
from bot.views.shelf import words as shelf_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.errors import TypedError
    from bot.i18n import Texts

SENTENCES: Final[Mapping[Reason, Callable[[TypedError, Texts], str]]] = {
    Reason.EMPTY: lambda _, texts: texts.say("Something is missing there."),
    Reason.TOO_LONG: lambda error, texts: texts.say(
        "That is too long for me: I read at most {limit} characters.", limit=texts.number(error.limit or 0)
    ),
    Reason.UNKNOWN_LANGUAGE: lambda error, texts: texts.say(
        "I speak English, German and Swedish; “{typed}” is none of them.", typed=error.typed
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
    Reason.ONE_PERSON: lambda _error, texts: texts.say("One person at a time, please."),
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
}
