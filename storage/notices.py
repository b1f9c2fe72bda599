"""The direct messages that people are to get, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select

from storage.models import Notice
from storage.versions import add_unless_there, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_NOTICE = table_of(Notice)


class NoticeRow(NamedTuple):
    """A direct message; ``facts`` is JSON.

    Its ``state`` is due, sending, sent, failed or unknown; or dropped, when it came to be of no use.
    """

    workspace_id: str
    key: str
    person_id: str
    kind: str
    facts: str
    state: str
    due_at: datetime
    attempt: int
    claimed_at: datetime | None
    channel_id: str
    message_ts: str
    problem: str
    expires_at: datetime | None
    """From then on it is of no use."""
    answered_at: datetime | None


class NoticeTally(NamedTuple):
    """How many messages of a kind came to the same end, and when the latest of them was due."""

    kind: str
    state: str
    problem: str
    messages: int
    latest_due_at: datetime


_COLUMNS = [_NOTICE.c[name] for name in NoticeRow._fields]
_WAITING = (
    select(*_COLUMNS)
    .where(
        or_(
            and_(_NOTICE.c.state == "due", _NOTICE.c.due_at <= bindparam("now")),
            and_(_NOTICE.c.state == "sending", _NOTICE.c.claimed_at <= bindparam("claimed_before")),
        )
    )
    .order_by(_NOTICE.c.due_at)
    .limit(bindparam("at_most"))
)


class Notices:
    """The direct messages of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def plan(
        self,
        workspace_id: str,
        key: str,
        *,
        person_id: str,
        kind: str,
        facts: str,
        due_at: datetime,
        expires_at: datetime | None = None,
        state: str = "due",
    ) -> bool:
        """Add a message under a key that stands once a workspace; return whether it is new."""
        row = {"workspace_id": workspace_id, "key": key, "person_id": person_id, "kind": kind, "facts": facts}
        times = {"due_at": due_at, "expires_at": expires_at}
        defaults = {"state": state, "attempt": 0, "channel_id": "", "message_ts": "", "problem": ""}
        return add_unless_there(self._connection, Notice, {**row, **times, **defaults})

    def find(self, workspace_id: str, key: str) -> NoticeRow | None:
        """Return a message, or nothing."""
        query = select(*_COLUMNS).where(_NOTICE.c.workspace_id == workspace_id, _NOTICE.c.key == key)
        row = self._connection.execute(query).first()
        return None if row is None else NoticeRow._make(row)

    def since(self, workspace_id: str, kinds: Sequence[str], due_after: datetime) -> list[NoticeRow]:
        """Return the messages of some kinds, in any state, that were or are due after a moment, earliest first."""
        query = select(*_COLUMNS).where(
            _NOTICE.c.workspace_id == workspace_id, _NOTICE.c.kind.in_(kinds), _NOTICE.c.due_at > due_after
        )
        return [NoticeRow._make(row) for row in self._connection.execute(query.order_by(_NOTICE.c.due_at))]

    def tally(self, workspace_id: str, due_after: datetime, due_until: datetime) -> list[NoticeTally]:
        """Return what became of the messages that were due between two moments, counted."""
        kinds = (_NOTICE.c.kind, _NOTICE.c.state, _NOTICE.c.problem)
        query = (
            select(*kinds, func.count(), func.max(_NOTICE.c.due_at))
            .where(_NOTICE.c.workspace_id == workspace_id, _NOTICE.c.due_at > due_after, _NOTICE.c.due_at <= due_until)
            .group_by(*kinds)
            .order_by(*kinds)
        )
        return [NoticeTally._make(row) for row in self._connection.execute(query)]

    def waiting(self, now: datetime, *, claimed_before: datetime, at_most: int = 50) -> list[NoticeRow]:
        """Return messages of all workspaces that are due, or were begun too long ago, earliest first."""
        values = {"now": now, "claimed_before": claimed_before, "at_most": at_most}
        return [NoticeRow._make(row) for row in self._connection.execute(_WAITING, values)]

    def channel_of(self, workspace_id: str, person_id: str) -> str:
        """Return where a person was reached last, or nothing."""
        query = (
            select(_NOTICE.c.channel_id)
            .where(_NOTICE.c.workspace_id == workspace_id, _NOTICE.c.person_id == person_id, _NOTICE.c.channel_id != "")
            .order_by(_NOTICE.c.due_at.desc())
            .limit(1)
        )
        return self._connection.execute(query).scalar() or ""

    def move(self, notice: NoticeRow, **changes: Any) -> bool:  # noqa: ANN401 - the columns have their types
        """Change a message, provided that nobody else did since it was read; return whether it was changed."""
        unchanged = (
            _NOTICE.c.workspace_id == notice.workspace_id,
            _NOTICE.c.key == notice.key,
            _NOTICE.c.state == notice.state,
            _NOTICE.c.attempt == notice.attempt,
        )
        return self._connection.execute(_NOTICE.update().where(*unchanged), changes).rowcount == 1
