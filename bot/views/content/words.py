"""What kinds of shares, phases, platforms and rates are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.content import ShareKind
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import Phase
from bot.i18n import Markup, escape
from bot.views import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.content import About
    from bot.domain.scoring.rates import Rate
    from bot.i18n import Texts

_KINDS: Mapping[ShareKind, Callable[[Texts], str]] = {
    ShareKind.OWN: lambda texts: texts.plain("own post"),
    ShareKind.INTERNAL: lambda texts: texts.plain("from the company"),
    ShareKind.EXTERNAL: lambda texts: texts.plain("from elsewhere"),
    ShareKind.COMMENT: lambda texts: texts.plain("comment"),
}
_PHASES: Mapping[Phase, Callable[[Texts], str]] = {
    Phase.AWARENESS: lambda texts: texts.plain("awareness"),
    Phase.INTEREST: lambda texts: texts.plain("interest"),
    Phase.CONSIDERATION: lambda texts: texts.plain("consideration"),
    Phase.CONVERSION: lambda texts: texts.plain("conversion"),
}
_PLATFORMS: Mapping[str, str] = {
    "linkedin": "LinkedIn",
    "xing": "XING",
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "threads": "Threads",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "tiktok": "TikTok",
    "reddit": "Reddit",
}


def kind(named: ShareKind, texts: Texts) -> str:
    """Return what a kind of share is called, as it stands within a sentence: plain text."""
    return _KINDS[named](texts)


def phase(named: Phase, texts: Texts) -> str:
    """Return what a phase of the funnel is called, as it stands within a sentence: plain text."""
    return _PHASES[named](texts)


def platform(key: str) -> str:
    """Return what a platform calls itself."""
    return _PLATFORMS.get(key, key)


def about(said: About, on_platform: str, texts: Texts) -> Markup:
    """Return all that is known of a share in one line, empty where nothing is."""
    parts = [kind(said.kind, texts)] if said.kind else []
    if said.phase:
        parts.append(phase(said.phase, texts))
    if on_platform:
        parts.append(platform(on_platform))
    if said.aim:
        parts.append(texts.plain("to achieve “{aim}”", aim=said.aim))
    return escape(" · ".join(parts))


def rate(shown: Rate, texts: Texts) -> str:
    """Return a rate with its name: its value, or that there is too little to say; as mrkdwn."""
    name = metrics.name(shown.metric, texts)
    if shown.value is None:
        return texts.say(
            "{rate}: too few to say (n = {count})", rate=name, count=texts.number(half_up(shown.denominator, 0))
        )
    value = texts.number(half_up(shown.value, 1), 1)
    if shown.factor == 1:
        return texts.say("{rate} {value}", rate=name, value=value)
    return texts.say("{rate} {value}%", rate=name, value=value)
