"""Change a team and who is in it: wholly or not at all, as one entry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.teams import (
    NO_TEAM,
    ProgrammeChannelError,
    TeamMovedError,
    UnknownTeamError,
    check_name_free,
    find_team,
)
from bot.domain.weeks import Week
from bot.use_cases.people.change_sellers import StartTooEarlyError
from bot.use_cases.people.membership import takes_part
from bot.use_cases.programme.entries import TEAM, check_admin_now, write
from bot.use_cases.teams.membership import teams_in
from bot.use_cases.teams.moving import PeopleOfTeam
from bot.use_cases.teams.receipts import TeamReceipt
from storage.teams import TeamChannel, TeamRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.people import Actor
    from bot.domain.team_plans import TeamPlan
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.people import PersonRow
    from storage.transaction import Transaction


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
            ProgrammeChannelError: the programme posts there.
        """
        programme = actor.require_admin()
        plan.check()
        if plan.channel is not None and plan.channel.id == programme.channel_id:
            raise ProgrammeChannelError(programme.channel_name)
        earliest = programme.first_week.starts_on
        if plan.starts is not None and plan.starts < earliest:
            raise StartTooEarlyError(plan.starts, earliest)
        running = programme.week_of(act.moment)
        weeks = Week.of(plan.starts) if plan.starts else running, running
        change = partial(_changed, actor, plan, weeks, described)
        return write(self.database, actor, act, TEAM, change, TeamReceipt, reason=plan.because)


def _changed(
    actor: Actor,
    plan: TeamPlan,
    weeks: tuple[Week, Week],
    described: Sequence[PersonRow],
    tx: Transaction,
    sequence: int,
) -> TeamReceipt:
    check_admin_now(tx, actor)
    for person in described:
        tx.people.remember(actor.workspace_id, person)
    receipt = TeamChange(tx, actor.workspace_id, sequence, plan, *weeks).made()
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
    """From which on it holds for people."""
    running: Week

    def made(self) -> TeamReceipt:
        """Make the change, and return its receipt."""
        teams = dict(self.tx.teams.all(self.workspace_id))
        team_id, is_new = self._team(teams)
        name = self.plan.new_name or teams.get(team_id, self.plan.name)
        if name and team_id != NO_TEAM and (is_new or name != teams.get(team_id)):
            check_name_free(teams, name, but=team_id)
            self.tx.teams.record(self.workspace_id, self.sequence, TeamRow(team_id, name))
        people = PeopleOfTeam(self, teams, team_id)
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
            is_of_other_year=self.week.iso_year != self.running.iso_year,
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
