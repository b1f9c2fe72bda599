"""Which part of a deal is credited to colleagues of its seller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import DealCreditVersion, DealVersion
from storage.prepared import Prepared
from storage.versions import NOW, add, all_known, as_of, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

_CREDIT, _DEAL = table_of(DealCreditVersion), table_of(DealVersion)


class CreditRow(NamedTuple):
    """A colleague's part of a deal as it stands; the seller of the deal has the rest."""

    deal_id: int
    seller_id: str
    customer_key: str
    percent: int
    """From 1 to 99; 0 where there is none any more."""


_COLUMNS = [_CREDIT.c[name] for name in CreditRow._fields]
_ALL = all_known(_CREDIT, CreditRow._fields)
_CLOSED = select(_DEAL.c.deal_id).where(
    _DEAL.c.workspace_id == bindparam("workspace"),
    _DEAL.c.closed_on.between(bindparam("first"), bindparam("last")),
)
_OF_CLOSED = Prepared(
    select(*_COLUMNS)
    .where(
        _CREDIT.c.workspace_id == bindparam("workspace"),
        _CREDIT.c.sequence <= bindparam("limit"),
        _CREDIT.c.deal_id.in_(_CLOSED),
    )
    .order_by(_CREDIT.c.sequence)
)


class Credits:
    """The credits, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, *credits_: CreditRow) -> None:
        """Add a version of each credit."""
        common = {"workspace_id": workspace_id, "sequence": sequence}
        add(self._connection, DealCreditVersion, [{**common, **credit._asdict()} for credit in credits_])

    def all(
        self, workspace_id: str, *, deals: Collection[int] | None = None, limit: int = NOW
    ) -> dict[int, tuple[CreditRow, ...]]:
        """Return what stands by deal, of all deals or of some, as of a sequence number; the first credited first."""
        return _standing(self._rows(workspace_id, deals, limit))

    def of_closed(
        self, workspace_id: str, first: date, last: date, *, limit: int = NOW
    ) -> dict[int, tuple[CreditRow, ...]]:
        """Return the same of the deals that any version says were closed from the first to the last day."""
        values = {"workspace": workspace_id, "first": first, "last": last, "limit": limit}
        return _standing(_OF_CLOSED.rows(self._connection, values))

    def _rows(self, workspace_id: str, deals: Collection[int] | None, limit: int) -> Iterable[Sequence[Any]]:
        if deals is None:
            return _ALL.rows(self._connection, {"workspace": workspace_id, "limit": limit})
        query = select(*_COLUMNS).where(_CREDIT.c.workspace_id == workspace_id, _CREDIT.c.deal_id.in_(deals))
        return self._connection.execute(as_of(query, _CREDIT.c.sequence, limit))

    def versions_of(self, workspace_id: str, deal_id: int, seller_id: str) -> list[tuple[int, CreditRow]]:
        """Return all versions of a credit as (sequence, credit), oldest first."""
        query = (
            select(_CREDIT.c.sequence, *_COLUMNS)
            .where(
                _CREDIT.c.workspace_id == workspace_id,
                _CREDIT.c.deal_id == deal_id,
                _CREDIT.c.seller_id == seller_id,
            )
            .order_by(_CREDIT.c.sequence)
        )
        return [(row[0], CreditRow._make(row[1:])) for row in self._connection.execute(query)]

    def changed_by(self, workspace_id: str, sequence: int) -> list[CreditRow]:
        """Return the credits that an entry brought or changed."""
        query = select(*_COLUMNS).where(_CREDIT.c.workspace_id == workspace_id, _CREDIT.c.sequence == sequence)
        return [CreditRow._make(row) for row in self._connection.execute(query)]


def _standing(rows: Iterable[Sequence[Any]]) -> dict[int, tuple[CreditRow, ...]]:
    """Return what stands by deal, of versions in the order of their sequence."""
    standing = {(row.deal_id, row.seller_id): row for row in map(CreditRow._make, rows)}
    found: dict[int, tuple[CreditRow, ...]] = {}
    for credit in standing.values():
        if credit.percent:
            found[credit.deal_id] = (*found.get(credit.deal_id, ()), credit)
    return found
