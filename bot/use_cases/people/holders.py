"""Who holds a role and can act on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Role
    from storage.people import PersonRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody by id and name."""

    id: str
    name: str


def active_holders(tx: Transaction, workspace_id: str, role: Role) -> dict[str, PersonRow]:
    """Return those who hold a role and can act on it: full members who are still there."""
    holders = tx.people.holders_of(workspace_id, role)
    known = tx.people.all(workspace_id, holders)
    return {person_id: known[person_id] for person_id in holders if person_id in known and can_hold(known[person_id])}


def can_hold(person: PersonRow) -> bool:
    """Tell whether somebody may have a role at all: full members do, as long as they are there."""
    return not (person.is_guest or person.is_bot or person.is_deleted or person.is_stranger)


def named(known: Mapping[str, PersonRow], person_id: str) -> NamedPerson:
    """Return somebody by name, as far as they are known."""
    return NamedPerson(person_id, known[person_id].name if person_id in known else person_id)
