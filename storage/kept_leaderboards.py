"""Leaderboards that were computed from versions and are kept to be quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, bindparam, or_, select

from storage.models import KeptLeaderboard, KeptStanding, Workspace
from storage.prepared import Prepared
from storage.versions import add, put, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Table

_WORKSPACE = table_of(Workspace)
_LEADERBOARD = table_of(KeptLeaderboard)
_STANDING = table_of(KeptStanding)
_PORTION = 500
"""Sellers in one statement."""


class KeptKey(NamedTuple):
    """Which leaderboard: of a week, or of the season up to it."""

    workspace_id: str
    week_start: date
    is_season: bool


class KeptRow(NamedTuple):
    """A kept leaderboard: the newest entry in it, and the document of the holidays that it was computed with."""

    workspace_id: str
    week_start: date
    is_season: bool
    sequence: int
    holidays: str

    @property
    def key(self) -> KeptKey:
        """Which leaderboard it is."""
        return KeptKey(*self[:3])


class StandingRow(NamedTuple):
    """One seller of a kept leaderboard; points and amounts in hundredths, the load in thousandths."""

    seller_id: str
    standing: str
    takes_part: bool
    is_ranked: bool
    has_reported: bool
    business: int
    strategic: int
    ssi: int
    locked: int
    load: int
    calls: int
    meetings: int
    leads: int
    pipeline: int


def _same(table: Table) -> ColumnElement[bool]:
    return and_(
        table.c.workspace_id == bindparam("workspace"),
        table.c.week_start == bindparam("week"),
        table.c.is_season == bindparam("season"),
    )


_COLUMNS = [_LEADERBOARD.c[name] for name in KeptRow._fields]
_FOUND = Prepared(select(*_COLUMNS).where(_same(_LEADERBOARD)))
_STANDINGS = Prepared(select(*(_STANDING.c[name] for name in StandingRow._fields)).where(_same(_STANDING)))
_BEHIND = (
    select(*_COLUMNS)
    .join(_WORKSPACE, _WORKSPACE.c.id == _LEADERBOARD.c.workspace_id)
    .where(
        _WORKSPACE.c.last_sequence > _LEADERBOARD.c.sequence,
        or_(
            _LEADERBOARD.c.kept_at <= bindparam("before"),
            _WORKSPACE.c.last_sequence - _LEADERBOARD.c.sequence >= bindparam("entries"),
        ),
    )
)


class KeptLeaderboards:
    """The kept leaderboards of all workspaces: derived from versions, and never the only place of anything."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def find(self, key: KeptKey) -> KeptRow | None:
        """Return a kept leaderboard, or nothing."""
        rows = _FOUND.rows(self._connection, _values(key))
        return KeptRow._make(rows[0]) if rows else None

    def all(self) -> list[KeptRow]:
        """Return the kept leaderboards of all workspaces, newest week first."""
        query = select(*_COLUMNS).order_by(_LEADERBOARD.c.workspace_id, _LEADERBOARD.c.week_start.desc())
        return [KeptRow._make(row) for row in self._connection.execute(query)]

    def standings(self, key: KeptKey) -> list[StandingRow]:
        """Return the sellers of a kept leaderboard, in no order."""
        return [StandingRow._make(row) for row in _STANDINGS.rows(self._connection, _values(key))]

    def behind(self, *, entries: int, kept_before: datetime) -> list[KeptRow]:
        """Return the leaderboards older than the newest entry: by so many entries, or kept before a moment."""
        rows = self._connection.execute(_BEHIND, {"entries": entries, "before": kept_before})
        return [KeptRow._make(row) for row in rows]

    def keep(self, row: KeptRow, kept_at: datetime) -> None:
        """Keep a leaderboard as of its sequence number; its sellers are told on their own."""
        put(
            self._connection,
            KeptLeaderboard,
            {**row._asdict(), "kept_at": kept_at},
            renewed=("sequence", "holidays", "kept_at"),
        )

    def replace(self, key: KeptKey, standings: Iterable[StandingRow], *, of: Collection[str] | None = None) -> None:
        """Keep these standings in place of those of some sellers, or of all."""
        self._forget(key, None if of is None else sorted(of))
        common = key._asdict()
        add(self._connection, KeptStanding, [{**common, **row._asdict()} for row in standings])

    def drop(self, key: KeptKey) -> None:
        """Keep a leaderboard no longer."""
        self._forget(key, None)
        self._connection.execute(_LEADERBOARD.delete().where(_same(_LEADERBOARD)), _values(key))

    def _forget(self, key: KeptKey, sellers: list[str] | None) -> None:
        if sellers is None:
            self._connection.execute(_STANDING.delete().where(_same(_STANDING)), _values(key))
            return
        for first in range(0, len(sellers), _PORTION):
            some = _STANDING.c.seller_id.in_(sellers[first : first + _PORTION])
            self._connection.execute(_STANDING.delete().where(_same(_STANDING), some), _values(key))


def _values(key: KeptKey) -> dict[str, object]:
    return {"workspace": key.workspace_id, "week": key.week_start, "season": key.is_season}
