"""What only the seller sees beside the own score: target audience, hours, and the badges collected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.domain import effort, naming, own_audience
from bot.domain.deals import Stage
from bot.domain.weeks import Week
from bot.use_cases.outcomes.list_deals import deals_of
from bot.use_cases.reporting.deal_rows import parts_of
from bot.use_cases.reporting.target import audience_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from bot.domain.effort import Effort
    from bot.domain.own_audience import AudienceWeek
    from bot.domain.scoring.flag import Flag
    from bot.domain.scoring.history import SellerHistory
    from bot.use_cases.leaderboard.badge_weeks import BadgeWeeks
    from bot.use_cases.leaderboard.facts import Facts
    from bot.use_cases.outcomes.list_deals import ListedDeal
    from storage.badges import BadgeRow
    from storage.transaction import Transaction

_HOURS: Final = "social_hours"
_RECENT: Final = 13
"""Weeks in which a won deal counts on a board."""
_OUTCOMES: Final = ("meetings", "leads")


@dataclass(frozen=True, slots=True)
class OwnThings:
    """What is between a seller and the bot."""

    audience: AudienceWeek | None = None
    effort: Effort | None = None
    collection: Mapping[str, int] = field(default_factory=dict)
    """How often the seller had which badge when a week became final, without those withdrawn since."""
    withdrawn: tuple[BadgeRow, ...] = ()
    """Those withdrawn of which the seller was not told yet."""
    waiting: Mapping[Week, tuple[Flag, ...]] = field(default_factory=dict)
    """By week, the questions that its badges wait for."""
    deals: tuple[ListedDeal, ...] = ()
    """Of the last 13 weeks: those that are shared, and those that wait for a second person."""
    is_named: bool = False
    """Whether a badge of the running week will be named in its post."""


def own_things(tx: Transaction, facts: Facts, history: SellerHistory, week: Week, badges: BadgeWeeks) -> OwnThings:
    """Return what is to be told to a seller beside the score of the running week."""
    workspace_id, seller_id = facts.workspace_id, history.seller_id
    audience = audience_of(tx.audiences.of(workspace_id, seller_id))
    kept = tx.badges.of_seller(workspace_id, seller_id)
    wish = tx.namings.of(workspace_id, seller_id)
    return OwnThings(
        audience=own_audience.progress(audience, history, week.number) if audience else None,
        effort=effort.effort(_hours(tx, workspace_id, seller_id, week), _outcomes(facts, history, week), week.number),
        collection=Counter(badge for _, badge in _collected(kept, badges, week)),
        withdrawn=tuple(row for row in kept if not row.is_told and not _is_earned(row, badges)),
        waiting=badges.waiting,
        deals=_worth_telling(tx, facts, seller_id, week),
        is_named=naming.is_named(wish, facts.programme.visibility),
    )


def _collected(kept: Sequence[BadgeRow], badges: BadgeWeeks, week: Week) -> set[tuple[Week, str]]:
    """Return what was kept and is still earned, with the week whose post is not final yet; all while none is."""
    earned = {(each, str(badge)) for each, found in badges.badges.items() if each < week for badge in found}
    was_kept = {(Week.of(row.week_start), row.badge) for row in kept}
    return {pair for pair in earned if not kept or pair in was_kept or pair[0] == week - 1}


def first_collected(tx: Transaction, workspace_id: str, seller_id: str) -> Week | None:
    """Return the first week of which a badge was kept, or nothing."""
    kept = tx.badges.of_seller(workspace_id, seller_id)
    return Week.of(kept[0].week_start) if kept else None


def _worth_telling(tx: Transaction, facts: Facts, seller_id: str, week: Week) -> tuple[ListedDeal, ...]:
    told = []
    for listed in deals_of(tx, facts.workspace_id, seller_id, facts.programme):
        closed_on, stage = listed.deal.closed_on, listed.deal.stage
        is_recent = stage is Stage.WON and closed_on is not None and Week.of(closed_on) > week - _RECENT
        if is_recent and (listed.is_unverified or listed.percent is not None or listed.deal.credits):
            told.append(listed)
    return tuple(told)


def _is_earned(row: BadgeRow, badges: BadgeWeeks) -> bool:
    return row.badge in badges.badges.get(Week.of(row.week_start), ())


def _hours(tx: Transaction, workspace_id: str, seller_id: str, week: Week) -> dict[int, Decimal]:
    first = week - (2 * effort.WEEKS - 1)
    typed = tx.reports.of_weeks(workspace_id, seller_id, first.starts_on, week.starts_on)
    return {Week.of(day).number: amounts[_HOURS] for day, amounts in typed.items() if amounts.get(_HOURS)}


def _outcomes(facts: Facts, history: SellerHistory, week: Week) -> dict[int, int]:
    weeks = range(week.number - 2 * effort.WEEKS + 1, week.number + 1)
    won = Counter(_weeks_won(facts, history.seller_id))
    return {at: won[at] + sum(int(history.series(raw).reported(at) or 0) for raw in _OUTCOMES) for at in weeks}


def _weeks_won(facts: Facts, seller_id: str) -> Iterable[int]:
    for deal in facts.deals:
        if seller_id in parts_of(deal) and deal.stage == Stage.WON and deal.closed_on is not None:
            yield Week.of(deal.closed_on).number
