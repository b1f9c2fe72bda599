"""Looking once more at notices about outcomes, just before they are sent."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.domain.deals import Stage
from bot.use_cases import receipts
from bot.use_cases.outcomes.contest import CONTEST_NOTICE, Contest
from bot.use_cases.outcomes.deal_credits import DEAL_CREDIT_NOTICE, DECLINED_NOTICE, DealCreditTold, find_told
from bot.use_cases.outcomes.ring_bell import BELL_NOTICE, bell_now
from bot.use_cases.outcomes.settle_customer import renewed
from bot.use_cases.outcomes.shares import CREDIT_NOTICE, CreditTold
from bot.use_cases.outcomes.verification import (
    LARGE_DEAL_NOTICE,
    LargeDeal,
    described,
    second_people,
    unverified,
)
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.use_cases.notices.send import Renew
    from storage.notices import NoticeRow
    from storage.transaction import Transaction


def _contest(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return the question as it stands now, unless an undo or another manager has settled it."""
    programme = known_programme(tx, notice.workspace_id)
    if programme is None:
        return None
    contest = renewed(tx, notice.workspace_id, programme, receipts.read(Contest, notice.facts))
    return None if contest is None else _facts(contest)


def _credit(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return the facts, unless the entry was taken back."""
    told = receipts.read(CreditTold, notice.facts)
    return None if tx.journal.is_undone(notice.workspace_id, told.sequence) else _facts(told)


def _bell(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return the deal as it stands, unless it is won no more."""
    bell = bell_now(tx, notice)
    return None if bell is None else _facts(bell)


def _deal_credit(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return what a colleague is told, unless the part is not theirs any more."""
    told = receipts.read(DealCreditTold, notice.facts)
    row = find_told(tx, notice.workspace_id, notice.person_id, told)
    if row is None or row.stage in {Stage.LOST, Stage.VOID}:
        return None
    return _facts(replace(told, value=row.value, is_won=row.stage == Stage.WON))


def _declined(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return the facts, unless the colleague took it back."""
    told = receipts.read(DealCreditTold, notice.facts)
    return None if tx.journal.is_undone(notice.workspace_id, told.sequence) else _facts(told)


def _large_deal(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return the deal as it stands, unless it waits for nobody any more."""
    told = receipts.read(LargeDeal, notice.facts)
    row = tx.deals.find(notice.workspace_id, told.deal_id)
    is_waiting = row is not None and told.deal_id in unverified(tx, notice.workspace_id)
    if row is None or not is_waiting or notice.person_id not in second_people(tx, notice.workspace_id, row):
        return None
    return _facts(described(tx, notice.workspace_id, [row], told.currency)[0])


def _facts(value: object) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = json.loads(receipts.written(value))
    return facts


RENEW: Mapping[str, Renew] = {
    CONTEST_NOTICE: _contest,
    CREDIT_NOTICE: _credit,
    BELL_NOTICE: _bell,
    DEAL_CREDIT_NOTICE: _deal_credit,
    DECLINED_NOTICE: _declined,
    LARGE_DEAL_NOTICE: _large_deal,
}
"""By the kind of notice."""
