"""The bot behind an address: Slack's requests over HTTP, and the schedule in a process of its own."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

from bot.slack.http_delivery import HEALTH_PATH, PATH
from sandbox.delivery.request_url import RequestUrls
from sandbox.delivery.timings import Timings
from sandbox.server import SandboxServer
from sandbox.web_api.rates import RateLimits
from storage.database import Database
from tests.e2e.site import Running, Site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = pytest.mark.e2e


class Web:
    """A site whose Slack delivers over HTTP."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.url = ""

    async def serves(self, *arguments: str, **settings: str) -> Running:
        """Start ``upshot web``, and tell Slack its address."""
        secret = self.site.server.workspace.app.signing_secret
        running = await self.site.starts(
            "web", *arguments, PORT="0", SLACK_SIGNING_SECRET=secret, SLACK_APP_TOKEN="", LOG_LEVEL="DEBUG", **settings
        )
        await running.says("ready")
        found = re.search(r"listening at (http://\S+)", running.said)
        assert found
        self.url = found[1]
        app, url = self.site.server.workspace.app, self.url + PATH
        commands = tuple(replace(command, url=url) for command in app.manifest.commands)
        app.manifest = replace(app.manifest, request_urls={"events": url, "interactivity": url}, commands=commands)
        return running

    async def health(self) -> int:
        """Ask whether it is well."""
        async with ClientSession() as session, session.get(self.url + HEALTH_PATH) as answer:
            return answer.status


@pytest.fixture
async def web(tmp_path: Path, empty_sqlite_url: str) -> AsyncIterator[Web]:
    """Open a site on which nothing runs yet."""
    site = await Site.open(tmp_path, empty_sqlite_url)
    await site.server.stop()
    app = site.server.workspace.app
    app.manifest = replace(app.manifest, socket_mode=False)
    site.server = SandboxServer(site.server.workspace, Timings.unhurried(), RateLimits.off())
    await site.server.start()
    yield Web(site)
    await site.close()


async def test_it_answers_over_http(web: Web) -> None:
    """Commands are answered, the address proves itself, and it ends cleanly without a secret in its log."""
    running = await web.serves()
    assert "#sales" in await web.site.sets_up()
    assert "SSI 72" in await web.site.types("anna", "/ssi 72")
    assert "You typed: /ssi payload" in await web.site.types("anna", "/ssi payload")
    app = web.site.server.workspace.app
    assert await RequestUrls(app, web.site.server.slack.timings).verify()
    assert await web.health() == 200
    assert await running.ends(signal.SIGTERM) == 0
    for secret in (app.bot_token, app.signing_secret, "/response/", "SSI 72", "Traceback"):
        assert secret not in running.said


async def test_buttons_and_forms_work_over_http(web: Web) -> None:
    """What is clicked and sent comes in by the same address."""
    await web.serves()
    await web.site.sets_up()
    alva = web.site.server.seat("alva")
    await alva.types("/upshot weights", "sales")
    form = (await alva.clicks("Change")).view
    assert form is not None
    sent = await alva.submits()
    assert sent.failure == ""
    assert sent.errors or sent.view is not None


async def test_a_command_in_hand_is_answered_before_it_ends(web: Web) -> None:
    """SIGTERM while a seller waits: the answer still comes, it is on disk, and a new process knows it."""
    running = await web.serves()
    await web.site.sets_up()
    web.site.server.slack.faults.add("slow", "users.info", seconds=0.6)
    waiting = asyncio.create_task(web.site.types("anna", "/ssi 72"))
    await asyncio.sleep(0.3)
    started = asyncio.get_running_loop().time()
    assert await running.ends(signal.SIGTERM) == 0
    assert asyncio.get_running_loop().time() - started < 10
    assert "SSI 72" in await waiting
    await web.serves()
    assert "SSI 72" in await web.site.types("anna", "/undo")


async def test_sudden_death_loses_nothing_that_was_acknowledged(web: Web) -> None:
    """Killed in the middle of reports, it knows all that it has answered when it is back."""
    running = await web.serves()
    await web.site.sets_up()
    count = 0

    async def reports() -> None:
        nonlocal count
        while "shares and comments" in await web.site.types("anna", "/shares +1"):
            count += 1

    reporting = asyncio.create_task(reports())
    while count < 20:  # noqa: ASYNC110 - the process tells nobody
        await asyncio.sleep(0.05)
    running.process.kill()
    await reporting
    await web.serves()
    said = await web.site.types("anna", "/shares +1")
    assert any(f" {total}*" in said for total in (count + 1, count + 2)), said


async def test_the_clock_posts_what_web_leaves(web: Web) -> None:
    """Without the schedule `upshot web` posts nothing by itself; `upshot clock` beside it posts, once."""
    site = web.site
    await web.serves("--no-schedule")
    await site.sets_up()
    await site.types("anna", "/outcomes meetings 3")
    database = Database(site.database_url)
    with database.snapshot() as tx:
        (post,) = tx.publications.in_state("due")
    database.close()
    site.clock.advance_to(post.due_at + timedelta(minutes=1))
    clock = await site.runs_ahead("clock")
    (posted,) = await site.posted()
    assert "Anna Berg" in posted.text
    assert "listening" not in clock.said
    assert await clock.ends(signal.SIGTERM) == 0


@pytest.mark.parametrize(("secret", "status"), [("", 404), ("of thirty-two letters, at the least", 401)])
async def test_the_webhook_is_there_with_a_secret_only(web: Web, secret: str, status: int) -> None:
    """Without a secret the address does not exist; with it, it takes what is signed."""
    await web.serves(UPSHOT_WEBHOOK_SECRET=secret)
    async with ClientSession() as session, session.post(f"{web.url}/hooks/deals/T1", json=[]) as answer:
        assert answer.status == status


@pytest.mark.parametrize(
    ("command", "unset"), [("web", "SLACK_SIGNING_SECRET"), ("web", "SLACK_BOT_TOKEN"), ("clock", "SLACK_BOT_TOKEN")]
)
async def test_what_is_missing_is_said(web: Web, command: str, unset: str) -> None:
    """Each process names the setting it lacks, and asks for no other."""
    settings = {"SLACK_SIGNING_SECRET": "x", "SLACK_APP_TOKEN": "", unset: ""}
    running = await web.site.starts(command, **settings)
    assert await running.ends() == 2
    assert f"{unset} is not set" in running.said


async def test_a_port_that_is_taken_is_said(web: Web) -> None:
    """It ends with a sentence that names the settings."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = await web.site.starts("web", PORT=str(port), SLACK_SIGNING_SECRET="x")  # noqa: S106 - opens nothing
        assert await running.ends() == 1
    assert "Check HOST and PORT" in running.said
    assert "Traceback" not in running.said


async def test_a_screen_in_the_office_shows_the_leaderboard(web: Web) -> None:
    """A link from `/upshot wall` shows what is reported, in any browser, until it is ended."""
    await web.serves(UPSHOT_PUBLIC_URL="https://upshot.example.com/")
    await web.site.sets_up()
    said = await web.site.types("alva", "/upshot wall 7 days")
    found = re.search(r"https://upshot\.example\.com(/wall/[\w.-]+)", said)
    assert found
    await web.site.types("anna", "/outcomes meetings 3")
    async with ClientSession() as session:
        async with session.get(web.url + found[1]) as answer:
            assert "Anna" in await answer.text()
        await web.site.types("alva", "/upshot wall end")
        async with session.get(web.url + found[1]) as answer:
            assert answer.status == 404
