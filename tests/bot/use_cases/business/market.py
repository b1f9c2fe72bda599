"""A programme with a quarter of business: deals of all sources, single leads, shares that led to them, licences."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from storage.content import Address
from storage.costs import CostRow
from storage.deals import DealRow
from storage.outcomes import OutcomeRow
from storage.teams import TeamMember, TeamRow
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from storage.database import Database

SELLERS = tuple(f"U{number}" for number in range(1, 9))
"""Eight of them, so that sums are told."""
TODAY = WEEK.days[3]
_POST = "linkedin.com/posts/a"


def opened(database: Database, workspace_id: str = "T1", **settings: object) -> Team:
    """Return a programme of eight sellers and a manager, half a year old and without any numbers."""
    team = Team.found(database, workspace_id, **{"first_week_start": (WEEK - 25).starts_on, **settings})
    for number, seller_id in enumerate(SELLERS):
        team.joins(seller_id, f"Seller {number}", (WEEK - 25).starts_on)
    for person_id, role in (("UM", "manager"), ("UA", "admin")):
        team.knows(person_id, role.title())
        team.appoints(person_id, role)
    return team


def busy(team: Team) -> None:
    """Let all sellers report half a year: a network that grows, and few conversations."""
    for number, seller_id in enumerate(SELLERS):
        with team.entry(seller_id) as (tx, sequence):
            for back in range(25, -1, -1):
                amounts = {
                    "connections": 900 + 20 * (26 - back) + number,
                    "ssi": 60 + number,
                    "posts": 2,
                    "shares": 3,
                    "calls": 4,
                    "meetings": 2 + (number + back) % 2,
                    "leads": 1,
                }
                exact = {metric: Decimal(amount) for metric, amount in amounts.items()}
                tx.reports.record(team.workspace_id, sequence, seller_id, (WEEK - back).starts_on, exact)


def trade(team: Team) -> None:
    """Let deals be opened, won and lost, by social selling and otherwise, over half a year."""
    with team.entry("U1", "deal") as (tx, sequence):
        tx.deals.record(team.workspace_id, sequence, *(_deal(number, sequence) for number in range(60)))


def _deal(number: int, sequence: int) -> DealRow:
    """Return one of sixty deals: every third is social, every seventh of the others was helped."""
    is_social, stage = number % 3 == 0, ("won", "lost", "open", "won")[number % 4]
    opened_on = TODAY - timedelta(days=170 - 2 * number)
    days = 20 + (number * 7) % 40 + (0 if is_social else 25)
    closed_on = None if stage == "open" else min(opened_on + timedelta(days=days), TODAY)
    source = "social" if is_social else ("referral", "outbound", "inbound", "event")[number % 4]
    return DealRow(
        deal_id=sequence * 1000 + number,
        seller_id=SELLERS[number % len(SELLERS)],
        customer=f"Customer {number}",
        customer_key=f"customer {number}",
        stage=stage,
        value=Decimal(3000 + 250 * number),
        typed_value=Decimal(3000 + 250 * number),
        typed_currency="EUR",
        source=source,
        is_influenced=not is_social and number % 7 == 0,
        opened_on=opened_on,
        closed_on=closed_on,
        crm_id="",
        share_seller_id="U1" if number == 0 else "",
        share_address=_POST if number == 0 else "",
    )


def gathers(team: Team, leads: int = 12) -> None:
    """Let single leads be logged, some of customers with deals, and shares that led to them."""
    for number in range(leads):
        with team.entry("U1", "outcome") as (tx, sequence):
            week = WEEK - number
            key = f"customer {number}" if number % 3 == 0 else f"prospect {number}"
            row = OutcomeRow(sequence, "U1", week.starts_on, "leads", key.title(), key, "U1", _POST)
            tx.outcomes.record(team.workspace_id, sequence, row)
    for number in range(10):
        for seller_id in SELLERS[:6]:
            with team.entry(seller_id) as (tx, sequence):
                address = _POST if number == 0 else f"{_POST}{seller_id}{number}"
                shared = Address(
                    seller_id, (WEEK - number).starts_on, address, "posts", kind="own" if number % 2 else ""
                )
                tx.contents.record(team.workspace_id, sequence, shared)


def costs(team: Team, **told: int) -> None:
    """Tell what the programme costs."""
    with team.entry("UA", "costs") as (tx, sequence):
        tx.costs.record(team.workspace_id, sequence, CostRow(**{name: Decimal(n) for name, n in told.items()}))


def licensed(team: Team, *sellers: str) -> None:
    """Give sellers a licence."""
    with team.entry("UA", "seller") as (tx, sequence):
        for seller_id in sellers:
            tx.licences.record(team.workspace_id, sequence, seller_id, "Core")


def grouped(team: Team, name: str, *sellers: str, since: Week = WEEK - 25) -> int:
    """Put sellers in a team; return its id."""
    with team.entry("UA", "teams") as (tx, sequence):
        tx.teams.record(team.workspace_id, sequence, TeamRow(sequence, name))
        for seller_id in sellers:
            tx.teams.record_member(team.workspace_id, sequence, TeamMember(seller_id, since.starts_on, sequence))
    return sequence


def won(seller_id: str, customer: str, value: int, sequence: int) -> DealRow:
    """Return a deal that social selling brought and that was won in the running week."""
    deal = _deal(0, sequence)
    money = Decimal(value)
    closed = WEEK.days[1]
    return deal._replace(
        seller_id=seller_id, customer=customer, customer_key=customer, value=money, typed_value=money,
        opened_on=closed - timedelta(days=30), closed_on=closed, share_seller_id="", share_address="",
    )  # fmt: skip
