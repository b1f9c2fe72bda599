from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from bot.domain.public_holidays import Holidays
from bot.domain.scoring.presets import PRESETS, Preset
from bot.use_cases.leaderboard.check_kept import kept_problems
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.freshness import ENTRIES, PAUSE, is_due
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.leaderboard.kept import Board, renewals, scored, standings_at, totals_at
from bot.use_cases.leaderboard.standings import leaderboard_of
from storage import changes
from storage.kept_leaderboards import Freshness, KeptKey
from storage.versions import NOW as NEWEST
from storage.versions import table_of
from tests.bot.use_cases.leaderboard.happenings import PEOPLE, happenings
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.seller_standing import SellerStanding
    from storage.database import Database

_workspaces = count(1)
_BOARDS = ((WEEK, False), (WEEK, True), (WEEK - 1, False))
_UNSCORED = {
    *("entry", "role_version", "audience_version", "naming_version", "week_note_version", "shelf_item_version"),
    *("scheme_proposal_version", "import_meaning_version", "licence_version"),
    *("team_version", "team_member_version", "team_lead_version", "team_channel_version"),
    *("deal_verification_version", "currency_rate_version", "help_request_version"),
    *("programme_cost_version", "wall_version"),
}
"""Versions of what no score reads."""


def _keep(team: Team, weeks: int = 0) -> None:
    KeepLeaderboards(team.database, lambda: NOW + timedelta(weeks=weeks))(team.workspace_id)


def _both(team: Team, limit: int = NEWEST, holidays: Holidays | None = None) -> list[tuple[object, object]]:
    """Return how sellers stand and what they have with the help of what is kept, and from the versions alone."""
    pairs: list[tuple[object, object]] = []
    with team.database.snapshot() as tx:
        facts = facts_of(tx, team.workspace_id, limit=limit, holidays=holidays, sellers=())
        for week, is_season in _BOARDS:
            kept = standings_at(tx, facts, week, is_season=is_season).sellers
            anew = _ordered(scored(tx, facts, Board(week, is_season)))
            points = {seller.seller_id: seller.total for seller in anew if seller.is_ranked}
            pairs += [(_unlooked(kept), anew), (totals_at(tx, facts, week, is_season=is_season), points)]
        board = Board(WEEK - 1, with_badges=True)
        pairs.append((_ordered(renewals(tx, facts, [board])[0].sellers), _ordered(scored(tx, facts, board))))
    return pairs


def _unlooked(sellers: Iterable[SellerStanding]) -> list[SellerStanding]:
    """Return the standings without what is known of badges, for which not everybody looks."""
    return _ordered(replace(seller, earned=None) for seller in sellers)


def _ordered(sellers: Any) -> list[SellerStanding]:
    return sorted(sellers, key=lambda seller: str(seller.seller_id))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=happenings(), data=st.data())
def test_what_is_kept_is_what_is_computed(database: Database, story: Any, data: st.DataObject) -> None:
    """Whatever happens and whenever leaderboards are kept, one reads what the versions say, now and as of before."""
    team = Team.found(database, f"T{next(_workspaces)}")
    for person in PEOPLE:
        team.joins(person, person)
    _keep(team)
    for happens, how in story:
        happens(team, **how)
        for kept, computed in _both(team):
            assert kept == computed
        with database.snapshot() as tx:
            last = tx.journal.last_sequence(team.workspace_id)
        limit = data.draw(st.integers(max(2, last - 6), last))
        for kept, computed in _both(
            team, limit, data.draw(st.sampled_from((None, Holidays(frozenset(WEEK.days[:2])))))
        ):
            assert kept == computed


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme with three sellers, whose leaderboards are kept."""
    team = Team.found(database)
    for person_id, name in (("U1", "Anna"), ("U2", "Ben"), ("U3", "Cleo")):
        team.joins(person_id, name)
        team.reports(person_id, meetings=2)
    _keep(team)
    return team


def _kept_sequence(team: Team, week: Any = WEEK) -> int | None:
    with team.database.snapshot() as tx:
        row = tx.kept_leaderboards.find(KeptKey(team.workspace_id, week.starts_on, is_season=False))
    return None if row is None else row.sequence


def _anew(team: Team) -> set[str]:
    """Return who is scored anew when the running week is asked for."""
    with team.database.snapshot() as tx:
        facts = facts_of(tx, team.workspace_id, sellers=())
        return {seller.seller_id for seller in standings_at(tx, facts, WEEK).renewed}


def test_nobody_is_scored_twice(team: Team) -> None:
    """As long as nothing happens nobody is scored anew."""
    assert _anew(team) == set()


def test_only_who_reported_is_scored_anew(team: Team) -> None:
    """A report, however late, is about its seller alone, until it is kept."""
    team.reports("U2", WEEK - 9, ssi=60)
    assert _anew(team) == {"U2"}
    _keep(team)
    assert _anew(team) == set()


def test_a_deal_is_about_all_who_sold_to_the_customer(team: Team) -> None:
    """Another seller's older deal decides whether a customer is new, so both are scored anew."""
    team.deals("U1", "Acme", 9000)
    _keep(team)
    team.deals("U2", "Acme", 9000, closed_on=(WEEK - 3).starts_on)
    assert _anew(team) == {"U1", "U2"}


def test_new_rules_are_about_everybody(team: Team) -> None:
    """After a change of the rules everybody is scored anew."""
    team.adopts(replace(PRESETS[Preset.RESULTS], customer_gap=14), WEEK)
    assert _anew(team) == {"U1", "U2", "U3"}


def test_posts_are_kept_as_they_stood(team: Team) -> None:
    """The post against which movement is told is kept as of its own entry."""
    sequence = team.publishes(WEEK - 1)
    team.reports("U1", WEEK - 1, meetings=9)
    with team.database.transaction() as tx:
        post = tx.publications.find("T1", (WEEK - 1).starts_on)
        assert post is not None
        tx.publications.move(post, final_at=NOW - timedelta(1))
    _keep(team)
    assert (_kept_sequence(team, WEEK - 1), _kept_sequence(team)) == (sequence, sequence + 1)


def test_weeks_of_long_ago_are_forgotten(team: Team) -> None:
    """What nobody asks for any more is not kept."""
    _keep(team, weeks=5)
    assert _kept_sequence(team) is None
    assert _kept_sequence(team, WEEK + 5) is not None


def test_whoever_comes_second_keeps_nothing(team: Team) -> None:
    """Of two processes that computed the same leaderboard one keeps it, and the other leaves it alone."""
    with team.database.snapshot() as tx:
        kept = tx.kept_leaderboards.find(KeptKey("T1", WEEK.starts_on, is_season=False))
    assert kept is not None
    with team.database.transaction() as tx:
        assert tx.kept_leaderboards.keep(kept._replace(sequence=99), NOW, before=kept)
        assert not tx.kept_leaderboards.keep(kept._replace(sequence=98), NOW, before=kept)
        assert not tx.kept_leaderboards.keep(kept, NOW, before=None)


def test_a_whole_leaderboard_is_the_same_with_and_without_what_is_kept(team: Team) -> None:
    """Names, places, sums and movement do not depend on what is kept."""
    team.publishes(WEEK - 1)
    team.deals("U3", "Acme", 12_000)
    _keep(team)
    team.reports("U1", meetings=4, leads=1)
    with team.database.snapshot() as tx:
        kept = [leaderboard_of(tx, "T1", WEEK, season=season) for season in (False, True)]
    with team.database.transaction() as tx:
        for row in tx.kept_leaderboards.of("T1"):
            tx.kept_leaderboards.drop(row.key)
    with team.database.snapshot() as tx:
        assert [leaderboard_of(tx, "T1", WEEK, season=season) for season in (False, True)] == kept


def test_every_kind_of_version_is_thought_of() -> None:
    """No table of versions is forgotten by what tells whose scores may have changed."""
    thought_of = (*changes.OF_EVERYBODY, *changes.OF_SELLER, *changes.OF_CUSTOMER, *changes.OF_SETTLEMENT)
    versions = {table.name for table in SQLModel.metadata.sorted_tables if "sequence" in table.primary_key.columns}
    assert versions == {table_of(model).name for model in thought_of} | _UNSCORED


@pytest.mark.parametrize(
    ("freshness", "is_expected"),
    [
        (Freshness("T1", 5, 2, 1, 0, None), True),
        (Freshness("T1", 5, 2, 1, 5, NOW), False),
        (Freshness("T1", 6, 2, 1, 5, NOW), False),
        (Freshness("T1", 6, 6, 1, 5, NOW), True),
        (Freshness("T1", 6, 2, 6, 5, NOW), True),
        (Freshness("T1", 5 + ENTRIES, 2, 1, 5, NOW), False),
        (Freshness("T1", 5 + ENTRIES, 2, 1, 5, NOW - PAUSE), True),
        (Freshness("T1", 6, 2, 1, 5, NOW - timedelta(minutes=1)), True),
        (Freshness("T1", 5, 2, 1, 5, NOW - timedelta(minutes=15)), True),
    ],
)
def test_when_leaderboards_are_kept(freshness: Freshness, is_expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """After new rules at once, after many entries soon, after one within a minute, and whenever a week may begin."""
    assert is_due(freshness, NOW + timedelta(seconds=1)) == is_expected


def test_a_check_finds_what_is_kept_wrongly(team: Team) -> None:
    """What is kept is whole, until somebody tampers with it: then the check says whose standing differs."""
    team.publishes(WEEK - 1)
    _keep(team)
    assert kept_problems(team.database) == []
    key = KeptKey("T1", WEEK.starts_on, is_season=False)
    with team.database.transaction() as tx:
        [anna, *rest] = sorted(tx.kept_leaderboards.standings(key))
        tx.kept_leaderboards.replace(key, [anna._replace(business=anna.business + 1), *rest[1:]])
    [problem] = kept_problems(team.database)
    assert "T1" in problem
    assert str(WEEK.starts_on) in problem
    assert "by U1, U2;" in problem
