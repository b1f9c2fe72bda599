"""Keeping what Slack says about people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.listeners.doors import Doors
from bot.slack.people import person_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.off_loop import OffLoop
    from bot.use_cases.people.identify import RememberPerson


@dataclass(frozen=True, slots=True)
class PeopleEvents:
    """Slack tells that somebody changed: name, language, time zone, role, or that they left."""

    run: OffLoop
    remember: RememberPerson
    clock: Clock

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(events={"user_change": self.remember_person})

    async def remember_person(self, workspace_id: str, event: Mapping[str, Any]) -> None:
        """Keep the new description."""
        await self.run(self.remember, workspace_id, person_of(event["user"], workspace_id, self.clock))
