from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot import doctor_command
from bot.off_loop import OffLoop
from bot.settings import Settings
from bot.slack.scopes import NEEDED
from storage.database import Database
from storage.upgrade import known_revisions

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
_DATE = "%a, %d %b %Y %H:%M:%S GMT"


class _Slack:
    """A Slack that answers what it is told to."""

    def __init__(self) -> None:
        self.scopes = NEEDED
        self.now = NOW
        self.errors: dict[str, str] = {}

    async def auth_test(self, _: web.Request) -> web.Response:
        headers = {"x-oauth-scopes": ",".join(self.scopes), "Date": self.now.strftime(_DATE)}
        return self._answer("auth.test", headers, team_id="T1", team="Acme", user_id="U0")

    async def open_connection(self, _: web.Request) -> web.Response:
        return self._answer("apps.connections.open", {}, url="wss://nowhere.example")

    def _answer(self, method: str, headers: dict[str, str], **facts: str) -> web.Response:
        if error := self.errors.get(method):
            return web.json_response({"ok": False, "error": error})
        return web.json_response({"ok": True, **facts}, headers=headers)


@pytest.fixture
def slack() -> _Slack:
    """Tell what Slack answers."""
    return _Slack()


@pytest.fixture
async def settings(slack: _Slack, sqlite_url: str) -> AsyncIterator[Settings]:
    """Give settings of a bot in good order."""
    app = web.Application()
    app.router.add_post("/api/auth.test", slack.auth_test)
    app.router.add_post("/api/apps.connections.open", slack.open_connection)
    server = TestServer(app)
    await server.start_server()
    yield Settings(
        slack_bot_token=SecretStr("xoxb-1"),
        slack_app_token=SecretStr("xapp-1"),
        slack_api_url=str(server.make_url("/api/")),
        database_url=sqlite_url,
    )
    await server.close()


async def _examined(settings: Settings) -> tuple[int, str]:
    out, run = StringIO(), OffLoop()
    try:
        code = await run(doctor_command.examine, settings, lambda: NOW, out)
    finally:
        run.close()
    return code, out.getvalue()


async def test_a_bot_in_good_order(settings: Settings) -> None:
    """All is looked at and nothing is to mend."""
    code, said = await _examined(settings)
    assert code == 0
    assert "ok    SLACK_BOT_TOKEN works, in the workspace Acme" in said
    assert "ok    SLACK_APP_TOKEN works" in said
    assert "ok    all scopes of the manifest are granted" in said
    assert "ok    the clock says 2026-11-12 09:00 UTC" in said
    assert f"ok    the SQLite database is whole: revision {known_revisions()[-1]}" in said
    assert said.endswith("Nothing to mend.\n")
    assert "xoxb" not in said


@pytest.mark.parametrize(("method", "name"), [("auth.test", "BOT"), ("apps.connections.open", "APP")])
async def test_a_refused_token_is_named_with_its_place(
    settings: Settings, slack: _Slack, method: str, name: str
) -> None:
    """Slack's own word stands there, and where a new token comes from."""
    slack.errors[method] = "invalid_auth"
    code, said = await _examined(settings)
    assert code == 1
    assert f"WRONG Slack refuses SLACK_{name}_TOKEN: invalid_auth\n      Fix: " in said
    assert said.endswith("1 to mend.\n")


async def test_scopes_that_are_missing_or_in_vain_are_named(settings: Settings, slack: _Slack) -> None:
    """What is missing has to be mended; what is too much is only told."""
    slack.scopes = NEEDED - {"im:write"} | {"admin"}
    code, said = await _examined(settings)
    assert code == 1
    assert "WRONG scopes that are missing: im:write\n      Fix: paste manifest.yml" in said
    assert "note  scopes that nothing uses: admin" in said


@pytest.mark.parametrize(("seconds", "way"), [(90, "behind"), (-90, "ahead of")])
async def test_a_clock_that_is_off_is_told(settings: Settings, slack: _Slack, seconds: int, way: str) -> None:
    """The clock is compared with Slack's."""
    slack.now = NOW + timedelta(seconds=seconds)
    code, said = await _examined(settings)
    assert code == 1
    assert f"WRONG the clock is 90 seconds {way} Slack's" in said


async def test_without_a_network_the_rest_is_looked_at(settings: Settings) -> None:
    """That Slack cannot be reached is said, and the database is still looked at."""
    code, said = await _examined(settings.model_copy(update={"slack_api_url": "http://127.0.0.1:1/api/"}))
    assert code == 1
    assert "WRONG Slack cannot be reached at http://127.0.0.1:1/api/" in said
    assert "database is whole" in said


async def test_tokens_that_are_none_are_told_apart(settings: Settings) -> None:
    """A token that is missing, or stands in the other's place, is named without being shown."""
    swapped = {"slack_bot_token": SecretStr("xapp-secret"), "slack_app_token": SecretStr("")}
    code, said = await _examined(settings.model_copy(update=swapped))
    assert code == 1
    assert "SLACK_BOT_TOKEN does not begin with xoxb-" in said
    assert "SLACK_APP_TOKEN is not set" in said
    assert "secret" not in said


async def test_over_http_no_app_token_is_needed(settings: Settings) -> None:
    """With a signing secret, `upshot web` can run."""
    changes = {"slack_app_token": SecretStr(""), "slack_signing_secret": SecretStr("s")}
    code, said = await _examined(settings.model_copy(update=changes))
    assert code == 0
    assert "fine for `upshot web`" in said


async def test_a_database_that_is_not_there_yet_is_no_trouble(settings: Settings, tmp_path: Path) -> None:
    """The first start makes it; looking does not."""
    file = tmp_path / "new.db"
    code, said = await _examined(settings.model_copy(update={"database_url": f"sqlite:///{file}"}))
    assert code == 0
    assert "note  there is no database" in said
    assert not file.exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [("mysql://here/upshot", "DATABASE_URL cannot be used"), ("postgresql://nobody@127.0.0.1:1/upshot", "127.0.0.1")],
)
async def test_a_database_out_of_reach_is_told(settings: Settings, url: str, words: str) -> None:
    """What is wrong with the address, or at it, is said with what to check."""
    code, said = await _examined(settings.model_copy(update={"database_url": url}))
    assert code == 1
    assert words in said


async def test_a_disk_that_is_nearly_full_is_to_mend(settings: Settings, small_disk: Path) -> None:
    """The database is whole still, and there is time to make room."""
    url = f"sqlite:///{small_disk / 'upshot.db'}"
    database = Database(url)
    database.prepare()
    database.close()
    code, said = await _examined(settings.model_copy(update={"database_url": url}))
    assert code == 1
    assert "the SQLite database is whole" in said
    assert re.search(r"WRONG only 0\.\d MB are left on the disk of the database\n {6}Fix: make room there", said)


async def test_a_postgresql_database_is_looked_at_too(settings: Settings, postgresql_url: str) -> None:
    """The kind of the database is told."""
    code, said = await _examined(settings.model_copy(update={"database_url": postgresql_url}))
    assert code == 0
    assert "the PostgreSQL database is whole" in said
