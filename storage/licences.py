"""On which licence each seller works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from storage.models import LicenceVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LICENCE = table_of(LicenceVersion)


class Licences:
    """The licences of all sellers, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, seller_id: str, licence: str) -> None:
        """Add a version of a seller's licence; an empty one takes it away."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "seller_id": seller_id, "licence": licence}
        add(self._connection, LicenceVersion, [row])

    def all(self, workspace_id: str, *, limit: int = NOW) -> dict[str, str]:
        """Return the licences of those who have one, as of a sequence number."""
        query = select(_LICENCE.c.seller_id, _LICENCE.c.licence).where(_LICENCE.c.workspace_id == workspace_id)
        rows = dict(map(tuple, self._connection.execute(as_of(query, _LICENCE.c.sequence, limit))))
        return {seller_id: licence for seller_id, licence in rows.items() if licence}
