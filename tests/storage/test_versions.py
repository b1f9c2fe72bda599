from __future__ import annotations

from itertools import count, product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from storage.errors import StorageConflictError
from storage.schemes import SchemeRow
from storage.versions import NOW
from tests.storage.entries import MONDAY, add_workspace, entry
from tests.storage.histories import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Database

_examples = count(1)
_VERSIONS = [table.name for table in SQLModel.metadata.tables.values() if "sequence" in table.primary_key.columns]
_of_each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
_with_one_database = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


_REFUSAL = """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE unique_violation USING MESSAGE = 'append-only'; END$$
"""
_REFUSE = {
    "sqlite": "CREATE TRIGGER {0}_{1} BEFORE {1} ON {0} BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "postgresql": "CREATE TRIGGER {0}_{1} BEFORE {1} ON {0} FOR EACH ROW EXECUTE FUNCTION refuse()",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def append_only(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Let a database, of each kind in turn, refuse by itself to update or delete a version or an entry."""
    database: Database = request.getfixturevalue(f"another_{request.param}_database")
    with database.restructuring() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql(_REFUSAL)
        for table, change in product(_VERSIONS, ("UPDATE", "DELETE")):
            connection.exec_driver_sql(_REFUSE[connection.dialect.name].format(table, change))
    yield database
    database.close()


def _write(database: Database, workspace_id: str, kind: Kind, changes: dict[Any, Any]) -> int:
    with entry(database, workspace_id) as (tx, sequence):
        for key, value in changes.items():
            kind.write(tx, workspace_id, sequence, key, value)
    return sequence


def _standing(before: dict[Any, Any], changes: dict[Any, Any]) -> dict[Any, Any]:
    return {key: value for key, value in {**before, **changes}.items() if value is not None}


@_of_each_kind
@_with_one_database
@given(data=st.data())
def test_every_past_state_can_be_read(database: Database, kind: Kind, data: st.DataObject) -> None:
    """As of every sequence number one reads what a dict would have held, in each of two workspaces."""
    example = next(_examples)
    names = {letter: add_workspace(database, f"{letter}{example}") for letter in "AB"}
    states: dict[str, list[dict[Any, Any]]] = {letter: [{}] for letter in "AB"}
    for letter, changes in data.draw(kind.entries()):
        states[letter].append(_standing(states[letter][-1], changes))
        assert _write(database, names[letter], kind, changes) == len(states[letter]) - 1
    with database.snapshot() as tx:
        for letter, expected in states.items():
            assert [kind.read(tx, names[letter], limit) for limit in range(len(expected))] == expected
            assert kind.read(tx, names[letter], NOW) == expected[-1]


@_of_each_kind
@_with_one_database
@given(data=st.data())
def test_a_change_adds_a_row_and_touches_no_other(append_only: Database, kind: Kind, data: st.DataObject) -> None:
    """Whatever is written, no version and no entry is ever updated or deleted."""
    workspace_id = add_workspace(append_only, f"W{next(_examples)}")
    for number, (_, changes) in enumerate(data.draw(kind.entries()), 1):
        assert _write(append_only, workspace_id, kind, changes) == number  # the database refuses all else


@pytest.mark.parametrize("change", ["UPDATE role_version SET is_granted = false", "DELETE FROM role_version"])
def test_the_guard_of_these_tests_bites(append_only: Database, change: str) -> None:
    """Where a version is changed past the repositories, the test would fail."""
    workspace_id = add_workspace(append_only, f"W{next(_examples)}")
    with entry(append_only, workspace_id) as (tx, sequence):
        tx.people.record_role(workspace_id, sequence, "U1", "admin", is_granted=True)
    with pytest.raises(StorageConflictError, match="append-only"), append_only.transaction() as tx:
        tx.connection.exec_driver_sql(change)


def test_schemes_are_kept_in_all_versions(database: Database) -> None:
    """The versions of weights and goals are read in the order in which they came, as of any sequence number."""
    add_workspace(database)
    add_workspace(database, "T2")
    rows = [SchemeRow(number, MONDAY, f'{{"version": {number}}}') for number in (1, 2, 3)]
    for row in rows:
        with entry(database) as (tx, sequence):
            tx.schemes.record("T1", sequence, row)
    with database.snapshot() as tx:
        assert [tx.schemes.all("T1", limit=limit) for limit in range(4)] == [rows[:limit] for limit in range(4)]
        assert (tx.schemes.all("T1"), tx.schemes.last_version("T1")) == (rows, 3)
        assert (tx.schemes.all("T2"), tx.schemes.last_version("T2")) == ([], 0)
