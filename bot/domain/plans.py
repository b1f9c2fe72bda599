"""What is to become of a programme's settings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import time  # noqa: TC003 - a button's value is read back by the annotations
from decimal import Decimal  # noqa: TC003 - the same
from typing import Final

from bot.domain.channels import ChannelState  # noqa: TC001 - the same
from bot.domain.errors import UserError
from bot.domain.people import Visibility  # noqa: TC001 - the same
from bot.domain.scoring.presets import Preset  # noqa: TC001 - the same
from bot.domain.seasons import Season  # noqa: TC001 - the same
from bot.domain.visibility import FEWEST_PLACES, LARGEST_COHORT, LISTED, SMALLEST_COHORT

LONGEST_AGREEMENT: Final = 80
"""Characters in the reference of an agreement."""
LARGEST_DEAL: Final = 1_000_000_000
"""The highest value above which deals can be large."""
LAST_POSTING_DAY: Final = 2
"""Wednesday: 0 is Monday."""
LAST_PROMPTING_DAY: Final = 4
"""Friday."""
EARLIEST_PROMPT: Final = 7
LATEST_PROMPT: Final = 17
"""Hours of the day between which sellers may be asked; nobody is written to from six in the evening on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for; nothing where nothing was said."""

    channel: ChannelState | None = None
    zone: str | None = None
    weekday: int | None = None
    at: time | None = None
    currency: str | None = None
    language: str | None = None
    preset: Preset | None = None
    calendar: tuple[str, str] | None = None
    """The country and the region whose public holidays count; an empty country goes by the time zone."""
    metrics: tuple[str, ...] | None = None
    """What sellers are asked for."""
    prompt_weekday: int | None = None
    prompt_at: time | None = None
    season: Season | None = None
    visibility: Visibility | None = None
    named_places: int | None = None
    minimum_cohort: int | None = None
    works_council: bool | None = None
    agreement: str | None = None
    two_person: bool | None = None
    dry_run: bool | None = None
    month_post: bool | None = None
    season_post: bool | None = None
    large_deal: Decimal | None = None
    """0 goes back to ten weekly revenue goals."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return all(getattr(self, field.name) is None for field in fields(self))

    def check(self) -> None:
        """Return when every number lies within its bounds.

        Raises:
            SettingRefusedError: one does not.
        """
        _check_range("weekday", self.weekday, 0, LAST_POSTING_DAY)
        _check_range("prompt_weekday", self.prompt_weekday, 0, LAST_PROMPTING_DAY)
        _check_range("named_places", self.named_places, FEWEST_PLACES, LISTED)
        _check_range("minimum_cohort", self.minimum_cohort, SMALLEST_COHORT, LARGEST_COHORT)
        hour = None if self.prompt_at is None else self.prompt_at.hour + (self.prompt_at.minute > 0)
        _check_range("prompt_at", hour, EARLIEST_PROMPT, LATEST_PROMPT)
        length = None if self.agreement is None else len(self.agreement)
        _check_range("agreement", length, 0, LONGEST_AGREEMENT)
        large = None if self.large_deal is None else int(self.large_deal)
        _check_range("large_deal", large, 0, LARGEST_DEAL)


class SettingRefusedError(UserError):
    """A setting lies outside of its bounds; ``setting`` is the name of the field of the plan."""

    def __init__(self, setting: str, lowest: int, highest: int) -> None:
        """Keep which one it is, and its bounds."""
        super().__init__(setting, lowest, highest)
        self.setting = setting
        self.lowest = lowest
        self.highest = highest


class SettingsMovedError(UserError):
    """Somebody else changed the settings between a preview and the click that saves it."""


class AgreementMissingError(UserError):
    """Nothing may be collected before the agreement with the works council is entered."""


def _check_range(setting: str, value: int | None, lowest: int, highest: int) -> None:
    if value is not None and not lowest <= value <= highest:
        raise SettingRefusedError(setting, lowest, highest)
