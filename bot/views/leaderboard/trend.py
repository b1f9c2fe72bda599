"""The last weeks of a seller: as small bars in a line of text, and as Slack's chart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.domain.scoring.metrics import Pillar
from bot.views.leaderboard import score_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.leaderboard.trend import TrendWeek
    from bot.views.answers import Block

_BARS: Final = "▁▂▃▄▅▆▇█"
_LEAST = 2
"""One week is no trend."""


def in_text(weeks: Sequence[TrendWeek], texts: Texts) -> str:
    """Return a line of bars for the total and for each pillar; nothing while there is no more than one week."""
    if len(weeks) < _LEAST:
        return ""
    title = texts.say_count("*Your last {count} week*", "*Your last {count} weeks*", len(weeks))
    return "\n".join([title, *(_line(name, points, texts) for name, points in _series(weeks, texts).items())])


def chart(weeks: Sequence[TrendWeek], texts: Texts) -> tuple[Block, ...]:
    """Return Slack's line chart of the same; nothing while there is no more than one week.

    Plain dicts, because slack_sdk 3.47 has no class for it. Its limits, such as labels of 20 characters and 20
    categories [Slack: block-kit/blocks/data-visualization-block], are far from what a quarter needs.
    """
    if len(weeks) < _LEAST:
        return ()
    labels = [texts.plain("W{number}", number=each.week.iso_week) for each in weeks]
    series = [_points(name, labels, points) for name, points in _series(weeks, texts).items()]
    axes = {"categories": labels, "x_label": texts.plain("Week"), "y_label": texts.plain("Points")}
    title = texts.plain_count("Your last {count} week", "Your last {count} weeks", len(weeks))
    drawing = {"type": "line", "series": series, "axis_config": axes}
    return ({"type": "data_visualization", "title": title, "chart": drawing},)


def _series(weeks: Sequence[TrendWeek], texts: Texts) -> Mapping[str, Sequence[Decimal]]:
    return {name(texts): [read(each) for each in weeks] for name, read in _READ.items()}


def _line(name: str, points: Sequence[Decimal], texts: Texts) -> str:
    return texts.say(
        "{bars} {name} {first} → {last}",
        bars=bars(points),
        name=name,
        first=texts.points(points[0]),
        last=texts.points(points[-1]),
    )


def bars(points: Sequence[Decimal]) -> str:
    """Return one small bar for each number, none of them below zero."""
    highest = max(*points, Decimal(1))
    return "".join(_BARS[int(each * (len(_BARS) - 1) / highest)] for each in points)


def _points(name: str, labels: Sequence[str], points: Sequence[Decimal]) -> dict[str, Any]:
    data = [{"label": label, "value": float(each)} for label, each in zip(labels, points, strict=True)]
    return {"name": name, "data": data}


_READ: Final[Mapping[Callable[[Texts], str], Callable[[TrendWeek], Decimal]]] = {
    lambda texts: texts.plain("Total"): lambda each: each.total,
    lambda texts: score_lines.pillar_name(Pillar.BUSINESS, texts): lambda each: each.business,
    lambda texts: score_lines.pillar_name(Pillar.STRATEGIC, texts): lambda each: each.strategic,
    lambda texts: score_lines.pillar_name(Pillar.SSI, texts): lambda each: each.ssi,
}
