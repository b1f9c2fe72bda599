"""Who gets a word in the weekly post beside the leaderboard: for a badge, never for a place or points."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.badges import Badge

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

MOST: Final = 5
"""How many people are named."""
_FIRST: Final = (
    Badge.FIRST_SOCIAL_DEAL,
    Badge.STREAK_26,
    Badge.STREAK_13,
    Badge.CLOSER,
    Badge.FULL_FUNNEL,
    Badge.BUSINESS_LEAP,
    Badge.PERSONAL_BEST,
    Badge.STREAK_8,
    Badge.RIGHT_PEOPLE,
    Badge.STREAK_4,
)
"""The rarest and the most telling first: of several badges of a week one is named."""


@dataclass(frozen=True, slots=True)
class Commendation:
    """Somebody who is named for a badge of the week."""

    seller_id: str
    name: str
    badge: Badge


def most_telling(badges: Iterable[Badge]) -> Badge | None:
    """Return the badge that is named of those of a week, or nothing when there is none."""
    return min(badges, key=_FIRST.index, default=None)


def how_telling(commended: Commendation) -> int:
    """Return where somebody is told of by what they are named for: deals first, and never by points."""
    return _FIRST.index(commended.badge)


def in_turn(seller_ids: Iterable[str], week: int, *, winners: Container[str], listed: Container[str]) -> Iterator[str]:
    """Yield sellers in the order in which they are looked at, so that everybody's turn comes.

    Those whom the post does not list already come first, of these who won a deal in the week; otherwise the order is
    another one in each week, and no place or points can be read from it.

    Args:
        seller_ids: those who may be named.
        week: the number of the week.
        winners: those who won a deal in it.
        listed: those who stand on the leaderboard of the post.
    """
    ranks: dict[tuple[bool, bool], list[str]] = {}
    for each in seller_ids:
        ranks.setdefault((each in listed, each not in winners), []).append(each)
    for _, some in sorted(ranks.items()):
        yield from sorted(some, key=lambda each: _lot(each, week))


def _lot(seller_id: str, week: int) -> str:
    return sha256(f"{week}:{seller_id}".encode()).hexdigest()
