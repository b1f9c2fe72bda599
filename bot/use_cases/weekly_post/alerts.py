"""Tell the admins that a weekly post needs them."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.people import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.weeks import Week
    from storage.transaction import Transaction


class PostAlert(StrEnum):
    """The kinds of notices about weekly posts."""

    FAILED = "post_failed"
    MISSED = "post_missed"
    UNKNOWN = "post_unknown"


def tell_admins(
    tx: Transaction,
    workspace_id: str,
    alert: PostAlert,
    weeks: Sequence[Week],
    now: datetime,
    *,
    attempt: int = 0,
    problem: str = "",
) -> None:
    """Plan one notice for every admin about weeks; the same alert about the same week and problem comes once."""
    programme = tx.programmes.of(workspace_id)
    facts = {
        "weeks": [week.number for week in weeks],
        "attempt": attempt,
        "problem": problem,
        "channel": programme.channel_name if programme else "",
    }
    for admin in tx.people.holders_of(workspace_id, Role.ADMIN):
        key = ":".join((alert, str(weeks[-1]), problem if alert is PostAlert.FAILED else str(attempt), admin))
        tx.notices.plan(workspace_id, key, person_id=admin, kind=alert, facts=json.dumps(facts), due_at=now)
