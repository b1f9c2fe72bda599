"""The features of the bot, put together: the doors that people come in by, and the work that is done unasked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from bot.domain.first_steps import Step
from bot.domain.wall import WallKey
from bot.listeners.audience import AudienceListener
from bot.listeners.audit import AuditListener
from bot.listeners.business import BusinessListener
from bot.listeners.channel_sellers import ChannelSellers
from bot.listeners.channels import ChannelEvents
from bot.listeners.check_in import CheckIn
from bot.listeners.checklist import ChecklistListener
from bot.listeners.claims import ClaimsListener
from bot.listeners.connections import Connections, DirectMessages
from bot.listeners.content import ContentListener
from bot.listeners.corrections import Corrections
from bot.listeners.deals import DealForms
from bot.listeners.digests import DigestListener
from bot.listeners.doors import Doors
from bot.listeners.entrance import Entrance
from bot.listeners.exports import ExportListener
from bot.listeners.home import HomeTab
from bot.listeners.identity import Identity
from bot.listeners.imports import ImportListener
from bot.listeners.insight import InsightListener
from bot.listeners.leaderboard import LeaderboardListener
from bot.listeners.lookup import Lookup
from bot.listeners.naming import NamingListener
from bot.listeners.outcomes import LogAsOutcome
from bot.listeners.own_metrics import OwnMetricsListener
from bot.listeners.people import PeopleEvents
from bot.listeners.platforms import PlatformsListener
from bot.listeners.presence import PresenceListener
from bot.listeners.privacy import PrivacyListener
from bot.listeners.programme import Orientation, SetUp
from bot.listeners.prompts import PromptListener
from bot.listeners.proposals import ProposalListener
from bot.listeners.rates import RatesListener
from bot.listeners.reporting import Reporting
from bot.listeners.residence import ResidenceListener
from bot.listeners.roles import RolesListener
from bot.listeners.scheme import SchemeListener
from bot.listeners.sellers import SellersListener
from bot.listeners.sending import Sending
from bot.listeners.settings import SettingsListener
from bot.listeners.shelf import ShelfListener
from bot.listeners.showing import Showing
from bot.listeners.target import TargetListener
from bot.listeners.teams import TeamsListener
from bot.listeners.verification import VerificationListener
from bot.listeners.wall import WallListener
from bot.listeners.weekly_post import WeeklyPostListeners
from bot.schedule import Schedule, assembled
from bot.schedule.admins import Admins
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
from bot.use_cases.teams.show_standing import ShowTeamStanding
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.post_now import PostNow, SettleUnknownPost
from bot.use_cases.weekly_post.preview import PreviewPost
from bot.views.digests import notices as digests
from bot.views.look_backs import look_back
from bot.views.outcomes import notices as outcome_notices
from bot.views.people import orphaned
from bot.views.presence import decisions, residence
from bot.views.programme import channel, proposals
from bot.views.prompts import prompt
from bot.views.shelf import answers as shelf_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt.app.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

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

    @property
    def quick(self) -> AsyncWebClient:
        """Slack, asked while an ack waits."""
        return self.clients.patient(QUICK_SECONDS)

    @property
    def calm(self) -> AsyncWebClient:
        """Slack, asked where no ack waits."""
        return self.clients.patient(_CALM_SECONDS)


class Feature(Protocol):
    """Something that people come in by."""

    def doors(self) -> Doors:
        """Return its doors."""


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
        publisher = HomePublisher(parts.calm)
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
    describe = SlackPeople(parts.quick, parts.clock).describe
    identify = IdentifyActor(parts.database, parts.clock)
    return Identity(parts.run, identify, RememberPerson(parts.database), describe)


def _entrance(parts: Parts, schedule: Schedule, identity: Identity, home: HomeTab) -> Entrance:
    lines = Reporting(parts.run, parts.clock, parts.database)
    connections = _connections(parts, lines)
    settings = SettingsListener(parts.run, parts.clock, parts.database, _channels(parts).look_at)
    plain: tuple[Feature, ...] = (
        home,
        *_slack_events(parts, schedule, identity, connections),
        *_leaderboards(parts, schedule),
    )
    shown_on_home: tuple[Feature, ...] = (
        settings,
        *_rules(parts),
        *_people(parts, identity),
        lines,
        connections,
        PromptListener(parts.run, parts.clock, parts.database, settings.start_prompts),
        OwnMetricsListener(parts.run, parts.clock, parts.database, settings.start_metrics),
        *_taking_part(parts),
        *_reporting(parts, lines, schedule),
    )
    followed = home.following(Doors.joined(feature.doors() for feature in shown_on_home))
    doors = Doors.joined([followed, *(feature.doors() for feature in plain)])
    checklist = ChecklistListener({step: doors.subcommands[step] for step in (Step.WEIGHTS, Step.PREVIEW, Step.START)})
    return Entrance(identity, _showing(parts), Doors.joined([doors, checklist.doors()]))


def _slack_events(
    parts: Parts, schedule: Schedule, identity: Identity, connections: Connections
) -> tuple[Feature, ...]:
    """Return what hears of people, channels and files, and what is read out of files."""
    run, clock, database = parts.run, parts.clock, parts.database
    imports = ImportListener(
        run,
        clock,
        database,
        connections.fetch,
        connections.missing_scopes,
        SlackPeople(parts.calm, clock).names_of_all,
        connections.open_by_name,
        connections.read,
    )
    return (
        PeopleEvents(run, identity.remember, clock),
        ChannelEvents(run, clock, database, schedule.wake),
        DirectMessages(clock, identity, imports.take),
        imports,
    )


def _rules(parts: Parts) -> tuple[Feature, ...]:
    """Return what shows and changes the programme, and what was changed."""
    run, clock, database = parts.run, parts.clock, parts.database
    granted = parts.installation.scopes
    return (
        Orientation(
            run,
            clock,
            database,
            version("upshot"),
            partial(scopes.missing, granted),
            partial(scopes.unused, granted),
            partial(scopes.wished, granted),
            _channels(parts).look_at,
        ),
        SchemeListener(run, clock, database),
        ProposalListener(run, clock, database),
        PlatformsListener(run, clock, database),
        RatesListener(run, clock, database),
        AuditListener(run, database),
        ExportListener(run, clock, database, _sending(parts)),
    )


def _people(parts: Parts, identity: Identity) -> tuple[Feature, ...]:
    """Return what gives roles and adds sellers."""
    run, clock, database = parts.run, parts.clock, parts.database
    lookup = Lookup(run, database, identity.describe)
    describe, members = SlackPeople(parts.calm, clock).describe, SlackMembers(parts.calm).of
    of_group = ChannelSellers(run, clock, database, members, describe)
    return (
        AudienceListener(run, clock, database),
        RolesListener(run, clock, database, lookup),
        SellersListener(run, clock, database, lookup, of_group),
        TeamsListener(run, clock, database, lookup, SlackChannels(parts.quick).look_at, of_group),
    )


def _leaderboards(parts: Parts, schedule: Schedule) -> tuple[Feature, ...]:
    """Return what shows leaderboards and posts them."""
    run, clock, database = parts.run, parts.clock, parts.database
    return (
        LeaderboardListener(
            run,
            clock,
            ShowLeaderboard(database, clock),
            ShowLastPost(database),
            ShowOwnNumbers(database, clock),
            ExplainPostedScore(database, clock),
            ShowSeason(database, clock),
            ShowTeamStanding(database, clock),
        ),
        InsightListener(run, clock, database),
        BusinessListener(run, clock, database, _sending(parts)),
        WallListener(run, clock, database, _wall_address(parts.settings)),
        WeeklyPostListeners(
            run=run,
            post=PostNow(database, clock),
            settle=SettleUnknownPost(database, clock),
            look_ahead=PreviewPost(database, clock, compose_post),
            wake=schedule.wake,
        ),
    )


def _taking_part(parts: Parts) -> tuple[Feature, ...]:
    """Return what sets up the programme and everybody's part in it."""
    run, clock, database = parts.run, parts.clock, parts.database
    may_set_up, set_up = CheckMaySetUp(database), SetUpProgramme(database, clock)
    return (
        SetUp(run, clock, _channels(parts).look_at, may_set_up, set_up),
        PresenceListener(run, clock, database),
        ResidenceListener(run, clock, database),
        TargetListener(run, clock, database),
        NamingListener(run, clock, database),
        PrivacyListener(run, clock, database),
        DigestListener(run, clock, database),
    )


def _reporting(parts: Parts, lines: Reporting, schedule: Schedule) -> tuple[Feature, ...]:
    """Return what takes reports other than as a line."""
    run, clock, database = parts.run, parts.clock, parts.database
    return (
        CheckIn(run, clock, database, lines.check_in),
        DealForms(run, clock, database, lines.tell_of_deal),
        LogAsOutcome(run, clock, database),
        ClaimsListener(run, clock, database, schedule.wake),
        VerificationListener(run, clock, database, schedule.wake),
        Corrections(run, clock, database),
        ContentListener(run, clock, database),
        ShelfListener(run, clock, database),
    )


def _wall_address(settings: Settings) -> Callable[[str, int], str] | None:
    """Return what tells where a wall screen is; nothing where none is served."""
    secret = settings.slack_signing_secret.get_secret_value()
    if not settings.public_url or not secret:
        return None
    key = WallKey.of(secret)
    return lambda workspace_id, wall_id: f"{settings.public_url}/wall/{key.link(workspace_id, wall_id)}"


def _channels(parts: Parts) -> SlackChannels:
    return SlackChannels(parts.quick)


def _showing(parts: Parts) -> Showing:
    poster = Poster(parts.calm)
    return Showing(parts.quick, poster.post, poster.edit)


def _sending(parts: Parts) -> Sending:
    send = Uploads(parts.calm, parts.clients.session(_FILE_SECONDS))
    return Sending(send, partial(scopes.missing, parts.installation.scopes))


def _connections(parts: Parts, lines: Reporting) -> Connections:
    settings, session = parts.settings, parts.clients.session(_FILE_SECONDS)
    fetch = Downloads(session, settings.slack_api_url, parts.installation.bot_token)
    lacking = partial(scopes.missing, parts.installation.scopes)
    return Connections(parts.run, parts.clock, parts.database, fetch, lacking, lines.note_connections)


def _schedule(parts: Parts) -> Schedule:
    settings = parts.settings
    people = SlackPeople(parts.calm, parts.clock)
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
            **look_back.NOTICES,
            **digests.NOTICES,
            **orphaned.NOTICES,
        },
        look_after=Admins(parts.run, parts.database, parts.clock, people.describe, people.owner).look_after,
    )
