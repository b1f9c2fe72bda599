"""What stands at the stops of the tour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.state.messages import Message
    from sandbox.state.views import View
    from tests.scenarios.office import Colleague


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

    @classmethod
    def newest(cls, name: str, person: Colleague) -> Stop:
        """Return the newest message that somebody sees in the channel."""
        return cls(name, Kind.MESSAGE, person, person.seat.sees("sales")[-1])

    @classmethod
    def told(cls, name: str, person: Colleague) -> Stop:
        """Return the newest message that somebody sees in the messages with the bot."""
        return cls(name, Kind.MESSAGE, person, person.seat.direct.seen_by(person.seat.person.id)[-1])

    @classmethod
    def form(cls, name: str, person: Colleague) -> Stop:
        """Return the form in front of somebody."""
        form = person.seat.form
        assert form is not None, name
        return cls(name, Kind.FORM, person, form)
