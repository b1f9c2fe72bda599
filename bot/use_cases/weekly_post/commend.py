"""Find those who are named for a badge in a weekly post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain import naming
from bot.domain.commendation import MOST, Commendation, in_turn, most_telling
from bot.domain.deals import Stage
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.badge_weeks import badge_weeks
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.reporting.deal_rows import parts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.domain.people import Programme
    from storage.transaction import Transaction

_AT_ONCE: Final = 10
_LOOKED_AT: Final = 50
"""In a large programme only so many are looked at, for the arithmetic of a career takes its time."""


def commended(
    tx: Transaction,
    workspace_id: str,
    programme: Programme,
    week: Week,
    sequence: int,
    ranked: Collection[str],
    listed: Collection[str],
) -> tuple[Commendation, ...]:
    """Return up to five sellers with a badge of the week, as of a sequence number; nobody who would rather not.

    Args:
        tx: where to read.
        workspace_id: whose programme.
        programme: its settings.
        week: the week of the post.
        sequence: the newest entry that counts.
        ranked: those with a place in the week.
        listed: those whom the post lists.
    """
    if not naming.may_name(programme.visibility):
        return ()
    wishes = tx.namings.all(workspace_id, limit=sequence)
    willing = [each for each in ranked if naming.is_named(wishes.get(each), programme.visibility)]
    winners = _winners(tx, workspace_id, week, sequence)
    turns = in_turn(willing, week.number, winners=winners, listed=listed)[:_LOOKED_AT]
    found: list[Commendation] = []
    for start in range(0, len(turns), _AT_ONCE):
        if len(found) < MOST:
            found += _with_badges(tx, workspace_id, week, sequence, turns[start : start + _AT_ONCE])
    return tuple(found[:MOST])


def _with_badges(
    tx: Transaction, workspace_id: str, week: Week, sequence: int, seller_ids: Sequence[str]
) -> Iterator[Commendation]:
    facts, names = facts_of(tx, workspace_id, limit=sequence, sellers=seller_ids), tx.people.names(workspace_id)
    for seller_id in seller_ids:
        history = facts.of(seller_id)
        badges = badge_weeks(tx, facts, history, week, week).badges.get(week, ()) if history else ()
        badge = most_telling(badges)
        if badge is not None and names.get(seller_id):
            yield Commendation(seller_id, names[seller_id], badge)


def _winners(tx: Transaction, workspace_id: str, week: Week, sequence: int) -> frozenset[str]:
    deals = tx.deals.all(workspace_id, limit=sequence)
    won = (deal for deal in deals if deal.stage == Stage.WON and deal.closed_on is not None)
    of_week = (deal for deal in won if deal.closed_on and Week.of(deal.closed_on) == week)
    return frozenset(seller_id for deal in of_week for seller_id in parts_of(deal))
