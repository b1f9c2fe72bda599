"""Who asked for help in a week, and who wants no digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import DigestSwitch, HelpRequestVersion
from storage.versions import NOW, add, as_of, put, standing, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_REQUEST = table_of(HelpRequestVersion)
_SWITCH = table_of(DigestSwitch)


class HelpRequest(NamedTuple):
    """A seller's request for help in a week."""

    seller_id: str
    week_start: date
    about: str = ""
    """In the seller's words; may be empty."""
    is_withdrawn: bool = False


_COLUMNS = [_REQUEST.c[name] for name in HelpRequest._fields]


class Digests:
    """What digests need, of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, request: HelpRequest) -> None:
        """Add a version of a request."""
        add(
            self._connection,
            HelpRequestVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **request._asdict()}],
        )

    def requests(self, workspace_id: str, *, limit: int = NOW) -> list[HelpRequest]:
        """Return the standing requests of all sellers and weeks as of a sequence number."""
        query = select(*_COLUMNS, _REQUEST.c.sequence).where(_REQUEST.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(query, _REQUEST.c.sequence, limit))
        kept = standing(rows, ("seller_id", "week_start")).values()
        return [HelpRequest._make(row[:-1]) for row in kept if not row.is_withdrawn]

    def versions_of(self, workspace_id: str, request: HelpRequest) -> list[tuple[int, HelpRequest]]:
        """Return all versions of a request of a seller and a week as (sequence, request), oldest first."""
        query = select(_REQUEST.c.sequence, *_COLUMNS).where(
            _REQUEST.c.workspace_id == workspace_id,
            _REQUEST.c.seller_id == request.seller_id,
            _REQUEST.c.week_start == request.week_start,
        )
        rows = self._connection.execute(query.order_by(_REQUEST.c.sequence))
        return [(row[0], HelpRequest._make(row[1:])) for row in rows]

    def changed_by(self, workspace_id: str, sequence: int) -> list[HelpRequest]:
        """Return the requests that an entry brought or took back."""
        query = select(*_COLUMNS).where(_REQUEST.c.workspace_id == workspace_id, _REQUEST.c.sequence == sequence)
        return [HelpRequest._make(row) for row in self._connection.execute(query)]

    def switch(self, workspace_id: str, person_id: str, *, is_on: bool) -> None:
        """Keep whether somebody wants digests."""
        row = {"workspace_id": workspace_id, "person_id": person_id, "is_on": is_on}
        put(self._connection, DigestSwitch, row, renewed=("is_on",))

    def switched_off(self, workspace_id: str) -> frozenset[str]:
        """Return those who want none."""
        query = select(_SWITCH.c.person_id).where(_SWITCH.c.workspace_id == workspace_id, _SWITCH.c.is_on.is_(False))
        return frozenset(self._connection.execute(query).scalars())
