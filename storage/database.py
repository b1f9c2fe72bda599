"""Opening the database, and the borders of a transaction."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage.errors import StorageBusyError, StorageError, StorageFullError, StorageUnavailableError
from storage.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

BUSY_SECONDS = 1.5
"""How long a write waits for another one: with the work around it an answer still comes within Slack's 3 seconds."""

_POOL_SIZE = 5
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}",
)


class Database:
    """A SQLite file or a PostgreSQL database that knows the tables; safe to use from several threads."""

    def __init__(self, url: str) -> None:
        """Prepare to open the database; nothing is opened yet.

        Args:
            url: ``sqlite:///file.db``, ``postgresql://...`` or ``postgres://...``.
        """
        self.url = _with_driver(url)
        self.engine = _sqlite_engine(self.url) if self.is_sqlite else _postgresql_engine(self.url)
        self._one_writer = threading.Lock()

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open a transaction that may write: committed at the end, rolled back on an exception or ``discard()``.

        Raises:
            StorageBusyError: another write takes too long.
            StorageFullError: the disk is full.
            StorageUnavailableError: the database cannot be reached.
        """
        with self._turn_to_write(), _translated(), self.engine.connect() as connection:
            yield from _run(connection.execution_options(upshot_begin="BEGIN IMMEDIATE"))

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """Open a transaction that only reads, and sees one state of the data throughout.

        Raises:
            StorageUnavailableError: the database cannot be reached.
        """
        with _translated(), self.engine.connect() as connection:
            options = {"upshot_begin": "BEGIN"} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
            yield from _run(connection.execution_options(**options))

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def _turn_to_write(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        if not self._one_writer.acquire(timeout=BUSY_SECONDS):
            raise StorageBusyError
        try:
            yield
        finally:
            self._one_writer.release()


def _run(connection: Connection) -> Iterator[Transaction]:
    with connection.begin() as border:
        transaction = Transaction(connection)
        yield transaction
        if transaction.is_discarded:
            border.rollback()


def _with_driver(url: str) -> URL:
    parsed = make_url(url)
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, pool_size=_POOL_SIZE, pool_timeout=BUSY_SECONDS)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(dbapi_connection: DBAPIConnection, _record: object) -> None:
    dbapi_connection.isolation_level = None  # the driver would begin lazily, and then too weakly
    cursor = dbapi_connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("upshot_begin", "BEGIN"))


def _postgresql_engine(url: URL) -> Engine:
    milliseconds = int(BUSY_SECONDS * 1000)
    return create_engine(
        url,
        pool_size=_POOL_SIZE,
        pool_timeout=BUSY_SECONDS,
        pool_pre_ping=True,
        connect_args={"options": f"-c lock_timeout={milliseconds} -c timezone=UTC", "connect_timeout": 2},
    )


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PoolTimeoutError as error:
        raise StorageBusyError from error
    except DBAPIError as error:
        raise _meaning_of(error) from error


def _meaning_of(error: DBAPIError) -> StorageError:
    words = str(error.orig).lower()
    if "locked" in words or "lock timeout" in words:
        return StorageBusyError()
    if "disk is full" in words or "no space left" in words:
        return StorageFullError()
    return StorageUnavailableError(words)
