"""The weekly posts: for each ended week one about the programme, and perhaps one about each team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select

from storage.models import Publication, PublicationRevision, Workspace
from storage.prepared import Prepared
from storage.versions import add, add_unless_there, table_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Table

_POST = table_of(Publication)
_REVISION = table_of(PublicationRevision)


PROGRAMME: Final = ""
"""The subject of the posts that are about the whole programme; those about a part of it name it."""


class PublicationRow(NamedTuple):
    """A weekly post; ``state`` is due, sending, posted, failed, attention or missed."""

    workspace_id: str
    week_start: date
    state: str
    due_at: datetime
    final_at: datetime | None
    requested_by: str
    attempt: int
    not_before: datetime | None
    claimed_at: datetime | None
    claimed_by: str
    edit_claimed_at: datetime | None
    channel_id: str
    message_ts: str
    posted_at: datetime | None
    rendering: str
    problem: str
    subject: str = PROGRAMME


class RevisionRow(NamedTuple):
    """What a weekly post said at one time; ``document`` is what the use case wrote."""

    revision: int
    sequence: int
    computed_at: datetime
    names: str
    holidays: str
    document: str


_COLUMNS = [_POST.c[name] for name in PublicationRow._fields]
_REVISION_COLUMNS = [_REVISION.c[name] for name in RevisionRow._fields]
_POSTED_BEFORE = Prepared(
    select(_POST.c.week_start)
    .where(
        _POST.c.workspace_id == bindparam("workspace"),
        _POST.c.subject == bindparam("subject"),
        _POST.c.week_start < bindparam("week"),
        _POST.c.state == "posted",
    )
    .order_by(_POST.c.week_start.desc())
    .limit(1)
)
_REVISION_AT = Prepared(
    select(*_REVISION_COLUMNS)
    .where(
        _REVISION.c.workspace_id == bindparam("workspace"),
        _REVISION.c.week_start == bindparam("week"),
        _REVISION.c.subject == bindparam("subject"),
        _REVISION.c.sequence <= bindparam("limit"),
    )
    .order_by(_REVISION.c.revision.desc())
    .limit(1)
)
_WORKSPACE = table_of(Workspace)
_WAITING = (
    select(*_COLUMNS)
    .where(
        or_(_POST.c.state == "sending", and_(_POST.c.state.in_(("due", "failed")), _POST.c.due_at <= bindparam("now")))
    )
    .order_by(_POST.c.due_at)
)
_SEQUENCE_SHOWN = (
    select(func.max(_REVISION.c.sequence))
    .where(*(_REVISION.c[name] == _POST.c[name] for name in ("workspace_id", "week_start", "subject")))
    .scalar_subquery()
)
_OUTDATED = (
    select(*_COLUMNS)
    .join(_WORKSPACE, _WORKSPACE.c.id == _POST.c.workspace_id)
    .where(
        _POST.c.state == "posted",
        _POST.c.final_at > bindparam("now"),
        or_(_POST.c.edit_claimed_at.is_(None), _POST.c.edit_claimed_at <= bindparam("edited_before")),
        _WORKSPACE.c.last_sequence > _SEQUENCE_SHOWN,
    )
)


class Publications:
    """The weekly posts of all workspaces; the database decides who may act on one."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def plan(
        self,
        workspace_id: str,
        week_start: date,
        due_at: datetime,
        *,
        requested_by: str = "",
        subject: str = PROGRAMME,
    ) -> bool:
        """Add the post of a week about a subject; return whether it is new."""
        row = {
            "workspace_id": workspace_id,
            "week_start": week_start,
            "subject": subject,
            "due_at": due_at,
            "requested_by": requested_by,
        }
        defaults = {
            "state": "due",
            "attempt": 0,
            "claimed_by": "",
            "channel_id": "",
            "message_ts": "",
            "rendering": "table",
        }
        return add_unless_there(self._connection, Publication, {**row, **defaults, "problem": ""})

    def find(self, workspace_id: str, week_start: date, subject: str = PROGRAMME) -> PublicationRow | None:
        """Return the post of a week about a subject, or nothing."""
        query = select(*_COLUMNS).where(*_same(_POST, workspace_id, week_start, subject))
        row = self._connection.execute(query).first()
        return None if row is None else PublicationRow._make(row)

    def of(self, workspace_id: str, subject: str = PROGRAMME) -> list[PublicationRow]:
        """Return all posts of a workspace about a subject, newest week first."""
        same = (_POST.c.workspace_id == workspace_id, _POST.c.subject == subject)
        query = select(*_COLUMNS).where(*same).order_by(_POST.c.week_start.desc())
        return [PublicationRow._make(row) for row in self._connection.execute(query)]

    def posted_before(self, workspace_id: str, week_start: date, subject: str = PROGRAMME) -> date | None:
        """Return the Monday of the newest earlier week about whose subject there is a message, or nothing."""
        values = {"workspace": workspace_id, "subject": subject, "week": week_start}
        rows = _POSTED_BEFORE.rows(self._connection, values)
        return rows[0][0] if rows else None

    def revision_at(
        self, workspace_id: str, week_start: date, limit: int, subject: str = PROGRAMME
    ) -> RevisionRow | None:
        """Return what a post said as of a sequence number, or nothing before it was made."""
        values = {"workspace": workspace_id, "subject": subject, "week": week_start, "limit": limit}
        rows = _REVISION_AT.rows(self._connection, values)
        return RevisionRow._make(rows[0]) if rows else None

    def beside(self, workspace_id: str) -> list[PublicationRow]:
        """Return the posts of a workspace about parts of the programme, newest week first."""
        same = (_POST.c.workspace_id == workspace_id, _POST.c.subject != PROGRAMME)
        query = select(*_COLUMNS).where(*same).order_by(_POST.c.week_start.desc(), _POST.c.subject)
        return [PublicationRow._make(row) for row in self._connection.execute(query)]

    def in_state(self, state: str, *, due_before: datetime | None = None) -> list[PublicationRow]:
        """Return the posts of all workspaces in a state, those due first at the head."""
        query = select(*_COLUMNS).where(_POST.c.state == state)
        if due_before is not None:
            query = query.where(_POST.c.due_at <= due_before)
        return [PublicationRow._make(row) for row in self._connection.execute(query.order_by(_POST.c.due_at))]

    def waiting(self, now: datetime) -> list[PublicationRow]:
        """Return the posts of all workspaces that are being sent, or are due and not posted, earliest first."""
        return [PublicationRow._make(row) for row in self._connection.execute(_WAITING, {"now": now})]

    def outdated(self, now: datetime, *, edited_before: datetime) -> list[PublicationRow]:
        """Return the posts of all workspaces that are not final, older than the newest entry, and not just edited."""
        rows = self._connection.execute(_OUTDATED, {"now": now, "edited_before": edited_before})
        return [PublicationRow._make(row) for row in rows]

    def move(self, post: PublicationRow, **changes: Any) -> bool:  # noqa: ANN401 - the columns have their types
        """Change a post, provided that nobody else did since it was read; return whether it was changed."""
        unchanged = (
            *_same(_POST, post.workspace_id, post.week_start, post.subject),
            _POST.c.state == post.state,
            _POST.c.attempt == post.attempt,
            _POST.c.claimed_by == post.claimed_by,
            _POST.c.edit_claimed_at.is_not_distinct_from(post.edit_claimed_at),
        )
        return self._connection.execute(_POST.update().where(*unchanged), changes).rowcount == 1

    def add_revision(
        self,
        workspace_id: str,
        week_start: date,
        *,
        sequence: int,
        computed_at: datetime,
        names: str,
        holidays: str,
        document: str,
        subject: str = PROGRAMME,
    ) -> int:
        """Add what a post says from now on; return the number of the revision, 0 for the first."""
        same = _same(_REVISION, workspace_id, week_start, subject)
        last: int | None = self._connection.execute(select(func.max(_REVISION.c.revision)).where(*same)).scalar()
        revision = 0 if last is None else last + 1
        key = {"workspace_id": workspace_id, "week_start": week_start, "subject": subject, "revision": revision}
        facts = {"sequence": sequence, "computed_at": computed_at, "names": names, "holidays": holidays}
        add(self._connection, PublicationRevision, [{**key, **facts, "document": document}])
        return revision

    def keep_revision(
        self, workspace_id: str, week_start: date, revision: int, *, sequence: int, subject: str = PROGRAMME
    ) -> None:
        """Note that a revision also says what the facts say at a later sequence number."""
        same = _same(_REVISION, workspace_id, week_start, subject)
        self._connection.execute(
            _REVISION.update().where(*same, _REVISION.c.revision == revision), {"sequence": sequence}
        )

    def drop_revisions(self, workspace_id: str, week_start: date, subject: str = PROGRAMME) -> None:
        """Forget what a post was to say that was never posted."""
        self._connection.execute(_REVISION.delete().where(*_same(_REVISION, workspace_id, week_start, subject)))

    def revisions(self, workspace_id: str, week_start: date, subject: str = PROGRAMME) -> list[RevisionRow]:
        """Return what a post said, oldest first."""
        same = _same(_REVISION, workspace_id, week_start, subject)
        query = select(*_REVISION_COLUMNS).where(*same).order_by(_REVISION.c.revision)
        return [RevisionRow._make(row) for row in self._connection.execute(query)]


def _same(table: Table, workspace_id: str, week_start: date, subject: str) -> tuple[ColumnElement[bool], ...]:
    return table.c.workspace_id == workspace_id, table.c.week_start == week_start, table.c.subject == subject
