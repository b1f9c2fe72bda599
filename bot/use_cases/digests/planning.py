"""Plan digests when it is time: once for each person and week or month."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain import digests, look_backs
from bot.domain.look_backs import due_periods, month_ended_with
from bot.domain.people import Role
from bot.domain.posting import due_at
from bot.use_cases import receipts
from bot.use_cases.digests.compose import compose_executive_digest, compose_manager_digests
from bot.use_cases.notices.plan import PlannedNotice, plan_found
from bot.use_cases.people.holders import active_holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.digests import ExecutiveDigest, ManagerDigest
    from bot.domain.people import Programme
    from storage.database import Database
    from storage.transaction import Transaction

MANAGER_NOTICE: Final = "manager_digest"
EXECUTIVE_NOTICE: Final = "executive_digest"


@dataclass(frozen=True, slots=True)
class PlanDigests:
    """Plan the digests of a workspace for which it is time; what they say is settled then."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> None:
        """Plan what is due and not planned yet; there is none in a dry run."""
        now = self.clock()
        plan_found(self.database, workspace_id, lambda tx, programme: _due(tx, workspace_id, programme, now))


def _due(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PlannedNotice]:
    if programme.may_collect and not programme.dry_run:
        yield from _for_managers(tx, workspace_id, programme, now)
        yield from _for_executives(tx, workspace_id, programme, now)


def _for_managers(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PlannedNotice]:
    week = programme.week_of(now) - 1
    moment = due_at(programme, week)
    if week < programme.first_week or not digests.is_time(now, moment, digests.LATEST):
        return
    keys = {digests.manager_key(person_id, week): person_id for person_id in readers(tx, workspace_id)}
    new = _not_planned(tx, workspace_id, keys)
    told = compose_manager_digests(tx, workspace_id, programme, week, map(keys.__getitem__, new), now) if new else {}
    for key in new:
        facts = _facts(told[keys[key]])
        yield PlannedNotice(key, keys[key], MANAGER_NOTICE, facts, moment, moment + digests.LATEST)


def _for_executives(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PlannedNotice]:
    executives = active_holders(tx, workspace_id, Role.EXECUTIVE)
    for period in due_periods(programme, now, month_ended_with) if executives else ():
        moment = look_backs.due_at(programme, period.last)
        keys = {digests.executive_key(person_id, period): person_id for person_id in executives}
        new = _not_planned(tx, workspace_id, keys)
        facts = _facts(compose_executive_digest(tx, workspace_id, programme, period)) if new else ""
        for key in new:
            yield PlannedNotice(key, keys[key], EXECUTIVE_NOTICE, facts, moment, moment + look_backs.LATEST)


def readers(tx: Transaction, workspace_id: str) -> list[str]:
    """Return the managers who want digests."""
    off = tx.digests.switched_off(workspace_id)
    return [person_id for person_id in active_holders(tx, workspace_id, Role.MANAGER) if person_id not in off]


def _not_planned(tx: Transaction, workspace_id: str, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if tx.notices.find(workspace_id, key) is None]


def _facts(digest: ManagerDigest | ExecutiveDigest) -> str:
    return json.dumps({"document": receipts.written(digest)})
