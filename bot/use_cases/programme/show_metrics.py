"""Show what sellers are asked for, and the metrics that the programme defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.programme.change_settings import ShownSettings, ShowSettings
from bot.use_cases.programme.schemes import scheme_in_force

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.domain.scoring.own_metrics import OwnMetric
    from bot.domain.scoring.scheme import Scheme
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShownMetrics:
    """What is asked for, and the programme's own metrics with the scheme that weighs them."""

    settings: ShownSettings
    own: tuple[OwnMetric, ...]
    scheme: Scheme
    """The one in force."""
    may_change: bool
    """Whether the person asking may define and remove."""


@dataclass(frozen=True, slots=True)
class ShowMetrics:
    """Tell what can be reported beside what every programme knows."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> ShownMetrics:
        """Return the metrics.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        settings = ShowSettings(self.database)(actor)
        with self.database.snapshot() as tx:
            scheme = scheme_in_force(tx, actor.workspace_id, programme.week_of(self.clock()))
        return ShownMetrics(settings, programme.own_metrics, scheme, actor.is_admin)
