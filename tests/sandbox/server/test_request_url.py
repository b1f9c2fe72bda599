"""Signed HTTP delivery, to a real Bolt app behind an HTTP server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from sandbox.delivery.request_url import RequestUrls
from sandbox.manifest import Command
from sandbox.server import SandboxServer
from sandbox.web_api.rates import RateLimits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.delivery.timings import Timings
    from sandbox.seats.seat import Seat
    from sandbox.state.workspace import Workspace


@pytest.fixture
async def requests(workspace: Workspace) -> AsyncIterator[Any]:
    """Return the requests that an app gets at its addresses; it answers with what stands in ``answers``."""
    got = Requests(workspace)
    serving = web.Application()
    serving.router.add_post("/slack/events", got.take)
    runner = web.AppRunner(serving)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    workspace.app.manifest = replace(
        workspace.app.manifest,
        socket_mode=False,
        request_urls={"events": url, "interactivity": url},
        commands=(Command("/echo", url=url),),
    )
    yield got
    await runner.cleanup()


class Requests:
    """Takes requests and answers them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.bodies: list[str] = []
        self.headers: list[Any] = []
        self.answers: list[web.Response] = []

    async def take(self, request: Any) -> Any:
        """Record a request and give the next answer."""
        self.bodies.append(await request.text())
        self.headers.append(request.headers)
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def http_anna(requests: Requests, timings: Timings) -> AsyncIterator[Seat]:
    """Return a seat at a server that delivers over HTTP."""
    serving = SandboxServer(requests.workspace, timings, RateLimits.off())
    await serving.start()
    yield serving.seat("anna")
    await serving.stop()


async def test_command_is_signed(requests: Requests, http_anna: Seat, workspace: Workspace) -> None:
    """A command comes as a form with a signature that Slack's own verifier accepts."""
    requests.answers = [web.json_response({"text": "ho", "response_type": "ephemeral"})]
    seen = await http_anna.types("/echo 72 & more")
    assert seen.text == "ho"
    assert "text=72+%26+more" in requests.bodies[0]
    verifier = SignatureVerifier(workspace.app.signing_secret)
    assert verifier.is_valid_request(requests.bodies[0], dict(requests.headers[0]) | lowered(requests.headers[0]))


def lowered(headers: Any) -> dict[str, str]:
    """Return headers with small letters, as Slack's verifier wants them."""
    return {name.lower(): value for name, value in headers.items()}


@pytest.mark.parametrize(
    ("answer", "text"), [(web.Response(text="plain"), "plain"), (web.Response(), ""), (web.json_response({}), "")]
)
async def test_answers(requests: Requests, http_anna: Seat, answer: web.Response, text: str) -> None:
    """An answer is nothing, plain text or JSON."""
    requests.answers = [web.Response(text=answer.text, content_type=answer.content_type)]
    assert (await http_anna.types("/echo")).text == text


async def test_error_status(requests: Requests, http_anna: Seat) -> None:
    """Another status than 200 fails before the person's eyes."""
    requests.answers = [web.Response(status=500)]
    assert (await http_anna.types("/echo")).failure == '/echo failed with the error "http_service_error"'


@pytest.mark.usefixtures("http_anna")
async def test_event_retries(requests: Requests, workspace: Workspace) -> None:
    """An event that is answered badly comes again with its number and reason in the headers."""
    requests.answers = [web.Response(status=500), web.Response(status=500)]
    workspace.change_person("anna", tz="Europe/Stockholm")
    await settled(requests, 3)
    told = [(sent.get("X-Slack-Retry-Num"), sent.get("X-Slack-Retry-Reason")) for sent in requests.headers]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_error")]


@pytest.mark.usefixtures("http_anna")
async def test_no_retry_wanted(requests: Requests, workspace: Workspace) -> None:
    """An app can forbid further tries."""
    requests.answers = [web.Response(status=500, headers={"x-slack-no-retry": "1"})]
    workspace.change_person("anna", tz="Europe/Stockholm")
    with pytest.raises(TimeoutError):
        await settled(requests, 2, seconds=0.2)


async def settled(requests: Requests, count: int, seconds: float = 5) -> None:
    """Wait until so many requests came."""
    async with asyncio.timeout(seconds):
        while len(requests.bodies) < count:  # noqa: ASYNC110 - the requests tell nobody
            await asyncio.sleep(0.005)


@pytest.mark.usefixtures("requests")
async def test_challenge(workspace: Workspace, timings: Timings) -> None:
    """An address for events proves itself by answering a challenge; a real Bolt app does."""
    bolt = AsyncApp(signing_secret=workspace.app.signing_secret, token=workspace.app.bot_token)
    serving = bolt.web_app("/slack/events")
    runner = web.AppRunner(serving)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    app = workspace.app
    app.manifest = replace(app.manifest, request_urls={"events": url, "interactivity": url})
    assert await RequestUrls(app, timings).verify()
    app.signing_secret = app.signing_secret[::-1]
    assert not await RequestUrls(app, timings).verify()
    await runner.cleanup()
