"""A year of weekly posts under changing rules and corrections: what was posted can always be computed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.scoring.presets import PRESETS
from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.leaderboard.kept import Board, scored
from bot.use_cases.people.identify import programme_of
from bot.use_cases.weekly_post.compose import compose_post
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.public_holidays import Holidays
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.transaction import Transaction

_WEEKS = 52
_FIRST = WEEK - _WEEKS
_PEOPLE = ("U1", "U2", "U3", "U4")
_MOST = {"meetings": 6, "leads": 4, "calls": 20, "posts": 4, "shares": 6, "engagement": 60}
_Totals = dict[str, int]
"""In hundredths of a point, by seller."""


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # what is read is tried on both elsewhere
def test_past_posts_stay_as_they_were(database: Database) -> None:
    """Over 52 random weeks every post, and every edit of one, is computed again to the hundredth of a point."""
    team = _founded(database)
    chance = Random(2026)  # noqa: S311 - a story, no secret
    told: dict[tuple[Week, int], _Totals] = {}
    for number in range(_WEEKS):
        week = _FIRST + number
        _live_through(team, week, chance)
        _publish(team, week, told)
        if chance.random() < 0.4:
            _keep(team, week + 1)
        if chance.random() < 0.5:
            _report(team, week, chance)
            _publish(team, week, told)
    assert len(told) > _WEEKS
    for place, ((week, sequence), totals) in enumerate(told.items()):
        _assert_same(team, week, sequence, totals, is_whole=place % 3 == 0)


def _founded(database: Database) -> Team:
    team = Team.found(database, visibility="named", first_week_start=_FIRST.starts_on)
    for person_id in _PEOPLE:
        team.joins(person_id, f"Seller {person_id}", _FIRST.starts_on)
    return team


def _live_through(team: Team, week: Week, chance: Random) -> None:
    """Report of the week and correct earlier ones, win and lose deals, be away, and now and then change the rules."""
    for _ in range(3):
        _report(team, week, chance)
    person, earlier = chance.choice(_PEOPLE), week - chance.randrange(1, 9)
    _report(team, max(earlier, _FIRST), chance)
    if chance.random() < 0.5:
        customer, won = f"Customer {chance.randrange(9)}", (week - chance.randrange(3)).starts_on
        team.deals(person, customer, chance.randrange(1, 60_000), closed_on=won, opened_on=won - timedelta(20))
    if chance.random() < 0.3:
        _correct_a_deal(team, chance)
    if chance.random() < 0.2:
        team.is_away(person, week.starts_on, week.starts_on + timedelta(chance.randrange(9)))
    if chance.random() < 0.1:
        team.works(person, chance.choice((50, 80)), week)
    if chance.random() < 0.2:
        scheme = PRESETS[chance.choice(list(PRESETS))]
        team.adopts(replace(scheme, customer_gap=chance.randrange(13, 60)), week + chance.randrange(3))


def _report(team: Team, week: Week, chance: Random) -> None:
    amounts = {metric: chance.randrange(most) for metric, most in _MOST.items() if chance.random() < 0.6}
    team.reports(chance.choice(_PEOPLE), week, ssi=chance.randrange(40, 90), **amounts)


def _correct_a_deal(team: Team, chance: Random) -> None:
    with team.database.snapshot() as tx:
        deals = tx.deals.all(team.workspace_id)
    if deals:
        deal = chance.choice(deals)
        with team.entry(deal.seller_id, "deal") as (tx, sequence):
            changed = deal._replace(value=(deal.value or Decimal(0)) + 500) if chance.random() < 0.6 else deal
            tx.deals.record(team.workspace_id, sequence, changed._replace(is_withdrawn=chance.random() < 0.2))


def _keep(team: Team, week: Week) -> None:
    moment = NOW + timedelta(weeks=week.number - WEEK.number)
    KeepLeaderboards(team.database, lambda: moment)(team.workspace_id)


def _publish(team: Team, week: Week, told: dict[tuple[Week, int], _Totals]) -> None:
    """Post a week, or edit its post, and note who had how many points."""
    with team.database.snapshot() as tx:
        post = _composed(tx, team, week, tx.journal.last_sequence(team.workspace_id))
    sequence = team.publishes(week, receipts.written(post))
    told[week, sequence] = _totals(team, week, sequence)


def _composed(tx: Transaction, team: Team, week: Week, sequence: int) -> WeeklyPost:
    row = tx.programmes.of(team.workspace_id, limit=sequence)
    assert row is not None
    return compose_post(tx, team.workspace_id, programme_of(row), week, sequence)


def _totals(team: Team, week: Week, sequence: int, holidays: Holidays | None = None) -> _Totals:
    """Return everybody's total of a week from the stored reports alone, as of a sequence number."""
    with team.database.snapshot() as tx:
        facts = facts_of(tx, team.workspace_id, limit=sequence, holidays=holidays, sellers=())
        return {each.seller_id: each.parts.total for each in scored(tx, facts, Board(week)) if each.is_ranked}


def _assert_same(team: Team, week: Week, sequence: int, totals: _Totals, *, is_whole: bool) -> None:
    with team.database.snapshot() as tx:
        revisions = tx.publications.revisions(team.workspace_id, week.starts_on)
        revision = next(each for each in revisions if each.sequence == sequence)
        posted = receipts.read(WeeklyPost, revision.document)
        assert not is_whole or _composed(tx, team, week, sequence) == posted
    assert _totals(team, week, sequence, holidays_in(revision)) == totals
    assert posted.sellers
    for seller in posted.sellers:
        assert seller.points == in_shown_points(shown(totals[seller.seller_id]))
