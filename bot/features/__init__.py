"""The features of the bot, put together: the doors that people come in by, and the work that is done unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.first_steps import Step
from bot.features.parts import Feature, Parts, channels, connections_of, showing
from bot.features.people import roles_and_teams, slack_events, taking_part
from bot.features.programme import leaderboards, rules
from bot.features.reporting import reports
from bot.features.unasked import schedule_of
from bot.listeners.checklist import ChecklistListener
from bot.listeners.doors import Doors
from bot.listeners.entrance import Entrance
from bot.listeners.home import HomeTab
from bot.listeners.identity import Identity
from bot.listeners.own_metrics import OwnMetricsListener
from bot.listeners.prompts import PromptListener
from bot.listeners.reporting import Reporting
from bot.listeners.settings import SettingsListener
from bot.slack.home_tab import HomePublisher
from bot.slack.people import SlackPeople
from bot.use_cases.leaderboard.show_home import ShowHome
from bot.use_cases.people.identify import IdentifyActor, RememberPerson

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp

    from bot.schedule import Schedule


__all__ = ["Features", "Parts"]


@dataclass(frozen=True, slots=True)
class Features:
    """All features, ready to open."""

    entrance: Entrance
    schedule: Schedule
    home: HomeTab

    @classmethod
    def of(cls, parts: Parts) -> Features:
        """Put the features together."""
        schedule, identity = schedule_of(parts), _identity(parts)
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
    connections = connections_of(parts, lines)
    settings = SettingsListener(parts.run, parts.clock, parts.database, channels(parts).look_at)
    plain: tuple[Feature, ...] = (
        home,
        *slack_events(parts, schedule, identity, connections),
        *leaderboards(parts, schedule),
    )
    shown_on_home: tuple[Feature, ...] = (
        settings,
        *rules(parts),
        *roles_and_teams(parts, identity),
        lines,
        connections,
        PromptListener(parts.run, parts.clock, parts.database, settings.start_prompts),
        OwnMetricsListener(parts.run, parts.clock, parts.database, settings.start_metrics),
        *taking_part(parts),
        *reports(parts, lines, schedule),
    )
    followed = home.following(Doors.joined(feature.doors() for feature in shown_on_home))
    doors = Doors.joined([followed, *(feature.doors() for feature in plain)])
    checklist = ChecklistListener({step: doors.subcommands[step] for step in (Step.WEIGHTS, Step.PREVIEW, Step.START)})
    return Entrance(identity, showing(parts), Doors.joined([doors, checklist.doors()]))
