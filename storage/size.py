"""How much room a database takes, and what is left for it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from storage.database import Database

_SQLITE = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
_POSTGRESQL = text("SELECT pg_database_size(current_database())")

_TIGHT_BYTES: Final = 20_000_000
_TIGHT_PART: Final = 10


def bytes_of(database: Database) -> int:
    """Return the size of a database in bytes, without SQLite's write-ahead log.

    Raises:
        StorageUnavailableError: the database cannot be reached.
    """
    with database.snapshot() as tx:
        size: int = tx.connection.execute(_SQLITE if database.is_sqlite else _POSTGRESQL).scalar_one()
    return size


def scarce_bytes_of(database: Database) -> int | None:
    """Return how many bytes are left on the disk of a database, if they may soon be too few: else nothing.

    Too few are less than 20 MB or a tenth of the database. The disk of a PostgreSQL server cannot be asked about.

    Raises:
        StorageUnavailableError: the database cannot be reached.
    """
    if database.file is None or not database.file.exists():
        return None
    free = shutil.disk_usage(database.file.parent).free
    return free if free < max(_TIGHT_BYTES, bytes_of(database) // _TIGHT_PART) else None
