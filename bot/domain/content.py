"""What sellers share: its kind, its phase of the funnel, the platform it stands on, and what it is to achieve."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.metrics import Phase  # noqa: TC001 - pydantic reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from decimal import Decimal

    from bot.domain.weeks import Week

LONGEST_AIM: Final = 100
"""How many characters an aim may have."""
LINKEDIN: Final = "linkedin"
"""The platform on which shares always count, for the SSI is of it."""

RESULTS: Final = ("engagement", "impressions", "shares_received", "link_clicks", "conversions")
"""What a share can have brought, as raw metrics: more of it as time passes."""

_KEY_DIGITS = 16


class ShareKind(StrEnum):
    """What was shared."""

    OWN = "own"
    """A post that the seller wrote."""
    INTERNAL = "internal"
    """Somebody else's of the own company."""
    EXTERNAL = "external"
    """Somebody else's from elsewhere."""
    COMMENT = "comment"
    """A comment on somebody's post."""

    @property
    def metric(self) -> str:
        """The raw metric that such a share counts for."""
        return "posts" if self is ShareKind.OWN else "shares"


@dataclass(frozen=True, slots=True)
class About:
    """What was said of a share; nothing where nothing was said."""

    kind: ShareKind | None = None
    phase: Phase | None = None
    aim: str = ""
    """What it is to achieve, in the seller's words."""


@dataclass(frozen=True, slots=True)
class OwnShare:
    """Something that a seller shared in a week."""

    week: Week
    address: str
    """The normalised address."""
    metric: str
    """The raw metric that it counts for."""
    about: About
    platform: str
    """Empty where the host is no platform's."""
    results: Mapping[str, Decimal]
    """What it has brought so far, by raw metric."""

    @property
    def key(self) -> str:
        """What a button calls it."""
        return share_key(self.week.starts_on, self.address)


PLATFORMS: Final[dict[str, tuple[str, ...]]] = {
    LINKEDIN: ("linkedin.com", "lnkd.in"),
    "xing": ("xing.com", "xing.to"),
    "x": ("x.com", "twitter.com", "t.co"),
    "facebook": ("facebook.com", "fb.com", "fb.me", "fb.watch"),
    "instagram": ("instagram.com", "instagr.am"),
    "threads": ("threads.net", "threads.com"),
    "bluesky": ("bsky.app",),
    "mastodon": ("mastodon.social", "mastodon.online", "mstdn.social"),
    "tiktok": ("tiktok.com",),
    "reddit": ("reddit.com", "redd.it"),
}
"""The networks on which people post, by their hosts. An address of any other host is that of something which was shared
on one of them, such as an article."""

_BY_HOST = {host: platform for platform, hosts in PLATFORMS.items() for host in hosts}


class PlatformNotAllowedError(UserError):
    """Shares on this platform do not count in the programme."""

    def __init__(self, platform: str, allowed: Collection[str]) -> None:
        """Keep the platform, and those on which shares count."""
        super().__init__(platform, tuple(allowed))
        self.platform = platform
        self.allowed = tuple(allowed)


def platform_of(address: str) -> str:
    """Return the platform of a normalised address; empty where its host is no platform's."""
    host = address.partition("/")[0].partition("?")[0].partition(":")[0]
    labels = host.split(".")
    names = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_BY_HOST[name] for name in names if name in _BY_HOST), "")


def check_platform(platform: str, allowed: Collection[str]) -> None:
    """Return when shares on the platform count.

    Raises:
        PlatformNotAllowedError: they do not.
    """
    if platform and platform not in allowed:
        raise PlatformNotAllowedError(platform, allowed)


def with_linkedin(platforms: Collection[str]) -> tuple[str, ...]:
    """Return platforms in the order of the table, each once, LinkedIn among them."""
    return tuple(platform for platform in PLATFORMS if platform == LINKEDIN or platform in platforms)


def share_key(week_start: date, address: str) -> str:
    """Return what a button calls one of somebody's own shares: short, the same for ever, and no address.

    Args:
        week_start: the Monday of the week that the share counts for.
        address: the normalised address.
    """
    return f"{week_start.isoformat()}:{sha256(address.encode()).hexdigest()[:_KEY_DIGITS]}"
