"""Somebody at the keyboard: what they type goes through the real listeners, and what comes back can be clicked."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.domain.connections.errors import FileUnreachableError
from bot.domain.errors import UserError
from bot.domain.people import Origin
from bot.domain.typed.lines import subcommands
from bot.i18n import Texts
from bot.listeners.check_in import CheckIn
from bot.listeners.connections import Connections
from bot.listeners.content import ContentListener
from bot.listeners.corrections import Corrections
from bot.listeners.deals import DealForms
from bot.listeners.doors import OpenForm, Request
from bot.listeners.reporting import Reporting
from bot.off_loop import OffLoop
from bot.use_cases.people.identify import IdentifyActor
from bot.views import refusals
from bot.views.answers import Answer
from sandbox.block_kit import check_message, is_plain_answer
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from bot.domain.weeks import Week
    from bot.listeners.doors import Listener
    from storage.database import Database

_NUMBERS = count(1)


async def _no_file(*_: object) -> bytes:
    raise FileUnreachableError


@dataclass(slots=True)
class Desk:
    """A person with a keyboard, a mouse and a calendar."""

    database: Database
    person_id: str = "U1"
    workspace_id: str = "T1"
    language: str = "en"
    now: datetime = NOW
    shown: Answer = field(default=Answer(""))
    """The last answer."""
    key: str = ""
    """The delivery key of the last act."""

    async def types(self, line: str, *, key: str = "") -> str:
        """Type a command; return the text of the answer. A key makes it the delivery of an act again."""
        command, _, text = line.partition(" ")
        if command == "/upshot":
            meant = subcommands.parse(text)
            command, text = f"/{meant.name}", meant.rest
        self.key = key or f"command:{next(_NUMBERS)}"
        return await self._ask("commands", command, text, Origin.COMMAND)

    async def clicks(self, label: str, *, on: Answer | None = None) -> str:
        """Click a button of an answer, of the last one unless told otherwise; return the text of the answer."""
        answer = self.shown if on is None else on
        button = next(found for found in buttons(answer) if label in found["text"]["text"])
        self.key = f"click:{next(_NUMBERS)}"
        return await self._ask("actions", button["action_id"].split(":")[0], button.get("value", ""), Origin.CLICK)

    async def picks(self, label: str, *, on: Answer | None = None) -> str:
        """Choose an option of a select of an answer, of the last one unless told otherwise; return what is said."""
        answer = self.shown if on is None else on
        selects = [element for element in _elements(answer) if element["type"] == "static_select"]
        select, option = next(
            (select, option) for select in selects for option in select["options"] if label == option["text"]["text"]
        )
        self.key = f"click:{next(_NUMBERS)}"
        return await self._ask("actions", select["action_id"], option["value"], Origin.CLICK)

    def waits(self, **time: float) -> None:
        """Let time pass, in the units of `timedelta`."""
        self.now += timedelta(**time)

    def turns_to(self, *moment: int) -> None:
        """Set the clock to a moment in UTC."""
        self.now = datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type] # as many as are needed

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons of the last answer."""
        return [button["text"]["text"] for button in buttons(self.shown)]

    def numbers(self, week: Week = WEEK) -> dict[str, Decimal]:
        """Return the numbers that the person typed for a week, as they stand."""
        with self.database.snapshot() as tx:
            return tx.reports.of_week(self.workspace_id, self.person_id, week.starts_on)

    async def _ask(self, kind: str, name: str, text: str, origin: Origin) -> str:
        run = OffLoop()
        try:
            listener = self._door(run, kind, name)
            self.shown = await self._outcome(listener, text, origin)
        finally:
            run.close()
        _check(self.shown)
        return self.shown.text

    def _door(self, run: OffLoop, kind: str, name: str) -> Listener:
        lines = Reporting(run, self._clock, self.database)
        check_in = CheckIn(run, self._clock, self.database, lines.check_in)
        corrections = Corrections(run, self._clock, self.database)
        features = (
            lines,
            check_in,
            corrections,
            Connections(run, self._clock, self.database, _no_file, tuple, lines.note_connections),
            ContentListener(run, self._clock, self.database),
            DealForms(run, self._clock, self.database, lines.tell_of_deal),
        )
        doors: ChainMap[str, Listener] = ChainMap(*(getattr(feature.doors(), kind) for feature in features))
        return doors[name]

    async def _outcome(self, listener: Listener, text: str, origin: Origin) -> Answer:
        texts = Texts(self.language)
        try:
            actor = IdentifyActor(self.database, self._clock)(self.workspace_id, self.person_id).actor
            assert actor is not None
            texts = Texts(self.language, actor.own_metrics)
            outcome = await listener(Request(actor, texts, text, origin, self.key, self.key, {}))
        except UserError as error:
            return refusals.build(error, texts, text)
        if isinstance(outcome, OpenForm):
            return outcome.instead
        assert isinstance(outcome, Answer)
        return outcome

    def _clock(self) -> datetime:
        return self.now


def buttons(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield the buttons of an answer."""
    yield from (element for element in _elements(answer) if element["type"] == "button")


def _elements(answer: Answer) -> Iterator[dict[str, Any]]:
    for block in answer.blocks:
        yield from block.get("elements", ()) if block["type"] == "actions" else ()
        if "accessory" in block:
            yield block["accessory"]


def _check(answer: Answer) -> None:
    message = {"text": answer.text, "blocks": list(answer.blocks)}
    assert check_message(message) == []
    assert is_plain_answer(message)
