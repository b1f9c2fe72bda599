"""The Home tab, drawn when somebody opens it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.errors import UserError
from bot.i18n import Texts
from bot.listeners.doors import Doors
from bot.views import home, refusals
from bot.views.leaderboard import own_numbers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.domain.people import Actor
    from bot.off_loop import OffLoop
    from bot.use_cases.leaderboard.show_own_numbers import ShowOwnNumbers
    from bot.views.answers import Answer

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HomeTab:
    """Publishes the Home tab of whoever opens it, and of nobody else: Slack counts these calls."""

    run: OffLoop
    identify: Callable[[str, str], Awaitable[Actor]]
    show_own_numbers: ShowOwnNumbers
    client: AsyncWebClient

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(events={"app_home_opened": self.publish})

    async def publish(self, workspace_id: str, event: Mapping[str, Any]) -> None:
        """Draw the tab of the person who opened it; the messages tab needs nothing."""
        if event.get("tab") != "home":
            return
        actor = await self.identify(workspace_id, event["user"])
        texts = Texts(actor.language)
        view = home.build(await self._numbers(actor, texts), texts)
        try:
            await self.client.views_publish(user_id=actor.id, view=view)
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            _LOG.warning("a Home tab was not published: %s", type(error).__name__)

    async def _numbers(self, actor: Actor, texts: Texts) -> Answer:
        try:
            return own_numbers.build(await self.run(self.show_own_numbers, actor), texts)
        except UserError as error:
            return refusals.build(error, texts)
