"""The real bot in the local Slack, with a team that has used it for ten weeks and a clock that can be moved."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import Bot
from bot.domain.weeks import Week, moment_of
from bot.patience import UNHURRIED, Patience
from bot.settings import Settings
from sandbox import clock as real
from sandbox import page, sample_team
from sandbox.clock import MovableClock
from sandbox.delivery.timings import Timings
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits

MANIFEST = Path(__file__).parent.parent / "manifest.yml"
ZONE = ZoneInfo("Europe/Berlin")

_SETTING_UP = (f"/upshot setup #{sample_team.CHANNEL} {ZONE.key} monday 10:00 EUR", "/upshot managers add @mia")
_WEEK = timedelta(weeks=1)
_AFTER_POST = timedelta(seconds=1)
_REPORTING = 2, time(15)
"""Wednesday afternoon, before anybody is reminded."""
_PROMPTING = 3, time(10)
"""Thursday morning."""

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Stage:
    """A local Slack with the bot in it."""

    server: SandboxServer
    clock: MovableClock
    bot: Bot = field(init=False)

    @classmethod
    async def open(
        cls,
        database: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        with_history: bool = True,
        today: datetime | None = None,
        is_hurried: bool = True,
    ) -> Stage:
        """Start the local Slack and the bot, on an empty database file.

        Args:
            database: the file; what is in it goes.
            host: where the page and the Web API are served.
            port: the same; 0 takes a free one.
            with_history: whether the team has reported for weeks.
            today: the moment that the clock shows in the end; the real one when not given.
            is_hurried: whether Slack and the bot wait as long as they do for people; else both wait for a minute.

        Raises:
            OSError: the port is taken.
        """
        for leftover in (database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
        today = today or real.now()
        clock = MovableClock(_first_morning(today) if with_history else today)
        workspace = Workspace(Manifest.from_file(MANIFEST), clock)
        sample_team.people(workspace)
        timings, patience = (Timings(), Patience()) if is_hurried else (Timings.unhurried(), UNHURRIED)
        server = SandboxServer(workspace, timings, RateLimits.off())
        stage = cls(server, clock)
        server.add_routes(page.routes(server, stage.moves, titles=sample_team.TITLES))
        await server.start(host, port)
        stage.bot = await Bot.start(_settings(server, database), clock, patience=patience)
        if with_history:
            await stage.live_through(today)
        return stage

    async def close(self) -> None:
        """Stop the bot, and then the local Slack."""
        await self.bot.stop()
        await self.server.stop()

    async def live_through(self, until: datetime) -> None:
        """Let the team report, and the bot post, week by week up to a moment."""
        for line in _SETTING_UP:
            await self.server.seat(sample_team.ADMIN).types(line, sample_team.CHANNEL)
        first = Week.containing(self.clock(), ZONE)
        for number in range(sample_team.WEEKS):
            week = first + number
            await self.move_to(_in_week(week, *_REPORTING))
            for handle, line in sample_team.lines(number):
                seen = await self.server.seat(handle).types(line, sample_team.CHANNEL)
                if seen.failure:
                    _LOG.warning("%s could not type %s: %s", handle, line, seen.failure)
            await self.move_to(min(until, self._next_post()))
        await self.move_to(until)

    async def move_to(self, moment: datetime) -> None:
        """Move the clock on, and let the bot do what is due then."""
        if moment > self.clock():
            self.clock.advance_to(moment)
        await self.bot.features.schedule.tick()

    @property
    def moves(self) -> list[page.Move]:
        """The buttons that move the clock."""
        return [
            page.Move("Next prompt", self.next_prompt),
            page.Move("Next post", self.next_post),
            page.Move("One week later", self.one_week_later),
        ]

    async def next_prompt(self) -> str:
        """Move to just after sellers are asked for what is missing; a post that comes due before is posted."""
        goal = self._next_prompt()
        while self._next_post() <= goal:
            await self.move_to(self._next_post())
        await self.move_to(goal)
        return "Whose week lacks something has been asked, in their direct messages"

    async def next_post(self) -> str:
        """Move to just after the next weekly post is due."""
        await self.move_to(self._next_post())
        return f"The leaderboard is in #{sample_team.CHANNEL}"

    async def one_week_later(self) -> str:
        """Move on by a week; what comes due on the way is posted and asked on its way."""
        goal = self.clock() + _WEEK
        while (due := min(self._next_post(), self._next_prompt())) <= goal:
            await self.move_to(due)
        await self.move_to(goal)
        return "A week has passed"

    def _next_prompt(self) -> datetime:
        week = Week.containing(self.clock(), ZONE)
        ahead = (_in_week(each, *_PROMPTING) + _AFTER_POST for each in (week, week + 1))
        return next(moment for moment in ahead if moment > self.clock())

    def _next_post(self) -> datetime:
        with self.bot.database.snapshot() as tx:
            due = [post.due_at for post in tx.publications.in_state("due")]
        return min(due) + _AFTER_POST if due else self.clock() + _WEEK


def _settings(server: SandboxServer, database: Path) -> Settings:
    app = server.workspace.app
    return Settings(
        _env_file=None,
        slack_bot_token=app.bot_token,
        slack_app_token=app.app_token,
        slack_api_url=server.api_url,
        database_url=f"sqlite:///{database}",
    )


def _in_week(week: Week, day: int, at: time) -> datetime:
    return moment_of(week.days[day], at, ZONE)


def _first_morning(today: datetime) -> datetime:
    first = Week.containing(today, ZONE) - sample_team.WEEKS
    return moment_of(first.starts_on, time(9), ZONE)
