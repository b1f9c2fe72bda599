from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import bindparam, select

from storage.errors import StorageConflictError
from storage.models import Entry, ReportedAmount
from storage.prepared import Prepared
from storage.versions import table_of
from tests.storage.entries import MOMENT, MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Select

    from storage.database import Database

_ENTRY = table_of(Entry)
_AMOUNT = table_of(ReportedAmount)
_READ_ENTRY = select(_ENTRY.c.recorded_at, _ENTRY.c.undoes).where(_ENTRY.c.recorded_at == bindparam("at")).limit(1)
_READ_AMOUNT = select(_AMOUNT).where(_AMOUNT.c.amount == bindparam("amount"))


@pytest.mark.parametrize(
    ("statement", "values"), [(_READ_ENTRY, {"at": MOMENT}), (_READ_AMOUNT, {"amount": Decimal("72.5")})]
)
def test_it_reads_what_the_plain_statement_reads(
    database: Database, statement: Select[Any], values: Mapping[str, Any]
) -> None:
    """Values go in and come out converted by the types of their columns, as without preparing."""
    add_workspace(database)
    with entry(database) as (tx, sequence):
        tx.reports.record("T1", sequence, "U1", MONDAY, {"ssi": Decimal("72.5")})
    with database.snapshot() as tx:
        plain = [tuple(row) for row in tx.connection.execute(statement, values)]
        assert len(plain) == 1
        assert Prepared(statement).rows(tx.connection, values) == plain


def test_its_errors_are_those_of_the_storage(database: Database) -> None:
    """What the driver refuses is translated, and leaves the connection usable."""
    add_workspace(database)
    row = {
        "workspace_id": "T1",
        "sequence": 1,
        "seller_id": "U1",
        "week_start": MONDAY,
        "metric": "ssi",
        "amount": None,
    }
    for _ in range(2):
        with pytest.raises(StorageConflictError), database.transaction() as tx:
            Prepared(_AMOUNT.insert()).run(tx.connection, [row, row])
    with database.snapshot() as tx:
        assert tx.reports.all("T1") == []
