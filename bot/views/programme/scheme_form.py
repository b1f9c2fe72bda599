"""The form that changes weights or goals: a number for each metric, by pillar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from bot.domain.drafts import Aspect
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.typed.lines.because import LONGEST_REASON
from bot.domain.typed.numbers import MOST_DECIMALS
from bot.domain.typed.repeating import worded
from bot.i18n import capitalised
from bot.views import forms, inputs, metrics
from bot.views.answers import plain, section
from bot.views.leaderboard.score_lines import PILLARS, pillar_name
from bot.views.programme import presets
from bot.views.programme.scheme import weights_of
from bot.views.values import reads_form, reads_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.scoring.metrics import Pillar
    from bot.domain.scoring.scheme import Scheme
    from bot.i18n import Texts
    from bot.views.answers import Block
    from bot.views.forms import View

FORM: Final = "scheme"
TAKE_PRESET: Final = "take_preset"
"""Draws the form anew with the numbers of a preset; the value is the preset."""

_VALUE, _SINCE, _REASON = "value", "since", "reason"
_LABEL = 75


class Start(StrEnum):
    """From when on a change is to hold."""

    NOW = "now"
    NEXT_WEEK = "next_week"
    NEXT_SEASON = "next_season"


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: of the numbers only those that are others than the form was filled with."""

    aspect: Aspect
    amounts: Mapping[str, Decimal]
    start: Start
    because: str


def build(scheme: Scheme, aspect: Aspect, texts: Texts, *, filled: Preset | None = None) -> View:
    """Return the form.

    Args:
        scheme: what holds; the form has a field for each of its metrics.
        aspect: whether it is about weights or goals.
        texts: the language of the admin.
        filled: the preset with whose numbers the form is filled instead.
    """
    title = texts.plain("Change weights") if aspect is Aspect.WEIGHTS else texts.plain("Change goals")
    return forms.modal(
        title,
        list(_blocks(scheme, aspect, texts, filled)),
        callback_id=FORM,
        submit=texts.plain("Preview"),
        close=texts.plain("Cancel"),
        metadata=aspect,
    )


@reads_value("/upshot weights")
def preset_in(value: str) -> Preset:
    """Return the preset that was chosen in the form."""
    return Preset(value)


@reads_form("/upshot weights")
def aspect_of(view: Mapping[str, Any]) -> Aspect:
    """Return what the form in front is about."""
    return Aspect(view["private_metadata"])


@reads_form("/upshot weights")
def parse(view: Mapping[str, Any], scheme: Scheme) -> Entered:
    """Return what stands in a form that Slack sent; a number is as Slack's number field gives it."""
    aspect = aspect_of(view)
    found = {block.split(":")[0]: fields.get(_VALUE) or {} for block, fields in view["state"]["values"].items()}
    shown = numbers(scheme, aspect)
    typed = {metric: _number(found[metric].get("value")) for metric in shown if metric in found}
    amounts = {metric: amount for metric, amount in typed.items() if amount is not None and amount != shown[metric]}
    chosen = found.get(_SINCE, {}).get("selected_option") or {"value": Start.NOW}
    return Entered(aspect, amounts, Start(chosen["value"]), worded(found.get(_REASON, {}).get("value") or ""))


def numbers(scheme: Scheme, aspect: Aspect) -> dict[str, Decimal]:
    """Return the numbers of a scheme as the form shows them."""
    if aspect is Aspect.WEIGHTS:
        return {metric: weight for pillar in PILLARS for metric, weight in weights_of(scheme, pillar).items()}
    return {metric: half_up(rule.goal, MOST_DECIMALS).normalize() for metric, rule in scheme.metrics.items()}


def _blocks(scheme: Scheme, aspect: Aspect, texts: Texts, filled: Preset | None) -> Iterator[Block]:
    intro = texts.say(
        "The other weights fill up the rest of 100 in proportion. Nothing changes before you have seen it."
    )
    if aspect is Aspect.GOALS:
        intro = texts.say("Goals are for a full-time week. Nothing changes before you have seen what it does.")
    yield section(intro)
    if aspect is Aspect.WEIGHTS:
        yield _presets(texts)
    shown = numbers(scheme if filled is None else PRESETS[filled], aspect)
    for pillar in PILLARS:
        yield section(f"*{pillar_name(pillar, texts)}*")
        yield from _fields(scheme, pillar, shown, texts, filled)
    yield _since(texts)
    yield _reason(texts)


def _fields(
    scheme: Scheme, pillar: Pillar, shown: Mapping[str, Decimal], texts: Texts, filled: Preset | None
) -> Iterator[Block]:
    for metric in scheme.metrics:
        if scheme.catalogue[metric].pillar is pillar:
            element = {
                "type": "number_input",
                "action_id": _VALUE,
                "is_decimal_allowed": True,
                "min_value": "0",
                "initial_value": f"{shown.get(metric, Decimal(0)).normalize():f}",
            }
            label = capitalised(metrics.name(metric, texts))
            block_id = f"{metric}:{filled or ''}"  # another one for each filling: Slack keeps what stands in the same
            yield inputs.field(block_id, label, element, optional=False)


def _presets(texts: Texts) -> Block:
    options = [inputs.option(presets.name(preset, texts), preset) for preset in Preset]
    select = {
        "type": "static_select",
        "action_id": TAKE_PRESET,
        "placeholder": plain(texts.plain("Fill in a preset"), _LABEL),
        "options": options,
    }
    return {"type": "actions", "block_id": "preset", "elements": [select]}


def _since(texts: Texts) -> Block:
    options = [
        inputs.option(texts.plain("This week"), Start.NOW),
        inputs.option(texts.plain("Next week"), Start.NEXT_WEEK),
        inputs.option(texts.plain("Next season"), Start.NEXT_SEASON),
    ]
    return inputs.field(_SINCE, texts.plain("Holds from"), inputs.choice(_VALUE, options, Start.NOW), optional=False)


def _reason(texts: Texts) -> Block:
    hint = texts.plain("The weekly post names it; within a season it is needed.")
    return inputs.field(_REASON, texts.plain("Reason"), inputs.typed(_VALUE, most=LONGEST_REASON), hint=hint)


def _number(typed: str | None) -> Decimal | None:
    try:
        return None if typed is None else Decimal(typed).normalize()
    except InvalidOperation:
        return None
