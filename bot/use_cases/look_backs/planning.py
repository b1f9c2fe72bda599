"""Look back when it is time: once for each month or season, in the programme's channel."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.look_backs import LATEST, due_at, due_periods, ended_with
from bot.use_cases import receipts
from bot.use_cases.look_backs.compose import compose_look_back
from bot.use_cases.notices.plan import PlannedNotice, plan_found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.look_backs import Period
    from bot.domain.people import Programme
    from storage.database import Database
    from storage.transaction import Transaction

NOTICE: Final = "look_back"


@dataclass(frozen=True, slots=True)
class PlanLookBacks:
    """Plan the look backs of a workspace for which it is time; what they say is settled then."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> None:
        """Plan what is due and not planned yet; there is none in a dry run, or without a leaderboard."""
        now = self.clock()
        plan_found(self.database, workspace_id, lambda tx, programme: _due(tx, workspace_id, programme, now))


def _due(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PlannedNotice]:
    for period in () if programme.is_silent else due_periods(programme, now, ended_with):
        if tx.notices.find(workspace_id, period.key) is None:
            yield _notice(tx, workspace_id, programme, period)


def _notice(tx: Transaction, workspace_id: str, programme: Programme, period: Period) -> PlannedNotice:
    document = receipts.written(compose_look_back(tx, workspace_id, programme, period))
    facts, moment = json.dumps({"document": document}), due_at(programme, period.last)
    return PlannedNotice(period.key, programme.channel_id, NOTICE, facts, moment, moment + LATEST)
