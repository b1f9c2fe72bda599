"""Show a seller the form of a week, filled with what is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.metrics import RAW, SSI_PILLARS
from bot.domain.typed.check_in import Shown, levels_to_repeat
from bot.domain.typed.weeks import open_weeks
from bot.use_cases.reporting.seller_week import LOGGED, SellerWeek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class CheckInSheet:
    """What the form of a week asks, and what is known already."""

    shown: Shown
    open_weeks: tuple[Week, ...]
    """The weeks that numbers can be noted for, the running one first."""
    metrics: tuple[str, ...]
    """What is asked: the programme's metrics in its order, then others that something is stored for."""
    pillars: tuple[str, ...]
    """The pillars of the SSI, asked where the SSI is."""
    logged: Mapping[str, int]
    """How many addresses add to a metric."""

    @property
    def week(self) -> Week:
        """The week that it is for."""
        return self.shown.week


@dataclass(frozen=True, slots=True)
class ShowCheckIn:
    """Tell what the form of a week is filled with."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, week: Week | None = None) -> CheckInSheet:
        """Return the sheet of a week; of the running one when none is named, or one that is closed by now.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        weeks = open_weeks(programme.week_of(moment))
        week = week if week in weeks else weeks[0]
        with self.database.snapshot() as tx:
            now = SellerWeek(tx, actor.workspace_id, actor.id, week)
            typed, last = dict(now.typed), now.last_typed
            logged = {metric: now.logged[metric] for metric in LOGGED if now.logged.get(metric)}
        metrics = _asked(programme.metrics_asked, typed)
        pillars = SSI_PILLARS if "ssi" in metrics else ()
        fields = (*metrics, *pillars)
        shown = {metric: typed[metric] for metric in fields if metric in typed}
        levels = levels_to_repeat(typed, {metric: last[metric] for metric in fields if metric in last})
        return CheckInSheet(Shown(week, shown, levels), weeks, metrics, pillars, logged)


def _asked(asked: Iterable[str], stored: Iterable[str]) -> tuple[str, ...]:
    there = set(stored)
    with_pillars = (*asked, *("ssi" for metric in SSI_PILLARS if metric in there), *(m for m in RAW if m in there))
    return tuple(metric for metric in dict.fromkeys(with_pillars) if metric not in SSI_PILLARS)
