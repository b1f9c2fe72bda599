from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from storage.errors import StorageBusyError, StorageConflictError, StorageError, StorageUnavailableError
from tests.storage.entries import MOMENT, MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from storage.transaction import Transaction


class _RefusedError(Exception):
    """A use case changed its mind."""


def _ids(database: Database) -> list[str]:
    with database.snapshot() as tx:
        return tx.programmes.workspace_ids()


def _add(tx: Transaction, workspace_id: str) -> None:
    tx.programmes.remember_workspace(workspace_id, name="", url="", seen_at=MOMENT)


def _change_ones_mind(database: Database) -> None:
    with database.transaction() as tx:
        _add(tx, "T1")
        raise _RefusedError


def _plan_a_post_for_nobody(database: Database) -> None:
    with database.transaction() as tx:
        tx.journal.open_entry("T1")
        tx.publications.plan("T1", MONDAY, MOMENT)
        tx.publications.plan("nowhere", MONDAY, MOMENT)


def test_a_transaction_is_kept_at_its_end(database: Database) -> None:
    """What was written can be read once the transaction ended, and not before."""
    with database.transaction() as tx:
        _add(tx, "T1")
        assert _ids(database) == []
    assert _ids(database) == ["T1"]


def test_an_exception_rolls_back(database: Database) -> None:
    """When something is raised inside, nothing is kept, and the exception comes out as it is."""
    with pytest.raises(_RefusedError):
        _change_ones_mind(database)
    assert _ids(database) == []


def test_a_discarded_transaction_leaves_nothing(database: Database) -> None:
    """Discarding keeps nothing, without an error."""
    with database.transaction() as tx:
        _add(tx, "T1")
        tx.discard()
    assert _ids(database) == []


def test_a_snapshot_sees_one_state_throughout(database: Database) -> None:
    """What is written after a snapshot began to read is not seen in it."""
    with database.snapshot() as tx:
        assert tx.programmes.workspace_ids() == []
        add_workspace(database)
        assert tx.programmes.workspace_ids() == []
    assert _ids(database) == ["T1"]


def test_a_snapshot_cannot_write(database: Database) -> None:
    """Writing in a snapshot fails on both kinds of databases, and the next snapshot works."""
    with pytest.raises(StorageUnavailableError), database.snapshot() as tx:
        _add(tx, "T1")
    assert _ids(database) == []


def test_a_refused_row_leaves_the_connection_usable(database: Database) -> None:
    """After a constraint refused a row nothing of that transaction is kept, and the next one works."""
    add_workspace(database)
    for _ in range(20):
        with pytest.raises(StorageConflictError):
            _plan_a_post_for_nobody(database)
    with entry(database) as (tx, sequence):
        assert sequence == 1
        assert tx.publications.of("T1") == []


def test_a_fact_without_its_entry_is_refused(database: Database) -> None:
    """A version whose entry was never recorded cannot be kept, and does not harm the next transaction."""
    add_workspace(database)
    with pytest.raises(StorageConflictError), database.transaction() as tx:
        tx.people.record_role("T1", tx.journal.open_entry("T1"), "U1", "admin", is_granted=True)
    with entry(database) as (tx, sequence):
        assert sequence == 1
        assert tx.people.roles_of("T1", "U1") == frozenset()


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    """While somebody writes, many others can read what was there before."""
    add_workspace(database)
    with entry(database), ExitStack() as stack:
        readers = [stack.enter_context(database.snapshot()) for _ in range(8)]
        assert [reader.journal.last_sequence("T1") for reader in readers] == [0] * 8


def test_too_many_readers_are_told_that_it_is_busy(database: Database) -> None:
    """When all connections are taken the next one is refused, and once one is free there is room again."""
    with ExitStack() as stack:
        for _ in range(16):
            stack.enter_context(database.snapshot())
        with pytest.raises(StorageBusyError), database.snapshot():
            pass
    assert _ids(database) == []


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://here/upshot", "postgresql+asyncpg:///x", "upshot.db", "x://y:z"]
)
def test_other_addresses_are_refused(url: str) -> None:
    """Only SQLite files and PostgreSQL are taken."""
    with pytest.raises(ValueError, match="sqlite:///"):
        Database(url)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_goes_by_several_names(scheme: str) -> None:
    """All usual addresses of PostgreSQL are taken."""
    assert not Database(f"{scheme}://user@host/upshot").is_sqlite


def test_a_missing_folder_is_reported_as_unavailable() -> None:
    """A file that cannot be opened is an error of the storage, not of its driver."""
    with pytest.raises(StorageError), Database("sqlite:////nowhere/at/all/upshot.db").snapshot():
        pass
