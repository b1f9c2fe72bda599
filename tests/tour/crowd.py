"""The others, who report as well."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from storage.memberships import Membership
from storage.people import PersonRow
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from tests.scenarios.office import Office


def let_report(office: Office, crowd: int, names: tuple[str, ...]) -> None:
    """Let the others have reported for two weeks, all in one entry; they want no prompts."""
    workspace = office.workspace.team_id
    with Team(office.bot.database, workspace).entry() as (tx, sequence):
        for number in range(crowd):
            person_id, name = f"UCROWD{number}", f"{names[number % len(names)]} {number + 1}"
            tx.people.remember(workspace, _described(person_id, name))
            tx.memberships.record(workspace, sequence, Membership(person_id, date(2026, 11, 2), None, None, ""))
            tx.prompts.switch(workspace, person_id, is_on=False)
            amounts = {"ssi": 40 + number % 50, "meetings": number % 7, "leads": number % 3, "shares": number % 5}
            for week in (Week.iso(2026, 46), Week.iso(2026, 47)):
                exact = {metric: Decimal(amount) for metric, amount in amounts.items()}
                tx.reports.record(workspace, sequence, person_id, week.starts_on, exact)


def _described(person_id: str, name: str) -> PersonRow:
    return PersonRow(
        id=person_id,
        name=name,
        locale="en-US",
        timezone="Europe/Berlin",
        is_workspace_admin=False,
        is_guest=False,
        is_bot=False,
        is_deleted=False,
        is_stranger=False,
        fetched_at=NOW,
    )
