"""``upshot doctor``: look at everything that an operator can mend, and say how.

It changes nothing, posts nothing, and works without a network: what cannot be looked at is said to be so.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TextIO

from bot.slack import scopes
from bot.slack.clients import Clients
from bot.slack.examination import SlackRefusedError, SlackUnreachableError, bot_token, check_app_token
from storage.check import problems_of
from storage.database import Database
from storage.errors import StorageError
from storage.size import bytes_of, scarce_bytes_of
from storage.upgrade import known_revisions, revision_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.clock import Clock
    from bot.settings import Settings
    from bot.slack.examination import BotToken

_PATIENCE: Final = 5.0
"""Seconds for each question to Slack."""
_MOST_SKEW: Final = 30
"""Seconds by which the clocks may differ; Slack's own signatures allow five minutes."""
_MEGABYTE: Final = 1_000_000


class Mark(StrEnum):
    """How a finding is marked."""

    WELL = "ok"
    NOTE = "note"
    """Worth knowing, and nothing to mend."""
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at, and how to mend it if it is wrong."""

    mark: Mark
    said: str
    fix: str = ""

    def __str__(self) -> str:
        """Return the lines for a terminal."""
        line = f"{self.mark:<6}{self.said}"
        return f"{line}\n      Fix: {self.fix}" if self.fix else line


def examine(settings: Settings, clock: Clock, out: TextIO) -> int:
    """Write what was found; return 1 when something has to be mended, else 0."""
    findings = [*asyncio.run(_slack(settings, clock)), *_database(settings.database_url)]
    wrong = sum(finding.mark is Mark.WRONG for finding in findings)
    out.writelines(f"{finding}\n" for finding in findings)
    out.write(f"{wrong} to mend.\n" if wrong else "Nothing to mend.\n")
    return 1 if wrong else 0


async def _slack(settings: Settings, clock: Clock) -> list[Finding]:
    clients = Clients(settings.slack_api_url, settings.slack_bot_token.get_secret_value())
    try:
        found = await _bot_token(settings, clients, clock)
        return [*found, await _app_token(settings, clients), _MANIFEST]
    finally:
        await clients.close()


async def _bot_token(settings: Settings, clients: Clients, clock: Clock) -> list[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    if not token.startswith("xoxb-"):
        return [_not_a_token("SLACK_BOT_TOKEN", "xoxb-", token, "OAuth & Permissions")]
    try:
        told = await bot_token(clients.patient(_PATIENCE))
    except SlackRefusedError as error:
        fix = "copy the bot token anew from OAuth & Permissions at https://api.slack.com/apps, or install the app again"
        return [Finding(Mark.WRONG, f"Slack refuses SLACK_BOT_TOKEN: {error}", fix)]
    except SlackUnreachableError as error:
        return [_unreachable(settings, error)]
    workspace = told.installation.workspace_name or told.installation.workspace_id
    works = Finding(Mark.WELL, f"SLACK_BOT_TOKEN works, in the workspace {workspace}")
    return [works, *_scopes(told), _skew(told.slack_time, clock())]


async def _app_token(settings: Settings, clients: Clients) -> Finding:
    token = settings.slack_app_token.get_secret_value()
    if not token and settings.slack_signing_secret.get_secret_value():
        return Finding(Mark.NOTE, "SLACK_APP_TOKEN is not set: fine for `upshot web`, `upshot run` needs it")
    if not token.startswith("xapp-"):
        return _not_a_token("SLACK_APP_TOKEN", "xapp-", token, "Basic Information, App-Level Tokens")
    try:
        await check_app_token(clients.patient(_PATIENCE, token=token), token)
    except SlackRefusedError as error:
        fix = "make an app-level token with connections:write, and switch Socket Mode on, at https://api.slack.com/apps"
        return Finding(Mark.WRONG, f"Slack refuses SLACK_APP_TOKEN: {error}", fix)
    except SlackUnreachableError as error:
        return _unreachable(settings, error)
    return Finding(Mark.WELL, "SLACK_APP_TOKEN works: Slack would open a connection")


def _not_a_token(name: str, prefix: str, token: str, place: str) -> Finding:
    said = f"{name} does not begin with {prefix}" if token else f"{name} is not set"
    return Finding(Mark.WRONG, said, f"copy it from https://api.slack.com/apps, {place}, into the environment or .env")


def _unreachable(settings: Settings, error: SlackUnreachableError) -> Finding:
    said = f"Slack cannot be reached at {settings.slack_api_url} ({error}), so nothing there was looked at"
    return Finding(
        Mark.WRONG, said, "let this machine make HTTPS and WSS connections to slack.com; check SLACK_API_URL"
    )


def _scopes(told: BotToken) -> Iterator[Finding]:
    granted = told.installation.scopes
    missing, unused = scopes.missing(granted), scopes.unused(granted)
    if missing:
        fix = "paste manifest.yml at https://api.slack.com/apps, App Manifest, and install the app again"
        yield Finding(Mark.WRONG, f"scopes that are missing: {', '.join(missing)}", fix)
    if unused:
        yield Finding(Mark.NOTE, f"scopes that nothing uses: {', '.join(unused)}")
    if not granted:
        yield Finding(Mark.NOTE, "Slack does not say which scopes were granted")
    elif not missing:
        yield Finding(Mark.WELL, "all scopes of the manifest are granted")


_MANIFEST: Final = Finding(
    Mark.NOTE,
    "which commands and events the app has, Slack tells no bot: after an upgrade compare manifest.yml with App "
    "Manifest at https://api.slack.com/apps",
)


def _skew(slack_time: datetime | None, now: datetime) -> Finding:
    if slack_time is None:
        return Finding(Mark.NOTE, f"the clock says {now:%Y-%m-%d %H:%M} UTC; Slack does not tell its own")
    seconds = round((now - slack_time).total_seconds())
    if abs(seconds) <= _MOST_SKEW:
        return Finding(Mark.WELL, f"the clock says {now:%Y-%m-%d %H:%M} UTC, as Slack's does")
    way = "ahead of" if seconds > 0 else "behind"
    return Finding(Mark.WRONG, f"the clock is {abs(seconds)} seconds {way} Slack's", "let NTP set the machine's clock")


def _database(url: str) -> list[Finding]:
    try:
        database = Database(url)
    except ValueError as error:
        return [Finding(Mark.WRONG, f"DATABASE_URL cannot be used: {error}", "docs/operator.md shows right ones")]
    try:
        return _stored(database)
    except StorageError as error:
        said = f"the database cannot be used: {error or type(error).__name__}"
        return [Finding(Mark.WRONG, said, "check DATABASE_URL, that the server runs, and the rights on the file")]
    finally:
        database.close()


def _stored(database: Database) -> list[Finding]:
    if database.file is not None and not database.file.exists():
        return [Finding(Mark.NOTE, f"there is no database {database.file} yet: `upshot run` makes it")]
    with database.snapshot() as tx:
        revision = revision_of(tx.connection)
    known = known_revisions()
    if revision is not None and revision not in known:
        said = f"the database has revision {revision}, and this version knows {known[-1]} at most"
        return [Finding(Mark.WRONG, said, "run the newer version of Upshot that wrote it, or restore a backup")]
    if revision != known[-1]:
        return [
            Finding(Mark.NOTE, f"the tables are at revision {revision or 'none'}: `upshot run` brings them up to date")
        ]
    return _whole(database, revision)


def _whole(database: Database, revision: str) -> list[Finding]:
    problems = problems_of(database)
    if problems:
        return [Finding(Mark.WRONG, problem, "restore a backup, docs/operator.md") for problem in problems]
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    size = bytes_of(database) / _MEGABYTE
    return [Finding(Mark.WELL, f"the {kind} database is whole: revision {revision}, {size:.1f} MB"), *_room(database)]


def _room(database: Database) -> Iterator[Finding]:
    left = scarce_bytes_of(database)
    if left is not None:
        said = f"only {left / _MEGABYTE:.1f} MB are left on the disk of the database"
        yield Finding(Mark.WRONG, said, "make room there, or move the file to another disk and change DATABASE_URL")
