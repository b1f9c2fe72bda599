from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.slack.clients import Clients
from bot.slack.home_tab import HomePublisher
from sandbox.clock import MovableClock
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from tests.teams import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_MANIFEST = {
    "display_information": {"name": "Upshot"},
    "features": {"bot_user": {"display_name": "Upshot"}, "app_home": {"home_tab_enabled": True}},
    "oauth_config": {"scopes": {"bot": ["chat:write"]}},
    "settings": {"socket_mode_enabled": True},
}


def _view(text: str) -> dict[str, Any]:
    return {"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]}


_CHART, _WORDS = _view("a chart"), _view("words")


@pytest.fixture
async def slack() -> AsyncIterator[SandboxServer]:
    """Give a local Slack with Anna in it."""
    workspace = Workspace(Manifest.from_mapping(_MANIFEST), MovableClock(NOW))
    workspace.add_person("anna", id="U1")
    server = SandboxServer(workspace, limits=RateLimits.off())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def publisher(slack: SandboxServer) -> AsyncIterator[HomePublisher]:
    """Give a publisher that has not published anything yet."""
    clients = Clients(slack.api_url, slack.workspace.app.bot_token)
    yield HomePublisher(clients.patient(2))
    await clients.close()


def _shown(slack: SandboxServer) -> str:
    return str(slack.seat("anna").home)


async def test_charts_are_shown_where_they_are_taken(slack: SandboxServer, publisher: HomePublisher) -> None:
    """The view with charts is the one that is published."""
    assert await publisher("U1", _CHART, _WORDS)
    assert "a chart" in _shown(slack)


@pytest.mark.parametrize("error", ["invalid_arguments", "invalid_blocks"])
async def test_refused_charts_are_told_in_words(slack: SandboxServer, publisher: HomePublisher, error: str) -> None:
    """A workspace that refuses charts gets words in the same moment, and is not asked again."""
    slack.slack.faults.add("error", "views.publish", error=error)
    assert await publisher("U1", _CHART, _WORDS)
    assert "words" in _shown(slack)
    assert await publisher("U1", _CHART, _view("more words"))
    assert "more words" in _shown(slack)


async def test_a_view_that_is_refused_either_way_says_nothing_of_charts(
    slack: SandboxServer, publisher: HomePublisher
) -> None:
    """When the words are refused as well it was not the chart, and the next tab has one again."""
    slack.slack.faults.add("error", "views.publish", error="invalid_arguments", times=2)
    assert not await publisher("U1", _CHART, _WORDS)
    assert await publisher("U1", _CHART, _WORDS)
    assert "a chart" in _shown(slack)


@pytest.mark.parametrize("fault", ["drop", "rate_limit", "http_error", "error"])
async def test_trouble_is_no_reason_to_ask_twice(slack: SandboxServer, publisher: HomePublisher, fault: str) -> None:
    """Anything else that goes wrong is told to the caller, without a second call."""
    slack.slack.faults.add(fault, "views.publish")
    assert not await publisher("U1", _CHART, _WORDS)
    assert slack.seat("anna").home is None
