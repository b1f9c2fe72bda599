"""A seller or manager at the keyboard who logs outcomes, fills in the form of a deal, and settles claims."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.domain.people import Origin
from bot.i18n import Texts
from bot.use_cases.notices.send import ClaimNotice
from bot.use_cases.outcomes.renew import RENEW
from bot.views.outcomes.notices import NOTICES
from sandbox.block_kit import check_message
from sandbox.state.inputs import entered
from tests.admin_desk import AdminDesk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.views.answers import Answer


_IDS = count(1)


@dataclass(slots=True)
class OutcomeDesk(AdminDesk):
    """A desk at which the forms of deals and outcomes open, are filled in, drawn anew and sent."""

    async def opens(self, line: str = "/deal") -> None:
        """Open the form."""
        await self.types(line)

    async def uses_shortcut(self, message: Mapping[str, Any], channel_id: str = "C9") -> None:
        """Open the form on a message."""
        body = {"type": "message_action", "channel": {"id": channel_id}, "message": message}
        self.key = f"shortcut:{next(_IDS)}"
        await self._ask("message_shortcuts", "log_as_outcome", "", Origin.COMMAND, body)

    async def presses(self, label: str) -> None:
        """Click a button in the form in front."""
        row = next(block for block in self.form["blocks"] if block["type"] == "actions")
        button = next(found for found in row["elements"] if found["text"]["text"] == label)
        name = button["action_id"].split(":")[0]
        self.key = f"click:{next(_IDS)}"
        await self._ask("actions", name, button["value"], Origin.CLICK, {"view": self._view()})

    def enters(self, **answers: str | list[str]) -> None:
        """Fill in fields, by the id of the block; an empty text empties the field."""
        for block_id, answer in answers.items():
            block = next(block for block in self.form["blocks"] if block.get("block_id") == block_id)
            self.state[block_id]["value"] = entered(block["element"], answer)

    async def saves(self, **answers: str | list[str]) -> str:
        """Send the form, with more filled in; return the text of the answer, empty when it stays open."""
        self.enters(**answers)
        self.key = f"form:{self.view_id}"
        return await self._send()

    @property
    def fields(self) -> list[str]:
        """The ids of the fields of the form in front."""
        return [block["block_id"] for block in self.form["blocks"] if block["type"] == "input"]

    def notices(self) -> dict[str, Answer]:
        """Send what is due, and return it by whom it is for."""
        with self.database.snapshot() as tx:
            waiting = tx.notices.waiting(self.now, claimed_before=self.now)
        found: dict[str, Answer] = {}
        for row in waiting:
            intent = ClaimNotice(self.database, self._clock, RENEW)(row.workspace_id, row.key)
            if intent is not None:
                message = NOTICES[intent.kind](intent.facts, Texts(intent.language, intent.own_metrics))
                assert check_message({"text": message.text, "blocks": list(message.blocks)}) == []
                found[intent.person_id] = message
        return found
