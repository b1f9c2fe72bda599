"""Whatever somebody does is seen on their Home tab."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.late import Late
    from bot.listeners.doors import Doors, Listener, Outcome, Request
    from bot.listeners.home import HomeTab


@dataclass(frozen=True, slots=True)
class Following:
    """Lets the Home tab follow what is done through doors; where nobody has opened theirs, it is not even loaded."""

    home: Late[HomeTab]

    def through(self, doors: Doors) -> Doors:
        """Return the same doors; after whatever somebody does through them, their opened tab is brought up to date."""
        return replace(
            doors,
            commands=self._followed(doors.commands),
            subcommands=self._followed(doors.subcommands),
            actions=self._followed(doors.actions),
            forms=self._followed(doors.forms),
        )

    async def drain(self) -> None:
        """Wait until the tabs that are to be brought up to date are."""
        if self.home.made is not None:
            await self.home.made.drain()

    def _followed(self, listeners: Mapping[str, Listener]) -> Mapping[str, Listener]:
        return {name: partial(self._follow, listener) for name, listener in listeners.items()}

    async def _follow(self, listener: Listener, request: Request) -> Outcome:
        outcome = await listener(request)
        if self.home.made is not None:
            self.home.made.follow(request.actor)
        return outcome
