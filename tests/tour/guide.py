"""The way through the office, from the first word to the last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.weeks import Week
from bot.views.leaderboard.copied import POST_COPY
from bot.views.leaderboard.own_numbers import OWN_NUMBERS, WHY
from bot.views.prompts.prompt import GO_ON, REMIND, REPEAT, STOP
from bot.views.reporting.buttons import REPORT
from tests.tour import colleagues, forms
from tests.tour.crowd import let_report
from tests.tour.lines import ADMIN_LINES, LAST_WEEK, LOCALES, PLAIN, SELLER_LINES
from tests.tour.stops import Kind, Stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.scenarios.office import Colleague, Office


@dataclass(slots=True)
class Tour:
    """Somebody is led through an office in which a crowd of others reports as well."""

    office: Office
    language: str
    crowd: int
    """How many sellers there are beside the one who is led."""
    names: tuple[str, ...] = PLAIN
    seller: Colleague = field(init=False)
    admin: Colleague = field(init=False)

    def __post_init__(self) -> None:
        """Let the seller and the admin come in."""
        workspace, locale = self.office.workspace, LOCALES[self.language]
        workspace.add_person("tia", real_name=self.names[0], locale=locale)
        workspace.add_person("olga", real_name="Olga Ohlsson", locale=locale, is_owner=True, is_admin=True)
        self.seller, self.admin = self.office.sits("tia"), self.office.sits("olga")

    async def stops(self) -> AsyncIterator[Stop]:
        """Lead from the first word to the last; each stop is in sight until the next one."""
        await self.admin.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR")
        yield await self._answered("help-of-a-stranger", self.seller, "/mystats")
        if self.crowd < 0:
            return
        parts = (self._first_week, self._prompted, self._typed, self._posted, self._administered, self._reminded)
        for part in (*parts, self._among_colleagues):
            async for stop in part():
                yield stop

    async def _first_week(self) -> AsyncIterator[Stop]:
        """Week 46: the first report, the others' too, and the form."""
        yield await self._answered("welcome", self.seller, LAST_WEEK)
        yield await self._answered("pillars", self.seller, "/ssi 66 14 13 21 18")
        let_report(self.office, self.crowd, self.names[1:])
        await self.office.turns_to(2026, 11, 16, 9, 0, 1)

    async def _prompted(self) -> AsyncIterator[Stop]:
        """Thursday of week 47: the prompt and the form that it opens."""
        await self.office.turns_to(2026, 11, 19, 9, 0, 1)
        if not self.seller.seat.direct.history():
            return
        yield Stop.told("prompt", self.seller)
        prompt = self.seller.seat.direct.history()[-1]
        await self.seller.seat.clicks(REPORT, prompt)
        yield Stop.form("form", self.seller)
        for name, fields in (("form-error", {"ssi": "720"}), ("form-question", {"ssi": "67", "connections": "1330"})):
            await self.seller.submits({_block(self.seller, metric): text for metric, text in fields.items()})
            yield Stop.form(name, self.seller)
        await self.seller.submits({_block(self.seller, "connections"): "941"})
        yield Stop.form("form-stored", self.seller)
        await self.seller.seat.closes(everything=True)
        await self.seller.clicks(REPEAT, prompt)
        yield Stop.told("same-as-last-week", self.seller)
        await self.seller.clicks(REMIND, prompt)
        yield Stop("remind-tomorrow", Kind.MESSAGE, self.seller, prompt)

    async def _typed(self) -> AsyncIterator[Stop]:
        for name, line in SELLER_LINES.items():
            yield await self._answered(name, self.seller, line)
        home = (await self.seller.seat.opens_home()).home
        assert home is not None
        yield Stop("home", Kind.HOME, self.seller, home)
        await self.seller.seat.opens_home("messages")
        await self.seller.seat.runs_shortcut("report_my_week")
        yield Stop.form("form-of-shortcut", self.seller)
        await self.seller.seat.closes(everything=True)

    async def _posted(self) -> AsyncIterator[Stop]:
        """Monday of week 48: the post."""
        await self.office.turns_to(2026, 11, 23, 9, 0, 1)
        if not self.office.posts:
            return
        post = self.office.posts[-1]
        yield Stop("post", Kind.MESSAGE, self.seller, post)
        for name, button in (("post-why", WHY), ("post-mine", OWN_NUMBERS)):
            await self.seller.clicks(button, post)
            yield Stop.newest(name, self.seller)

    async def _administered(self) -> AsyncIterator[Stop]:
        for name, line in ADMIN_LINES.items():
            yield await self._answered(name, self.admin, line)
        yield await self._answered("admin-leaderboard", self.admin, "/leaderboard")
        await self.admin.clicks(f"{POST_COPY}:0")
        yield Stop.newest("admin-copy-planned", self.admin)
        await self.office.bot.features.schedule.tick()
        yield Stop("copy", Kind.MESSAGE, self.seller, self.office.posts[-1])

    async def _reminded(self) -> AsyncIterator[Stop]:
        """Week 48 and after: a reminder, and after three weeks in vain the question whether to stop."""
        for week in range(3):
            monday = Week.iso(2026, 48) + week
            for weekday in (3, 4):
                day = monday.days[weekday]
                await self.office.turns_to(day.year, day.month, day.day, 9, 0, 1)
            if week == 0 and self.seller.seat.direct.history():
                yield Stop.told("reminder", self.seller)
        last = (Week.iso(2026, 48) + 3).days[3]
        await self.office.turns_to(last.year, last.month, last.day, 9, 0, 1)
        yield Stop.told("post-missed", self.admin)
        if self.seller.seat.direct.history():
            yield Stop.told("pause", self.seller)
            question = self.seller.seat.direct.history()[-1]
            await self.seller.clicks(STOP, question)
            yield Stop("pause-stopped", Kind.MESSAGE, self.seller, question)
            await self.seller.clicks(GO_ON, question)
            yield Stop("pause-taken-back", Kind.MESSAGE, self.seller, question)

    async def _among_colleagues(self) -> AsyncIterator[Stop]:
        """Thursday of week 51: what colleagues ask each other, and the forms that a tour has not come by yet."""
        for lead in (
            colleagues.claim,
            colleagues.find,
            colleagues.absence,
            forms.of_message,
            forms.of_deal,
            forms.of_list,
        ):
            async for stop in lead(self.office, self.seller, self.admin):
                yield stop

    async def _answered(self, name: str, person: Colleague, line: str) -> Stop:
        while person.seat.form is not None:
            await person.seat.closes(everything=True)
        await person.types(line)
        if person.seat.form is not None:
            return Stop.form(name, person)
        return Stop.newest(name, person)


def _block(person: Colleague, metric: str) -> str:
    form = person.seat.form
    assert form is not None
    return next(str(block["block_id"]) for block in form.blocks if block.get("block_id", "").startswith(f"{metric}:"))
