from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from storage.errors import StorageConflictError
from storage.presence import Absence, WorkingShare
from tests.storage.entries import MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database

_AWAY = Absence(1, "U1", MONDAY, MONDAY + timedelta(days=4), "requested")
_PART_TIME = WorkingShare(1, "U1", MONDAY, 60, "requested")


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def test_an_absence_stands_in_its_last_state(database: Database) -> None:
    """A confirmed request stands as confirmed, and each seller's can be asked for."""
    other = _AWAY._replace(request_id=2, seller_id="U2")
    for absence in (_AWAY, other, _AWAY._replace(state="confirmed")):
        with entry(database) as (tx, sequence):
            tx.presence.record_absence("T1", sequence, absence)
    with database.snapshot() as tx:
        assert tx.presence.absences("T1") == [_AWAY._replace(state="confirmed"), other]
        assert tx.presence.absences("T1", seller_id="U2") == [other]
        assert tx.presence.absences("T2") == []


def test_a_working_share_stands_in_its_last_state(database: Database) -> None:
    """A confirmed request stands as confirmed, and each seller's can be asked for."""
    other = _PART_TIME._replace(request_id=2, seller_id="U2")
    for share in (_PART_TIME, other, _PART_TIME._replace(state="confirmed")):
        with entry(database) as (tx, sequence):
            tx.presence.record_working_share("T1", sequence, share)
    with database.snapshot() as tx:
        assert tx.presence.working_shares("T1") == [_PART_TIME._replace(state="confirmed"), other]
        assert tx.presence.working_shares("T1", seller_id="U2") == [other]
        assert tx.presence.working_shares("T2") == []


@pytest.mark.parametrize("percent", [0, 101])
def test_a_share_of_nothing_or_more_than_all_is_refused(database: Database, percent: int) -> None:
    """The database itself holds shares within 1 to 100 per cent."""
    with pytest.raises(StorageConflictError), entry(database) as (tx, sequence):
        tx.presence.record_working_share("T1", sequence, _PART_TIME._replace(percent=percent))
