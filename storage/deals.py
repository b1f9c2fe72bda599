"""The deals that sellers reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import DealVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

_DEAL = table_of(DealVersion)


class DealRow(NamedTuple):
    """A deal as it stands; money is in the programme's currency but for what was typed."""

    deal_id: int
    seller_id: str
    customer: str
    customer_key: str
    stage: str
    value: Decimal | None
    typed_value: Decimal | None
    typed_currency: str
    source: str
    is_influenced: bool
    opened_on: date | None
    closed_on: date | None
    crm_id: str
    is_withdrawn: bool = False
    share_seller_id: str = ""
    """Whose share it came from; nothing when it came from none."""
    share_address: str = ""
    note: str = ""


_COLUMNS = [_DEAL.c[name] for name in DealRow._fields]


class Deals:
    """The deals, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, deal: DealRow) -> None:
        """Add a version of a deal; a new deal has the sequence number as its id."""
        add(
            self._connection,
            DealVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **deal._asdict()}],
        )

    def all(
        self,
        workspace_id: str,
        *,
        seller_id: str | None = None,
        customer_key: str | None = None,
        limit: int = NOW,
    ) -> list[DealRow]:
        """Return the standing deals of all sellers or of one, as of a sequence number, oldest first."""
        query = select(*_COLUMNS).where(_DEAL.c.workspace_id == workspace_id)
        if seller_id is not None:
            query = query.where(_DEAL.c.seller_id == seller_id)
        if customer_key is not None:
            query = query.where(_DEAL.c.customer_key == customer_key)
        kept = {row[0]: DealRow._make(row) for row in self._connection.execute(as_of(query, _DEAL.c.sequence, limit))}
        return [deal for deal in kept.values() if not deal.is_withdrawn]

    def versions_of(self, workspace_id: str, deal_id: int) -> list[tuple[int, DealRow]]:
        """Return all versions of a deal as (sequence, deal), oldest first."""
        query = (
            select(_DEAL.c.sequence, *_COLUMNS)
            .where(_DEAL.c.workspace_id == workspace_id, _DEAL.c.deal_id == deal_id)
            .order_by(_DEAL.c.sequence)
        )
        return [(row[0], DealRow._make(row[1:])) for row in self._connection.execute(query)]

    def changed_by(self, workspace_id: str, sequence: int) -> list[DealRow]:
        """Return the deals that an entry brought or changed."""
        query = select(*_COLUMNS).where(_DEAL.c.workspace_id == workspace_id, _DEAL.c.sequence == sequence)
        return [DealRow._make(row) for row in self._connection.execute(query)]
