"""Writing to a database as use cases do, with plain values."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from storage.errors import StorageBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Database
    from storage.transaction import Transaction

MONDAY = date(2026, 1, 5)
MOMENT = datetime(2026, 1, 5, 8, 30, 15, 123456, tzinfo=UTC)

_keys = count(1)


def add_workspace(database: Database, workspace_id: str = "T1") -> str:
    """Make a workspace known and return its id."""
    with database.transaction() as tx:
        tx.programmes.remember_workspace(workspace_id, name="Acme", url="https://acme.slack.com/", seen_at=MOMENT)
    return workspace_id


@contextmanager
def entry(
    database: Database,
    workspace_id: str = "T1",
    *,
    key: str | None = None,
    person_id: str = "U1",
    action: str = "report",
    undoes: int | None = None,
) -> Iterator[tuple[Transaction, int]]:
    """Write one entry around the changes that are made inside, and give its sequence number."""
    with database.transaction() as tx:
        sequence = tx.journal.open_entry(workspace_id)
        yield tx, sequence
        tx.journal.record(
            workspace_id,
            sequence,
            delivery_key=key or f"entry {next(_keys)}",
            person_id=person_id,
            origin="command",
            action=action,
            recorded_at=MOMENT,
            receipt=f"receipt {sequence}",
            undoes=undoes,
        )


def report_once(database: Database, workspace_id: str, key: str) -> str:
    """Report a number under a delivery key and return the receipt, the earlier one when the key is known."""
    with database.transaction() as tx:
        sequence = tx.journal.open_entry(workspace_id)
        if (stored := tx.journal.receipt_of(workspace_id, key)) is not None:
            tx.discard()
            return stored
        tx.reports.record(workspace_id, sequence, "U1", MONDAY, {"ssi": Decimal(sequence)})
        receipt = f"{key} as {sequence}"
        tx.journal.record(
            workspace_id,
            sequence,
            delivery_key=key,
            person_id="U1",
            origin="command",
            action="report",
            recorded_at=MOMENT,
            receipt=receipt,
        )
    return receipt


def report_patiently(database: Database, workspace_id: str, key: str) -> str:
    """Report as a person would: who is told that it is busy tries again."""
    while True:
        try:
            return report_once(database, workspace_id, key)
        except StorageBusyError:
            continue
