"""The Home tab, drawn when somebody opens it, and again when that person reported something."""

from __future__ import annotations

import asyncio
import logging
from contextvars import Context
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bot.domain.errors import UserError
from bot.domain.people import NotSetUpError
from bot.i18n import Texts
from bot.listeners.doors import Doors
from bot.views import home, refusals
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.domain.people import Actor
    from bot.off_loop import OffLoop
    from bot.use_cases.leaderboard.show_home import ShowHome

    Person = tuple[str, str]
    View = Mapping[str, Any]

_LOG = logging.getLogger(__name__)
PAUSE_SECONDS: Final = 0.3
"""How long a tab waits after a report: the ack leaves first, and what follows at once is drawn with it."""


@dataclass(frozen=True, slots=True)
class HomeTab:
    """Publishes the Home tab of whoever opens it or reports, and of nobody else: Slack counts these calls."""

    run: OffLoop
    identify: Callable[[str, str], Awaitable[Actor]]
    show_home: ShowHome
    publish: Callable[[str, View, View], Awaitable[bool]]
    """Takes the tab, and the same without charts."""
    pause: float = PAUSE_SECONDS
    _shown: dict[Person, View] = field(default_factory=dict)
    """What those who opened their tab since this process began were shown last."""
    _due: set[Person] = field(default_factory=set)
    """Those whose tab is still to be drawn anew."""
    _renewals: set[asyncio.Task[None]] = field(default_factory=set)

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(events={"app_home_opened": self.open})

    async def open(self, workspace_id: str, event: Mapping[str, Any]) -> None:
        """Draw the tab of the person who opened it; the messages tab needs nothing."""
        if event.get("tab") == "home":
            person = (workspace_id, str(event["user"]))
            await self._show(person, *await self._drawn(person))

    def follow(self, actor: Actor) -> None:
        """Bring the tab up to date of somebody who did something, if they have opened it."""
        person = (actor.workspace_id, actor.id)
        if person in self._shown and person not in self._due:
            self._renew_later(person)

    async def drain(self) -> None:
        """Wait until the tabs that are to be brought up to date are."""
        await asyncio.gather(*self._renewals, return_exceptions=True)

    def _renew_later(self, person: Person) -> None:
        self._due.add(person)
        renewal = asyncio.create_task(self._renew(person), context=Context())  # no ack waits for it any more
        self._renewals.add(renewal)
        renewal.add_done_callback(self._renewals.discard)

    async def _renew(self, person: Person) -> None:
        await asyncio.sleep(self.pause)
        self._due.discard(person)
        try:
            views = await self._drawn(person)
        except (UserError, StorageError) as error:
            _LOG.warning("a Home tab was not brought up to date: %s", type(error).__name__)
            return
        if views[0] != self._shown[person]:
            await self._show(person, *views)

    async def _show(self, person: Person, view: View, without_charts: View) -> None:
        if await self.publish(person[1], view, without_charts):
            self._shown[person] = view

    async def _drawn(self, person: Person) -> tuple[View, View]:
        actor = await self.identify(*person)
        texts = Texts(actor.language, actor.own_metrics)
        try:
            numbers = await self.run(self.show_home, actor)
        except NotSetUpError as error:
            begin = home.before_set_up(texts, may_set_up=error.may_set_up)
            return begin, begin
        except UserError as error:
            refused = home.refused(refusals.build(error, texts), texts)
            return refused, refused
        draw = partial(home.build, numbers, actor.name, texts)
        return draw(with_chart=True), draw(with_chart=False)
