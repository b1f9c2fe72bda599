from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.posting import subject_of
from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.team_post import compose_team_post
from storage.teams import TeamChannel, TeamMember, TeamRow
from tests.bot.schedule.stage import DUE, WEEK, Stage
from tests.teams import Team

if TYPE_CHECKING:
    from sandbox.state.messages import Message
    from storage.database import Database


@pytest.fixture
def nord(stage: Stage) -> int:
    """Give a team of two with a channel of its own, in a programme where all are named."""
    stage.changes(visibility="named")
    team_id = stage.team.groups("Nord", "U2", "U3")
    channel = stage.server.workspace.add_channel("nord", members=("bot", "anna"))
    _posts_to(stage, team_id, channel.id)
    return team_id


def _posts_to(stage: Stage, team_id: int, channel_id: str, name: str = "nord") -> None:
    with stage.team.entry("UADMIN", "team") as (tx, sequence):
        tx.teams.record_channel("T1", sequence, TeamChannel(team_id, channel_id, name if channel_id else ""))


def _posts(stage: Stage) -> list[Message]:
    return [message for message in stage.server.workspace.channel("nord").history() if message.metadata]


def _state(stage: Stage, team_id: int) -> str:
    with stage.team.database.snapshot() as tx:
        post = tx.publications.find("T1", WEEK.starts_on, subject_of(team_id))
    return "" if post is None else post.state


async def test_a_team_gets_its_own_leaderboard(stage: Stage, nord: int) -> None:
    """With the programme's post comes that of the team, to the team's channel, with the team's places alone."""
    stage.clock.moment = DUE
    await stage.schedule().tick()
    assert len(stage.posts) == 1
    (post,) = _posts(stage)
    assert post.text.startswith("Nord · ")
    assert "1. Ben" in post.text
    assert "2. Cleo" in post.text
    assert "Anna" not in post.text
    assert post.blocks[0]["block_id"] == f"post:T1:2026-W46/team-{nord}:0"


async def test_a_team_has_a_story_of_its_own(stage: Stage, nord: int) -> None:
    """Trend and season of a team's post are the team's, from its own posts and its own deals."""
    stage.team.deals("U1", "Acme", 9000)
    stage.team.deals("U2", "Beta", 4000)
    stage.clock.moment = DUE
    await stage.schedule().tick()
    stage.team.reports("U3", WEEK + 1, meetings=7)
    stage.clock.passes(weeks=1)
    await stage.schedule().tick()
    with stage.team.database.snapshot() as tx:
        programme, sequence = known_programme(tx, "T1"), tx.journal.last_sequence("T1")
        assert programme is not None
        post = compose_team_post(tx, "T1", programme, WEEK + 1, sequence, nord)
    assert post is not None
    assert post.story.season is not None
    assert (post.story.season.customers, post.story.season.revenue) == (1, Decimal(4000))
    assert [(each.meetings, each.revenue) for each in post.story.trail] == [
        (Decimal(3), Decimal(4000)),
        (Decimal(7), Decimal(0)),
    ]


async def test_two_processes_post_once(stage: Stage, nord: int) -> None:
    """Two schedules over one database post each leaderboard once, and later ticks none."""
    stage.clock.moment = DUE
    await asyncio.gather(stage.schedule(owner="one").tick(), stage.schedule(owner="two").tick())
    stage.clock.passes(minutes=5)
    await stage.schedule().tick()
    assert (len(stage.posts), len(_posts(stage))) == (1, 1)
    assert _state(stage, nord) == "posted"


async def test_a_late_report_edits_both(stage: Stage, nord: int) -> None:
    """What changes in the team changes its post in place as well."""
    stage.clock.moment = DUE
    await stage.schedule().tick()
    stage.clock.passes(minutes=5)
    stage.team.reports("U3", WEEK, meetings=9)
    await stage.schedule().tick()
    (post,) = _posts(stage)
    assert post.edited
    assert "1. Cleo" in post.text
    assert stage.posts[0].edited
    assert nord


async def test_a_lost_answer_is_looked_for(stage: Stage, nord: int) -> None:
    """A team's post whose answer was lost is found in its channel, and not posted again."""
    stage.clock.moment = DUE
    for _ in range(2):
        stage.fails("drop", stored=True)
    await stage.schedule().tick()
    stage.clock.passes(minutes=5)
    await stage.schedule().tick()
    assert (len(stage.posts), len(_posts(stage))) == (1, 1)
    assert _state(stage, nord) == "posted"


async def test_a_team_that_lost_its_channel_or_its_people_is_silent(stage: Stage, nord: int) -> None:
    """Without a channel, or without anybody who takes part, nothing is posted about a team."""
    empty = stage.team.groups("Empty")
    _posts_to(stage, empty, stage.server.workspace.channel("nord").id)
    _posts_to(stage, nord, "")
    stage.clock.moment = DUE
    await stage.schedule().tick()
    assert _posts(stage) == []
    assert (_state(stage, nord), _state(stage, empty)) == ("", "silent")


async def test_a_dry_run_posts_nothing_for_teams_either(stage: Stage, nord: int) -> None:
    """Where the programme is silent, its teams are."""
    stage.changes(dry_run=True)
    stage.clock.moment = DUE
    await stage.schedule().tick()
    assert (_posts(stage), _state(stage, nord)) == ([], "")


async def test_admins_are_told_of_a_channel_that_refuses(stage: Stage, nord: int) -> None:
    """A team's channel in which the bot is not leads to a notice that names team and channel."""
    hidden = stage.server.workspace.add_channel("hidden", members=("anna",))
    _posts_to(stage, nord, hidden.id, "hidden")
    stage.clock.moment = DUE
    await stage.schedule().tick()
    await stage.schedule().tick()
    assert _state(stage, nord) == "failed"
    assert [notice.text.startswith("Team Nord: ") and "#hidden" in notice.text for notice in stage.notices] == [True]


async def test_nobody_is_named_for_the_team_alone(stage: Stage, nord: int) -> None:
    """Where the first places are named, a team's post names those of them who are in the team, and nobody else."""
    for number in range(4, 9):
        stage.team.joins(f"U{number}", f"Seller {number}", (WEEK - 4).starts_on)
        stage.team.reports(f"U{number}", WEEK, meetings=5 + number, ssi=60)
    with stage.team.entry("UADMIN", "team") as (tx, sequence):
        tx.teams.record_member("T1", sequence, TeamMember("U8", WEEK.starts_on, nord))
    stage.changes(visibility="top", named_places=3)
    stage.clock.moment = DUE
    await stage.schedule().tick()
    (post,) = _posts(stage)
    assert not any(name in json.dumps(post.blocks) for name in ("Ben", "Cleo", "Anna"))
    assert "Seller 8" in post.text


async def test_a_team_of_which_nothing_may_be_told_is_silent(stage: Stage, nord: int) -> None:
    """Nothing is posted where nobody is listed and too few are there for sums; an admin is told why, once."""
    stage.changes(visibility="own")
    stage.clock.moment = DUE
    for _ in range(2):
        await stage.schedule().tick()
        await stage.schedule().tick()
        stage.clock.passes(weeks=1)
    assert (_posts(stage), _state(stage, nord)) == ([], "silent")
    (told,) = stage.notices
    assert told.text.startswith("Team Nord: Nothing of week 46 comes to #nord. Too few were there")


async def test_a_past_post_of_a_team_is_computed_again(stage: Stage, nord: int) -> None:
    """As of its own entry a team's post says what it said, though the team was renamed and people left it."""
    stage.clock.moment = DUE
    await stage.schedule().tick()
    with stage.team.database.snapshot() as tx:
        said = tx.publications.revisions("T1", WEEK.starts_on, subject_of(nord))[-1]
    with stage.team.entry("UADMIN", "team") as (tx, sequence):
        tx.teams.record("T1", sequence, TeamRow(nord, "North"))
    stage.team.reports("U2", WEEK, meetings=40)
    with stage.team.database.snapshot() as tx:
        programme = known_programme(tx, "T1")
        assert programme is not None
        again = compose_team_post(tx, "T1", programme, WEEK, said.sequence, nord)
    assert again == receipts.read(WeeklyPost, said.document)


async def test_the_programmes_post_shows_the_teams(stage: Stage) -> None:
    """From two ranked teams on, the post has a line about them; where only teams are compared, a line for each."""
    for number in range(4, 9):
        stage.team.joins(f"U{number}", f"Seller {number}", (WEEK - 4).starts_on)
        stage.team.reports(f"U{number}", WEEK, meetings=number, ssi=60)
    stage.team.groups("Nord", "U1", "U2", "U3")
    stage.team.groups("Süd", "U4", "U5", "U6", "U7", "U8")
    stage.changes(visibility="named")
    stage.clock.moment = DUE
    await stage.schedule().tick()
    assert "*Teams* 1. Süd " in stage.posts[0].text
    assert " · 2. Nord " in stage.posts[0].text
    stage.changes(visibility="teams", minimum_cohort=3)
    stage.clock.passes(minutes=5)
    await stage.schedule().tick()
    assert "1. *Süd* *" in stage.posts[0].text
    assert "Seller" not in json.dumps(stage.posts[0].blocks)


def test_a_team_tells_no_sums_beside_a_few_others(sqlite_database: Database) -> None:
    """Where its sums would, with everybody's, tell on two who are in no team, its post has none; beside five it has."""
    team = Team.found(sqlite_database)
    for number in range(7):
        team.joins(f"U{number}", f"Seller {number}")
        team.reports(f"U{number}", WEEK, meetings=number)
    nord = team.groups("Nord", *(f"U{number}" for number in range(5)))
    few = _composed(team, nord)
    assert (few.mean, few.totals, few.present, few.story.season) == (None, None, None, None)
    for number in range(7, 10):
        team.joins(f"U{number}", f"Seller {number}")
    assert _composed(team, nord).present == 5


def _composed(team: Team, team_id: int) -> WeeklyPost:
    with team.database.snapshot() as tx:
        programme, sequence = known_programme(tx, "T1"), tx.journal.last_sequence("T1")
        assert programme is not None
        post = compose_team_post(tx, "T1", programme, WEEK, sequence, team_id)
    assert post is not None
    return post
