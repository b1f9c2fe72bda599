from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.posting import Absent, Ambiguous, Posted, Rejected, Unfindable
from bot.slack.posting import Poster
from bot.views.answers import Answer, header
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from tests.bot.schedule.stage import SCOPES, manifest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

KEY = "post:T1:2026-W46"
MESSAGE = Answer("Leaderboard", (header("Leaderboard") | {"block_id": f"{KEY}:0"},))
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[SandboxServer]:
    """Give a Slack in which the bot is in #sales."""
    workspace = Workspace(manifest(*SCOPES))
    workspace.add_person("anna", id="U1")
    workspace.add_channel("sales", members=("bot", "anna"))
    workspace.add_channel("other", members=("anna",))
    server = SandboxServer(workspace, limits=RateLimits.off())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def poster(server: SandboxServer) -> Poster:
    """Give the bot's poster."""
    token = server.workspace.app.bot_token
    return Poster(AsyncWebClient(token=token, base_url=server.api_url, retry_handlers=[], timeout=1))


def _sales(server: SandboxServer) -> str:
    return server.workspace.channel("sales").id


async def test_a_posted_message_is_found_by_its_key(server: SandboxServer, poster: Poster) -> None:
    """What was posted is found again, and nothing else."""
    posted = await poster.post(_sales(server), MESSAGE, KEY)
    assert isinstance(posted, Posted)
    assert await poster.find(_sales(server), KEY, LONG_AGO) == posted
    assert await poster.find(_sales(server), "post:T1:2026-W4", LONG_AGO) == Absent()


async def test_the_key_in_a_block_is_enough(server: SandboxServer, poster: Poster) -> None:
    """A message is found although Slack dropped its metadata, also after it was edited."""
    posted = await poster.post(_sales(server), MESSAGE)
    assert isinstance(posted, Posted)
    edited = Answer("Updated", (header("Updated") | {"block_id": f"{KEY}:1"},))
    assert await poster.edit(posted, edited, "") == posted
    assert await poster.find(_sales(server), KEY, LONG_AGO) == posted


async def test_what_people_write_is_no_post(server: SandboxServer, poster: Poster) -> None:
    """A person's message is not taken for the bot's own, whatever its blocks are called."""
    server.workspace.post("sales", "anna", "Leaderboard", blocks=list(MESSAGE.blocks))
    assert await poster.find(_sales(server), KEY, LONG_AGO) == Absent()


async def test_only_messages_since_a_moment_are_looked_at(server: SandboxServer, poster: Poster) -> None:
    """A search begins a little before its moment, for clocks that differ, and not earlier."""
    posted = await poster.post(_sales(server), MESSAGE, KEY)
    now = server.workspace.clock()
    assert await poster.find(_sales(server), KEY, now + timedelta(hours=1)) == posted
    assert await poster.find(_sales(server), KEY, now + timedelta(hours=2)) == Absent()


async def test_a_channel_without_the_bot_is_a_clean_refusal(server: SandboxServer, poster: Poster) -> None:
    """Nothing was posted, somebody has to act, and nobody can look."""
    other = server.workspace.channel("other").id
    assert await poster.post(other, MESSAGE) == Rejected("not_in_channel")
    assert await poster.find(other, KEY, LONG_AGO) == Unfindable("not_in_channel")


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ({"kind": "rate_limit", "retry_after": 7}, Rejected("ratelimited", timedelta(seconds=7))),
        ({"kind": "rate_limit"}, Rejected("ratelimited", timedelta(seconds=30))),
        ({"kind": "error", "error": "is_archived"}, Rejected("is_archived")),
        ({"kind": "error", "error": "invalid_blocks"}, Rejected("invalid_blocks")),
        ({"kind": "error", "error": "service_unavailable"}, Ambiguous("service_unavailable")),
        ({"kind": "http_error", "status": 502}, Ambiguous("HTTP 502")),
        ({"kind": "drop"}, Ambiguous("ServerDisconnectedError")),
        ({"kind": "hang"}, Ambiguous("TimeoutError")),
    ],
    ids=str,
)
async def test_every_failure_is_told_for_what_it_is(
    server: SandboxServer, poster: Poster, fault: dict[str, object], outcome: object
) -> None:
    """A refusal is a refusal; what may have been taken is called ambiguous; and nothing is sent twice."""
    server.slack.faults.add(method="chat.postMessage", **fault)  # type: ignore[arg-type]
    assert await poster.post(_sales(server), MESSAGE, KEY) == outcome
    assert sum(call.method == "chat.postMessage" for call in server.workspace.calls) <= 1
    assert server.workspace.channel("sales").messages == []


async def test_an_answer_that_makes_no_sense_is_ambiguous(server: SandboxServer, poster: Poster) -> None:
    """HTTP 200 with something else than JSON tells nothing."""
    server.slack.faults.add("garbage", "chat.postMessage", stored=True)
    assert isinstance(await poster.post(_sales(server), MESSAGE, KEY), Ambiguous)


async def test_a_slack_that_cannot_be_reached_was_sent_nothing(poster: Poster, server: SandboxServer) -> None:
    """Without a connection there is no doubt: the post is simply tried again."""
    channel = _sales(server)
    await server.stop()
    outcome = await poster.post(channel, MESSAGE, KEY)
    assert isinstance(outcome, Rejected)
    assert outcome.is_passing


@pytest.mark.parametrize(
    "fault",
    [{"kind": "rate_limit", "retry_after": 7}, {"kind": "http_error"}, {"kind": "hang"}, {"kind": "garbage"}],
    ids=str,
)
async def test_a_search_that_fails_proves_nothing(
    server: SandboxServer, poster: Poster, fault: dict[str, object]
) -> None:
    """A search that Slack did not answer is to be made again."""
    server.slack.faults.add(method="conversations.history", **fault)  # type: ignore[arg-type]
    outcome = await poster.find(_sales(server), KEY, LONG_AGO)
    assert isinstance(outcome, Unfindable)
    assert outcome.retry_after is not None
