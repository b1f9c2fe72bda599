from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.drafts import Aspect, Draft
from bot.domain.scoring.adjustments import between_currencies, for_currency
from bot.domain.scoring.admissible import InadmissibleSchemeError, shares
from bot.domain.scoring.presets import PRESETS, Preset

BALANCED = PRESETS[Preset.BALANCED]


def test_typed_weights_stay_what_was_typed() -> None:
    """The weights that were typed are shares of 100; the others fill up the rest in proportion."""
    scheme = Draft(Aspect.WEIGHTS, {"meetings": Decimal(20), "ssi": Decimal(5)}).applied_to(BALANCED, "EUR")
    weights = shares(scheme.metrics)
    assert weights["meetings"] == 20
    assert weights["ssi_level"] + weights["ssi_growth"] == 5
    assert sum(weights.values()) == 100


def test_goals_change_alone() -> None:
    """New goals leave the weights and the other goals alone."""
    scheme = Draft(Aspect.GOALS, {"meetings": Decimal(4), "ssi": Decimal(75)}).applied_to(BALANCED, "EUR")
    assert scheme.metrics["meetings"].goal == 4
    assert scheme.metrics["ssi_level"].goal == 75
    assert shares(scheme.metrics) == shares(BALANCED.metrics)


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_is_its_weights_and_goals(preset: Preset) -> None:
    """The weights and the goals of a preset together make the preset."""
    changed = Draft(Aspect.GOALS, {"revenue": Decimal(1)}).applied_to(BALANCED, "SEK")
    weighted = Draft(Aspect.WEIGHTS, preset=preset).applied_to(changed, "SEK")
    scheme = Draft(Aspect.GOALS, preset=preset).applied_to(weighted, "SEK")
    assert scheme.metrics == for_currency(PRESETS[preset], "SEK").metrics
    assert scheme.cover == PRESETS[preset].cover


def test_an_inadmissible_draft_is_refused() -> None:
    """A draft that would break a guard rail has no result."""
    with pytest.raises(InadmissibleSchemeError):
        Draft(Aspect.WEIGHTS, {"ssi": Decimal(40)}).applied_to(BALANCED, "EUR")


def test_there_and_back_between_currencies() -> None:
    """Money goals are tenfold in kronor, the same among kronor, and back again in euros."""
    kronor = between_currencies(BALANCED, "EUR", "SEK")
    assert kronor.metrics["revenue"].goal == BALANCED.metrics["revenue"].goal * 10
    assert kronor.metrics["meetings"] == BALANCED.metrics["meetings"]
    assert between_currencies(kronor, "SEK", "NOK") == kronor
    assert between_currencies(kronor, "NOK", "USD") == BALANCED
