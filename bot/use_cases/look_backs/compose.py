"""Say what a month or a season brought, from the leaderboards of its weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.look_backs import CHAMPIONS, LookBack, Period, Span, WeekLookedAt
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.standings import Standings, team_score_of
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.kept import standings_at
from bot.use_cases.leaderboard.outcomes import outcomes, participation, won_between
from bot.use_cases.leaderboard.standings import ended_season, leaderboard_at
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.outcomes.verification import unverified_among
from bot.use_cases.weekly_post.compose import posted, totals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Programme
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weekly_post import Totals
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.transaction import Transaction


def compose_look_back(tx: Transaction, workspace_id: str, programme: Programme, period: Period) -> LookBack:
    """Return what there is to say of a period that has ended, cut for everybody in the channel."""
    facts = facts_of(tx, workspace_id, sellers=())
    seen = _season(tx, facts, programme, period)
    standings = _standings(tx, facts, programme, period)
    is_open = seen.outcomes is not None and bool(standings)
    took_part = [participation(sellers) for sellers in standings.values()]
    return LookBack(
        period=period,
        currency=seen.currency,
        visibility=programme.visibility,
        totals=_totals(tx, facts, standings) if is_open else None,
        totals_before=_before(tx, facts, programme, period) if is_open else None,
        reported=sum(each.reported for each in took_part) if is_open else None,
        present=sum(each.present for each in took_part) if is_open else None,
        weeks=_means(standings) if is_open else (),
        best_week=_best(tx, facts, standings) if is_open else None,
        champions=tuple(posted(seller) for seller in seen.named[:CHAMPIONS]),
    )


def _season(tx: Transaction, facts: Facts, programme: Programme, period: Period) -> VisibleLeaderboard:
    """Return the leaderboard of the season that ended, or as it stood when the month did."""
    board = (
        ended_season(tx, facts.workspace_id, period.last)
        if period.span is Span.SEASON
        else leaderboard_at(tx, facts, period.last, season=True)
    )
    return as_seen_by(tx, None, board, programme)


def _standings(tx: Transaction, facts: Facts, programme: Programme, period: Period) -> Mapping[Week, Standings]:
    weeks = [week for week in period.weeks if week >= programme.first_week]
    return {week: standings_at(tx, facts, week).sellers for week in weeks}


def _totals(tx: Transaction, facts: Facts, standings: Mapping[Week, Standings]) -> Totals | None:
    won = won_between(tx, facts.workspace_id, min(standings), max(standings), limit=facts.sequence)
    waiting = unverified_among(tx, facts.workspace_id, won, limit=facts.sequence, known=facts)
    return totals(outcomes(Standings.together(standings.values()), won, waiting))


def _before(tx: Transaction, facts: Facts, programme: Programme, period: Period) -> Totals | None:
    """Return what the period before brought, if the programme was there from its beginning."""
    before = Period.of(period.span, programme.season, period.first - 1)
    if before.first < programme.first_week:
        return None
    return _totals(tx, facts, _standings(tx, facts, programme, before))


def _means(standings: Mapping[Week, Standings]) -> tuple[WeekLookedAt, ...]:
    teams = {week: team_score_of(sellers.those(sellers.takes_part)) for week, sellers in standings.items()}
    return tuple(
        WeekLookedAt(week, in_shown_points(shown(team.parts.total))) for week, team in teams.items() if team.present
    )


def _best(tx: Transaction, facts: Facts, standings: Mapping[Week, Standings]) -> Week | None:
    brought = {week: _totals(tx, facts, {week: sellers}) for week, sellers in standings.items()}
    worth = {week: (each.revenue, each.meetings) for week, each in brought.items() if each is not None}
    best = max(worth, key=worth.__getitem__, default=None)
    return best if best is not None and any(worth[best]) else None
