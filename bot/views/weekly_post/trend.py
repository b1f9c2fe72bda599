"""The last weeks of the team: as Slack's chart, as small bars, and in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.i18n import capitalised
from bot.views.leaderboard import trend

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.posts.team_week import TeamWeek
    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts
    from bot.views.answers import Block

_LEAST: Final = 3
"""Two weeks are no trend."""
_LINES_FROM: Final = 6
"""Fewer weeks are told apart better as columns."""


def chart(post: WeeklyPost, texts: Texts) -> tuple[Block, ...]:
    """Return Slack's chart of meetings, leads and customers by week; nothing while there is too little to show.

    A plain dict, because slack_sdk 3.47 has no class for it; its limits [Slack:
    block-kit/blocks/data-visualization-block] are far from what a quarter needs.
    """
    series = _series(post, texts)
    if not series:
        return ()
    labels = [texts.plain("W{number}", number=each.week.iso_week) for each in post.story.trail]
    drawn = [_drawn(name, labels, amounts) for name, amounts in series.items()]
    axes = {"categories": labels, "x_label": texts.plain("Week")}
    kind = "line" if len(labels) >= _LINES_FROM else "bar"
    drawing = {"type": kind, "series": drawn, "axis_config": axes}
    return ({"type": "data_visualization", "title": _title(post, texts), "chart": drawing},)


def in_bars(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return the same as small bars, a line for each, under a title."""
    found = [
        texts.say("{bars} {name} {first} → {last}", bars=trend.bars(amounts), name=name, **_ends(amounts, texts))
        for name, amounts in _series(post, texts).items()
    ]
    return [texts.say("*{title}*", title=_title(post, texts)), *found] if found else []


def in_words(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return the same as numbers, which a screen reader can say."""
    found = [
        texts.say("{name}: {amounts}", name=name, amounts=", ".join(texts.number(each) for each in amounts))
        for name, amounts in _series(post, texts).items()
    ]
    return [_title(post, texts), *found] if found else []


def _title(post: WeeklyPost, texts: Texts) -> str:
    weeks = [each.week for each in post.story.trail]
    if weeks[-1] - (len(weeks) - 1) != weeks[0]:  # some had no post
        return capitalised(texts.weeks(weeks[0], weeks[-1]))
    return texts.plain_count("The last {count} week", "The last {count} weeks", len(weeks))


def _series(post: WeeklyPost, texts: Texts) -> Mapping[str, Sequence[Decimal]]:
    trail = post.story.trail
    if post.totals is None or len(trail) < _LEAST:
        return {}
    found = {name(texts): [read(each) for each in trail] for name, read in _READ.items()}
    return {name: amounts for name, amounts in found.items() if any(amounts)}


def _ends(amounts: Sequence[Decimal], texts: Texts) -> Mapping[str, str]:
    return {"first": texts.number(amounts[0]), "last": texts.number(amounts[-1])}


def _drawn(name: str, labels: Sequence[str], amounts: Sequence[Decimal]) -> dict[str, Any]:
    data = [{"label": label, "value": float(each)} for label, each in zip(labels, amounts, strict=True)]
    return {"name": name, "data": data}


_READ: Final[Mapping[Callable[[Texts], str], Callable[[TeamWeek], Decimal]]] = {
    lambda texts: texts.plain("Meetings"): lambda each: each.meetings,
    lambda texts: texts.plain("Leads"): lambda each: each.leads,
    lambda texts: texts.plain("Customers"): lambda each: Decimal(each.customers),
}
