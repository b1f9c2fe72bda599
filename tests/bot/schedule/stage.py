"""A team, its channel in a sandbox, and schedules that post there by a clock that a test moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.weeks import Week
from bot.off_loop import OffLoop
from bot.schedule import Schedule, assembled
from bot.slack.posting import Poster
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.planning import plan_next
from sandbox.manifest import Manifest
from sandbox.server import SandboxServer
from sandbox.state.workspace import Workspace
from sandbox.web_api.rates import RateLimits
from tests.teams import SETTINGS, Team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts
    from bot.views.answers import Answer
    from sandbox.state.channels import Channel
    from sandbox.state.messages import Message
    from storage.database import Database
    from storage.programmes import ProgrammeRow
    from storage.publications import PublicationRow

WEEK = Week.iso(2026, 46)
BEFORE = datetime(2026, 11, 16, 8, 59, tzinfo=UTC)
"""A minute before the post of the week is due: Monday 10:00 in Berlin."""
DUE = BEFORE + timedelta(minutes=1)
SCOPES = ("chat:write", "channels:history", "groups:history", "users:read", "im:write")


@dataclass(slots=True)
class HandClock:
    """Shows what it is set to."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.moment

    def passes(self, **span: float) -> None:
        """Move on, or back, by a span such as ``hours=1``."""
        self.moment += timedelta(**span)


def manifest(*scopes: str) -> Manifest:
    """Return the manifest of an app that may do this."""
    return Manifest.from_mapping(
        {
            "display_information": {"name": "Upshot"},
            "features": {"bot_user": {"display_name": "Upshot"}, "app_home": {"messages_tab_enabled": True}},
            "oauth_config": {"scopes": {"bot": list(scopes)}},
            "settings": {"socket_mode_enabled": True},
        }
    )


@dataclass(slots=True, repr=False)
class Stage:
    """Everything that a story about the weekly post needs."""

    team: Team
    clock: HandClock
    server: SandboxServer
    run: OffLoop = field(default_factory=OffLoop)
    clients: list[AsyncWebClient] = field(default_factory=list)

    @classmethod
    async def set(cls, database: Database, *, scopes: tuple[str, ...] = SCOPES, **settings: Any) -> Stage:
        """Found a team of three sellers and an admin who have reported, with the bot in their channel."""
        clock = HandClock(BEFORE)
        workspace = Workspace(manifest(*scopes), clock, team_id="T1")
        workspace.add_person("anna", id="UADMIN", is_admin=True)
        sales = workspace.add_channel("sales", members=("bot", "anna"))
        server = SandboxServer(workspace, limits=RateLimits.off())
        await server.start()
        team = Team.found(database, channel_id=sales.id, first_week_start=WEEK.starts_on, **settings)
        stage = cls(team, clock, server)
        stage.fill()
        return stage

    def fill(self) -> None:
        """Let people join, report, and let the first post be planned."""
        for person_id, name, meetings in (("U1", "Anna", 4), ("U2", "Ben", 2), ("U3", "Cleo", 1)):
            self.team.joins(person_id, name, (WEEK - 4).starts_on)
            self.team.reports(person_id, WEEK, meetings=meetings, ssi=60)
        self.team.knows("UADMIN", "Anna Admin")
        self.team.appoints("UADMIN", "admin")
        self.plans()

    def plans(self) -> None:
        """Plan the next post, as whoever changed the settings does."""
        with self.team.database.transaction() as tx:
            programme = known_programme(tx, "T1")
            assert programme is not None
            plan_next(tx, "T1", programme, self.clock())

    def changes(self, **settings: Any) -> None:
        """Change settings of the programme, and plan anew."""
        with self.team.entry("UADMIN", "setup") as (tx, sequence):
            tx.programmes.record("T1", sequence, self.settings._replace(**settings))
        self.plans()

    @property
    def settings(self) -> ProgrammeRow:
        """The programme's settings as they stand."""
        with self.team.database.snapshot() as tx:
            return tx.programmes.of("T1") or SETTINGS

    def schedule(
        self,
        database: Database | None = None,
        owner: str = "one",
        notices: Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]] | None = None,
        **times: float,
    ) -> Schedule:
        """Return a schedule, on this or on another way into the database."""
        return assembled(
            self.run,
            database or self.team.database,
            self.clock,
            self.poster(**times),
            owner=owner,
            post_timeout=times.get("post_timeout", 5),
            reconcile_after=60,
            notices=lambda: notices or {},
        )

    def poster(self, post_timeout: float = 5) -> Poster:
        """Return what posts into the sandbox, as the bot does it."""
        client = AsyncWebClient(
            token=self.server.workspace.app.bot_token,
            base_url=self.server.api_url,
            retry_handlers=[],
            timeout=post_timeout,  # type: ignore[arg-type]
        )
        return Poster(client)

    def fails(self, kind: str, method: str = "chat.postMessage", **details: object) -> None:
        """Let the next call of a method go wrong."""
        self.server.slack.faults.add(kind, method, **details)

    @property
    def sales(self) -> Channel:
        """The channel of the programme."""
        return self.server.workspace.channel("sales")

    @property
    def posts(self) -> list[Message]:
        """The weekly posts that stand in the channel."""
        return [message for message in self.sales.history() if message.metadata]

    @property
    def notices(self) -> list[Message]:
        """What the admin was told directly."""
        return self.server.workspace.direct("UADMIN").history()

    def post(self, week: Week = WEEK) -> PublicationRow:
        """Return how far the post of a week has come."""
        with self.team.database.snapshot() as tx:
            post = tx.publications.find("T1", week.starts_on)
        assert post is not None
        return post

    @property
    def states(self) -> Mapping[str, str]:
        """The states of all posts, by week."""
        with self.team.database.snapshot() as tx:
            return {str(Week.of(post.week_start)): post.state for post in reversed(tx.publications.of("T1"))}

    async def strike(self) -> None:
        """Take everything down."""
        await self.server.stop()
        self.run.close()
