from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel

from storage import models, upgrade
from storage.database import Database
from storage.errors import StorageTooNewError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def empty_database(empty_database_url: str) -> Iterator[Database]:
    """Open a database without tables."""
    database = Database(empty_database_url)
    yield database
    database.close()


def test_models_and_migrations_agree(empty_database: Database) -> None:
    """The scripts together make exactly the tables that the models describe."""
    assert models.Entry.metadata is SQLModel.metadata
    with empty_database.restructuring() as connection:
        upgrade.run_scripts(connection)
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
        assert upgrade.revision_of(connection) == upgrade.known_revisions()[-1]


def test_a_database_filled_at_once_has_seen_all_scripts(database: Database) -> None:
    """An empty database is given its tables at once, and the scripts have nothing left to do."""
    with database.restructuring() as connection:
        upgrade.run_scripts(connection)
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_an_empty_database_is_prepared_once(empty_database: Database) -> None:
    """The first start makes the tables, and the second has nothing to do."""
    assert empty_database.prepare()
    assert not empty_database.prepare()


def test_a_newer_database_is_refused(database: Database) -> None:
    """A database of a newer version is left alone, and the error names both revisions."""
    with database.transaction() as tx:
        tx.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageTooNewError) as caught:
        database.prepare()
    assert (caught.value.revision, caught.value.newest_known) == ("9999", upgrade.known_revisions()[-1])
