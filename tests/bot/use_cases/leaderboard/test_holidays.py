from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.domain.public_holidays import Holidays
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import Facts, facts_of
from bot.use_cases.leaderboard.holidays import holidays_in, written
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.claim import ClaimDuePost
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.planning import plan_week
from storage.publications import RevisionRow
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


def test_a_seller_elsewhere_has_other_holidays(team: Team) -> None:
    """From the week of the move on the holidays are those of the new place, and after it the old ones again."""
    repentance, thanksgiving = Week.of(REPENTANCE), Week.of(date(2026, 11, 26))
    team.lives("U1", "US", since=thanksgiving)
    assert [_absent(team, repentance), _absent(team, thanksgiving)] == [Fraction(1, 5)] * 2
    team.lives("U1", "US", since=repentance)
    assert [_absent(team, repentance), _absent(team, thanksgiving)] == [0, Fraction(1, 5)]
    team.lives("U1", "", since=thanksgiving)
    assert [_absent(team, repentance), _absent(team, thanksgiving)] == [0, 0]


def test_a_colleague_is_not_moved(team: Team) -> None:
    """Whoever did not move keeps the programme's holidays."""
    team.joins("U2", "Bo")
    team.lives("U2", "US")
    assert _absent(team, Week.of(REPENTANCE)) == Fraction(1, 5)


def test_what_posts_kept_before_is_read() -> None:
    """A list of days is the programme's; a post with other calendars names them."""
    day = REPENTANCE.isoformat()
    revision = RevisionRow(0, 1, NOW, "{}", f'["{day}"]', "")
    assert holidays_in(revision) == Holidays(frozenset({REPENTANCE}))
    both = Holidays(frozenset({REPENTANCE}), ((("DE", "BY"), frozenset()), (("US", ""), frozenset({NOW.date()}))))
    assert holidays_in(revision._replace(holidays=written(both))) == both


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
    assert REPENTANCE in holidays_in(revision).usual
    explain = ExplainPostedScore(team.database, lambda: posting)
    before = explain(team.actor("U1"), week).leaderboard.own
    _changes(team, holiday_country="JP")
    assert explain(team.actor("U1"), week).leaderboard.own == before
    assert _absent(team, week) == 0


def test_a_post_keeps_the_holidays_of_everybody(team: Team) -> None:
    """A seller elsewhere is explained with the holidays that the library knew then, not with those of today."""
    team.lives("U1", "US")
    week = Week.of(date(2026, 11, 26))
    with team.database.transaction() as tx:
        programme = known_programme(tx, "T1")
        assert programme is not None
        plan_week(tx, "T1", programme, week)
        post = tx.publications.find("T1", week.starts_on)
        assert post is not None
    ClaimDuePost(team.database, lambda: post.due_at, compose_post, "one")("T1", week)
    with team.database.snapshot() as tx:
        [revision] = tx.publications.revisions("T1", week.starts_on)
        assert date(2026, 11, 26) in holidays_in(revision).of([(week.starts_on, ("US", ""))])
        limit = revision.sequence
    team.lives("U1", "SE", since=week)
    with team.database.snapshot() as tx:
        seller = facts_of(tx, "T1", limit=limit, holidays=Holidays(elsewhere=((("US", ""), frozenset()),))).of("U1")
        kept = facts_of(tx, "T1", limit=limit, holidays=holidays_in(revision)).of("U1")
    assert seller is not None
    assert kept is not None
    assert (seller.away.get(week.number), kept.away[week.number]) == (None, Fraction(1, 5))
