"""Copying the database while it is in use."""

from __future__ import annotations

import os
import shlex
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from storage.translation import translated

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database


def back_up(database: Database, path: Path) -> None:
    """Copy a SQLite database to a new file, as it is at one moment; others go on reading and writing.

    The copy is one complete file that only its owner can read. Whoever is interrupted leaves no file of that name.

    Raises:
        FileExistsError: there is something of that name already; it is left alone.
        StorageFullError: there is no room for the copy.
        StorageUnavailableError: the database or the folder cannot be reached.
    """
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.touch(mode=0o600, exist_ok=False)
        _copy(database, unfinished)
        os.link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def pg_dump_command(database: Database, path: Path) -> str:
    """Return the shell command that copies a PostgreSQL database; it asks for the password where one is needed."""
    address = database.url.set(drivername="postgresql")._replace(password=None).render_as_string()
    return shlex.join(["pg_dump", "--format=custom", f"--file={path}", address])


def _copy(database: Database, path: Path) -> None:
    with translated(sqlite3.Error), closing(sqlite3.connect(path)) as copy:
        with database.snapshot() as tx:
            source = tx.connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 - narrows a type; nobody else calls this
            source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    _flush(path)


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
