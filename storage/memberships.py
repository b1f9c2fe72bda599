"""Who takes part as a seller, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import MembershipVersion
from storage.versions import NOW, add, as_of, of_sellers, table_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Connection

_MEMBERSHIP = table_of(MembershipVersion)


class Membership(NamedTuple):
    """Somebody's taking part; without ``starts_on`` it was taken back."""

    seller_id: str
    starts_on: date | None
    ends_on: date | None
    hired_on: date | None
    notice_version: str


_COLUMNS = [_MEMBERSHIP.c[name] for name in Membership._fields]
_OF_SELLER = (
    select(*_COLUMNS)
    .where(_MEMBERSHIP.c.workspace_id == bindparam("workspace"), _MEMBERSHIP.c.seller_id == bindparam("seller"))
    .order_by(_MEMBERSHIP.c.sequence.desc())
    .limit(1)
)


class Memberships:
    """The sellers' memberships, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, membership: Membership) -> None:
        """Add a version of a membership."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **membership._asdict()}
        add(self._connection, MembershipVersion, [row])

    def of(self, workspace_id: str, seller_id: str) -> Membership | None:
        """Return a seller's membership as it stands, or nothing when there is none."""
        row = self._connection.execute(_OF_SELLER, {"workspace": workspace_id, "seller": seller_id}).first()
        return Membership._make(row) if row is not None and row.starts_on is not None else None

    def all(self, workspace_id: str, *, sellers: Collection[str] | None = None, limit: int = NOW) -> list[Membership]:
        """Return the standing memberships as of a sequence number, in the order of joining; those of some by id."""
        query = select(*_COLUMNS).where(_MEMBERSHIP.c.workspace_id == workspace_id)
        query = of_sellers(query, _MEMBERSHIP, sellers)
        rows = self._connection.execute(as_of(query, _MEMBERSHIP.c.sequence, limit))
        kept = {row[0]: Membership._make(row) for row in rows}
        return [membership for membership in kept.values() if membership.starts_on is not None]

    def versions_of(self, workspace_id: str, seller_id: str) -> list[tuple[int, Membership]]:
        """Return all versions of a membership as (sequence, membership), oldest first."""
        query = (
            select(_MEMBERSHIP.c.sequence, *_COLUMNS)
            .where(_MEMBERSHIP.c.workspace_id == workspace_id, _MEMBERSHIP.c.seller_id == seller_id)
            .order_by(_MEMBERSHIP.c.sequence)
        )
        return [(row[0], Membership._make(row[1:])) for row in self._connection.execute(query)]
