"""The features of the bot, put together: the doors that people come in by, and the work that is done unasked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.listeners.audience import AudienceListener
from bot.listeners.audit import AuditListener
from bot.listeners.channel_sellers import ChannelSellers
from bot.listeners.channels import ChannelEvents
from bot.listeners.check_in import CheckIn
from bot.listeners.checklist import ChecklistListener
from bot.listeners.claims import ClaimsListener
from bot.listeners.connections import Connections, DirectMessages
from bot.listeners.content import ContentListener
from bot.listeners.corrections import Corrections
from bot.listeners.deals import DealForms
from bot.listeners.doors import Doors
from bot.listeners.entrance import Entrance
from bot.listeners.exports import ExportListener
from bot.listeners.home import HomeTab
from bot.listeners.identity import Identity
from bot.listeners.imports import ImportListener
from bot.listeners.leaderboard import LeaderboardListener
from bot.listeners.lookup import Lookup
from bot.listeners.naming import NamingListener
from bot.listeners.outcomes import LogAsOutcome
from bot.listeners.people import PeopleEvents
from bot.listeners.platforms import PlatformsListener
from bot.listeners.presence import PresenceListener
from bot.listeners.privacy import PrivacyListener
from bot.listeners.programme import Orientation, SetUp
from bot.listeners.prompts import PromptListener
from bot.listeners.proposals import ProposalListener
from bot.listeners.reporting import Reporting
from bot.listeners.residence import ResidenceListener
from bot.listeners.roles import RolesListener
from bot.listeners.scheme import SchemeListener
from bot.listeners.sellers import SellersListener
from bot.listeners.settings import SettingsListener
from bot.listeners.shelf import ShelfListener
from bot.listeners.showing import Showing
from bot.listeners.target import TargetListener
from bot.listeners.weekly_post import WeeklyPostListeners
from bot.schedule import Schedule, assembled
from bot.slack import scopes
from bot.slack.channels import SlackChannels
from bot.slack.clients import QUICK_SECONDS
from bot.slack.files import Downloads
from bot.slack.home_tab import HomePublisher
from bot.slack.members import SlackMembers
from bot.slack.people import SlackPeople
from bot.slack.posting import Poster
from bot.slack.uploads import Uploads
from bot.use_cases.leaderboard.show_home import ShowHome
from bot.use_cases.leaderboard.show_last_post import ShowLastPost
from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, ShowOwnNumbers
from bot.use_cases.leaderboard.show_season import ShowSeason
from bot.use_cases.people.identify import IdentifyActor, RememberPerson
from bot.use_cases.programme.set_up import CheckMaySetUp, SetUpProgramme
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.post_now import PostNow, SettleUnknownPost
from bot.use_cases.weekly_post.preview import PreviewPost
from bot.views.outcomes import notices as outcome_notices
from bot.views.presence import decisions, residence
from bot.views.programme import channel, proposals
from bot.views.prompts import prompt
from bot.views.shelf import answers as shelf_answers

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp

    from bot.clock import Clock
    from bot.off_loop import OffLoop
    from bot.settings import Settings
    from bot.slack.clients import Clients
    from bot.slack.installation import Installation
    from storage.database import Database

_CALM_SECONDS = 5.0
"""Patience where no ack waits."""
_FILE_SECONDS = 30.0
"""Patience for a file, which has up to 20 MB."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the features are made of."""

    settings: Settings
    clock: Clock
    database: Database
    clients: Clients
    installation: Installation
    run: OffLoop


@dataclass(frozen=True, slots=True)
class Features:
    """All features, ready to open."""

    entrance: Entrance
    schedule: Schedule
    home: HomeTab

    @classmethod
    def of(cls, parts: Parts) -> Features:
        """Put the features together."""
        schedule, identity = _schedule(parts), _identity(parts)
        publisher = HomePublisher(parts.clients.patient(_CALM_SECONDS))
        home = HomeTab(parts.run, identity, ShowHome(parts.database, parts.clock), publisher)
        return cls(_entrance(parts, schedule, identity, home), schedule, home)

    def open(self, app: AsyncApp) -> None:
        """Open the doors; the schedule is started on its own."""
        self.entrance.open(app)

    async def drain(self) -> None:
        """Wait until every answer on its way has left."""
        await self.entrance.drain()
        await self.home.drain()


def _identity(parts: Parts) -> Identity:
    describe = SlackPeople(parts.clients.patient(QUICK_SECONDS), parts.clock).describe
    identify = IdentifyActor(parts.database, parts.clock)
    return Identity(parts.run, identify, RememberPerson(parts.database), describe)


def _entrance(parts: Parts, schedule: Schedule, identity: Identity, home: HomeTab) -> Entrance:
    run, database, clock = parts.run, parts.database, parts.clock
    quick, calm = parts.clients.patient(QUICK_SECONDS), parts.clients.patient(_CALM_SECONDS)
    own_numbers = ShowOwnNumbers(database, clock)
    lines = Reporting(run, clock, database)
    connections = _connections(parts, lines)
    settings = SettingsListener(run, clock, database, SlackChannels(quick).look_at)
    imports = ImportListener(
        run,
        clock,
        database,
        connections.fetch,
        connections.missing_scopes,
        SlackPeople(parts.clients.patient(_CALM_SECONDS), clock).names_of_all,
        connections.open_by_name,
        connections.read,
    )
    features = (
        PeopleEvents(run, identity.remember, clock),
        ChannelEvents(run, clock, database, schedule.wake),
        DirectMessages(clock, identity, imports.take),
        imports,
        home,
        Orientation(
            run,
            clock,
            database,
            version("upshot"),
            partial(scopes.missing, parts.installation.scopes),
            partial(scopes.unused, parts.installation.scopes),
            SlackChannels(quick).look_at,
        ),
        settings,
        SchemeListener(run, clock, database),
        ProposalListener(run, clock, database),
        AudienceListener(run, clock, database),
        AuditListener(run, database),
        _exports(parts),
        PlatformsListener(run, clock, database),
        RolesListener(run, clock, database, Lookup(run, database, identity.describe)),
        SellersListener(
            run,
            clock,
            database,
            Lookup(run, database, identity.describe),
            ChannelSellers(run, clock, database, SlackMembers(calm).of_channel, SlackPeople(calm, clock).describe),
        ),
        LeaderboardListener(
            run,
            clock,
            ShowLeaderboard(database, clock),
            ShowLastPost(database),
            own_numbers,
            ExplainPostedScore(database, clock),
            ShowSeason(database, clock),
        ),
        WeeklyPostListeners(
            run=run,
            post=PostNow(database, clock),
            settle=SettleUnknownPost(database, clock),
            look_ahead=PreviewPost(database, clock, compose_post),
            wake=schedule.wake,
        ),
    )
    setting_up = SetUp(
        run, clock, SlackChannels(quick).look_at, CheckMaySetUp(database), SetUpProgramme(database, clock)
    )
    shown_on_home = (
        setting_up,
        PresenceListener(run, clock, database),
        ResidenceListener(run, clock, database),
        TargetListener(run, clock, database),
        NamingListener(run, clock, database),
        PrivacyListener(run, clock, database),
        PromptListener(run, clock, database, settings.start_prompts),
        ShelfListener(run, clock, database),
        lines,
        connections,
        CheckIn(run, clock, database, lines.check_in),
        DealForms(run, clock, database, lines.tell_of_deal),
        LogAsOutcome(run, clock, database),
        ClaimsListener(run, clock, database, schedule.wake),
        Corrections(run, clock, database),
        ContentListener(run, clock, database),
    )
    doors = Doors.joined(feature.doors() for feature in features)
    checklist = ChecklistListener(weights=doors.subcommands["weights"], preview=doors.subcommands["preview"])
    followed = home.following(Doors.joined(feature.doors() for feature in shown_on_home))
    poster = Poster(parts.clients.patient(_CALM_SECONDS))
    showing = Showing(quick, poster.post, poster.edit)
    return Entrance(identity, showing, Doors.joined([followed, doors, checklist.doors()]))


def _exports(parts: Parts) -> ExportListener:
    clients, lacking = parts.clients, partial(scopes.missing, parts.installation.scopes)
    send = Uploads(clients.patient(_CALM_SECONDS), clients.session(_FILE_SECONDS))
    return ExportListener(parts.run, parts.clock, parts.database, send, lacking)


def _connections(parts: Parts, lines: Reporting) -> Connections:
    settings, session = parts.settings, parts.clients.session(_FILE_SECONDS)
    fetch = Downloads(session, settings.slack_api_url, parts.installation.bot_token)
    lacking = partial(scopes.missing, parts.installation.scopes)
    return Connections(parts.run, parts.clock, parts.database, fetch, lacking, lines.note_connections)


def _schedule(parts: Parts) -> Schedule:
    settings = parts.settings
    return assembled(
        run=parts.run,
        database=parts.database,
        clock=parts.clock,
        poster=Poster(parts.clients.patient(settings.post_timeout)),
        owner=secrets.token_hex(8),
        post_timeout=settings.post_timeout,
        reconcile_after=settings.reconcile_after,
        notices={
            **decisions.NOTICES,
            **residence.NOTICES,
            **outcome_notices.NOTICES,
            **channel.NOTICES,
            **proposals.NOTICES,
            **prompt.NOTICES,
            **shelf_answers.NOTICES,
        },
    )
