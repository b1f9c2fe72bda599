"""``chat.*``: posting, changing and deleting messages."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.clock import MovableClock
    from sandbox.seats.seat import Seat
    from sandbox.server import SandboxServer
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Refusal


SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hi"}}
TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}
METADATA = {"event_type": "posted", "event_payload": {"key": "w1"}}


async def test_post(client: AsyncWebClient, workspace: Workspace) -> None:
    """A posted message stands in its channel, and the answer tells it with the ids that Slack gave its blocks."""
    answer = await client.chat_postMessage(channel=workspace.channel("sales").id, text="hi", blocks=[SECTION])
    (message,) = workspace.channel("sales").messages
    assert (answer["ts"], message.user, message.text) == (message.ts, workspace.app.user_id, "hi")
    assert answer["message"]["blocks"][0]["block_id"] == message.blocks[0]["block_id"]
    assert answer["message"]["bot_profile"]["app_id"] == workspace.app.id


async def test_post_to_a_person(client: AsyncWebClient, anna: Seat) -> None:
    """A message for a person's id opens the direct messages and tells their id."""
    answer = await client.chat_postMessage(channel=anna.person.id, text="hi")
    assert answer["channel"] == anna.direct.id
    assert [message.text for message in anna.sees(anna.direct.id)] == ["hi"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [("C404", "channel_not_found"), ("general", "not_in_channel"), ("secret", "channel_not_found")],
)
async def test_unreachable_channel(client: AsyncWebClient, refusal: Refusal, channel: str, error: str) -> None:
    """The bot posts only where it is, and does not learn of private channels without it."""
    assert (await refusal(client.chat_postMessage(channel=channel, text="hi")))["error"] == error


@pytest.mark.parametrize("person", ["gone", "stranger"])
async def test_unreachable_person(client: AsyncWebClient, workspace: Workspace, refusal: Refusal, person: str) -> None:
    """People who left, and strangers, get no direct messages."""
    answer = await refusal(client.chat_postMessage(channel=workspace.person(person).id, text="hi"))
    assert answer["error"] == "channel_not_found"


async def test_archived(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Nothing is posted in an archived channel."""
    workspace.channel("sales").is_archived = True
    assert (await refusal(client.chat_postMessage(channel="sales", text="hi")))["error"] == "is_archived"


async def test_read_only(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Nothing is posted in a channel that is closed to the bot."""
    workspace.channel("sales").is_read_only = True
    answer = await refusal(client.chat_postMessage(channel="sales", text="hi"))
    assert answer["error"] == "restricted_action_read_only_channel"


async def test_messages_tab_disabled(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Without a messages tab in the manifest there are no direct messages."""
    workspace.app.manifest = replace(workspace.app.manifest, messages_tab=False)
    answer = await refusal(client.chat_postMessage(channel=workspace.person("anna").id, text="hi"))
    assert answer["error"] == "messages_tab_disabled"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"blocks": "nonsense"}, "invalid_blocks_format"),
        ({"blocks": ["nonsense"]}, "invalid_blocks_format"),
        ({"blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"blocks": [TABLE, TABLE]}, "invalid_attachments"),
        ({"text": "hi", "markdown_text": "hi"}, "markdown_text_conflict"),
        ({"text": "hi", "attachments": [{"text": "a"}] * 101}, "too_many_attachments"),
        ({"text": "hi", "metadata": "nonsense"}, "invalid_metadata_format"),
        ({"text": "hi", "metadata": {"event_type": "posted"}}, "invalid_metadata_schema"),
        ({"text": "hi", "thread_ts": "1.000000"}, "thread_not_found"),
        ({"blocks": [SECTION | {"text": {"type": "mrkdwn", "text": "x" * 2900}}] * 5}, "msg_blocks_too_long"),
    ],
)
async def test_bad_content(
    client: AsyncWebClient, workspace: Workspace, refusal: Refusal, content: Json, error: str
) -> None:
    """What Slack would not show is refused, and nothing is posted."""
    answer = await refusal(client.api_call("chat.postMessage", json={"channel": "sales", **content}))
    assert answer["error"] == error
    assert workspace.channel("sales").messages == []


async def test_invalid_blocks_point_to_the_place(client: AsyncWebClient, refusal: Refusal) -> None:
    """A refusal of blocks tells what is wrong and where."""
    blocks = [SECTION | {"text": {"type": "mrkdwn", "text": "x" * 3001}}]
    answer = await refusal(client.chat_postMessage(channel="sales", text="hi", blocks=blocks))
    told = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert f"[ERROR] {told}" in answer["response_metadata"]["messages"]


async def test_long_text_is_cut(client: AsyncWebClient, workspace: Workspace) -> None:
    """The text of a new message is cut at 40,000 characters without a word."""
    assert (await client.chat_postMessage(channel="sales", text="x" * 40_001))["ok"]
    assert len(workspace.channel("sales").messages[0].text) == 40_000


async def test_large_metadata_is_left_out(client: AsyncWebClient, workspace: Workspace) -> None:
    """Metadata that is too large is left out with a warning; the message is posted."""
    large = {"event_type": "posted", "event_payload": {"key": "x" * 5_000}}
    answer = await client.chat_postMessage(channel="sales", text="hi", metadata=large)
    assert answer["response_metadata"]["warnings"] == ["metadata_too_large"]
    assert workspace.channel("sales").messages[0].metadata is None


async def test_metadata_is_kept(client: AsyncWebClient, workspace: Workspace) -> None:
    """Metadata is kept whole, while the answer tells only its type."""
    answer = await client.chat_postMessage(channel="sales", text="hi", metadata=METADATA)
    assert answer["message"]["metadata"] == {"event_type": "posted"}
    assert workspace.channel("sales").messages[0].metadata == METADATA


async def test_update(client: AsyncWebClient, workspace: Workspace) -> None:
    """An update changes the message in place and marks it as edited."""
    posted = await client.chat_postMessage(channel="sales", text="one", blocks=[SECTION])
    answer = await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="two", blocks=[SECTION])
    (message,) = workspace.channel("sales").messages
    assert (answer["text"], message.text, message.ts) == ("two", "two", posted["ts"])
    assert answer["message"]["edited"]["user"] == workspace.app.user_id


async def test_update_of_nothing(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """What is not there, or is someone else's, cannot be changed or deleted."""
    channel = workspace.channel("sales").id
    theirs = workspace.post("sales", "anna", "mine").ts
    assert (await refusal(client.chat_update(channel=channel, ts="1.000000", text="x")))["error"] == "message_not_found"
    assert (await refusal(client.chat_update(channel=channel, ts=theirs, text="x")))["error"] == "cant_update_message"
    assert (await refusal(client.chat_delete(channel=channel, ts=theirs)))["error"] == "cant_delete_message"
    assert (await refusal(client.chat_delete(channel="C404", ts=theirs)))["error"] == "channel_not_found"


async def test_update_with_long_text(client: AsyncWebClient, refusal: Refusal) -> None:
    """The text of an update may have 4,000 characters."""
    posted = await client.chat_postMessage(channel="sales", text="one")
    answer = await refusal(client.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4_001))
    assert answer["error"] == "msg_too_long"


async def test_delete(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """A deleted message is gone, also for an update."""
    posted = await client.chat_postMessage(channel="sales", text="one")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert workspace.channel("sales").history() == []
    answer = await refusal(client.chat_update(channel=posted["channel"], ts=posted["ts"], text="x"))
    assert answer["error"] == "message_not_found"


async def test_ephemeral(client: AsyncWebClient, workspace: Workspace, anna: Seat, boss: Seat) -> None:
    """An ephemeral message is seen by one person, and cannot be changed."""
    shown = await client.chat_postEphemeral(channel=workspace.channel("sales").id, user=anna.person.id, text="psst")
    assert [message.text for message in anna.sees("sales")] == ["psst"]
    assert boss.sees("sales") == []
    assert workspace.channel("sales").message(shown["message_ts"]) is None


async def test_ephemeral_for_an_outsider(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """Only someone in the channel can be shown something there."""
    someone = workspace.person("guest").id
    answer = await refusal(client.chat_postEphemeral(channel="sales", user=someone, text="psst"))
    assert answer["error"] == "user_not_in_channel"


async def test_thread(client: AsyncWebClient, workspace: Workspace) -> None:
    """An answer in a thread makes its parent a thread; an answer to an answer joins the same thread."""
    parent = await client.chat_postMessage(channel="sales", text="parent")
    child = await client.chat_postMessage(channel="sales", text="child", thread_ts=parent["ts"])
    await client.chat_postMessage(channel="sales", text="grandchild", thread_ts=child["ts"])
    thread = workspace.channel("sales").thread(parent["ts"])
    assert [(message.text, message.thread_ts) for message in thread] == [
        (name, parent["ts"]) for name in ("parent", "child", "grandchild")
    ]


async def test_permalink(client: AsyncWebClient, server: SandboxServer, refusal: Refusal) -> None:
    """A message has an address, as long as it is there."""
    posted = await client.chat_postMessage(channel="sales", text="one")
    answer = await client.chat_getPermalink(channel=posted["channel"], message_ts=posted["ts"])
    assert answer["permalink"].startswith(f"{server.url}/archives/{posted['channel']}/p")
    gone = await refusal(client.chat_getPermalink(channel=posted["channel"], message_ts="1.000000"))
    assert gone["error"] == "message_not_found"


async def test_scheduled(client: AsyncWebClient, workspace: Workspace, clock: MovableClock) -> None:
    """A scheduled message is posted when the workspace's clock has come so far."""
    moment = int(clock().timestamp()) + 3_600
    answer = await client.chat_scheduleMessage(channel="sales", text="later", post_at=moment)
    waiting = (await client.chat_scheduledMessages_list())["scheduled_messages"]
    assert [entry["id"] for entry in waiting] == [answer["scheduled_message_id"]]
    clock.advance_by(timedelta(hours=2))
    await workspace.changes.until(lambda: bool(workspace.channel("sales").messages))
    assert workspace.channel("sales").messages[0].text == "later"


async def test_scheduled_with_metadata(client: AsyncWebClient, workspace: Workspace, clock: MovableClock) -> None:
    """A scheduled message with metadata is taken and never posted, as Slack warns."""
    moment = int(clock().timestamp()) + 60
    await client.chat_scheduleMessage(channel="sales", text="later", post_at=moment, metadata=METADATA)
    clock.advance_by(timedelta(hours=2))
    await asyncio.sleep(0.2)
    assert workspace.channel("sales").messages == []


@pytest.mark.parametrize(
    ("ahead", "error"), [(-1, "time_in_past"), (121 * 86_400, "time_too_far"), (None, "invalid_time")]
)
async def test_scheduled_at_a_wrong_time(
    client: AsyncWebClient, workspace: Workspace, refusal: Refusal, ahead: Any, error: str
) -> None:
    """A message is scheduled for the future, and for no more than 120 days ahead."""
    post_at = "soon" if ahead is None else workspace.ids.seconds() + ahead
    answer = await refusal(client.chat_scheduleMessage(channel="sales", text="later", post_at=post_at))
    assert answer["error"] == error


async def test_scheduled_and_dropped(client: AsyncWebClient, workspace: Workspace, refusal: Refusal) -> None:
    """A scheduled message can be dropped once."""
    channel = workspace.channel("sales").id
    moment = workspace.ids.seconds() + 60
    scheduled = (await client.chat_scheduleMessage(channel=channel, text="x", post_at=moment))["scheduled_message_id"]
    drop = {"channel": channel, "scheduled_message_id": scheduled}
    assert (await client.chat_deleteScheduledMessage(**drop))["ok"]
    assert (await refusal(client.chat_deleteScheduledMessage(**drop)))["error"] == "invalid_scheduled_message_id"
