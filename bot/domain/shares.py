"""What was shared, as that which an outcome came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

WEEKS_BACK: Final = 13
"""How many weeks ago something may have been shared that an outcome came from, the running one included."""
LONGEST_ADDRESS: Final = 400
"""How many characters the address may have: a button has to hold it."""


@dataclass(frozen=True, slots=True)
class Share:
    """Something shared that an outcome came from."""

    address: str
    """Normalised; see `bot.domain.addresses`."""
    seller_id: str = ""
    """Who shared it; nothing when nobody logged it."""


class Shared(NamedTuple):
    """An address that somebody logged."""

    seller_id: str
    address: str


def credited(address: str, seller_id: str, logged: Iterable[Shared]) -> Share:
    """Return the share that an outcome of a seller came from: the own one, else that of whoever logged it first.

    Args:
        address: the normalised address.
        seller_id: whose outcome it is.
        logged: what was logged lately by all, oldest first.
    """
    sharers = [shared.seller_id for shared in logged if shared.address == address]
    if seller_id in sharers:
        return Share(address, seller_id)
    return Share(address, sharers[0] if sharers else "")
