"""A seller at the keyboard who fills in the check-in form."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.domain.people import Origin
from bot.listeners.check_in import CheckIn
from bot.listeners.content import ContentListener
from bot.listeners.corrections import Corrections
from bot.listeners.deals import DealForms
from bot.listeners.doors import DrawForm, OpenForm
from bot.listeners.reporting import Reporting
from bot.off_loop import OffLoop
from bot.views.answers import Answer
from bot.views.reporting import check_in_form
from sandbox.block_kit import check_view
from sandbox.state.inputs import Values, entered, initial_values
from tests.admin_desk import AdminDesk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.weeks import Week
    from bot.listeners.doors import Listener, Outcome

_IDS = count(1)


@dataclass(slots=True)
class FormDesk(AdminDesk):
    """A desk at which the form of the week opens, is filled in, drawn anew and sent."""

    view_id: str = ""
    state: Values | None = None
    """What stands in the form in front."""

    async def opens(self, line: str = "/checkin") -> None:
        """Open the form."""
        await self.types(line)
        self.view_id = f"V{next(_IDS)}"

    async def presses(self, value: str = "") -> None:
        """Click the button that opens the form."""
        await self._ask("actions", check_in_form.CHECKIN_BUTTON, value, Origin.CLICK)
        self.view_id = f"V{next(_IDS)}"

    def enters(self, **texts: str) -> None:
        """Type into fields, by metric; an empty text empties the field."""
        for metric, text in texts.items():
            self._set(f"{metric}:{self.week}", "value", text)

    def ticks(self) -> None:
        """Say that levels left empty are as last week."""
        self._set(f"repeat:{self.week}", "value", ["same"])

    async def chooses(self, week: Week, *, is_told: bool = True) -> None:
        """Choose another week; it may be that the bot does not hear of it."""
        self._set(f"week:{self.week}", check_in_form.CHOOSE_WEEK, str(week.number))
        if is_told:
            await self._sent("actions", check_in_form.CHOOSE_WEEK, Origin.CLICK)

    async def saves(self, **texts: str) -> str:
        """Send the form, with more typed; return the text of the answer, empty when it stays open."""
        self.enters(**texts)
        return await self._sent("forms", check_in_form.FORM, Origin.FORM)

    async def notes(self, note: str, **texts: str) -> str:
        """Write a note to oneself, and send the form with more typed; return the text of the answer."""
        self.writes(note)
        return await self.saves(**texts)

    def writes(self, note: str) -> None:
        """Write a note to oneself."""
        self._set(f"note:{self.week}", "note", note)

    @property
    def note(self) -> str | None:
        """The note that stands in the form."""
        assert self.state is not None
        note: str | None = self.state[f"note:{self.week}"]["note"]["value"]
        return note

    @property
    def week(self) -> str:
        """The week that the form in front is for."""
        return str(check_in_form.parse(self._view()).filled.shown.week)

    @property
    def fields(self) -> dict[str, str | None]:
        """What stands in the fields, by metric."""
        assert self.state is not None
        typed = {block.split(":")[0]: state["value"] for block, state in self.state.items() if "value" in state}
        return {metric: state["value"] for metric, state in typed.items() if state["type"] == "plain_text_input"}

    @property
    def said(self) -> str:
        """All that the form in front says, beside what stands in it."""
        return str(self.form["blocks"])

    @property
    def wrong(self) -> dict[str, str]:
        """What was wrong with the form that was sent last, by metric."""
        return {block.split(":")[0]: text for block, text in self.field_errors.items()}

    async def _sent(self, kind: str, name: str, origin: Origin) -> str:
        self.key, self.field_errors = f"form:{self.view_id}", {}
        run = OffLoop()
        try:
            self.shown = await self._told(self._door(run, kind, name), "", origin, {"view": self._view()})
        finally:
            run.close()
        return self.shown.text

    def _view(self) -> Mapping[str, Any]:
        return {**self.form, "id": self.view_id, "state": {"values": self.state}}

    def _set(self, block_id: str, action_id: str, answer: str | list[str]) -> None:
        assert self.state is not None
        blocks = [block for block in self.form["blocks"] if block.get("block_id") == block_id]
        element = blocks[0].get("element") or blocks[0]["accessory"]
        assert element["action_id"] == action_id
        self.state[block_id][action_id] = entered(element, answer)

    def _door(self, run: OffLoop, kind: str, name: str) -> Listener:
        lines = Reporting(run, self._clock, self.database)
        check_in = CheckIn(run, self._clock, self.database, lines.check_in)
        corrections = Corrections(run, self._clock, self.database)
        deals = DealForms(run, self._clock, self.database, lines.tell_of_deal)
        features = (lines, check_in, corrections, deals, ContentListener(run, self._clock, self.database))
        doors: ChainMap[str, Listener] = ChainMap(*(getattr(feature.doors(), kind) for feature in features))
        return doors[name]

    def _taken(self, outcome: Outcome) -> Answer:
        if not isinstance(outcome, DrawForm | OpenForm):
            return AdminDesk._taken(self, outcome)
        assert check_view(dict(outcome.view)) == []
        kept = self.state if isinstance(outcome, DrawForm) else None
        self.form = outcome.view
        self.state = initial_values([block for block in self.form["blocks"] if "block_id" in block], kept)
        return outcome.instead if isinstance(outcome, OpenForm) else Answer("")
