from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from storage.upgrade import known_revisions, revision_of
from tests.storage import processes
from tests.storage.entries import add_workspace, report_once

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator


@pytest.fixture
def empty_database(empty_database_url: str) -> Iterator[Database]:
    """Open a database without tables."""
    database = Database(empty_database_url)
    yield database
    database.close()


def _kill_after(writer: subprocess.Popen[str], lines: int) -> list[str]:
    """Let a process print some lines, kill it, and return all lines that it printed."""
    assert writer.stdout is not None
    before = [writer.stdout.readline().strip() for _ in range(lines)]
    writer.kill()
    rest = writer.communicate()[0].splitlines(keepends=True)
    return before + [line.strip() for line in rest if line.endswith("\n")]


def _assert_whole(database: Database) -> None:
    if database.is_sqlite:
        with database.snapshot() as tx:
            assert tx.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_what_was_acknowledged_survives_kill_9(database: Database, database_url: str) -> None:
    """A process killed in the middle of 1,000 reports leaves all that it acknowledged, and nothing by halves."""
    add_workspace(database)
    writer = processes.start("report", database_url, "T1", "a", 1000)
    acknowledged = _kill_after(writer, random.randint(1, 900))  # noqa: S311 - any moment will do
    report_once(database, "T1", "after")  # it waits until the server noticed
    with database.snapshot() as tx:
        stored = tx.journal.entries_of("T1", "U1", ["report"])
        assert tx.journal.last_sequence("T1") == len(stored)
        assert None not in [tx.journal.receipt_of("T1", key) for key in acknowledged]
        assert all(len(tx.reports.changed_by("T1", entry.sequence)) == 1 for entry in stored)
    assert len(stored) - len(acknowledged) in {1, 2}  # the killed one may have been stored and not acknowledged
    _assert_whole(database)


@pytest.mark.parametrize("statement", [1, 2, 9, 20])
def test_an_upgrade_killed_in_the_middle_starts_over(
    empty_database: Database, empty_database_url: str, statement: int
) -> None:
    """A process killed within an upgrade leaves the database as it was, and the next start upgrades it."""
    upgrader = processes.start("upgrade", empty_database_url, statement)
    upgrader.communicate()
    assert upgrader.returncode == -9
    with empty_database.snapshot() as tx:
        assert revision_of(tx.connection) is None
    assert empty_database.prepare()
    add_workspace(empty_database)
    _assert_whole(empty_database)


def test_processes_that_start_at_once_upgrade_once(empty_database: Database, empty_database_url: str) -> None:
    """Of three processes that start at once on an empty database one upgrades it, and all go on."""
    upgraders = [processes.start("upgrade", empty_database_url) for _ in range(3)]
    told = sorted(upgrader.communicate()[0].strip() for upgrader in upgraders)
    assert told == ["False", "False", "True"]
    with empty_database.snapshot() as tx:
        assert revision_of(tx.connection) == known_revisions()[-1]
