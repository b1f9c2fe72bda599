"""The people whom a change of a team concerns: who joins it, leaves it, leads it or leads it no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.teams import NO_TEAM
from bot.use_cases.people.change_roles import CannotHoldRoleError
from bot.use_cases.people.change_sellers import check_can_take_part
from bot.use_cases.people.holders import NamedPerson, can_hold, named
from bot.use_cases.presence.requests import deciders
from bot.use_cases.teams.membership import teams_in
from bot.use_cases.teams.receipts import MovedPerson
from storage.teams import TeamMember

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.use_cases.teams.change import TeamChange


@dataclass(frozen=True, slots=True)
class PeopleOfTeam:
    """The people whom a change of a team concerns."""

    change: TeamChange
    teams: Mapping[int, str]
    team_id: int

    @property
    def meant(self) -> tuple[str, ...]:
        """Ids of all whom the plan names."""
        plan = self.change.plan
        return tuple(dict.fromkeys((*plan.joining, *plan.leaving, *plan.leading, *plan.leading_no_more)))

    def named(self, ids: Iterable[str]) -> tuple[NamedPerson, ...]:
        """Return people by name."""
        ids = tuple(ids)
        known = self.change.tx.people.all(self.change.workspace_id, ids)
        return tuple(named(known, each) for each in ids)

    def joined(self) -> tuple[MovedPerson, ...]:
        """Let people join the team, and return those who were elsewhere."""
        joining = self.change.plan.joining
        known = self.change.tx.people.all(self.change.workspace_id, joining)
        for person_id in joining:
            check_can_take_part(known, person_id)
        return self._moved(joining, self.team_id)

    def left(self) -> tuple[MovedPerson, ...]:
        """Let people leave the team, or whatever team they are in; all do when it ends."""
        standing, leaving = self._standing(), self.change.plan.leaving
        if self.change.plan.is_ended:
            leaving = tuple(sorted(each for each, team_id in standing.items() if team_id == self.team_id))
        wanted = [each for each in leaving if self.team_id in {NO_TEAM, standing.get(each, NO_TEAM)}]
        return self._moved(wanted, NO_TEAM)

    def leading(self) -> tuple[NamedPerson, ...]:
        """Let people lead the team, and return those who did not before."""
        plan, tx = self.change.plan, self.change.tx
        known = tx.people.all(self.change.workspace_id, plan.leading)
        for each in plan.leading:
            if each not in known or not can_hold(known[each]):
                raise CannotHoldRoleError(named(known, each).name)
        leads = set(tx.teams.leads(self.change.workspace_id))
        new = [each for each in plan.leading if (self.team_id, each) not in leads]
        for each in new:
            self._lead(self.team_id, each, is_lead=True)
        return self.named(new)

    def leading_no_more(self) -> tuple[NamedPerson, ...]:
        """Let people lead the team no more, or any team where none is named."""
        plan = self.change.plan
        leads = self.change.tx.teams.leads(self.change.workspace_id)
        ended = [
            (team_id, each)
            for team_id, each in leads
            if (each in plan.leading_no_more and self.team_id in {NO_TEAM, team_id})
            or (plan.is_ended and team_id == self.team_id)
        ]
        for team_id, each in ended:
            self._lead(team_id, each, is_lead=False)
        return self.named(dict.fromkeys(each for _, each in ended))

    def promoted(self) -> tuple[NamedPerson, ...]:
        """Give those who lead the role for it, and return who had none."""
        tx, workspace_id = self.change.tx, self.change.workspace_id
        able = deciders(tx, workspace_id)
        new = self.named(each for each in self.change.plan.leading if each not in able)
        for each in new:
            tx.people.record_role(workspace_id, self.change.sequence, each.id, Role.MANAGER, is_granted=True)
        return new

    def _moved(self, people: Sequence[str], team_id: int) -> tuple[MovedPerson, ...]:
        """Let people belong to a team from the week on, whatever was planned for them later."""
        standing = self._standing()
        later = [row for row in self._later(people) if row.team_id != team_id]
        planned = {row.seller_id for row in later}
        moving = [each for each in people if each in planned or standing.get(each, NO_TEAM) != team_id]
        monday = self.change.week.starts_on
        for row in later:
            self._member(TeamMember(row.seller_id, row.from_week_start, team_id))
        for each in moving:
            self._member(TeamMember(each, monday, team_id))
        before = {each: self.teams.get(standing.get(each, NO_TEAM), "") for each in moving}
        return tuple(MovedPerson(person, before[person.id]) for person in self.named(moving))

    def _standing(self) -> dict[str, int]:
        return teams_in(self.change.tx, self.change.workspace_id, self.change.week)

    def _later(self, people: Sequence[str]) -> list[TeamMember]:
        wanted, monday = set(people), self.change.week.starts_on
        rows = self.change.tx.teams.members(self.change.workspace_id)
        return [row for row in rows if row.seller_id in wanted and row.from_week_start > monday]

    def _member(self, member: TeamMember) -> None:
        self.change.tx.teams.record_member(self.change.workspace_id, self.change.sequence, member)

    def _lead(self, team_id: int, person_id: str, *, is_lead: bool) -> None:
        tx, sequence = self.change.tx, self.change.sequence
        tx.teams.record_lead(self.change.workspace_id, sequence, team_id, person_id, is_lead=is_lead)
