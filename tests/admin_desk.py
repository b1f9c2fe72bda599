"""Somebody at the keyboard who tunes a programme: its settings, rules and roles, and who is there when."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.desk import Desk

_NUMBERS = count(1)


@dataclass(slots=True)
class AdminDesk(Desk):
    """A desk at which single fields of a form are filled in, as Slack tells of them."""

    async def sends(self, **values: dict[str, Any]) -> str:
        """Send the form in front with other values, by the id of the field; return the text of the answer."""
        self.key = f"form:{next(_NUMBERS)}"
        return await self._send({**self.state, **{block: {"value": value} for block, value in values.items()}})
