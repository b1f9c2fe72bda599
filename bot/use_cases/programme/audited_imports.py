"""What files and other programs brought, as it stands in the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Change, Thing
from bot.domain.imports.fields import Kind
from bot.use_cases import receipts
from bot.use_cases.imports.receive import RECEIVED, Received
from bot.use_cases.imports.save import IMPORTED, FileReceipt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from storage.audits import Decision
    from storage.transaction import Transaction

NEW, CHANGED = "new", "changed"


def files(tx: Transaction, workspace_id: str) -> Iterator[tuple[Decision, Change]]:
    """Yield what each file brought, with the decision to import it."""
    for decision in tx.audits.entries(workspace_id, IMPORTED):
        receipt = receipts.read(FileReceipt, decision.values["receipt"])
        for name, count in ((NEW, receipt.new), (CHANGED, receipt.changed)):
            if count:
                yield decision, Change(Thing.IMPORT, f"{receipt.kind}.{name}", None, count, receipt.file)


def received(tx: Transaction, workspace_id: str) -> Iterator[tuple[Decision, Change]]:
    """Yield what other programs posted, summed up for each day in UTC and told with its first request."""
    days: dict[date, tuple[Decision, list[Received]]] = {}
    for decision in tx.audits.entries(workspace_id, RECEIVED):
        receipt = receipts.read(Received, decision.values["receipt"])
        days.setdefault(decision.decided_at.date(), (decision, []))[1].append(receipt)
    for first, found in days.values():
        counts = {NEW: sum(one.new for one in found), CHANGED: sum(one.changed for one in found)}
        for name, count in counts.items():
            if count:
                yield first, Change(Thing.RECEIVED, f"{Kind.DEALS}.{name}", None, count)
