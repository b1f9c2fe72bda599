from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.metrics import RAW
from bot.domain.typed.context import Context
from bot.domain.typed.lines.report import read_amount
from bot.domain.weeks import Week
from bot.i18n import LANGUAGES, Texts
from tests.form_desk import FormDesk
from tests.teams import NOW, WEEK, Team


@pytest.fixture
def anna(team: Team) -> FormDesk:
    """Seat a seller who reported her levels a week ago."""
    team.reports("U1", WEEK - 1, ssi=72, connections=930, meetings=2)
    return FormDesk(team.database)


async def test_the_form_asks_for_what_the_programme_wants(anna: FormDesk) -> None:
    """Only the metrics that the admin chose, in their order, the pillars of the SSI, and the seller's own hours."""
    await anna.opens()
    assert list(anna.fields)[:3] == ["ssi", "connections", "meetings"]
    assert len(anna.fields) == 8
    assert "linkedin.com/sales/ssi" in anna.said


async def test_it_is_filled_with_what_is_known(anna: FormDesk) -> None:
    """What is stored stands in its field, asked for or not; a level of last week is only hinted at."""
    await anna.types("/checkin ssi 63.5 shares 4")
    await anna.opens()
    assert (anna.fields["ssi"], anna.fields["shares"], anna.fields["connections"]) == ("63.5", "4", None)
    assert "last week: 930" in anna.said


async def test_numbers_are_stored_as_they_are_written(anna: FormDesk) -> None:
    """A decimal comma and words for thousands are read as in a line, and the answer says what was understood."""
    await anna.opens()
    said = await anna.saves(ssi="63,5", connections="1 030", meetings="3")
    assert "SSI 63.5" in said
    assert anna.numbers() == {"ssi": Decimal("63.5"), "connections": 1030, "meetings": 3}


async def test_what_was_not_touched_is_not_stored_again(anna: FormDesk) -> None:
    """Two forms at once keep the changes of both."""
    await anna.types("/checkin meetings 2 connections 940")
    other = FormDesk(anna.database)
    await anna.opens()
    await other.opens()
    await other.saves(meetings="5")
    assert "940 → 950" in await anna.saves(connections="950")
    assert anna.numbers() == {"meetings": 5, "connections": 950}


async def test_a_double_click_stores_once(anna: FormDesk) -> None:
    """The second delivery of a form is answered as the first."""
    await anna.opens()
    said = await anna.saves(meetings="+2")
    assert await anna.saves() == said
    assert anna.numbers() == {"meetings": 2}


async def test_an_emptied_field_takes_its_number_back(anna: FormDesk) -> None:
    """What is emptied is no longer reported; `/undo` brings it back."""
    await anna.types("/checkin meetings 2 connections 940")
    await anna.opens()
    said = await anna.saves(meetings="")
    assert "*meetings held removed* (was 2)" in said
    assert "meetings held" in said.split("Still open")[1]
    assert anna.numbers() == {"connections": 940}
    assert "meetings held removed" in await anna.types("/undo")
    assert anna.numbers() == {"meetings": 2, "connections": 940}


async def test_same_as_last_week_repeats_the_levels(anna: FormDesk) -> None:
    """One tick stores the levels that were left empty, and no counted thing."""
    await anna.opens()
    anna.ticks()
    await anna.saves(connections="941")
    assert anna.numbers() == {"ssi": 72, "connections": 941}


async def test_pillars_are_repeated_with_their_ssi_only(anna: FormDesk, team: Team) -> None:
    """A new SSI does not get the pillars of an old one."""
    team.reports("U1", WEEK - 1, ssi_brand=18, ssi_people=18, ssi_insights=18, ssi_relations=18)
    await anna.opens()
    anna.ticks()
    await anna.saves(ssi="74")
    assert anna.numbers() == {"ssi": 74, "connections": 930}
    anna.waits(weeks=1)
    await anna.opens()
    anna.ticks()
    await anna.saves()
    assert anna.numbers(WEEK + 1) == {"ssi": 74, "connections": 930}


@pytest.mark.parametrize(
    ("typed", "metric", "reason"),
    [
        ({"ssi": "seventy"}, "ssi", "seventy"),
        ({"ssi": "101"}, "ssi", "0 to 100"),
        ({"meetings": "2.5"}, "meetings", "whole number"),
        ({"connections": "+10"}, "connections", "the whole number"),
        ({"meetings": "<!channel> & more"}, "meetings", "& more"),
        (
            {"ssi": "50", "ssi_brand": "20", "ssi_people": "20", "ssi_insights": "20", "ssi_relations": "20"},
            "ssi",
            "add up to 80",
        ),
    ],
)
async def test_what_is_wrong_stands_at_its_field(
    anna: FormDesk, typed: dict[str, str], metric: str, reason: str
) -> None:
    """The form stays open with everything in it, and nothing is stored."""
    await anna.opens()
    assert await anna.saves(**{"connections": "940", **typed}) == ""
    assert reason in anna.wrong[metric]
    assert anna.fields[metric] == typed[metric]
    assert anna.numbers() == {}


async def test_all_wrong_fields_are_named_at_once(anna: FormDesk) -> None:
    """Nobody mends a form field by field."""
    await anna.opens()
    await anna.saves(ssi="x", meetings="y")
    assert set(anna.wrong) == {"ssi", "meetings"}


async def test_an_empty_form_says_so(anna: FormDesk) -> None:
    """A form without a number stays open."""
    await anna.opens()
    await anna.saves()
    assert "Nothing is filled in yet" in anna.wrong["ssi"]


async def test_an_unchanged_form_shows_what_stands(anna: FormDesk) -> None:
    """Saving what is there already makes no entry."""
    await anna.types("/checkin meetings 2")
    await anna.opens()
    assert "• meetings held 2" in await anna.saves()
    assert "meetings held 2" in await anna.types("/undo")


async def test_another_week_is_filled_anew(anna: FormDesk) -> None:
    """Choosing a week shows its numbers; what was typed moves along."""
    await anna.opens()
    anna.enters(meetings="4")
    await anna.chooses(WEEK - 1)
    assert (anna.fields["ssi"], anna.fields["connections"], anna.fields["meetings"]) == ("72", "930", "4")
    await anna.saves()
    assert anna.numbers(WEEK - 1) == {"ssi": 72, "connections": 930, "meetings": 4}
    assert anna.numbers() == {}


async def test_a_choice_that_was_not_drawn_is_drawn_instead_of_stored(anna: FormDesk) -> None:
    """A form never stores for another week than the one whose numbers it shows."""
    await anna.opens()
    await anna.chooses(WEEK - 2, is_told=False)
    assert await anna.saves(meetings="4") == ""
    assert anna.week == str(WEEK - 2)
    assert anna.numbers() == anna.numbers(WEEK - 2) == {}
    await anna.saves()
    assert anna.numbers(WEEK - 2) == {"meetings": 4}


async def test_a_form_left_open_stores_for_the_week_that_it_shows(anna: FormDesk) -> None:
    """The week's end moves no number into the next one."""
    await anna.opens()
    anna.waits(weeks=1)
    assert "week 46" in await anna.saves(meetings="4")
    assert anna.numbers() == {"meetings": 4}


async def test_a_form_left_open_for_too_long_says_so(anna: FormDesk) -> None:
    """Once its week is closed, the form becomes that of the running week, and stores nothing by itself."""
    await anna.opens()
    anna.waits(weeks=6)
    assert await anna.saves(meetings="4") == ""
    assert "Week 46 takes no more numbers" in anna.said
    assert (anna.week, anna.fields["meetings"]) == (str(WEEK + 6), "4")
    assert anna.numbers() == anna.numbers(WEEK + 6) == {}
    await anna.saves()
    assert anna.numbers(WEEK + 6) == {"meetings": 4}


async def test_a_guest_cannot_send_a_form(team: Team) -> None:
    """Who may report is asked again when the form comes back."""
    team.knows("U3", "Cy")
    cy = FormDesk(team.database, "U3")
    await cy.opens()
    team.knows("U3", "Cy", is_guest=True)
    await cy.saves(meetings="4")
    assert cy.shown.is_refusal
    assert cy.numbers() == {}


async def test_the_button_can_name_a_week(anna: FormDesk) -> None:
    """A button that is for an earlier week opens that one, as long as it is open."""
    await anna.presses(str((WEEK - 1).number))
    assert anna.week == str(WEEK - 1)
    await anna.presses(str((WEEK - 20).number))
    assert anna.week == str(WEEK)


async def test_a_surprising_jump_is_asked_about(anna: FormDesk) -> None:
    """The first time nothing is stored; the second time it is, and the entry keeps the answer."""
    await anna.opens()
    assert await anna.saves(connections="1330", meetings="2") == ""
    assert "+400 connections since your last report. Is that right?" in anna.said
    assert anna.fields["connections"] == "1330"
    assert anna.numbers() == {}
    await anna.saves()
    assert anna.numbers() == {"connections": 1330, "meetings": 2}
    with anna.database.snapshot() as tx:
        assert tx.journal.entries_of("T1", "U1", ["report"])[0].reason == "confirmed: F2:connections:1330"


async def test_another_surprise_is_another_question(anna: FormDesk) -> None:
    """A yes to one number is no yes to the next."""
    await anna.opens()
    await anna.saves(connections="1330")
    assert await anna.saves(connections="2330") == ""
    assert "+1,400 connections" in anna.said
    assert anna.numbers() == {}
    await anna.saves(connections="940")
    assert anna.numbers() == {"connections": 940}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_stays_within_limits_with_everything_asked(anna: FormDesk, team: Team, language: str) -> None:
    """With all metrics, all stored, the form is one that Slack takes, in every language."""
    team.reports("U1", WEEK - 1, **{metric: str(raw.maximum) for metric, raw in RAW.items()})
    team.logs("U1", "https://example.com/a")
    anna.language = language
    await anna.opens()
    await anna.opens("/checkin last week")
    assert set(anna.fields) == set(RAW)
    anna.enters(meetings="4")
    assert "60" in await anna.saves()


@given(
    metric=st.sampled_from(sorted(RAW)),
    hundredths=st.integers(0, 10**11),
    language=st.sampled_from(LANGUAGES),
)
def test_what_a_field_is_filled_with_is_read_as_the_same_number(metric: str, hundredths: int, language: str) -> None:
    """An untouched field changes nothing, whatever the language and the number."""
    raw = RAW[metric]
    amount = min(Decimal(hundredths) / 100, raw.maximum)
    amount = amount if raw.decimals else Decimal(int(amount))
    context = Context(language, Week.of(NOW.date()).starts_on, "EUR")
    assert read_amount(Texts(language).number(amount).replace("\xa0", " "), metric, context).value == amount
