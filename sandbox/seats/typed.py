"""What a person types, as an app gets it.

Source: docs.slack.dev/interactivity/implementing-slash-commands, on ``should_escape``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.state.workspace import Workspace

_TOKEN = re.compile(r"(?P<link>https?://[^\s<>]+)|(?<![\w&])(?P<sign>[@#])(?P<name>[\w.-]*\w)")
_NAMED = re.compile(r"(<@\w+)\|[^>]*>")
_GROUPS = frozenset({"channel", "here", "everyone"})


def in_command(workspace: Workspace, text: str) -> str:
    """Return the text of a command with names, channels, links as ``<@U1|anna>``, ``<#C1|sales>``, ``<https://…>``.

    Names that nobody has stay as they are; ``& < >`` become entities.
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _TOKEN.sub(lambda found: _linked(workspace, found), safe)


def in_message(workspace: Workspace, text: str) -> str:
    """Return the text of a message: as `in_command`, but people come by their id alone, ``<@U1>``."""
    return _NAMED.sub(r"\1>", in_command(workspace, text))


def split(text: str) -> tuple[str, str]:
    """Return the command with its slash and the text after it, without the spaces around it."""
    command, _, rest = text.strip().partition(" ")
    return command, rest.strip()


def _linked(workspace: Workspace, found: re.Match[str]) -> str:
    if found["link"]:
        return f"<{found['link']}>"
    name = found["name"]
    if found["sign"] == "#":
        channel = next((one for one in workspace.channels.values() if one.name == name), None)
        return f"<#{channel.id}|{channel.name}>" if channel else found[0]
    if name in _GROUPS:
        return f"<!{name}>"
    group = next((group_id for group_id, (handle, _) in workspace.usergroups.items() if handle == name), None)
    if group is not None:
        return f"<!subteam^{group}|@{name}>"
    person = next((one for one in workspace.people.values() if one.name == name), None)
    return f"<@{person.id}|{person.name}>" if person else found[0]
