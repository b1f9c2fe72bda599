"""What other currencies are worth in the programme's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import CurrencyRateVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_RATE = table_of(CurrencyRateVersion)


class RateRow(NamedTuple):
    """What one unit of a currency is worth from a week on, until a later week has another rate."""

    currency: str
    from_week_start: date
    base: str
    """The programme's currency at that time; both are ISO codes."""
    rate: str
    """A decimal number; empty where the admin took it back."""


_COLUMNS = [_RATE.c[name] for name in RateRow._fields]


class Rates:
    """The rates, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, rate: RateRow) -> None:
        """Add a version of a rate."""
        add(
            self._connection,
            CurrencyRateVersion,
            [{"workspace_id": workspace_id, "sequence": sequence, **rate._asdict()}],
        )

    def all(self, workspace_id: str, *, limit: int = NOW) -> list[RateRow]:
        """Return what stands, as of a sequence number, by currency and week."""
        query = select(*_COLUMNS).where(_RATE.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(query, _RATE.c.sequence, limit))
        standing = {(row.currency, row.from_week_start): RateRow._make(row) for row in rows}
        return [row for _, row in sorted(standing.items()) if row.rate]
