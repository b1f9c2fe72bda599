from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlmodel import SQLModel

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


@contextmanager
def _statements() -> Iterator[list[str]]:
    """Collect what is sent to databases."""
    sent: list[str] = []

    def collect(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", collect)
    yield sent
    event.remove(Engine, "before_cursor_execute", collect)


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
def test_a_change_adds_a_row_and_touches_no_other(database: Database, kind: Kind, data: st.DataObject) -> None:
    """Whatever is written, no version and no entry is ever updated or deleted."""
    workspace_id = add_workspace(database, f"W{next(_examples)}")
    with _statements() as sent:
        for _, changes in data.draw(kind.entries()):
            _write(database, workspace_id, kind, changes)
    touching = [statement for statement in sent if any(name in statement for name in _VERSIONS)]
    assert all(statement.startswith(("INSERT", "SELECT")) for statement in touching)


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
