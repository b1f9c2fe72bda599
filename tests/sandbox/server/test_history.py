"""Reading what was posted, and reacting to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from sandbox.clock import MovableClock
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Refusal


METADATA = {"event_type": "posted", "event_payload": {"key": "w1"}}


def texts(answer: AsyncSlackResponse) -> list[str]:
    """Return the texts of the messages in an answer."""
    return [message["text"] for message in answer["messages"]]


@pytest.fixture
def sales(workspace: Workspace) -> Any:
    """Return the id of a channel with five messages, the second with an answer in its thread."""
    for number in range(1, 6):
        workspace.post("sales", "anna", f"m{number}")
    second = workspace.channel("sales").messages[1]
    workspace.post("sales", "boss", "answer", thread_ts=second.ts)
    return workspace.channel("sales").id


async def test_newest_first(client: AsyncWebClient, sales: str) -> None:
    """History tells the newest first, without the answers in threads."""
    answer = await client.conversations_history(channel=sales)
    assert texts(answer) == ["m5", "m4", "m3", "m2", "m1"]
    assert answer["has_more"] is False


async def test_pages(client: AsyncWebClient, sales: str) -> None:
    """History comes in pages; the last one has no cursor."""
    first = await client.conversations_history(channel=sales, limit=3)
    assert (texts(first), first["has_more"]) == (["m5", "m4", "m3"], True)
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=sales, limit=3, cursor=cursor)
    assert (texts(second), second["has_more"]) == (["m2", "m1"], False)


async def test_between(client: AsyncWebClient, workspace: Workspace, sales: str) -> None:
    """History between two messages leaves them out unless it is to be inclusive."""
    oldest, latest = (workspace.channel(sales).messages[index].ts for index in (0, 3))
    between: Json = {"channel": sales, "oldest": oldest, "latest": latest}
    assert texts(await client.conversations_history(**between)) == ["m3", "m2"]
    assert texts(await client.conversations_history(**between, inclusive=True)) == ["m4", "m3", "m2", "m1"]


async def test_moved_clock(client: AsyncWebClient, clock: MovableClock, sales: str) -> None:
    """Messages bear the workspace's time, so that a moved clock finds what was posted after the move."""
    clock.advance_by(timedelta(days=7))
    since = clock().timestamp()
    await client.chat_postMessage(channel=sales, text="next week")
    assert texts(await client.conversations_history(channel=sales, oldest=f"{since:.6f}")) == ["next week"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"oldest": "yesterday"}, "invalid_ts_oldest"),
        ({"latest": "today"}, "invalid_ts_latest"),
        ({"cursor": "nonsense"}, "invalid_cursor"),
        ({"limit": 0}, "invalid_limit"),
    ],
)
async def test_wrong_bounds(client: AsyncWebClient, sales: str, refusal: Refusal, wrong: Json, error: str) -> None:
    """Bounds that are none are refused."""
    assert (await refusal(client.conversations_history(channel=sales, **wrong)))["error"] == error


@pytest.mark.parametrize(("channel", "error"), [("general", "not_in_channel"), ("secret", "channel_not_found")])
async def test_outside(
    client: AsyncWebClient, workspace: Workspace, refusal: Refusal, channel: str, error: str
) -> None:
    """The bot reads only where it is."""
    answer = await refusal(client.conversations_history(channel=workspace.channel(channel).id))
    assert answer["error"] == error


async def test_history_scope_by_kind(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Each kind of conversation has its own scope."""
    workspace.channel("secret").members.append(workspace.app.user_id)
    scopes = workspace.app.manifest.bot_scopes - {"groups:history"}
    workspace.app.manifest = replace(workspace.app.manifest, bot_scopes=scopes)
    answer = await refusal(client.conversations_history(channel=workspace.channel("secret").id))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "groups:history")


async def test_metadata_on_request(client: AsyncWebClient, sales: str) -> None:
    """The payload of metadata is told only to who asks for it."""
    await client.chat_postMessage(channel=sales, text="hi", metadata=METADATA)
    bare = await client.conversations_history(channel=sales, limit=1)
    full = await client.conversations_history(channel=sales, limit=1, include_all_metadata=True)
    assert bare["messages"][0]["metadata"] == {"event_type": "posted"}
    assert full["messages"][0]["metadata"] == METADATA


async def test_registered_metadata(client: AsyncWebClient, workspace: Workspace, sales: str) -> None:
    """The payload of a type that the manifest registers is always told."""
    workspace.app.manifest = replace(workspace.app.manifest, metadata_events=frozenset({"posted"}))
    await client.chat_postMessage(channel=sales, text="hi", metadata=METADATA)
    answer = await client.conversations_history(channel=sales, limit=1)
    assert answer["messages"][0]["metadata"] == METADATA


async def test_replies(client: AsyncWebClient, workspace: Workspace, sales: str, refusal: Refusal) -> None:
    """A thread is told from its parent on, the oldest first; the parent counts its answers."""
    parent = workspace.channel(sales).messages[1].ts
    answer = await client.conversations_replies(channel=sales, ts=parent)
    assert texts(answer) == ["m2", "answer"]
    assert answer["messages"][0]["reply_count"] == 1
    assert (await refusal(client.conversations_replies(channel=sales, ts="1.000000")))["error"] == "thread_not_found"


async def test_reaction(client: AsyncWebClient, workspace: Workspace, sales: str, refusal: Refusal) -> None:
    """A reaction is added once, told in the history, and can be taken back."""
    ts = workspace.channel(sales).messages[4].ts
    reaction = {"channel": sales, "name": "tada", "timestamp": ts}
    await client.reactions_add(**reaction)
    told = (await client.conversations_history(channel=sales, limit=1))["messages"][0]["reactions"]
    assert told == [{"name": "tada", "users": [workspace.app.user_id], "count": 1}]
    assert (await refusal(client.reactions_add(**reaction)))["error"] == "already_reacted"
    await client.reactions_remove(**reaction)
    assert (await refusal(client.reactions_remove(**reaction)))["error"] == "no_reaction"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": "not an emoji"}, "invalid_name"),
        ({"timestamp": "today"}, "bad_timestamp"),
        ({"timestamp": "1.000000"}, "message_not_found"),
        ({"channel": "C404"}, "channel_not_found"),
    ],
)
async def test_wrong_reaction(
    client: AsyncWebClient, workspace: Workspace, sales: str, refusal: Refusal, wrong: Json, error: str
) -> None:
    """A reaction needs an emoji and a message that is there."""
    given = {"channel": sales, "name": "tada", "timestamp": workspace.channel(sales).messages[0].ts}
    assert (await refusal(client.reactions_add(**given | wrong)))["error"] == error
