"""Look once more, at the moment of sending, whether a prompt is still of use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.domain.prompts import PromptKind, key_of
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.people.identify import known_programme
from bot.use_cases.prompts.sellers import seller_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from bot.use_cases.prompts.sellers import PromptedSeller
    from storage.notices import NoticeRow
    from storage.transaction import Transaction


def renewed(tx: Transaction, notice: NoticeRow, now: datetime) -> Mapping[str, Any] | None:
    """Return the facts of a `Prompt` as they are now; nothing when the seller is not to be asked any more."""
    seller = _seller(tx, notice, now)
    if seller is None or not seller.is_time(now) or not _is_welcome(tx, notice, seller):
        return None
    prompt = seller.prompt(tx, now)
    facts: Mapping[str, Any] | None = None if prompt is None else json.loads(receipts.written(prompt))
    return facts


def _seller(tx: Transaction, notice: NoticeRow, now: datetime) -> PromptedSeller | None:
    programme = known_programme(tx, notice.workspace_id)
    if programme is None or programme.week_of(now) != Week(json.loads(notice.facts)["week"]):
        return None
    return seller_of(tx, notice.workspace_id, programme, notice.person_id, now)


def _is_welcome(tx: Transaction, notice: NoticeRow, seller: PromptedSeller) -> bool:
    if seller.id in tx.prompts.switched_off(notice.workspace_id):
        return False
    if notice.kind != PromptKind.REMINDER or json.loads(notice.facts).get("is_wished"):
        return True
    prompt = tx.notices.find(notice.workspace_id, key_of(seller.id, seller.week))
    if prompt is None or prompt.answered_at is not None:
        return False
    return not seller.has_reported_since(tx, prompt.due_at)
