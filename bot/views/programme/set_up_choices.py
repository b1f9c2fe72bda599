"""The choices in the set-up form for which the usual is right for most: what is asked for when, and who sees what."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from babel.dates import get_day_names
from slack_sdk.models.blocks import (
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)

from bot.domain.metrics import PRIVATE, SSI_PILLARS
from bot.domain.people import Visibility
from bot.domain.plans import LAST_PROMPTING_DAY
from bot.domain.scoring.own_metrics import reported_with
from bot.domain.seasons import Season
from bot.views import metrics
from bot.views.programme.settings import mode, season_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from slack_sdk.models.blocks.block_elements import InputInteractiveElement

    from bot.i18n import Texts
    from bot.use_cases.programme.settings import Settings
    from bot.views.answers import Block

_VALUE: Final = "value"
_METRICS, _VISIBILITY, _SWITCHES = "metrics", "visibility", "switches"
_SEASON, _PROMPT_DAY, PROMPT_AT = "season", "prompt_weekday", "prompt_at"
_COUNCIL, _DRY_RUN = "works_council", "dry_run"


def build(settings: Settings, texts: Texts) -> Sequence[Block]:
    """Return the inputs, filled with what holds."""
    return (
        _metrics(settings, texts),
        *_prompts(settings, texts),
        _season(settings, texts),
        _visibility(settings, texts),
        _switches(settings, texts),
    )


def parse(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was chosen, by the names of a plan's fields; nothing for a form without these inputs."""
    chosen = {block: next(iter(fields.values())) for block, fields in values.items()}
    found: dict[str, Any] = {}
    if _METRICS in chosen:
        found["metrics"] = tuple(option["value"] for option in chosen[_METRICS]["selected_options"] or ())
    for block, (name, kind) in _CHOSEN.items():
        if block in chosen:
            found[name] = kind(chosen[block]["selected_option"]["value"])
    if PROMPT_AT in chosen:
        found["prompt_at"] = time.fromisoformat(chosen[PROMPT_AT]["selected_time"])
    if _SWITCHES in chosen:
        switched = {option["value"] for option in chosen[_SWITCHES]["selected_options"] or ()}
        found |= {name: name in switched for name in (_COUNCIL, _DRY_RUN)}
    return found


def _metrics(settings: Settings, texts: Texts) -> Block:
    reported = reported_with(texts.own_metrics)
    known = {key: metrics.name(key, texts) for key in reported if key not in {*SSI_PILLARS, *PRIVATE}}
    options = [Option(value=key, label=name[:1].upper() + name[1:]) for key, name in known.items()]
    chosen = [option for key in settings.metrics for option in options if option.value == key]
    element = StaticMultiSelectElement(action_id=_VALUE, options=options, initial_options=chosen or None)
    hint = texts.plain("Three are plenty in the beginning; everything else can be reported, too.")
    return _input(_METRICS, texts.plain("Sellers are asked for"), element, hint=hint)


def _prompts(settings: Settings, texts: Texts) -> Sequence[Block]:
    """Return the inputs for when sellers are asked for what is missing."""
    day_names = get_day_names("wide", locale=texts.language)
    days = [Option(value=str(day), label=day_names[day].capitalize()) for day in range(LAST_PROMPTING_DAY + 1)]
    weekday = StaticSelectElement(action_id=_VALUE, options=days, initial_option=days[settings.prompt_weekday])
    at = TimePickerElement(action_id=_VALUE, initial_time=f"{settings.prompt_at:%H:%M}")
    hint = texts.plain("On each seller's own clock, in a direct message, if something is missing")
    return (
        _input(_PROMPT_DAY, texts.plain("Sellers are asked on"), weekday),
        _input(PROMPT_AT, texts.plain("Asked at"), at, hint=hint),
    )


def _season(settings: Settings, texts: Texts) -> Block:
    options = [Option(value=each, label=season_name(each, texts)) for each in Season]
    chosen = next(option for option in options if option.value == settings.season)
    element = StaticSelectElement(action_id=_VALUE, options=options, initial_option=chosen)
    return _input(_SEASON, texts.plain("A season lasts"), element)


def _visibility(settings: Settings, texts: Texts) -> Block:
    options = [Option(value=each, label=mode(each, settings, texts)) for each in Visibility]
    chosen = next(option for option in options if option.value == settings.visibility)
    element = StaticSelectElement(action_id=_VALUE, options=options, initial_option=chosen)
    return _input(_VISIBILITY, texts.plain("The leaderboard shows"), element)


def _switches(settings: Settings, texts: Texts) -> Block:
    options = [
        Option(
            value=_COUNCIL,
            label=texts.plain("There is a works council"),
            description=texts.plain("Nothing is collected before its agreement is entered."),
        ),
        Option(
            value=_DRY_RUN,
            label=texts.plain("Begin with a dry run"),
            description=texts.plain("I ask and note, and post nothing until you say so."),
        ),
    ]
    holding = {_COUNCIL: settings.works_council, _DRY_RUN: settings.dry_run}
    chosen = [option for option in options if holding[str(option.value)]]
    element = CheckboxesElement(action_id=_VALUE, options=options, initial_options=chosen or None)
    return {**_input(_SWITCHES, texts.plain("Also"), element), "optional": True}


def _input(block_id: str, label: str, element: InputInteractiveElement, *, hint: str = "") -> Block:
    said = PlainTextObject(text=hint) if hint else None
    return InputBlock(block_id=block_id, label=PlainTextObject(text=label), element=element, hint=said).to_dict()


_CHOSEN: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    _VISIBILITY: ("visibility", Visibility),
    _SEASON: ("season", Season),
    _PROMPT_DAY: ("prompt_weekday", int),
}
"""The selects, each with the field of a plan and what its value becomes."""
