from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

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
