"""What happens when a person sends what they typed: a message, or a slash command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.block_kit import check_ack_message
from sandbox.delivery.outcome import Parcel
from sandbox.delivery.response_urls import show
from sandbox.seats import builtin, payloads, typed
from sandbox.seats.seen import Seen
from sandbox.state.calls import Dropped

if TYPE_CHECKING:
    from sandbox.manifest import Command
    from sandbox.slack import Slack
    from sandbox.state.channels import Channel
    from sandbox.state.messages import Message
    from sandbox.state.people import Person
    from sandbox.wire import Json


async def send(slack: Slack, person: Person, place: Channel, text: str, thread_ts: str | None) -> Seen:
    """Post a message, or run the slash command with which it begins."""
    if not text.startswith("/"):
        return say(slack, person, place, text, thread_ts=thread_ts)
    name, rest = typed.split(text)
    if name in builtin.COMMANDS:
        problem = builtin.COMMANDS[name](slack.workspace, person, place, rest)
        return fail(slack, person, problem, place.id) if problem else Seen()
    command = slack.workspace.app.manifest.command(name)
    if command is None:
        return fail(slack, person, f"{name} is not a valid command.", place.id)
    if thread_ts:
        return fail(slack, person, f"{name} is not supported in threads. Sorry!", place.id)
    return await _run(slack, person, place, command, rest)


def say(slack: Slack, person: Person, place: Channel, text: str, **content: Any) -> Seen:  # noqa: ANN401 - Message's fields
    """Post a message of a person, if the channel takes one."""
    if place.is_archived:
        return fail(slack, person, "This channel is archived.", place.id)
    if place.is_direct and slack.workspace.app.manifest.messages_tab_read_only:
        return fail(slack, person, "Sending messages to this app has been turned off.", place.id)
    escaped = typed.in_message(slack.workspace, text)
    return Seen(slack.workspace.post(place.id, person.id, escaped, **content), slack.workspace.views.top(person.id))


def fail(slack: Slack, person: Person, words: str, channel: str = "") -> Seen:
    """Tell a person in Slack's words that something went wrong."""
    slack.workspace.notice(person.id, channel, words)
    return Seen(view=slack.workspace.views.top(person.id), failure=words)


async def _run(slack: Slack, person: Person, place: Channel, command: Command, text: str) -> Seen:
    sent = typed.in_command(slack.workspace, text) if command.should_escape else text
    payload = payloads.command(slack, person, place, command.command, sent)
    outcome = await slack.deliver(Parcel.COMMAND, payload)
    if outcome.cause:
        return fail(slack, person, f'{command.command} failed with the error "{outcome.cause}"', place.id)
    shown = _show(slack, person, place, outcome.answer or {})
    return Seen(shown, slack.workspace.views.top(person.id))


def _show(slack: Slack, person: Person, place: Channel, answer: Json) -> Message | None:
    if problems := check_ack_message(answer):
        slack.workspace.dropped.append(Dropped("ack", answer, tuple(map(str, problems))))
        return None
    return show(slack.workspace, place.id, person.id, answer)
