from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Origin
from bot.i18n import LANGUAGES, Texts
from bot.listeners.doors import Later, Request
from bot.listeners.insight import InsightListener
from bot.off_loop import OffLoop
from bot.patience import UNHURRIED
from sandbox.block_kit import check_message, is_plain_answer
from tests.admin_desk import AdminDesk
from tests.bot.listeners.insight.quarters import LATE, founded, sells
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from storage.database import Database

QUARTER = 13


def staffed(team: Team) -> Team:
    """Let there be a manager, an admin, an auditor and somebody who takes part."""
    for person_id, name, role in (("UM", "Mia", "manager"), ("UA", "Alva", "admin"), ("UO", "Otto", "auditor")):
        team.knows(person_id, name)
        team.appoints(person_id, role)
    return team


async def asks(database: Database, person_id: str, language: str = "en", line: str = "") -> str:
    """Return what somebody is told."""
    return await AdminDesk(database, person_id, language=language).types(f"/insight {line}".strip())


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Return an empty database."""
    return sqlite_database


@pytest.fixture
def team(database: Database) -> Team:
    """Return a programme in which a high SSI goes with more customers, each seller more than the one before."""
    team = staffed(founded(database))
    for number in range(15):
        sells(team, number, 30 + 3 * number, wins=number // 3)
    return team


@pytest.mark.usefixtures("team")
async def test_a_relation_is_told_with_its_numbers(database: Database) -> None:
    """The answer stands first; ρ, its interval, the number of sellers and a warning about few of them follow."""
    said = await asks(database, "UM")
    assert "*Yes, the two go together" in said
    assert "15 sellers" in said
    assert "does not prove" in said
    assert "an indication only" in said
    assert "weeks 27\N{EN DASH}32" in said
    assert "weeks 33\N{EN DASH}45" in said


@pytest.mark.usefixtures("team")
async def test_sellers_are_shown_in_groups_that_hide_each_of_them(database: Database) -> None:
    """Three groups of five, by SSI, with what one of them won in the mean; no name and no single number."""
    said = await asks(database, "UM")
    assert [line.split("(")[-1] for line in said.split("\n") if "▇" in line] == ["5 sellers)"] * 3
    assert "SSI 30 to 42" in said
    assert "S1" not in said


async def test_too_few_sellers_have_no_answer(database: Database) -> None:
    """Nine sellers are too few for any number; who reported twice in six weeks does not count."""
    team = staffed(founded(database))
    for number in range(9):
        sells(team, number, 30 + number, wins=number)
    team.joins("S9", "Zoe")
    team.reports("S9", LATE - 1, ssi=80)
    team.reports("S9", LATE - 2, ssi=80)
    said = await asks(database, "UM")
    assert "so far I have 9" in said
    assert "ρ" not in said.split("\n")[0]


async def test_a_large_minimum_cohort_takes_more_sellers(database: Database) -> None:
    """A programme that shows no sums of fewer than 20 people shows no relation of 15 either."""
    team = staffed(founded(database, minimum_cohort=20))
    for number in range(15):
        sells(team, number, 30 + number, wins=number)
    assert "Too few sellers" in await asks(database, "UM")


async def test_a_young_programme_is_told_from_when_on_there_can_be_an_answer(database: Database) -> None:
    """Nineteen weeks have to pass before anything can be compared."""
    staffed(Team.found(database))
    assert "from week 2 of 2027 on" in await asks(database, "UM")


async def test_two_quarters_without_a_yes_suggest_a_lighter_ssi(database: Database) -> None:
    """When two quarters on end gave no yes, half the weight is suggested, which an admin may preview."""
    team = staffed(founded(database))
    for late in (LATE - QUARTER, LATE):
        for number in range(12):
            sells(team, number, 30 + 5 * (number * 5 % 12), wins=number % 3, late=late)
    assert "12 → 6 of 100" in await asks(database, "UM")
    desk = AdminDesk(database, "UA")
    await desk.types("/insight")
    assert "SSI 12 → 6" in (await desk.clicks("Preview SSI 6")).replace("*", "")


async def test_one_quarter_without_a_yes_suggests_nothing(database: Database) -> None:
    """The quarter before said nothing, so the weight stays as it is."""
    team = staffed(founded(database))
    for number in range(12):
        sells(team, number, 30 + 5 * (number * 5 % 12), wins=number % 3)
    assert "I suggest" not in await asks(database, "UA")


async def test_a_chart_comes_as_a_message(team: Team) -> None:
    """A click sends the same with bars that Slack draws, or in words alone where it draws none; in each language."""
    run = OffLoop()
    listener = InsightListener(run, lambda: NOW, team.database, UNHURRIED.answer)
    for language in LANGUAGES:
        texts = Texts(language)
        later = await listener.draw(Request(team.actor("UM"), texts, "", Origin.CLICK, "k", "k", {}))
        assert isinstance(later, Later)
        answer = await later.work()
        (chart,) = (block for block in answer.blocks if block["type"] == "data_visualization")
        assert [len(series["data"]) for series in chart["chart"]["series"]] == [3]
        assert check_message({"text": answer.text, "blocks": list(answer.blocks)}) == []
        assert is_plain_answer({"text": answer.text, "blocks": list(answer.plain)})
    run.close()


async def test_only_overseers_are_told(team: Team, database: Database) -> None:
    """Managers, admins and auditors read it; sellers are refused."""
    team.joins("U1", "Anna")
    assert all([" go together" in await asks(database, person_id) for person_id in ("UM", "UA", "UO")])
    assert "Only managers and admins" in await asks(database, "U1")


@pytest.mark.usefixtures("team")
async def test_help_and_mistypings_are_answered(database: Database) -> None:
    """Help says what it takes; anything else behind the command is repeated, and nothing is computed."""
    assert "ten sellers" in await asks(database, "UM", line="help")
    assert "last quarter" in await asks(database, "UM", line="last quarter")


@pytest.mark.usefixtures("team")
async def test_two_readings_agree(database: Database) -> None:
    """Whoever asks twice is told the same, also somebody else."""
    assert await asks(database, "UM") == await asks(database, "UO")
