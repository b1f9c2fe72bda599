"""What a programme costs, as an admin told it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import ProgrammeCostVersion
from storage.versions import NOW, add, as_of, table_of

if TYPE_CHECKING:
    from decimal import Decimal

    from sqlalchemy import Connection

_COST = table_of(ProgrammeCostVersion)


class CostRow(NamedTuple):
    """The costs as they stand; nothing where nothing was told."""

    licence: Decimal | None = None
    """The price of one a month, in the programme's currency."""
    hours: Decimal | None = None
    """Of a full-time seller in a week."""
    rate: Decimal | None = None
    """The price of an hour."""
    margin: Decimal | None = None
    """Per cent of revenue."""


_COLUMNS = [_COST.c[name] for name in CostRow._fields]


class Costs:
    """The costs of all programmes, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, costs: CostRow) -> None:
        """Add a version of a programme's costs."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **costs._asdict()}
        add(self._connection, ProgrammeCostVersion, [row])

    def of(self, workspace_id: str, *, limit: int = NOW) -> CostRow:
        """Return the costs as of a sequence number; without any version nothing is told."""
        query = as_of(select(*_COLUMNS).where(_COST.c.workspace_id == workspace_id), _COST.c.sequence, limit)
        rows = self._connection.execute(query).all()
        return CostRow._make(rows[-1]) if rows else CostRow()
