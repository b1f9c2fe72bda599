from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.admissible import violations
from bot.domain.scoring.metrics import CATALOGUE, Pillar
from bot.domain.scoring.presets import PRESETS, Preset

if TYPE_CHECKING:
    from fractions import Fraction

_LEADERSHIP = ("posts", "shares", "engagement")
_LOYALTY = ("target_growth", "connections_growth")


def _weight(preset: Preset, *metrics: str) -> Fraction:
    rules = PRESETS[preset].metrics
    return sum((rules[metric].weight for metric in metrics), start=rules["ssi_level"].weight * 0)


def _outside_of_strategy(preset: Preset) -> dict[str, Fraction]:
    rules = PRESETS[preset].metrics
    return {key: rule.weight for key, rule in rules.items() if CATALOGUE[key].pillar is not Pillar.STRATEGIC}


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_is_admissible(preset: Preset) -> None:
    """No preset breaks a guard rail, and the weights of each are 100 together."""
    assert violations(PRESETS[preset]) == ()
    assert _weight(preset, *PRESETS[preset].metrics) == 100


@pytest.mark.parametrize(("preset", "leaning"), [(Preset.LEADERSHIP, _LEADERSHIP), (Preset.LOYALTY, _LOYALTY)])
def test_a_variant_of_balanced_moves_the_strategic_pillar_alone(preset: Preset, leaning: tuple[str, ...]) -> None:
    """A variant leans to its side with more than two thirds of the strategic pillar; all else is as in Balanced."""
    assert _outside_of_strategy(preset) == _outside_of_strategy(Preset.BALANCED)
    strategy = _weight(preset, *_LEADERSHIP, *_LOYALTY)
    assert strategy == _weight(Preset.BALANCED, *_LEADERSHIP, *_LOYALTY)
    assert _weight(preset, *leaning) * 3 > strategy * 2
