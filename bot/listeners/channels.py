"""Slack tells what happens to channels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.listeners.doors import Doors
from bot.use_cases.programme.follow_channel import ChannelLoss, RenameChannel, TellChannelLoss

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.clock import Clock
    from bot.off_loop import OffLoop
    from storage.database import Database

_LOSSES = {"archive": ChannelLoss.ARCHIVED, "deleted": ChannelLoss.DELETED, "left": ChannelLoss.LEFT}
_KINDS = ("channel", "group")
"""Slack calls private channels groups [docs.slack.dev/reference/events]."""


@dataclass(frozen=True, slots=True)
class ChannelEvents:
    """A channel of the programme or of a team was renamed, archived or deleted, or the bot was taken out of it."""

    run: OffLoop
    clock: Clock
    database: Database
    wake: Callable[[], None]
    """Lets the schedule look for due work at once."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        renamed = {f"{kind}_rename": self.rename for kind in _KINDS}
        lost = {f"{kind}_{verb}": partial(self.tell, loss) for kind in _KINDS for verb, loss in _LOSSES.items()}
        back = {f"{kind}_unarchive": self.look_again for kind in _KINDS}
        return Doors(events={**renamed, **lost, **back})

    async def rename(self, workspace_id: str, event: Mapping[str, Any]) -> None:
        """Keep the new name."""
        channel = event["channel"]
        rename = RenameChannel(self.database, self.clock)
        await self.run(rename, workspace_id, str(channel["id"]), str(channel["name"]))

    async def tell(self, loss: ChannelLoss, workspace_id: str, event: Mapping[str, Any]) -> None:
        """Tell those who can mend it before the next post is due."""
        await self.run(TellChannelLoss(self.database, self.clock), workspace_id, str(event["channel"]), loss)
        self.wake()

    async def look_again(self, _workspace_id: str, _event: Mapping[str, Any]) -> None:
        """Do what is due: it may be possible again."""
        self.wake()
