"""Somebody at the keyboard: what they type goes through the real listeners, and what comes back can be clicked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import SecretStr

from bot.domain.errors import UserError
from bot.domain.people import Origin
from bot.domain.typed.lines import subcommands
from bot.features import Features, Parts
from bot.i18n import Texts
from bot.listeners.doors import DrawForm, FieldErrors, Later, OpenForm, Request
from bot.off_loop import OffLoop
from bot.patience import UNHURRIED
from bot.settings import Settings
from bot.use_cases.people.identify import IdentifyActor
from bot.views import refusals
from bot.views.answers import Answer
from sandbox.block_kit import check_message, check_view, is_plain_answer
from sandbox.state.inputs import Values, initial_values
from tests.quiet_slack import QuietSlack
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from bot.listeners.doors import Doors, Listener, Outcome
    from bot.slack.clients import Clients
    from storage.database import Database

SERVED: Final = Settings(
    _env_file=None, slack_signing_secret=SecretStr("signed with this"), public_url="https://upshot.example"
)
"""With these, wall screens are served."""
_NUMBERS = count(1)


@dataclass(slots=True)
class Desk:
    """A person with a keyboard, a mouse and a calendar, in front of the whole bot; only Slack is not the real one."""

    database: Database
    person_id: str = "U1"
    workspace_id: str = "T1"
    language: str = "en"
    now: datetime = NOW
    shown: Answer = field(default=Answer(""))
    """The last answer."""
    key: str = ""
    """The delivery key of the last act."""

    slack: QuietSlack = field(default_factory=QuietSlack)
    settings: Settings = SERVED
    was_woken: bool = False
    """Whether the schedule was told to look for what is due."""
    form: Mapping[str, Any] = field(default_factory=dict)
    """The form in front."""
    view_id: str = ""
    state: Values = field(default_factory=dict)
    """What stands in the form in front."""
    field_errors: Mapping[str, str] = field(default_factory=dict)
    """What was wrong with the form that was sent last, by block."""

    @property
    def actor(self) -> Actor:
        """This person, as the bot knows them now."""
        actor = IdentifyActor(self.database, self._clock)(self.workspace_id, self.person_id).actor
        assert actor is not None
        return actor

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
    def said(self) -> str:
        """All that the form in front says, beside what stands in it."""
        return str(self.form["blocks"])

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons of the last answer."""
        return [button["text"]["text"] for button in buttons(self.shown)]

    def numbers(self, week: Week = WEEK) -> dict[str, Decimal]:
        """Return the numbers that the person typed for a week, as they stand."""
        with self.database.snapshot() as tx:
            return tx.reports.of_week(self.workspace_id, self.person_id, week.starts_on)

    async def _ask(self, kind: str, name: str, text: str, origin: Origin, body: Mapping[str, Any] | None = None) -> str:
        run = OffLoop()
        try:
            features = self._features(run)
            listener = _behind(features.entrance.doors, kind, name)
            self.shown = self._taken(await self._outcome(listener, text, origin, body or {}))
            await features.schedule.stop()
        finally:
            run.close()
        _check(self.shown)
        return self.shown.text

    async def _send(self, values: Values | None = None) -> str:
        """Send the form in front, with other values than stand in it if there are any; empty when it stays open."""
        self.field_errors = {}
        return await self._ask("forms", self.form["callback_id"], "", Origin.FORM, {"view": self._view(values)})

    def _view(self, values: Values | None = None) -> Mapping[str, Any]:
        return {**self.form, "id": self.view_id, "state": {"values": values or self.state}}

    def _features(self, run: OffLoop) -> Features:
        clients, installation = cast("Clients", self.slack), self.slack.installation
        features = Features.of(Parts(self.settings, self._clock, self.database, clients, installation, run, UNHURRIED))
        features.schedule.prepare = lambda: None
        features.schedule.find = self._look  # type: ignore[assignment] # nothing is done unasked at a desk
        return features

    def _look(self) -> tuple[()]:
        self.was_woken = True
        return ()

    async def _outcome(self, listener: Listener, text: str, origin: Origin, body: Mapping[str, Any]) -> Outcome:
        texts = Texts(self.language)
        try:
            texts = Texts(self.language, self.actor.own_metrics)
            outcome = await listener(Request(self.actor, texts, text, origin, self.key, self.key, body))
            return await outcome.work() if isinstance(outcome, Later) else outcome
        except UserError as error:
            return refusals.build(error, texts, text)

    def _taken(self, outcome: Outcome) -> Answer:
        if isinstance(outcome, OpenForm):
            self.view_id = f"V{next(_NUMBERS)}"
            self._draw(outcome.view, {})
            return outcome.instead
        if isinstance(outcome, DrawForm):
            self._draw(outcome.view, self.state)
        if isinstance(outcome, FieldErrors):
            self.field_errors = outcome.messages
        return outcome if isinstance(outcome, Answer) else Answer("")

    def _draw(self, view: Mapping[str, Any], kept: Values) -> None:
        assert check_view(dict(view)) == []
        self.form = view
        self.state = initial_values([block for block in view["blocks"] if "block_id" in block], kept)

    def _clock(self) -> datetime:
        return self.now


def _behind(doors: Doors, kind: str, name: str) -> Listener:
    """Return what is behind a door; each word after the own command is one as well."""
    if kind == "commands" and name not in doors.commands:
        return doors.subcommands[name.removeprefix("/")]
    listener: Listener = getattr(doors, kind)[name]
    return listener


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
    assert not answer.text or check_message(message) == []
    assert is_plain_answer(message)
