"""When kept leaderboards are to be brought up to date."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from storage.kept_leaderboards import Freshness

ENTRIES: Final = 20
"""New entries after which kept leaderboards are soon brought up to date: few readers score more people anew."""
PAUSE: Final = timedelta(seconds=10)
"""How long they are left alone at least, so that many reports in a row are not slowed down."""
SOON: Final = timedelta(minutes=1)
"""How long they may lack any new entry."""
_QUARTER: Final = timedelta(minutes=15)
"""A week begins on a quarter of an hour in every time zone."""


def is_due(freshness: Freshness, now: datetime) -> bool:
    """Return whether kept leaderboards are to be brought up to date."""
    if freshness.kept_at is None or _quarter(freshness.kept_at) != _quarter(now):
        return True
    if max(freshness.scheme, freshness.settings) > freshness.sequence:
        return True  # everybody would be scored anew for each reader
    behind, age = freshness.last_sequence - freshness.sequence, now - freshness.kept_at
    return (behind >= ENTRIES and age >= PAUSE) or (behind > 0 and age >= SOON)


def _quarter(moment: datetime) -> int:
    return int(moment.timestamp() // _QUARTER.total_seconds())
