from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.domain.business.periods import Period
from bot.domain.typed.context import Context
from bot.domain.typed.lines.business import parse as parse_business
from bot.domain.weeks import Week
from bot.i18n import Texts, escape, language_of

MOMENT = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "moment", "exact", "money"),
    [
        ("en", "Mon 16 Nov, 10:00", "1,072.555", "€12,000"),
        ("de", "Mo., 16. Nov., 10:00 Uhr", "1.072,555", "12.000\N{NO-BREAK SPACE}€"),
        ("sv", "mån 16 nov.", "1\N{NO-BREAK SPACE}072,555", "12\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€"),
    ],
)
def test_moments_and_numbers_are_written_as_the_language_does(
    language: str, moment: str, exact: str, money: str
) -> None:
    """Days, times, separators and currencies stand as readers of the language expect them."""
    texts = Texts(language)
    assert texts.moment(MOMENT, ZoneInfo("Europe/Berlin")).startswith(moment)
    assert texts.exact(Decimal("1072.555")) == exact
    assert texts.money(12_000, "EUR") == money


@pytest.mark.parametrize(("language", "said"), [("en", "60%"), ("de", "60\N{NO-BREAK SPACE}%")])
def test_per_cent_are_written_as_the_language_does(language: str, said: str) -> None:
    """The sign is close to the number in English, and a space that never breaks apart elsewhere."""
    assert Texts(language).percent("60") == said


@pytest.mark.parametrize(("language", "together"), [("en", "a, b and c"), ("de", "a, b und c"), ("sv", "a, b och c")])
def test_things_are_listed_as_the_language_does(language: str, together: str) -> None:
    """The last of several things is joined by a word, and one thing stands alone."""
    assert Texts(language).listing(["a", "b", "c"]) == together
    assert Texts(language).listing(["a"]) == "a"


def test_facts_are_never_live() -> None:
    """What somebody typed cannot become a mention, and is escaped once only."""
    said = Texts("en").say("You typed: {typed}", typed=escape("<!channel> & co"))
    assert said == "You typed: &lt;!channel&gt; &amp; co"


@pytest.mark.parametrize(
    ("locale", "language"), [("de-DE", "de"), ("sv_SE", "sv"), ("en-GB", "en"), ("fr-FR", "sv"), ("", "sv")]
)
def test_the_language_follows_the_locale(locale: str, language: str) -> None:
    """A locale without a catalogue gets the fallback."""
    assert language_of(locale, fallback="sv") == language


@pytest.mark.parametrize(
    ("language", "days", "weeks", "over_new_year"),
    [
        ("en", "9-15 Nov 2026", "weeks 40-46", "week 53 of 2026 to week 2 of 2027"),
        ("de", "9.-15. Nov. 2026", "KW 40-46", "KW 53/2026 bis KW 2/2027"),
        ("sv", "9-15 nov. 2026", "vecka 40-46", "vecka 53 2026 till vecka 2 2027"),
    ],
)
def test_spans_say_once_what_is_the_same(language: str, days: str, weeks: str, over_new_year: str) -> None:
    """Month and year stand once, and a year beside weeks only where there are two; business reports read it back."""
    texts, week = Texts(language), Week.iso(2026, 46)
    assert texts.days(week.starts_on, week.ends_on) == days.replace("-", "\N{EN DASH}")
    assert texts.weeks(week - 6, week) == weeks.replace("-", "\N{EN DASH}")
    assert texts.weeks(week, week) == texts.week(week)
    assert texts.weeks(Week.iso(2026, 53), Week.iso(2027, 2)) == over_new_year
    context = Context(language, date(2027, 2, 1), "EUR")
    for first, last in ((week - 6, week), (Week.iso(2026, 53), Week.iso(2027, 2)), (week, week)):
        assert parse_business(texts.weeks(first, last), context).period == Period(first, last)
