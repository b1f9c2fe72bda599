from __future__ import annotations

from datetime import date

import pytest

from bot.domain.content import PlatformNotAllowedError, check_platform, platform_of, share_key, with_linkedin


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("linkedin.com/feed/update/7123456789", "linkedin"),
        ("lnkd.in/dAbC", "linkedin"),
        ("xing.com/discover/1", "xing"),
        ("login.xing.com/a", "xing"),
        ("x.com/anna/status/1", "x"),
        ("example.com/x.com", ""),
        ("fox.com/news", ""),
        ("xing.com.example/a", ""),
        ("localhost", ""),
    ],
)
def test_the_host_tells_the_platform(address: str, platform: str) -> None:
    """A host or anything below it; what only looks alike is none."""
    assert platform_of(address) == platform


def test_shares_count_on_allowed_platforms() -> None:
    """LinkedIn and what the admin allows; an article of any other host was shared on one of them."""
    for platform in ("linkedin", "xing", ""):
        check_platform(platform, ("linkedin", "xing"))
    with pytest.raises(PlatformNotAllowedError) as refusal:
        check_platform("x", ("linkedin", "xing"))
    assert (refusal.value.platform, refusal.value.allowed) == ("x", ("linkedin", "xing"))


def test_linkedin_is_always_allowed() -> None:
    """Whatever else is, in the order of the table."""
    assert with_linkedin(["xing"]) == with_linkedin(["xing", "linkedin", "xing"]) == ("linkedin", "xing")


def test_a_share_is_named_without_its_address() -> None:
    """The same share has the same key, another week or address another one, and it is short."""
    week, other = date(2026, 11, 9), date(2026, 11, 16)
    key = share_key(week, "example.com/a")
    assert key == share_key(week, "example.com/a")
    assert len({key, share_key(other, "example.com/a"), share_key(week, "example.com/b")}) == 3
    assert "example" not in key
    assert len(key) < 30
