"""A seller or manager at the keyboard who logs outcomes, fills in the form of a deal, and settles claims."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.domain.people import Origin
from bot.i18n import Texts
from bot.listeners.claims import ClaimsListener
from bot.listeners.content import ContentListener
from bot.listeners.corrections import Corrections
from bot.listeners.deals import DealForms
from bot.listeners.doors import DrawForm, OpenForm
from bot.listeners.outcomes import LogAsOutcome
from bot.listeners.rates import RatesListener
from bot.listeners.reporting import Reporting
from bot.listeners.verification import VerificationListener
from bot.off_loop import OffLoop
from bot.use_cases.notices.send import ClaimNotice
from bot.use_cases.outcomes.renew import RENEW
from bot.views.answers import Answer
from bot.views.outcomes.notices import NOTICES
from sandbox.block_kit import check_message, check_view, is_plain_answer
from sandbox.state.inputs import Values, entered, initial_values
from tests.admin_desk import AdminDesk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.listeners.doors import Listener, Outcome

_IDS = count(1)


@dataclass(slots=True)
class OutcomeDesk(AdminDesk):
    """A desk at which the forms of deals and outcomes open, are filled in, drawn anew and sent."""

    view_id: str = ""
    state: Values | None = None
    """What stands in the form in front."""
    was_woken: bool = False
    """Whether the schedule was told to look for what is due."""

    async def opens(self, line: str = "/deal") -> None:
        """Open the form."""
        await self.types(line)
        self.view_id = f"V{next(_IDS)}"

    async def uses_shortcut(self, message: Mapping[str, Any], channel_id: str = "C9") -> None:
        """Open the form on a message."""
        body = {"type": "message_action", "channel": {"id": channel_id}, "message": message}
        await self._asks("message_shortcuts", "log_as_outcome", "", Origin.COMMAND, body)
        self.view_id = f"V{next(_IDS)}"

    async def presses(self, label: str) -> None:
        """Click a button in the form in front."""
        row = next(block for block in self.form["blocks"] if block["type"] == "actions")
        button = next(found for found in row["elements"] if found["text"]["text"] == label)
        name = button["action_id"].split(":")[0]
        await self._asks("actions", name, button["value"], Origin.CLICK, {"view": self._view()})

    def enters(self, **answers: str | list[str]) -> None:
        """Fill in fields, by the id of the block; an empty text empties the field."""
        assert self.state is not None
        for block_id, answer in answers.items():
            block = next(block for block in self.form["blocks"] if block.get("block_id") == block_id)
            self.state[block_id]["value"] = entered(block["element"], answer)

    async def saves(self, **answers: str | list[str]) -> str:
        """Send the form, with more filled in; return the text of the answer, empty when it stays open."""
        self.enters(**answers)
        self.key, self.field_errors = f"form:{self.view_id}", {}
        return await self._asks("forms", self.form["callback_id"], "", Origin.FORM, {"view": self._view()})

    @property
    def fields(self) -> list[str]:
        """The ids of the fields of the form in front."""
        return [block["block_id"] for block in self.form["blocks"] if block["type"] == "input"]

    @property
    def said(self) -> str:
        """All that the form in front says, with what it is filled with."""
        return str(self.form["blocks"])

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

    async def _asks(self, kind: str, name: str, text: str, origin: Origin, body: Mapping[str, Any]) -> str:
        if origin is not Origin.FORM:
            self.key = f"{origin}:{next(_IDS)}"
        run = OffLoop()
        try:
            self.shown = await self._told(self._door(run, kind, name), text, origin, body)
        finally:
            run.close()
        return self.shown.text

    def _view(self) -> Mapping[str, Any]:
        return {**self.form, "id": self.view_id, "state": {"values": self.state}}

    def _wake(self) -> None:
        self.was_woken = True

    def _door(self, run: OffLoop, kind: str, name: str) -> Listener:
        lines = Reporting(run, self._clock, self.database)
        features = (
            lines,
            Corrections(run, self._clock, self.database),
            ContentListener(run, self._clock, self.database),
            DealForms(run, self._clock, self.database, lines.tell_of_deal),
            LogAsOutcome(run, self._clock, self.database),
            ClaimsListener(run, self._clock, self.database, self._wake),
            VerificationListener(run, self._clock, self.database, self._wake),
            RatesListener(run, self._clock, self.database),
        )
        doors: ChainMap[str, Listener] = ChainMap(
            *(getattr(feature.doors(), kind) for feature in features),
            *({f"/{word}": listener for word, listener in feature.doors().subcommands.items()} for feature in features),
        )
        return doors[name]

    def _taken(self, outcome: Outcome) -> Answer:
        if not isinstance(outcome, DrawForm | OpenForm):
            return AdminDesk._taken(self, outcome)
        assert check_view(dict(outcome.view)) == []
        kept = self.state if isinstance(outcome, DrawForm) else None
        self.form = outcome.view
        self.state = initial_values([block for block in self.form["blocks"] if "block_id" in block], kept)
        if isinstance(outcome, OpenForm):
            assert is_plain_answer({"text": outcome.instead.text, "blocks": list(outcome.instead.blocks)})
            return outcome.instead
        return Answer("")
