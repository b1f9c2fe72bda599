"""A programme with weeks enough behind it to ask what the SSI is worth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.insight.blocks import EARLY_WEEKS, LATE_WEEKS
from storage.memberships import Membership
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from storage.database import Database

FOUNDED = date(2026, 1, 5)
LATE = WEEK - LATE_WEEKS
"""The first week of the quarter that ended last, in the week in which stories play."""


def founded(database: Database, minimum_cohort: int = 5) -> Team:
    """Return a programme that is old enough."""
    return Team.found(database, first_week_start=FOUNDED, minimum_cohort=minimum_cohort)


def sells(team: Team, number: int, ssi: int, wins: int, *, late: Week = LATE) -> None:
    """Let a seller report the SSI of six weeks, and win some customers in the quarter after them."""
    person_id = f"S{number}"
    with team.entry(person_id) as (tx, sequence):
        tx.memberships.record(team.workspace_id, sequence, Membership(person_id, FOUNDED, None, None, ""))
        for week in map(late.__sub__, range(1, EARLY_WEEKS + 1)):
            tx.reports.record(team.workspace_id, sequence, person_id, week.starts_on, {"ssi": Decimal(ssi)})
        week = late + 2
        meetings = {"meetings": Decimal(number % 4)}
        tx.reports.record(team.workspace_id, sequence, person_id, week.starts_on, meetings)
    for win in range(wins):
        closed_on = (late + win % LATE_WEEKS).days[1]
        team.deals(person_id, f"Customer {late} {number} {win}", 9000, closed_on=closed_on)
