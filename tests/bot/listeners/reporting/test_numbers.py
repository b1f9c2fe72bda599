from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.rates import RateRow
from tests.desk import Desk
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database


async def test_an_ssi_is_noted_for_the_running_week(anna: Desk) -> None:
    """The answer repeats the number and the week, and tells what is still open and how to take it back."""
    said = await anna.types("/ssi 72")
    assert "Noted for week 46: *SSI 72*" in said
    assert "Still open for week 46: connections and meetings held." in said
    assert "`/undo` takes this back" in said
    assert anna.numbers() == {"ssi": 72}


async def test_pillars_are_noted_with_their_total(anna: Desk) -> None:
    """Five numbers are the SSI and its four pillars."""
    said = await anna.types("/ssi 72 18 17.5 20 16.5")
    assert "brand 18, people 17.5, insights 20, relationships 16.5" in said
    assert len(anna.numbers()) == 5


async def test_pillars_that_do_not_add_up_are_refused(anna: Desk) -> None:
    """Nothing is stored, and the answer says what was wrong."""
    assert "add up to 40" in await anna.types("/ssi 72 10 10 10 10")
    assert anna.shown.is_refusal
    assert anna.numbers() == {}


async def test_a_new_ssi_drops_the_pillars_of_the_earlier_reading(anna: Desk) -> None:
    """The newer total counts, and pillars that no longer fit it are not kept."""
    await anna.types("/ssi 72 18 17.5 20 16.5")
    assert "pillars of the earlier reading" in await anna.types("/ssi 60")
    assert anna.numbers() == {"ssi": 60}
    await anna.types("/undo")
    assert len(anna.numbers()) == 5


async def test_the_answer_names_what_stood_before(anna: Desk) -> None:
    """A second report of a week replaces the first, and says so."""
    await anna.types("/ssi 70")
    assert "*SSI 70 → 72*" in await anna.types("/ssi 72")


async def test_a_level_is_compared_with_the_week_before(anna: Desk, team: Team) -> None:
    """A first number of the week shows the way since the last one."""
    team.reports("U1", WEEK - 1, connections=915)
    assert "*connections 930* (+15 on the week before)" in await anna.types("/connections 930 target 120")


@pytest.mark.parametrize(
    ("language", "line", "shown"),
    [
        ("de", "/ssi 63,5", "*SSI 63,5*"),
        ("sv", "/connections 1 234", "*kontakter 1\xa0234*"),
        ("de", "/outcomes pipeline 12 T€", "12.000\xa0€"),
        ("sv", "/outcomes möten 3 samtal 12", "*genomförda möten 3*"),
        ("de", "/outcomes termine 3 letzte woche", "Notiert für KW 45"),
    ],
)
async def test_numbers_are_read_and_shown_as_people_write_them(
    anna: Desk, language: str, line: str, shown: str
) -> None:
    """German and Swedish separators, words and weeks work in the commands."""
    anna.language = language
    assert shown in await anna.types(line)


async def test_shares_are_set_added_to_and_logged(anna: Desk) -> None:
    """The typed number and the addresses add up, and the answer shows both parts."""
    await anna.types("/shares 4")
    assert "*shares and comments 4 → 5*" in await anna.types("/shares +1")
    said = await anna.types("/shares <https://www.example.com/a?utm_source=x|example>")
    assert "*shares and comments 6* (5 typed + 1 by address)" in said
    assert "`example.com/a`" in said
    assert "*shares and comments 6 → 4* (3 typed + 1 by address" in await anna.types("/shares 3")


async def test_an_address_counts_once(anna: Desk) -> None:
    """The same address again says for which week it counts, and adds nothing."""
    await anna.types("/shares https://example.com/a last week")
    assert "counts already, for week 45" in await anna.types("/shares http://www.example.com/a/?utm_medium=y")


async def test_a_colleague_may_share_the_same(anna: Desk, team: Team) -> None:
    """An address counts once a person."""
    await anna.types("/shares https://example.com/a")
    bo = Desk(team.database, "U2")
    assert "1 by address" in await bo.types("/shares https://example.com/a")


async def test_an_address_becomes_an_own_post_by_a_click(anna: Desk) -> None:
    """It moves from the shares to the posts, and an undo moves it back."""
    await anna.types("/shares https://example.com/a")
    assert "*own posts 1*" in await anna.picks("Own post")
    assert anna.shown.is_replacement
    assert "Now week 46 has shares and comments 1." in await anna.types("/undo")


async def test_outcomes_are_added_by_a_plus(anna: Desk) -> None:
    """A plus adds to what stands, even where nothing stood."""
    await anna.types("/outcomes meetings +1")
    await anna.types("/outcomes meetings +2 leads 1")
    assert anna.numbers() == {"meetings": 3, "leads": 1}


async def test_a_metric_of_another_command_is_refused_and_nothing_is_stored(anna: Desk) -> None:
    """A wrong piece costs the line, which is repeated back."""
    said = await anna.types("/outcomes meetings 3 ssi 72")
    assert anna.shown.is_refusal
    assert "meetings 3 ssi 72" in said
    assert anna.numbers() == {}


async def test_a_number_out_of_range_is_refused_with_the_range(anna: Desk) -> None:
    """The answer says what is possible."""
    assert "outside of what is possible, 0 to 60" in await anna.types("/outcomes meetings 61")
    await anna.types("/outcomes meetings 60")
    assert anna.shown.is_refusal is False
    assert "outside" in await anna.types("/outcomes meetings +1")
    assert anna.numbers() == {"meetings": 60}


async def test_numbers_are_checked_against_those_of_the_week(anna: Desk) -> None:
    """A part never exceeds the whole that stands already."""
    await anna.types("/connections 100")
    assert "cannot be more than" in await anna.types("/checkin target 101")


async def test_an_ambiguous_amount_can_be_read_the_other_way(anna: Desk) -> None:
    """The language decides, and one click takes the other reading; a second one changes nothing more."""
    await anna.types("/outcomes pipeline 1,500")
    asked = anna.shown
    assert anna.labels == ["I meant €1.50"]
    assert "*new pipeline €1,500 → €1.50*" in await anna.clicks("I meant")
    assert "*new pipeline €1,500 → €1.50*" in await anna.clicks("I meant", on=asked)


async def test_a_reading_that_cannot_be_is_not_offered(anna: Desk) -> None:
    """An SSI of 63,500 is impossible, so the other reading is taken at once."""
    assert "*SSI 63.5*" in await anna.types("/ssi 63,500")
    assert anna.labels == []


async def test_bare_checkin_shows_the_week_and_the_line_to_type(anna: Desk) -> None:
    """What is stored, what is still open, and an example."""
    assert "Nothing is noted for week 46 yet" in await anna.types("/checkin")
    await anna.types("/checkin ssi 72 meetings 2")
    said = await anna.types("/upshot checkin")
    assert "• SSI 72\n• meetings held 2" in said
    assert "Still open: connections." in said
    assert "`/checkin ssi 72 connections 930 shares 4 meetings 2`" in said


async def test_a_week_alone_shows_that_week(anna: Desk) -> None:
    """An earlier open week can be looked at."""
    await anna.types("/outcomes leads 2 last week")
    assert "• qualified leads 2" in await anna.types("/checkin last week")


async def test_a_closed_week_is_refused_with_the_open_ones(anna: Desk) -> None:
    """Older numbers are past changing."""
    assert "Week 41 is closed. Open are `week 46`" in await anna.types("/ssi 72 week 41")
    assert anna.shown.is_refusal


@pytest.mark.parametrize("command", ["checkin", "ssi", "connections", "shares", "outcomes", "deal", "undo"])
@pytest.mark.parametrize("word", ["help", "hilfe", "hjälp", "?"])
async def test_help_shows_examples(anna: Desk, command: str, word: str) -> None:
    """Every command explains itself by lines that work, also before anything is set up."""
    assert f"`/{command}" in await anna.types(f"/{command} {word}")
    assert anna.numbers() == {}


@pytest.mark.parametrize("command", ["checkin", "ssi", "connections", "shares", "outcomes", "deal"])
async def test_the_examples_in_help_work(anna: Desk, command: str) -> None:
    """What help shows in backquotes is taken as it stands."""
    said = await anna.types(f"/{command} help")
    team = Team(anna.database)
    team.joins("U2", "Ben")
    with team.entry("U0", "rates") as (tx, sequence):
        tx.rates.record("T1", sequence, RateRow("USD", WEEK.starts_on, "EUR", "0.92"))
    team.deals("U1", "Acme", 50, stage="lost")
    await anna.types("/deal open 100 Acme")
    for line in said.split("`")[1::2]:
        if line.startswith(f"/{command} "):
            await anna.types(line.replace("@ben", "<@U2|ben>"))
            assert not anna.shown.is_refusal, (line, anna.shown.text)


async def test_the_same_delivery_is_answered_alike_and_stored_once(anna: Desk) -> None:
    """Slack may deliver a command twice."""
    first = await anna.types("/shares +1")
    anna.waits(minutes=1)
    assert await anna.types("/shares +1", key=anna.key) == first
    assert anna.numbers() == {"shares": 1}


async def test_nothing_is_stored_before_the_set_up(database: Database) -> None:
    """The answer says so and repeats what was typed."""
    team = Team(database, "T2")
    with database.transaction() as tx:
        tx.programmes.remember_workspace("T2", name="Other", url="", seen_at=Desk(database).now)
    team.knows("U9", "Cy")
    cy = Desk(database, "U9", "T2")
    said = await cy.types("/ssi 72")
    assert "not set up" in said
    assert "72" in said
    with database.snapshot() as tx:
        assert tx.journal.last_sequence("T2") == 0


_LINES = (
    "/checkin",
    "/ssi 72",
    "/ssi 72 18 17 20 17",
    "/ssi 60",
    "/ssi 300",
    "/ssi 72 1 1 1 1",
    "/connections 930 target 120",
    "/connections 5 target 9",
    "/shares 4",
    "/shares +1",
    "/shares https://example.com/a",
    "/shares https://example.com/a",
    "/outcomes calls 12 meetings 3 leads 1 pipeline 15k",
    "/outcomes foo 3",
    "/checkin posts 2 engagement 30 impressions 900 mentions 4 requests 9 accepted 7 clicks 5 conversions 1",
    "/deal open 8000 Acme referral",
    "/deal open 5000 Acme",
    "/deal won Acme",
    "/deal won 12000 Beta social influenced id 4711",
    "/deal won 12000 Beta social",
    "/deal won 500 USD Beta",
    "/deal won 500 Beta closed 2026-01-01",
    "/deal won Nobody",
    "/deal lost Nobody",
    "/deal",
    "/checkin last week",
    *["/undo"] * 11,
)


@pytest.mark.parametrize("language", ["en", "de", "sv"])
async def test_every_answer_can_be_drawn_in_every_language(anna: Desk, language: str) -> None:
    """The desk checks each answer as strictly as Slack."""
    anna.language = language
    anna.turns_to(2026, 11, 16, 7)
    for line in _LINES:
        assert await anna.types(line)


async def test_the_longest_lines_fit(anna: Desk) -> None:
    """Buttons carry the longest customer, and the answers stay within Slack's limits."""
    customer = "ÅÄÖ ßß &<> " * 10
    await anna.types(f'/deal won 12000 "{customer}" social influenced opened 2026-10-01 id 4711')
    await anna.types(f'/deal won 12000 "{customer}" social influenced opened 2026-10-01 id 4711')
    assert "New deal" in await anna.clicks("Yes")
    await anna.types(f"/shares https://example.com/{'a/' * 400}")
    assert "…" in anna.shown.text
