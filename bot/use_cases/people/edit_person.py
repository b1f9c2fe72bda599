"""Change all that holds for one person at once: roles, team, start, share, sales role, licence, and taking part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.team_plans import TeamPlan
from bot.domain.teams import NO_TEAM
from bot.domain.typed.lines.sellers import SellerFacts, SellersChange, SellersLine
from bot.domain.weeks import Week
from bot.use_cases.people.change_roles import CannotHoldRoleError, LastAdminError
from bot.use_cases.people.change_sellers import SellersEdit, StartTooEarlyError
from bot.use_cases.people.holders import NamedPerson, active_holders, can_hold, named
from bot.use_cases.people.sellers import SellerRow, sellers_of
from bot.use_cases.programme.entries import ROLE, check_admin_now, write
from bot.use_cases.teams.change import TeamChange
from bot.use_cases.teams.membership import teams_in

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class PersonCard:
    """All that holds for a seller, as an admin may change it."""

    row: SellerRow
    roles: tuple[Role, ...] = ()
    team_id: int = NO_TEAM
    teams: tuple[tuple[int, str], ...] = ()
    """All teams to choose from, by name."""


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """What is to become of a person; what is left out stays."""

    person_id: str
    given: tuple[Role, ...] = ()
    taken: tuple[Role, ...] = ()
    team_id: int | None = None
    """Another team, 0 for none."""
    starts: date | None = None
    """Another first day of taking part."""
    percent: int | None = None
    """Another working share from the running week on: 1 to 100."""
    licence: str | None = None
    """Another licence, empty for none."""
    sales_role: str | None = None
    """Another sales role from the running week on, empty for none."""
    is_removed: bool = False
    """Whether taking part ends today."""
    because: str = ""


@dataclass(frozen=True, slots=True)
class PersonReceipt:
    """What became of a person."""

    person: NamedPerson
    before: SellerRow | None = None
    after: SellerRow | None = None
    """None for who takes part no more."""
    given: tuple[Role, ...] = ()
    taken: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowPerson:
    """Tell an admin all that holds for a seller."""

    database: Database

    def __call__(self, actor: Actor, person_id: str, today: date) -> PersonCard | None:
        """Return it, or nothing for who takes no part any more.

        Raises:
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        with self.database.snapshot() as tx:
            rows = {row.id: row for row in sellers_of(tx, actor.workspace_id, today)}
            if person_id not in rows:
                return None
            roles = tuple(Role(role) for role in sorted(tx.people.roles_of(actor.workspace_id, person_id)))
            team_of = teams_in(tx, actor.workspace_id, Week.of(today))
            teams = tuple(sorted(tx.teams.all(actor.workspace_id), key=lambda team: team.name.casefold()))
        shown = tuple((team.team_id, team.name) for team in teams)
        team_id = team_of.get(person_id, NO_TEAM)
        return PersonCard(rows[person_id], roles, team_id if team_id in dict(shown) else NO_TEAM, shown)


@dataclass(frozen=True, slots=True)
class EditPerson:
    """Change what a form changes of a person, wholly or not at all."""

    database: Database

    def __call__(self, actor: Actor, act: Act, edit: PersonEdit) -> PersonReceipt:
        """Return what holds now.

        Raises:
            NotAllowedError: the person asking is no admin.
            CannotHoldRoleError: a guest is to have a role.
            LastAdminError: nobody would be left to look after the programme.
            OtherNotTakingPartError: the person takes part no more.
            StartTooEarlyError: the day lies before the programme.
            TeamMovedError: the team has ended.
        """
        programme = actor.require_admin()
        earliest = programme.first_week.starts_on
        if edit.starts is not None and edit.starts < earliest:
            raise StartTooEarlyError(edit.starts, earliest)
        change = partial(_edited, actor, act, edit, programme.today(act.moment))
        return write(self.database, actor, act, ROLE, change, PersonReceipt, reason=edit.because)


def _edited(actor: Actor, act: Act, edit: PersonEdit, today: date, tx: Transaction, sequence: int) -> PersonReceipt:
    check_admin_now(tx, actor)
    before = {row.id: row for row in sellers_of(tx, actor.workspace_id, today)}.get(edit.person_id)
    given, taken = _roles(tx, actor.workspace_id, edit, sequence)
    if edit.team_id is not None:
        plan = TeamPlan(team_id=edit.team_id, joining=(edit.person_id,))
        if edit.team_id == NO_TEAM:
            plan = TeamPlan(leaving=(edit.person_id,))
        TeamChange(tx, actor.workspace_id, sequence, plan, Week.of(today), Week.of(today)).made()
    for number, line in enumerate(_lines(edit)):
        own_act = replace(act, delivery_key=f"{act.delivery_key}:{number}")
        SellersEdit(actor, own_act, line, today).made((), tx, sequence)
    after = {row.id: row for row in sellers_of(tx, actor.workspace_id, today)}.get(edit.person_id)
    if before == after and not given and not taken:
        tx.discard()
    person = named(tx.people.all(actor.workspace_id, [edit.person_id]), edit.person_id)
    return PersonReceipt(person, before, after, given, taken)


def _roles(
    tx: Transaction, workspace_id: str, edit: PersonEdit, sequence: int
) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Give and take roles; return those that were not so before."""
    held = tx.people.roles_of(workspace_id, edit.person_id)
    given = tuple(role for role in edit.given if role not in held)
    taken = tuple(role for role in edit.taken if role in held)
    known = tx.people.all(workspace_id, [edit.person_id])
    if given and not (edit.person_id in known and can_hold(known[edit.person_id])):
        raise CannotHoldRoleError(named(known, edit.person_id).name)
    for roles, is_granted in ((given, True), (taken, False)):
        for role in roles:
            tx.people.record_role(workspace_id, sequence, edit.person_id, role, is_granted=is_granted)
    if not active_holders(tx, workspace_id, Role.ADMIN):
        raise LastAdminError
    return given, taken


def _lines(edit: PersonEdit) -> list[SellersLine]:
    """Return what is to be set, one thing after the other: a day belongs to the start, or to what stands beside it."""
    people, because = (edit.person_id,), edit.because
    if edit.is_removed:
        return [SellersLine(SellersChange.REMOVE, people, because=because)]
    standing = SellerFacts(percent=edit.percent, licence=edit.licence, role=edit.sales_role)
    facts = (SellerFacts(starts=edit.starts), standing)
    return [
        SellersLine(SellersChange.SET, people, facts=each, because=because) for each in facts if each != SellerFacts()
    ]
