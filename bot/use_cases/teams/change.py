"""Change a team and who is in it: wholly or not at all, as one entry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.teams import NO_TEAM, TeamMovedError, UnknownTeamError, check_name_free, find_team
from bot.domain.weeks import Week
from bot.use_cases.people.change_roles import CannotHoldRoleError
from bot.use_cases.people.change_sellers import StartTooEarlyError, check_can_take_part
from bot.use_cases.people.holders import NamedPerson, can_hold, named
from bot.use_cases.people.membership import takes_part
from bot.use_cases.presence.requests import deciders
from bot.use_cases.programme.entries import TEAM, check_admin_now, write
from bot.use_cases.teams.membership import teams_in
from storage.teams import TeamChannel, TeamMember, TeamRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.people import Actor
    from bot.domain.team_plans import TeamPlan
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.people import PersonRow
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class MovedPerson:
    """Somebody who belongs to another team than before."""

    person: NamedPerson
    before: str
    """The name of the team they were in; empty for none."""


@dataclass(frozen=True, slots=True)
class TeamReceipt:
    """What became of a team and its people."""

    team_id: int = NO_TEAM
    name: str = ""
    """As it is called now; empty where people left whatever team they were in."""
    old_name: str = ""
    """As it was called, if it was called otherwise."""
    is_new: bool = False
    is_ended: bool = False
    joined: tuple[MovedPerson, ...] = ()
    left: tuple[MovedPerson, ...] = ()
    leading: tuple[NamedPerson, ...] = ()
    leading_no_more: tuple[NamedPerson, ...] = ()
    promoted: tuple[NamedPerson, ...] = ()
    """Those who became managers with it."""
    unchanged: tuple[NamedPerson, ...] = ()
    waiting: tuple[NamedPerson, ...] = ()
    """Those who joined the team and do not take part yet."""
    size: int = 0
    """How many sellers are in it from the week on."""
    week: int = 0
    """The number of the first week in which it holds for people; 0 where nobody is concerned."""
    channel_name: str = ""
    """Where its leaderboard is posted from now on."""
    has_lost_channel: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether everything was so already."""
        people = (self.joined, self.left, self.leading, self.leading_no_more, self.promoted)
        is_other = self.is_new or self.is_ended or self.old_name or self.channel_name or self.has_lost_channel
        return not (is_other or any(people))


@dataclass(frozen=True, slots=True)
class ChangeTeam:
    """Begin, change or end a team."""

    database: Database

    def __call__(self, actor: Actor, act: Act, plan: TeamPlan, described: Sequence[PersonRow] = ()) -> TeamReceipt:
        """Return what became of it.

        Args:
            actor: the admin asking.
            act: the command or form.
            plan: what is to become of the team.
            described: what Slack just said about those of whom nothing was known.

        Raises:
            NotAllowedError: the person asking is no admin.
            UnknownTeamError: there is no such team.
            TeamNameTakenError: another team is called so.
            TeamMovedError: the team of a form has ended.
            CannotTakePartError: somebody who is to join is a bot, deactivated, or does not belong here.
            CannotHoldRoleError: somebody who is to lead is a guest, a bot, deactivated, or does not belong here.
            StartTooEarlyError: the day lies before the programme.
            ArchivedChannelError, SharedChannelError, BotNotInChannelError: nothing could be posted there.
        """
        programme = actor.require_admin()
        plan.check()
        earliest = programme.first_week.starts_on
        if plan.starts is not None and plan.starts < earliest:
            raise StartTooEarlyError(plan.starts, earliest)
        week = Week.of(plan.starts or programme.today(act.moment))
        change = partial(_changed, actor, plan, week, described)
        return write(self.database, actor, act, TEAM, change, TeamReceipt, reason=plan.because)


def _changed(
    actor: Actor, plan: TeamPlan, week: Week, described: Sequence[PersonRow], tx: Transaction, sequence: int
) -> TeamReceipt:
    check_admin_now(tx, actor)
    for person in described:
        tx.people.remember(actor.workspace_id, person)
    receipt = TeamChange(tx, actor.workspace_id, sequence, plan, week).made()
    if receipt.is_nothing:
        tx.discard()
    return receipt


@dataclass(frozen=True, slots=True)
class TeamChange:
    """A change of a team within a transaction, under the sequence number of an entry."""

    tx: Transaction
    workspace_id: str
    sequence: int
    plan: TeamPlan
    week: Week

    def made(self) -> TeamReceipt:
        """Make the change, and return its receipt."""
        teams = dict(self.tx.teams.all(self.workspace_id))
        team_id, is_new = self._team(teams)
        name = self.plan.new_name or teams.get(team_id, self.plan.name)
        if name and team_id != NO_TEAM and (is_new or name != teams.get(team_id)):
            check_name_free(teams, name, but=team_id)
            self.tx.teams.record(self.workspace_id, self.sequence, TeamRow(team_id, name))
        people = _People(self, teams, team_id)
        joined, left = people.joined(), people.left()
        leading, leading_no_more = people.leading(), people.leading_no_more()
        promoted = people.promoted()
        moved = {each.person.id for each in (*joined, *left)} | {each.id for each in (*leading, *leading_no_more)}
        inside = self._inside(team_id)
        channel = self._channel(team_id)
        if self.plan.is_ended:
            self.tx.teams.record(self.workspace_id, self.sequence, TeamRow(team_id, name), is_withdrawn=True)
        return TeamReceipt(
            team_id=team_id,
            name=name if team_id != NO_TEAM else "",
            old_name=teams[team_id] if not is_new and team_id in teams and teams[team_id] != name else "",
            is_new=is_new,
            is_ended=self.plan.is_ended,
            joined=joined,
            left=left,
            leading=leading,
            leading_no_more=leading_no_more,
            promoted=promoted,
            unchanged=people.named(each for each in people.meant if each not in moved),
            waiting=tuple(each.person for each in joined if each.person.id not in inside),
            size=len(inside),
            week=self.week.number if joined or left else 0,
            channel_name=channel.channel_name if channel is not None else "",
            has_lost_channel=channel is not None and not channel.channel_id,
        )

    def _team(self, teams: Mapping[int, str]) -> tuple[int, bool]:
        """Return the id of the team that is meant, and whether it is new; no team where none is named."""
        plan = self.plan
        if plan.team_id is not None:
            if plan.team_id not in teams:
                raise TeamMovedError
            return plan.team_id, False
        if not plan.name:
            return NO_TEAM, False
        if plan.is_new:
            check_name_free(teams, plan.name)
        try:
            return find_team(teams, plan.name), False
        except UnknownTeamError:
            if not plan.may_begin or plan.may_be_mistyped(teams.values()):
                raise
            return self.sequence, True

    def _inside(self, team_id: int) -> set[str]:
        """Return the sellers who are in the team from the week on."""
        team_of = teams_in(self.tx, self.workspace_id, self.week)
        selling = (each.seller_id for each in self.tx.memberships.all(self.workspace_id) if takes_part(each))
        return {seller_id for seller_id in selling if team_of.get(seller_id) == team_id}

    def _channel(self, team_id: int) -> TeamChannel | None:
        """Return the new channel of the team, the empty one for none any more; nothing if it stays."""
        before, wanted = self.tx.teams.channels(self.workspace_id).get(team_id), self.plan.channel
        if wanted is None and not (self.plan.drops_channel or self.plan.is_ended):
            return None
        if (before.channel_id if before else "") == (wanted.id if wanted else ""):
            return None
        after = TeamChannel(team_id, wanted.id if wanted else "", wanted.name if wanted else "")
        self.tx.teams.record_channel(self.workspace_id, self.sequence, after)
        return after


@dataclass(frozen=True, slots=True)
class _People:
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
