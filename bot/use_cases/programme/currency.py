"""Change the currency of a programme, as long as no money is stored."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.scoring.adjustments import between_currencies
from bot.domain.scoring.scheme import Scheme
from bot.use_cases.programme.entries import SCHEME
from storage.schemes import SchemeRow

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.transaction import Transaction

_MONEY = frozenset({"pipeline"})
"""The reported metrics that are money."""


class MoneyStoredError(UserError):
    """Amounts of money are stored in the programme's currency, so it cannot become another one."""

    def __init__(self, before: str, after: str) -> None:
        """Keep the currency of the amounts, and the one that was asked for; ISO codes."""
        super().__init__(before, after)
        self.before = before
        self.after = after


def check_no_money(tx: Transaction, workspace_id: str, before: str, after: str) -> None:
    """Return when no amount of money is stored.

    Raises:
        MoneyStoredError: somebody has reported money or a deal.
    """
    has_pipeline = any(number.metric in _MONEY and number.amount for number in tx.reports.all(workspace_id))
    if has_pipeline or tx.deals.all(workspace_id):
        raise MoneyStoredError(before, after)


def resize_goals(tx: Transaction, actor: Actor, act: Act, before: str, after: str) -> None:
    """Store every standing scheme anew with its money goals in the size of another currency, each as its own entry.

    They hold from the same weeks on as before: without any money stored no leaderboard changes by it, and a late deal
    is measured by goals in its own currency.
    """
    standing = {row.effective_week_start: row for row in tx.schemes.all(actor.workspace_id)}
    for row in sorted(standing.values(), key=lambda row: row.effective_week_start):
        scheme = Scheme.from_json(json.loads(row.document))
        resized = between_currencies(scheme, before, after)
        if resized != scheme:
            _record(tx, actor, act, row.effective_week_start, resized)


def _record(tx: Transaction, actor: Actor, act: Act, start: date, scheme: Scheme) -> None:
    workspace_id = actor.workspace_id
    sequence, version = tx.journal.open_entry(workspace_id), tx.schemes.last_version(workspace_id) + 1
    document = json.dumps(replace(scheme, version=version).to_json())
    tx.schemes.record(workspace_id, sequence, SchemeRow(version, start, document))
    tx.journal.record(
        workspace_id,
        sequence,
        delivery_key=f"{act.delivery_key}:{version}",
        person_id=actor.id,
        origin=act.origin,
        action=SCHEME,
        recorded_at=act.moment,
        receipt="",
    )
