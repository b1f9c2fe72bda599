"""What waits for the word of a manager."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.digests import Decisions
from bot.use_cases.outcomes.settle_customer import claims_in
from bot.use_cases.outcomes.verification import unverified
from bot.use_cases.reporting.deal_rows import parts_of
from bot.use_cases.shelf.items import standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.people import Programme
    from storage.transaction import Transaction

_REQUESTED: Final = "requested"


def decisions_of(
    tx: Transaction, workspace_id: str, programme: Programme, readers: Iterable[str], now: datetime
) -> dict[str, Decisions]:
    """Return by manager what waits; deals that they have a part in wait for others."""
    presence, claims = _presence(tx, workspace_id), len(claims_in(tx, workspace_id, programme).open)
    finds = sum(item.is_waiting for item in standing(tx, workspace_id, now))
    rows = tx.deals.all(workspace_id)
    waiting = unverified(tx, workspace_id, deals=rows)
    parts = [parts_of(row) for row in rows if row.deal_id in waiting]
    return {reader: Decisions(presence, claims, sum(reader not in each for each in parts), finds) for reader in readers}


def _presence(tx: Transaction, workspace_id: str) -> int:
    away = [row for row in tx.presence.absences(workspace_id) if row.state == _REQUESTED]
    shares = [row for row in tx.presence.working_shares(workspace_id) if row.state == _REQUESTED]
    return len(away) + len(shares)
