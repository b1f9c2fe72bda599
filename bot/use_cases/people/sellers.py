"""The sellers as they stand: since when, how much, where and on which licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - receipts hold what is here, and pydantic reads the annotations at run time
from typing import TYPE_CHECKING

from bot.domain.presence import RequestState
from bot.domain.public_holidays import PROGRAMMES, Calendar
from bot.domain.teams import NO_TEAM
from bot.domain.weeks import Week
from bot.use_cases.people.membership import takes_part
from bot.use_cases.people.sales_roles import roles_in
from bot.use_cases.presence.residence import calendar_in
from bot.use_cases.teams.membership import teams_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.people import Actor
    from storage.database import Database
    from storage.presence import WorkingShare
    from storage.transaction import Transaction

FULL = 100
"""The working share of who never said another, in per cent."""


@dataclass(frozen=True, slots=True)
class SellerRow:
    """Somebody who takes part."""

    id: str
    name: str
    starts_on: date
    percent: int = FULL
    calendar: Calendar = PROGRAMMES
    """Whose public holidays; empty for the programme's."""
    licence: str = ""
    team: str = ""
    is_guest: bool = False
    role: str = ""
    """The sales role; empty for none."""


@dataclass(frozen=True, slots=True)
class ShowSellers:
    """Tell admins who takes part."""

    database: Database

    def __call__(self, actor: Actor, today: date) -> tuple[SellerRow, ...]:
        """Return the sellers by name, as they stand in the running week.

        Raises:
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        with self.database.snapshot() as tx:
            return sellers_of(tx, actor.workspace_id, today)


def sellers_of(tx: Transaction, workspace_id: str, today: date) -> tuple[SellerRow, ...]:
    """Return all who take part, by name, as they stand in the week of a day."""
    week, known = Week.of(today), tx.people.all(workspace_id)
    shares = standing_shares(tx.presence.working_shares(workspace_id), week)
    residences, licences = tx.presence.residences(workspace_id), tx.licences.all(workspace_id)
    teams, names = teams_in(tx, workspace_id, week), dict(tx.teams.all(workspace_id))
    roles = roles_in(tx, workspace_id, week)
    rows = []
    for member in tx.memberships.all(workspace_id):
        if not takes_part(member) or member.starts_on is None:
            continue
        person, seller_id = known.get(member.seller_id), member.seller_id
        rows.append(
            SellerRow(
                id=seller_id,
                name=person.name if person else seller_id,
                starts_on=member.starts_on,
                percent=shares.get(seller_id, FULL),
                calendar=calendar_in([each for each in residences if each.seller_id == seller_id], week),
                licence=licences.get(seller_id, ""),
                team=names.get(teams.get(seller_id, NO_TEAM), ""),
                is_guest=bool(person and person.is_guest),
                role=roles.get(seller_id, ""),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.id)))


def standing_shares(shares: Iterable[WorkingShare], week: Week) -> dict[str, int]:
    """Return the confirmed working shares that hold in a week, by seller."""
    begun = [row for row in shares if row.state == RequestState.CONFIRMED and row.from_week_start <= week.starts_on]
    return {row.seller_id: row.percent for row in sorted(begun, key=lambda row: row.from_week_start)}
