"""Give people a role, or take it from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.people import Role
from bot.domain.typed.lines.roles import Change
from bot.use_cases.people.holders import NamedPerson, active_holders, can_hold, named
from bot.use_cases.programme.entries import ROLE, check_admin_now, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.typed.lines.roles import RolesLine
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.people import PersonRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class RoleReceipt:
    """Who holds a role now, and who got or lost it."""

    role: Role = Role.ADMIN
    holders: tuple[NamedPerson, ...] = ()
    added: tuple[NamedPerson, ...] = ()
    removed: tuple[NamedPerson, ...] = ()
    unchanged: tuple[NamedPerson, ...] = ()
    """Those who had the role, or had it not, already."""


class LastAdminError(UserError):
    """Nobody would be left to look after the programme."""


class CannotHoldRoleError(UserError):
    """A guest, a bot, somebody deactivated or of another organisation never gets a role."""

    def __init__(self, name: str) -> None:
        """Keep what the person is called."""
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class ShowRole:
    """Tell who holds a role."""

    database: Database

    def __call__(self, actor: Actor, role: Role) -> RoleReceipt:
        """Return the holders, in the order in which they first got the role.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_reader()
        with self.database.snapshot() as tx:
            return RoleReceipt(role, _holders(tx, actor.workspace_id, role))


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Give people a role, or take it from them: all of them or none."""

    database: Database

    def __call__(
        self, actor: Actor, act: Act, role: Role, line: RolesLine, described: Sequence[PersonRow] = ()
    ) -> RoleReceipt:
        """Return who holds the role now.

        Args:
            actor: the admin asking.
            act: the command.
            role: which role.
            line: whom, whether they get or lose it, and why.
            described: what Slack just said about those of whom nothing was known.

        Raises:
            NotAllowedError: the person asking is no admin.
            CannotHoldRoleError: somebody is a guest, a bot, deactivated, or does not belong here.
            LastAdminError: nobody would be left to look after the programme.
        """
        actor.require_admin()
        change = partial(_changed, actor, role, line, described)
        return write(self.database, actor, act, ROLE, change, RoleReceipt, reason=line.because)


def _changed(
    actor: Actor, role: Role, line: RolesLine, described: Sequence[PersonRow], tx: Transaction, sequence: int
) -> RoleReceipt:
    check_admin_now(tx, actor)
    holders = set(tx.people.holders_of(actor.workspace_id, role))
    is_added = line.change is Change.ADD
    for person in described:
        tx.people.remember(actor.workspace_id, person)
    known = tx.people.all(actor.workspace_id, line.people)
    if is_added:
        _check_can_hold(known, line.people)
    changed = [person_id for person_id in line.people if (person_id in holders) != is_added]
    for person_id in changed:
        tx.people.record_role(actor.workspace_id, sequence, person_id, role, is_granted=is_added)
    if not active_holders(tx, actor.workspace_id, Role.ADMIN):
        raise LastAdminError
    people = tuple(named(known, person_id) for person_id in changed)
    return RoleReceipt(
        role=role,
        holders=_holders(tx, actor.workspace_id, role),
        added=people if is_added else (),
        removed=() if is_added else people,
        unchanged=tuple(named(known, person_id) for person_id in line.people if person_id not in changed),
    )


def _check_can_hold(known: dict[str, PersonRow], person_ids: Sequence[str]) -> None:
    for person_id in person_ids:
        person = known.get(person_id)
        if person is None or not can_hold(person):
            raise CannotHoldRoleError(named(known, person_id).name)


def _holders(tx: Transaction, workspace_id: str, role: Role) -> tuple[NamedPerson, ...]:
    return tuple(NamedPerson(person.id, person.name) for person in active_holders(tx, workspace_id, role).values())
