from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import NotSetUpError
from bot.domain.scoring.adjustments import reweighted
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.score import Standing
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.standings import leaderboard_of, rescored
from bot.use_cases.programme.what_if import replay
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from bot.domain.leaderboard import Leaderboard
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme with three sellers."""
    team = Team.found(database)
    for person_id, name in (("U1", "Anna"), ("U2", "Ben"), ("U3", "Cleo")):
        team.joins(person_id, name)
    return team


def _board(team: Team, **how: object) -> Leaderboard:
    with team.database.snapshot() as tx:
        return leaderboard_of(tx, team.workspace_id, how.pop("week", WEEK), **how)  # type: ignore[arg-type]


def test_more_outcomes_come_first(team: Team) -> None:
    """Whoever brings more meetings stands above whoever has the higher SSI."""
    team.reports("U1", ssi=95)
    team.reports("U2", ssi=40, meetings=3)
    board = _board(team)
    assert [(seller.name, seller.place) for seller in board.ranked][:2] == [("Ben", 1), ("Anna", 2)]
    assert board.ranked[1].points == Decimal("5.0")


def test_a_board_of_an_old_sequence_is_what_it_was(team: Team) -> None:
    """Later reports, rules and people do not change what an old sequence number shows."""
    team.reports("U1", meetings=2)
    sequence = team.publishes(WEEK)
    posted = _board(team)
    team.reports("U1", meetings=9)
    team.reports("U2", leads=5, week=WEEK - 1)
    team.deals("U3", "Acme", 12000)
    team.is_away("U2", WEEK.starts_on, WEEK.ends_on)
    team.adopts(reweighted(PRESETS[Preset.BALANCED], {"meetings": 20}), WEEK)
    team.joins("U4", "Dora")
    assert _board(team, limit=sequence) == posted
    assert _board(team) != posted


def test_movement_is_told_against_the_last_post(team: Team) -> None:
    """Movement compares with the newest earlier post as it stood, not with later corrections of it."""
    team.reports("U1", WEEK - 1, meetings=3)
    team.publishes(WEEK - 1)
    before = _board(team, week=WEEK - 1)
    team.reports("U1", WEEK - 1, meetings=1)
    team.reports("U1", meetings=3)
    anna = _board(team).ranked[0]
    assert anna.place_before == 1
    assert anna.movement == anna.points - before.ranked[0].points


def test_nothing_to_compare_with(team: Team) -> None:
    """Without an earlier post nobody has moved."""
    team.reports("U1", meetings=3)
    board = _board(team)
    assert board.compared_with is None
    assert board.ranked[0].movement is None


def test_a_logged_address_adds_to_its_metric(team: Team) -> None:
    """Addresses and the typed number of a week add up."""
    team.reports("U1", shares=4)
    team.logs("U1", "https://example.com/a")
    team.logs("U1", "https://example.com/b", metric="posts")
    score = team.score_of("U1")
    assert (score.term_of("shares").done, score.term_of("posts").done) == (5, 1)  # type: ignore[union-attr]


def test_pipeline_is_what_was_opened_unless_typed(team: Team) -> None:
    """The deals opened in a week are its pipeline; a typed number stands in their place."""
    team.deals("U1", "Acme", 8000, stage="open", opened_on=WEEK.starts_on)
    team.deals("U1", "Beta", 2000, stage="open", opened_on=WEEK.starts_on)
    assert _board(team).outcomes.pipeline == 10000
    team.reports("U1", pipeline=500)
    assert _board(team).outcomes.pipeline == 500


def test_only_confirmed_absence_excuses(team: Team) -> None:
    """Who asked to be away is still ranked; once confirmed they are away and have no place."""
    team.reports("U1", meetings=1)
    team.is_away("U1", WEEK.starts_on, WEEK.ends_on, "requested")
    assert _board(team).away == ()
    team.is_away("U1", WEEK.starts_on, WEEK.ends_on)
    assert [seller.seller_id for seller in _board(team).away] == ["U1"]


def test_a_working_share_lowers_what_is_expected(team: Team) -> None:
    """Half the contract is half of what is expected."""
    team.works("U1", 50, WEEK - 20)
    team.works("U2", 50, WEEK - 20, "requested")
    expected = [team.score_of(person_id, WEEK - 8).term_of("meetings").expected for person_id in ("U1", "U2")]  # type: ignore[union-attr]
    assert expected[0] * 2 == expected[1]


def test_the_first_week_counts_by_its_remaining_days(team: Team) -> None:
    """Who joins on a Thursday has two fifths of a week to fill, and is on the leaderboard."""
    team.joins("U4", "Dora", WEEK.days[3])
    assert team.score_of("U4", WEEK + 2).term_of("meetings").expected == Decimal("7.2")  # type: ignore[union-attr]


def test_who_joins_at_the_weekend_is_there(team: Team) -> None:
    """A first report on a Sunday is on that week's leaderboard."""
    team.joins("U4", "Dora", WEEK.ends_on)
    team.reports("U4", meetings=1)
    assert _board(team).ranked[0].name == "Dora"


def test_silence_leaves_the_leaderboard(team: Team) -> None:
    """Four weeks of presence without a report have no place, and no points of others change."""
    team.reports("U1", meetings=1)
    board = _board(team)
    assert {seller.seller_id: seller.standing for seller in board.unranked} == {
        "U2": Standing.NO_DATA,
        "U3": Standing.NO_DATA,
    }
    assert (board.participation.reported, board.participation.present) == (1, 3)


def test_a_deal_breaks_the_silence(team: Team) -> None:
    """Who only tells of deals has a place and has taken part; a void deal is as if it had never been told."""
    team.deals("U2", "Acme", 12000)
    team.deals("U3", "Beta", 12000, stage="void", closed_on=WEEK.starts_on)
    board = _board(team)
    assert [seller.seller_id for seller in board.ranked] == ["U2"]
    assert board.participation.reported == 1


def test_who_left_is_not_on_it(team: Team) -> None:
    """A seller who has left is off the leaderboard and stays in the season's, as they stood."""
    team.joins("U4", "Dora", date(2026, 8, 31), WEEK.starts_on - timedelta(days=3))
    team.reports("U4", WEEK - 1, meetings=9)
    assert _board(team).of("U4") is None
    assert _board(team, season=True).ranked[0].name == "Dora"


def test_a_season_counts_its_weeks(team: Team) -> None:
    """The season adds up outcomes since its first week, and ranks who is away just now."""
    team.reports("U1", WEEK - 3, meetings=2)
    team.reports("U1", WEEK - 8, meetings=9)
    team.reports("U1", meetings=3)
    team.is_away("U1", WEEK.starts_on, WEEK.ends_on)
    board = _board(team, season=True)
    assert board.season_start == WEEK - 6
    assert board.outcomes.meetings == 5
    assert board.ranked[0].name == "Anna"


def test_outcomes_tell_social_from_other(team: Team) -> None:
    """Customers are counted once, and social revenue is a part of all revenue; so is what nobody verified yet."""
    team.deals("U1", "Acme", 12000)
    team.deals("U2", "Acme", 3000, source="referral")
    team.deals("U2", "Beta", 5000, source="event")
    team.deals("U2", "Gone", 7000, stage="void", closed_on=WEEK.starts_on)
    totals = _board(team).outcomes
    assert (totals.customers, int(totals.revenue)) == (2, 20000)
    assert (totals.social_customers, int(totals.social_revenue)) == (1, 12000)
    team.deals("U1", "Giant", 600_000)
    team.deals("U2", "Titan", 700_000, source="event")
    totals = _board(team).outcomes
    assert (int(totals.unverified), int(totals.unverified_revenue)) == (1_300_000, 600_000)


def test_an_unknown_person_has_no_name(team: Team) -> None:
    """A seller of whom nothing is known any more keeps the place, without a name."""
    with team.entry() as (tx, sequence):
        from storage.memberships import Membership  # noqa: PLC0415 - only here

        tx.memberships.record("T1", sequence, Membership("U9", WEEK.starts_on, None, None, ""))
    team.reports("U9", meetings=4)
    assert _board(team).ranked[0].name == ""


def test_workspaces_do_not_see_each_other(team: Team, database: Database) -> None:
    """The facts of one workspace are nowhere in another's leaderboard."""
    other = Team.found(database, "T2")
    other.joins("U1", "Anna elsewhere")
    other.reports("U1", meetings=9)
    team.reports("U2", meetings=1)
    board = _board(team)
    assert board.ranked[0].name == "Ben"
    assert board.outcomes.meetings == 1


def test_before_the_set_up(database: Database) -> None:
    """Without a programme there is no leaderboard."""
    with database.snapshot() as tx, pytest.raises(NotSetUpError):
        leaderboard_of(tx, "T9", WEEK)


def test_a_draft_shows_who_would_move(team: Team) -> None:
    """A draft is scored as if it had always been in force, and nothing is stored."""
    team.reports("U1", meetings=9)
    team.reports("U2", leads=4)
    draft = replace(reweighted(PRESETS[Preset.BALANCED], {"leads": 30, "meetings": 2}), effective_from=WEEK.number + 1)
    with team.database.snapshot() as tx:
        facts, balanced = facts_of(tx, "T1", sellers=()), PRESETS[Preset.BALANCED]
        past = replay(tx, facts, WEEK, WEEK, balanced, draft)
        before, after = rescored(tx, facts, WEEK, (balanced, past.now), (draft, past.then))
    assert before == _board(team)
    assert [s.name for s in before.ranked][:2] == ["Anna", "Ben"]
    assert [s.name for s in after.ranked][:2] == ["Ben", "Anna"]
    assert after.ranked[0].place_before == 2
