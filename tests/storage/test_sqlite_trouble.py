from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from storage import engines
from storage.database import Database
from storage.errors import StorageBusyError, StorageFullError, StorageUnavailableError
from tests.storage.entries import MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "query_only": 0}


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Open a SQLite file with a workspace in it."""
    add_workspace(sqlite_database)
    return sqlite_database


@contextmanager
def _locked(database: Database) -> Iterator[None]:
    """Write in the file as another process would, and do not end."""
    with closing(sqlite3.connect(str(database.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def _report(database: Database, *, size: int = 1) -> None:
    with entry(database) as (tx, sequence):
        tx.reports.record("T1", sequence, "U1", MONDAY, {f"metric{n}": Decimal(n) for n in range(size)})


def _numbers_of(database: Database) -> int:
    with database.snapshot() as tx:
        return len(tx.reports.of_week("T1", "U1", MONDAY))


def _is_whole(database: Database) -> bool:
    with database.snapshot() as tx:
        return tx.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_every_writing_connection_is_durable(database: Database) -> None:
    """A write-ahead log, a flush at each commit and foreign keys are in force."""
    with database.transaction() as tx:
        assert {name: tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _DURABLE} == _DURABLE


def test_an_answer_about_a_locked_file_comes_in_time() -> None:
    """The longest wait, for the turn in this process and then for other processes, is under 2 seconds."""
    assert 2 * engines.WAIT_SECONDS < 2


def test_a_file_locked_by_another_process_is_busy(database: Database) -> None:
    """While another process writes, a write is refused as busy and reading works; afterwards all is well."""
    with _locked(database):
        for _ in range(2):
            with pytest.raises(StorageBusyError):
                _report(database)
        assert _numbers_of(database) == 0
    _report(database)
    assert _numbers_of(database) == 1


def test_a_write_in_progress_makes_the_next_one_busy(database: Database) -> None:
    """Within one process, too, a second writer waits and is then refused."""
    with database.transaction(), pytest.raises(StorageBusyError):
        _report(database)
    _report(database)
    assert _numbers_of(database) == 1


def test_a_full_file_refuses_writes_and_still_reads(database: Database) -> None:
    """With no page left a write is refused as full, what is stored can be read, and with room it goes on."""
    _report(database)
    with database.transaction() as tx:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    for _ in range(3):
        with pytest.raises(StorageFullError):
            _report(database, size=2000)
    assert (_numbers_of(database), _is_whole(database)) == (1, True)
    with database.transaction() as tx:
        tx.connection.exec_driver_sql("PRAGMA max_page_count=100000")
    _report(database, size=2000)
    assert _numbers_of(database) == 2000


def test_a_full_disk_refuses_writes_and_still_reads(small_disk: Path) -> None:
    """With no room on the disk a write is refused as full, what is stored can be read, and with room it goes on."""
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    database = Database(f"sqlite:///{small_disk / 'upshot.db'}")
    database.prepare()
    add_workspace(database)
    _report(database)
    with pytest.raises(StorageFullError):
        _report(database, size=20_000)
    assert (_numbers_of(database), _is_whole(database)) == (1, True)
    ballast.unlink()
    _report(database, size=500)
    assert (_numbers_of(database), _is_whole(database)) == (500, True)
    database.close()


def test_a_read_only_file_refuses_writes_and_still_reads(database: Database) -> None:
    """A file that may not be written is unavailable to writers, and readers do not mind."""
    _report(database)
    reading = Database(f"sqlite:///file:{database.url.database}?mode=ro&uri=true")
    for _ in range(2):
        with pytest.raises(StorageUnavailableError):
            _report(reading)
    assert _numbers_of(reading) == 1
    reading.close()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    """Something else under the file's name is reported as such, and left alone."""
    file = tmp_path / "upshot.db"
    file.write_text("These are the minutes of a meeting. " * 100)
    with pytest.raises(StorageUnavailableError):
        Database(f"sqlite:///{file}").prepare()
    assert file.read_text().startswith("These are the minutes")
