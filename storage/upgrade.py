"""Bringing a database of an older version up to this one."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from storage.errors import StorageBusyError, StorageTooNewError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.database import Database

_SCRIPTS = "storage:migrations"
_VERSION_TABLE = "alembic_version"
_ATTEMPTS = 40
"""How often another process's upgrade is waited for; each attempt waits for ``BUSY_SECONDS``, a minute in all."""
_ONLY_ONE_UPGRADES = text("SELECT pg_advisory_xact_lock(hashtext('upshot upgrade'))")


def upgrade(database: Database) -> bool:
    """Bring a database up to the newest revision; return whether there was anything to do.

    It happens in one transaction: whoever is interrupted leaves the database as it was. Of several processes that
    start at once one upgrades and the others wait.

    Raises:
        StorageTooNewError: the database was written by a newer version of the program.
        StorageBusyError: another process has been writing for a minute.
        StorageUnavailableError: the database cannot be reached.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return _is_behind(database) and _upgrade_now(database)
        except StorageBusyError:
            continue
    return _is_behind(database) and _upgrade_now(database)


def known_revisions() -> list[str]:
    """Return the revisions that this version of the program knows, oldest first."""
    scripts = files("storage") / "migrations" / "versions"
    return sorted(script.name[:4] for script in scripts.iterdir() if script.name[:4].isdigit())


def revision_of(connection: Connection) -> str | None:
    """Return the revision that a database is at, or nothing when it is empty."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    revision: str | None = connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    return revision


def _is_behind(database: Database) -> bool:
    with database.snapshot() as tx:
        return _needs_upgrade(tx.connection)


def _needs_upgrade(connection: Connection) -> bool:
    revision, known = revision_of(connection), known_revisions()
    if revision is not None and revision not in known:
        raise StorageTooNewError(revision, newest_known=known[-1])
    return revision != known[-1]


def _upgrade_now(database: Database) -> bool:
    with database.restructuring() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_ONLY_ONE_UPGRADES)
        is_needed = _needs_upgrade(connection)
        if is_needed and revision_of(connection) is None and not inspect(connection).get_table_names():
            _create_all(connection)
        elif is_needed:
            run_scripts(connection)
    return is_needed


def _create_all(connection: Connection) -> None:
    """Fill an empty database at once: the scripts lead to the same tables, and loading alembic costs half a second."""
    SQLModel.metadata.create_all(connection)
    connection.execute(text(f"CREATE TABLE {_VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(
        text(f"INSERT INTO {_VERSION_TABLE} VALUES (:newest)"),  # noqa: S608 - a constant
        {"newest": known_revisions()[-1]},
    )


def run_scripts(connection: Connection) -> None:
    """Run all scripts that the database has not seen, within the connection's transaction."""
    from alembic import command  # noqa: PLC0415 - a start that upgrades nothing need not load alembic
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
