"""Teams: shown to everybody, begun, changed and ended by admins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.team_plans import plan_of
from bot.domain.teams import TeamMovedError
from bot.domain.typed.context import Context
from bot.domain.typed.lines import teams as teams_line
from bot.domain.typed.lines.sellers import SellersChange, SellersLine
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.lines.teams import TeamsChange
from bot.listeners.doors import Doors, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.people.change_sellers import ChangeSellers
from bot.use_cases.teams.change import ChangeTeam
from bot.use_cases.teams.show import ShowTeams
from bot.views.people import channel_sellers, sellers
from bot.views.teams import form, helps, listing, receipt

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.domain.channels import ChannelState
    from bot.domain.team_plans import TeamPlan
    from bot.domain.typed.lines.teams import TeamsLine
    from bot.listeners.channel_sellers import ChannelSellers
    from bot.listeners.doors import Outcome, Request
    from bot.listeners.lookup import Lookup
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class TeamsListener:
    """``/upshot teams``."""

    run: OffLoop
    clock: Clock
    database: Database
    look_up: Lookup
    look_at_channel: Callable[[str], Awaitable[ChannelState]]
    of_group: ChannelSellers

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"teams": self.start},
            actions={
                listing.ADD: self.open_new,
                listing.EDIT: self.open,
                receipt.LET_IN: self.let_in,
                channel_sellers.JOIN: self.of_group.add_to_team,
            },
            forms={form.FORM: self.submit},
        )

    async def start(self, request: Request) -> Outcome:
        """Show teams, or change one by a line."""
        if asks_for_help(request.text):
            return helps.explained(request.texts)
        programme = request.actor.require_reader()
        today = programme.today(self.clock())
        line = teams_line.parse(request.text, Context(request.texts.language, today, programme.currency))
        if line.change is TeamsChange.SHOW:
            listed = await self.run(ShowTeams(self.database), request.actor, today, line.name)
            return listing.build(listed, request.texts)
        request.actor.require_admin()
        if line.change is TeamsChange.ADD and line.source_id:
            (team,) = (await self.run(ShowTeams(self.database), request.actor, today, line.name)).teams
            return self.of_group.look_for_team(request, line.source_id, team.id)
        return await self.change(request, await self._plan(line))

    async def open_new(self, request: Request) -> Outcome:
        """Open the form of a new team."""
        request.actor.require_admin()
        return OpenForm(form.build(None, request.texts), helps.explained(request.texts))

    async def open(self, request: Request) -> Outcome:
        """Open the form of a team as it stands."""
        today = request.actor.require_admin().today(self.clock())
        listed = await self.run(ShowTeams(self.database), request.actor, today)
        card = next((card for card in listed.teams if card.id == listing.team_in(request.text)), None)
        if card is None:
            raise TeamMovedError
        return OpenForm(form.build(card, request.texts), helps.explained(request.texts))

    async def submit(self, request: Request) -> Outcome:
        """Bring about what a form changes; what is wrong is said at its field."""
        request.actor.require_admin()
        entered = form.parse(request.body["view"])
        try:
            channel = await self.look_at_channel(entered.channel_id) if entered.channel_id else None
            return await self.change(request, replace(entered.plan, channel=channel))
        except UserError as error:
            messages = form.errors(error, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)

    async def let_in(self, request: Request) -> Outcome:
        """Let those of a team take part who do not yet."""
        today = request.actor.require_admin().today(self.clock())
        listed = await self.run(ShowTeams(self.database), request.actor, today)
        waiting = next((card.waiting for card in listed.teams if card.id == listing.team_in(request.text)), ())
        line = SellersLine(SellersChange.ADD, tuple(person.id for person in waiting))
        done = await self.run(ChangeSellers(self.database), request.actor, act_of(request, self.clock), line)
        return sellers.build(done, request.texts)

    async def change(self, request: Request, plan: TeamPlan) -> Outcome:
        """Bring a change about."""
        described = await self.look_up.unknown(request.actor, (*plan.joining, *plan.leading))
        act = act_of(request, self.clock)
        done = await self.run(ChangeTeam(self.database), request.actor, act, plan, described)
        return receipt.build(done, request.texts)

    async def _plan(self, line: TeamsLine) -> TeamPlan:
        is_channel = line.change is TeamsChange.CHANNEL and bool(line.source_id)
        return plan_of(line, await self.look_at_channel(line.source_id) if is_channel else None)
