"""The target audiences: a seller's own ones, and the programme's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from storage.models import AudienceVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

_AUDIENCE = table_of(AudienceVersion)

PROGRAMME: Final = ""
"""Stands for the seller's id where an audience is the programme's."""


class AudienceRow(NamedTuple):
    """A target audience as it stands."""

    seller_id: str
    name: str
    weekly_goal: int | None
    """How many new contacts a week the seller wants to win there."""
    titles: str
    """The patterns of job titles, separated by commas."""


class Audiences:
    """The target audiences of a workspace, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, audience: AudienceRow, *, is_withdrawn: bool = False) -> None:
        """Add a version of an audience."""
        row = {
            "workspace_id": workspace_id,
            "sequence": sequence,
            **audience._asdict(),
            "is_withdrawn": is_withdrawn,
        }
        add(self._connection, AudienceVersion, [row])

    def of(self, workspace_id: str, seller_id: str) -> AudienceRow | None:
        """Return the audience of a seller, or of the programme, as it stands; nothing when there is none."""
        query = _versions(workspace_id, seller_id).order_by(_AUDIENCE.c.sequence.desc()).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else _standing(row)

    def all(self, workspace_id: str, *, limit: int = NOW) -> dict[str, AudienceRow]:
        """Return the standing audiences by seller as of a sequence number."""
        query = select(_AUDIENCE).where(_AUDIENCE.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(query, _AUDIENCE.c.sequence, limit))
        newest = {row.seller_id: _standing(row) for row in rows}
        return {seller_id: audience for seller_id, audience in newest.items() if audience is not None}

    def versions_of(self, workspace_id: str, seller_id: str) -> list[tuple[int, AudienceRow | None]]:
        """Return all versions of an audience as (sequence, audience), oldest first; None where it was withdrawn."""
        rows = self._connection.execute(_versions(workspace_id, seller_id).order_by(_AUDIENCE.c.sequence))
        return [(row.sequence, _standing(row)) for row in rows]

    def changed_by(self, workspace_id: str, sequence: int) -> list[str]:
        """Return whose audiences an entry brought or withdrew."""
        query = select(_AUDIENCE.c.seller_id).where(
            _AUDIENCE.c.workspace_id == workspace_id, _AUDIENCE.c.sequence == sequence
        )
        return list(self._connection.execute(query).scalars())


def _versions(workspace_id: str, seller_id: str) -> Select[Any]:
    return select(_AUDIENCE).where(_AUDIENCE.c.workspace_id == workspace_id, _AUDIENCE.c.seller_id == seller_id)


def _standing(row: Row[Any]) -> AudienceRow | None:
    return None if row.is_withdrawn else AudienceRow(*(getattr(row, name) for name in AudienceRow._fields))
