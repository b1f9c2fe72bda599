from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from storage.shelf import ShelfRow
from tests.storage.entries import MOMENT, add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database

_ITEM = ShelfRow(1, "https://example.com/", "Why", "video", "U1", "on")


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def _record(database: Database, *items: ShelfRow) -> None:
    for item in items:
        with entry(database) as (tx, sequence):
            tx.shelf.record("T1", sequence, item)


def test_an_item_stands_as_it_was_recorded_last(database: Database) -> None:
    """Of each item the last version stands, in the order in which they came to stand so, and in one workspace only."""
    other = _ITEM._replace(item_id=2, state="suggested")
    _record(database, _ITEM, other, _ITEM._replace(state="off"))
    with database.snapshot() as tx:
        assert [row.item for row in tx.shelf.items("T1")] == [other, _ITEM._replace(state="off")]
        assert [row.sequence for row in tx.shelf.items("T1")] == [2, 3]
        assert tx.shelf.items("T2") == []


def test_an_item_knows_since_when_and_by_whom(database: Database) -> None:
    """The entry that brought the version tells who made it and when; before that moment one can cut."""
    _record(database, _ITEM)
    with database.snapshot() as tx:
        found = tx.shelf.find("T1", 1)
        assert found is not None
        assert (found.item, found.since, found.by_id) == (_ITEM, MOMENT, "U1")
        assert tx.shelf.items("T1", since=found.since) == [found]
        assert tx.shelf.items("T1", since=found.since + timedelta(microseconds=1)) == []
        assert tx.shelf.find("T1", 7) is None
        assert tx.shelf.find("T2", 1) is None
