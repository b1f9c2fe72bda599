"""A tour of everything that the bot shows: the same stops are drawn as pictures, and checked against Slack's limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week
from bot.views.leaderboard.own_numbers import OWN_NUMBERS, WHY
from bot.views.prompts.prompt import REMIND, REPEAT
from bot.views.reporting.buttons import REPORT
from storage.memberships import Membership
from storage.people import PersonRow
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from sandbox.state.messages import Message
    from sandbox.state.views import View
    from tests.scenarios.office import Colleague, Office

LOCALES: Final[Mapping[str, str]] = {"en": "en-GB", "de": "de-DE", "sv": "sv-SE"}
PLAIN: Final = ("Anna Berg", "Bo Lindqvist", "Clara Vogt", "Deniz Kaya", "Elin Nyström", "Farid Haddad")
HOSTILE: Final = (
    "Wilhelmina Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst-Bartenstein",
    "\u202eevE\u202c אביגיל בן־דוד <!channel>",
    "👩‍👩‍👧 :tada: *Zoë* & <@U1> 🏳️‍🌈",
    "李 小龙",
)
"""Eighty characters, right to left, emoji and marks, and no Latin letter."""

_LAST_WEEK: Final = "/checkin connections 930 target 120 shares 4 meetings 2 leads 1"
_SHARED: Final = "https://www.linkedin.com/posts/anna_industry-activity-7260000000000000000-AbCd"
_LINES: Final = {
    "mystats": "/mystats",
    "leaderboard": "/leaderboard",
    "ssi": "/ssi 67 14 14 21 18",
    "connections": "/connections 948 target 126",
    "share": f"/shares {_SHARED}",
    "shares": "/shares",
    "outcomes": "/outcomes calls 12 meetings 3 leads 1",
    "ambiguous": "/deal open 12.000 Nordwind social",
    "deal-won": "/deal won 12000 Nordwind social",
    "deal-refused": "/deal lost Tannhof",
    "refused": "/ssi 720",
    "undo": "/undo",
    "away": "/upshot away 28.12.-31.12.",
    "parttime": "/upshot parttime 60%",
    "country": "/upshot country DE-BY",
    "shelf": '/upshot shelf add https://example.org/study "Numbers for the next call"',
    "shelf-list": "/upshot shelf",
    "target": '/upshot target "IT managers" 5',
    "naming": "/upshot naming",
    "badges": "/upshot badges",
    "privacy": "/upshot privacy",
    "help": "/upshot help",
    "help-checkin": "/checkin help",
    "help-shares": "/shares help",
    "help-deal": "/deal help",
    "import": "/upshot import connections",
    "deal-form": "/deal",
    "deal-list": "/deal list",
    "outcome-from-share": f'/outcomes lead "Beta GmbH" from {_SHARED}',
}
"""What is typed on the tour; a line opens a form, or is answered."""
_ADMIN_LINES: Final = {
    "admin-help": "/upshot help",
    "admin-setup": "/upshot setup",
    "admin-weights": "/upshot weights",
    "admin-preview-weights": "/upshot weights meetings 20",
    "admin-goals": "/upshot goals",
    "admin-admins": "/upshot admins",
    "admin-health": "/upshot health",
    "admin-preview": "/upshot preview",
    "admin-platforms": "/upshot platforms",
    "admin-audience": "/upshot audience",
    "admin-claims": "/upshot claims",
}


class Kind(StrEnum):
    """What stands at a stop."""

    MESSAGE = "message"
    FORM = "form"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that a person is shown."""

    name: str
    kind: Kind
    person: Colleague
    surface: Message | View


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
        for part in (self._first_week, self._prompted, self._typed, self._posted, self._administered, self._reminded):
            async for stop in part():
                yield stop

    async def _first_week(self) -> AsyncIterator[Stop]:
        """Week 46: the first report, the others' too, and the form."""
        yield await self._answered("welcome", self.seller, _LAST_WEEK)
        yield await self._answered("pillars", self.seller, "/ssi 66 14 13 21 18")
        _let_report(self.office, self.crowd, self.names[1:])
        await self.office.turns_to(2026, 11, 16, 9, 0, 1)

    async def _prompted(self) -> AsyncIterator[Stop]:
        """Thursday of week 47: the prompt and the form that it opens."""
        await self.office.turns_to(2026, 11, 19, 9, 0, 1)
        if not self.seller.seat.direct.history():
            return
        yield self._asked("prompt")
        prompt = self.seller.seat.direct.history()[-1]
        await self.seller.seat.clicks(REPORT, prompt)
        yield self._shown("form", self.seller)
        for name, fields in (("form-error", {"ssi": "720"}), ("form-question", {"ssi": "67", "connections": "1330"})):
            await self.seller.submits({_block(self.seller, metric): text for metric, text in fields.items()})
            yield self._shown(name, self.seller)
        await self.seller.submits({_block(self.seller, "connections"): "941"})
        yield self._shown("form-stored", self.seller)
        await self.seller.seat.closes(everything=True)
        await self.seller.clicks(REPEAT, prompt)
        yield self._told("same-as-last-week", self.seller)
        await self.seller.clicks(REMIND, prompt)
        yield Stop("remind-tomorrow", Kind.MESSAGE, self.seller, prompt)

    async def _typed(self) -> AsyncIterator[Stop]:
        for name, line in _LINES.items():
            yield await self._answered(name, self.seller, line)
        home = (await self.seller.seat.opens_home()).home
        assert home is not None
        yield Stop("home", Kind.HOME, self.seller, home)
        await self.seller.seat.opens_home("messages")
        await self.seller.seat.runs_shortcut("report_my_week")
        yield self._shown("form-of-shortcut", self.seller)
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
            yield self._newest(name, self.seller)

    async def _administered(self) -> AsyncIterator[Stop]:
        for name, line in _ADMIN_LINES.items():
            yield await self._answered(name, self.admin, line)

    async def _reminded(self) -> AsyncIterator[Stop]:
        """Week 48 and after: a reminder, and after three weeks in vain the question whether to stop."""
        for week in range(3):
            monday = Week.iso(2026, 48) + week
            for weekday in (3, 4):
                day = monday.days[weekday]
                await self.office.turns_to(day.year, day.month, day.day, 9, 0, 1)
            if week == 0 and self.seller.seat.direct.history():
                yield self._asked("reminder")
        last = (Week.iso(2026, 48) + 3).days[3]
        await self.office.turns_to(last.year, last.month, last.day, 9, 0, 1)
        if self.seller.seat.direct.history():
            yield self._asked("pause")

    async def _answered(self, name: str, person: Colleague, line: str) -> Stop:
        while person.seat.form is not None:
            await person.seat.closes(everything=True)
        await person.types(line)
        if person.seat.form is not None:
            return self._shown(name, person)
        return self._newest(name, person)

    def _newest(self, name: str, person: Colleague) -> Stop:
        return Stop(name, Kind.MESSAGE, person, person.seat.sees("sales")[-1])

    def _asked(self, name: str) -> Stop:
        return Stop(name, Kind.MESSAGE, self.seller, self.seller.seat.direct.history()[-1])

    def _told(self, name: str, person: Colleague) -> Stop:
        return Stop(name, Kind.MESSAGE, person, person.seat.direct.seen_by(person.seat.person.id)[-1])

    def _shown(self, name: str, person: Colleague) -> Stop:
        form = person.seat.form
        assert form is not None, name
        return Stop(name, Kind.FORM, person, form)


def _block(person: Colleague, metric: str) -> str:
    form = person.seat.form
    assert form is not None
    return next(str(block["block_id"]) for block in form.blocks if block.get("block_id", "").startswith(f"{metric}:"))


def _let_report(office: Office, crowd: int, names: tuple[str, ...]) -> None:
    """Let the others have reported for two weeks, all in one entry; they want no prompts."""
    workspace = office.workspace.team_id
    with Team(office.bot.database, workspace).entry() as (tx, sequence):
        for number in range(crowd):
            person_id, name = f"UCROWD{number}", f"{names[number % len(names)]} {number + 1}"
            tx.people.remember(workspace, _described(person_id, name))
            tx.memberships.record(workspace, sequence, Membership(person_id, date(2026, 11, 2), None, None, ""))
            tx.prompts.switch(workspace, person_id, is_on=False)
            amounts = {"ssi": 40 + number % 50, "meetings": number % 7, "leads": number % 3, "shares": number % 5}
            for week in (Week.iso(2026, 46), Week.iso(2026, 47)):
                exact = {metric: Decimal(amount) for metric, amount in amounts.items()}
                tx.reports.record(workspace, sequence, person_id, week.starts_on, exact)


def _described(person_id: str, name: str) -> PersonRow:
    return PersonRow(
        id=person_id,
        name=name,
        locale="en-US",
        timezone="Europe/Berlin",
        is_workspace_admin=False,
        is_guest=False,
        is_bot=False,
        is_deleted=False,
        is_stranger=False,
        fetched_at=NOW,
    )
