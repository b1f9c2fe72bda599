from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES
from storage.teams import TeamMember, TeamRow
from tests.crowds import Crowd
from tests.teams import WEEK, Team
from tests.walls import KEY, Walls, linked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.database import Database
    from tests.walls import Looked

HOSTILE = '<script>alert(1)</script> & "Co" \'\u202egnp'
PEOPLE = ("Anna", "Bo", "Cora", "Dan", HOSTILE, "Finn")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Return an empty database."""
    return sqlite_database


@pytest.fixture
async def walls(database: Database) -> AsyncIterator[Walls]:
    """Open the address of walls."""
    async with Walls(database).open() as opened:
        yield opened


def filled(database: Database, workspace_id: str = "T1", **settings: str | int) -> Team:
    """Return a programme in which six people reported, each less than the one before, and one won a deal."""
    team = Team.found(database, workspace_id, **settings)
    for number, name in enumerate(PEOPLE):
        team.joins(f"U{number}", name)
        team.reports(f"U{number}", meetings=9 - number, leads=2)
    team.deals("U0", "Acme", 12000)
    return team


def names_in(looked: Looked) -> list[str]:
    """Return the names that are listed."""
    return re.findall(r'<span class="name"><bdi>(.*?)</bdi>', looked.text)


def told(looked: Looked) -> dict[str, str]:
    """Return what a browser is told beside the page, without the time."""
    return {name: value for name, value in looked.headers.items() if name != "Date"}


async def test_it_shows_the_running_week_with_money_first(walls: Walls, database: Database) -> None:
    """The headline is what social selling brought, then meetings and leads; then those whom the channel names."""
    looked = await walls.looks(linked(filled(database)))
    assert looked.status == 200
    assert "Leaderboard of week 46 so far" in looked.text
    assert looked.text.index("€12,000") < looked.text.index("meetings") < looked.text.index("Anna")
    assert names_in(looked) == ["Anna", "Bo", "Cora"]
    assert "6/6" in looked.text


async def test_it_says_what_a_week_usually_brings(walls: Walls, database: Database) -> None:
    """Below the headline, not while fewer than two posts are known; behind what of its money is not verified yet."""
    team = filled(database)
    team.deals("U1", "Beta", 8000, closed_on=(WEEK - 2).starts_on)
    posted = Crowd(team, len(PEOPLE))
    posted.posts(WEEK - 2)
    assert "usually" not in (await walls.looks(linked(team))).text
    posted.posts(WEEK - 1)
    assert "usually €4,000 from social selling (mean of the last 2)" in (await walls.looks(linked(team))).text
    team.deals("U1", "Giant", 600_000)
    assert "€600k of the revenue is not verified yet. In a whole week" in (await walls.looks(linked(team))).text


@pytest.mark.parametrize(
    ("visibility", "listed", "told"),
    [
        ("named", 6, ["€12,000"]),
        ("top", 3, ["€12,000"]),
        ("pseudonyms", 3, ["€12,000"]),
        ("teams", 0, ["€12,000"]),
        ("own", 0, ["nothing to show"]),
        ("off", 0, ["nothing to show"]),
    ],
)
async def test_it_names_nobody_whom_the_channel_does_not(
    walls: Walls, database: Database, visibility: str, listed: int, told: list[str]
) -> None:
    """In each visibility a screen names as many as the policy allows, and under pseudonyms nobody by name."""
    looked = await walls.looks(linked(filled(database, visibility=visibility)))
    assert len(names_in(looked)) == listed
    assert all(words in looked.text for words in told)
    if visibility not in {"named", "top"}:
        assert not set(PEOPLE) & set(names_in(looked))


@pytest.mark.parametrize(("visibility", "listed"), [("teams", 0), ("named", len(PEOPLE))])
async def test_teams_stand_beside_people_or_in_their_place(
    walls: Walls, database: Database, visibility: str, listed: int
) -> None:
    """Where persons are compared, teams stand beside them; where teams alone are compared, they are the list."""
    team = filled(database, visibility=visibility, minimum_cohort=3)
    for first, name in enumerate(("Nord", "Süd")):
        with team.entry(action="teams") as (tx, team_id):
            tx.teams.record("T1", team_id, TeamRow(team_id, name))
            for seller in range(first, len(PEOPLE), 2):
                member = TeamMember(f"U{seller}", (WEEK - 4).starts_on, team_id)
                tx.teams.record_member("T1", team_id, member)
    names = names_in(await walls.looks(linked(team)))
    assert len(names) == listed + 2
    assert {"Nord", "Süd"} <= set(names)


async def test_sums_of_few_people_are_left_out(walls: Walls, database: Database) -> None:
    """Where too few take part to show sums, there is neither money nor participation."""
    team = Team.found(database, visibility="teams")
    team.joins("U1", "Anna")
    team.reports("U1", meetings=3)
    team.deals("U1", "Acme", 12000)
    looked = await walls.looks(linked(team))
    assert "nothing to show" in looked.text
    assert "12,000" not in looked.text


async def test_a_dry_run_shows_nothing(walls: Walls, database: Database) -> None:
    """What is collected in a dry run is shown to nobody."""
    team = Team.found(database, dry_run=True)
    assert "nothing to show" in (await walls.looks(linked(team))).text


async def test_hostile_names_are_text(walls: Walls, database: Database) -> None:
    """Mark-up in a name is shown as it was written, and nothing turns the line around."""
    looked = await walls.looks(linked(filled(database, visibility="named")))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in looked.text
    assert looked.text.count("<script>") == 1
    assert "\u202e" not in looked.text


async def test_every_link_that_does_not_work_looks_alike(walls: Walls, database: Database) -> None:
    """Guessed, tampered with, expired, ended, replaced or of another workspace: the same page, the same headers."""
    team, other = filled(database), Team.found(database, "T2")
    first = linked(team)
    linked(team, days=-1, wall_id=KEY.read(first)[1])  # type: ignore[index] # it was just made
    links = [first, KEY.link("T2", 1), KEY.link("T3", 1), first[:-2] + "AA", "x", "%00", "a" * 5000]
    links += [linked(other, is_ended=True), f"{first}x"]
    old = linked(other)
    linked(other)
    looks = [await walls.looks(link) for link in [*links, old]]
    looks += [await walls.looks(f"{link}/board") for link in [*links, old]]
    assert {(looked.status, looked.text) for looked in looks} == {(404, "Not found")}
    assert len({tuple(sorted(told(looked).items())) for looked in looks}) == 1


async def test_a_link_expires(walls: Walls, database: Database) -> None:
    """A link works to the last second, and no longer."""
    link = linked(filled(database), days=2)
    walls.now += timedelta(days=2) - timedelta(seconds=1)
    assert (await walls.looks(link)).status == 200
    walls.now += timedelta(seconds=1)
    assert (await walls.looks(link)).status == 404


async def test_nothing_is_sent_to_who_knows_it(walls: Walls, database: Database) -> None:
    """A tag stays as long as nothing changes, and a report changes it."""
    team = filled(database)
    link = linked(team)
    first = await walls.looks(f"{link}/board")
    again = await walls.looks(f"{link}/board", first.headers["ETag"])
    assert (again.status, again.text, again.headers["ETag"]) == (304, "", first.headers["ETag"])
    team.reports("U5", meetings=60, calls=300)
    changed = await walls.looks(f"{link}/board", first.headers["ETag"])
    assert (changed.status, "Finn" in names_in(changed)) == (200, True)


async def test_a_new_week_begins_by_itself(walls: Walls, database: Database) -> None:
    """On Monday the screen shows the next week, although nobody has entered anything."""
    link = linked(filled(database))
    await walls.looks(link)
    walls.now += timedelta(weeks=1)
    assert f"week {WEEK.iso_week + 1} so far" in (await walls.looks(link)).text


async def test_the_page_asks_nobody_else(walls: Walls, database: Database) -> None:
    """No cookie, no cache, no referrer, no index, nothing from elsewhere: headers and page say so."""
    looked = await walls.looks(linked(filled(database)))
    assert looked.headers["Cache-Control"] == "no-store"
    assert looked.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in looked.headers["X-Robots-Tag"]
    assert "Set-Cookie" not in looked.headers
    assert looked.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in looked.headers["Content-Security-Policy"]
    assert re.findall(r"https?://", looked.text) == []
    assert " style=" not in looked.text


@pytest.mark.parametrize(("asked", "given"), [("?theme=dark", ' data-theme="dark"'), ("?theme=%22%3E", ""), ("", "")])
async def test_colours_can_be_fixed(walls: Walls, database: Database, asked: str, given: str) -> None:
    """Dark and light can be asked for; anything else leaves it to the screen."""
    looked = await walls.looks(linked(filled(database)) + asked)
    assert f'<html lang="en"{given}>' in looked.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_speaks_the_language_of_the_programme(walls: Walls, database: Database, language: str) -> None:
    """The screen is in the language of the post, its times and sentences included."""
    looked = await walls.looks(linked(filled(database, language=language)))
    assert f'lang="{language}"' in looked.text
    assert ("from social selling this week" in looked.text) is (language == "en")


async def test_a_database_out_of_reach_is_no_end(walls: Walls, database: Database) -> None:
    """While the database cannot be read, the answer is that it takes a moment, not that the link is gone."""
    link = linked(filled(database))
    database.close()
    with database.transaction() as tx:
        tx.connection.exec_driver_sql("ALTER TABLE wall_version RENAME TO wall_gone")
    assert (await walls.looks(link)).status == 503
