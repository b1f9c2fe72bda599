"""``users.*``, ``conversations.*`` and ``usergroups.*``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.seats.seat import Seat
    from sandbox.state.workspace import Workspace
    from tests.sandbox.server.kinds import Refusal


async def test_user(client: AsyncWebClient, anna: Seat) -> None:
    """A person is told with time zone and roles; the locale only on request."""
    user = (await client.users_info(user=anna.person.id, include_locale=True))["user"]
    assert (user["tz"], user["locale"], user["is_admin"]) == ("Europe/Berlin", "de-DE", False)
    assert user["tz_offset"] in {3_600, 7_200}
    assert "locale" not in (await client.users_info(user=anna.person.id))["user"]


async def test_guest_and_deleted(client: AsyncWebClient, workspace: Workspace) -> None:
    """A guest is marked as one; someone who left has neither roles nor time zone."""
    guest = (await client.users_info(user=workspace.person("guest").id))["user"]
    gone = (await client.users_info(user=workspace.person("gone").id))["user"]
    assert guest["is_restricted"] is True
    assert gone["deleted"] is True
    assert "is_admin" not in gone
    assert "tz" not in gone


async def test_unknown_user(client: AsyncWebClient, refusal: Refusal) -> None:
    """A person who is not there is not found."""
    assert (await refusal(client.users_info(user="U404")))["error"] == "user_not_found"


async def test_email_needs_its_scope(client: AsyncWebClient, workspace: Workspace, anna: Seat) -> None:
    """Addresses are told only with ``users:read.email``."""
    assert (await client.users_info(user=anna.person.id))["user"]["profile"]["email"] == "anna@example.com"
    scopes = workspace.app.manifest.bot_scopes - {"users:read.email"}
    workspace.app.manifest = replace(workspace.app.manifest, bot_scopes=scopes)
    assert "email" not in (await client.users_info(user=anna.person.id))["user"]["profile"]


async def test_all_users_in_pages(client: AsyncWebClient, workspace: Workspace) -> None:
    """All people are listed, page by page; the last cursor is empty."""
    first = await client.users_list(limit=4)
    second = await client.users_list(limit=100, cursor=first["response_metadata"]["next_cursor"])
    ids = [member["id"] for answer in (first, second) for member in answer["members"]]
    assert ids == list(workspace.people)
    assert second["response_metadata"]["next_cursor"] == ""


async def test_by_email(client: AsyncWebClient, anna: Seat, refusal: Refusal) -> None:
    """A person is found by address, in any case of letters."""
    assert (await client.users_lookupByEmail(email="Anna@Example.com"))["user"]["id"] == anna.person.id
    assert (await refusal(client.users_lookupByEmail(email="nobody@example.com")))["error"] == "users_not_found"


async def test_channel(client: AsyncWebClient, workspace: Workspace) -> None:
    """A channel is told as the bot sees it."""
    workspace.channel("sales").is_ext_shared = True
    answer = await client.conversations_info(channel=workspace.channel("sales").id, include_num_members=True)
    channel = answer["channel"]
    assert (channel["name"], channel["is_member"], channel["num_members"]) == ("sales", True, 3)
    assert (channel["is_ext_shared"], channel["is_archived"], channel["is_private"]) == (True, False, False)


async def test_hidden_channel(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """A private channel without the bot is not there for it; with it, it is."""
    secret = workspace.channel("secret")
    assert (await refusal(client.conversations_info(channel=secret.id)))["error"] == "channel_not_found"
    secret.members.append(workspace.app.user_id)
    assert (await client.conversations_info(channel=secret.id))["channel"]["is_private"] is True


async def test_lists(client: AsyncWebClient, workspace: Workspace) -> None:
    """The bot lists all public channels; its own conversations are those that it is in."""
    workspace.direct("anna")
    everything = "public_channel,private_channel,im"
    listed = (await client.conversations_list(types=everything))["channels"]
    mine = (await client.users_conversations(types=everything))["channels"]
    assert [one.get("name") for one in listed] == ["general", "sales", None]
    assert [one.get("name") for one in mine] == ["sales", None]


async def test_archived_left_out(client: AsyncWebClient, workspace: Workspace) -> None:
    """Archived channels are left out on request."""
    workspace.channel("sales").is_archived = True
    assert (await client.users_conversations(exclude_archived=True))["channels"] == []


async def test_unknown_type(client: AsyncWebClient, refusal: Refusal) -> None:
    """A type of conversation that is none is refused."""
    assert (await refusal(client.conversations_list(types="club")))["error"] == "invalid_types"


async def test_members(client: AsyncWebClient, workspace: Workspace) -> None:
    """The members of a channel are listed in pages."""
    channel = workspace.channel("sales")
    answer = await client.conversations_members(channel=channel.id, limit=2)
    assert answer["members"] == channel.members[:2]
    assert answer["response_metadata"]["next_cursor"]


async def test_open(client: AsyncWebClient, anna: Seat) -> None:
    """Direct messages are opened once, and told to be open after that."""
    first = await client.conversations_open(users=anna.person.id)
    second = await client.conversations_open(users=[anna.person.id])
    assert first["channel"]["id"] == second["channel"]["id"] == anna.direct.id
    assert (first.get("already_open"), second["already_open"]) == (None, True)


@pytest.mark.parametrize(
    ("person", "error"), [("gone", "user_disabled"), ("stranger", "user_not_visible"), ("echo", "cannot_dm_bot")]
)
async def test_open_with_the_unreachable(
    client: AsyncWebClient, workspace: Workspace, refusal: Refusal, person: str, error: str
) -> None:
    """Nobody who left, no stranger and no bot can be written to."""
    assert (await refusal(client.conversations_open(users=workspace.person(person).id)))["error"] == error


@pytest.mark.parametrize(
    ("users", "error"), [("U404", "user_not_found"), ("", "users_list_not_supplied"), ("U1,U2", "too_many_users")]
)
async def test_open_with_a_wrong_list(client: AsyncWebClient, refusal: Refusal, users: str, error: str) -> None:
    """One known person is needed."""
    assert (await refusal(client.conversations_open(users=users)))["error"] == error


async def test_join(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """The bot lets itself into public channels, and is told when it was in already."""
    general = workspace.channel("general").id
    assert "warning" not in (await client.conversations_join(channel=general)).data
    again = await client.conversations_join(channel=general)
    assert again["response_metadata"]["warnings"] == ["already_in_channel"]
    secret = await refusal(client.conversations_join(channel=workspace.channel("secret").id))
    assert secret["error"] == "method_not_supported_for_channel_type"
    workspace.channel("general").is_archived = True
    assert (await refusal(client.conversations_join(channel=general)))["error"] == "is_archived"


async def test_usergroups(client: AsyncWebClient, workspace: Workspace, anna: Seat, refusal: Refusal) -> None:
    """User groups and the people in them are listed."""
    workspace.usergroups["S1"] = ("closers", [anna.person.id])
    assert [group["handle"] for group in (await client.usergroups_list())["usergroups"]] == ["closers"]
    assert (await client.usergroups_users_list(usergroup="S1"))["users"] == [anna.person.id]
    assert (await refusal(client.usergroups_users_list(usergroup="S2")))["error"] == "no_such_subteam"
