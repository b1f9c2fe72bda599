"""Looking once more at questions about presence, just before they are sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.domain.presence import PresenceRequest
from bot.use_cases import receipts
from bot.use_cases.presence.ask import REQUEST_NOTICE
from bot.use_cases.presence.requests import find_request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.use_cases.notices.send import Renew
    from storage.notices import NoticeRow
    from storage.transaction import Transaction


def _request(tx: Transaction, notice: NoticeRow, _now: datetime) -> Mapping[str, Any] | None:
    """Return the request, unless it was decided about or withdrawn."""
    told = receipts.read(PresenceRequest, notice.facts)
    standing = find_request(tx, notice.workspace_id, told.subject, told.id)
    if standing is None or not standing.is_waiting:
        return None
    facts: Mapping[str, Any] = json.loads(receipts.written(standing))
    return facts


RENEW: Mapping[str, Renew] = {REQUEST_NOTICE: _request}
"""By the kind of notice."""
