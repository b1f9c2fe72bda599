"""The form that sets a programme up, or changes its settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from babel.dates import get_day_names
from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
)

from bot.domain.channels import ArchivedChannelError, BotNotInChannelError, SharedChannelError, SlackSilentError
from bot.domain.plans import LAST_POSTING_DAY, SettingRefusedError
from bot.domain.scoring.presets import Preset
from bot.domain.typed.calendars import UnknownCalendarError
from bot.domain.typed.errors import TypedError
from bot.domain.typed.words.amounts import CURRENCIES
from bot.use_cases import receipts
from bot.use_cases.programme.currency import MoneyStoredError
from bot.use_cases.programme.settings import Settings
from bot.views import forms
from bot.views.answers import section
from bot.views.programme import presets, set_up_choices, settings_refusals
from bot.views.programme import settings as setting_words
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from slack_sdk.models.blocks.block_elements import InputInteractiveElement

    from bot.domain.errors import UserError
    from bot.i18n import Texts
    from bot.views.answers import Block
    from bot.views.forms import View

FORM: Final = "set_up"
LANGUAGES: Final = setting_words.LANGUAGES

_VALUE = "value"
_PRESET, _CHANNEL, _ZONE, _LANGUAGE, _WEEKDAY, _AT, _CURRENCY, _HOLIDAYS = (
    "preset",
    "channel",
    "zone",
    "language",
    "weekday",
    "at",
    "currency",
    "holidays",
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered; the zone and the holidays are still to be understood."""

    channel_id: str
    zone: str
    weekday: int
    at: time
    currency: str
    language: str
    preset: Preset | None
    holidays: str
    choices: Mapping[str, Any]
    """By the names of a plan's fields."""
    shown: Settings | None
    """What the form was filled with; nothing for a form of an older version."""


def build(settings: Settings, texts: Texts, *, is_first: bool) -> View:
    """Return the form, filled with what is known; the objective is asked only once."""
    intro = texts.say("Upshot posts one leaderboard a week in a channel that it was invited to: `/invite @Upshot`")
    return forms.modal(
        texts.plain("Set up Upshot") if is_first else texts.plain("Change settings"),
        [section(intro), *([_objective(texts)] if is_first else []), *_inputs(settings, texts)],
        callback_id=FORM,
        submit=texts.plain("Start") if is_first else texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=receipts.written(settings),
    )


@reads_form("/upshot setup")
def parse(view: Mapping[str, Any]) -> Entered:
    """Return what was entered in a form that was sent."""
    values, shown = view["state"]["values"], view["private_metadata"]
    chosen = {block: fields[_VALUE] for block, fields in values.items()}
    preset = chosen.get(_PRESET)
    return Entered(
        channel_id=chosen[_CHANNEL]["selected_conversation"],
        zone=chosen[_ZONE]["value"],
        weekday=int(chosen[_WEEKDAY]["selected_option"]["value"]),
        at=time.fromisoformat(chosen[_AT]["selected_time"]),
        currency=chosen[_CURRENCY]["selected_option"]["value"],
        language=chosen[_LANGUAGE]["selected_option"]["value"],
        preset=Preset(preset["selected_option"]["value"]) if preset else None,
        holidays=chosen.get(_HOLIDAYS, {}).get("value") or "",
        choices=set_up_choices.parse(values),
        shown=receipts.read(Settings, shown) if shown else None,
    )


def errors(error: UserError, texts: Texts) -> Mapping[str, str] | None:
    """Return what is wrong by the field at which it stands; nothing for what no field can mend."""
    found = next(((block, words) for kind, block, words in _ERRORS if isinstance(error, kind)), None)
    return None if found is None else {found[0]: found[1](error, texts)}


def _inputs(settings: Settings, texts: Texts) -> Sequence[Block]:
    day_names = get_day_names("wide", locale=texts.language)
    days = [(str(day), day_names[day].capitalize()) for day in range(LAST_POSTING_DAY + 1)]
    currencies = [(code, code) for code in CURRENCIES.meanings if code.isupper()]
    return [
        _input(_CHANNEL, texts.plain("Channel of the leaderboard"), _channel(settings)),
        _input(_WEEKDAY, texts.plain("Day of the weekly post"), _select(days, str(settings.weekday))),
        _input(_AT, texts.plain("Time"), TimePickerElement(action_id=_VALUE, initial_time=f"{settings.at:%H:%M}")),
        _input(
            _ZONE,
            texts.plain("Time zone"),
            PlainTextInputElement(action_id=_VALUE, initial_value=settings.zone, max_length=60),
            hint=texts.plain("As a region and a city, such as Europe/Berlin"),
        ),
        _input(
            _LANGUAGE,
            texts.plain("Language of the post"),
            _select(list(LANGUAGES.items()), settings.language),
            hint=texts.plain("Answers come in each person's own language."),
        ),
        _input(_CURRENCY, texts.plain("Currency"), _select(currencies, settings.currency)),
        _holidays(settings, texts),
        *set_up_choices.build(settings, texts),
    ]


def _holidays(settings: Settings, texts: Texts) -> Block:
    element = PlainTextInputElement(action_id=_VALUE, initial_value=settings.calendar or None, max_length=10)
    hint = texts.plain("A country such as DE, or a region of it such as DE-BY; left empty, the time zone decides")
    return {**_input(_HOLIDAYS, texts.plain("Public holidays"), element, hint=hint), "optional": True}


def _objective(texts: Texts) -> Block:
    options = [
        Option(value=preset, label=presets.name(preset, texts), description=presets.aim(preset, texts))
        for preset in Preset
    ]
    chosen = next(option for option in options if option.value == Preset.BALANCED)
    radio = RadioButtonsElement(action_id=_VALUE, options=options, initial_option=chosen)
    return _input(_PRESET, texts.plain("What matters most now"), radio)


def _channel(settings: Settings) -> ConversationSelectElement:
    return ConversationSelectElement(
        action_id=_VALUE,
        initial_conversation=settings.channel_id or None,
        default_to_current_conversation=None if settings.channel_id else True,
        filter=ConversationFilter(
            include=["public", "private"], exclude_bot_users=True, exclude_external_shared_channels=True
        ),
    )


def _select(choices: Sequence[tuple[str, str]], chosen: str) -> StaticSelectElement:
    options = [Option(value=value, label=label) for value, label in choices]
    initial = next((option for option in options if option.value == chosen), None)
    return StaticSelectElement(action_id=_VALUE, options=options, initial_option=initial)


def _input(block_id: str, label: str, element: InputInteractiveElement, *, hint: str = "") -> Block:
    said = PlainTextObject(text=hint) if hint else None
    return InputBlock(block_id=block_id, label=PlainTextObject(text=label), element=element, hint=said).to_dict()


def _zone_error(error: TypedError, texts: Texts) -> str:
    if error.suggestions:
        return texts.plain("There is no such time zone. Did you mean {zone}?", zone=error.suggestions[0])
    return texts.plain("There is no such time zone. Try a region and a city, such as Europe/Berlin.")


def _money_error(error: MoneyStoredError, texts: Texts) -> str:
    return texts.plain("There are amounts in {currency} already, so it stays.", currency=error.before)


def _holidays_error(error: UnknownCalendarError, texts: Texts) -> str:
    if error.regions:
        return texts.plain("There is no such region. I know {regions}.", regions=", ".join(error.regions))
    return texts.plain("There is no such country. Try a code of two letters, such as DE, SE or US.")


_ERRORS: Sequence[tuple[type[UserError], str, Callable[[Any, Texts], str]]] = (
    (TypedError, _ZONE, _zone_error),
    (MoneyStoredError, _CURRENCY, _money_error),
    (UnknownCalendarError, _HOLIDAYS, _holidays_error),
    (SettingRefusedError, set_up_choices.PROMPT_AT, settings_refusals.refused),
    (
        BotNotInChannelError,
        _CHANNEL,
        lambda _, texts: texts.plain("I am not in that channel yet: type /invite @Upshot there, then send this again."),
    ),
    (ArchivedChannelError, _CHANNEL, lambda _, texts: texts.plain("That channel is archived.")),
    (
        SharedChannelError,
        _CHANNEL,
        lambda _, texts: texts.plain("That channel is shared with another organisation, which would see your numbers."),
    ),
    (SlackSilentError, _CHANNEL, lambda _, texts: texts.plain("Slack did not answer in time. Please send this again.")),
)
