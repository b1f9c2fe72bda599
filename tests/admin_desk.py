"""Somebody at the keyboard who tunes a programme: its settings, rules and roles, and who is there when."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.domain.channels import BotNotInChannelError, ChannelState
from bot.domain.errors import UserError
from bot.domain.people import Origin
from bot.i18n import Texts
from bot.listeners.audience import AudienceListener
from bot.listeners.audit import AuditListener
from bot.listeners.channel_sellers import ChannelSellers
from bot.listeners.digests import DigestListener
from bot.listeners.doors import FieldErrors, OpenForm, Request
from bot.listeners.insight import InsightListener
from bot.listeners.lookup import Lookup
from bot.listeners.naming import NamingListener
from bot.listeners.own_metrics import OwnMetricsListener
from bot.listeners.platforms import PlatformsListener
from bot.listeners.presence import PresenceListener
from bot.listeners.privacy import PrivacyListener
from bot.listeners.programme import Orientation, SetUp
from bot.listeners.proposals import ProposalListener
from bot.listeners.residence import ResidenceListener
from bot.listeners.roles import RolesListener
from bot.listeners.scheme import SchemeListener
from bot.listeners.sellers import SellersListener
from bot.listeners.settings import SettingsListener
from bot.listeners.target import TargetListener
from bot.listeners.teams import TeamsListener
from bot.listeners.wall import WallListener
from bot.listeners.weather import WeatherListener
from bot.off_loop import OffLoop
from bot.use_cases.people.identify import IdentifyActor
from bot.use_cases.programme.set_up import CheckMaySetUp, SetUpProgramme
from bot.views import refusals
from bot.views.answers import Answer
from sandbox.block_kit import check_view
from tests.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.listeners.doors import Listener, Outcome
    from storage.people import PersonRow

SALES = ChannelState("C1", "sales", is_member=True)
WALLS = {True: lambda workspace_id, wall_id: f"https://upshot.example/wall/{workspace_id}-{wall_id}"}
"""Where wall screens are, where there are any."""
_NUMBERS = count(1)


@dataclass(slots=True)
class AdminDesk(Desk):
    """A desk at which forms open, too."""

    channels: dict[str, ChannelState] = field(default_factory=lambda: {SALES.id: SALES})
    """The channels that the bot can see."""
    directory: dict[str, PersonRow] = field(default_factory=dict)
    """The people of whom Slack tells when it is asked."""
    has_walls: bool = True
    """Whether something serves wall screens."""
    missing_scopes: tuple[str, ...] = ()
    unused_scopes: tuple[str, ...] = ()
    wished_scopes: tuple[str, ...] = ()
    form: Mapping[str, Any] = field(default_factory=dict)
    """The form in front."""
    field_errors: Mapping[str, str] = field(default_factory=dict)
    """What was wrong with the form that was sent last."""

    async def sends(self, **values: dict[str, Any]) -> str:
        """Send the form in front with other values, by the id of the field; return the text of the answer."""
        self.key, self.field_errors = f"form:{next(_NUMBERS)}", {}
        run = OffLoop()
        try:
            listener = self._door(run, "forms", self.form["callback_id"])
            filled = {block: {"value": value} for block, value in {**_filled(self.form), **values}.items()}
            body = {"view": {**self.form, "state": {"values": filled}}}
            self.shown = await self._told(listener, "", Origin.FORM, body)
        finally:
            run.close()
        return self.shown.text

    @property
    def actor(self) -> Actor:
        """This person, as the bot knows them now."""
        actor = IdentifyActor(self.database, self._clock)(self.workspace_id, self.person_id).actor
        assert actor is not None
        return actor

    def _door(self, run: OffLoop, kind: str, name: str) -> Listener:
        settings = SettingsListener(run, self._clock, self.database, self._look_at)
        features = (
            SetUp(
                run,
                self._clock,
                self._look_at,
                CheckMaySetUp(self.database),
                SetUpProgramme(self.database, self._clock),
            ),
            Orientation(
                run,
                self._clock,
                self.database,
                "1.2.3",
                lambda: self.missing_scopes,
                lambda: self.unused_scopes,
                lambda: self.wished_scopes,
            ),
            settings,
            OwnMetricsListener(run, self._clock, self.database, settings.start_metrics),
            SchemeListener(run, self._clock, self.database),
            ProposalListener(run, self._clock, self.database),
            AudienceListener(run, self._clock, self.database),
            AuditListener(run, self.database),
            InsightListener(run, self._clock, self.database, patience=60),
            WallListener(run, self._clock, self.database, WALLS.get(self.has_walls)),
            PlatformsListener(run, self._clock, self.database),
            WeatherListener(run, self._clock, self.database),
            RolesListener(run, self._clock, self.database, Lookup(run, self.database, self._describe)),
            SellersListener(
                run,
                self._clock,
                self.database,
                Lookup(run, self.database, self._describe),
                self._of_group(run),
            ),
            TeamsListener(
                run,
                self._clock,
                self.database,
                Lookup(run, self.database, self._describe),
                self._look_at,
                self._of_group(run),
            ),
            PresenceListener(run, self._clock, self.database),
            ResidenceListener(run, self._clock, self.database),
            TargetListener(run, self._clock, self.database),
            NamingListener(run, self._clock, self.database),
            PrivacyListener(run, self._clock, self.database),
            DigestListener(run, self._clock, self.database),
        )
        doors: ChainMap[str, Listener] = ChainMap(
            *(getattr(feature.doors(), kind) for feature in features),
            *({f"/{word}": listener for word, listener in feature.doors().subcommands.items()} for feature in features),
        )
        return doors[name]

    async def _outcome(self, listener: Listener, text: str, origin: Origin) -> Answer:
        return await self._told(listener, text, origin, {})

    async def _told(self, listener: Listener, text: str, origin: Origin, body: Mapping[str, Any]) -> Answer:
        texts = Texts(self.language)
        try:
            texts = Texts(self.language, self.actor.own_metrics)
            outcome = await listener(Request(self.actor, texts, text, origin, self.key, self.key, body))
        except UserError as error:
            return refusals.build(error, texts, text)
        return self._taken(outcome)

    def _taken(self, outcome: Outcome) -> Answer:
        if isinstance(outcome, OpenForm):
            assert check_view(dict(outcome.view)) == []
            self.form = outcome.view
            return outcome.instead
        if isinstance(outcome, FieldErrors):
            self.field_errors = outcome.messages
            return Answer("")
        assert isinstance(outcome, Answer)
        return outcome

    async def _look_at(self, channel_id: str) -> ChannelState:
        if channel_id not in self.channels:
            raise BotNotInChannelError(channel_id)
        return self.channels[channel_id]

    def _of_group(self, run: OffLoop) -> ChannelSellers:
        return ChannelSellers(run, self._clock, self.database, self._members, self._describe)

    async def _members(self, _channel_id: str) -> tuple[str, ...]:
        return tuple(self.directory)

    async def _describe(self, _workspace_id: str, person_id: str) -> PersonRow:
        if person_id not in self.directory:
            raise TimeoutError
        return self.directory[person_id]


def _filled(form: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what the form holds when nobody touches it, by the id of the field."""
    inputs = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    return {block_id: _value(element) for block_id, element in inputs.items()}


def _value(element: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "value": element.get("initial_value"),
        "selected_option": element.get("initial_option"),
        "selected_options": element.get("initial_options"),
        "selected_time": element.get("initial_time"),
        "selected_conversation": element.get("initial_conversation"),
        "selected_users": element.get("initial_users"),
    }
