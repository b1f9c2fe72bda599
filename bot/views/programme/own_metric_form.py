"""The form that defines a metric of a programme's own."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from bot.domain.own_metric_plans import (
    HIGHEST_CAP,
    LONGEST_NAME,
    LONGEST_UNIT,
    LOWEST_CAP,
    CapRefusedError,
    KeyRefusedError,
    NameRefusedError,
    NameTakenError,
    OwnGoalRefusedError,
    OwnMetricPlan,
)
from bot.domain.scoring.metrics import Phase, Pillar
from bot.domain.scoring.own_metrics import OwnKind
from bot.domain.typed.cleaning import clean
from bot.domain.typed.repeating import worded
from bot.i18n import capitalised
from bot.views import forms, inputs
from bot.views.answers import section
from bot.views.content import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Texts
    from bot.views.forms import View

FORM: Final = "own_metric"
_VALUE: Final = "value"
_KEY, _NAME, _KIND, _PILLAR, _PHASE, _GOAL, _CAP, _UNIT = (
    *("key", "name", "kind", "pillar", "phase", "goal", "cap", "unit"),
)
_LONGEST_KEY: Final = 20


def build(texts: Texts) -> View:
    """Return the form."""
    cap_hint = texts.plain("Beyond the goal half counts, up to this. What is not an outcome ends at its goal.")
    blocks = [
        section(
            texts.say(
                "A metric of your own is reported like all others, and weighs nothing until you give it a weight. It "
                "keeps its name in every language."
            )
        ),
        inputs.field(_NAME, texts.plain("Name"), inputs.typed(_VALUE, most=LONGEST_NAME), optional=False),
        inputs.field(
            _KEY,
            texts.plain("The word to type for it"),
            inputs.typed(_VALUE, most=_LONGEST_KEY, placeholder="demos"),
            optional=False,
        ),
        inputs.field(
            _KIND, texts.plain("What it is"), inputs.choice(_VALUE, _kinds(texts), OwnKind.COUNT), optional=False
        ),
        inputs.field(
            _PILLAR, texts.plain("What it counts as"), inputs.choice(_VALUE, _pillars(texts), Pillar.BUSINESS)
        ),
        inputs.field(_PHASE, texts.plain("Phase"), inputs.choice(_VALUE, _phases(texts))),
        _number(_GOAL, texts.plain("Goal a week; of a level, the level"), "2", is_optional=False),
        _number(_CAP, texts.plain("Counts up to, in % of the goal"), "100", hint=cap_hint),
        inputs.field(_UNIT, texts.plain("Unit behind the number"), inputs.typed(_VALUE, most=LONGEST_UNIT)),
    ]
    return forms.modal(
        texts.plain("Define a metric"),
        blocks,
        callback_id=FORM,
        submit=texts.plain("Define"),
        close=texts.plain("Cancel"),
    )


def parse(view: Mapping[str, Any]) -> OwnMetricPlan:
    """Return what stands in a form that Slack sent."""
    fields = {block: entered.get(_VALUE) or {} for block, entered in view["state"]["values"].items()}
    phase = _chosen(fields.get(_PHASE))
    return OwnMetricPlan(
        key=clean(_text(fields.get(_KEY))).lower(),
        name=worded(" ".join(_text(fields.get(_NAME)).split())),
        kind=OwnKind(_chosen(fields.get(_KIND)) or OwnKind.COUNT),
        pillar=Pillar(_chosen(fields.get(_PILLAR)) or Pillar.STRATEGIC),
        phase=Phase(phase) if phase else None,
        goal=_decimal(_text(fields.get(_GOAL))),
        cap=_decimal(_text(fields.get(_CAP))) or Decimal(LOWEST_CAP),
        unit=worded(" ".join(_text(fields.get(_UNIT)).split())),
    )


def field_of(error: Exception, plan: OwnMetricPlan) -> str | None:
    """Return at which field an error stands; None where it is about the whole form."""
    if isinstance(error, NameTakenError):
        return _KEY if error.name == plan.key else _NAME
    if isinstance(error, NameRefusedError):
        return _UNIT if error.name == plan.unit else _NAME
    fields = {KeyRefusedError: _KEY, OwnGoalRefusedError: _GOAL, CapRefusedError: _CAP}
    return fields.get(type(error))


def _kinds(texts: Texts) -> list[dict[str, Any]]:
    return [
        inputs.option(texts.plain("A count: the weeks add up"), OwnKind.COUNT),
        inputs.option(texts.plain("A level: the newest number counts"), OwnKind.LEVEL),
    ]


def _pillars(texts: Texts) -> list[dict[str, Any]]:
    return [
        inputs.option(texts.plain("An outcome"), Pillar.BUSINESS),
        inputs.option(texts.plain("Strategic work"), Pillar.STRATEGIC),
    ]


def _phases(texts: Texts) -> list[dict[str, Any]]:
    return [inputs.option(capitalised(words.phase(phase, texts)), phase) for phase in Phase]


def _number(block_id: str, label: str, initial: str, *, is_optional: bool = True, hint: str = "") -> dict[str, Any]:
    element = {
        "type": "number_input",
        "action_id": _VALUE,
        "is_decimal_allowed": True,
        "min_value": "0",
        "initial_value": initial,
    }
    if block_id == _CAP:
        element |= {"min_value": str(LOWEST_CAP), "max_value": str(HIGHEST_CAP)}
    return inputs.field(block_id, label, element, optional=is_optional, hint=hint)


def _text(field: Mapping[str, Any] | None) -> str:
    return str((field or {}).get("value") or "")


def _chosen(field: Mapping[str, Any] | None) -> str:
    return str(((field or {}).get("selected_option") or {}).get("value") or "")


def _decimal(typed: str) -> Decimal | None:
    try:
        return Decimal(typed) if typed else None
    except InvalidOperation:
        return None
