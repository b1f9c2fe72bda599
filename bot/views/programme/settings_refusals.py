"""The words for settings that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.plans import AgreementMissingError, SettingRefusedError, SettingsMovedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def refused(error: SettingRefusedError, texts: Texts) -> str:
    """Return within which bounds a setting has to be."""
    return _SETTINGS[error.setting](texts, error)


def _moved(_error: SettingsMovedError, texts: Texts) -> str:
    return texts.say("Somebody has changed the settings in the meantime, so nothing was saved. Please type it again.")


def _agreement_missing(_error: AgreementMissingError, texts: Texts) -> str:
    return texts.say(
        "Nothing is collected before the agreement with the works council is there, so nothing was noted. An admin "
        'enters it: `/upshot policy agreement "BV 2026-3"`'
    )


_SETTINGS: Final[Mapping[str, Callable[[Texts, SettingRefusedError], str]]] = {
    "weekday": lambda texts, _: texts.say("The post comes on Monday, Tuesday or Wednesday. Nothing was changed."),
    "prompt_weekday": lambda texts, _: texts.say("Sellers are asked from Monday to Friday. Nothing was changed."),
    "named_places": lambda texts, error: texts.say(
        "{lowest} to {highest} places can be named. Nothing was changed.", lowest=error.lowest, highest=error.highest
    ),
    "minimum_cohort": lambda texts, error: texts.say(
        "The smallest group has {lowest} to {highest} people. Nothing was changed.",
        lowest=error.lowest,
        highest=error.highest,
    ),
    "prompt_at": lambda texts, error: texts.say(
        "Sellers are asked between {lowest}:00 and {highest}:00 on their own clocks. Nothing was changed.",
        lowest=error.lowest,
        highest=error.highest,
    ),
    "large_deal": lambda texts, error: texts.say(
        "Large deals begin above {lowest} to {highest}. Nothing was changed.",
        lowest=texts.number(error.lowest),
        highest=texts.number(error.highest),
    ),
    "agreement": lambda texts, error: texts.say(
        "The reference of an agreement has up to {highest} characters. Nothing was changed.", highest=error.highest
    ),
}
WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    SettingRefusedError: refused,
    AgreementMissingError: _agreement_missing,
    SettingsMovedError: _moved,
}
