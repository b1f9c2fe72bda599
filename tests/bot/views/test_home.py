from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.errors import UserError
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.show_home import ShowHome
from bot.views import home, refusals
from sandbox.block_kit import check_view
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def team(sqlite_database: Database) -> Team:
    """Give six sellers with four weeks behind them; the last of them has an SSI and little else."""
    team = Team.found(sqlite_database)
    for number in range(1, 7):
        team.joins(f"U{number}", f"Seller {number}")
        for week in range(4):
            team.reports(f"U{number}", WEEK - week, ssi=60 + number, meetings=6 - number, posts=9)
    team.reports("U6", WEEK, ssi_brand=20, ssi_people=15, ssi_insights=12, ssi_relations=19)
    return team


def _tab(team: Team, person_id: str = "U6", language: str = "en", *, with_chart: bool = True) -> dict[str, Any]:
    actor, texts = team.actor(person_id), Texts(language)
    try:
        numbers = ShowHome(team.database, lambda: NOW)(actor)
    except UserError as error:
        return home.refused(refusals.build(error, texts), texts)
    return home.build(numbers, actor.name, texts, with_chart=with_chart)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_chart", [True, False])
def test_slack_takes_the_tab(team: Team, language: str, with_chart: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """In every language, with and without a chart, a tab has no block that Slack refuses there."""
    team.joins("U9", "Nora")
    team.knows("M1", "Mia")
    team.is_away("U2", WEEK.starts_on, WEEK.ends_on)
    for person_id in ("U1", "U2", "U6", "U9", "M1"):
        assert check_view(_tab(team, person_id, language, with_chart=with_chart)) == []


def test_four_numbers_come_first(team: Team) -> None:
    """Below name and week stand points, place, streak and the gap to the next place."""
    title, numbers, *_ = _tab(team, "U5")["blocks"]
    assert title["text"]["text"] == "Seller 5, week 46"
    told = [field["text"].splitlines() for field in numbers["fields"]]
    assert [name for name, _ in told] == ["*Points so far*", "*Place*", "*Streak*", "*To the next place*"]
    assert told[1:3] == [["*Place*", "5"], ["*Streak*", "4 weeks"]]
    assert told[3][1] == "6.4"


def test_who_leads_sees_the_lead(team: Team) -> None:
    """The first has no next place, but a lead."""
    assert "*Lead*" in str(_tab(team, "U1")["blocks"][1])


def test_what_helps_and_what_is_missing_stand_on_top(team: Team) -> None:
    """The suggestion, the missing numbers and the buttons come before anything that is history."""
    blocks = _tab(team)["blocks"]
    kinds = [block["type"] for block in blocks]
    assert "1 meeting held" in str(blocks[2])
    assert "Still open this week: connections" in str(blocks[3])
    assert [button["style"] for button in blocks[4]["elements"] if "style" in button] == ["primary"]
    assert kinds.index("data_visualization") == 5


def test_a_complete_week_needs_no_report(team: Team) -> None:
    """When nothing is missing the button is there, without standing out."""
    team.reports("U6", WEEK, connections=900)
    tab = _tab(team)
    assert "Still open" not in str(tab)
    assert not any("style" in element for block in tab["blocks"] for element in block.get("elements", ()))


def test_without_charts_the_weeks_are_told(team: Team) -> None:
    """Where Slack refuses charts the same weeks stand in a line of bars."""
    tab = _tab(team, with_chart=False)
    assert "data_visualization" not in str(tab)
    assert "*Your last 7 weeks*" in str(tab)


def test_the_weakest_pillar_has_advice(team: Team) -> None:
    """The four pillars are there, and a short list for the weakest."""
    assert "What helps with “insights”" in str(_tab(team))


def test_nobody_below_the_top_is_named(team: Team) -> None:
    """The neighbours of the last seller have no names; this is the seller's own tab and nobody else's."""
    shown = str(_tab(team))
    assert "Seller 6" in shown
    assert not any(f"Seller {number}" in shown for number in (4, 5))


def test_who_is_away_reads_no_place(team: Team) -> None:
    """Somebody away is told so, and nothing is asked."""
    team.is_away("U6", WEEK.starts_on, WEEK.ends_on)
    shown = str(_tab(team))
    assert "You are away this week" in shown
    assert "What helps most" not in shown


def test_who_has_nothing_yet_is_told_how_to_begin(team: Team) -> None:
    """A new seller finds a first line and the button; a guest who takes no part only learns that."""
    team.joins("U9", "Nora")
    team.knows("G1", "Guest", is_guest=True)
    assert "`/checkin ssi 72 connections 930 shares 4 meetings 2`" in str(_tab(team, "U9"))
    assert "Report" in str(_tab(team, "U9"))
    assert "Seller" not in str(_tab(team, "G1"))


def test_a_name_is_never_live(team: Team) -> None:
    """A name that looks like a mention stands in a header, where Slack reads no mark-up, and is cut there."""
    team.knows("U6", "<!channel> " + "x" * 200)
    tab = _tab(team)
    assert tab["blocks"][0]["text"]["type"] == "plain_text"
    assert check_view(tab) == []
