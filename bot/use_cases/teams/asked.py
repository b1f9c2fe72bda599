"""Who is asked first about what a seller wants decided: whoever leads the seller's team."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week
from bot.use_cases.presence.requests import deciders
from bot.use_cases.teams.membership import teams_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from storage.transaction import Transaction

OTHERS_AFTER: Final = timedelta(days=2)
"""How long the managers of a team are left to decide before the other managers and the admins are asked, too."""


def first_asked(tx: Transaction, workspace_id: str, sellers: Collection[str], day: date) -> frozenset[str]:
    """Return the managers of the teams that sellers are in, as far as they may decide; sellers never about themselves.

    Args:
        tx: where to read.
        workspace_id: whose teams.
        sellers: whom the question is about.
        day: a day of the week whose teams count.
    """
    team_of, able = teams_in(tx, workspace_id, Week.of(day)), deciders(tx, workspace_id)
    teams = {team_of[seller] for seller in sellers if seller in team_of}
    leads = {person for team_id, person in tx.teams.leads(workspace_id) if team_id in teams and person in able}
    return frozenset(leads.difference(sellers))


def asked_at(person_id: str, first: Collection[str], now: datetime) -> datetime:
    """Return when somebody is asked: at once, or after those who are asked first have had their time."""
    return now if not first or person_id in first else now + OTHERS_AFTER
