"""The wall screen: a leaderboard for everybody in an office, behind a link that cannot be guessed and that expires."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64Error
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.people import Visibility

if TYPE_CHECKING:
    from bot.domain.people import Programme

USUAL: Final = timedelta(days=30)
LONGEST: Final = timedelta(days=90)
_PURPOSE: Final = b"link to a wall screen"
_LONGEST_LINK: Final = 300
"""Letters and signs; no link is longer."""
_PRIVATE: Final = frozenset({Visibility.OWN, Visibility.OFF})


class NothingForTheWallError(UserError):
    """The programme shows its leaderboard to nobody but the sellers themselves, or to nobody."""


class WallsUnreachableError(UserError):
    """Nothing serves wall screens, or its address is not known."""


@dataclass(frozen=True, slots=True)
class WallKey:
    """Signs links (HMAC with SHA-256); the secret itself is in none of them."""

    _key: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: str) -> WallKey:
        """Return the key that follows from a secret.

        Raises:
            ValueError: the secret is empty.
        """
        if not secret:
            raise ValueError("links need a secret to sign them with")
        return cls(hmac.digest(secret.encode(), _PURPOSE, "sha256"))

    def link(self, workspace_id: str, wall_id: int) -> str:
        """Return the last part of a link's address."""
        what = f"{workspace_id}.{wall_id}".encode()
        return f"{_written(what)}.{_written(hmac.digest(self._key, what, 'sha256'))}"

    def read(self, link: str) -> tuple[str, int] | None:
        """Return whose link it is and which one; nothing for one that was not signed with this key."""
        named = _named(link[:_LONGEST_LINK])
        expected = "" if named is None else self.link(*named)
        return named if hmac.compare_digest(expected.encode(), link.encode(errors="replace")) else None


def has_wall(programme: Programme) -> bool:
    """Return whether a programme shows anything to everybody in an office."""
    return programme.visibility not in _PRIVATE and not programme.dry_run


def _named(link: str) -> tuple[str, int] | None:
    try:
        workspace_id, _, wall_id = _read(link.partition(".")[0]).partition(".")
        return workspace_id, int(wall_id)
    except ValueError:
        return None


def _written(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _read(text: str) -> str:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except NoBase64Error as error:
        raise ValueError("no base64") from error
