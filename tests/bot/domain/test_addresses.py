from __future__ import annotations

import pytest

from bot.domain.addresses import AddressKnownError, check_new, normalised
from bot.domain.weeks import Week

WEEK = Week.iso(2026, 46)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.Example.com/News/", "example.com/News"),
        ("http://example.com:80/a?utm_source=x&b=2&a=1&fbclid=3#top", "example.com/a?a=1&b=2"),
        ("https://example.com:8443/", "example.com:8443"),
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
