"""How the two kinds of databases are opened: one to write, one to read, one to change tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import NullPool, create_engine, event

from storage.errors import StorageUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

WAIT_SECONDS = 0.75
"""How long a writer waits for its turn within the process, and once more for other processes.

Both together and the work around them stay within the 3 seconds in which Slack wants an answer.
"""

_POSTGRESQL_LIMITS: Mapping[str, int] = {"connect_timeout": 2, "tcp_user_timeout": 2000}
"""When the server counts as gone [PostgreSQL: libpq-connect], in seconds and milliseconds; an address may say more."""
_FORGOTTEN_SECONDS = 10
_POOLED: Mapping[str, Any] = {
    "pool_timeout": WAIT_SECONDS,
    "hide_parameters": True,  # they are what people wrote, and errors are logged
}
_ONE: Mapping[str, Any] = {"pool_size": 1, "max_overflow": 0, **_POOLED}
_MANY: Mapping[str, Any] = {"pool_size": 4, "max_overflow": 12, **_POOLED}
_SQLITE_PRAGMAS: Mapping[str, int | str] = {
    "busy_timeout": int(WAIT_SECONDS * 1000),
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was acknowledged survives the loss of power
    "foreign_keys": 1,
    "query_only": 0,
}


class Engines(NamedTuple):
    """The ways into one database."""

    writing: Engine
    reading: Engine
    restructuring: Engine
    """Foreign keys are not checked while tables are rebuilt, where the database can leave that to the end."""


def sqlite(url: URL) -> Engines:
    """Return the ways into a SQLite file: one connection writes, others read, none is shared with another process."""
    writing = create_engine(url, **_ONE)
    reading = create_engine(url, **_MANY)
    restructuring = create_engine(url, poolclass=NullPool, hide_parameters=True)
    _set_up(writing, "BEGIN IMMEDIATE")
    _set_up(reading, "BEGIN", query_only=1)
    _set_up(restructuring, "BEGIN IMMEDIATE", foreign_keys=0)
    return Engines(writing, reading, restructuring)


def postgresql(url: URL) -> Engines:
    """Return the ways into a PostgreSQL database, through one pool of connections."""
    engine = create_engine(
        url,
        **_MANY,
        pool_pre_ping=True,
        connect_args={
            "options": f"-c lock_timeout={int(WAIT_SECONDS * 1000)} -c timezone=UTC"
            f" -c idle_in_transaction_session_timeout={_FORGOTTEN_SECONDS * 1000}",
            **{name: value for name, value in _POSTGRESQL_LIMITS.items() if name not in url.query},
        },
    )
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(engine, reading, engine)


def _set_up(engine: Engine, begin: str, **other_pragmas: int) -> None:
    """Let a SQLite engine begin by itself: the driver would do it late, and then too weakly for a writer."""
    pragmas: dict[str, int | str] = {**_SQLITE_PRAGMAS, **other_pragmas}

    def prepare(dbapi_connection: DBAPIConnection, _record: object) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for name, value in pragmas.items():
            _set_pragma(cursor, name, value)
        cursor.close()

    def begin_transaction(connection: Connection) -> None:
        cursor = connection.connection.cursor()
        cursor.execute(begin)
        cursor.close()

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin_transaction)


def _set_pragma(cursor: DBAPICursor, name: str, value: int | str) -> None:
    cursor.execute(f"PRAGMA {name}={value}")
    cursor.execute(f"PRAGMA {name}")
    actual = cursor.fetchone()
    if actual != (value,):
        raise StorageUnavailableError(f"SQLite must work with {name}={value} and has {actual}")
