"""Sort the members of a channel into those who can take part and those who are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.people.holders import can_hold
from bot.use_cases.people.membership import takes_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from storage.database import Database
    from storage.people import PersonRow


@dataclass(frozen=True, slots=True)
class SortedMembers:
    """Who of a channel can be added, and how many are not."""

    new: tuple[str, ...]
    """Ids of full members who do not take part yet."""
    already: int
    left_out: int
    """Apps, guests, people who left and people of other organisations."""


@dataclass(frozen=True, slots=True)
class SortMembers:
    """Keep what Slack says about members, and tell who of them can be added."""

    database: Database

    def __call__(self, actor: Actor, ids: Sequence[str], described: Sequence[PersonRow]) -> SortedMembers:
        """Return the members, sorted.

        Raises:
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        with self.database.transaction() as tx:
            for person in described:
                tx.people.remember(actor.workspace_id, person)
            known = tx.people.all(actor.workspace_id, ids)
            selling = {each.seller_id for each in tx.memberships.all(actor.workspace_id) if takes_part(each)}
        able = [each for each in ids if each in known and can_hold(known[each])]
        new = tuple(each for each in able if each not in selling)
        already = sum(each in selling for each in ids)
        return SortedMembers(new, already, len(ids) - already - len(new))
