from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.storage.entries import MOMENT, add_workspace

if TYPE_CHECKING:
    from datetime import datetime

    from storage.database import Database
    from storage.notices import NoticeRow

_MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def _plan(database: Database, workspace_id: str, key: str = "away 1", due_at: datetime = MOMENT) -> bool:
    with database.transaction() as tx:
        return tx.notices.plan(workspace_id, key, person_id="U1", kind="away", facts="{}", due_at=due_at)


def _waiting(database: Database, now: datetime) -> list[NoticeRow]:
    with database.snapshot() as tx:
        return tx.notices.waiting(now, claimed_before=now - _MINUTE)


def test_a_key_stands_for_one_message_a_workspace(database: Database) -> None:
    """Planning a message again changes nothing; another workspace has its own under the same key."""
    planned = [_plan(database, "T1"), _plan(database, "T1", due_at=MOMENT - _MINUTE), _plan(database, "T2")]
    assert planned == [True, False, True]
    assert [notice.due_at for notice in _waiting(database, MOMENT)] == [MOMENT, MOMENT]


def test_messages_wait_until_they_are_due_earliest_first(database: Database) -> None:
    """A message is given once it is due."""
    _plan(database, "T1", "later", MOMENT + _MINUTE)
    _plan(database, "T1", "sooner", MOMENT)
    assert [notice.key for notice in _waiting(database, MOMENT)] == ["sooner"]
    assert [notice.key for notice in _waiting(database, MOMENT + _MINUTE)] == ["sooner", "later"]


def test_a_message_whose_sending_was_interrupted_waits_again(database: Database) -> None:
    """A message that somebody began to send is left to them for a while, and then given again."""
    _plan(database, "T1")
    (notice,) = _waiting(database, MOMENT)
    with database.transaction() as tx:
        assert tx.notices.move(notice, state="sending", claimed_at=MOMENT, attempt=1)
        assert not tx.notices.move(notice, state="sending", claimed_at=MOMENT, attempt=1)
    assert _waiting(database, MOMENT) == []
    assert [found.attempt for found in _waiting(database, MOMENT + _MINUTE)] == [1]
