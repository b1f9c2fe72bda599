"""What a month or a season brought, in the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.dates import get_month_names

from bot.domain.look_backs import LookBack, Span
from bot.i18n import Markup
from bot.use_cases import receipts
from bot.use_cases.look_backs.planning import NOTICE
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.leaderboard import standings
from bot.views.leaderboard.own_numbers import OWN_NUMBERS
from bot.views.weekly_post import board, headline, words
from bot.views.weekly_post.team import whole_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.look_backs import Period
    from bot.domain.weekly_post import PostedSeller, Totals
    from bot.i18n import Texts
    from bot.views.answers import Block

_MEDALS = ("🥇", "🥈", "🥉")
_LEAST = 2
"""One week is no trend."""
_MOST = 20
"""Categories in a chart [Slack: block-kit/blocks/data-visualization-block]."""


def build(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message; where Slack refuses charts the same can be drawn without one."""
    told = receipts.read(LookBack, facts["document"])
    title = _title(told.period, texts)
    paragraphs = list(_paragraphs(told, texts))
    small = _small_print(told, texts)
    top = (header(title), *map(section, paragraphs))
    end = (context(small), actions(button(texts.plain("My numbers"), OWN_NUMBERS, str(told.period.last))))
    first, *more = paragraphs or [""]
    text = "\n".join([f"*{title}.* {first}".rstrip(), *more, small])
    return Answer(text, (*top, *_chart(told, texts), *end), plain=(*top, *end))


def period_name(period: Period, texts: Texts) -> str:
    """Return what a period is called within a sentence, such as ``November 2026`` or ``Q4 2026``."""
    if period.span is Span.MONTH:
        month = get_month_names("wide", context="stand-alone", locale=texts.language)[period.number]
        return f"{month} {period.year}"
    return standings.season_name(period.season, period.last, texts)


def _title(period: Period, texts: Texts) -> str:
    name = period_name(period, texts)
    if period.span is Span.SEASON:
        return texts.plain("The season is over: {name}", name=name)
    return texts.plain("Looking back on {name}", name=name)


def _paragraphs(told: LookBack, texts: Texts) -> Iterator[str]:
    if told.totals is not None:
        yield _brought(told, told.totals, texts)
    if told.champions:
        yield _champions(told, texts)
    yield from filter(None, ["\n".join(_team(told, texts))])


def _brought(told: LookBack, totals: Totals, texts: Texts) -> str:
    if totals.is_nothing:
        return texts.say("*No meetings, leads or social deals were reported.*")
    outcomes = Markup(texts.listing(words.outcomes(totals, told.currency, texts)))
    waiting = headline.unverified(totals.unverified, told.currency, texts)
    said = "\n".join(filter(None, [texts.say("*{outcomes}*", outcomes=outcomes), waiting]))
    before = told.totals_before
    if before is None or before.is_nothing:
        return said
    then = Markup(texts.listing(words.outcomes(before, told.currency, texts)))
    return f"{said}\n{_COMPARED[told.period.span](texts, then)}"


def _champions(told: LookBack, texts: Texts) -> str:
    title = (
        texts.say_count("*The champion of the season*", "*The champions of the season*", len(told.champions))
        if told.period.span is Span.SEASON
        else texts.say("*In front in the season so far*")
    )
    return "\n".join([title, board.legend(texts), *(_champion(seller, texts) for seller in told.champions)])


def _champion(seller: PostedSeller, texts: Texts) -> str:
    return texts.say(
        "{medal} {name}: {points}",
        medal=_MEDALS[min(seller.place, len(_MEDALS)) - 1],
        name=board.in_line(seller.name, texts),
        points=board.points(seller, texts),
    )


def _team(told: LookBack, texts: Texts) -> Iterator[str]:
    if len(told.weeks) >= _LEAST:
        yield texts.say(
            "The team's mean went from {first} to {last} points.",
            first=texts.points(told.weeks[0].mean),
            last=texts.points(told.weeks[-1].mean),
        )
    if told.best_week is not None:
        yield texts.say("The week that brought most was {week}.", week=texts.week(told.best_week))
    if told.present and told.reported is not None:
        yield texts.say("{percent}% of the weeks were reported.", percent=whole_percent(told.reported, told.present))


def _small_print(told: LookBack, texts: Texts) -> str:
    period = told.period
    span = texts.days(period.first.starts_on, period.last.ends_on)
    if told.totals is None:
        return f"{span}. {texts.say('So few take part that sums would tell on somebody, so there are none.')}"
    return span


def _chart(told: LookBack, texts: Texts) -> tuple[Block, ...]:
    if not _LEAST <= len(told.weeks) <= _MOST:
        return ()
    labels = [texts.plain("W{number}", number=each.week.iso_week) for each in told.weeks]
    points = [float(each.mean) for each in told.weeks]
    data = [{"label": label, "value": value} for label, value in zip(labels, points, strict=True)]
    drawing = {
        "type": "bar",
        "series": [{"name": texts.plain("The team's mean"), "data": data}],
        "axis_config": {"categories": labels, "x_label": texts.plain("Week"), "y_label": texts.plain("Points")},
    }
    return ({"type": "data_visualization", "title": texts.plain("The team's mean"), "chart": drawing},)


_COMPARED: Mapping[Span, Callable[[Texts, Markup], str]] = {
    Span.MONTH: lambda texts, then: texts.say("The month before: {outcomes}.", outcomes=then),
    Span.SEASON: lambda texts, then: texts.say("The season before: {outcomes}.", outcomes=then),
}
NOTICES: Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]] = {NOTICE: build}
"""By the kind of notice, what draws it."""
