from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.public_holidays import PROGRAMMES, has_holidays
from bot.domain.typed.calendars import UnknownCalendarError, parse_calendar


@pytest.mark.parametrize(
    ("typed", "calendar"),
    [
        ("", PROGRAMMES),
        ("de", ("DE", "")),
        (" DE-by ", ("DE", "BY")),
        ("DE bw", ("DE", "BW")),
        ("Germany", ("DE", "")),
        ("Deutschland, Bayern", ("DE", "BY")),
        ("Tyskland (Bavaria)", ("DE", "BY")),
        ("Schweden", ("SE", "")),
        ("sverige", ("SE", "")),
        ("NO", ("NO", "")),
        ("UK", ("GB", "")),
        ("uk england", ("GB", "ENG")),
        ("Österrike Wien", ("AT", "9")),
        ("Schweiz, St. Gallen", ("CH", "SG")),
        ("Guinea-Bissau", ("GW", "")),
        ("Vereinigte Staaten California", ("US", "CA")),
    ],
)
def test_a_calendar_is_named_as_people_name_it(typed: str, calendar: tuple[str, str]) -> None:
    """A country by its code or its name in three languages, perhaps with a region; nothing is the programme's."""
    assert parse_calendar(typed) == calendar


@pytest.mark.parametrize("typed", ["Bayern", "bavaria", "Baden-Württemberg", "Sachsen-Anhalt", "NRW"])
def test_a_region_at_home_needs_no_country(typed: str) -> None:
    """In a German programme the name of a German region says enough; elsewhere it says nothing."""
    assert parse_calendar(typed, "DE")[0] == "DE"
    with pytest.raises(UnknownCalendarError):
        parse_calendar(typed, "SE")


def test_an_unknown_calendar_is_refused() -> None:
    """A wrong region is told those of the country; a wrong country has none."""
    with pytest.raises(UnknownCalendarError) as region:
        parse_calendar("DE-XX", "DE")
    assert (region.value.country, "BY" in region.value.regions) == ("DE", True)
    with pytest.raises(UnknownCalendarError) as country:
        parse_calendar("Atlantis", "DE")
    assert (country.value.country, country.value.regions) == ("", ())


@given(st.text(max_size=120), st.sampled_from(["", "DE", "SE"]))
def test_whatever_is_typed_there_are_holidays_or_a_refusal(typed: str, home: str) -> None:
    """A calendar that is understood can be looked up."""
    try:
        country, region = parse_calendar(typed, home)
    except UnknownCalendarError as error:
        assert error.typed == typed  # noqa: PT017 - one of two good ends
    else:
        assert (country, region) == PROGRAMMES or has_holidays(country, region)
