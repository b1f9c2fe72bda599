"""Leaderboards that were computed from versions and are kept to be quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, func, select

from storage.models import KeptLeaderboard, KeptStanding, ProgrammeVersion, SchemeVersion, Workspace
from storage.prepared import Prepared
from storage.versions import add, add_unless_there, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table

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


class Freshness(NamedTuple):
    """How far the kept leaderboards of a workspace have come."""

    workspace_id: str
    last_sequence: int
    """The newest entry of the workspace."""
    scheme: int
    """The entry that brought the newest scheme."""
    settings: int
    """The entry that brought the newest settings."""
    sequence: int
    """The newest entry in any of them, 0 without any."""
    kept_at: datetime | None
    """When one of them was last brought up to date."""


class StandingRow(NamedTuple):
    """One seller of a kept leaderboard; points, levels and amounts in hundredths, the load in thousandths."""

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
    ssi_level: int | None
    ssi_level_before: int | None
    shares: int
    clicks: int
    conversions: int
    streak: int
    badges: str | None
    """Those of the week, with blanks between; None where nobody has looked."""
    questions: str | None
    """Those that the badges wait for, with blanks between."""


def _same(table: Table) -> ColumnElement[bool]:
    return and_(
        table.c.workspace_id == bindparam("workspace"),
        table.c.week_start == bindparam("week"),
        table.c.is_season == bindparam("season"),
    )


_COLUMNS = [_LEADERBOARD.c[name] for name in KeptRow._fields]
_FOUND = Prepared(select(*_COLUMNS).where(_same(_LEADERBOARD)))
_STANDINGS = Prepared(select(*(_STANDING.c[name] for name in StandingRow._fields)).where(_same(_STANDING)))
_TOTAL = _STANDING.c.business + _STANDING.c.strategic + _STANDING.c.ssi - _STANDING.c.locked
_TOTALS = Prepared(select(_STANDING.c.seller_id, _TOTAL).where(_same(_STANDING), _STANDING.c.is_ranked))


def _newest(table: Table) -> ScalarSelect[int]:
    return (
        select(func.coalesce(func.max(table.c.sequence), 0))
        .where(table.c.workspace_id == _WORKSPACE.c.id)
        .scalar_subquery()
    )


_FRESHNESS = (
    select(
        _WORKSPACE.c.id,
        _WORKSPACE.c.last_sequence,
        _newest(table_of(SchemeVersion)),
        _newest(table_of(ProgrammeVersion)),
        func.coalesce(func.max(_LEADERBOARD.c.sequence), 0),
        func.max(_LEADERBOARD.c.kept_at),
    )
    .outerjoin(_LEADERBOARD, _WORKSPACE.c.id == _LEADERBOARD.c.workspace_id)
    .where(_WORKSPACE.c.last_sequence > 0)
    .group_by(_WORKSPACE.c.id, _WORKSPACE.c.last_sequence)
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

    def of(self, workspace_id: str) -> list[KeptRow]:
        """Return the kept leaderboards of a workspace, newest week first."""
        query = select(*_COLUMNS).where(_LEADERBOARD.c.workspace_id == workspace_id)
        ordered = query.order_by(_LEADERBOARD.c.week_start.desc(), _LEADERBOARD.c.is_season)
        return [KeptRow._make(row) for row in self._connection.execute(ordered)]

    def freshness(self) -> list[Freshness]:
        """Return how far each workspace with any entry has come."""
        return [Freshness._make(row) for row in self._connection.execute(_FRESHNESS)]

    def standings(self, key: KeptKey) -> list[StandingRow]:
        """Return the sellers of a kept leaderboard, in no order."""
        return list(map(StandingRow._make, _STANDINGS.rows(self._connection, _values(key))))

    def columns(self, key: KeptKey) -> dict[str, Sequence[Any]]:
        """Return the same by column, each by its name."""
        columns = _STANDINGS.columns(self._connection, _values(key))
        return dict(zip(StandingRow._fields, columns, strict=True))

    def totals(self, key: KeptKey) -> dict[str, int]:
        """Return the points of the sellers of a kept leaderboard who have a place."""
        return dict(_TOTALS.rows(self._connection, _values(key)))

    def keep(self, row: KeptRow, kept_at: datetime, *, before: KeptRow | None) -> bool:
        """Keep a leaderboard in place of how it was kept before; its sellers are told on their own.

        Returns:
            Whether it was still kept as before: otherwise nothing is changed, and its sellers must not be either.
        """
        values = {**row._asdict(), "kept_at": kept_at}
        if before is None:
            return add_unless_there(self._connection, KeptLeaderboard, values)
        is_as_before = (_LEADERBOARD.c.sequence == before.sequence) & (_LEADERBOARD.c.holidays == before.holidays)
        update = _LEADERBOARD.update().where(*_is(row.key), is_as_before).values(**values)
        return self._connection.execute(update).rowcount == 1

    def replace(self, key: KeptKey, standings: Iterable[StandingRow], *, of: Collection[str] | None = None) -> None:
        """Keep these standings in place of those of some sellers, or of all."""
        self._forget(key, None if of is None else sorted(of))
        names = KeptKey._fields + StandingRow._fields
        add(self._connection, KeptStanding, (dict(zip(names, key + row, strict=True)) for row in standings))

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


def _is(key: KeptKey) -> Iterator[ColumnElement[bool]]:
    return (_LEADERBOARD.c[name] == value for name, value in key._asdict().items())


def _values(key: KeptKey) -> dict[str, object]:
    return {"workspace": key.workspace_id, "week": key.week_start, "season": key.is_season}
