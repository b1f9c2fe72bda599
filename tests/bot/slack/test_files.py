from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.connections.errors import ConnectionsFileError, FileUnreachableError, FileWithheldError
from bot.slack.clients import Clients
from bot.slack.files import Downloads, SentFile
from sandbox.clock import MovableClock
from sandbox.manifest import Manifest
from sandbox.page.deeds import Deeds
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from tests.teams import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_MANIFEST = {
    "display_information": {"name": "Upshot"},
    "features": {"bot_user": {"display_name": "Upshot"}},
    "oauth_config": {"scopes": {"bot": ["chat:write", "files:read"]}},
    "settings": {"socket_mode_enabled": True},
}


@pytest.fixture
async def slack() -> AsyncIterator[SandboxServer]:
    """Give a local Slack with Anna in it."""
    workspace = Workspace(Manifest.from_mapping(_MANIFEST), MovableClock(NOW))
    workspace.add_person("anna", id="U1")
    server = SandboxServer(workspace)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def clients(slack: SandboxServer) -> AsyncIterator[Clients]:
    """Give connections to it."""
    clients = Clients(slack.api_url, slack.workspace.app.bot_token)
    yield clients
    await clients.close()


def _sent(slack: SandboxServer, content: bytes) -> SentFile:
    return SentFile.of(Deeds(slack.seat("anna")).upload("Connections.csv", content))


async def test_a_file_is_fetched_with_the_token(slack: SandboxServer, clients: Clients) -> None:
    """What was sent comes back byte by byte."""
    fetch = Downloads(clients.session(2), slack.api_url, clients.token)
    assert await fetch(_sent(slack, b"\xff\0 bytes"), 100) == b"\xff\0 bytes"


async def test_without_the_permission_slack_shows_a_page(slack: SandboxServer, clients: Clients) -> None:
    """A page to sign in is not taken for the file."""
    fetch = Downloads(clients.session(2), slack.api_url, "xoxb-other")
    with pytest.raises(FileWithheldError):
        await fetch(_sent(slack, b"x"), 100)


async def test_no_more_is_fetched_than_may_be_read(slack: SandboxServer, clients: Clients) -> None:
    """A file that is larger than it was said to be is given up."""
    fetch = Downloads(clients.session(2), slack.api_url, clients.token)
    with pytest.raises(ConnectionsFileError):
        await fetch(_sent(slack, b"x" * 101), 100)


async def test_a_file_that_is_gone_is_out_of_reach(slack: SandboxServer, clients: Clients) -> None:
    """A deleted file, and a Slack that is away, are told the same way."""
    fetch = Downloads(clients.session(2), slack.api_url, clients.token)
    sent = _sent(slack, b"x")
    slack.workspace.files.clear()
    with pytest.raises(FileUnreachableError):
        await fetch(sent, 100)
    away = SentFile("F1", "x.csv", 1, "http://127.0.0.1:1/files/F1/x.csv")
    with pytest.raises(FileUnreachableError):
        await Downloads(clients.session(2), "http://127.0.0.1:1/api/", clients.token)(away, 100)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "http://files.slack.com/x.csv",
        "https://files.slack.com.evil.example/x.csv",
        "https://files.slack.com@evil.example/x.csv",
        "https://me@files.slack.com/x.csv",
        "https://files.slack.com:8443/x.csv",
        "https://evil.example/?files.slack.com",
        "https://evil.example/https://files.slack.com/x.csv",
        "https://[::1/x.csv",
    ],
)
async def test_the_token_goes_to_slack_and_nowhere_else(clients: Clients, address: str) -> None:
    """An address that lies elsewhere is not even called."""
    fetch = Downloads(clients.session(2), "https://slack.com/api/", clients.token)
    with pytest.raises(FileUnreachableError):
        await fetch(SentFile("F1", "x.csv", 1, address), 100)
