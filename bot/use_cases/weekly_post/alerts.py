"""Tell the admins that a weekly post needs them."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.posting import team_in
from storage.publications import PROGRAMME

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
    WITHHELD = "team_post_withheld"


def tell_admins(
    tx: Transaction,
    workspace_id: str,
    alert: PostAlert,
    weeks: Sequence[Week],
    now: datetime,
    *,
    attempt: int = 0,
    problem: str = "",
    subject: str = PROGRAMME,
) -> None:
    """Plan one notice for every admin about weeks; the same alert about the same week and problem comes once."""
    programme, team_id = tx.programmes.of(workspace_id), team_in(subject)
    facts = {
        "weeks": [week.number for week in weeks],
        "attempt": attempt,
        "problem": problem,
        "channel": programme.channel_name if programme else "",
    }
    if team_id is not None:
        channel = tx.teams.channels(workspace_id).get(team_id)
        facts["channel"] = channel.channel_name if channel else ""
        facts["team"] = tx.teams.names(workspace_id).get(team_id, "")
    about = [subject] if subject else []
    for admin in tx.people.holders_of(workspace_id, Role.ADMIN):
        known = problem if alert is PostAlert.FAILED else str(attempt)
        key = ":".join((alert, str(weeks[-1]), *about, known, admin))
        tx.notices.plan(workspace_id, key, person_id=admin, kind=alert, facts=json.dumps(facts), due_at=now)


def tell_leads(tx: Transaction, workspace_id: str, subject: str, week: Week, now: datetime) -> None:
    """Tell who leads a team, or else the admins, why nothing of it is posted; each of them once for all weeks."""
    team_id = team_in(subject)
    channel = tx.teams.channels(workspace_id).get(team_id) if team_id is not None else None
    if team_id is None or channel is None:
        return
    leads = [person_id for led, person_id in tx.teams.leads(workspace_id) if led == team_id]
    name = tx.teams.names(workspace_id).get(team_id, "")
    facts = json.dumps({"team": name, "channel": channel.channel_name, "weeks": [week.number]})
    for person_id in leads or tx.people.holders_of(workspace_id, Role.ADMIN):
        key = f"{PostAlert.WITHHELD}:{team_id}:{person_id}"
        tx.notices.plan(workspace_id, key, person_id=person_id, kind=PostAlert.WITHHELD, facts=facts, due_at=now)
