from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from storage.content import Address, Result
from tests.storage.entries import MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database

_NEXT = MONDAY + timedelta(weeks=1)
_POST = Address("U1", MONDAY, "https://a.example/1", "posts", "own", "interest", "linkedin", "more demos", 7)


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def test_addresses_stand_until_they_are_withdrawn(database: Database) -> None:
    """A withdrawn address is not given, its week and seller keep the others, and an entry tells what it changed."""
    gone = Address("U1", MONDAY, "https://a.example/2", "shares")
    other = Address("U2", _NEXT, "https://a.example/1", "shares")
    for address, is_withdrawn in [(_POST, False), (gone, False), (other, False), (gone, True)]:
        with entry(database) as (tx, sequence):
            tx.contents.record("T1", sequence, address, is_withdrawn=is_withdrawn)
    with database.snapshot() as tx:
        assert tx.contents.all("T1") == [_POST, other]
        assert tx.contents.of_seller("T1", "U1", MONDAY) == [_POST]
        assert tx.contents.all("T1", since=_NEXT) == [other]
        assert tx.contents.changed_by("T1", 4) == [gone]
        assert tx.contents.versions_of("T1", gone) == [(2, gone), (4, None)]
        assert not tx.contents.all("T2")
        assert not tx.contents.changed_by("T2", 4)


def test_results_stand_number_by_number(database: Database) -> None:
    """A later number of an address replaces the one before, and takes it back where it is nothing."""
    known = {"engagement": Decimal(34), "impressions": Decimal(800)}
    for amounts in (known, {"engagement": Decimal(40)}, {"impressions": None}):
        with entry(database) as (tx, sequence):
            tx.contents.record_results("T1", sequence, _POST, amounts)
    stands = Result(*_POST[:3], "engagement", Decimal(40))
    with database.snapshot() as tx:
        assert tx.contents.results("T1") == [stands]
        assert tx.contents.results_of_seller("T1", "U1", MONDAY) == [stands]
        assert not tx.contents.results_of_seller("T1", "U1", _NEXT)
        assert not tx.contents.results("T1", since=_NEXT)
        assert tx.contents.results_changed_by("T1", 2) == [stands]
        assert tx.contents.result_versions_of("T1", stands) == [(1, Decimal(34)), (2, Decimal(40))]
        assert not tx.contents.results("T2")
