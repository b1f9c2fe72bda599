"""Files: from the app to people, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.seats.seat import Seat
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Connect, Refusal


async def test_upload(client: AsyncWebClient, workspace: Workspace) -> None:
    """An uploaded file is shared in a channel with its comment."""
    channel = workspace.channel("sales").id
    answer = await client.files_upload_v2(
        filename="a.csv", content="x;y", title="Table", channel=channel, initial_comment="here"
    )
    (message,) = workspace.channel("sales").messages
    assert (message.text, message.files[0].content, message.files[0].title) == ("here", b"x;y", "Table")
    assert answer["files"][0]["mimetype"] == "text/csv"
    assert (await client.files_info(file=answer["files"][0]["id"]))["file"]["name"] == "a.csv"


async def test_upload_needs_a_length(client: AsyncWebClient, refusal: Refusal) -> None:
    """An empty file has no place."""
    answer = await refusal(client.files_getUploadURLExternal(filename="a.csv", length=0))
    assert answer["error"] == "missing_argument"


async def test_wrong_length(client: AsyncWebClient) -> None:
    """The content must have the length that was announced."""
    answer = await client.files_getUploadURLExternal(filename="a.csv", length=3)
    async with aiohttp.ClientSession() as session, session.post(answer["upload_url"], data=b"xx") as uploaded:
        assert uploaded.status == 400


async def test_complete_what_is_not_there(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Only uploaded files are completed, and shared where the bot is."""
    answer = await client.files_getUploadURLExternal(filename="a.csv", length=3)
    wanted = [{"id": answer["file_id"], "title": "a"}]
    assert (await refusal(client.files_completeUploadExternal(files=wanted)))["error"] == "file_not_found"
    async with aiohttp.ClientSession() as session, session.post(answer["upload_url"], data=b"xyz") as uploaded:
        assert uploaded.status == 200
    for channel, error in (("C404", "channel_not_found"), (workspace.channel("general").id, "not_in_channel")):
        refused = await refusal(client.files_completeUploadExternal(files=wanted, channel_id=channel))
        assert refused["error"] == error
    assert (await refusal(client.files_info(file="F404")))["error"] == "file_not_found"


async def test_dropped_file(bolt: AsyncApp, connect: Connect, client: AsyncWebClient, anna: Seat) -> None:
    """A file dropped in the direct messages is told as an event, and its content is there for the bot's token only."""
    heard: list[Any] = []

    @bolt.event("message")
    async def listen(event: Json) -> None:
        heard.append(event)

    async with connect(bolt):
        await anna.drops_file("week.csv", b"x;y", "mine")
        await anna.slack.events.settle()
    (event,) = heard
    assert (event["subtype"], event["channel_type"], event["text"]) == ("file_share", "im", "mine")
    address = event["files"][0]["url_private_download"]
    async with aiohttp.ClientSession() as session:
        async with session.get(address, headers={"Authorization": f"Bearer {client.token}"}) as answer:
            assert await answer.read() == b"x;y"
        async with session.get(address) as answer:
            assert answer.content_type == "text/html"


async def test_read_only_messages_tab(workspace: Workspace, anna: Seat) -> None:
    """Nobody can write to an app that closed its messages tab to writing."""
    workspace.app.manifest = replace(workspace.app.manifest, messages_tab_read_only=True)
    seen = await anna.drops_file("week.csv", b"x;y")
    assert seen.failure
    assert anna.sees(anna.direct.id) == []
