"""An office with a local Slack in which the real bot works, over real sockets and by a clock that a story moves."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from pydantic import SecretStr

from bot.app import Bot
from bot.patience import UNHURRIED, Patience
from bot.settings import Settings
from sandbox import page
from sandbox.clock import MovableClock
from sandbox.delivery.timings import Timings
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from sandbox.seats.seat import Seat
    from sandbox.seats.seen import Seen
    from sandbox.seats.surfaces import Surface
    from sandbox.state.inputs import Answer
    from sandbox.state.messages import Message
    from storage.database import Database

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
THURSDAY = datetime(2026, 11, 12, 9, tzinfo=UTC)
"""In week 46 of 2026, in the morning."""
SETUP = "/upshot setup #sales Europe/Berlin monday 10:00 EUR"
NAMES = {
    "anna": ("Anna Berg", "en-US"),
    "bernd": ("Bernd Vogt", "de-DE"),
    "cajsa": ("Cajsa Nyström", "sv-SE"),
    "mia": ("Mia Brandt", "en-GB"),
}


@cache
def manifest() -> Manifest:
    """Return what the bot declares to Slack."""
    return Manifest.from_file(MANIFEST)


@dataclass(slots=True, repr=False)  # what asyncio shows of its tasks would be all of this
class Office:
    """The people, their Slack, and the bot."""

    server: SandboxServer
    clock: MovableClock
    settings: Settings
    database: Database
    """Where the bot keeps what it is told; it stays when the bot starts again."""
    patience: Patience
    """How long the bot takes before it says that something takes longer."""
    bot: Bot = field(init=False)
    expects_incidents: bool = False
    """Whether the story is about the bot's own faults."""
    expects_failures: bool = False
    """Whether the story is about Slack not getting an answer."""

    @classmethod
    async def open(
        cls,
        database: Database,
        now: datetime = THURSDAY,
        *,
        with_page: bool = False,
        hurried: Collection[str] | None = None,
    ) -> Office:
        """Let everybody come in, and the bot start on a database.

        Args:
            database: where the bot keeps what it is told.
            now: when the story begins.
            with_page: whether somebody looks with a browser.
            hurried: what the bot waits for no longer than it does for people, by the fields of its patience; Slack
                is as hurried then. If it is none, nobody loses patience on a slow machine.
        """
        clock = MovableClock(now)
        workspace = Workspace(manifest(), clock)
        people(workspace)
        server = SandboxServer(workspace, Timings.unhurried() if hurried is None else Timings(), RateLimits.off())
        server.add_routes(page.routes(server) if with_page else ())
        await server.start()
        patience = replace(UNHURRIED, **{name: getattr(Patience(), name) for name in hurried or ()})
        office = cls(server, clock, _settings(server, database), database, patience)
        await office.starts_bot()
        return office

    async def starts_bot(self) -> None:
        """Start the bot, for the first time or again."""
        self.bot = await Bot.start(self.settings, self.clock, database=self.database, patience=self.patience)
        while not self.server.slack.sockets.connections:  # noqa: ASYNC110 - nobody tells when it is connected
            await asyncio.sleep(0.002)

    async def closes(self) -> None:
        """Send everybody home."""
        await self.bot.stop()
        await self.server.stop()

    def sits(self, handle: str) -> Colleague:
        """Return somebody at their Slack."""
        return Colleague(self, self.server.seat(handle))

    async def turns_to(self, *moment: int) -> None:
        """Move the clock on to a moment in UTC, once the bot knows what happened before; let it do what is due then."""
        await self.server.slack.events.settle()
        self.clock.advance_to(datetime(*moment, tzinfo=UTC))  # type: ignore[misc,arg-type] # as many as are needed
        await self.bot.features.schedule.tick()

    def fails(self, kind: str, method: str, **details: object) -> None:
        """Let the next call of a method of the Web API go wrong."""
        self.server.slack.faults.add(kind, method, **details)

    async def acknowledged_late(self, count: int) -> list[Any]:
        """Wait for the answers to deliveries that Slack repeated, and return them."""
        late = self.server.slack.sockets.late
        while len(late) < count:  # noqa: ASYNC110 - nobody tells when one comes
            await asyncio.sleep(0.002)
        return late

    @property
    def workspace(self) -> Workspace:
        """The local Slack's state."""
        return self.server.workspace

    @property
    def entries(self) -> int:
        """How many entries are stored."""
        with self.bot.database.snapshot() as tx:
            return tx.journal.last_sequence(self.workspace.team_id)

    @property
    def posts(self) -> list[Message]:
        """What the bot posted for all in #sales, the oldest first."""
        return [message for message in self.workspace.channel("sales").history() if message.bot_id]

    @contextmanager
    def locked_database(self) -> Iterator[None]:
        """Let another program write for as long as this lasts."""
        with self._other_program() as execute:
            execute("BEGIN IMMEDIATE" if self.bot.database.is_sqlite else "BEGIN")
            execute("UPDATE workspace SET name = name")
            yield

    def meddles(self, statement: str) -> None:
        """Let somebody change the database by hand."""
        with self._other_program() as execute:
            execute(statement)

    @contextmanager
    def _other_program(self) -> Iterator[Callable[[str], object]]:
        database = self.bot.database
        url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        opened = (
            sqlite3.connect(str(database.file), isolation_level=None)
            if database.is_sqlite
            else psycopg.connect(url, autocommit=True)
        )
        with closing(opened) as connection:
            yield connection.execute

    def dead_buttons(self) -> set[str]:
        """Return the ids of everything clickable that anybody was shown, and that nothing would answer."""
        doors = self.bot.features.entrance.doors.actions
        found = re.findall(r'"action_id": "([^":]+)', "".join(self.everything_shown()))
        return {action_id for action_id in found if action_id not in doors}

    def everything_shown(self) -> Iterator[str]:
        """Yield every message that anybody was ever shown by the bot, as JSON."""
        for channel in self.workspace.channels.values():
            for message in (*channel.messages, *channel.ephemerals):
                if message.bot_id:
                    yield json.dumps([message.text, message.blocks], ensure_ascii=False)


@dataclass(slots=True, repr=False)
class Colleague:
    """Somebody at their Slack; what they do returns what they are told, as text."""

    office: Office
    seat: Seat
    seen: Seen | None = None
    """What came back the last time."""

    async def types(self, line: str, channel: str = "sales") -> str:
        """Type a command and return the answer, or Slack's own words when there is none."""
        self.seen = await self.seat.types(line, channel)
        return said_in(self.seen.message) if self.seen.message else self.seen.failure

    async def clicks(self, label: str, on: Surface | None = None) -> str:
        """Click a button by its label or id, and return what is shown then."""
        before = self._shown()
        self.seen = await self.seat.clicks(label, on)
        await self.office.bot.features.drain()
        return "\n".join(text for ts, text in self._shown().items() if before.get(ts) != text) or self.seen.failure

    async def chooses(self, wanted: str, option: str) -> str:
        """Choose an option of a select, named by its id, and return what is shown then."""
        before = self._shown()
        self.seen = await self.seat.chooses(wanted, option)
        await self.office.bot.features.drain()
        return "\n".join(text for ts, text in self._shown().items() if before.get(ts) != text) or self.seen.failure

    async def week(self, named: str = "") -> dict[str, str]:
        """Open the form of a week, look at what is stored, and close it again: amounts by label."""
        await self.seat.types(f"/checkin {named}".strip(), "sales")
        form = self.seat.form
        assert form is not None
        inputs = [block for block in form.blocks if block["type"] == "input"]
        await self.seat.closes()
        stored = {block["label"]["text"]: block["element"].get("initial_value", "") for block in inputs}
        return {label: amount for label, amount in stored.items() if amount}

    async def submits(self, answers: Mapping[str, Answer] | None = None) -> Seen:
        """Fill the form in front and send it."""
        return await self.seat.submits(answers)

    @property
    def name(self) -> str:
        """The name as others see it."""
        return self.seat.person.shown_name

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons of the newest answer."""
        newest = self.seat.sees("sales")[-1]
        return [element["text"]["text"] for element in _buttons(newest.blocks)]

    def _shown(self) -> dict[str, str]:
        places = [self.seat.sees("sales"), self.seat.direct.seen_by(self.seat.person.id)]
        return {message.ts: said_in(message) for place in places for message in place}


def said_in(message: Message) -> str:
    """Return all words of a message: its text, and what its blocks say beyond that."""
    words = [text for block in message.blocks for text in _texts(block) if text not in message.text]
    return "\n".join([message.text, *words])


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
    elif isinstance(part, dict) and part.get("type") != "button":
        yield from (part["text"],) if isinstance(part.get("text"), str) else ()
        for inner in part.values():
            yield from _texts(inner)


def _buttons(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        found = [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]
        yield from (element for element in found if element.get("type") == "button")


def people(workspace: Workspace) -> None:
    """Let the people of the stories be in a workspace, with #sales, in which the bot is."""
    for handle, (real_name, locale) in NAMES.items():
        workspace.add_person(handle, real_name=real_name, locale=locale)
    workspace.add_person("alva", real_name="Alva Holm", is_owner=True, is_admin=True)
    workspace.add_person("gus", real_name="Gus Guest", is_restricted=True)
    workspace.add_person("sam", real_name="Sam Stranger", team_id="T00000OTHER")
    workspace.add_channel("sales", members=("bot", "alva", "gus", *NAMES))


def _settings(server: SandboxServer, database: Database) -> Settings:
    app = server.workspace.app
    return Settings(
        _env_file=None,
        slack_bot_token=SecretStr(app.bot_token),
        slack_app_token=SecretStr(app.app_token),
        slack_signing_secret=SecretStr(app.signing_secret),
        UPSHOT_PUBLIC_URL="https://upshot.example.com",
        slack_api_url=server.api_url,
        database_url=database.url.render_as_string(hide_password=False),
        UPSHOT_RECONCILE_AFTER=30,
    )
