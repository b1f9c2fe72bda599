from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.errors import StorageConflictError
from tests.storage.entries import MOMENT, add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database


def test_an_entry_tells_who_when_how_and_what_was_answered(database: Database) -> None:
    """An entry is read with everything that was recorded."""
    add_workspace(database)
    with entry(database, key="view V1", person_id="U7", action="deal") as (_, sequence):
        pass
    with database.snapshot() as tx:
        (read,) = tx.journal.entries_of("T1", "U7", ["deal"])
        assert tx.journal.receipt_of("T1", "view V1") == "receipt 1"
    assert read == (sequence, "U7", "command", "deal", MOMENT, "", None, "receipt 1")


def test_entries_are_found_by_person_and_action_newest_first(database: Database) -> None:
    """Only the entries asked for are given, the newest at the head."""
    add_workspace(database)
    for person_id, action in [("U1", "report"), ("U2", "report"), ("U1", "deal"), ("U1", "setup")]:
        with entry(database, person_id=person_id, action=action):
            pass
    with database.snapshot() as tx:
        found = tx.journal.entries_of("T1", "U1", ["report", "deal"])
    assert [(read.sequence, read.action) for read in found] == [(3, "deal"), (1, "report")]


def test_an_undone_entry_is_not_found(database: Database) -> None:
    """What was undone is left out."""
    add_workspace(database)
    with entry(database) as (_, sequence):
        pass
    with entry(database, action="undo", undoes=sequence):
        pass
    with database.snapshot() as tx:
        assert tx.journal.entries_of("T1", "U1", ["report"]) == []


def test_a_delivery_key_stands_once_a_workspace(database: Database) -> None:
    """The database itself refuses a second entry under a key; another workspace may use the same one."""
    add_workspace(database, "T1")
    add_workspace(database, "T2")
    for workspace_id in ("T1", "T2"):
        with entry(database, workspace_id, key="view V1"):
            pass
    with pytest.raises(StorageConflictError), entry(database, key="view V1"):
        pass
    with database.snapshot() as tx:
        assert tx.journal.last_sequence("T1") == 1


def test_an_entry_of_an_unknown_workspace_cannot_be_opened(database: Database) -> None:
    """There is no sequence to take a number from."""
    with pytest.raises(LookupError), database.transaction() as tx:
        tx.journal.open_entry("nowhere")
    with database.snapshot() as tx:
        assert tx.journal.last_sequence("nowhere") == 0
