from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.audiences import PROGRAMME, AudienceRow
from tests.storage.entries import add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database

_OWN = AudienceRow("U1", "IT managers", 5, "IT manager, CIO")
_SHARED = AudienceRow(PROGRAMME, "", None, "Head of*")


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def test_a_sellers_audience_and_the_programmes_stand_side_by_side(database: Database) -> None:
    """Each is known by whose it is, and another workspace knows neither."""
    for audience in (_OWN, _SHARED):
        with entry(database) as (tx, sequence):
            tx.audiences.record("T1", sequence, audience)
    with database.snapshot() as tx:
        assert tx.audiences.of("T1", "U1") == _OWN
        assert tx.audiences.of("T1", PROGRAMME) == _SHARED
        assert tx.audiences.all("T1") == {"U1": _OWN, PROGRAMME: _SHARED}
        assert tx.audiences.of("T2", "U1") is None


def test_a_withdrawn_audience_stands_no_more_and_its_versions_stay(database: Database) -> None:
    """What was withdrawn is gone, yet its history and its entry can still be read."""
    with entry(database) as (tx, first):
        tx.audiences.record("T1", first, _OWN)
    with entry(database) as (tx, second):
        tx.audiences.record("T1", second, _OWN, is_withdrawn=True)
    with database.snapshot() as tx:
        assert tx.audiences.of("T1", "U1") is None
        assert tx.audiences.versions_of("T1", "U1") == [(first, _OWN), (second, None)]
        assert tx.audiences.changed_by("T1", second) == ["U1"]
