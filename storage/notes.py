"""What sellers noted about their weeks for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import WeekNoteVersion
from storage.prepared import Prepared
from storage.versions import NOW, add, as_of, standing, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_NOTE = table_of(WeekNoteVersion)
_VERSIONS = Prepared(
    select(_NOTE.c.sequence, _NOTE.c.note)
    .where(
        _NOTE.c.workspace_id == bindparam("workspace"),
        _NOTE.c.seller_id == bindparam("seller"),
        _NOTE.c.week_start == bindparam("week"),
    )
    .order_by(_NOTE.c.sequence)
)


class WeekNote(NamedTuple):
    """What a seller noted about a week; empty when it was taken back."""

    seller_id: str
    week_start: date
    note: str


class Notes:
    """The notes of all weeks, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, note: WeekNote) -> None:
        """Add a version of a note; an empty one takes it back."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **note._asdict()}
        add(self._connection, WeekNoteVersion, [row])

    def of_week(self, workspace_id: str, seller_id: str, week_start: date) -> str:
        """Return a seller's note about a week as it stands; empty when there is none."""
        versions = self.versions_of(workspace_id, seller_id, week_start)
        return versions[-1][1] if versions else ""

    def versions_of(self, workspace_id: str, seller_id: str, week_start: date) -> list[tuple[int, str]]:
        """Return all versions of a note as (sequence, note), oldest first."""
        values = {"workspace": workspace_id, "seller": seller_id, "week": week_start}
        return [(int(sequence), str(note)) for sequence, note in _VERSIONS.rows(self._connection, values)]

    def changed_by(self, workspace_id: str, sequence: int) -> list[WeekNote]:
        """Return the notes that an entry brought."""
        query = select(_NOTE.c.seller_id, _NOTE.c.week_start, _NOTE.c.note).where(
            _NOTE.c.workspace_id == workspace_id, _NOTE.c.sequence == sequence
        )
        return [WeekNote._make(row) for row in self._connection.execute(query)]

    def all(self, workspace_id: str, *, limit: int = NOW) -> list[WeekNote]:
        """Return the standing notes of all sellers as of a sequence number."""
        query = select(_NOTE).where(_NOTE.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(query, _NOTE.c.sequence, limit))
        kept = standing(rows, ("seller_id", "week_start")).values()
        return [WeekNote(row.seller_id, row.week_start, row.note) for row in kept if row.note]
