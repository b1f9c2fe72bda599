"""Make people admins, or take the role from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.people import Role
from bot.domain.typed.lines.roles import Change
from bot.use_cases.programme.entries import ROLE, check_admin_now, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.people import PersonRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AdminsReceipt:
    """Who is an admin now, and who became or ceased to be one."""

    admins: tuple[NamedPerson, ...]
    added: tuple[NamedPerson, ...] = ()
    removed: tuple[NamedPerson, ...] = ()
    unchanged: tuple[NamedPerson, ...] = ()
    """Those who were, or were not, admins already."""


class LastAdminError(UserError):
    """Nobody would be left to look after the programme."""


class CannotBeAdminError(UserError):
    """A guest, a bot, somebody deactivated or of another organisation never gets a role."""

    def __init__(self, name: str) -> None:
        """Keep what the person is called."""
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class ShowAdmins:
    """Tell who the admins are."""

    database: Database

    def __call__(self, actor: Actor) -> AdminsReceipt:
        """Return the admins, in the order in which they first got the role.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_seller()
        with self.database.snapshot() as tx:
            return AdminsReceipt(_admins(tx, actor.workspace_id))


@dataclass(frozen=True, slots=True)
class FindUnknownPeople:
    """Tell of whom nothing is known yet, so that Slack has to be asked."""

    database: Database

    def __call__(self, actor: Actor, person_ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of whom no description is stored.

        Raises:
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        with self.database.snapshot() as tx:
            known = tx.people.all(actor.workspace_id, person_ids)
        return tuple(person_id for person_id in person_ids if person_id not in known)


@dataclass(frozen=True, slots=True)
class ChangeAdmins:
    """Give people the role of an admin, or take it from them: all of them or none."""

    database: Database

    def __call__(
        self, actor: Actor, act: Act, change: Change, person_ids: Sequence[str], described: Sequence[PersonRow] = ()
    ) -> AdminsReceipt:
        """Return who is an admin now.

        Args:
            actor: the admin asking.
            act: the command.
            change: whether people are added or removed.
            person_ids: whom.
            described: what Slack just said about those of whom nothing was known.

        Raises:
            NotAllowedError: the person asking is no admin.
            CannotBeAdminError: somebody is a guest, a bot, deactivated, or does not belong here.
            LastAdminError: nobody would be left.
        """
        actor.require_admin()
        return write(
            self.database, actor, act, ROLE, partial(_changed, actor, change, person_ids, described), AdminsReceipt
        )


def active_holders(tx: Transaction, workspace_id: str, role: Role) -> dict[str, PersonRow]:
    """Return those who hold a role and can act on it: full members who are still there."""
    holders = tx.people.holders_of(workspace_id, role)
    known = tx.people.all(workspace_id, holders)
    return {person_id: known[person_id] for person_id in holders if person_id in known and _can_hold(known[person_id])}


def _changed(
    actor: Actor,
    change: Change,
    person_ids: Sequence[str],
    described: Sequence[PersonRow],
    tx: Transaction,
    sequence: int,
) -> AdminsReceipt:
    check_admin_now(tx, actor)
    holders = set(tx.people.holders_of(actor.workspace_id, Role.ADMIN))
    is_added = change is Change.ADD
    for person in described:
        tx.people.remember(actor.workspace_id, person)
    known = tx.people.all(actor.workspace_id, person_ids)
    if is_added:
        _check_can_hold(known, person_ids)
    changed = [person_id for person_id in person_ids if (person_id in holders) != is_added]
    for person_id in changed:
        _record(tx, actor.workspace_id, sequence, person_id, is_granted=is_added)
    if not active_holders(tx, actor.workspace_id, Role.ADMIN):
        raise LastAdminError
    named = tuple(_named(known, person_id) for person_id in changed)
    return AdminsReceipt(
        admins=_admins(tx, actor.workspace_id),
        added=named if is_added else (),
        removed=() if is_added else named,
        unchanged=tuple(_named(known, person_id) for person_id in person_ids if person_id not in changed),
    )


def _record(tx: Transaction, workspace_id: str, sequence: int, person_id: str, *, is_granted: bool) -> None:
    tx.people.record_role(workspace_id, sequence, person_id, Role.ADMIN, is_granted=is_granted)


def _check_can_hold(known: dict[str, PersonRow], person_ids: Sequence[str]) -> None:
    for person_id in person_ids:
        person = known.get(person_id)
        if person is None or not _can_hold(person):
            raise CannotBeAdminError(_named(known, person_id).name)


def _can_hold(person: PersonRow) -> bool:
    return not (person.is_guest or person.is_bot or person.is_deleted or person.is_stranger)


def _admins(tx: Transaction, workspace_id: str) -> tuple[NamedPerson, ...]:
    admins = active_holders(tx, workspace_id, Role.ADMIN)
    return tuple(NamedPerson(person.id, person.name) for person in admins.values())


def _named(known: dict[str, PersonRow], person_id: str) -> NamedPerson:
    return NamedPerson(person_id, known[person_id].name if person_id in known else person_id)
