"""The way from Bolt to the listeners and back: who is asking, what is shown, and nothing raised past an ack."""

from __future__ import annotations

import logging
import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import (
    BusyError,
    DiskFullError,
    OutdatedButtonError,
    OutdatedFormError,
    OutOfReachError,
    UserError,
)
from bot.domain.people import Actor, Origin, StrangerError
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import subcommands
from bot.i18n import Texts
from bot.listeners.doors import Doors, DrawForm, FieldErrors, Later, Listener, Nothing, OpenForm, Outcome, Request
from bot.listeners.refusing import told
from bot.off_loop import begun_within
from bot.views import forms
from bot.views.answers import Answer
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.context.async_context import AsyncBoltContext
    from slack_bolt.context.respond.async_respond import AsyncRespond

    from bot.listeners.refusing import Refusing
    from bot.listeners.showing import Showing

_LOG = logging.getLogger(__name__)
_OWN_COMMAND = "/upshot"
_TEXTS = "texts"
"""Where the words of the person asking stand in Bolt's context, once it is known who that is."""
_LANGUAGE_OF_STRANGERS = "en"
_PASSING = (BusyError, DiskFullError, OutOfReachError)
"""What is over a moment later: until then a form stays open as it is, and says so at its first field."""


@dataclass(slots=True)
class Entrance:
    """Everything that people send comes in here."""

    identify: Callable[[str, str], Awaitable[Actor]]
    showing: Showing
    refusing: Refusing
    doors: Doors
    begins_within: float
    """Seconds after which the work for an answer begins at the latest."""

    def open(self, app: AsyncApp) -> None:
        """Register every door with Bolt."""
        for command in (*self.doors.commands, _OWN_COMMAND):
            app.command(command)(self.on_command)
        app.action(re.compile(""))(self.on_action)  # all of them: what an older version offered is answered, too
        app.view(re.compile(""))(self.on_form)  # those of an older version, too
        for shortcut in self.doors.shortcuts:
            app.global_shortcut(shortcut)(self.on_shortcut)
        for shortcut in self.doors.message_shortcuts:
            app.message_shortcut(shortcut)(self.on_shortcut)
        for event in {name.partition(".")[0] for name in self.doors.events}:
            app.event(event)(self.on_event)

    async def on_command(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """Answer a command in its ack."""
        outcome = await self._outcome(self._command, body, context)
        if isinstance(outcome, OpenForm):
            outcome = await self.showing.opened(outcome, body)
        if isinstance(outcome, Answer):
            await ack(text=outcome.text, blocks=list(outcome.blocks), response_type="ephemeral")
        else:
            await ack()

    async def on_action(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """Answer a click through the address that came with it, or where it was; the ack itself can say nothing."""
        outcome = await self._outcome(self._action, body, context)
        if isinstance(outcome, OpenForm):
            outcome = await self.showing.opened(outcome, body)
        if isinstance(outcome, Answer) and body.get("response_url"):
            self.showing.respond_later(respond, outcome)
        elif isinstance(outcome, Answer):
            outcome = DrawForm(forms.confirmation(outcome, context[_TEXTS]), is_on_top=outcome.is_refusal)
        if isinstance(outcome, DrawForm):
            await self.showing.drawn(outcome, body)
        await ack()

    async def on_shortcut(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """Open what the shortcut is for, or say in a form why not: there is no message to answer in."""
        outcome = await self._outcome(self._shortcut, body, context)
        if isinstance(outcome, OpenForm):
            await self.showing.opened(outcome, body)
        elif isinstance(outcome, Answer):
            await self.showing.drawn(DrawForm(forms.confirmation(outcome, context[_TEXTS])), body)
        await ack()

    async def on_form(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """Answer a form in its ack: errors at their fields, or what was stored in its place."""
        outcome = await self._outcome(self._form, body, context)
        if isinstance(outcome, FieldErrors):
            await ack(response_action="errors", errors=dict(outcome.messages))
        elif isinstance(outcome, DrawForm):
            await ack(response_action="update", view=dict(outcome.view))
        elif isinstance(outcome, Answer):
            action = "push" if outcome.is_refusal else "update"
            await ack(response_action=action, view=forms.confirmation(outcome, context[_TEXTS]))
        else:
            await ack()

    async def on_event(self, event: dict[str, Any], context: AsyncBoltContext) -> None:
        """Let a listener know what happened; Slack has its ack already and is told nothing."""
        try:
            listener = self.doors.events.get(_event_name(event))
            later = await listener(_workspace_of(context), event) if listener else None
            if later is not None:
                self.showing.tell_later(later.person_id, self.refusing.worked(later), later.so_far)
        except StrangerError:
            _LOG.info("an event of somebody who does not belong here: %s", event["type"])
        except Exception:  # noqa: BLE001 - one bad event must not be retried by Slack for ever
            _LOG.exception("incident %s in the event %s", secrets.token_hex(4), event["type"])

    async def drain(self) -> None:
        """Wait until the answers on their way have left."""
        await self.showing.drain()

    async def _command(self, request: Request) -> Outcome:
        name, rest = _named(request.body)
        listener = self.doors.subcommands.get(name) or self.doors.commands.get(f"/{name}")
        if listener is None:
            raise TypedError(Reason.UNKNOWN_COMMAND, name)
        return await listener(replace(request, text=rest))

    async def _action(self, request: Request) -> Outcome:
        action_id = request.body["actions"][0]["action_id"].split(":")[0]
        if action_id not in self.doors.actions:
            raise OutdatedButtonError
        return await self.doors.actions[action_id](request)

    async def _form(self, request: Request) -> Outcome:
        callback_id = request.body["view"]["callback_id"]
        if callback_id not in self.doors.forms:
            raise OutdatedFormError
        return await self.doors.forms[callback_id](request)

    async def _shortcut(self, request: Request) -> Outcome:
        is_of_message = request.body["type"] == "message_action"
        doors = self.doors.message_shortcuts if is_of_message else self.doors.shortcuts
        return await doors[request.body["callback_id"]](request)

    async def _outcome(self, listener: Listener, body: Mapping[str, Any], context: AsyncBoltContext) -> Outcome:
        """Return what the listener returns; whatever it raises becomes words."""
        context[_TEXTS], typed = Texts(_LANGUAGE_OF_STRANGERS), _line(body)
        try:
            outcome = await self._answered(listener, body, context, typed)
        except Exception:  # noqa: BLE001 - an ack must leave, whatever happened
            return await self.refusing.incident(context[_TEXTS], typed)
        if isinstance(outcome, Later):
            self.showing.tell_later(outcome.person_id, self.refusing.worked(outcome), outcome.so_far)
            return outcome.now or Nothing()
        return outcome

    async def _answered(
        self, listener: Listener, body: Mapping[str, Any], context: AsyncBoltContext, typed: str
    ) -> Outcome:
        try:
            with begun_within(self.begins_within):
                actor = await self._actor(body, context)
                context[_TEXTS] = Texts(actor.language, actor.own_metrics)
                return await listener(_request(actor, context[_TEXTS], body))
        except (UserError, StorageError) as error:
            refusal, texts = told(error), context[_TEXTS]
            if isinstance(refusal, _PASSING) and (block_id := forms.first_input(body.get("view"))):
                return FieldErrors({block_id: await self.refusing.at_field(refusal, texts)})
            return await self.refusing.refused(refusal, texts, typed, _command_name(body))

    async def _actor(self, body: Mapping[str, Any], context: AsyncBoltContext) -> Actor:
        workspace_id = _workspace_of(context)
        person = body.get("user") or {"id": body.get("user_id"), "team_id": body.get("team_id")}
        if person.get("team_id") not in {None, "", workspace_id} and not body.get("enterprise_id"):
            raise StrangerError
        return await self.identify(workspace_id, str(person["id"]))


def _event_name(event: Mapping[str, Any]) -> str:
    """Return what the manifest calls an event."""
    kind = str(event["type"])
    return f"{kind}.{event.get('channel_type', '')}" if kind == "message" else kind


def _workspace_of(context: AsyncBoltContext) -> str:
    result = context.authorize_result
    return (result.team_id if result else None) or ""


def _request(actor: Actor, texts: Texts, body: Mapping[str, Any]) -> Request:
    clicked = (body.get("actions") or [None])[0]
    kind = body.get("type")
    origin = Origin.FORM if kind == "view_submission" else Origin.CLICK if clicked else Origin.COMMAND
    trigger_id = str(body.get("trigger_id") or "")
    key = body["view"]["id"] if origin is Origin.FORM else trigger_id
    return Request(actor, texts, _typed(body), origin, f"{origin}:{key}", trigger_id, body)


def _line(body: Mapping[str, Any]) -> str:
    """Return the line of a command as it was typed; nothing where nothing but the command was."""
    text = str(body.get("text") or "")
    return f"{body['command']} {text}" if text.strip() else ""


def _typed(body: Mapping[str, Any]) -> str:
    clicked = (body.get("actions") or [{}])[0]
    chosen = clicked.get("value") or (clicked.get("selected_option") or {}).get("value")
    return str(body.get("text") or chosen or "")


def _named(body: Mapping[str, Any]) -> tuple[str, str]:
    """Return the command that was meant, without its slash, and what was typed after it."""
    command, text = str(body["command"]), str(body.get("text") or "")
    if command != _OWN_COMMAND:
        return command.removeprefix("/"), text
    meant = subcommands.parse(text)
    return meant.name, meant.rest


def _command_name(body: Mapping[str, Any]) -> str:
    """Return the command for which a right example is shown, or nothing for a click or a form."""
    if "command" not in body:
        return ""
    try:
        return _named(body)[0]
    except TypedError:
        return "help"
