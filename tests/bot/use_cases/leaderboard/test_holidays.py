from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import Facts, facts_of, holidays_in
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.claim import ClaimDuePost
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.planning import plan_week
from tests.teams import NOW, SETTINGS, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database

REPENTANCE = date(2026, 11, 18)
"""A Wednesday off in Saxony, and nowhere else."""


@pytest.fixture
def team(database: Database) -> Team:
    """Give a team in Saxony with one seller."""
    team = Team.found(database, holiday_country="DE", holiday_region="SN")
    team.joins("U1", "Anna")
    team.reports("U1", WEEK, meetings=3, ssi=60)
    return team


def _facts(team: Team) -> Facts:
    with team.database.snapshot() as tx:
        return facts_of(tx, "T1")


def _absent(team: Team, week: Week) -> Fraction:
    seller = _facts(team).of("U1")
    assert seller is not None
    return Fraction(seller.away.get(week.number, 0))


def _changes(team: Team, **settings: str) -> None:
    with team.entry(action="setup") as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(**settings))  # type: ignore[arg-type]


def test_a_holiday_lowers_the_share_of_everybody(team: Team) -> None:
    """A holiday is one of the five working days of its week; a day away on it counts no second time."""
    assert _absent(team, WEEK + 1) == Fraction(1, 5)
    team.is_away("U1", REPENTANCE, REPENTANCE)
    assert _absent(team, WEEK + 1) == Fraction(1, 5)
    assert _absent(team, WEEK) == 0


def test_the_zone_tells_the_country_unless_it_is_set(team: Team) -> None:
    """Repentance Day is a day off in Saxony only, and Thanksgiving in the United States."""
    repentance, thanksgiving = Week.of(REPENTANCE), Week.of(date(2026, 11, 26))
    assert [_absent(team, repentance), _absent(team, thanksgiving)] == [Fraction(1, 5), 0]
    _changes(team)
    assert [_absent(team, repentance), _absent(team, thanksgiving)] == [0, 0]
    _changes(team, timezone="America/New_York")
    assert [_absent(team, repentance), _absent(team, thanksgiving)] == [0, Fraction(1, 5)]


def test_a_post_keeps_the_holidays_that_it_was_made_with(team: Team) -> None:
    """What a post said is explained with its own holidays, whatever country the programme is moved to."""
    week, posting = WEEK + 1, NOW + timedelta(weeks=2)
    with team.database.transaction() as tx:
        programme = known_programme(tx, "T1")
        assert programme is not None
        plan_week(tx, "T1", programme, week)
        post = tx.publications.find("T1", week.starts_on)
        assert post is not None
    ClaimDuePost(team.database, lambda: post.due_at, compose_post, "one")("T1", week)
    with team.database.snapshot() as tx:
        [revision] = tx.publications.revisions("T1", week.starts_on)
    assert REPENTANCE in holidays_in(revision)
    explain = ExplainPostedScore(team.database, lambda: posting)
    before = explain(team.actor("U1"), week).leaderboard.own
    _changes(team, holiday_country="JP")
    assert explain(team.actor("U1"), week).leaderboard.own == before
    assert _absent(team, week) == 0
