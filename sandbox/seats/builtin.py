"""Slack's own slash commands, as far as people need them to set up an app.

Source: slack.com/help/articles/201259356.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sandbox.state import happenings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.state.channels import Channel
    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace

Command: TypeAlias = "Callable[[Workspace, Person, Channel, str], str]"
"""Does what a person typed in a channel; returns what is wrong with it, or nothing."""


def invite(workspace: Workspace, person: Person, place: Channel, text: str) -> str:
    """Let someone, or the app, into the channel: ``/invite @anna``."""
    invited = _named(workspace, text)
    if invited is None:
        return f"Nobody here is called {text}."
    if place.is_direct or person.id not in place.members:
        return "You can only invite people to channels that you are in."
    happenings.join(workspace, place.id, invited.id, inviter=person.id)
    return ""


def remove(workspace: Workspace, _person: Person, place: Channel, text: str) -> str:
    """Take someone, or the app, out of the channel: ``/remove @anna``."""
    removed = _named(workspace, text)
    if removed is None or removed.id not in place.members:
        return f"{text} is not in this channel."
    happenings.leave(workspace, place.id, removed.id)
    return ""


def archive(workspace: Workspace, person: Person, place: Channel, _text: str) -> str:
    """Archive the channel: ``/archive``."""
    if place.is_direct or place.name == "general":
        return "This conversation cannot be archived."
    happenings.archive(workspace, place.id, person.id)
    return ""


def _named(workspace: Workspace, text: str) -> Person | None:
    return next((one for one in workspace.people.values() if f"@{one.name}" == text.strip()), None)


COMMANDS: Mapping[str, Command] = {"/invite": invite, "/remove": remove, "/archive": archive}
"""Slack's own commands, by name."""
