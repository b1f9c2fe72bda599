"""What the presets are called, and what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.scoring.presets import Preset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def name(preset: Preset, texts: Texts) -> str:
    """Return what a preset is called: plain text."""
    return _WORDS[preset][0](texts)


def aim(preset: Preset, texts: Texts) -> str:
    """Return in one plain sentence what a preset is for."""
    return _WORDS[preset][1](texts)


_WORDS: Mapping[Preset, tuple[Callable[[Texts], str], Callable[[Texts], str]]] = {
    Preset.ADOPTION: (
        lambda texts: texts.plain("Adoption"),
        lambda texts: texts.plain("Getting started: activity counts more, for the first two quarters."),
    ),
    Preset.BALANCED: (
        lambda texts: texts.plain("Balanced"),
        lambda texts: texts.plain("Two thirds outcomes, one third the work that leads to them."),
    ),
    Preset.LEADERSHIP: (
        lambda texts: texts.plain("Thought leadership"),
        lambda texts: texts.plain("Balanced, and posts, shares and reactions count most of the work."),
    ),
    Preset.LOYALTY: (
        lambda texts: texts.plain("Loyalty"),
        lambda texts: texts.plain("Balanced, and knowing the right people counts most of the work."),
    ),
    Preset.RESULTS: (
        lambda texts: texts.plain("Results"),
        lambda texts: texts.plain("Customers and revenue before all else."),
    ),
}
