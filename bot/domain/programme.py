"""The settings of a programme, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.content import LINKEDIN
from bot.domain.public_holidays import country_of, holidays_between
from bot.domain.scoring.own_metrics import OwnMetric, reported_with
from bot.domain.seasons import Season
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal
    from zoneinfo import ZoneInfo

    from bot.domain.metrics import RawMetric


class Visibility(StrEnum):
    """Who is named on the leaderboard."""

    NAMED = "named"
    TOP = "top"
    """The first places; who is below them sees the own place."""
    PSEUDONYMS = "pseudonyms"
    """The first places, under pseudonyms."""
    TEAMS = "teams"
    """Teams alone."""
    OWN = "own"
    """Nobody; everybody sees the own numbers alone."""
    OFF = "off"
    """There is no leaderboard at all, and no weekly post."""


class Silence(StrEnum):
    """Why nothing is posted for now."""

    DRY_RUN = "dry run"
    """Everything is collected until an admin starts the posts."""
    NO_LEADERBOARD = "no leaderboard"
    """The visibility is ``off``."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The settings of a workspace's programme."""

    channel_id: str
    channel_name: str
    zone: ZoneInfo
    language: str
    currency: str
    post_weekday: int
    """0 is Monday, 2 is Wednesday."""
    post_time: time
    visibility: Visibility
    named_places: int
    """How many are named when the visibility is ``top``: 3 to 25."""
    minimum_cohort: int
    metrics_asked: tuple[str, ...]
    first_week: Week
    holiday_country: str = ""
    """An ISO code; without one the country is that of the time zone."""
    holiday_region: str = ""
    platforms: tuple[str, ...] = (LINKEDIN,)
    """Where shares count."""
    two_person: bool = False
    """Whether another admin approves changes of weights and goals."""
    season: Season = Season.QUARTER
    prompt_weekday: int = 3
    """0 is Monday, 4 is Friday."""
    prompt_time: time = time(10)
    """On each seller's own clock."""
    works_council: bool = False
    """Whether nothing is collected without an agreement with the works council."""
    agreement: str = ""
    """The reference of that agreement."""
    pseudonym_key: str = ""
    """The secret that pseudonyms are drawn with; empty as long as there never were any."""
    dry_run: bool = False
    """Whether everything is collected and nothing is posted."""
    month_post: bool = False
    """Whether the channel is told what each month brought."""
    season_post: bool = True
    """The same of each season."""
    large_deal: Decimal | None = None
    """Above which value a deal needs a second person; nothing, or 0, for ten weekly revenue goals."""
    own_metrics: tuple[OwnMetric, ...] = ()
    """The metrics that it defined for itself, the oldest first."""

    @property
    def reported(self) -> Mapping[str, RawMetric]:
        """All metrics that can be reported."""
        return reported_with(self.own_metrics)

    @property
    def may_collect(self) -> bool:
        """Whether numbers may be taken at all."""
        return not self.works_council or bool(self.agreement)

    @property
    def silence(self) -> Silence | None:
        """Why there is no weekly post for now, if there is none; what ends it comes first."""
        if self.dry_run:
            return Silence.DRY_RUN
        return Silence.NO_LEADERBOARD if self.visibility is Visibility.OFF else None

    @property
    def is_silent(self) -> bool:
        """Whether there is no weekly post for now."""
        return self.silence is not None

    def holidays(self, first: date, last: date) -> frozenset[date]:
        """Return the public holidays from Monday to Friday, between two days that count, too."""
        return holidays_between(*self.calendar, first, last)

    @property
    def calendar(self) -> tuple[str, str]:
        """The country and the region whose public holidays count; each may be empty."""
        return self.holiday_country or country_of(self.zone.key), self.holiday_region

    def week_of(self, moment: datetime) -> Week:
        """Return the week in which a moment lies, on the programme's calendar."""
        return Week.containing(moment, self.zone)

    def today(self, moment: datetime) -> date:
        """Return the day on which a moment lies, on the programme's calendar."""
        return moment.astimezone(self.zone).date()
