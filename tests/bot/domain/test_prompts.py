from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.prompts import PromptTime, closes_at, is_time, reminder_at
from bot.domain.public_holidays import country_of, holidays_between
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 44)
"""Europe has left summer time, the United States have not."""


@pytest.mark.parametrize(("zone", "ten"), [("Europe/Berlin", 9), ("America/New_York", 14), ("Asia/Kathmandu", 4.25)])
def test_ten_is_ten_of_the_zone(zone: str, ten: float) -> None:
    """It is time from 10:00 to 18:00, whatever the clocks did."""
    opens = datetime(2026, 10, 29, tzinfo=UTC) + timedelta(hours=ten)
    hours = {hour: is_time(opens + timedelta(hours=hour), ZoneInfo(zone), WEEK, set()) for hour in (-0.01, 0, 7.99, 8)}
    assert hours == {-0.01: False, 0: True, 7.99: True, 8: False}
    assert closes_at(opens, ZoneInfo(zone)) == opens + timedelta(hours=8)


def test_only_thursday_and_friday_are_days_to_ask() -> None:
    """No other day of the week will do."""
    noons = [datetime(2026, 10, 26 + day, 12, tzinfo=UTC) for day in range(6)]
    assert [is_time(noon, ZoneInfo("UTC"), WEEK, set()) for noon in noons] == [False, False, False, True, True, False]


def test_a_reminder_needs_a_friday() -> None:
    """There is one on Friday, unless that is a day off or today."""
    thursday, friday, zone = datetime(2026, 10, 29, 12, tzinfo=UTC), date(2026, 10, 30), ZoneInfo("Europe/Berlin")
    assert reminder_at(thursday, zone, WEEK, set()) == datetime(2026, 10, 30, 9, tzinfo=UTC)
    assert reminder_at(thursday, zone, WEEK, {friday}) is None
    assert reminder_at(thursday + timedelta(days=1), zone, WEEK, set()) is None


def test_a_time_zone_names_its_country() -> None:
    """The zone of a city lies in a country; one that is no place does not."""
    assert [country_of(zone) for zone in ("Europe/Berlin", "Europe/Stockholm", "America/New_York", "UTC")] == [
        "DE",
        "SE",
        "US",
        "",
    ]


def test_holidays_are_those_of_country_and_region() -> None:
    """A region celebrates more than its country; weekends and unknown places have none."""
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    assert holidays_between("DE", "", first, last) == {date(2026, 1, 1)}
    assert holidays_between("DE", "BY", first, last) == {date(2026, 1, 1), date(2026, 1, 6)}
    assert holidays_between("DE", "", date(2026, 10, 1), date(2026, 10, 31)) == frozenset()
    assert holidays_between("ZZ", "", first, last) == holidays_between("", "", first, last) == frozenset()


def test_a_programme_asks_when_it_likes() -> None:
    """With another day and time, that day and the one after are days to ask, from that time on."""
    when, zone = PromptTime(1, time(14, 30)), ZoneInfo("UTC")
    moments = [datetime(2026, 10, 26 + day, hour, 30, tzinfo=UTC) for day in range(5) for hour in (13, 14)]
    assert [moment.strftime("%a %H") for moment in moments if is_time(moment, zone, WEEK, set(), when)] == [
        "Tue 14",
        "Wed 14",
    ]
    assert reminder_at(moments[3], zone, WEEK, set(), when) == datetime(2026, 10, 28, 14, 30, tzinfo=UTC)


def test_nobody_is_reminded_at_a_weekend() -> None:
    """Where Friday is the day to ask there is no reminder."""
    friday = datetime(2026, 10, 30, 12, tzinfo=UTC)
    when, zone = PromptTime(4), ZoneInfo("UTC")
    assert is_time(friday, zone, WEEK, set(), when)
    assert not is_time(friday + timedelta(days=1), zone, WEEK, set(), when)
    assert reminder_at(friday, zone, WEEK, set(), when) is None
