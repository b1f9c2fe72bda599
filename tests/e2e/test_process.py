from __future__ import annotations

import asyncio
import signal
import sqlite3
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from tests.e2e.site import Site, opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.e2e

_A_FEW = 20
"""Reports of each person, after which the process dies in the middle of others."""


async def test_it_starts_on_nothing_answers_and_ends(site: Site) -> None:
    """Tokens are enough: it makes its database, answers, and ends cleanly without a secret in its log."""
    running = await site.starts("run", LOG_LEVEL="DEBUG")
    await running.says("ready")
    assert "#sales" in await site.sets_up()
    assert "SSI 72" in await site.types("anna", "/ssi 72")
    assert await running.ends(signal.SIGTERM) == 0
    app = site.server.workspace.app
    for secret in (app.bot_token, app.app_token, "/response/", "SSI 72"):
        assert secret not in running.said


async def test_the_database_is_a_file_beside_it_by_default(site: Site) -> None:
    """Without DATABASE_URL the data are in `upshot.db` in the working directory."""
    running = await site.starts("run", DATABASE_URL="")
    await running.says("ready")
    assert "#sales" in await site.sets_up()
    assert await running.ends(signal.SIGINT) == 0
    assert (site.folder / "upshot.db").exists()


async def test_a_command_in_hand_is_answered_before_it_ends(site: Site) -> None:
    """SIGTERM while a seller waits: the answer still comes, and it is on disk."""
    running = await site.runs()
    await site.sets_up()
    site.server.slack.faults.add("slow", "users.info", seconds=0.6)
    waiting = asyncio.create_task(site.types("anna", "/ssi 72"))
    await asyncio.sleep(0.3)
    assert await running.ends(signal.SIGTERM) == 0
    assert "SSI 72" in await waiting
    await site.runs()
    assert "SSI 72" in await site.types("anna", "/undo")


async def test_sudden_death_loses_nothing_that_was_acknowledged(tmp_path: Path, empty_database_url: str) -> None:
    """Killed in the middle of many reports, it knows all that it has answered when it is back."""
    async with opened(tmp_path, empty_database_url) as site:
        running = await site.runs()
        await site.sets_up()
        counted = dict.fromkeys(("anna", "mia"), 0)

        async def reports(handle: str) -> None:
            while "shares and comments" in await site.types(handle, "/shares +1"):
                counted[handle] += 1

        reporting = [asyncio.create_task(reports(handle)) for handle in counted]
        while min(counted.values()) < _A_FEW:  # noqa: ASYNC110 - the process tells nobody
            await asyncio.sleep(0.05)
        running.process.kill()
        await asyncio.gather(*reporting)
        await site.runs()
        for handle, count in counted.items():
            said = await site.types(handle, "/shares +1")
            assert any(f"→ {total}*" in said for total in (count + 1, count + 2)), said


async def test_it_connects_again_after_an_outage(site: Site) -> None:
    """Slack cuts the connection and refuses it for a while; then everything goes on."""
    await site.runs()
    await site.sets_up()
    sockets = site.server.slack.sockets
    sockets.misbehaviour.refuses_until = monotonic() + 1.5
    sockets.abort()
    async with asyncio.timeout(20):
        while "SSI 72" not in await site.types("anna", "/ssi 72"):  # noqa: ASYNC110 - as a person would try again
            await asyncio.sleep(0.1)


async def test_a_refreshed_connection_loses_no_answer(site: Site) -> None:
    """Slack asks it to reconnect while a seller waits for an answer."""
    await site.runs()
    await site.sets_up()
    for number in range(3):
        site.server.workspace.add_person(f"s{number}")
        site.server.slack.faults.add("slow", "users.info", seconds=0.5)
        waiting = asyncio.create_task(site.types(f"s{number}", "/ssi 72"))
        await asyncio.sleep(0.2)
        await site.server.slack.sockets.disconnect("refresh_requested")
        assert "SSI 72" in await waiting
        async with asyncio.timeout(20):
            while not site.server.slack.sockets.connections:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.05)


async def test_a_wrong_token_is_said(site: Site) -> None:
    """It ends at once with a sentence that names the settings, and not the token."""
    running = await site.starts("run", SLACK_BOT_TOKEN="xoxb-1-wrong")  # noqa: S106 - a token that opens nothing
    assert await running.ends() == 1
    assert "SLACK_BOT_TOKEN" in running.said
    assert "Traceback" not in running.said
    assert "xoxb-1-wrong" not in running.said


async def test_a_wrong_app_token_is_said(site: Site) -> None:
    """The other token is checked as well."""
    running = await site.starts("run", SLACK_APP_TOKEN="xapp-1-wrong")  # noqa: S106 - a token that opens nothing
    assert await running.ends() == 1
    assert "SLACK_APP_TOKEN" in running.said
    assert "Traceback" not in running.said


async def test_missing_tokens_are_said(site: Site) -> None:
    """Without tokens `run` ends with what to set and what to try instead."""
    running = await site.starts("run", SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="")
    assert await running.ends() == 2
    assert "SLACK_BOT_TOKEN" in running.said
    assert "upshot sandbox" in running.said


async def test_a_database_that_cannot_be_used_is_said(site: Site) -> None:
    """A file that is no database, and a folder that does not exist, end it with a sentence."""
    (site.folder / "notes.db").write_text("This is no database. " * 100)
    for url in ("sqlite:///notes.db", "sqlite:////nowhere/at/all.db", "upshot.db"):
        running = await site.starts("run", DATABASE_URL=url)
        assert await running.ends() in {1, 2}
        assert "database" in running.said.lower()
        assert "Traceback" not in running.said


async def test_it_waits_for_a_slack_that_is_down(site: Site) -> None:
    """Slack does not answer at the start: it asks again, and connects when it can."""
    site.server.slack.faults.add("http_error", "auth.test", times=2)
    site.server.slack.faults.add("drop", "apps.connections.open")
    running = await site.starts()
    await running.says("ready")
    assert "#sales" in await site.sets_up()


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_it_ends_while_it_waits_for_slack(site: Site, method: str) -> None:
    """SIGTERM while Slack is down ends it at once, and it leaves nothing open behind."""
    site.server.slack.faults.add("http_error", method, times=100)
    running = await site.starts()
    await running.says("asking again")
    assert await running.ends(signal.SIGTERM) == 0
    assert "Unclosed" not in running.said
    assert "Traceback" not in running.said


async def test_the_file_is_whole_after_it_was_killed(site: Site) -> None:
    """SQLite finds nothing wrong, and `upshot db check` agrees."""
    running = await site.runs()
    await site.sets_up()
    await site.types("anna", "/ssi 72")
    running.process.kill()
    await running.ends()
    with sqlite3.connect(Database(site.database_url).file or "") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert await (await site.starts("db", "check")).ends() == 0
