"""Opening the database, and the borders of a transaction."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from storage import engines
from storage.callers import CALLER_TABLES
from storage.errors import StorageAddressError, StorageConflictError
from storage.transaction import Transaction
from storage.translation import translated
from storage.upgrade import upgrade
from storage.versions import follow_changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import URL, Connection

_ADDRESSES = "a database is sqlite:///a-file.db or postgresql://..."


class Database:
    """A SQLite file or a PostgreSQL database that knows the tables; safe to use from several threads."""

    def __init__(self, url: str) -> None:
        """Prepare to open the database; nothing is opened yet.

        Args:
            url: ``sqlite:///file.db``, ``postgresql://...`` or ``postgres://...``.

        Raises:
            StorageAddressError: the address is of neither kind, or names no file.
        """
        self.url = _with_driver(url)
        self.callers_version = 0
        """Grows with each change, made through this object, of what is known about those who ask."""
        self._engines = engines.sqlite(self.url) if self.is_sqlite else engines.postgresql(self.url)

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path | None:
        """The SQLite file, or nothing where a server keeps the data."""
        return Path(str(self.url.database)) if self.is_sqlite else None

    def prepare(self) -> bool:
        """Bring the database up to the newest revision; return whether there was anything to do.

        Raises:
            StorageTooNewError: the database was written by a newer version of the program.
            StorageBusyError: another process has been writing for a minute.
            StorageUnavailableError: the database cannot be reached.
        """
        return upgrade(self)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open a transaction that may write: committed at the end, rolled back on an exception or ``discard()``.

        Raises:
            StorageBusyError: another write takes too long.
            StorageFullError: the disk is full.
            StorageConflictError: a constraint refused a row.
            StorageUnavailableError: the database cannot be reached.
        """
        with self._translated(), self._engines.writing.connect() as connection:
            changed = follow_changes(connection)
            with connection.begin() as border:
                transaction = Transaction(connection)
                yield transaction
                if transaction.is_discarded:
                    border.rollback()
            if not changed.isdisjoint(CALLER_TABLES):
                self.callers_version += 1

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """Open a transaction that only reads, and sees one state of the data throughout.

        Raises:
            StorageBusyError: too many others are reading.
            StorageUnavailableError: the database cannot be reached, or a write was tried.
        """
        with self._translated(), self._engines.reading.connect() as connection, connection.begin():
            yield Transaction(connection)

    def ask(self) -> None:
        """Ask the database something small, to know whether it answers.

        Raises:
            StorageBusyError: too many others are reading.
            StorageUnavailableError: the database cannot be reached, or has no tables.
        """
        with self._translated(), self._engines.reading.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM alembic_version")

    @contextmanager
    def restructuring(self) -> Iterator[Connection]:
        """Open a transaction that may change tables; foreign keys hold at its end.

        Raises:
            StorageBusyError: another write takes too long.
            StorageConflictError: a row refers to one that does not exist.
            StorageUnavailableError: the database cannot be reached.
        """
        with self._translated(), self._engines.restructuring.connect() as connection, connection.begin():
            yield connection
            if self.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StorageConflictError("a row refers to one that does not exist")

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self._engines.writing.dialect.loaded_dbapi.Error)

    def close(self) -> None:
        """Close all connections."""
        for engine in self._engines:
            engine.dispose()


def _with_driver(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageAddressError(_ADDRESSES) from None  # the address may hold a password
    if parsed.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername == "sqlite" and parsed.database not in {None, "", ":memory:"}:
        return parsed
    raise StorageAddressError(_ADDRESSES)
