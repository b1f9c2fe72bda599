"""What was won from social selling in the season up to a week, and how much of that waits for a second person."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.deals import Source
from bot.domain.posts.story import Won
from bot.use_cases.leaderboard.outcomes import parts_of_sellers, social_outcomes
from bot.use_cases.outcomes.verification import may_wait, unverified_among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from bot.use_cases.leaderboard.team_deals import TeamDeals
    from storage.deals import DealRow


def look_back(facts: Facts, week: Week, deals: TeamDeals) -> None:
    """Read at once what the deals of the season are worth, and what they are compared with."""
    deals.look_back([facts.programme.season.first(week), week])


def season_won(facts: Facts, week: Week, deals: TeamDeals, *, only: Collection[str] | None = None) -> Won:
    """Return what was won in the season, as of some facts.

    Args:
        facts: the programme and its rules.
        week: up to which week.
        deals: what the team has won as of the same entry.
        only: the sellers whose parts count; everybody's unless told otherwise.
    """
    first = facts.programme.season.first(week)
    worth = deals.worth(first, week)
    waiting = _waiting(facts, first, week, deals) if may_wait(facts, first, week, deals) else frozenset()
    if only is None and not waiting:
        return Won(*social_outcomes(zip(worth.source, worth.customer_key, worth.value, strict=True)))
    rows = deals.won(first, week)
    own = rows if only is None else parts_of_sellers(rows, only)
    found = social_outcomes((deal.source, deal.customer_key, deal.value) for deal in own)
    return Won(*found, unverified=_social_value(deal for deal in own if deal.deal_id in waiting))


def _waiting(facts: Facts, first: Week, week: Week, deals: TeamDeals) -> frozenset[int]:
    won = deals.won(first, week)
    return unverified_among(deals.tx, facts.workspace_id, won, limit=facts.sequence, deals=deals, known=facts)


def _social_value(deals: Iterable[DealRow]) -> Decimal:
    return sum((deal.value or Decimal(0) for deal in deals if deal.source == Source.SOCIAL), Decimal(0))
