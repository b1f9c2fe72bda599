"""Who is in which team in a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.standings import team_score_of
from bot.domain.teams import NO_TEAM, TeamStanding
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.standings import Standings
    from bot.domain.weeks import Week
    from storage.teams import TeamMember
    from storage.transaction import Transaction


def teams_in(tx: Transaction, workspace_id: str, week: Week, *, limit: int = NOW) -> dict[str, int]:
    """Return the teams that sellers are in, in a week as of a sequence number; who is in none is left out."""
    return standing_in(tx.teams.members(workspace_id, limit=limit), week)


def standing_in(rows: Iterable[TeamMember], week: Week) -> dict[str, int]:
    """Return who is in which team in a week: the newest word about a week that has begun holds."""
    begun = sorted((row for row in rows if row.from_week_start <= week.starts_on), key=lambda row: row.from_week_start)
    standing = {row.seller_id: row.team_id for row in begun}
    return {seller_id: team_id for seller_id, team_id in standing.items() if team_id != NO_TEAM}


def team_standings(
    tx: Transaction, workspace_id: str, week: Week, sellers: Standings, *, limit: int = NOW
) -> tuple[TeamStanding, ...]:
    """Return how the teams of a week stand, as of a sequence number; one in which nobody takes part is left out.

    Args:
        tx: where to read.
        workspace_id: whose teams.
        week: the week in which somebody has to be a member.
        sellers: those who take part, as they stand.
        limit: the newest entry that counts.
    """
    team_of = teams_in(tx, workspace_id, week, limit=limit)
    if not team_of:
        return ()
    names = tx.teams.names(workspace_id, limit=limit)
    members: dict[int, list[int]] = {}
    for place, seller_id in enumerate(sellers.seller_id):
        if team_id := team_of.get(seller_id):
            members.setdefault(team_id, []).append(place)
    teams = {team_id: sellers.at(places) for team_id, places in sorted(members.items())}
    return tuple(
        TeamStanding(team_id, names[team_id], frozenset(some.seller_id), team_score_of(some))
        for team_id, some in teams.items()
    )
