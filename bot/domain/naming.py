"""Who may be named for a badge, beside the leaderboard."""

from __future__ import annotations

from typing import Final

from bot.domain.people import Visibility

_OPEN: Final = frozenset({Visibility.NAMED, Visibility.TOP})


def may_name(visibility: Visibility) -> bool:
    """Tell whether a programme names anybody for badges; where names are not shown otherwise, it never does."""
    return visibility in _OPEN


def is_named(wish: bool | None, visibility: Visibility) -> bool:  # noqa: FBT001 - it is one of the two facts
    """Tell whether a seller is named for badges: where it is done at all, and they were told of it or asked for it.

    Args:
        wish: what holds for the seller; nothing for who was never told that there are badges to be named for.
        visibility: the programme's.
    """
    return may_name(visibility) and wish is True
