"""When sellers are away, how much of a full week they work, and whose public holidays they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import AbsenceVersion, ResidenceVersion, WorkingShareVersion
from storage.versions import NOW, add, all_known, as_of, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_ABSENCE = table_of(AbsenceVersion)
_SHARE = table_of(WorkingShareVersion)
_RESIDENCE = table_of(ResidenceVersion)


class Absence(NamedTuple):
    """Days away, both ends included; ``state`` is requested, confirmed, declined or withdrawn."""

    request_id: int
    seller_id: str
    starts_on: date
    ends_on: date
    state: str


class WorkingShare(NamedTuple):
    """A share of a full week, in per cent from a week on; ``state`` is as for an absence."""

    request_id: int
    seller_id: str
    from_week_start: date
    percent: int
    state: str


class Residence(NamedTuple):
    """Whose public holidays a seller has from a week on; without a country, the programme's."""

    seller_id: str
    from_week_start: date
    country: str
    region: str


_ABSENCE_COLUMNS = [_ABSENCE.c[name] for name in Absence._fields]
_SHARE_COLUMNS = [_SHARE.c[name] for name in WorkingShare._fields]
_ALL_RESIDENCES = all_known(_RESIDENCE, Residence._fields)


class Presence:
    """Absences, working shares and residences, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record_absence(self, workspace_id: str, sequence: int, absence: Absence) -> None:
        """Add a version of an absence; a new one has the sequence number as its id."""
        add(
            self._connection,
            AbsenceVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **absence._asdict()}],
        )

    def record_working_share(self, workspace_id: str, sequence: int, share: WorkingShare) -> None:
        """Add a version of a working share; a new one has the sequence number as its id."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **share._asdict()}
        add(self._connection, WorkingShareVersion, [row])

    def absences(self, workspace_id: str, *, seller_id: str | None = None, limit: int = NOW) -> list[Absence]:
        """Return the standing absences of all sellers or of one, in any state, oldest request first."""
        query = select(*_ABSENCE_COLUMNS).where(_ABSENCE.c.workspace_id == workspace_id)
        if seller_id is not None:
            query = query.where(_ABSENCE.c.seller_id == seller_id)
        rows = self._connection.execute(as_of(query, _ABSENCE.c.sequence, limit))
        return list({row[0]: Absence._make(row) for row in rows}.values())

    def working_shares(
        self, workspace_id: str, *, seller_id: str | None = None, limit: int = NOW
    ) -> list[WorkingShare]:
        """Return the standing working shares of all sellers or of one, in any state, oldest request first."""
        query = select(*_SHARE_COLUMNS).where(_SHARE.c.workspace_id == workspace_id)
        if seller_id is not None:
            query = query.where(_SHARE.c.seller_id == seller_id)
        rows = self._connection.execute(as_of(query, _SHARE.c.sequence, limit))
        return list({row[0]: WorkingShare._make(row) for row in rows}.values())

    def record_residence(self, workspace_id: str, sequence: int, residence: Residence) -> None:
        """Add a version of whose public holidays a seller has from a week on."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **residence._asdict()}
        add(self._connection, ResidenceVersion, [row])

    def residences(self, workspace_id: str, *, seller_id: str | None = None, limit: int = NOW) -> list[Residence]:
        """Return the standing residences of all sellers or of one, one for each week in which one began."""
        rows = _ALL_RESIDENCES.rows(self._connection, {"workspace": workspace_id, "limit": limit})  # few move
        standing = {row[:2]: Residence._make(row) for row in rows}.values()
        return [each for each in standing if seller_id is None or each.seller_id == seller_id]
