"""What a line depends on beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.scoring.own_metrics import reported_with
from bot.domain.seasons import Season
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.domain.metrics import RawMetric
    from bot.domain.scoring.own_metrics import OwnMetric


@dataclass(frozen=True, slots=True)
class Context:
    """Who types, and when."""

    language: str
    """The language of the person, as a code such as ``en``, ``en-GB``, ``de`` or ``sv-SE``; it settles `1,234`."""
    today: date
    """The day on the programme's calendar."""
    currency: str | None = None
    """The programme's currency as an ISO code; it tells which crowns ``kr`` and which dollars ``$`` are."""
    season: Season = Season.QUARTER
    """How long a season is in the programme; it settles which weeks are open."""
    own_metrics: tuple[OwnMetric, ...] = ()
    """The metrics that the programme defined for itself."""

    @property
    def reported(self) -> Mapping[str, RawMetric]:
        """All metrics that can be reported."""
        return reported_with(self.own_metrics)

    @property
    def week(self) -> Week:
        """The running week."""
        return Week.of(self.today)
