"""Cut a leaderboard for its audience, by the settings of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Visibility
from bot.domain.pseudonyms import pseudonyms
from bot.domain.visibility import cut_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.leaderboard import Leaderboard
    from bot.domain.people import Programme
    from bot.domain.visibility import VisibleLeaderboard
    from storage.transaction import Transaction


def as_seen_by(
    tx: Transaction, person_id: str | None, leaderboard: Leaderboard, programme: Programme
) -> VisibleLeaderboard:
    """Return a leaderboard as a person may see it, or for nobody in particular as everybody in the channel may."""
    return cut_for(
        leaderboard,
        person_id,
        visibility=programme.visibility,
        named_places=programme.named_places,
        minimum_cohort=programme.minimum_cohort,
        pseudonyms=_pseudonyms(tx, leaderboard, programme),
    )


def _pseudonyms(tx: Transaction, leaderboard: Leaderboard, programme: Programme) -> Mapping[str, str]:
    if programme.visibility is not Visibility.PSEUDONYMS:
        return {}
    joined = [member.seller_id for member in tx.memberships.all(leaderboard.workspace_id)]
    return pseudonyms(programme.pseudonym_key, programme.season.first(leaderboard.week).starts_on, joined)
