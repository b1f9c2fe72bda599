"""A seller's note about a week, for their own eyes."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from bot.domain.errors import UserError
from bot.domain.typed.repeating import visible

LONGEST: Final = 1_000
"""How many characters a note may have."""


class NoteTooLongError(UserError):
    """A note has more than `LONGEST` characters."""

    def __init__(self, length: int) -> None:
        """Keep how many it has."""
        super().__init__(length)
        self.length = length


def read(text: str) -> str:
    """Return a note as it is kept: its lines without control characters and without empty ends.

    Raises:
        NoteTooLongError: it is longer than a note may be.
    """
    note = "\n".join(visible(line).rstrip() for line in text.splitlines()).strip()
    if len(note) > LONGEST:
        raise NoteTooLongError(len(note))
    return note


def mark(note: str) -> str:
    """Return a few characters that tell a note from another one; nothing for no note."""
    return sha256(note.encode()).hexdigest()[:16] if note else ""
