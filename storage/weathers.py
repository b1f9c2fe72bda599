"""The weeks in which LinkedIn itself moved everybody's SSI."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import WeatherVersion
from storage.versions import NOW, add, all_known, table_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

_WEATHER = table_of(WeatherVersion)
_ALL = all_known(_WEATHER, ("week_start", "points"))


class WeatherRow(NamedTuple):
    """The weather of a week as it was noted, and whether that still stands."""

    week_start: date
    points: Decimal
    stands: bool


class Weathers:
    """The weather of all workspaces by week, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, week_start: date, points: Decimal | None) -> None:
        """Add a version of a week's weather, in SSI points; None takes it back."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "week_start": week_start, "points": points}
        add(self._connection, WeatherVersion, [row])

    def is_settled(self, workspace_id: str, week_start: date, *, limit: int = NOW) -> bool:
        """Return whether there is any version of a week's weather, as of a sequence number."""
        same = (_WEATHER.c.workspace_id == workspace_id, _WEATHER.c.week_start == week_start)
        query = select(_WEATHER.c.sequence).where(*same, _WEATHER.c.sequence <= limit)
        return self._connection.execute(query.limit(1)).first() is not None

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
