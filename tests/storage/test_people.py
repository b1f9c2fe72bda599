from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.callers import Caller
from storage.memberships import Membership
from storage.people import PersonRow
from storage.programmes import ProgrammeRow
from tests.storage.entries import MOMENT, MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database

_ANNA = PersonRow(
    "U1", "Anna", "sv-SE", "Europe/Stockholm",
    is_workspace_admin=False, is_guest=False, is_bot=False, is_deleted=False, is_stranger=False, fetched_at=MOMENT,
)  # fmt: skip
_PROGRAMME = ProgrammeRow(
    "C1", "sales", "Europe/Berlin", "de", "EUR", 0, "10:00", "named", 5, 5, "ssi,shares", MONDAY
)  # fmt: skip
_MEMBERSHIP = Membership("U1", MONDAY, None, None, "1")
_NOBODY = Caller(None, None, None, frozenset())


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def _caller(database: Database, workspace_id: str, person_id: str) -> Caller:
    with database.snapshot() as tx:
        return tx.callers.find(workspace_id, person_id)


def test_a_person_is_known_as_last_described(database: Database) -> None:
    """A later description stands in place of the earlier one, in its workspace only."""
    later = _ANNA._replace(name="Anna B", is_guest=True)
    with database.transaction() as tx:
        tx.people.remember("T1", _ANNA)
        tx.people.remember("T2", _ANNA)
        tx.people.remember("T1", later)
    with database.snapshot() as tx:
        assert (tx.people.find("T1", "U1"), tx.people.find("T2", "U1")) == (later, _ANNA)
        assert tx.people.find("T1", "U2") is None


def test_people_are_listed_by_id(database: Database) -> None:
    """Everybody of a workspace is listed, or those asked for who are known."""
    ben = _ANNA._replace(id="U2", name="Ben")
    with database.transaction() as tx:
        tx.people.remember("T1", _ANNA)
        tx.people.remember("T1", ben)
        tx.people.remember("T2", _ANNA)
    with database.snapshot() as tx:
        assert tx.people.all("T1") == {"U1": _ANNA, "U2": ben}
        assert tx.people.all("T1", ["U2", "U3"]) == {"U2": ben}
        assert tx.people.all("T1", []) == {}


def test_holders_of_a_role_come_in_the_order_of_getting_it(database: Database) -> None:
    """Who got a role first comes first, also after others lost it."""
    for person_id, is_granted in [("U2", True), ("U3", True), ("U1", True), ("U3", False)]:
        with entry(database) as (tx, sequence):
            tx.people.record_role("T1", sequence, person_id, "admin", is_granted=is_granted)
    with database.snapshot() as tx:
        assert tx.people.holders_of("T1", "admin") == ["U2", "U1"]
        assert tx.people.roles_of("T1", "U3") == frozenset()
        assert tx.people.holders_of("T2", "admin") == []


def test_a_workspace_is_remembered_with_its_newest_name(database: Database) -> None:
    """Meeting a workspace again renews its name and address and keeps its sequence."""
    with entry(database):
        pass
    with database.transaction() as tx:
        tx.programmes.remember_workspace("T1", name="Acme 2", url="https://acme2.slack.com/", seen_at=MOMENT)
    with database.snapshot() as tx:
        assert tx.programmes.workspace_ids() == ["T1", "T2"]
        assert tx.programmes.workspace_url("T1") == "https://acme2.slack.com/"
        assert tx.journal.last_sequence("T1") == 1


def test_a_caller_is_known_by_the_newest_of_everything(database: Database) -> None:
    """One question gives the person, the programme, the membership and the roles as they stand."""
    for _ in range(2):
        with entry(database) as (tx, sequence):
            tx.people.remember("T1", _ANNA)
            tx.programmes.record("T1", sequence, _PROGRAMME._replace(named_places=sequence))
            tx.memberships.record("T1", sequence, _MEMBERSHIP._replace(notice_version=str(sequence)))
            tx.people.record_role("T1", sequence, "U1", "admin", is_granted=True)
            tx.people.record_role("T1", sequence, "U1", "manager", is_granted=sequence == 1)
    assert _caller(database, "T1", "U1") == Caller(
        _ANNA,
        _PROGRAMME._replace(named_places=2),
        _MEMBERSHIP._replace(notice_version="2"),
        frozenset({"admin"}),
    )
    assert _caller(database, "T2", "U1") == _NOBODY


def test_a_caller_is_known_as_far_as_possible(database: Database) -> None:
    """Of a stranger the programme alone is known, of an unknown workspace nothing, of who left no membership."""
    with entry(database) as (tx, sequence):
        tx.programmes.record("T1", sequence, _PROGRAMME)
        tx.memberships.record("T1", sequence, _MEMBERSHIP)
    assert _caller(database, "T1", "U9") == _NOBODY._replace(programme=_PROGRAMME)
    assert _caller(database, "T1", "U1") == _NOBODY._replace(programme=_PROGRAMME, membership=_MEMBERSHIP)
    assert _caller(database, "nowhere", "U1") == _NOBODY
    with entry(database) as (tx, sequence):
        tx.memberships.record("T1", sequence, _MEMBERSHIP._replace(starts_on=None))
    assert _caller(database, "T1", "U1").membership is None
