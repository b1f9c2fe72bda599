"""The weeks in which LinkedIn itself moved everybody's SSI."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import WeatherVersion
from storage.prepared import Prepared
from storage.versions import NOW, add, all_known, table_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

_WEATHER = table_of(WeatherVersion)
_ALL = all_known(_WEATHER, ("week_start", "points"))
_NEWEST = Prepared(
    select(_WEATHER.c.points)
    .where(
        _WEATHER.c.workspace_id == bindparam("workspace"),
        _WEATHER.c.week_start == bindparam("week"),
        _WEATHER.c.sequence <= bindparam("limit"),
    )
    .order_by(_WEATHER.c.sequence.desc())
    .limit(1)
)


class WeatherRow(NamedTuple):
    """The weather of a week as it was noted, and whether that still stands."""

    week_start: date
    points: Decimal
    stands: bool


class WeatherWord(NamedTuple):
    """A version of a week's weather."""

    points: Decimal | None
    """SSI points; None where it was taken back."""


class Weathers:
    """The weather of all workspaces by week, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, week_start: date, points: Decimal | None) -> None:
        """Add a version of a week's weather, in SSI points; None takes it back."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "week_start": week_start, "points": points}
        add(self._connection, WeatherVersion, [row])

    def newest(self, workspace_id: str, week_start: date, *, limit: int = NOW) -> WeatherWord | None:
        """Return the last word on a week's weather, as of a sequence number; nothing where there is none."""
        rows = _NEWEST.rows(self._connection, {"workspace": workspace_id, "week": week_start, "limit": limit})
        return WeatherWord._make(rows[0]) if rows else None

    def noted(self, workspace_id: str) -> list[WeatherRow]:
        """Return the weeks for which weather was ever noted, the oldest first."""
        query = select(_WEATHER.c.week_start, _WEATHER.c.points).where(_WEATHER.c.workspace_id == workspace_id)
        found: dict[date, WeatherRow] = {}
        for week_start, points in self._connection.execute(query.order_by(_WEATHER.c.week_start, _WEATHER.c.sequence)):
            known = found.get(week_start)
            if points is not None or known is not None:
                noted = points if known is None else known.points
                found[week_start] = WeatherRow(week_start, noted, stands=points is not None)
        return list(found.values())

    def all(self, workspace_id: str, *, limit: int = NOW) -> dict[date, Decimal]:
        """Return by how many SSI points everybody was moved, by the Monday of the week, as of a sequence number."""
        rows = dict(_ALL.rows(self._connection, {"workspace": workspace_id, "limit": limit}))
        return {week_start: points for week_start, points in rows.items() if points is not None}
