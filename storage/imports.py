"""What words of exports mean, and what waits to be imported."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - the row names its types
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import ImportMeaningVersion, PendingImport
from storage.versions import NOW, add, as_of, put, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

_MEANING = table_of(ImportMeaningVersion)
_PENDING = table_of(PendingImport)


class PendingRow(NamedTuple):
    """What a file says, as the use case wrote it down; ``digest`` tells it from what other files say."""

    person_id: str
    digest: str
    expires_at: datetime
    file: str
    document: str


_COLUMNS = [_PENDING.c[name] for name in PendingRow._fields]


class Imports:
    """The imports of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record_meanings(self, workspace_id: str, sequence: int, subject: str, meanings: Mapping[str, str]) -> None:
        """Add a version of what each name means; an empty meaning takes it back."""
        common = {"workspace_id": workspace_id, "sequence": sequence, "subject": subject}
        add(
            self._connection,
            ImportMeaningVersion,
            [{**common, "name": name, "meaning": meaning} for name, meaning in meanings.items()],
        )

    def meanings(self, workspace_id: str, *, limit: int = NOW) -> dict[tuple[str, str], str]:
        """Return what stands by subject and name, as of a sequence number."""
        columns = (_MEANING.c.subject, _MEANING.c.name, _MEANING.c.meaning)
        query = select(*columns).where(_MEANING.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(query, _MEANING.c.sequence, limit))
        kept = {(subject, name): meaning for subject, name, meaning in rows}
        return {key: meaning for key, meaning in kept.items() if meaning}

    def put_off(self, workspace_id: str, row: PendingRow) -> None:
        """Keep what a file says, in place of what an earlier one of the same person said."""
        put(
            self._connection,
            PendingImport,
            {"workspace_id": workspace_id, **row._asdict()},
            renewed=PendingRow._fields[1:],
        )

    def pending(self, workspace_id: str, person_id: str) -> PendingRow | None:
        """Return what a person's latest file says, or nothing."""
        query = select(*_COLUMNS).where(_PENDING.c.workspace_id == workspace_id, _PENDING.c.person_id == person_id)
        row = self._connection.execute(query).first()
        return None if row is None else PendingRow._make(row)

    def forget(self, workspace_id: str, person_id: str) -> None:
        """Keep what a person's latest file says no longer."""
        here = (_PENDING.c.workspace_id == workspace_id, _PENDING.c.person_id == person_id)
        self._connection.execute(_PENDING.delete().where(*here))

    def expired(self, now: datetime) -> list[str]:
        """Return the workspaces in which something has waited for too long."""
        query = select(_PENDING.c.workspace_id).where(_PENDING.c.expires_at <= bindparam("now")).distinct()
        return list(self._connection.execute(query, {"now": now}).scalars())

    def purge(self, workspace_id: str, now: datetime) -> None:
        """Keep no longer what has waited for too long."""
        here = (_PENDING.c.workspace_id == workspace_id, _PENDING.c.expires_at <= bindparam("now"))
        self._connection.execute(_PENDING.delete().where(*here), {"now": now})
