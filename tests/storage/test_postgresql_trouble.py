from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import make_url

from storage import engines
from storage.database import Database
from storage.errors import StorageBusyError, StorageUnavailableError
from tests.databases import running_postgresql
from tests.storage.entries import add_workspace, entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def database(postgresql_database: Database) -> Database:
    """Open a PostgreSQL database with a workspace in it."""
    add_workspace(postgresql_database)
    return postgresql_database


@pytest.fixture
def onlooker(postgresql_url: str) -> Iterator[psycopg.Connection]:
    """Connect to the same database past the program."""
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        yield connection


def _last_sequence(database: Database) -> int:
    with database.snapshot() as tx:
        return tx.journal.last_sequence("T1")


def test_a_locked_workspace_is_busy(database: Database, onlooker: psycopg.Connection) -> None:
    """While somebody else holds a workspace, a write to it is refused as busy and reading works; then all is well."""
    with onlooker.transaction():
        onlooker.execute("SELECT * FROM workspace FOR UPDATE")
        with pytest.raises(StorageBusyError), entry(database):
            pass
        assert _last_sequence(database) == 0
    with entry(database) as (_, sequence):
        assert sequence == 1


def test_two_workspaces_do_not_wait_for_each_other(database: Database) -> None:
    """While an entry of one workspace is being written, another workspace writes one."""
    add_workspace(database, "T2")
    with entry(database, "T1"), entry(database, "T2") as (_, sequence):
        assert sequence == 1


def test_a_terminated_session_is_survived(database: Database, onlooker: psycopg.Connection) -> None:
    """When the server ends a session in the middle nothing of it is kept, and the next transaction works."""
    with pytest.raises(StorageUnavailableError), entry(database):
        onlooker.execute(f"SELECT pg_terminate_backend(pid) {_OTHERS}".encode())
    assert _last_sequence(database) == 0
    with entry(database) as (_, sequence):
        assert sequence == 1


def test_idle_sessions_that_were_terminated_go_unnoticed(database: Database, onlooker: psycopg.Connection) -> None:
    """When the server ended the sessions in between, as at its restart, nobody is told."""
    onlooker.execute(f"SELECT pg_terminate_backend(pid) {_OTHERS}".encode())
    with entry(database) as (_, sequence):
        assert sequence == 1


def test_no_session_stays_in_a_transaction(database: Database, onlooker: psycopg.Connection) -> None:
    """After reading, writing and failing, every session is idle and holds nothing."""
    _last_sequence(database)
    with pytest.raises(LookupError), entry(database, "nowhere"):
        pass
    assert onlooker.execute(f"SELECT DISTINCT state {_OTHERS} AND state IS NOT NULL".encode()).fetchall() == [("idle",)]


def test_a_forgotten_transaction_is_ended_by_the_server(database: Database) -> None:
    """A process that hangs in a transaction does not keep a workspace for longer than 10 seconds."""
    with database.snapshot() as tx:
        asked = tx.connection.exec_driver_sql("SHOW idle_in_transaction_session_timeout").scalar()
    assert asked == "10s"


@pytest.mark.parametrize(("said", "seconds"), [("", "2"), ("connect_timeout=7", "7")])
def test_an_address_says_how_long_a_server_may_take(postgresql_url: str, said: str, seconds: str) -> None:
    """Two seconds are the limit where it says nothing."""
    url = make_url(postgresql_url).difference_update_query(["connect_timeout"]).update_query_string(said)
    engine = engines.postgresql(url).writing
    with closing(engine.raw_connection()) as connection:
        assert connection.driver_connection is not None
        assert connection.driver_connection.info.get_parameters()["connect_timeout"] == seconds
    engine.dispose()


def test_a_server_that_is_gone_is_unavailable_until_it_is_back() -> None:
    """Without its server the storage is unavailable, at once and each time; when the server is back, so is it."""
    with running_postgresql() as server:
        database = Database(server.get_uri())
        database.prepare()
        add_workspace(database)
        server.stop()
        for _ in range(2):
            with pytest.raises(StorageUnavailableError):
                _last_sequence(database)
        server.start()
        with entry(database) as (_, sequence):
            assert sequence == 1
        database.close()
