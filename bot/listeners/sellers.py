"""Who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import sellers as sellers_line
from bot.domain.typed.lines.sellers import SellerFacts, SellersChange
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors, FieldErrors, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.people.change_sellers import ChangeSellers
from bot.use_cases.people.edit_person import EditPerson, ShowPerson
from bot.use_cases.people.sellers import ShowSellers
from bot.views.people import channel_sellers, helps, people, person_form, sellers

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.channel_sellers import ChannelSellers
    from bot.listeners.doors import Outcome, Request
    from bot.listeners.lookup import Lookup
    from bot.off_loop import OffLoop
    from bot.views.answers import Answer
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class SellersListener:
    """``/upshot sellers`` and ``/upshot people``."""

    run: OffLoop
    clock: Clock
    database: Database
    look_up: Lookup
    of_channel: ChannelSellers

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"sellers": self.start, "people": self.show},
            actions={
                people.PAGE: self.turn,
                person_form.EDIT: self.open,
                channel_sellers.ADD: self.of_channel.add,
            },
            forms={person_form.FORM: self.submit},
        )

    async def start(self, request: Request) -> Outcome:
        """Add, remove or change sellers; without a word, list them."""
        if asks_for_help(request.text):
            return helps.explained("sellers", request.texts)
        programme = request.actor.require_admin()
        context = Context(request.texts.language, programme.today(self.clock()), programme.currency)
        line = sellers_line.parse(request.text, context, programme.calendar[0])
        if line.change is SellersChange.SHOW:
            return await self._page(request, 0)
        source_id = line.group_id or line.channel_id
        is_one = bool(line.group_id) is not bool(line.channel_id)
        if is_one and not line.people and line.facts == SellerFacts():
            return self.of_channel.look(request, source_id)
        if not line.people or line.group_id or line.channel_id:
            raise TypedError(Reason.GROUP, request.text)
        described = await self.look_up.unknown(request.actor, line.people)
        act = act_of(request, self.clock)
        return sellers.build(
            await self.run(ChangeSellers(self.database), request.actor, act, line, described), request.texts
        )

    async def show(self, request: Request) -> Outcome:
        """List who takes part."""
        if asks_for_help(request.text):
            return helps.explained("people", request.texts)
        return await self._page(request, 0)

    async def turn(self, request: Request) -> Outcome:
        """Show another page of the list in its place."""
        return (await self._page(request, people.page_in(request.text))).in_place()

    async def open(self, request: Request) -> Outcome:
        """Open the form of a person; for who takes part no more, show the list as it stands."""
        today = request.actor.require_admin().today(self.clock())
        card = await self.run(ShowPerson(self.database), request.actor, request.text, today)
        page = await self._page(request, 0)
        return page.in_place() if card is None else OpenForm(person_form.build(card, request.texts), page)

    async def submit(self, request: Request) -> Outcome:
        """Change what the form changes of a person; what is wrong is said at its field."""
        programme = request.actor.require_admin()
        context = Context(request.texts.language, programme.today(self.clock()), programme.currency)
        try:
            edit = person_form.parse(request.body["view"], context)
            done = await self.run(EditPerson(self.database), request.actor, act_of(request, self.clock), edit)
        except UserError as error:
            messages = person_form.errors(error, request.texts)
            if messages is None:
                raise
            return FieldErrors(messages)
        return person_form.told(done, request.texts)

    async def _page(self, request: Request, page: int) -> Answer:
        today = request.actor.require_admin().today(self.clock())
        return people.build(await self.run(ShowSellers(self.database), request.actor, today), page, request.texts)
