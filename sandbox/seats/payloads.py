"""What Slack sends to an app when a person does something.

Sources: docs.slack.dev/interactivity/implementing-slash-commands and docs.slack.dev/reference/interaction-payloads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.inputs import elements
from sandbox.state.views import View

if TYPE_CHECKING:
    from sandbox.slack import Slack
    from sandbox.state.channels import Channel
    from sandbox.state.messages import Message
    from sandbox.state.people import Person
    from sandbox.wire import Json


def command(slack: Slack, person: Person, channel: Channel, name: str, text: str) -> Json:
    """Return the payload of a slash command; all values are text, as in the form."""
    workspace = slack.workspace
    return {
        "token": workspace.app.verification_token,
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel.shown_name,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
        "response_url": workspace.base_url + slack.response_urls.issue(channel.id, person.id),
        "trigger_id": slack.triggers.issue(person.id),
    }


def block_actions(slack: Slack, person: Person, surface: Message | View, action: Json) -> Json:
    """Return the payload of a click or a choice, on a message or in a view."""
    payload = _interaction(slack, person, "block_actions")
    payload["trigger_id"] = slack.triggers.issue(person.id)
    payload["actions"] = [action | {"action_ts": slack.workspace.ids.ts()}]
    return payload | (_in_view(slack, surface) if isinstance(surface, View) else _on_message(slack, person, surface))


def view_submission(slack: Slack, person: Person, view: View) -> Json:
    """Return the payload of a submitted form."""
    payload = _interaction(slack, person, "view_submission")
    payload["trigger_id"] = slack.triggers.issue(person.id)
    payload["view"] = view_of(slack, view)
    return payload | {"response_urls": _response_urls(slack, person, view)}


def view_closed(slack: Slack, person: Person, view: View, *, is_cleared: bool) -> Json:
    """Return the payload of a closed form; it brings no trigger."""
    payload = _interaction(slack, person, "view_closed")
    return payload | {"view": view_of(slack, view), "is_cleared": is_cleared}


def shortcut(slack: Slack, person: Person, callback_id: str) -> Json:
    """Return the payload of a global shortcut."""
    payload = _interaction(slack, person, "shortcut")
    trigger = slack.triggers.issue(person.id)
    return payload | {"callback_id": callback_id, "trigger_id": trigger, "action_ts": slack.workspace.ids.ts()}


def message_action(slack: Slack, person: Person, callback_id: str, message: Message) -> Json:
    """Return the payload of a shortcut on a message."""
    payload = shortcut(slack, person, callback_id) | {"type": "message_action"}
    told = _on_message(slack, person, message)
    kept = {key: told[key] for key in ("channel", "message", "response_url")}
    return payload | kept | {"message_ts": message.ts}


def block_suggestion(slack: Slack, person: Person, surface: Message | View, block_id: str, asked: Json) -> Json:
    """Return the payload with which Slack asks for the options of an external select.

    Args:
        slack: the local Slack.
        person: who types into the select.
        surface: where it stands.
        block_id: the block it is in.
        asked: its ``action_id`` and the ``value`` typed so far.
    """
    payload = _interaction(slack, person, "block_suggestion") | asked | {"block_id": block_id}
    told = _in_view(slack, surface) if isinstance(surface, View) else _on_message(slack, person, surface)
    return payload | {key: told[key] for key in ("container", "view", "channel", "message") if key in told}


def _interaction(slack: Slack, person: Person, kind: str) -> Json:
    workspace = slack.workspace
    return {
        "type": kind,
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team_id},
        "api_app_id": workspace.app.id,
        "token": workspace.app.verification_token,
    }


def _on_message(slack: Slack, person: Person, message: Message) -> Json:
    workspace = slack.workspace
    channel = workspace.channel(message.channel)
    container: Json = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = message.is_ephemeral
    told: Json = {
        "container": container | ({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        "channel": {"id": channel.id, "name": channel.shown_name},
        "state": {"values": message.states.get(person.id, {})},
        "response_url": workspace.base_url + slack.response_urls.issue(channel.id, person.id, message),
    }
    if not message.is_ephemeral:
        told["message"] = message.as_message(workspace.team_id, workspace.base_url)
    return told


def _in_view(slack: Slack, view: View) -> Json:
    return {"container": {"type": "view", "view_id": view.id}, "view": view_of(slack, view)}


def view_of(slack: Slack, view: View) -> Json:
    """Return a view as payloads carry it."""
    return view.as_view(slack.workspace.app, slack.workspace.team_id)


def _response_urls(slack: Slack, person: Person, view: View) -> list[Json]:
    addresses = []
    for block, element in elements(view.blocks):
        chosen = view.values.get(block["block_id"], {}).get(element["action_id"], {})
        channel = chosen.get("selected_conversation") or chosen.get("selected_channel")
        if element.get("response_url_enabled") and channel:
            url = slack.workspace.base_url + slack.response_urls.issue(channel, person.id)
            where = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel}
            addresses.append(where | {"response_url": url})
    return addresses
