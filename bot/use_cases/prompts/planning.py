"""Decide, once a week for each seller, what they are asked."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.prompts import PATIENCE, PromptKind, closes_at, key_of, reminder_key_of
from bot.use_cases.notices.plan import PlannedNotice, plan
from bot.use_cases.people.identify import known_programme
from bot.use_cases.prompts.sellers import sellers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.use_cases.prompts.sellers import PromptedSeller
    from storage.database import Database
    from storage.notices import NoticeRow
    from storage.transaction import Transaction

_LOOKED_BACK: Final = timedelta(weeks=12)
_EVERY: Final = timedelta(minutes=15)
"""How often sellers are looked at: ten o'clock comes on a quarter of an hour in every time zone."""

_TOLD = frozenset({"sent", "unknown"})


@dataclass(frozen=True, slots=True)
class PlanPrompts:
    """Plan the prompts of all sellers in a workspace for whom it is time."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> None:
        """Plan what is to be sent now, and the reminders of it; whatever was decided for the week stays."""
        now = self.clock()
        with self.database.snapshot() as tx:
            programme = known_programme(tx, workspace_id)
            planned = [] if programme is None else list(_planned(tx, workspace_id, programme, now))
        with self.database.transaction() as tx:
            tx.prompts.look_again(workspace_id, _next_quarter(now))
            plan(tx, workspace_id, planned)


def _planned(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PlannedNotice]:
    if programme.week_of(now) < programme.first_week or not programme.may_collect:
        return
    sellers = [seller for seller in sellers_of(tx, workspace_id, programme, now) if seller.is_time(now)]
    if not sellers:
        return
    off = tx.prompts.switched_off(workspace_id)
    past = _past(tx, workspace_id, now)
    for seller in sellers:
        before = past.get(seller.id, ())
        if seller.id not in off and all(notice.key != key_of(seller.id, seller.week) for notice in before):
            yield from _decided(tx, seller, before, now)


def _decided(
    tx: Transaction, seller: PromptedSeller, before: Sequence[NoticeRow], now: datetime
) -> Iterator[PlannedNotice]:
    kind = _kind(tx, seller, before)
    is_needed = kind is not PromptKind.SILENCE and seller.prompt(tx, now) is not None
    yield _notice(seller, kind, now, is_needed=is_needed)
    reminder_at = seller.reminder_at(now)
    if is_needed and kind is PromptKind.PROMPT and reminder_at is not None:
        yield _notice(seller, PromptKind.REMINDER, reminder_at)


def _kind(tx: Transaction, seller: PromptedSeller, before: Sequence[NoticeRow]) -> PromptKind:
    last = before[-1] if before else None
    if last is not None and last.kind in {PromptKind.PAUSE, PromptKind.SILENCE} and _is_unanswered(tx, seller, [last]):
        return PromptKind.SILENCE
    told = [notice for notice in before if notice.state in _TOLD][-PATIENCE:]
    is_in_vain = len(told) == PATIENCE and {notice.kind for notice in told} == {PromptKind.PROMPT}
    return PromptKind.PAUSE if is_in_vain and _is_unanswered(tx, seller, told) else PromptKind.PROMPT


def _is_unanswered(tx: Transaction, seller: PromptedSeller, notices: Sequence[NoticeRow]) -> bool:
    if any(notice.answered_at is not None for notice in notices):
        return False
    return not seller.has_reported_since(tx, notices[0].due_at)


def _past(tx: Transaction, workspace_id: str, now: datetime) -> Mapping[str, Sequence[NoticeRow]]:
    """Return what each seller was asked in the last weeks, oldest first; reminders are no questions of their own."""
    kinds = [kind for kind in PromptKind if kind is not PromptKind.REMINDER]
    past: dict[str, list[NoticeRow]] = defaultdict(list)
    for notice in tx.notices.since(workspace_id, kinds, now - _LOOKED_BACK):
        past[notice.person_id].append(notice)
    return past


def _notice(seller: PromptedSeller, kind: PromptKind, due_at: datetime, *, is_needed: bool = True) -> PlannedNotice:
    key = reminder_key_of(seller.id, seller.week) if kind is PromptKind.REMINDER else key_of(seller.id, seller.week)
    facts = json.dumps({"week": seller.week.number})
    return PlannedNotice(key, seller.id, kind, facts, due_at, closes_at(due_at, seller.zone), is_needed)


def _next_quarter(now: datetime) -> datetime:
    past = timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)
    return now - past + _EVERY
