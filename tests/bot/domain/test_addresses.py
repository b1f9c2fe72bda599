from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.addresses import AddressKnownError, check_new, normalised
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 46)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.Example.com/News/", "example.com/News"),
        ("http://example.com:80/a?utm_source=x&b=2&a=1&fbclid=3#top", "example.com/a?a=1&b=2"),
        ("https://example.com:8443/", "example.com:8443"),
        ("https://m.example.com/a?rcm=1&lipi=2&midToken=3&mc_eid=4&trackingId=5&x=6", "example.com/a?x=6"),
        ("https://www.m.example.com/", "example.com"),
        ("https://m.se/a", "m.se/a"),
        ("https://xn--bcher-kva.example/a", "bücher.example/a"),
        ("https://BÜCHER.example/a#top", "bücher.example/a"),
        ("https://app.example.com/#/news/1", "app.example.com#/news/1"),
        ("https://mobile.linkedin.com/pulse/selling-today", "linkedin.com/pulse/selling-today"),
        ("https://anna:secret@example.com/a", "example.com/a"),
        ("https://www.linkedin.com/in/anna/?trk=nav", "linkedin.com/in/anna"),
        ("https://de.linkedin.com/pulse/selling-today?trk=a", "linkedin.com/pulse/selling-today"),
    ],
)
def test_an_address_has_one_spelling(typed: str, kept: str) -> None:
    """Scheme, host spelling, tracking, fragment and the order of the query make no other address."""
    assert normalised(typed) == kept


def test_a_linkedin_post_is_one_however_it_was_copied() -> None:
    """The pretty address, the feed's and the escaped one lead to the same post."""
    copied = [
        "https://www.linkedin.com/posts/anna-ek_sales-activity-7123456789012345678-AbCd?utm_source=share&rcm=A",
        "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/",
        "https://linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7123456789012345678",
    ]
    assert len({normalised(address) for address in copied}) == 1


@given(
    host=st.from_regex(
        r"(www\.|m\.|de\.|xn--bcher-kva\.)?[a-zäöü]{1,6}\.(se|com|example)(:8443|:443)?", fullmatch=True
    ),
    path=st.from_regex(r"(/[A-Za-z0-9%._:-]{0,6}){0,3}", fullmatch=True),
    query=st.from_regex(r"(\?([a-z_]{1,5}=[A-Za-z0-9+%]{0,4}&?){1,3})?(#[a-z!/]{0,4})?", fullmatch=True),
)
def test_a_normalised_address_is_its_own_spelling(host: str, path: str, query: str) -> None:
    """Logging what the bot has shown is logging the same."""
    kept = normalised(f"https://{host}{path}{query}")
    assert normalised(f"https://{kept}") == kept
    assert normalised(f"http://www.{kept}") == kept or kept.startswith("linkedin.com")


@pytest.mark.parametrize("odd", ["https://example.com:99999/", "https://[::1]/a", "https://example.com/%zz"])
def test_an_odd_address_is_kept_as_it_is(odd: str) -> None:
    """Nothing that a browser shows makes the bot stumble."""
    assert normalised(odd)


@pytest.mark.parametrize("weeks", [-3, 0, 3])
def test_an_address_counts_once_in_four_weeks(weeks: int) -> None:
    """Before and after the week in which it counts."""
    with pytest.raises(AddressKnownError):
        check_new("example.com", WEEK, [WEEK + weeks])


@pytest.mark.parametrize("weeks", [-4, 4])
def test_an_address_counts_again_after_four_weeks(weeks: int) -> None:
    """What is shared again after a month is shared again."""
    check_new("example.com", WEEK, [WEEK + weeks])
