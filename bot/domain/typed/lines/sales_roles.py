"""The name of a sales role, as an admin types it."""

from __future__ import annotations

from typing import Final

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.goals import LIFTED

LONGEST_ROLE: Final = 30
"""How many characters the name of a sales role may have."""


class SalesRoleRefusedError(TypedError):
    """What was typed is no name of a sales role."""


def read_role(typed: str) -> str:
    """Return a role by which it is known whatever its case and spaces; empty for one that is taken back.

    Raises:
        SalesRoleRefusedError: there is none, or it is too long.
    """
    role = " ".join(typed.strip(" \"'.,;:").split()).casefold()
    if not any(map(str.isalnum, role)):
        raise SalesRoleRefusedError(Reason.EMPTY, typed)
    if len(role) > LONGEST_ROLE:
        raise SalesRoleRefusedError(Reason.TOO_LONG, typed, limit=LONGEST_ROLE)
    return "" if LIFTED.meaning(role) is not None else role
