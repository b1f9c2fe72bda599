"""The teams, who is in them, who leads them, and where their own leaderboards are posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import TeamChannelVersion, TeamLeadVersion, TeamMemberVersion, TeamVersion
from storage.versions import NOW, add, all_known, as_of, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_TEAM = table_of(TeamVersion)
_MEMBER = table_of(TeamMemberVersion)
_LEAD = table_of(TeamLeadVersion)
_CHANNEL = table_of(TeamChannelVersion)


class TeamRow(NamedTuple):
    """A team; a new one has the sequence number of its entry as its id."""

    team_id: int
    name: str


class TeamChannel(NamedTuple):
    """Where a team's own leaderboard is posted; empty for nowhere."""

    team_id: int
    channel_id: str
    channel_name: str


class TeamMember(NamedTuple):
    """The team that a seller is in from a week on; team 0 is none."""

    seller_id: str
    from_week_start: date
    team_id: int


_ALL_MEMBERS = all_known(_MEMBER, TeamMember._fields)


class Teams:
    """The teams of all workspaces, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, team: TeamRow, *, is_withdrawn: bool = False) -> None:
        """Add a version of a team."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **team._asdict(), "is_withdrawn": is_withdrawn}
        add(self._connection, TeamVersion, [row])

    def all(self, workspace_id: str, *, limit: int = NOW) -> list[TeamRow]:
        """Return the teams as of a sequence number, the oldest first."""
        query = select(_TEAM.c.team_id, _TEAM.c.name, _TEAM.c.is_withdrawn).where(_TEAM.c.workspace_id == workspace_id)
        rows = {row[0]: row for row in self._connection.execute(as_of(query, _TEAM.c.sequence, limit))}
        return [TeamRow(row[0], row[1]) for row in rows.values() if not row[2]]

    def names(self, workspace_id: str, *, limit: int = NOW) -> dict[int, str]:
        """Return the names of all teams as of a sequence number, those that ended with their last one."""
        query = select(_TEAM.c.team_id, _TEAM.c.name).where(_TEAM.c.workspace_id == workspace_id)
        return {row[0]: row[1] for row in self._connection.execute(as_of(query, _TEAM.c.sequence, limit))}

    def record_member(self, workspace_id: str, sequence: int, member: TeamMember) -> None:
        """Add a version of the team that a seller is in."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **member._asdict()}
        add(self._connection, TeamMemberVersion, [row])

    def members(self, workspace_id: str, *, limit: int = NOW) -> list[TeamMember]:
        """Return which team each seller was in from which week on, as of a sequence number."""
        rows = _ALL_MEMBERS.rows(self._connection, {"workspace": workspace_id, "limit": limit})
        return list({row[:2]: TeamMember._make(row) for row in rows}.values())

    def record_lead(self, workspace_id: str, sequence: int, team_id: int, person_id: str, *, is_lead: bool) -> None:
        """Add a version of whether somebody leads a team."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "team_id": team_id, "person_id": person_id}
        add(self._connection, TeamLeadVersion, [{**row, "is_lead": is_lead}])

    def leads(self, workspace_id: str, *, limit: int = NOW) -> list[tuple[int, str]]:
        """Return the teams and who leads them, as of a sequence number."""
        query = select(_LEAD.c.team_id, _LEAD.c.person_id, _LEAD.c.is_lead).where(_LEAD.c.workspace_id == workspace_id)
        rows = {row[:2]: row[2] for row in self._connection.execute(as_of(query, _LEAD.c.sequence, limit))}
        return [(team_id, person_id) for (team_id, person_id), is_lead in rows.items() if is_lead]

    def record_channel(self, workspace_id: str, sequence: int, channel: TeamChannel) -> None:
        """Add a version of where a team's own leaderboard is posted."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **channel._asdict()}
        add(self._connection, TeamChannelVersion, [row])

    def channels(self, workspace_id: str, *, limit: int = NOW) -> dict[int, TeamChannel]:
        """Return the channels of teams as of a sequence number, by team; who has none is left out."""
        query = select(*(_CHANNEL.c[name] for name in TeamChannel._fields))
        mine = query.where(_CHANNEL.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(mine, _CHANNEL.c.sequence, limit))
        standing = {row[0]: TeamChannel._make(row) for row in rows}
        return {team_id: channel for team_id, channel in standing.items() if channel.channel_id}
