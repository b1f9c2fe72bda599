"""Moves of the bot's clock, offered as buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


@dataclass(frozen=True, slots=True)
class Move:
    """A button above the page, and what it does; what it returns is shown, if anything."""

    label: str
    make: Callable[[], Awaitable[str | None]]
