"""Trigger ids: the right to open a form in front of a person, for three seconds and once.

Source: docs.slack.dev/surfaces/modals.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sandbox.clock import seconds

if TYPE_CHECKING:
    from sandbox.delivery.timings import Timings


class TriggerFault(StrEnum):
    """Why a trigger id does not count, as the Web API words it."""

    INVALID = "invalid_trigger_id"
    EXPIRED = "expired_trigger_id"
    EXCHANGED = "exchanged_trigger_id"


class TriggerError(Exception):
    """A trigger id does not count."""

    def __init__(self, fault: TriggerFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(slots=True)
class _Trigger:
    person: str
    issued: float
    is_used: bool = False


class Triggers:
    """Issues trigger ids and takes them back."""

    def __init__(self, timings: Timings) -> None:
        self._timings = timings
        self._issued: dict[str, _Trigger] = {}

    def issue(self, person: str) -> str:
        """Return a fresh trigger id for what a person just did."""
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._issued[trigger_id] = _Trigger(person, seconds())
        return trigger_id

    def redeem(self, trigger_id: str) -> str:
        """Return the id of the person in front of whom a form may be opened now.

        Raises:
            TriggerError: the id is unknown, older than three seconds, or was used before.
        """
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise TriggerError(TriggerFault.INVALID)
        if trigger.is_used:
            raise TriggerError(TriggerFault.EXCHANGED)
        if seconds() - trigger.issued > self._timings.trigger:
            raise TriggerError(TriggerFault.EXPIRED)
        trigger.is_used = True
        return trigger.person
