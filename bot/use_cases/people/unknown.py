"""Tell of whom nothing is known yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from storage.database import Database


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
