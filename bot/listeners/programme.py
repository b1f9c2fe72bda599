"""The programme's settings, help, and how things are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.channels import BotNotInChannelError, ChannelState, SlackSilentError, check_channel
from bot.domain.errors import UserError
from bot.domain.plans import Plan
from bot.domain.typed.calendars import parse_calendar
from bot.domain.typed.context import Context
from bot.domain.typed.lines import settings, setup
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.zones import parse_zone
from bot.listeners.doors import Doors, FieldErrors, OpenForm
from bot.use_cases.programme.follow_channel import RenameChannel
from bot.use_cases.programme.settings import known_settings, meant
from bot.use_cases.programme.show_health import ShowHealth
from bot.views import home
from bot.views.programme import health, helps, orientation, set_up_form
from bot.views.programme import set_up as set_up_view

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.programme.set_up import CheckMaySetUp, SetUpProgramme
    from bot.views.programme.set_up_form import Entered
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class SetUp:
    """``/upshot setup``: a form, or the same in one line."""

    run: OffLoop
    clock: Clock
    look_at_channel: Callable[[str], Awaitable[ChannelState]]
    check_may_set_up: CheckMaySetUp
    set_up: SetUpProgramme

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"setup": self.start},
            actions={home.SET_UP: self.start},
            forms={set_up_form.FORM: self.submit_form},
        )

    async def start(self, request: Request) -> Outcome:
        """Open the form, or set up by the line that was typed."""
        if asks_for_help(request.text):
            return helps.explained("setup", request.texts)
        await self.run(self.check_may_set_up, request.actor)
        return await self.submit_line(request) if request.text.strip() else self.open_form(request)

    def open_form(self, request: Request) -> Outcome:
        """Open the form with what is known; if Slack does not, say how to do the same in one line."""
        actor, texts = request.actor, request.texts
        form = set_up_form.build(known_settings(actor), texts, is_first=actor.programme is None)
        return OpenForm(form, instead=helps.explained("setup", texts))

    async def submit_line(self, request: Request) -> Outcome:
        """Set up, or change settings, by a line."""
        text, dry_run = settings.split_dry_run(request.text)
        line = setup.parse(text, self._context(request))
        channel = await self.look_at_channel(line.channel_id) if line.channel_id else None
        plan = Plan(channel, line.zone, line.weekday, line.at, line.currency, line.language, dry_run=dry_run)
        return await self._kept(plan, request)

    async def submit_form(self, request: Request) -> Outcome:
        """Set up, or change settings, by the form; what is wrong is said at its field."""
        await self.run(self.check_may_set_up, request.actor)
        try:
            entered = set_up_form.parse(request.body["view"])
            plan = await self._plan(entered)
            if entered.shown is not None:
                plan = meant(plan, entered.shown, is_first=request.actor.programme is None)
            return await self._kept(plan, request)
        except UserError as error:
            messages = set_up_form.errors(error, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)

    async def _plan(self, entered: Entered) -> Plan:
        zone = parse_zone(entered.zone)
        channel = await self.look_at_channel(entered.channel_id)
        check_channel(channel)
        return Plan(
            channel,
            zone,
            entered.weekday,
            entered.at,
            entered.currency,
            entered.language,
            preset=entered.preset,
            calendar=parse_calendar(entered.holidays),
            **entered.choices,
        )

    async def _kept(self, plan: Plan, request: Request) -> Outcome:
        receipt = await self.run(
            self.set_up, request.actor, plan, origin=request.origin, delivery_key=request.delivery_key
        )
        return set_up_view.build(receipt, request.texts)

    def _context(self, request: Request) -> Context:
        actor = request.actor
        currency = actor.programme.currency if actor.programme else None
        return Context(request.texts.language, self.clock().astimezone(actor.zone).date(), currency)


@dataclass(frozen=True, slots=True)
class Orientation:
    """``/upshot help`` and ``/upshot health``."""

    run: OffLoop
    clock: Clock
    database: Database
    version: str
    missing_scopes: Callable[[], tuple[str, ...]]
    """The permissions that the app was not given."""
    unused_scopes: Callable[[], tuple[str, ...]] = tuple
    """Those that it was given and does not use."""
    wished_scopes: Callable[[], tuple[str, ...]] = tuple
    """The optional ones that it was not given."""
    look_at_channel: Callable[[str], Awaitable[ChannelState]] | None = None
    """Asks Slack how a channel is at this moment; nothing where nobody can be asked."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"help": self.help, "health": self.health})

    async def help(self, request: Request) -> Outcome:
        """Tell what the person asking can do."""
        return orientation.build(request.actor, request.texts)

    async def health(self, request: Request) -> Outcome:
        """Tell how things are."""
        if asks_for_help(request.text):
            return helps.explained("health", request.texts)
        channel = await self._channel(request.actor)
        found = await self.run(ShowHealth(self.database, self.clock), request.actor, channel)
        return health.build(
            found,
            self.missing_scopes(),
            self.version,
            request.texts,
            self.unused_scopes(),
            wished_scopes=self.wished_scopes(),
        )

    async def _channel(self, actor: Actor) -> ChannelState | None:
        """Return how the programme's channel is in Slack, and keep its name; only admins wait for Slack's word."""
        programme = actor.require_reader()
        if self.look_at_channel is None or not actor.is_admin:
            return None
        try:
            state = await self.look_at_channel(programme.channel_id)
        except BotNotInChannelError:
            return ChannelState(programme.channel_id, programme.channel_name, is_member=False)
        except SlackSilentError:
            return None
        if state.name:
            await self.run(RenameChannel(self.database, self.clock), actor.workspace_id, state.id, state.name)
        return state
