"""A change of weights or goals that an admin thinks about, before it is in force."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads the annotations at run time
from dataclasses import dataclass, field, replace
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.adjustments import for_currency, reweighted, with_goals
from bot.domain.scoring.presets import PRESETS, Preset

if TYPE_CHECKING:
    from bot.domain.scoring.scheme import Scheme


class Aspect(StrEnum):
    """What of a scheme is changed."""

    WEIGHTS = "weights"
    GOALS = "goals"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed: single weights or goals, or a preset to take them over from."""

    aspect: Aspect
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    """By scored metric; ``ssi`` among weights is the whole SSI pillar."""
    preset: Preset | None = None
    because: str = ""
    """Why, in the admin's words."""

    def applied_to(self, scheme: Scheme, currency: str) -> Scheme:
        """Return the scheme with the change made; its version and first week stay.

        Raises:
            UserError: an amount cannot be, or the result would break guard rails.
        """
        if self.preset is not None:
            return _taken_over(scheme, for_currency(PRESETS[self.preset], currency), self.aspect)
        change = reweighted if self.aspect is Aspect.WEIGHTS else with_goals
        return change(scheme, self.amounts)


def _taken_over(scheme: Scheme, preset: Scheme, aspect: Aspect) -> Scheme:
    """Return the scheme with the weights and the cover of a preset, or with its goals."""
    if aspect is Aspect.WEIGHTS:
        rules = {metric: replace(rule, weight=_weight(preset, metric)) for metric, rule in scheme.metrics.items()}
        return replace(scheme, metrics=rules, cover=preset.cover)
    rules = {
        metric: replace(rule, goal=preset.metrics[metric].goal) if metric in preset.metrics else rule
        for metric, rule in scheme.metrics.items()
    }
    return replace(scheme, metrics=rules)


def _weight(preset: Scheme, metric: str) -> Fraction:
    return preset.metrics[metric].weight if metric in preset.metrics else Fraction(0)
