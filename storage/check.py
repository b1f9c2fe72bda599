"""Checking that a database is whole: nothing here should ever be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select
from sqlmodel import SQLModel

from storage.models import Entry, PublicationRevision, Workspace
from storage.upgrade import known_revisions, revision_of
from storage.versions import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Table

    from storage.database import Database

_ENTRY = table_of(Entry)
_WORKSPACE = table_of(Workspace)
_REVISION = table_of(PublicationRevision)


def problems_of(database: Database) -> list[str]:
    """Return what is wrong with a database, a sentence for an operator each; nothing when it is whole.

    Raises:
        StorageUnavailableError: the database cannot be reached, or is no database at all.
    """
    if database.file is not None and not database.file.exists():
        return [f"there is no file {database.file}"]
    with database.snapshot() as tx:
        problems = list(_file_problems(tx.connection)) if database.is_sqlite else []
        problems += _revision_problems(tx.connection)
        return problems or [*_journal_problems(tx.connection), *_version_problems(tx.connection)]


def _file_problems(connection: Connection) -> Iterator[str]:
    for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"SQLite finds: {finding}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table}: row {row} refers to a row of {parent} that does not exist"


def _revision_problems(connection: Connection) -> list[str]:
    revision, newest = revision_of(connection), known_revisions()[-1]
    return [] if revision == newest else [f"the tables are at revision {revision or 'none'}, not at {newest}"]


def _journal_problems(connection: Connection) -> Iterator[str]:
    counted = (
        select(_WORKSPACE.c.id, _WORKSPACE.c.last_sequence, func.count(_ENTRY.c.sequence), func.max(_ENTRY.c.sequence))
        .select_from(_WORKSPACE.outerjoin(_ENTRY, _ENTRY.c.workspace_id == _WORKSPACE.c.id))
        .group_by(_WORKSPACE.c.id, _WORKSPACE.c.last_sequence)
        .order_by(_WORKSPACE.c.id)
    )
    for workspace_id, last, entries, newest in connection.execute(counted):
        if (entries, newest or 0) != (last, last):
            yield f"workspace {workspace_id}: {entries} entries up to number {newest or 0}, where {last} were counted"


def _version_problems(connection: Connection) -> Iterator[str]:
    for table in SQLModel.metadata.sorted_tables:
        if "sequence" in table.primary_key.columns and table is not _ENTRY:
            yield from _rows_without(connection, table, _ENTRY, _ENTRY.c.sequence == table.c.sequence)
    yield from _rows_without(connection, _REVISION, _WORKSPACE, _WORKSPACE.c.last_sequence >= _REVISION.c.sequence)


def _rows_without(connection: Connection, table: Table, other: Table, condition: ColumnElement[bool]) -> Iterator[str]:
    workspace = other.c.id if other is _WORKSPACE else other.c.workspace_id
    joined = table.outerjoin(other, and_(workspace == table.c.workspace_id, condition))
    rows = connection.execute(select(func.count()).select_from(joined).where(workspace.is_(None))).scalar_one()
    if rows:
        yield f"{table.name}: {rows} rows under a sequence number that does not exist"
