"""Who takes part and how, and what Slack tells of people and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.parts import channels
from bot.listeners.announced import Announced
from bot.listeners.channels import ChannelEvents
from bot.listeners.lookup import Lookup
from bot.listeners.people import PeopleEvents
from bot.slack.people import SlackPeople

if TYPE_CHECKING:
    from bot.features.parts import Parts
    from bot.listeners.announced import Feature
    from bot.listeners.channel_sellers import ChannelSellers
    from bot.listeners.identity import Identity
    from bot.schedule import Schedule


def slack_events(parts: Parts, schedule: Schedule, identity: Identity) -> tuple[Feature, ...]:
    """Return what hears of people and channels."""
    return (
        PeopleEvents(parts.run, identity.remember, parts.clock),
        ChannelEvents(*parts.usual, schedule.wake),
    )


def taking_part(parts: Parts, identity: Identity) -> tuple[Feature, ...]:
    """Return what sets up the programme, gives roles, adds sellers, and settles everybody's part in it."""
    of_all = (_set_up, _audience, _presence, _residence, _target, _naming, _privacy, _digests)
    of_persons = (_roles, _sellers, _teams)
    return (*(of(parts) for of in of_all), *(of(parts, identity) for of in of_persons))


def _set_up(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.programme import SetUp
        from bot.use_cases.programme.set_up import CheckMaySetUp, SetUpProgramme

        run, clock, database = parts.usual
        return SetUp(run, clock, channels(parts).look_at, CheckMaySetUp(database), SetUpProgramme(database, clock))

    return Announced(load, subcommands=("setup",), actions=("start_set_up",), forms=("set_up",))


def _audience(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.audience import AudienceListener

        return AudienceListener(*parts.usual)

    return Announced(load, subcommands=("audience",))


def _presence(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.presence import PresenceListener

        return PresenceListener(*parts.usual)

    return Announced(load, subcommands=("away", "parttime"), actions=("decide_request", "withdraw_request"))


def _residence(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.residence import ResidenceListener

        return ResidenceListener(*parts.usual)

    return Announced(load, subcommands=("country",))


def _target(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.target import TargetListener

        return TargetListener(*parts.usual)

    return Announced(load, subcommands=("target",))


def _naming(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.naming import NamingListener

        return NamingListener(*parts.usual)

    return Announced(load, subcommands=("naming",))


def _privacy(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.privacy import PrivacyListener

        return PrivacyListener(*parts.usual)

    return Announced(load, subcommands=("privacy", "join", "leave"))


def _digests(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.digests import DigestListener

        return DigestListener(*parts.usual)

    return Announced(load, subcommands=("digest", "ask"), actions=("no_more_digests", "ask_for_help", "no_help_needed"))


def _roles(parts: Parts, identity: Identity) -> Feature:
    def load() -> Feature:
        from bot.listeners.roles import RolesListener

        return RolesListener(*parts.usual, _lookup(parts, identity))

    return Announced(load, subcommands=("admins", "managers", "auditors", "executives"))


def _sellers(parts: Parts, identity: Identity) -> Feature:
    def load() -> Feature:
        from bot.listeners.sellers import SellersListener

        return SellersListener(*parts.usual, _lookup(parts, identity), _of_group(parts))

    return Announced(
        load,
        subcommands=("sellers", "people"),
        actions=("page_of_people", "edit_person", "add_channel_sellers"),
        forms=("person",),
    )


def _teams(parts: Parts, identity: Identity) -> Feature:
    def load() -> Feature:
        from bot.listeners.teams import TeamsListener

        return TeamsListener(*parts.usual, _lookup(parts, identity), channels(parts).look_at, _of_group(parts))

    return Announced(
        load,
        subcommands=("teams",),
        actions=("add_team", "edit_team", "let_team_take_part", "add_people_to_team"),
        forms=("team",),
    )


def _lookup(parts: Parts, identity: Identity) -> Lookup:
    return Lookup(parts.run, parts.database, identity.describe)


def _of_group(parts: Parts) -> ChannelSellers:
    from bot.listeners.channel_sellers import ChannelSellers
    from bot.slack.members import SlackMembers

    describe, members = SlackPeople(parts.calm, parts.clock).describe, SlackMembers(parts.calm).of
    return ChannelSellers(*parts.usual, members, describe)
