"""Standings between the storage and the domain."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from bot.domain.earned import Earned
from bot.domain.scoring.score import Standing
from bot.domain.standings import Standings
from storage.kept_leaderboards import StandingRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.seller_standing import SellerStanding

_STANDINGS: Final = {str(standing): standing for standing in Standing}
_AS_THEY_ARE: Final = StandingRow._fields[:-2]
"""What is kept of a standing under the name that it has there."""
_told = attrgetter(*_AS_THEY_ARE)


def row_of(seller: SellerStanding) -> StandingRow:
    """Return the row in which a standing is kept."""
    earned = seller.earned
    seen = (None, None) if earned is None else (" ".join(earned.badges), " ".join(earned.questions))
    return StandingRow._make(_told(seller) + seen)


def standings_in(columns: Mapping[str, Sequence[Any]]) -> Standings:
    """Return the standings that rows keep, given by column."""
    told = {name: columns[name] for name in _AS_THEY_ARE}
    told["standing"] = tuple(map(_STANDINGS.__getitem__, columns["standing"]))
    pairs = list(zip(columns["badges"], columns["questions"], strict=True))
    earned = {pair: _earned(*pair) for pair in set(pairs)}
    return Standings(**told, earned=tuple(map(earned.__getitem__, pairs)))


def _earned(badges: str | None, questions: str | None) -> Earned | None:
    return None if badges is None or questions is None else Earned.read(badges, questions)
