"""Who takes part and how, and what Slack tells of people, channels and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.parts import Feature, Parts, channels
from bot.listeners.audience import AudienceListener
from bot.listeners.channel_sellers import ChannelSellers
from bot.listeners.channels import ChannelEvents
from bot.listeners.connections import Connections, DirectMessages
from bot.listeners.digests import DigestListener
from bot.listeners.imports import ImportListener
from bot.listeners.lookup import Lookup
from bot.listeners.naming import NamingListener
from bot.listeners.people import PeopleEvents
from bot.listeners.presence import PresenceListener
from bot.listeners.privacy import PrivacyListener
from bot.listeners.programme import SetUp
from bot.listeners.residence import ResidenceListener
from bot.listeners.roles import RolesListener
from bot.listeners.sellers import SellersListener
from bot.listeners.target import TargetListener
from bot.listeners.teams import TeamsListener
from bot.slack.channels import SlackChannels
from bot.slack.members import SlackMembers
from bot.slack.people import SlackPeople
from bot.use_cases.programme.set_up import CheckMaySetUp, SetUpProgramme

if TYPE_CHECKING:
    from bot.listeners.identity import Identity
    from bot.schedule import Schedule


def slack_events(parts: Parts, schedule: Schedule, identity: Identity, connections: Connections) -> tuple[Feature, ...]:
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


def roles_and_teams(parts: Parts, identity: Identity) -> tuple[Feature, ...]:
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


def taking_part(parts: Parts) -> tuple[Feature, ...]:
    """Return what sets up the programme and everybody's part in it."""
    run, clock, database = parts.run, parts.clock, parts.database
    may_set_up, set_up = CheckMaySetUp(database), SetUpProgramme(database, clock)
    return (
        SetUp(run, clock, channels(parts).look_at, may_set_up, set_up),
        PresenceListener(run, clock, database),
        ResidenceListener(run, clock, database),
        TargetListener(run, clock, database),
        NamingListener(run, clock, database),
        PrivacyListener(run, clock, database),
        DigestListener(run, clock, database),
    )
