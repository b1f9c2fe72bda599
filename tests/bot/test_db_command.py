from __future__ import annotations

import sqlite3
from contextlib import closing
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from bot import db_command
from storage.database import Database
from storage.upgrade import known_revisions
from tests.storage import processes
from tests.storage.entries import MOMENT, MONDAY, add_workspace, entry, report_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class _Terminal:
    """What a command writes."""

    def __init__(self) -> None:
        self.out, self.err = StringIO(), StringIO()

    def run(self, command: Callable[..., int], *arguments: object) -> int:
        return command(*arguments, self.out, self.err)

    @property
    def written(self) -> str:
        return self.out.getvalue()

    @property
    def complaint(self) -> str:
        return self.err.getvalue()


@pytest.fixture
def terminal() -> _Terminal:
    """Collect what a command writes."""
    return _Terminal()


def _reported(url: str) -> int:
    database = Database(url)
    with database.snapshot() as tx:
        reported = len(tx.journal.entries_of("T1", "U1", ["report"]))
    database.close()
    return reported


def test_upgrade_tells_whether_it_did_anything(terminal: _Terminal, empty_database_url: str) -> None:
    """The first upgrade makes the tables, the second finds them up to date, and both succeed."""
    assert terminal.run(db_command.upgrade, empty_database_url) == 0
    assert terminal.run(db_command.upgrade, empty_database_url) == 0
    assert terminal.written.splitlines() == ["The tables are up to date now.", "The tables were up to date already."]


def test_a_sound_database_is_whole(terminal: _Terminal, database: Database, database_url: str) -> None:
    """A database with entries of two workspaces passes the check."""
    for workspace_id in (add_workspace(database, "T1"), add_workspace(database, "T2")):
        report_once(database, workspace_id, "key")
    assert terminal.run(db_command.check, database_url) == 0
    assert (terminal.written, terminal.complaint) == ("The database is whole.\n", "")


def test_a_lost_entry_is_found(terminal: _Terminal, database: Database, database_url: str) -> None:
    """An entry counted but not there, a post computed at a number to come: the check names both and fails."""
    add_workspace(database)
    with entry(database) as (tx, sequence):
        tx.publications.plan("T1", MONDAY, MOMENT)
        tx.publications.add_revision(
            "T1", MONDAY, sequence=sequence + 7, computed_at=MOMENT, names="", holidays="", document=""
        )
    with database.transaction() as tx:
        tx.journal.open_entry("T1")
    assert terminal.run(db_command.check, database_url) == 1
    assert "workspace T1: 1 entries up to number 1, where 2 were counted" in terminal.complaint
    assert "publication_revision: 1 rows under a sequence number that does not exist" in terminal.complaint


def test_a_fact_that_lost_its_entry_is_found(terminal: _Terminal, sqlite_url: str) -> None:
    """A version whose entry somebody deleted by hand is named."""
    database = Database(sqlite_url)
    add_workspace(database)
    report_once(database, "T1", "key")
    database.close()
    with closing(sqlite3.connect(str(database.file))) as by_hand:
        by_hand.execute("DELETE FROM entry")
        by_hand.commit()
    assert terminal.run(db_command.check, sqlite_url) == 1
    assert "reported_amount: row" in terminal.complaint


def test_a_database_without_tables_is_not_whole(terminal: _Terminal, empty_postgresql_url: str) -> None:
    """Tables of another revision are named with the one that is needed."""
    assert terminal.run(db_command.check, empty_postgresql_url) == 1
    assert f"the tables are at revision none, not at {known_revisions()[-1]}" in terminal.complaint


def test_checking_does_not_create_a_database(terminal: _Terminal, tmp_path: Path) -> None:
    """A mistyped file name is told, and no file appears."""
    assert terminal.run(db_command.check, f"sqlite:///{tmp_path / 'mistyped.db'}") == 1
    assert terminal.run(db_command.backup, f"sqlite:///{tmp_path / 'mistyped.db'}", tmp_path / "copy.db") == 2
    assert list(tmp_path.iterdir()) == []


def test_a_copy_has_what_was_committed_while_somebody_writes(
    terminal: _Terminal, sqlite_url: str, tmp_path: Path
) -> None:
    """A backup during a write holds all entries committed before, is whole, and is one file for its owner only."""
    database = Database(sqlite_url)
    add_workspace(database)
    for number in range(20):
        report_once(database, "T1", f"key{number}")
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    with entry(database):
        assert terminal.run(db_command.backup, sqlite_url, copy) == 0
    database.close()
    assert [file.name for file in copy.parent.iterdir()] == ["copy.db"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (_reported(sqlite_url), _reported(f"sqlite:///{copy}")) == (21, 20)
    assert terminal.run(db_command.check, f"sqlite:///{copy}") == 0


def test_copies_made_while_another_process_reports_are_whole(
    terminal: _Terminal, sqlite_url: str, tmp_path: Path
) -> None:
    """Each backup shows the entries up to one moment, without a gap, and a later one shows no fewer."""
    database = Database(sqlite_url)
    add_workspace(database)
    database.close()
    writer = processes.start("report", sqlite_url, "T1", "a", 600)
    assert writer.stdout is not None
    reported = []
    for number in range(3):
        writer.stdout.readline()
        copy = tmp_path / f"copy{number}.db"
        assert terminal.run(db_command.backup, sqlite_url, copy) == 0
        assert terminal.run(db_command.check, f"sqlite:///{copy}") == 0
        reported.append(_reported(f"sqlite:///{copy}"))
    writer.communicate()
    assert 0 < reported[0] <= reported[1] <= reported[2] <= 600


def test_a_backup_overwrites_nothing(terminal: _Terminal, sqlite_url: str, tmp_path: Path) -> None:
    """A file that is there already is left alone, and the exit code tells."""
    copy = tmp_path / "copy.db"
    copy.write_text("precious")
    assert terminal.run(db_command.backup, sqlite_url, copy) == 2
    assert copy.read_text() == "precious"
    assert str(copy) in terminal.complaint


def test_a_backup_into_a_missing_folder_is_refused(terminal: _Terminal, sqlite_url: str, tmp_path: Path) -> None:
    """Where the copy cannot be written, the reason is told."""
    assert terminal.run(db_command.backup, sqlite_url, tmp_path / "missing" / "copy.db") == 1
    assert "No such file or directory" in terminal.complaint


def test_for_postgresql_the_right_command_is_named(terminal: _Terminal, tmp_path: Path) -> None:
    """A PostgreSQL database is left to its own tool, named with all arguments and without the password."""
    url = "postgresql://upshot:secret@db.example:5433/upshot?sslmode=require"
    assert terminal.run(db_command.backup, url, tmp_path / "my copy") == 2
    command = terminal.complaint.splitlines()[-1]
    assert command == (
        f"pg_dump --format=custom '--file={tmp_path / 'my copy'}' "
        "'postgresql://upshot@db.example:5433/upshot?sslmode=require'"
    )


def test_a_bad_address_is_a_bad_setting(terminal: _Terminal) -> None:
    """What is no address of a database is named as the setting it came from."""
    assert terminal.run(db_command.check, "mysql://here/upshot") == 2
    assert "DATABASE_URL" in terminal.complaint


def test_a_database_that_cannot_be_reached_is_told(terminal: _Terminal) -> None:
    """Without a server the command fails with the reason."""
    assert terminal.run(db_command.upgrade, "postgresql://nobody@127.0.0.1:1/upshot") == 1
    assert "127.0.0.1" in terminal.complaint
