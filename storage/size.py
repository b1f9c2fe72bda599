"""How much room a database takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from storage.database import Database

_SQLITE = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
_POSTGRESQL = text("SELECT pg_database_size(current_database())")


def bytes_of(database: Database) -> int:
    """Return the size of a database in bytes, without SQLite's write-ahead log.

    Raises:
        StorageUnavailableError: the database cannot be reached.
    """
    with database.snapshot() as tx:
        size: int = tx.connection.execute(_SQLITE if database.is_sqlite else _POSTGRESQL).scalar_one()
    return size
