"""Sort the members of a channel or user group into those who can be added and those who are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.people.holders import can_hold
from bot.use_cases.people.membership import takes_part
from bot.use_cases.teams.membership import teams_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.people import PersonRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class TeamInWeek:
    """A team as it is in a week."""

    id: int
    week: Week


@dataclass(frozen=True, slots=True)
class SortedMembers:
    """Who of a channel or user group can be added, and how many are not."""

    new: tuple[str, ...]
    """Ids of full members who do not take part or are not in the team yet; of guests who take part, for a team."""
    already: int
    left_out: int
    """Apps, guests, people who left and people of other organisations."""


@dataclass(frozen=True, slots=True)
class SortMembers:
    """Keep what Slack says about members, and tell who of them can be added."""

    database: Database

    def __call__(
        self, actor: Actor, ids: Sequence[str], described: Sequence[PersonRow], team: TeamInWeek | None = None
    ) -> SortedMembers:
        """Return the members, sorted: for a team by whether they are in it, else by whether they take part.

        Raises:
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        with self.database.transaction() as tx:
            for person in described:
                tx.people.remember(actor.workspace_id, person)
            known = tx.people.all(actor.workspace_id, ids)
            selling = {each.seller_id for each in tx.memberships.all(actor.workspace_id) if takes_part(each)}
            inside = selling if team is None else self._in_team(tx, actor, team)
        able = [each for each in ids if each in known and (can_hold(known[each]) or each in selling)]
        new = tuple(each for each in able if each not in inside)
        already = sum(each in inside for each in ids)
        return SortedMembers(new, already, len(ids) - already - len(new))

    def _in_team(self, tx: Transaction, actor: Actor, team: TeamInWeek) -> set[str]:
        team_of = teams_in(tx, actor.workspace_id, team.week)
        return {each for each, team_id in team_of.items() if team_id == team.id}
