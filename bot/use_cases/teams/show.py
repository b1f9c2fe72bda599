"""Tell which teams there are: who leads them, who is in them, and where their leaderboards are posted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.teams import find_team, folded
from bot.domain.weeks import Week
from bot.use_cases.people.holders import NamedPerson, named
from bot.use_cases.people.membership import takes_part
from bot.use_cases.presence.requests import deciders
from bot.use_cases.teams.membership import teams_in

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Actor
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team as it stands in a week."""

    id: int
    name: str
    managers: tuple[NamedPerson, ...] = ()
    """Those who may decide at all, in the order of their names."""
    members: tuple[NamedPerson, ...] = ()
    """Sellers in the order of their names; none for people who may not know them."""
    waiting: tuple[NamedPerson, ...] = ()
    """Those who are put in the team and do not take part yet; like the members."""
    size: int = 0
    """How many sellers are in it."""
    channel_id: str = ""
    channel_name: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class TeamList:
    """All teams, and who is in none."""

    teams: tuple[TeamCard, ...] = ()
    without: tuple[NamedPerson, ...] = ()
    """Sellers who are in no team; none for people who may not know them."""
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class ShowTeams:
    """Tell everybody which teams there are, and those who lead sellers who is in them."""

    database: Database

    def __call__(self, actor: Actor, today: date, name: str = "") -> TeamList:
        """Return the teams by name, or the one that is called so.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            UnknownTeamError: there is no team of that name.
        """
        actor.require_reader()
        with self.database.snapshot() as tx:
            cards, without = cards_of(tx, actor.workspace_id, Week.of(today), viewer=actor.id)
        if name:
            wanted = find_team({card.id: card.name for card in cards}, name)
            cards, without = tuple(card for card in cards if card.id == wanted), ()
        if not actor.is_manager:
            cards, without = tuple(_closed(card) for card in cards), ()
        return TeamList(cards, without, may_change=actor.is_admin)


def cards_of(
    tx: Transaction, workspace_id: str, week: Week, *, viewer: str = ""
) -> tuple[tuple[TeamCard, ...], tuple[NamedPerson, ...]]:
    """Return all teams by name as they stand in a week, with their people, and the sellers who are in none."""
    team_of, known = teams_in(tx, workspace_id, week), tx.people.all(workspace_id)
    selling = {member.seller_id for member in tx.memberships.all(workspace_id) if takes_part(member)}
    able, leads, channels = deciders(tx, workspace_id), tx.teams.leads(workspace_id), tx.teams.channels(workspace_id)

    def people(ids: set[str]) -> tuple[NamedPerson, ...]:
        found = [named(known, each) for each in ids]
        return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))

    cards = []
    for team in sorted(tx.teams.all(workspace_id), key=lambda row: folded(row.name)):
        inside = {seller_id for seller_id, team_id in team_of.items() if team_id == team.team_id}
        channel = channels.get(team.team_id)
        cards.append(
            TeamCard(
                id=team.team_id,
                name=team.name,
                managers=people({each for team_id, each in leads if team_id == team.team_id and each in able}),
                members=people(inside & selling),
                waiting=people({each for each in inside - selling if each in known and not known[each].is_deleted}),
                size=len(inside & selling),
                channel_id=channel.channel_id if channel else "",
                channel_name=channel.channel_name if channel else "",
                is_own=viewer in inside,
            )
        )
    live = {card.id for card in cards}
    return tuple(cards), people({each for each in selling if team_of.get(each) not in live})


def _closed(card: TeamCard) -> TeamCard:
    """Return a team without the names of its members."""
    return replace(card, members=(), waiting=())
