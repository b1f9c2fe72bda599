"""The journal: every change of what is scored is an entry in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import Entry, Workspace
from storage.prepared import Prepared
from storage.versions import NOW, add, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_WORKSPACE = table_of(Workspace)
_ENTRY = table_of(Entry)

_ADVANCE = Prepared(
    _WORKSPACE.update()
    .where(_WORKSPACE.c.id == bindparam("workspace"))
    .values(last_sequence=_WORKSPACE.c.last_sequence + 1)
    .returning(_WORKSPACE.c.last_sequence)
)
_LAST = Prepared(select(_WORKSPACE.c.last_sequence).where(_WORKSPACE.c.id == bindparam("workspace")))
_MOMENT = Prepared(
    select(_ENTRY.c.recorded_at)
    .where(_ENTRY.c.workspace_id == bindparam("workspace"), _ENTRY.c.sequence <= bindparam("limit"))
    .order_by(_ENTRY.c.sequence.desc())
    .limit(1)
)
_RECEIPT = Prepared(
    select(_ENTRY.c.receipt).where(
        _ENTRY.c.workspace_id == bindparam("workspace"), _ENTRY.c.delivery_key == bindparam("key")
    )
)


class EntryRow(NamedTuple):
    """An entry as it is stored; ``receipt`` is the document that the use case wrote."""

    sequence: int
    person_id: str
    origin: str
    action: str
    recorded_at: datetime
    reason: str
    undoes: int | None
    receipt: str


_COLUMNS = [_ENTRY.c[name] for name in EntryRow._fields]


class Journal:
    """The entries of all workspaces, each under a sequence number of its workspace."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def open_entry(self, workspace_id: str) -> int:
        """Return the next sequence number; from here on other writers of this workspace wait.

        Raises:
            LookupError: the workspace is not known.
        """
        rows = _ADVANCE.rows(self._connection, {"workspace": workspace_id})
        if not rows:
            raise LookupError(workspace_id)
        return int(rows[0][0])

    def reserve(self, workspace_id: str, count: int) -> None:
        """Pass over the next numbers within an open entry: new things that it brings have them as their ids."""
        here = _WORKSPACE.c.id == workspace_id
        self._connection.execute(
            _WORKSPACE.update().where(here).values(last_sequence=_WORKSPACE.c.last_sequence + count)
        )

    def receipt_of(self, workspace_id: str, delivery_key: str) -> str | None:
        """Return the receipt that a delivery was given before, or nothing when it is new."""
        rows = _RECEIPT.rows(self._connection, {"workspace": workspace_id, "key": delivery_key})
        return str(rows[0][0]) if rows else None

    def record(  # noqa: PLR0913 - an entry has these facts
        self,
        workspace_id: str,
        sequence: int,
        *,
        delivery_key: str,
        person_id: str,
        origin: str,
        action: str,
        recorded_at: datetime,
        receipt: str,
        reason: str = "",
        undoes: int | None = None,
    ) -> None:
        """Add the entry under a sequence number from ``open_entry``."""
        row = {
            "workspace_id": workspace_id,
            "sequence": sequence,
            "delivery_key": delivery_key,
            "person_id": person_id,
            "origin": origin,
            "action": action,
            "recorded_at": recorded_at,
            "reason": reason,
            "undoes": undoes,
            "receipt": receipt,
        }
        add(self._connection, Entry, [row])

    def last_sequence(self, workspace_id: str) -> int:
        """Return the number of the newest entry, 0 when there is none."""
        rows = _LAST.rows(self._connection, {"workspace": workspace_id})
        return int(rows[0][0]) if rows else 0

    def moment_of(self, workspace_id: str, limit: int) -> datetime | None:
        """Return when the newest entry up to a sequence number was made, or nothing when there is none."""
        rows = _MOMENT.rows(self._connection, {"workspace": workspace_id, "limit": limit})
        return rows[0][0] if rows else None

    def authors_of(self, workspace_id: str, sequences: Collection[int]) -> dict[int, str]:
        """Return who made some entries, by their sequence numbers."""
        is_asked = (_ENTRY.c.workspace_id == workspace_id) & _ENTRY.c.sequence.in_(sequences)
        query = select(_ENTRY.c.sequence, _ENTRY.c.person_id).where(is_asked)
        return dict(map(tuple, self._connection.execute(query)))

    def entries_of(self, workspace_id: str, person_id: str, actions: Sequence[str]) -> list[EntryRow]:
        """Return a person's entries of these actions that are not undone, newest first."""
        undoing = select(_ENTRY.c.undoes).where(_ENTRY.c.workspace_id == workspace_id, _ENTRY.c.undoes.is_not(None))
        query = (
            select(*_COLUMNS)
            .where(
                _ENTRY.c.workspace_id == workspace_id,
                _ENTRY.c.person_id == person_id,
                _ENTRY.c.action.in_(actions),
                _ENTRY.c.sequence.not_in(undoing),
            )
            .order_by(_ENTRY.c.sequence.desc())
        )
        return [EntryRow._make(row) for row in self._connection.execute(query)]

    def is_undone(self, workspace_id: str, sequence: int) -> bool:
        """Tell whether an entry was taken back."""
        query = select(_ENTRY.c.sequence).where(_ENTRY.c.workspace_id == workspace_id, _ENTRY.c.undoes == sequence)
        return self._connection.execute(query).first() is not None

    def answers_of(self, workspace_id: str, person_id: str, *, limit: int = NOW) -> list[tuple[str, str]]:
        """Return the reason and the receipt of a person's entries that confirm something and are not undone.

        They are as of a sequence number, oldest first.
        """
        of_workspace = _ENTRY.c.workspace_id == workspace_id
        undoing = select(_ENTRY.c.undoes).where(of_workspace, _ENTRY.c.undoes.is_not(None), _ENTRY.c.sequence <= limit)
        query = (
            select(_ENTRY.c.reason, _ENTRY.c.receipt)
            .where(
                of_workspace,
                _ENTRY.c.person_id == person_id,
                _ENTRY.c.reason.startswith("confirmed: "),
                _ENTRY.c.receipt != "",
                _ENTRY.c.sequence <= limit,
                _ENTRY.c.sequence.not_in(undoing),
            )
            .order_by(_ENTRY.c.sequence)
        )
        return [(row[0], row[1]) for row in self._connection.execute(query)]

    def undoings_of(self, workspace_id: str, person_id: str | None = None) -> dict[int, int]:
        """Return which entries, of a person or of all, took back which: the undone number by that of the undoing."""
        query = select(_ENTRY.c.sequence, _ENTRY.c.undoes).where(
            _ENTRY.c.workspace_id == workspace_id, _ENTRY.c.undoes.is_not(None)
        )
        if person_id is not None:
            query = query.where(_ENTRY.c.person_id == person_id)
        return dict(map(tuple, self._connection.execute(query)))
