"""What second people said of large deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storage.models import DealVerificationVersion
from storage.versions import NOW, add, all_known, table_of

if TYPE_CHECKING:
    from decimal import Decimal

    from sqlalchemy import Connection

_VERIFICATION = table_of(DealVerificationVersion)


class VerificationRow(NamedTuple):
    """A second person's word on a deal as it stands."""

    deal_id: int
    customer: str
    """As the deal named it then."""
    value: Decimal
    """What the deal was worth then: it is not verified above it."""
    is_verified: bool
    """Whether it was found right; else it was refused."""
    sequence: int
    """The entry that says so."""


_ALL = all_known(_VERIFICATION, VerificationRow._fields)


class Verifications:
    """The verifications, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, verification: VerificationRow) -> None:
        """Add a version of a verification."""
        add(self._connection, DealVerificationVersion, [{"workspace_id": workspace_id, **verification._asdict()}])

    def all(self, workspace_id: str, *, limit: int = NOW) -> dict[int, VerificationRow]:
        """Return what stands by deal, as of a sequence number."""
        rows = _ALL.rows(self._connection, {"workspace": workspace_id, "limit": limit})
        return {row.deal_id: row for row in map(VerificationRow._make, rows)}
