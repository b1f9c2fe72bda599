"""The choices in the set-up form for which the usual is right for most: what is asked for, and who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from slack_sdk.models.blocks import (
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
)

from bot.domain.metrics import PRIVATE, RAW, SSI_PILLARS
from bot.domain.people import Visibility
from bot.views import metrics
from bot.views.programme.settings import mode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slack_sdk.models.blocks.block_elements import InputInteractiveElement

    from bot.i18n import Texts
    from bot.use_cases.programme.settings import Settings
    from bot.views.answers import Block

_VALUE: Final = "value"
_METRICS, _VISIBILITY, _SWITCHES = "metrics", "visibility", "switches"
_COUNCIL, _DRY_RUN = "works_council", "dry_run"


def build(settings: Settings, texts: Texts) -> Sequence[Block]:
    """Return the inputs, filled with what holds."""
    return (_metrics(settings, texts), _visibility(settings, texts), _switches(settings, texts))


def parse(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was chosen, by the names of a plan's fields; nothing for a form without these inputs."""
    chosen = {block: next(iter(fields.values())) for block, fields in values.items()}
    found: dict[str, Any] = {}
    if _METRICS in chosen:
        found["metrics"] = tuple(option["value"] for option in chosen[_METRICS]["selected_options"] or ())
    if _VISIBILITY in chosen:
        found["visibility"] = Visibility(chosen[_VISIBILITY]["selected_option"]["value"])
    if _SWITCHES in chosen:
        switched = {option["value"] for option in chosen[_SWITCHES]["selected_options"] or ()}
        found |= {name: name in switched for name in (_COUNCIL, _DRY_RUN)}
    return found


def _metrics(settings: Settings, texts: Texts) -> Block:
    known = {key: metrics.name(key, texts) for key in RAW if key not in {*SSI_PILLARS, *PRIVATE}}
    options = [Option(value=key, label=name[:1].upper() + name[1:]) for key, name in known.items()]
    chosen = [option for key in settings.metrics for option in options if option.value == key]
    element = StaticMultiSelectElement(action_id=_VALUE, options=options, initial_options=chosen or None)
    hint = texts.plain("Three are plenty in the beginning; everything else can be reported, too.")
    return _input(_METRICS, texts.plain("Sellers are asked for"), element, hint=hint)


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
