"""Who wants to be named for badges, and who does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from storage.models import NamingVersion
from storage.versions import NOW, add, all_known, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NAMING = table_of(NamingVersion)
_ALL = all_known(_NAMING, ("seller_id", "is_named"))


class Namings:
    """The wishes of all sellers, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, seller_id: str, *, is_named: bool) -> None:
        """Add a version of a seller's wish."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "seller_id": seller_id, "is_named": is_named}
        add(self._connection, NamingVersion, [row])

    def of(self, workspace_id: str, seller_id: str) -> bool | None:
        """Return a seller's wish as it stands; nothing when it was never said."""
        query = select(_NAMING.c.is_named).where(
            _NAMING.c.workspace_id == workspace_id, _NAMING.c.seller_id == seller_id
        )
        wish: bool | None = self._connection.execute(query.order_by(_NAMING.c.sequence.desc()).limit(1)).scalar()
        return wish

    def all(self, workspace_id: str, *, limit: int = NOW) -> dict[str, bool]:
        """Return the wishes of those who said one, as of a sequence number."""
        return dict(zip(*_ALL.columns(self._connection, {"workspace": workspace_id, "limit": limit}), strict=True))
