"""Show LinkedIn's weather, and take back what was noted wrongly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.posts.weather import NoWeatherError
from bot.domain.weeks import Week
from bot.use_cases.programme.entries import WEATHER, check_admin_now, write

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NotedWeather:
    """A week in which LinkedIn moved everybody's SSI, by what was noted then."""

    week: Week
    points: Decimal
    stands: bool
    """Whether growth is counted without it; else it was taken back."""
    is_change: bool = False
    """Whether that was another way before."""


@dataclass(frozen=True, slots=True)
class ShowWeather:
    """Tell in which weeks LinkedIn moved everybody's SSI; everybody who takes part may read it."""

    database: Database

    def __call__(self, actor: Actor) -> tuple[NotedWeather, ...]:
        """Return the weeks that were noted, the oldest first.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_reader()
        with self.database.snapshot() as tx:
            return _noted(tx, actor.workspace_id)


@dataclass(frozen=True, slots=True)
class ChangeWeather:
    """Count growth with a week's move of the SSI again, or without it; posts that are final stay as they are."""

    database: Database

    def __call__(self, actor: Actor, act: Act, week: Week | None, *, stands: bool, because: str = "") -> NotedWeather:
        """Return how the week is counted now; where nothing changes nothing is stored.

        Args:
            actor: the admin asking.
            act: when and how.
            week: the week, or nothing for the one that had weather last.
            stands: whether growth is to be counted without it.
            because: why.

        Raises:
            NotAllowedError: the person is no admin.
            NoWeatherError: none was noted for the week.
        """
        actor.require_admin()
        change = partial(_changed, actor, week, stands=stands)
        return write(self.database, actor, act, WEATHER, change, NotedWeather, reason=because)


def _changed(actor: Actor, week: Week | None, tx: Transaction, sequence: int, *, stands: bool) -> NotedWeather:
    check_admin_now(tx, actor)
    noted = _noted(tx, actor.workspace_id)
    found = next((each for each in reversed(noted) if week in {None, each.week}), None)
    if found is None:
        raise NoWeatherError(week)
    if found.stands == stands:
        tx.discard()
        return found
    tx.weathers.record(actor.workspace_id, sequence, found.week.starts_on, found.points if stands else None)
    return replace(found, stands=stands, is_change=True)


def _noted(tx: Transaction, workspace_id: str) -> tuple[NotedWeather, ...]:
    rows = tx.weathers.noted(workspace_id)
    return tuple(NotedWeather(Week.of(row.week_start), row.points, row.stands) for row in rows)
