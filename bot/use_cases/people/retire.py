"""What becomes of somebody who has left Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.people import Origin
from bot.use_cases.people.membership import MEMBERSHIP, end, takes_part

if TYPE_CHECKING:
    from datetime import datetime

    from storage.transaction import Transaction


def retire(tx: Transaction, workspace_id: str, person_id: str, moment: datetime) -> bool:
    """End somebody's taking part with the day, and take their roles; return whether there was anything to end.

    What they did stays. Should they come back, they go on where they left off, and an admin gives them roles anew.
    """
    programme = tx.programmes.of(workspace_id)
    if programme is None or not _holds_anything(tx, workspace_id, person_id):
        return False
    sequence = tx.journal.open_entry(workspace_id)
    end(tx, workspace_id, sequence, person_id, moment.astimezone(ZoneInfo(programme.timezone)).date())
    for role in sorted(tx.people.roles_of(workspace_id, person_id)):
        tx.people.record_role(workspace_id, sequence, person_id, role, is_granted=False)
    tx.journal.record(
        workspace_id,
        sequence,
        delivery_key=f"{MEMBERSHIP}:{sequence}",
        person_id="",
        origin=Origin.EVENT,
        action=MEMBERSHIP,
        recorded_at=moment,
        receipt="",
    )
    return True


def _holds_anything(tx: Transaction, workspace_id: str, person_id: str) -> bool:
    has_roles = bool(tx.people.roles_of(workspace_id, person_id))
    return has_roles or takes_part(tx.memberships.of(workspace_id, person_id))
