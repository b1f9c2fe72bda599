"""How long the business report takes, beside a floor of the same run: sums of the same tables by plain SQL."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.business.periods import last_weeks
from bot.i18n import Texts
from bot.use_cases.business.show_business import ShowBusiness, WhichTeam
from bot.views.business import message, page, spreadsheet
from storage.database import Database
from storage.deals import DealRow
from storage.memberships import Membership
from tests.benchmarks.leaderboard import best
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Mapping

SELLERS: Final = 500
WEEKS: Final = 26
DEALS: Final = 5000
_AMOUNTS: Final = {"posts": 2, "shares": 3, "calls": 9, "meetings": 3, "leads": 2, "pipeline": 15_000, "engagement": 31}
_FLOOR: Final = (
    "SELECT seller_id, metric, SUM(amount), MAX(sequence) FROM reported_amount WHERE workspace_id = 'T1' GROUP BY 1, 2",
    "SELECT source, stage, SUM(value), MAX(sequence) FROM deal_version WHERE workspace_id = 'T1' GROUP BY 1, 2",
)


def measure() -> Mapping[str, float]:
    """Return milliseconds and ratios for 500 sellers with half a year of reports and 5,000 deals."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/upshot.db")
        database.prepare()
        _fill(database)
        figures = _of(database)
        database.close()
        return figures


def _of(database: Database) -> Mapping[str, float]:
    actor, show = Team(database).actor("UM"), ShowBusiness(database, lambda: NOW)
    report = show(actor, last_weeks(WEEK, WEEKS), WhichTeam())
    quarter = best(lambda: show(actor, last_weeks(WEEK), WhichTeam()))
    floor = best(lambda: _floor(database))
    return {
        "13 weeks, ms": quarter,
        "26 weeks, ms": best(lambda: show(actor, last_weeks(WEEK, WEEKS), WhichTeam())),
        "the same tables summed up by SQL, ms": floor,
        "times the SQL": quarter / floor,
        "the message, ms": best(lambda: message.build(report, Texts("en"))),
        "the workbook, ms": best(lambda: spreadsheet.build(report, (), Texts("en"))),
        "the page, ms": best(lambda: page.build(report, (), Texts("en"))),
    }


def _floor(database: Database) -> None:
    assert database.file is not None
    connection = sqlite3.connect(database.file)
    for statement in _FLOOR:
        connection.execute(statement).fetchall()
    connection.close()


def _fill(database: Database) -> None:
    team = Team.found(database, first_week_start=(WEEK - WEEKS).starts_on)
    team.knows("UM", "Mia")
    team.appoints("UM", "manager")
    for number in range(SELLERS):
        with team.entry(f"U{number:05}") as (tx, sequence):
            member = Membership(f"U{number:05}", (WEEK - WEEKS).starts_on, None, None, "")
            tx.memberships.record(team.workspace_id, sequence, member)
            for back in range(WEEKS):
                amounts = {metric: Decimal(amount + (number + back) % 3) for metric, amount in _AMOUNTS.items()}
                levels = {"ssi": Decimal(60 + number % 20), "connections": Decimal(900 - 9 * back)}
                tx.reports.record(
                    team.workspace_id, sequence, member.seller_id, (WEEK - back).starts_on, amounts | levels
                )
    with team.entry("U00000", "deal") as (tx, sequence):
        tx.deals.record(team.workspace_id, sequence, *(_deal(number) for number in range(DEALS)))


def _deal(number: int) -> DealRow:
    """Return one of many deals: opened over a year, a third still open, of four sources."""
    stage = ("won", "lost", "open")[number % 3]
    opened = WEEK.days[3] - timedelta(days=number % 365)
    closed = None if stage == "open" else min(opened + timedelta(days=15 + number % 70), WEEK.days[3])
    value, customer = Decimal(3000 + number), f"customer {number % 4000}"
    return DealRow(
        *(1_000_000 + number, f"U{number % SELLERS:05}", customer, customer, stage, value, value, "EUR"),
        *(("social", "outbound", "inbound", "event")[number % 4], number % 5 == 0, opened, closed, ""),
    )
