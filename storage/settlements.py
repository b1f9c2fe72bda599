"""What managers said about whose customer it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import CustomerSettlementVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SETTLEMENT = table_of(CustomerSettlementVersion)


class SettlementRow(NamedTuple):
    """Whose a customer is; without a seller it belongs to all who claimed it by then."""

    customer_key: str
    seller_id: str
    sequence: int
    """The entry that settled it."""


class Settlements:
    """The settlements, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(
        self, workspace_id: str, sequence: int, customer_key: str, seller_id: str, *, is_withdrawn: bool = False
    ) -> None:
        """Add a version of whose a customer is."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "customer_key": customer_key}
        add(
            self._connection, CustomerSettlementVersion, [{**row, "seller_id": seller_id, "is_withdrawn": is_withdrawn}]
        )

    def find(self, workspace_id: str, customer_key: str) -> SettlementRow | None:
        """Return what stands for a customer, or nothing."""
        return self._standing(workspace_id, NOW, customer_key).get(customer_key)

    def all(self, workspace_id: str, *, limit: int = NOW) -> dict[str, SettlementRow]:
        """Return what stands by customer, as of a sequence number."""
        return self._standing(workspace_id, limit, None)

    def _standing(self, workspace_id: str, limit: int, customer_key: str | None) -> dict[str, SettlementRow]:
        columns = [_SETTLEMENT.c[name] for name in (*SettlementRow._fields, "is_withdrawn")]
        query = select(*columns).where(_SETTLEMENT.c.workspace_id == workspace_id)
        if customer_key is not None:
            query = query.where(_SETTLEMENT.c.customer_key == customer_key)
        rows = {row[0]: row for row in self._connection.execute(as_of(query, _SETTLEMENT.c.sequence, limit))}
        return {key: SettlementRow._make(row[:-1]) for key, row in rows.items() if not row[-1]}
