"""What alembic runs: on the connection that ``storage.upgrade`` gives, or for a developer on ``-x url=...``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from storage import models  # importing them fills the metadata
from storage.database import Database

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext
    from sqlalchemy import Connection


def _as_plain_type(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """Return how a revision writes a column type: it must not depend on what our own types become later."""
    if kind != "type" or not isinstance(thing, TypeDecorator):
        return False
    return "sa.String()" if isinstance(thing, AutoString) else f"sa.{thing.impl!r}"


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=_as_plain_type,
    )
    context.run_migrations()


def _migrate_for_a_developer() -> None:
    database = Database(context.get_x_argument(as_dictionary=True)["url"])
    with database.transaction() as tx:
        _migrate(tx.connection)


__all__ = ["models"]

if (given := context.config.attributes.get("connection")) is not None:
    _migrate(given)
else:
    _migrate_for_a_developer()
