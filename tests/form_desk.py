"""A seller at the keyboard who fills in the check-in form."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from bot.domain.people import Origin
from bot.views.reporting import check_in_form
from sandbox.state.inputs import entered
from tests.admin_desk import AdminDesk

if TYPE_CHECKING:
    from bot.domain.weeks import Week

_IDS = count(1)


@dataclass(slots=True)
class FormDesk(AdminDesk):
    """A desk at which the form of the week opens, is filled in, drawn anew and sent."""

    async def opens(self, line: str = "/checkin") -> None:
        """Open the form."""
        await self.types(line)

    async def presses(self, value: str = "") -> None:
        """Click the button that opens the form."""
        self.key = f"click:{next(_IDS)}"
        await self._ask("actions", check_in_form.CHECKIN_BUTTON, value, Origin.CLICK)

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
            await self._ask("actions", check_in_form.CHOOSE_WEEK, "", Origin.CLICK, {"view": self._view()})

    async def saves(self, **texts: str) -> str:
        """Send the form, with more typed; return the text of the answer, empty when it stays open."""
        self.enters(**texts)
        self.key = f"form:{self.view_id}"
        return await self._send()

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
        note: str | None = self.state[f"note:{self.week}"]["note"]["value"]
        return note

    @property
    def week(self) -> str:
        """The week that the form in front is for."""
        return str(check_in_form.parse(self._view()).filled.shown.week)

    @property
    def fields(self) -> dict[str, str | None]:
        """What stands in the fields, by metric."""
        typed = {block.split(":")[0]: state["value"] for block, state in self.state.items() if "value" in state}
        return {metric: state["value"] for metric, state in typed.items() if state["type"] == "plain_text_input"}

    @property
    def wrong(self) -> dict[str, str]:
        """What was wrong with the form that was sent last, by metric."""
        return {block.split(":")[0]: text for block, text in self.field_errors.items()}

    def _set(self, block_id: str, action_id: str, answer: str | list[str]) -> None:
        blocks = [block for block in self.form["blocks"] if block.get("block_id") == block_id]
        element = blocks[0].get("element") or blocks[0]["accessory"]
        assert element["action_id"] == action_id
        self.state[block_id][action_id] = entered(element, answer)
