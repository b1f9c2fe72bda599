"""Follow what happens to the programme's channel in Slack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.people import Origin, Role
from bot.use_cases.people.holders import active_holders
from bot.use_cases.programme.entries import CHANNEL

if TYPE_CHECKING:
    from bot.clock import Clock
    from storage.database import Database


class ChannelLoss(StrEnum):
    """Why nothing can be posted in the channel any more; also the kinds of notices about it."""

    ARCHIVED = "channel_archived"
    DELETED = "channel_deleted"
    LEFT = "channel_left"
    """The bot was taken out of it."""


@dataclass(frozen=True, slots=True)
class RenameChannel:
    """Keep the new name of the programme's channel."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, channel_id: str, name: str) -> bool:
        """Return whether the programme's channel has another name now; other channels are nobody's concern."""
        with self.database.transaction() as tx:
            programme = tx.programmes.of(workspace_id)
            if programme is None or programme.channel_id != channel_id or programme.channel_name == name:
                return False
            sequence = tx.journal.open_entry(workspace_id)
            tx.programmes.record(workspace_id, sequence, programme._replace(channel_name=name))
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
    """Tell the admins that nothing can be posted in the programme's channel any more."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str, channel_id: str, loss: ChannelLoss) -> None:
        """Plan one notice for every admin; the same loss on the same day is told once."""
        now = self.clock()
        with self.database.transaction() as tx:
            programme = tx.programmes.of(workspace_id)
            if programme is None or programme.channel_id != channel_id:
                return
            for admin in active_holders(tx, workspace_id, Role.ADMIN):
                tx.notices.plan(
                    workspace_id,
                    f"{loss}:{channel_id}:{now.date()}:{admin}",
                    person_id=admin,
                    kind=loss,
                    facts=json.dumps({"channel": programme.channel_name}),
                    due_at=now,
                )
