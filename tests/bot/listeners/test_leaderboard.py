from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Origin
from bot.domain.typed.errors import TypedError
from bot.i18n import LANGUAGES, Texts
from bot.listeners.doors import Later, Request
from bot.listeners.leaderboard import LeaderboardListener
from bot.off_loop import OffLoop
from bot.patience import UNHURRIED
from bot.use_cases import receipts
from bot.use_cases.leaderboard.post_copy import OfferCopies, PostCopy
from bot.use_cases.leaderboard.show_last_post import ShowLastPost
from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, ShowOwnNumbers
from bot.use_cases.leaderboard.show_season import ShowSeason
from bot.use_cases.people.identify import known_programme
from bot.use_cases.teams.show_standing import ShowTeamStanding
from bot.use_cases.weekly_post.compose import compose_post
from bot.views.answers import Answer
from bot.views.leaderboard import own_numbers
from sandbox.block_kit import check_ack_message
from tests.teams import NOW, SETTINGS, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(sqlite_database: Database) -> Team:
    """Give six sellers with a posted week behind them; the first leads, the last has nothing but an SSI."""
    team = Team.found(sqlite_database)
    for number in range(1, 7):
        team.joins(f"U{number}", f"Seller {number}")
        for week in (WEEK - 1, WEEK):
            team.reports(f"U{number}", week, ssi=60 + number, connections=900, meetings=6 - number, posts=9)
    team.deals("U1", "Acme", 12000)
    with sqlite_database.snapshot() as tx:
        programme = known_programme(tx, "T1")
        assert programme is not None
        document = receipts.written(compose_post(tx, "T1", programme, WEEK - 1, tx.journal.last_sequence("T1")))
    team.publishes(WEEK - 1, document)
    return team


def _listener(team: Team, run: OffLoop, patience: float = UNHURRIED.answer) -> LeaderboardListener:
    database = team.database
    return LeaderboardListener(
        run,
        lambda: NOW,
        ShowLeaderboard(database, lambda: NOW),
        ShowLastPost(database),
        ShowOwnNumbers(database, lambda: NOW),
        ExplainPostedScore(database, lambda: NOW),
        ShowSeason(database, lambda: NOW),
        ShowTeamStanding(database, lambda: NOW),
        OfferCopies(database, lambda: NOW),
        PostCopy(database, lambda: NOW),
        lambda: None,
        patience,
    )


async def _asked(team: Team, door: str, text: str = "", person_id: str = "U5", language: str = "en") -> Answer:
    run = OffLoop()
    doors = _listener(team, run).doors()
    request = Request(team.actor(person_id), Texts(language), text, Origin.COMMAND, "command:1", "1", {})
    try:
        answer = await {**doors.commands, **doors.actions}[door](request)
    finally:
        run.close()
    assert isinstance(answer, Answer)
    return answer


async def test_the_running_week_is_told_so_far(team: Team) -> None:
    """The bare command shows the top with place and name, the own place, and that goals are counted already."""
    answer = await _asked(team, "/leaderboard")
    assert "1. Seller 1 ▲: *" in answer.text
    assert "so far" in answer.text
    assert "goals of the whole week are counted already" in answer.text
    assert "*5. You: " in answer.text
    assert "post of week 45" in answer.text
    team.deals("U1", "Giant", 600_000)
    told = (await _asked(team, "/leaderboard")).text
    assert "€612,000 won.*\n€600k of it is not verified yet." in told


async def test_nobody_reads_names_below_the_top(team: Team) -> None:
    """No answer of any command has a name below the named places, the own answer included."""
    for text in ("", "season", "teams", "last week", "week 45", "help"):
        answer = await _asked(team, "/leaderboard", text, person_id="U1")
        assert not any(f"Seller {number}" in str(answer) for number in (4, 5, 6))


async def test_who_reported_is_told_of_a_week_alone(team: Team) -> None:
    """A season has no participation: that of its last week would be taken for the season's."""
    assert " reported." in (await _asked(team, "/leaderboard")).text
    assert " reported." not in (await _asked(team, "/leaderboard", "season")).text


async def test_the_last_post_is_the_posted_one(team: Team) -> None:
    """The last week's leaderboard is the post, and its button explains the own score of that week."""
    answer = await _asked(team, "/leaderboard", "letzte Woche")
    assert answer.text.startswith("Week 45: ")
    assert answer.blocks[-1]["elements"][0]["value"] == str(WEEK - 1)


async def test_a_week_without_a_post_is_said(team: Team) -> None:
    """A week that was never posted has no leaderboard to show."""
    assert "no such weekly post" in (await _asked(team, "/leaderboard", "week 40")).text


async def test_the_whole_programme_is_a_team(team: Team) -> None:
    """Without teams everybody is one team."""
    answer = await _asked(team, "/leaderboard", "teams")
    assert "The mean of 6 sellers present: *" in answer.text
    assert "`/upshot teams add Nord`" in answer.text


async def test_teams_are_compared(team: Team) -> None:
    """Teams stand by their means, in the running week, as of the last post, and in the season."""
    first, second = team.groups("Nord", "U1", "U2", "U3"), team.groups("Süd", "U4", "U5", "U6")
    assert first != second
    answer = await _asked(team, "/leaderboard", "teams")
    assert "Too few were there to show: Nord and Süd" in answer.text
    with team.entry() as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(visibility="named"))
    answer = await _asked(team, "/leaderboard", "teams")
    assert "1. *Nord* *" in answer.text
    assert "← your team" in answer.text.split("2. *Süd*")[1]
    assert "There are no teams." in (await _asked(team, "/leaderboard", "teams last week")).text
    assert "by the teams that people are in now" in (await _asked(team, "/leaderboard", "teams season")).text


async def test_an_unknown_leaderboard_is_refused(team: Team) -> None:
    """A word that names no leaderboard is refused with the nearest one."""
    with pytest.raises(TypedError) as refusal:
        await _asked(team, "/leaderboard", "seasen")
    assert refusal.value.suggestions == ("season",)


async def test_own_numbers_add_up_in_words(team: Team) -> None:
    """Every line shows done, expected, weight and points, and locked points are explained."""
    answer = await _asked(team, "/mystats")
    assert "• Meetings held: 2 / 12 × 13 = *2.17*" in answer.text
    assert "• Own posts: 18 / 8 → 100% × 5 = *5.00*" in answer.text
    assert "*Locked −" in answer.text
    assert "Your place" in answer.text


async def test_a_click_shows_the_own_numbers(team: Team) -> None:
    """The button under a post shows what the command shows."""
    assert await _asked(team, own_numbers.OWN_NUMBERS, str(WEEK - 1)) == await _asked(team, "/mystats")


async def test_the_posted_score_is_explained(team: Team) -> None:
    """The other button shows the exact sum of the week of its post."""
    answer = await _asked(team, own_numbers.WHY, str(WEEK - 1))
    assert "Your score in week 45" in answer.text
    assert "on the leaderboard" in answer.text


async def test_who_has_nothing_yet_is_told_how_to_start(team: Team) -> None:
    """Somebody without a report gets a first line to type instead of a table of zeros."""
    team.joins("U9", "Nora")
    answer = await _asked(team, "/mystats", person_id="U9")
    assert "`/ssi 72`" in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_answer_may_be_an_ack(team: Team, language: str) -> None:
    """In every language each answer holds only what Slack takes in an acknowledgement."""
    for door, text in (
        ("/leaderboard", ""),
        ("/leaderboard", "season"),
        ("/leaderboard", "teams"),
        ("/leaderboard", "last week"),
        ("/leaderboard", "help"),
        ("/mystats", ""),
        ("/mystats", "help"),
        (own_numbers.WHY, str(WEEK)),
    ):
        answer = await _asked(team, door, text, language=language)
        assert check_ack_message({"text": answer.text, "blocks": list(answer.blocks)}) == []


async def test_names_are_never_live(team: Team) -> None:
    """A name that looks like a mention is shown as it is written."""
    team.knows("U1", "<!channel> *Bob*")
    answer = await _asked(team, "/leaderboard")
    assert "&lt;!channel&gt;" in answer.text
    assert "<!channel>" not in str(answer.blocks)


@pytest.mark.parametrize(
    ("door", "said"),
    [("/leaderboard", "Leaderboard of week 46 so far"), ("/mystats", "5. You"), ("own_numbers", "5. You")],
)
async def test_what_takes_long_comes_later(team: Team, door: str, said: str) -> None:
    """While everybody is scored anew after new rules, nobody waits in vain: the answer follows as a direct message."""
    run = OffLoop()
    doors = _listener(team, run, patience=0).doors()
    request = Request(team.actor("U5"), Texts("en"), "", Origin.COMMAND, "command:1", "1", {})
    try:
        later = await {**doors.commands, **doors.actions}[door](request)
        assert isinstance(later, Later)
        assert later.now is not None
        assert "added up anew" in later.now.text
        assert said in (await later.work()).text
    finally:
        run.close()
