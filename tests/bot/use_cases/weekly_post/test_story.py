"""What a weekly post tells beside the leaderboard, from what people stored."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Visibility
from bot.domain.posting import Rendering
from bot.domain.posts.headline import Cause, Measure
from bot.domain.posts.vanity import Vanity
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.weekly_post.weather import NoteWeather
from bot.views.weekly_post import post as view
from bot.views.weekly_post import words
from sandbox.block_kit import check_message
from tests.admin_desk import AdminDesk
from tests.crowds import Crowd
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from fractions import Fraction

    from storage.database import Database


def test_the_headline_compares_with_the_posts_before(database: Database) -> None:
    """Four posted weeks are what is usual; a correction of one of them after it was posted changes nothing of that."""
    crowd = Crowd.gathers(database, 6)
    for back in (4, 3, 2, 1):
        crowd.team.reports("U00000", WEEK - back, meetings=5, ssi=60)
        crowd.posts(WEEK - back)
    crowd.team.reports("U00000", WEEK - 2, meetings=50)
    crowd.team.reports("U00000", meetings=25)
    story = crowd.posts().story
    assert story.headline is not None
    assert (story.headline.measure, story.headline.now, story.headline.usual) == (
        Measure.MEETINGS,
        Decimal(25),
        Decimal(5),
    )
    assert story.headline.cause is Cause.MORE_EACH
    assert [each.meetings for each in story.trail] == [5, 5, 5, 5, 25]
    assert story.season is not None
    assert story.season.revenue == 0


def test_the_season_counts_deals_from_its_first_week(database: Database) -> None:
    """Deals from social selling of the season are summed up, with what is unverified; others are not."""
    crowd = Crowd.gathers(database, 6)
    team = crowd.team
    team.reports("U00000", meetings=1)
    team.deals("U00000", "Acme", 9000, closed_on=(WEEK - 5).days[1])
    team.deals("U00001", "Beta", 4000)
    team.deals("U00002", "Gamma", 7000, source="inbound")
    team.deals("U00002", "Delta", 7000, closed_on=(WEEK - 10).days[1])
    team.deals("U00002", "Epsilon", 7000, closed_on=(WEEK + 1).days[1])
    season = crowd.posts().story.season
    assert season is not None
    assert (season.customers, season.revenue, season.unverified) == (2, Decimal(13_000), Decimal(0))
    team.deals("U00003", "Zeta", 500_000, closed_on=(WEEK - 3).days[1])
    post = crowd.posts()
    assert "€513k from 3 customers. €500k of it is not verified yet." in words.whole(post, Texts("en"))


def test_an_ssi_that_climbs_alone_is_noticed(database: Database) -> None:
    """Eight weeks with a rising SSI and no business bring the notice, and no weather."""
    crowd = Crowd.gathers(database, 6)
    for back in range(8, -1, -1):
        crowd.reports(WEEK - back, ssi=8 - back, effort=0)
        story = crowd.posts(WEEK - back).story
    assert story.vanity is not None
    assert (story.vanity.kind, story.vanity.climb) == (Vanity.SSI, Decimal(4))
    assert story.weather is None


def test_a_jump_of_everybody_is_weather(database: Database) -> None:
    """When all move by four points in a week it is LinkedIn's doing."""
    crowd = Crowd.gathers(database, 12)
    crowd.reports(WEEK - 1)
    crowd.reports(WEEK, ssi=-4)
    weather = crowd.posts().story.weather
    assert weather is not None
    assert weather.points == -4
    assert weather.moved == weather.sellers


def test_growth_is_counted_without_the_weather(database: Database) -> None:
    """Once noted, a fall of everybody takes nobody's growth and a rise gives none; posts before stay as they were."""
    team, week = Crowd.gathers(database, 12).team, WEEK
    for number in range(12):
        for back, ssi in ((4, 50), (3, 50), (2, 51), (1, 51), (0, 48.5)):
            team.reports(f"U{number:05}", week - back, ssi=ssi, meetings=1)
    assert _growth(team) == 0
    with database.snapshot() as tx:
        before = tx.journal.last_sequence(team.workspace_id)
    NoteWeather(database, lambda: NOW)(team.workspace_id, week)
    assert _growth(team) == 0
    for number in range(12):
        team.reports(f"U{number:05}", week, ssi=47)
    for _ in range(2):
        NoteWeather(database, lambda: NOW)(team.workspace_id, week)
    assert _growth(team) == 1
    (weather,) = [post.story.weather for post in Crowd(team, 12).seen_by([Visibility.TOP])]
    assert weather is not None
    assert (weather.points, weather.is_noted) == (Decimal(-4), True)
    with database.snapshot() as tx:
        assert tx.weathers.all(team.workspace_id, limit=before) == {}


async def test_everybody_reads_of_the_weather_in_the_audit(database: Database) -> None:
    """What LinkedIn did counts among the rules, for points depend on it."""
    crowd = Crowd.gathers(database, 12)
    crowd.reports(WEEK - 1)
    crowd.reports(WEEK, ssi=-4)
    NoteWeather(database, lambda: NOW)(crowd.team.workspace_id, WEEK)
    said = await AdminDesk(database, "U00001").types("/upshot audit rules")
    assert "LinkedIn moved everybody's SSI by −4.0 in week 46 of 2026: growth is counted without it" in said


def _growth(team: Team) -> Fraction:
    """Return the SSI points that the first seller has grown by in four weeks."""
    return next(term.done for term in team.score_of("U00000").terms if term.metric.key == "ssi_growth")


def test_of_a_small_group_nothing_is_told(database: Database) -> None:
    """Below the smallest cohort there is no headline, no trend and no notice, and what was told before stays told."""
    crowd = Crowd.gathers(database, 4)
    crowd.reports(WEEK - 1)
    crowd.reports(WEEK)
    crowd.posts(WEEK - 1)
    story = crowd.posts().story
    assert (story.trail, story.headline, story.season, story.benchmarks) == ((), None, None, None)


@pytest.mark.parametrize("size", [0, 1, 3, 12, 50, 500])
def test_slack_takes_the_post_of_any_programme(sqlite_database: Database, size: int) -> None:
    """From nobody to 500, each way of naming, language and rendering makes a message within Slack's limits."""
    crowd = Crowd.gathers(sqlite_database, size, visibility="named", pseudonym_key="k")
    crowd.reports(WEEK - 1)
    crowd.posts(WEEK - 1)
    crowd.reports(WEEK)
    for post in crowd.seen_by(Visibility):
        for language in LANGUAGES:
            for rendering in Rendering:
                built = view.build(post, Texts(language), view.Edition("post:T1:2026-W46", rendering=rendering))
                assert check_message({"text": built.text, "blocks": list(built.blocks)}) == []
                assert len(built.text) < 4000


def test_no_way_of_naming_tells_more_than_it_says(sqlite_database: Database) -> None:
    """Names stand in a post only where sellers are named: neither on the list nor beside it anywhere else."""
    crowd = Crowd.gathers(sqlite_database, 12, pseudonym_key="k")
    post = crowd.lives(6)
    names = [seller.name for seller in post.sellers] + [best.name for best in post.bests]
    assert len(names) > 3
    for told in crowd.seen_by([mode for mode in Visibility if mode not in {Visibility.NAMED, Visibility.TOP}]):
        built = view.build(told, Texts("en"), view.Edition("key"))
        assert not any(name in f"{built}" for name in names), told.visibility
