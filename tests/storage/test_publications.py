from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from storage.errors import StorageBusyError
from tests.storage.entries import MOMENT, MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from datetime import date, datetime

    from storage.database import Database
    from storage.publications import PublicationRow

_WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _workspaces(database: Database) -> None:
    add_workspace(database, "T1")
    add_workspace(database, "T2")


def _plan(database: Database, workspace_id: str, week_start: date = MONDAY, due_at: datetime = MOMENT) -> bool:
    with database.transaction() as tx:
        return tx.publications.plan(workspace_id, week_start, due_at)


def _find(database: Database, workspace_id: str = "T1") -> PublicationRow:
    with database.snapshot() as tx:
        post = tx.publications.find(workspace_id, MONDAY)
    assert post is not None
    return post


def _claim(database: Database, post: PublicationRow, name: str) -> bool:
    while True:
        try:
            with database.transaction() as tx:
                return tx.publications.move(post, state="sending", claimed_by=name, attempt=post.attempt + 1)
        except StorageBusyError:
            continue


def _revise(database: Database, sequence: int, document: str = "") -> int:
    with database.transaction() as tx:
        return tx.publications.add_revision(
            "T1",
            MONDAY,
            sequence=sequence,
            computed_at=MOMENT,
            names='{"U1": "Anna"}',
            holidays="[]",
            document=document,
        )


def test_a_week_has_one_post(database: Database) -> None:
    """Planning the post of a week again changes nothing; another workspace plans its own."""
    assert [_plan(database, "T1"), _plan(database, "T1", due_at=MOMENT + _WEEK), _plan(database, "T2")] == [
        True,
        False,
        True,
    ]
    assert (_find(database).state, _find(database).due_at) == ("due", MOMENT)


def test_one_of_many_wins_a_post(database: Database) -> None:
    """Of eight that claim a post at once, having read it alike, one gets it."""
    _plan(database, "T1")
    post = _find(database)
    with ThreadPoolExecutor(8) as threads:
        won = list(threads.map(lambda n: _claim(database, post, f"process {n}"), range(8)))
    assert won.count(True) == 1
    assert _find(database).claimed_by == f"process {won.index(True)}"


def test_a_change_is_refused_after_another_one(database: Database) -> None:
    """Who read a post before somebody else changed it changes nothing."""
    _plan(database, "T1")
    _plan(database, "T2")
    post = _find(database)
    assert _claim(database, post, "first")
    assert not _claim(database, post, "second")
    assert _claim(database, _find(database), "third")
    assert _find(database, "T2").state == "due"


def test_waiting_posts_are_those_due_and_those_being_sent(database: Database) -> None:
    """What is due later and what is posted does not wait; the earliest comes first."""
    _plan(database, "T1")
    _plan(database, "T1", MONDAY + _WEEK, MOMENT + _WEEK)
    _plan(database, "T2", due_at=MOMENT - _WEEK)
    with database.snapshot() as tx:
        assert [post.workspace_id for post in tx.publications.waiting(MOMENT)] == ["T2", "T1"]
        assert len(tx.publications.waiting(MOMENT + _WEEK)) == 3
    with database.transaction() as tx:
        assert tx.publications.move(_find(database), state="posted", final_at=MOMENT + _WEEK)
    with database.snapshot() as tx:
        assert [post.workspace_id for post in tx.publications.waiting(MOMENT)] == ["T2"]


def test_a_post_is_outdated_by_a_later_entry_until_it_is_final(database: Database) -> None:
    """A posted week whose facts changed since is outdated, but not when it was just edited or is final."""
    _plan(database, "T1")
    _revise(database, sequence=0)
    with database.transaction() as tx:
        tx.publications.move(_find(database), state="posted", final_at=MOMENT + _WEEK)

    def outdated(now: datetime) -> list[PublicationRow]:
        with database.snapshot() as tx:
            return tx.publications.outdated(now, edited_before=now - timedelta(minutes=1))

    assert outdated(MOMENT) == []
    with entry(database):
        pass
    assert outdated(MOMENT) == [_find(database)]
    assert outdated(MOMENT + _WEEK) == []
    with database.transaction() as tx:
        tx.publications.move(_find(database), edit_claimed_at=MOMENT)
    assert outdated(MOMENT) == []
    assert outdated(MOMENT + timedelta(minutes=1)) == [_find(database)]


def test_revisions_are_numbered_and_kept(database: Database) -> None:
    """What a post said is kept in the order in which it was said."""
    _plan(database, "T1")
    assert [_revise(database, 3, "first"), _revise(database, 5, "second")] == [0, 1]
    with database.snapshot() as tx:
        revisions = tx.publications.revisions("T1", MONDAY)
        assert tx.publications.revisions("T2", MONDAY) == []
    assert [tuple(revision) for revision in revisions] == [
        (0, 3, MOMENT, '{"U1": "Anna"}', "[]", "first"),
        (1, 5, MOMENT, '{"U1": "Anna"}', "[]", "second"),
    ]
