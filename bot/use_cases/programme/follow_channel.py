"""Follow what happens in Slack to the channels of the programme and of its teams."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.people import Origin, Role
from bot.use_cases.people.holders import active_holders, can_hold
from bot.use_cases.programme.entries import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.clock import Clock
    from storage.database import Database
    from storage.teams import TeamChannel
    from storage.transaction import Transaction


class ChannelLoss(StrEnum):
    """Why nothing can be posted in a channel any more; also the kinds of notices about it."""

    ARCHIVED = "channel_archived"
    DELETED = "channel_deleted"
    LEFT = "channel_left"
    """The bot was taken out of it."""


@dataclass(frozen=True, slots=True)
class RenameChannel:
    """Keep the new name of a channel in which something is posted."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, channel_id: str, name: str) -> bool:
        """Return whether a channel of the programme or of a team has another name now; others are nobody's concern."""
        with self.database.transaction() as tx:
            programme = tx.programmes.of(workspace_id)
            if programme is None:
                return False
            is_own = programme.channel_id == channel_id and programme.channel_name != name
            teams = [team for team in _of_teams(tx, workspace_id, channel_id) if team.channel_name != name]
            if not is_own and not teams:
                return False
            sequence = tx.journal.open_entry(workspace_id)
            if is_own:
                tx.programmes.record(workspace_id, sequence, programme._replace(channel_name=name))
            for team in teams:
                tx.teams.record_channel(workspace_id, sequence, team._replace(channel_name=name))
            tx.journal.record(
                workspace_id,
                sequence,
                delivery_key=f"{CHANNEL}:{sequence}",
                person_id="",
                origin=Origin.EVENT,
                action=CHANNEL,
                recorded_at=self.clock(),
                receipt="",
            )
            return True


@dataclass(frozen=True, slots=True)
class TellChannelLoss:
    """Tell those who can mend it that nothing can be posted in a channel any more."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, channel_id: str, loss: ChannelLoss) -> None:
        """Plan one notice for every admin, and for who leads the team whose channel it is; once a day."""
        now = self.clock()
        with self.database.transaction() as tx:
            programme = tx.programmes.of(workspace_id)
            if programme is None:
                return
            admins = list(active_holders(tx, workspace_id, Role.ADMIN))
            if programme.channel_id == channel_id:
                _plan(tx, workspace_id, (loss, channel_id, now), admins, programme.channel_name)
            names = tx.teams.names(workspace_id)
            for team in _of_teams(tx, workspace_id, channel_id):
                told = dict.fromkeys([*admins, *_leading(tx, workspace_id, team.team_id)])
                what = (loss, f"{channel_id}:{team.team_id}", now)
                _plan(tx, workspace_id, what, told, team.channel_name, names[team.team_id])


def _of_teams(tx: Transaction, workspace_id: str, channel_id: str) -> list[TeamChannel]:
    return [team for team in tx.teams.channels(workspace_id).values() if team.channel_id == channel_id]


def _leading(tx: Transaction, workspace_id: str, team_id: int) -> list[str]:
    """Return who leads a team and is still there."""
    leads = [person_id for led, person_id in tx.teams.leads(workspace_id) if led == team_id]
    known = tx.people.all(workspace_id, leads)
    return [person_id for person_id in leads if person_id in known and can_hold(known[person_id])]


def _plan(
    tx: Transaction,
    workspace_id: str,
    what: tuple[ChannelLoss, str, datetime],
    people: Iterable[str],
    channel: str,
    team: str = "",
) -> None:
    loss, subject, now = what
    facts = json.dumps({"channel": channel, "team": team})
    for person_id in people:
        key = f"{loss}:{subject}:{now.date()}:{person_id}"
        tx.notices.plan(workspace_id, key, person_id=person_id, kind=loss, facts=facts, due_at=now)
