"""What is shown other than in an ack: forms, and answers by the address that came with a click."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.posting import Posted, Rejected
from bot.listeners.doors import Nothing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping

    from slack_bolt.context.respond.async_respond import AsyncRespond
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.domain.posting import SendingOutcome
    from bot.listeners.doors import DrawForm, OpenForm
    from bot.views.answers import Answer

_LOG = logging.getLogger(__name__)
_PAUSE = 2.0
"""Seconds between two words on how far the work has come: Slack wants no more than about one edit a second."""


@dataclass(slots=True)
class Showing:
    """Shows what no ack can hold."""

    client: AsyncWebClient
    """A client that answers within a second or not at all."""
    post: Callable[[str, Answer], Awaitable[SendingOutcome]]
    """Sends a direct message, for which no ack waits."""
    edit: Callable[[Posted, Answer, str], Awaitable[SendingOutcome]] | None = None
    """Puts a message in place of one that was sent."""
    pause: float = _PAUSE
    later: set[asyncio.Task[Any]] = field(default_factory=set)
    """What is on its way; waited for at the end."""

    async def opened(self, form: OpenForm, body: Mapping[str, Any]) -> Answer | Nothing:
        """Open a form; return what is said instead when Slack does not take it in time."""
        try:
            await self.client.views_open(trigger_id=body["trigger_id"], view=dict(form.view))
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            _LOG.warning("a form was not opened: %s", type(error).__name__)
            return form.instead
        return Nothing()

    async def drawn(self, form: DrawForm, body: Mapping[str, Any]) -> None:
        """Draw the form in front anew, after the ack; a form on top of it, or a first one, cannot wait that long."""
        shown, view = body.get("view") or {}, dict(form.view)
        if shown.get("type") != "modal":
            await self._tried(self.client.views_open(trigger_id=body["trigger_id"], view=view))
        elif form.is_on_top:
            await self._tried(self.client.views_push(trigger_id=body["trigger_id"], view=view))
        else:
            self._begin(self._tried(self.client.views_update(view_id=shown["id"], hash=shown["hash"], view=view)))

    def respond_later(self, respond: AsyncRespond, answer: Answer) -> None:
        """Send an answer by the address that came with a click, after the ack."""
        self._begin(_respond(respond, answer))

    def tell_later(self, person_id: str, answer: Awaitable[Answer], so_far: Callable[[], Answer] | None = None) -> None:
        """Send an answer as a direct message, once it is there; until then it says how far the work has come."""
        self._begin(self._told(person_id, answer, so_far))

    async def drain(self) -> None:
        """Wait until what is on its way has arrived."""
        await asyncio.gather(*self.later, return_exceptions=True)

    def _begin(self, sending: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(sending)
        self.later.add(task)
        task.add_done_callback(self.later.discard)

    async def _told(
        self, person_id: str, answer: Awaitable[Answer], so_far: Callable[[], Answer] | None = None
    ) -> None:
        work = asyncio.ensure_future(answer)
        posted: Posted | None = None
        while so_far is not None and not (await asyncio.wait({work}, timeout=self.pause))[0]:
            posted = await self._put(person_id, so_far(), posted)
        await self._put(person_id, await work, posted)

    async def _put(self, person_id: str, answer: Answer, posted: Posted | None) -> Posted | None:
        """Send a message, or put it in place of the one that was sent before; return where it stands."""
        outcome = await self._sent(person_id, answer, posted)
        if isinstance(outcome, Rejected) and outcome.is_about_blocks and answer.plain:
            outcome = await self._sent(person_id, replace(answer, blocks=answer.plain), posted)
        if isinstance(outcome, Posted):
            return outcome
        _LOG.warning("a direct message was not taken: %s", outcome)
        return posted

    async def _sent(self, person_id: str, answer: Answer, posted: Posted | None) -> SendingOutcome:
        if posted is None or self.edit is None:
            return await self.post(person_id, answer)
        return await self.edit(posted, answer, "")

    async def _tried(self, call: Coroutine[Any, Any, Any]) -> None:
        try:
            await call
        except (SlackApiError, TimeoutError, aiohttp.ClientError) as error:
            _LOG.warning("a form was not drawn: %s", type(error).__name__)


async def _respond(respond: AsyncRespond, answer: Answer) -> None:
    try:
        taken = await respond(
            text=answer.text,
            blocks=list(answer.blocks),
            response_type="ephemeral",
            replace_original=answer.is_replacement,
        )
        if taken.status_code != HTTPStatus.OK:
            _LOG.warning("an answer was not taken: HTTP %s", taken.status_code)
    except (TimeoutError, aiohttp.ClientError) as error:
        _LOG.warning("an answer was not taken: %s", type(error).__name__)
