"""Say what digests say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.deals import Source
from bot.domain.digests import MONTHS, AskedForHelp, ExecutiveDigest, ManagerDigest, MonthWon
from bot.domain.look_backs import Period, Span
from bot.use_cases.digests.decisions import decisions_of
from bot.use_cases.leaderboard.badge_weeks import open_questions
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.outcomes import won_between
from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.look_backs.compose import compose_look_back
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.people import Programme
    from bot.domain.weeks import Week
    from storage.deals import DealRow
    from storage.transaction import Transaction


def compose_manager_digests(
    tx: Transaction, workspace_id: str, programme: Programme, week: Week, readers: Iterable[str], now: datetime
) -> dict[str, ManagerDigest]:
    """Return by manager what waits after a week has ended; deals that they have a part in wait for others."""
    seen = as_seen_by(tx, None, leaderboard_of(tx, workspace_id, week), programme)
    names = tx.people.names(workspace_id)
    requests = [each for each in tx.digests.requests(workspace_id) if each.week_start >= week.starts_on]
    asked = tuple(AskedForHelp(names.get(each.seller_id, ""), each.about) for each in requests)
    questions = _questions(tx, workspace_id, week)
    return {
        reader: ManagerDigest(
            week=week,
            reported=seen.participation.reported if seen.participation else None,
            present=seen.participation.present if seen.participation else None,
            asked=asked,
            presence=decisions.presence,
            claims=decisions.claims,
            deals=decisions.deals,
            questions=questions,
            finds=decisions.finds,
        )
        for reader, decisions in decisions_of(tx, workspace_id, programme, readers, now).items()
    }


def compose_executive_digest(
    tx: Transaction, workspace_id: str, programme: Programme, period: Period
) -> ExecutiveDigest:
    """Return a month in four figures and a chart."""
    told = compose_look_back(tx, workspace_id, programme, period)
    return ExecutiveDigest(
        period=period,
        currency=told.currency,
        totals=told.totals,
        totals_before=told.totals_before,
        months=() if told.totals is None else _months(tx, workspace_id, programme, period),
    )


def _months(tx: Transaction, workspace_id: str, programme: Programme, last: Period) -> tuple[MonthWon, ...]:
    """Return the months that the programme was there for from the beginning, the last one whatever it was."""
    months = [last]
    while len(months) < MONTHS:
        before = Period.of(Span.MONTH, programme.season, months[-1].first - 1)
        if before.first < programme.first_week:
            break
        months.append(before)
    return tuple(_won(tx, workspace_id, month) for month in reversed(months))


def _won(tx: Transaction, workspace_id: str, month: Period) -> MonthWon:
    deals = won_between(tx, workspace_id, month.first, month.last, limit=NOW)
    social = [deal for deal in deals if deal.source == Source.SOCIAL]
    return MonthWon(month, _revenue(social), _revenue(deals) - _revenue(social))


def _revenue(deals: Iterable[DealRow]) -> Decimal:
    return sum((deal.value or Decimal(0) for deal in deals), Decimal(0))


def _questions(tx: Transaction, workspace_id: str, week: Week) -> int:
    facts = facts_of(tx, workspace_id)
    deals = TeamDeals(tx, workspace_id, facts.sequence)
    return sum(bool(open_questions(tx, facts, history, [week], deals)) for history in facts.sellers)
