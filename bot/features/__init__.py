"""The features of the bot, put together: the doors that people come in by, and the work that is done unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.first_steps import Step
from bot.features.files import connections_of, files
from bot.features.home import home_of
from bot.features.leaderboards import leaderboards
from bot.features.parts import Parts, showing
from bot.features.people import slack_events, taking_part
from bot.features.programme import rules, settings_of
from bot.features.reporting import lines_of, reports
from bot.features.unasked import schedule_of
from bot.late import Late
from bot.listeners.checklist import ChecklistListener
from bot.listeners.doors import Doors
from bot.listeners.entrance import Entrance
from bot.listeners.following import Following
from bot.listeners.identity import Identity
from bot.listeners.refusing import Refusing
from bot.listeners.team_buttons import TeamButtonsListener
from bot.slack.people import SlackPeople
from bot.use_cases.people.identify import IdentifyActor, RememberPerson
from bot.views.digests import decisions

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp

    from bot.listeners.announced import Announced
    from bot.listeners.home import HomeTab
    from bot.listeners.refusing import Words
    from bot.schedule import Schedule


__all__ = ["Features", "Parts"]


@dataclass(frozen=True, slots=True)
class Features:
    """All features, ready to open; nearly all of them are loaded when somebody first comes."""

    entrance: Entrance
    schedule: Schedule
    following: Following

    @classmethod
    def of(cls, parts: Parts) -> Features:
        """Put the features together."""
        schedule, identity = schedule_of(parts), _identity(parts)
        home = home_of(parts, identity)
        following = Following(home.feature)
        doors = _doors(parts, schedule, identity, home, following)
        entrance = Entrance(identity, showing(parts), Refusing(Late(_refusals)), doors, parts.patience.beginning)
        return cls(entrance, schedule, following)

    def open(self, app: AsyncApp) -> None:
        """Open the doors; the schedule is started on its own."""
        self.entrance.open(app)

    async def drain(self) -> None:
        """Wait until every answer on its way has left."""
        await self.entrance.drain()
        await self.following.drain()


def _identity(parts: Parts) -> Identity:
    describe = SlackPeople(parts.quick, parts.clock).describe
    identify = IdentifyActor(parts.database, parts.clock)
    return Identity(parts.run, identify, RememberPerson(parts.database), describe)


def _refusals() -> Words:
    from bot.views import refusals

    return refusals


def _doors(
    parts: Parts, schedule: Schedule, identity: Identity, home: Announced[HomeTab], following: Following
) -> Doors:
    lines, settings = lines_of(parts), settings_of(parts)
    connections = connections_of(parts, lines)
    shown_on_home = (
        *rules(parts, settings),
        connections,
        *taking_part(parts, identity),
        *reports(parts, lines, settings, schedule),
    )
    plain = (
        home,
        *slack_events(parts, schedule, identity),
        *files(parts, identity, connections),
        *leaderboards(parts, schedule),
    )
    followed = following.through(Doors.joined(feature.doors() for feature in shown_on_home))
    doors = Doors.joined([followed, *(feature.doors() for feature in plain)])
    checklist = ChecklistListener({step: doors.subcommands[step] for step in (Step.WEIGHTS, Step.PREVIEW, Step.START)})
    team_buttons = TeamButtonsListener({name: doors.subcommands[name] for name in decisions.COMMANDS})
    return Doors.joined([doors, checklist.doors(), team_buttons.doors()])
