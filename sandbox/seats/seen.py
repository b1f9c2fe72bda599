"""What a person sees right after they did something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.state.messages import Message
    from sandbox.state.views import View
    from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back at once: an answer, a form, errors, or Slack's own words about a failure."""

    message: Message | None = None
    """The app's answer to a command, or the message that the person posted."""
    view: View | None = None
    """The form in front of the person, if there is one."""
    home: View | None = None
    """The person's Home tab, when they just opened it."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """What stands below the inputs of a refused form, by block id."""
    failure: str = ""
    """What Slack says when the app did not answer, or when there is no such command."""
    options: tuple[Json, ...] = ()
    """What an external select offers."""

    @property
    def text(self) -> str:
        """The text of the answer; empty when there is none."""
        return self.message.text if self.message else ""
